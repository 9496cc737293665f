/* Graphs back from bytes. */
#ifndef GRAPH_PARSE_H
#define GRAPH_PARSE_H

#include "graph/graph.h"

/* Adds what `bytes` state. `syntax` is "turtle", "trig", "ntriples", "nquads" or "rdfxml" or the ending of a file name
   in use for one. Blank nodes get IRIs made from the bytes' hash and their labels. Errors name `name` and the line. */
WireStatus graph_parse(Graph *graph, Text bytes, const char *syntax, const char *name, const Reporter *reporter);

/* The syntax in raptor's words for a name or a file ending, or NULL. */
const char *syntax_of(const char *name);

/* The same from a file, of which N-Triples and N-Quads are read a piece at a time; the syntax is that which the name
   ends in, N-Quads for "-". */
WireStatus graph_read(Graph *graph, const char *path, const Reporter *reporter);

/* parse_lines.c: N-Triples and N-Quads, by hand, since raptor's reader of them runs past its buffer on broken input. */
WireStatus parse_lines(Graph *graph, Text bytes, const char *name, const Reporter *reporter);
/* The same for a piece of a file: `*line` counts lines on; blank nodes are told apart by `blanks`. */
WireStatus parse_piece(Graph *graph, Text piece, const char *name, uint64_t blanks, unsigned long *line,
                       const Reporter *reporter);

/* An IRI for a blank node of these bytes. */
Term blank_term(Graph *graph, uint64_t bytes_hash, Text label);

#endif
