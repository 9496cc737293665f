/* The graph as a librdf model, made when somebody asks for one. */
#ifndef GRAPH_LIBRDF_H
#define GRAPH_LIBRDF_H

#include "graph/graph.h"

#include <librdf.h>

typedef struct Librdf {
    librdf_world *world;
    librdf_storage *storage;
    librdf_model *model;
    const Reporter *reporter;
    bool complained; /* librdf, raptor or rasqal sent an error */
} Librdf;

/* Fills a model with all statements, the graphs merged: storage "trees", which finds fast but knows no graph names.
   Must be made, used and freed in one thread. `out` must stay where it is; frees with librdf_close, also on failure. */
WireStatus librdf_fill(Graph *graph, const Reporter *reporter, Librdf *out);
void librdf_close(Librdf *self);

#endif
