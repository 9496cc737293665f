/* The terms of vocabulary.def as constants that are valid terms in every graph: WG_AGENT, RDF_TYPE ... */
#ifndef GRAPH_VOCABULARY_H
#define GRAPH_VOCABULARY_H

#include "base/iri.h"
#include "base/text.h"

/* Term 0 is no term; in the place of a graph it is the default graph. */
typedef enum Vocabulary {
    TERM_NONE,
#define TERM(space, constant, name) space##_##constant,
#include "graph/vocabulary.def"
    VOCABULARY_END,
} Vocabulary;

typedef enum Namespace {
#define NAMESPACE(constant, prefix, iri) NAMESPACE_##constant,
#include "graph/vocabulary.def"
    NAMESPACE_COUNT,
} Namespace;

/* Which namespace a term belongs to and its local name there; `term` lies between TERM_NONE and VOCABULARY_END. */
Namespace vocabulary_namespace(Vocabulary term);
Text vocabulary_name(Vocabulary term);

Text namespace_prefix(Namespace space);
Text namespace_iri(Namespace space);

#endif
