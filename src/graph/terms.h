/* The terms of a graph, each kept once: bytes in blocks that never move, found by hash. */
#ifndef GRAPH_TERMS_H
#define GRAPH_TERMS_H

#include "graph/graph.h"

typedef struct Terms Terms;

/* A table that holds the vocabulary, or NULL. */
Terms *terms_new(void);
void terms_free(Terms *terms);

/* The term, added (copied) when new; 0 when there is no memory for it. */
Term terms_intern(Terms *terms, TermView view);
/* The term if it is there, else 0. */
Term terms_find(const Terms *terms, TermView view);

TermView terms_view(const Terms *terms, Term term);
/* All terms lie below. */
uint32_t terms_count(const Terms *terms);

/* Gives all terms (0 among them) in their order, to free(); NULL when there is no memory. They stand by bytes, but IRIs
   below `base` by their kinds first, as the vocabulary lists them: what happened, then who and where, then documents. */
Term *terms_order(const Terms *terms, Text base);

#endif
