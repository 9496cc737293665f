/* The terms of vocabulary.def as tables. */
#include "graph/vocabulary.h"

static const struct {
    Text prefix, iri;
} namespaces[] = {
#define NAMESPACE(constant, prefix, iri) {{prefix, sizeof prefix - 1}, {iri, sizeof iri - 1}},
#include "graph/vocabulary.def"
};

static const struct {
    Namespace space;
    Text name;
} terms[] = {
    {NAMESPACE_COUNT, {"", 0}},
#define TERM(space, constant, name) {NAMESPACE_##space, {name, sizeof name - 1}},
#include "graph/vocabulary.def"
};

Namespace vocabulary_namespace(Vocabulary term)
{
    return terms[term].space;
}

Text vocabulary_name(Vocabulary term)
{
    return terms[term].name;
}

Text namespace_prefix(Namespace space)
{
    return namespaces[space].prefix;
}

Text namespace_iri(Namespace space)
{
    return namespaces[space].iri;
}
