/* Where the parts of a picture go that do not hang together. */
#ifndef DRAW_ARRANGE_H
#define DRAW_ARRANGE_H

#include <graphviz/gvc.h>
#include <stdbool.h>

/* Lays out each connected part of a graph on its own, in layers or, when it is large, by springs, and puts the parts side by
   side into a sheet, the node "title" on top: one layout of all would leave most of the sheet white, and Graphviz's own packing
   loses the labels of edges. The edges bear keys. The graph is laid out afterwards. False when Graphviz fails. */
bool arrange_parts(GVC_t *context, graph_t *graph);

#endif
