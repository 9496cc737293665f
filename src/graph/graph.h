/* A graph in memory: terms kept once each, and statements about them, sorted and without duplicates.

   Terms are small numbers that stay valid as long as the graph; those of vocabulary.h are the same in every graph.
   The first failure sticks (graph_status) and makes later additions do nothing, so that code that states many
   things asks once at its end. */
#ifndef GRAPH_GRAPH_H
#define GRAPH_GRAPH_H

#include "base/iri.h"
#include "base/status.h"
#include "base/text.h"
#include "graph/vocabulary.h"

typedef uint32_t Term;

/* The IRI under which things are named unless another is asked for. */
#define GRAPH_BASE IRI_THINGS

typedef enum TermKind {
    TERM_IRI,
    TERM_LITERAL,
    TERM_LANGUAGE, /* the tag of a literal; never stands in a statement */
} TermKind;

typedef struct TermView {
    TermKind kind;
    Text text;      /* valid as long as the graph; a zero byte follows it */
    Term qualifier; /* of a literal: its datatype, or the TERM_LANGUAGE of its tag; 0 for a plain string */
} TermView;

typedef struct Quad {
    Term graph, subject, predicate, object; /* graph 0: the default graph */
} Quad;

typedef struct Quads {
    const Quad *items;
    size_t count;
} Quads;

/* Whether two statements say the same, in whatever graphs. */
bool quad_same_triple(const Quad *a, const Quad *b);

typedef struct Graph Graph;

/* An empty graph, or NULL when there is no memory for it. */
Graph *graph_new(void);
/* NULL is allowed. */
void graph_free(Graph *graph);

WireStatus graph_status(const Graph *graph);

/* The IRI below which things are named, for abbreviation in output; copied. GRAPH_BASE until set. */
WireStatus graph_set_base(Graph *graph, Text base);
Text graph_base(const Graph *graph);

/* Whether an IRI is absolute and holds only what may stand between < and > everywhere. */
bool iri_valid(Text iri);

/* Terms; 0 after a failure. An invalid IRI, language tag or encoding is WIRE_BAD_ARGUMENT. Control characters,
   U+FFFE and U+FFFF in literals, which not every syntax can carry, become spaces. */
Term graph_iri(Graph *graph, Text iri);
Term graph_string(Graph *graph, Text value);
Term graph_words(Graph *graph, Text value, Text language); /* an empty tag gives a plain string */
Term graph_typed(Graph *graph, Text value, Term datatype);
Term graph_integer(Graph *graph, double value); /* rounded */

/* The term of an IRI if the graph has it, else 0. */
Term graph_find_iri(const Graph *graph, Text iri);

/* The term of a literal if the graph has it, else 0; `language` and `datatype` may be empty. */
Term graph_find_literal(const Graph *graph, Text value, Text language, Text datatype);

TermView graph_term(const Graph *graph, Term term);
/* The language tag of a literal, or nothing. */
Text graph_language(const Graph *graph, Term literal);
/* Number of terms, the vocabulary's among them; all lie below it. */
size_t graph_terms(const Graph *graph);

/* States something; does nothing when one of the terms is 0 (a graph of 0 is the default graph). */
void graph_add(Graph *graph, Quad quad);
/* States all that another graph states. */
void graph_add_all(Graph *graph, const Graph *other);

/* Sorts what was added by (graph, subject, predicate, object) and drops duplicates; the functions below do it
   themselves. Terms are in order of kind, text, then qualifier, whatever the order in which they came. */
WireStatus graph_sort(Graph *graph);

/* All statements, by graph, subject, predicate, object. Valid until something is added; empty after a failure. */
Quads graph_quads(Graph *graph);
/* All statements of all graphs by subject, predicate, object: those about a subject, with one predicate or any (0);
   subject 0: every statement. */
Quads graph_about(Graph *graph, Term subject, Term predicate);
/* All statements by predicate, object, subject: those with one predicate and one object or any (0). */
Quads graph_with(Graph *graph, Term predicate, Term object);
/* The first object of a subject's predicate, or 0. */
Term graph_object(Graph *graph, Term subject, Term predicate);
/* The label (or another naming predicate's value) in a language, else without tag, else any; 0 if none. */
Term graph_label(Graph *graph, Term subject, Term predicate, Text language);

#endif
