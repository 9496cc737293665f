/* What a diagram shows of a graph: actors, and events as edges between two or as nodes among more. */
#ifndef DRAW_PICTURE_H
#define DRAW_PICTURE_H

#include "base/array.h"
#include "document/document.h"
#include "graph/graph.h"
#include "knowledge/knowledge.h"

typedef enum Shape {
#define SHAPE(constant, shape, style, fill, class) SHAPE_##constant,
#include "draw/styles.def"
#undef SHAPE
    SHAPE_EVENT, /* an event of one party, or of three and more */
    SHAPE_COUNT,
} Shape;

/* How firmly an event stands in the graph. */
typedef enum Line {
    LINE_STATED,     /* by the article itself */
    LINE_CLAIMED,    /* by somebody the article names */
    LINE_UNREALIZED, /* planned or possible */
    LINE_DENIED,
    LINE_COUNT,
} Line;

enum { FAMILY_NONE = 255 };

typedef struct PictureNode {
    Text label, address, tooltip; /* address: of its Wikidata page, or empty */
    Shape shape;
    uint8_t family; /* of SHAPE_EVENT: row of styles.def, or FAMILY_NONE */
    Line line;
} PictureNode;

typedef struct PictureEdge {
    uint32_t from, to; /* nodes */
    Text label, tooltip;
    uint8_t family;
    Line line;
    bool mutual; /* no direction: both are parties */
} PictureEdge;

typedef struct Picture {
    ARRAY(PictureNode) nodes;
    ARRAY(PictureEdge) edges;
    uint32_t articles; /* that the graph tells of */
    uint32_t events;   /* shown */
} Picture;

/* Reads the picture out of a graph. Nodes and edges come in the order of their IRIs. */
Picture picture_of(Arena *arena, const Knowledge *knowledge, Graph *graph, Language language);

#endif
