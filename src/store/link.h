/* Proposals of which things of two data sets are the same, for a person to confirm. */
#ifndef STORE_LINK_H
#define STORE_LINK_H

#include "graph/graph.h"

/* Compares the things of `graph` that have no owl:sameAs with the named things of `other` (rdfs, SKOS and schema.org
   names): alike in name after folding and transliteration, not unlike in class and country. Adds to `out`, for each
   pair, a skos:closeMatch and an rdf:Statement about it with its wg:confidence (0 to 1). Never owl:sameAs. */
WireStatus link_propose(Graph *graph, Graph *other, Graph *out);

/* doubles.c: pairs of events of different articles that may be one happening: of one class, days that overlap, a named
   party in common. Adds a wg:possiblySameAs for each to `out`; nothing is ever merged. */
WireStatus link_doubles(Graph *graph, Graph *out);

/* similar.c: how alike two names are, 0 to 1; both folded. */
double names_alike(Text a, Text b);

#endif
