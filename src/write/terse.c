/* Turtle and TriG: grouped by subject, `a` first, with the prefixes that are used and no others. */
#include "write/write.h"

#include <stdlib.h>
#include <string.h>

typedef struct Prefix {
    Text name, iri;
    bool used;
} Prefix;

enum {
    FIXED =
#define NAMESPACE(constant, prefix, iri) +1
#include "graph/vocabulary.def"
    ,
    KINDS =
#define KIND(prefix, kind) +1
#include "graph/vocabulary.def"
    ,
    PREFIXES = FIXED + KINDS,
    IRI_LIMIT = 512,
};

typedef struct Terse {
    Graph *graph;
    Output *output;
    Prefix prefixes[PREFIXES];
    char iris[KINDS][IRI_LIMIT]; /* of the kinds' prefixes */
    const char *indent;          /* of a statement's first line */
} Terse;

static void add_kind(Terse *terse, int index, const char *prefix, const char *kind)
{
    Text base = graph_base(terse->graph), name = text_of(kind);
    Prefix *row = &terse->prefixes[FIXED + index];
    if (base.length + name.length + 1 > IRI_LIMIT)
        return; /* such a base is not abbreviated: an empty IRI begins nothing */
    char *iri = terse->iris[index];
    memcpy(iri, base.bytes, base.length);
    memcpy(iri + base.length, name.bytes, name.length);
    iri[base.length + name.length] = '/';
    *row = (Prefix){text_of(prefix), {iri, base.length + name.length + 1}, false};
}

static void list_prefixes(Terse *terse)
{
    for (int i = 0; i < FIXED; i++)
        terse->prefixes[i] = (Prefix){namespace_prefix((Namespace)i), namespace_iri((Namespace)i), false};
    int index = 0;
#define KIND(prefix, kind) add_kind(terse, index++, prefix, kind);
#include "graph/vocabulary.def"
}

/* A local name that every reader takes without escapes. */
static bool is_local(Text name)
{
    for (size_t i = 0; i < name.length; i++) {
        char c = name.bytes[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-')))
            return false;
    }
    return name.length > 0;
}

static Prefix *find_prefix(Terse *terse, Text iri)
{
    for (int i = 0; i < PREFIXES; i++) {
        Prefix *prefix = &terse->prefixes[i];
        if (prefix->iri.length && text_starts(iri, prefix->iri) &&
            is_local(text_slice(iri, prefix->iri.length, iri.length)))
            return prefix;
    }
    return NULL;
}

static void write_iri(Terse *terse, Text iri)
{
    const Prefix *prefix = find_prefix(terse, iri);
    if (!prefix) {
        output_char(terse->output, '<');
        output_text(terse->output, iri);
        output_char(terse->output, '>');
        return;
    }
    output_text(terse->output, prefix->name);
    output_char(terse->output, ':');
    output_text(terse->output, text_slice(iri, prefix->iri.length, iri.length));
}

/* Whether a number may stand bare: digits with a sign before, and for decimals one point within. */
static bool is_bare(Term datatype, Text text)
{
    size_t begin = text.length && (text.bytes[0] == '-' || text.bytes[0] == '+'), points = 0;
    for (size_t i = begin; i < text.length; i++) {
        if (text.bytes[i] == '.' && i > begin && i + 1 < text.length)
            points++;
        else if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
    }
    return text.length > begin && points == (datatype == XSD_DECIMAL ? 1 : 0) &&
           (datatype == XSD_DECIMAL || datatype == XSD_INTEGER);
}

static void write_literal(Terse *terse, TermView view)
{
    if (view.qualifier && is_bare(view.qualifier, view.text)) {
        output_text(terse->output, view.text);
        return;
    }
    write_quoted(terse->output, view.text);
    if (!view.qualifier)
        return;
    TermView qualifier = graph_term(terse->graph, view.qualifier);
    output_string(terse->output, qualifier.kind == TERM_LANGUAGE ? "@" : "^^");
    if (qualifier.kind == TERM_LANGUAGE)
        output_text(terse->output, qualifier.text);
    else
        write_iri(terse, qualifier.text);
}

static void write_term(Terse *terse, Term term)
{
    TermView view = graph_term(terse->graph, term);
    if (view.kind == TERM_IRI)
        write_iri(terse, view.text);
    else
        write_literal(terse, view);
}

static void use(Terse *terse, bool *seen, Term term)
{
    if (!term || seen[term])
        return;
    seen[term] = true;
    TermView view = graph_term(terse->graph, term);
    if (view.kind == TERM_LITERAL) {
        if (view.qualifier && !is_bare(view.qualifier, view.text))
            use(terse, seen, view.qualifier);
        return;
    }
    Prefix *prefix = view.kind == TERM_IRI ? find_prefix(terse, view.text) : NULL;
    if (prefix)
        prefix->used = true;
}

static WireStatus write_prefixes(Terse *terse, Quads quads, bool with_graphs)
{
    bool *seen = calloc(graph_terms(terse->graph), sizeof *seen);
    if (!seen)
        return WIRE_NO_MEMORY;
    for (size_t i = 0; i < quads.count; i++) {
        const Quad *quad = &quads.items[i];
        const Term terms[] = {with_graphs ? quad->graph : 0, quad->subject,
                              quad->predicate == RDF_TYPE ? 0 : quad->predicate, quad->object};
        for (int j = 0; j < 4; j++)
            use(terse, seen, terms[j]);
    }
    free(seen);
    for (int i = 0; i < PREFIXES; i++) {
        if (!terse->prefixes[i].used)
            continue;
        output_string(terse->output, "@prefix ");
        output_text(terse->output, terse->prefixes[i].name);
        output_string(terse->output, ": <");
        output_text(terse->output, terse->prefixes[i].iri);
        output_string(terse->output, "> .\n");
    }
    return WIRE_OK;
}

/* The statements of one subject that have, or have not, the predicate rdf:type. */
static bool write_predicates(Terse *terse, Quads about, bool types, bool first)
{
    Term last = 0;
    for (size_t i = 0; i < about.count; i++) {
        const Quad *quad = &about.items[i];
        if ((quad->predicate == RDF_TYPE) != types || (i && quad_same_triple(quad, quad - 1)))
            continue;
        if (quad->predicate == last) {
            output_string(terse->output, ", ");
        } else {
            output_string(terse->output, first ? " " : " ;\n    ");
            if (!first)
                output_string(terse->output, terse->indent);
            if (types)
                output_char(terse->output, 'a');
            else
                write_term(terse, quad->predicate);
            output_char(terse->output, ' ');
        }
        write_term(terse, quad->object);
        last = quad->predicate;
        first = false;
    }
    return first;
}

/* Writes subjects one after the other; statements of one graph, or of all as if they were one. */
static void write_subjects(Terse *terse, Quads quads)
{
    for (size_t begin = 0, end; begin < quads.count && !terse->output->failed; begin = end) {
        for (end = begin; end < quads.count && quads.items[end].subject == quads.items[begin].subject;)
            end++;
        Quads about = {quads.items + begin, end - begin};
        output_char(terse->output, '\n');
        output_string(terse->output, terse->indent);
        write_term(terse, about.items->subject);
        bool first = write_predicates(terse, about, true, true);
        write_predicates(terse, about, false, first);
        output_string(terse->output, " .\n");
    }
}

WireStatus write_turtle(Graph *graph, Output *output)
{
    Terse terse = {.graph = graph, .output = output, .indent = ""};
    Quads quads = graph_about(graph, 0, 0);
    list_prefixes(&terse);
    TRY(write_prefixes(&terse, quads, false));
    write_subjects(&terse, quads);
    return WIRE_OK;
}

WireStatus write_trig(Graph *graph, Output *output)
{
    Terse terse = {.graph = graph, .output = output, .indent = ""};
    Quads quads = graph_quads(graph);
    list_prefixes(&terse);
    TRY(write_prefixes(&terse, quads, true));
    for (size_t begin = 0, end; begin < quads.count && !output->failed; begin = end) {
        Term name = quads.items[begin].graph;
        for (end = begin; end < quads.count && quads.items[end].graph == name;)
            end++;
        terse.indent = name ? "    " : "";
        if (name) {
            output_char(output, '\n');
            write_term(&terse, name);
            output_string(output, " {\n");
        }
        write_subjects(&terse, (Quads){quads.items + begin, end - begin});
        if (name)
            output_string(output, "}\n");
    }
    return WIRE_OK;
}
