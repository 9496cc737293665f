/* Every IRI that the program knows by itself, in one place; the linter holds all other files to that. */
#ifndef BASE_IRI_H
#define BASE_IRI_H

/* What is ours. */
#define IRI_HOME "https://w3id.org/wiregraph/"
#define IRI_WG IRI_HOME "ns#"
#define IRI_LEXICON IRI_HOME "lexicon#"
#define IRI_THINGS IRI_HOME "id/"

/* Vocabularies that graphs are written with. */
#define IRI_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define IRI_RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define IRI_OWL "http://www.w3.org/2002/07/owl#"
#define IRI_XSD "http://www.w3.org/2001/XMLSchema#"
#define IRI_SKOS "http://www.w3.org/2004/02/skos/core#"
#define IRI_SEM "http://semanticweb.cs.vu.nl/2009/11/sem/"
#define IRI_GEO "http://www.w3.org/2003/01/geo/wgs84_pos#"
#define IRI_ORG "http://www.w3.org/ns/org#"
#define IRI_NIF "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define IRI_ITSRDF "http://www.w3.org/2005/11/its/rdf#"
#define IRI_PROV "http://www.w3.org/ns/prov#"
#define IRI_DCTERMS "http://purl.org/dc/terms/"
#define IRI_SCHEMA "https://schema.org/"
#define IRI_VOID "http://rdfs.org/ns/void#"
#define IRI_DCAT "http://www.w3.org/ns/dcat#"

/* Data sets that things are linked to. */
#define IRI_WD "http://www.wikidata.org/entity/"
#define IRI_GEONAMES "https://sws.geonames.org/"
#define IRI_DBPEDIA "http://dbpedia.org/resource/"

/* What is only read, in data of others. */
#define IRI_SCHEMA_HTTP "http://schema.org/"
#define IRI_FOAF "http://xmlns.com/foaf/0.1/"
#define IRI_DBPEDIA_TERMS "http://dbpedia.org/ontology/"

/* Others. */
#define IRI_GENID "https://w3id.org/.well-known/genid/" /* stands for blank nodes */
#define IRI_MEDIA_TYPES "https://www.iana.org/assignments/media-types/"
#define IRI_LICENSE "https://creativecommons.org/licenses/by/4.0/"
#define IRI_GRAPHML "http://graphml.graphdrawing.org/xmlns"
#define IRI_GEXF "http://www.gexf.net/1.2draft"
#define IRI_SPARQL_RESULTS "http://www.w3.org/2005/sparql-results#"

#endif
