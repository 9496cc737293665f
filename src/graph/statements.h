/* What a document reports, as statements in the terms of the vocabulary. */
#ifndef GRAPH_STATEMENTS_H
#define GRAPH_STATEMENTS_H

#include "document/document.h"
#include "graph/graph.h"
#include "knowledge/knowledge.h"

/* States all that an interpreted document reports: its facts in a named graph of its own (at WIRE_PROVENANCE_NONE in
   the default graph), known things and the document itself in the default graph. The statements depend on nothing
   but the document, the knowledge, the level and the graph's base. */
WireStatus graph_add_document(Graph *graph, const Knowledge *knowledge, const Document *document,
                              WireProvenance provenance);

/* The IRIs under which a document's events are stated, in `graph`: one for each event in `out`. */
WireStatus graph_name_events(Graph *graph, const Knowledge *knowledge, const Document *document, Term *out);

#endif
