/* Where the statements come from: the document, its graph, and the run that made it. */
#include "graph/article.h"

static Text hexadecimal(Article *article, const unsigned char *hash)
{
    char digits[65];
    for (int i = 0; i < 32; i++) {
        digits[2 * i] = "0123456789abcdef"[hash[i] >> 4];
        digits[2 * i + 1] = "0123456789abcdef"[hash[i] & 15];
    }
    return text_copy(article->arena, (Text){digits, 64});
}

static void describe_document(Article *article)
{
    const Document *document = article->document;
    Graph *graph = article->graph;
    Term iri = article->iri;
    article_refer(article, iri, RDF_TYPE, WG_DOCUMENT);
    article_refer(article, iri, RDF_TYPE, NIF_CONTEXT);
    article_refer(article, iri, DCTERMS_TITLE, article_words(article, document->title));
    if (article->language.length)
        article_refer(article, iri, DCTERMS_LANGUAGE, graph_string(graph, article->language));
    if (document->date.precision == DATE_DAY)
        article_refer(article, iri, SCHEMA_DATE_PUBLISHED, article_day(article, document->date.low));
    if (document->publisher.length)
        article_refer(article, iri, SCHEMA_PUBLISHER, graph_string(graph, document->publisher));
    if (document->author.length)
        article_refer(article, iri, SCHEMA_AUTHOR, graph_string(graph, document->author));
    if (iri_valid(document->address))
        article_refer(article, iri, NIF_SOURCE_URL, graph_iri(graph, document->address));
    article_refer(article, iri, WG_SHA256, graph_string(graph, hexadecimal(article, document->sha256)));
}

static Term describe_software(Article *article)
{
    Term software = article_name(article, "software", TEXT("wiregraph-" WIRE_VERSION));
    article_refer(article, software, RDF_TYPE, PROV_SOFTWARE_AGENT);
    article_refer(article, software, RDFS_LABEL, graph_string(article->graph, TEXT("Wiregraph " WIRE_VERSION)));
    article_refer(article, software, SCHEMA_SOFTWARE_VERSION, graph_string(article->graph, TEXT(WIRE_VERSION)));
    return software;
}

static Term describe_image(Article *article, Text hash)
{
    Term image = article_name(article, "image", text_format(article->arena, "i%.*s", 12, hash.bytes));
    article_refer(article, image, RDF_TYPE, PROV_ENTITY);
    article_refer(article, image, WG_SHA256, graph_string(article->graph, hash));
    return image;
}

void state_document(Article *article)
{
    describe_document(article);
    Text image = hexadecimal(article, knowledge_hash(article->knowledge));
    Text document = graph_term(article->graph, article->iri).text;
    Text key = text_format(article->arena, "%.*s %s %.*s", (int)document.length, document.bytes, WIRE_VERSION,
                           (int)image.length, image.bytes);
    Term run = article_name(article, "run", article_hash(article, 'r', key, 12));
    article_refer(article, article->named, RDF_TYPE, PROV_BUNDLE);
    article_refer(article, article->named, PROV_WAS_DERIVED_FROM, article->iri);
    article_refer(article, article->named, PROV_WAS_GENERATED_BY, run);
    article_refer(article, run, RDF_TYPE, PROV_ACTIVITY);
    article_refer(article, run, PROV_USED, article->iri);
    article_refer(article, run, PROV_USED, describe_image(article, image));
    article_refer(article, run, PROV_WAS_ASSOCIATED_WITH, describe_software(article));
}
