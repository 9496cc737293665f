/* Statements into bytes: a table of formats, one row each. */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "graph/graph.h"
#include "write/output.h"

typedef struct Format {
    const char *name;      /* "turtle" */
    const char *extension; /* "ttl" */
    const char *media_type;
    const char *words;     /* one line for people */
    bool keeps_graphs;     /* else the graphs are merged */
    bool is_rdf;           /* can be read back */
    WireStatus (*write)(Graph *graph, Output *output);
} Format;

/* The format of a name or extension, or NULL. */
const Format *format_of(Text name);
/* The formats in order; NULL past the last. */
const Format *format_at(size_t index);

/* Writes a whole graph: sorted, without duplicates, the same bytes for the same statements. WIRE_WRITE_FAILED where
   the receiver refuses. */
WireStatus format_write(const Format *format, Graph *graph, Output *output);

/* The rows' writers, one file each. */
WireStatus write_ntriples(Graph *graph, Output *output);
WireStatus write_nquads(Graph *graph, Output *output);
WireStatus write_turtle(Graph *graph, Output *output);
WireStatus write_trig(Graph *graph, Output *output);
WireStatus write_rdfxml(Graph *graph, Output *output);
WireStatus write_jsonld(Graph *graph, Output *output);
WireStatus write_events(Graph *graph, Output *output);
WireStatus write_entities(Graph *graph, Output *output);
WireStatus write_graphml(Graph *graph, Output *output);
WireStatus write_gexf(Graph *graph, Output *output);

/* lines.c: sorted statements as N-Triples, without their graphs. */
void write_triples(const Graph *graph, Output *output, Quads quads);
/* lines.c: a literal's quoted text with what Turtle and N-Triples must escape. */
void write_quoted(Output *output, Text text);

#endif
