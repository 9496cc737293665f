/* Statements into a diagram: SVG, PNG, PDF or DOT source. */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "document/document.h"
#include "graph/graph.h"
#include "knowledge/knowledge.h"

typedef struct DrawOptions {
    Text format; /* "svg", "png", "pdf" or "dot" */
    Text title;
    Language language; /* of labels; LANGUAGE_UNKNOWN: English */
} DrawOptions;

/* Writes the diagram of a graph. Layout runs in a child process with limits on time and memory: WIRE_TOO_LARGE
   when it exceeds them or a PNG would have more than 1,000 nodes. */
WireStatus draw(const Knowledge *knowledge, Graph *graph, const DrawOptions *options, const Reporter *reporter,
                WireWrite *write, void *context);

#endif
