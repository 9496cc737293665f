/* What the files behind the public interface share. */
#ifndef INTERFACE_H
#define INTERFACE_H

#include "wiregraph.h"

#include "document/document.h"
#include "graph/graph.h"
#include "knowledge/knowledge.h"

struct Wire {
    WireOptions options;
    Reporter reporter;
    Knowledge *knowledge;
};

struct WireDocument {
    Arena *arena;
    Document *document;
    const Knowledge *knowledge;
};

struct WireGraph {
    Graph *graph;
    Reporter reporter;
};

/* places.c: the folder that holds the image and the models, and the image in it; false where the path is too long. */
bool find_home(char *out, size_t size);
bool home_image(const char *home, char *out, size_t size);

#endif
