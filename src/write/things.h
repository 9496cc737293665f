/* Entities and events of a graph, for the formats that are tables or networks of them. */
#ifndef WRITE_THINGS_H
#define WRITE_THINGS_H

#include "graph/graph.h"

typedef struct Things {
    Term *items; /* in the order of their IRIs; to things_free */
    size_t count;
} Things;

/* All that has an entity class or is wg:Unnamed; all that is a sem:Event or wg:UnrealizedEvent. */
WireStatus entities_list(Graph *graph, Things *out);
WireStatus events_list(Graph *graph, Things *out);
void things_free(Things *things);

/* A thing's name: its label in English, else any, else the last part of its IRI. */
Text thing_label(Graph *graph, Term thing, const char *language);
/* The last part of an IRI. */
Text thing_name(const Graph *graph, Term thing);
/* The value that a reader sees: a literal's text, a thing's label, a term's local name. */
Text thing_words(Graph *graph, Term term);

/* The properties that join events to entities, and entities to each other; 0 past the last. */
Term role_at(size_t index);
Term relation_at(size_t index);

#endif
