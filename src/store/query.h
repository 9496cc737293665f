/* Questions to a graph in memory: the part of SPARQL 1.1 that rasqal answers rightly, the rest refused by name. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "graph/graph.h"

/* Ways to write the rows of an answer: "table", "csv", "tsv", "json", "xml"; NULL past the last. */
const char *query_format_at(size_t index);

/* Answers a SELECT or ASK in one of the formats above. WIRE_UNSUPPORTED names the construct that is not offered,
   WIRE_BAD_SYNTAX the mistake. */
WireStatus query_answer(Graph *graph, Text query, const char *format, const Reporter *reporter, WireWrite *write,
                        void *context);

/* refuse.c: the first construct in a query that rasqal lacks or answers wrongly, with a hint; NULL if there is none. */
const char *query_refusal(Text query);

#endif
