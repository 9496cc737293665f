/* Statements into bytes: a table of formats, one row each. */
#include "write/write.h"

/* Turtle and TriG share a writer of ours: raptor has no TriG, cannot put `a` first, and declares prefixes that
   nothing uses. N-Triples and N-Quads are ours in canonical UTF-8: raptor writes \u escapes. */
static const Format formats[] = {
    {"turtle", "ttl", "text/turtle", "grouped by subject, graphs merged", false, true, write_turtle},
    {"ntriples", "nt", "application/n-triples", "one statement a line, graphs merged", false, true, write_ntriples},
    {"nquads", "nq", "application/n-quads", "one statement a line, with its graph", true, true, write_nquads},
    {"trig", "trig", "application/trig", "grouped by graph and subject", true, true, write_trig},
    {"rdfxml", "rdf", "application/rdf+xml", "for old tools, graphs merged", false, true, write_rdfxml},
    {"jsonld", "jsonld", "application/ld+json", "JSON-LD 1.1 with its context", true, false, write_jsonld},
    {"csv", "csv", "text/csv", "a table of events", false, false, write_events},
    {"entities", "entities.csv", "text/csv", "a table of people, places and groups", false, false, write_entities},
    {"graphml", "graphml", "application/graphml+xml", "a network for Gephi and others", false, false, write_graphml},
    {"gexf", "gexf", "application/gexf+xml", "a network for Gephi", false, false, write_gexf},
};

enum { FORMATS = sizeof formats / sizeof *formats };

const Format *format_at(size_t index)
{
    return index < FORMATS ? &formats[index] : NULL;
}

const Format *format_of(Text name)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (text_equal(name, text_of(formats[i].name)) || text_equal(name, text_of(formats[i].extension)))
            return &formats[i];
    return NULL;
}

WireStatus format_write(const Format *format, Graph *graph, Output *output)
{
    TRY(graph_sort(graph));
    TRY(format->write(graph, output));
    TRY(graph_status(graph));
    return output_end(output);
}
