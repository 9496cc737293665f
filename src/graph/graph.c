/* A graph in memory: terms kept once each, and statements about them, sorted and without duplicates. */
#include "graph/graph.h"

#include "base/utf8.h"
#include "graph/terms.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In which order copies of the statements are kept. */
typedef enum Order { BY_GRAPH, BY_SUBJECT, BY_PREDICATE, ORDERS } Order;

struct Graph {
    Terms *terms;
    Quad *quads[ORDERS]; /* [BY_GRAPH] holds what was added; the others are made when asked for */
    size_t counts[ORDERS];
    size_t capacity;
    Term *rank; /* term -> place in the order of terms, made by sorting; NULL while unsorted */
    WireStatus status;
    char *base; /* NULL: GRAPH_BASE */
    size_t base_length;
};

enum { FIRST_QUADS = 256, SCRATCH = 64 };

Graph *graph_new(void)
{
    Graph *graph = calloc(1, sizeof *graph);
    if (graph && !(graph->terms = terms_new())) {
        free(graph);
        return NULL;
    }
    return graph;
}

static void forget_orders(Graph *graph)
{
    for (int order = BY_GRAPH + 1; order < ORDERS; order++) {
        free(graph->quads[order]);
        graph->quads[order] = NULL;
    }
    free(graph->rank);
    graph->rank = NULL;
}

void graph_free(Graph *graph)
{
    if (!graph)
        return;
    forget_orders(graph);
    free(graph->quads[BY_GRAPH]);
    free(graph->base);
    terms_free(graph->terms);
    free(graph);
}

WireStatus graph_status(const Graph *graph)
{
    return graph->status;
}

WireStatus graph_set_base(Graph *graph, Text base)
{
    if (!iri_valid(base))
        return WIRE_BAD_ARGUMENT;
    char *copy = malloc(base.length);
    if (!copy)
        return WIRE_NO_MEMORY;
    memcpy(copy, base.bytes, base.length);
    free(graph->base);
    graph->base = copy;
    graph->base_length = base.length;
    return WIRE_OK;
}

Text graph_base(const Graph *graph)
{
    return graph->base ? (Text){graph->base, graph->base_length} : TEXT(GRAPH_BASE);
}

static Term fail(Graph *graph, WireStatus status)
{
    if (graph->status == WIRE_OK)
        graph->status = status;
    return 0;
}

static Term intern(Graph *graph, TermView view)
{
    if (graph->status != WIRE_OK)
        return 0;
    uint32_t before = terms_count(graph->terms);
    Term term = terms_intern(graph->terms, view);
    if (graph->rank && terms_count(graph->terms) != before)
        forget_orders(graph);
    return term ? term : fail(graph, WIRE_NO_MEMORY);
}

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The length of a character that XML 1.0 cannot carry, or 0: controls, U+FFFE and U+FFFF. */
static size_t unfit_length(Text value, size_t at)
{
    unsigned char c = (unsigned char)value.bytes[at];
    if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7F)
        return 1;
    return c == 0xEF && at + 2 < value.length && (unsigned char)value.bytes[at + 1] == 0xBF &&
                   (unsigned char)value.bytes[at + 2] >= 0xBE
               ? 3 : 0;
}

bool iri_valid(Text iri)
{
    size_t scheme = 0;
    while (scheme < iri.length && (is_alpha(iri.bytes[scheme]) || (scheme && (is_digit(iri.bytes[scheme]) ||
                                                                            strchr("+-.", iri.bytes[scheme])))))
        scheme++;
    if (scheme == 0 || scheme >= iri.length || iri.bytes[scheme] != ':' || !utf8_valid(iri))
        return false;
    static const bool barred[256] = {['<'] = true, ['>'] = true, ['"'] = true,  ['{'] = true, ['}'] = true,
                                     ['|'] = true, ['^'] = true, ['\\'] = true, ['`'] = true};
    for (size_t i = 0; i < iri.length; i++)
        if ((unsigned char)iri.bytes[i] <= ' ' || barred[(unsigned char)iri.bytes[i]] || unfit_length(iri, i))
            return false;
    return true;
}

/* What is there already has been found valid. */
Term graph_iri(Graph *graph, Text iri)
{
    TermView view = {TERM_IRI, iri, 0};
    Term known = graph->status == WIRE_OK ? terms_find(graph->terms, view) : 0;
    if (known)
        return known;
    return iri_valid(iri) ? intern(graph, view) : fail(graph, WIRE_BAD_ARGUMENT);
}

/* Letters, then groups of letters and digits, as BCP 47 shapes tags. */
static bool tag_valid(Text tag)
{
    size_t group = 0;
    bool first = true;
    for (size_t i = 0; i < tag.length; i++) {
        if (tag.bytes[i] == '-') {
            if (group == 0)
                return false;
            group = 0;
            first = false;
        } else if (!is_alpha(tag.bytes[i]) && (first || !is_digit(tag.bytes[i]))) {
            return false;
        } else if (++group > 8) {
            return false;
        }
    }
    return group > 0;
}

static Term literal(Graph *graph, Text value, Term qualifier)
{
    Term known = graph->status == WIRE_OK ? terms_find(graph->terms, (TermView){TERM_LITERAL, value, qualifier}) : 0;
    if (known)
        return known;
    if (!utf8_valid(value))
        return fail(graph, WIRE_BAD_ARGUMENT);
    size_t first = 0;
    while (first < value.length && !unfit_length(value, first))
        first++;
    if (first == value.length)
        return intern(graph, (TermView){TERM_LITERAL, value, qualifier});
    char *clean = malloc(value.length);
    if (!clean)
        return fail(graph, WIRE_NO_MEMORY);
    size_t length = 0;
    for (size_t i = 0, unfit; i < value.length; i += unfit ? unfit : 1) {
        unfit = unfit_length(value, i);
        clean[length++] = unfit ? ' ' : value.bytes[i];
    }
    Term term = intern(graph, (TermView){TERM_LITERAL, {clean, length}, qualifier});
    free(clean);
    return term;
}

Term graph_string(Graph *graph, Text value)
{
    return literal(graph, value, 0);
}

Term graph_words(Graph *graph, Text value, Text language)
{
    if (language.length == 0)
        return literal(graph, value, 0);
    if (!tag_valid(language))
        return fail(graph, WIRE_BAD_ARGUMENT);
    Term tag = intern(graph, (TermView){TERM_LANGUAGE, language, 0});
    return tag ? literal(graph, value, tag) : 0;
}

Term graph_typed(Graph *graph, Text value, Term datatype)
{
    return literal(graph, value, datatype == XSD_STRING ? 0 : datatype);
}

Term graph_integer(Graph *graph, double value)
{
    char digits[SCRATCH];
    int length = snprintf(digits, sizeof digits, "%.0f", fabs(value) < 1e15 ? value : 0.0);
    return graph_typed(graph, (Text){digits, (size_t)length}, XSD_INTEGER);
}

Term graph_find_iri(const Graph *graph, Text iri)
{
    return terms_find(graph->terms, (TermView){TERM_IRI, iri, 0});
}

Term graph_find_literal(const Graph *graph, Text value, Text language, Text datatype)
{
    Term qualifier = 0;
    if (language.length)
        qualifier = terms_find(graph->terms, (TermView){TERM_LANGUAGE, language, 0});
    else if (datatype.length)
        qualifier = graph_find_iri(graph, datatype);
    if ((language.length || datatype.length) && !qualifier)
        return 0;
    return terms_find(graph->terms, (TermView){TERM_LITERAL, value, qualifier == XSD_STRING ? 0 : qualifier});
}

TermView graph_term(const Graph *graph, Term term)
{
    return terms_view(graph->terms, term);
}

Text graph_language(const Graph *graph, Term term)
{
    TermView view = terms_view(graph->terms, term);
    if (view.kind != TERM_LITERAL || !view.qualifier)
        return (Text){"", 0};
    TermView tag = terms_view(graph->terms, view.qualifier);
    return tag.kind == TERM_LANGUAGE ? tag.text : (Text){"", 0};
}

size_t graph_terms(const Graph *graph)
{
    return terms_count(graph->terms);
}

static bool reserve(Graph *graph)
{
    if (graph->counts[BY_GRAPH] < graph->capacity)
        return true;
    size_t capacity = graph->capacity ? graph->capacity * 2 : FIRST_QUADS;
    if (capacity > SIZE_MAX / sizeof(Quad))
        return false;
    Quad *grown = realloc(graph->quads[BY_GRAPH], capacity * sizeof *grown);
    if (!grown)
        return false;
    graph->quads[BY_GRAPH] = grown;
    graph->capacity = capacity;
    return true;
}

void graph_add(Graph *graph, Quad quad)
{
    if (graph->status != WIRE_OK || !quad.subject || !quad.predicate || !quad.object)
        return;
    if (!reserve(graph)) {
        fail(graph, WIRE_NO_MEMORY);
        return;
    }
    if (graph->rank)
        forget_orders(graph);
    graph->quads[BY_GRAPH][graph->counts[BY_GRAPH]++] = quad;
}

static Term carry(Graph *graph, const Graph *other, Term *map, Term term)
{
    if (term < VOCABULARY_END || map[term])
        return term < VOCABULARY_END ? term : map[term];
    TermView view = graph_term(other, term);
    if (view.qualifier >= VOCABULARY_END) {
        if (!map[view.qualifier])
            map[view.qualifier] = intern(graph, graph_term(other, view.qualifier));
        view.qualifier = map[view.qualifier];
    }
    return map[term] = intern(graph, view);
}

void graph_add_all(Graph *graph, const Graph *other)
{
    Term *map = calloc(graph_terms(other), sizeof *map);
    if (!map) {
        fail(graph, WIRE_NO_MEMORY);
        return;
    }
    if (other->status != WIRE_OK)
        fail(graph, other->status);
    for (size_t i = 0; i < other->counts[BY_GRAPH]; i++) {
        Quad quad = other->quads[BY_GRAPH][i];
        quad.graph = carry(graph, other, map, quad.graph);
        quad.subject = carry(graph, other, map, quad.subject);
        quad.predicate = carry(graph, other, map, quad.predicate);
        quad.object = carry(graph, other, map, quad.object);
        graph_add(graph, quad);
    }
    free(map);
}

/* ---- sorting ---- */

/* A statement's terms in the sequence by which it is sorted, and back. */
static void arrange(Order order, const Quad *quad, Term key[4])
{
    const Quad q = *quad;
    const Term keys[ORDERS][4] = {
        [BY_GRAPH] = {q.graph, q.subject, q.predicate, q.object},
        [BY_SUBJECT] = {q.subject, q.predicate, q.object, q.graph},
        [BY_PREDICATE] = {q.predicate, q.object, q.subject, q.graph},
    };
    memcpy(key, keys[order], sizeof keys[order]);
}

static Quad restore(Order order, const Term key[4])
{
    if (order == BY_GRAPH)
        return (Quad){key[0], key[1], key[2], key[3]};
    if (order == BY_SUBJECT)
        return (Quad){key[3], key[0], key[1], key[2]};
    return (Quad){key[3], key[2], key[0], key[1]};
}

static int compare_keys(const void *left, const void *right)
{
    const Term *a = left, *b = right;
    for (int i = 0; i < 4; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

/* Sorts statements in place by way of their terms' ranks; `terms` leads back from rank to term. */
static size_t sort_quads(Order order, Quad *quads, size_t count, const Term *rank, const Term *terms)
{
    for (size_t i = 0; i < count; i++) {
        Term key[4];
        arrange(order, &quads[i], key);
        quads[i] = (Quad){rank[key[0]], rank[key[1]], rank[key[2]], rank[key[3]]};
    }
    if (count > 1)
        qsort(quads, count, sizeof *quads, compare_keys);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || compare_keys(&quads[i], &quads[i - 1]) != 0)
            quads[kept++] = quads[i];
    for (size_t i = 0; i < kept; i++) {
        const Quad q = quads[i];
        quads[i] = restore(order, (Term[4]){terms[q.graph], terms[q.subject], terms[q.predicate], terms[q.object]});
    }
    return kept;
}

WireStatus graph_sort(Graph *graph)
{
    if (graph->status != WIRE_OK || graph->rank)
        return graph->status;
    Term *order = terms_order(graph->terms, graph_base(graph));
    uint32_t count = terms_count(graph->terms);
    Term *rank = malloc(count * sizeof *rank);
    if (!order || !rank) {
        free(order);
        free(rank);
        fail(graph, WIRE_NO_MEMORY);
        return graph->status;
    }
    for (uint32_t i = 0; i < count; i++)
        rank[order[i]] = i;
    graph->counts[BY_GRAPH] =
        sort_quads(BY_GRAPH, graph->quads[BY_GRAPH], graph->counts[BY_GRAPH], rank, order);
    free(order);
    graph->rank = rank;
    return WIRE_OK;
}

bool quad_same_triple(const Quad *a, const Quad *b)
{
    return a->subject == b->subject && a->predicate == b->predicate && a->object == b->object;
}

Quads graph_quads(Graph *graph)
{
    if (graph_sort(graph) != WIRE_OK)
        return (Quads){NULL, 0};
    return (Quads){graph->quads[BY_GRAPH], graph->counts[BY_GRAPH]};
}

/* Makes a copy of the statements in another order. */
static bool ensure(Graph *graph, Order order)
{
    if (graph_sort(graph) != WIRE_OK)
        return false;
    if (graph->quads[order] || graph->counts[BY_GRAPH] == 0)
        return graph->counts[BY_GRAPH] > 0;
    size_t count = graph->counts[BY_GRAPH];
    Quad *quads = malloc(count * sizeof *quads);
    Term *terms = malloc(terms_count(graph->terms) * sizeof *terms);
    if (!quads || !terms) {
        free(quads);
        free(terms);
        fail(graph, WIRE_NO_MEMORY);
        return false;
    }
    for (Term term = 0; term < terms_count(graph->terms); term++)
        terms[graph->rank[term]] = term;
    memcpy(quads, graph->quads[BY_GRAPH], count * sizeof *quads);
    graph->counts[order] = sort_quads(order, quads, count, graph->rank, terms);
    free(terms);
    graph->quads[order] = quads;
    return true;
}

/* How a statement stands to a wanted beginning of its key: 0 where it begins so. */
static int stands(const Graph *graph, Order order, const Quad *quad, const Term wanted[2])
{
    Term key[4];
    arrange(order, quad, key);
    for (int i = 0; i < 2 && wanted[i]; i++) {
        Term have = graph->rank[key[i]], want = graph->rank[wanted[i]];
        if (have != want)
            return have < want ? -1 : 1;
    }
    return 0;
}

static size_t bound(const Graph *graph, Order order, const Term wanted[2], bool after)
{
    size_t low = 0, high = graph->counts[order];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int place = stands(graph, order, &graph->quads[order][middle], wanted);
        if (place < 0 || (after && place == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static Quads find(Graph *graph, Order order, Term first, Term second)
{
    if (!ensure(graph, order))
        return (Quads){NULL, 0};
    const Term wanted[2] = {first, second};
    size_t begin = bound(graph, order, wanted, false);
    return (Quads){graph->quads[order] + begin, bound(graph, order, wanted, true) - begin};
}

Quads graph_about(Graph *graph, Term subject, Term predicate)
{
    return find(graph, BY_SUBJECT, subject, predicate);
}

Quads graph_with(Graph *graph, Term predicate, Term object)
{
    return find(graph, BY_PREDICATE, predicate, object);
}

Term graph_object(Graph *graph, Term subject, Term predicate)
{
    Quads found = graph_about(graph, subject, predicate);
    return found.count ? found.items[0].object : 0;
}

Term graph_label(Graph *graph, Term subject, Term predicate, Text language)
{
    Quads found = graph_about(graph, subject, predicate);
    Term plain = 0;
    for (size_t i = 0; i < found.count; i++) {
        Text tag = graph_language(graph, found.items[i].object);
        if (text_equal(tag, language))
            return found.items[i].object;
        if (tag.length == 0 && !plain)
            plain = found.items[i].object;
    }
    return plain || found.count == 0 ? plain : found.items[0].object;
}
