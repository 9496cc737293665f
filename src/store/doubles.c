/* Pairs of events in different articles that may be one happening: alike in class and parties, at odds in nothing. */
#include "store/link.h"

#include <stdlib.h>
#include <string.h>

enum { PAIR_LIMIT = 100000 };

typedef struct Doubles {
    Graph *graph, *out;
    size_t pairs;
} Doubles;

static bool holds(Graph *graph, Term subject, Term predicate, Term object)
{
    Quads found = graph_about(graph, subject, predicate);
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].object == object)
            return true;
    return false;
}

static bool share(Graph *graph, Term a, Term b, Term predicate)
{
    Quads found = graph_about(graph, a, predicate);
    for (size_t i = 0; i < found.count; i++)
        if (!holds(graph, found.items[i].object, RDF_TYPE, WG_UNNAMED) && holds(graph, b, predicate, found.items[i].object))
            return true;
    return false;
}

/* The days between which something happened, as far as told: texts in ISO form, which sort as they are. */
static bool days_of(Graph *graph, Term event, Text *low, Text *high)
{
    Term begin = graph_object(graph, event, SEM_HAS_BEGIN), end = graph_object(graph, event, SEM_HAS_END);
    begin = begin ? begin : graph_object(graph, event, SEM_HAS_EARLIEST_BEGIN);
    end = end ? end : graph_object(graph, event, SEM_HAS_LATEST_END);
    if (!begin || !end)
        return false;
    *low = graph_term(graph, begin).text;
    *high = graph_term(graph, end).text;
    return true;
}

/* Overlapping days speak for one happening; an event told without its day is left alone. */
static bool days_agree(Graph *graph, Term a, Term b)
{
    Text low, high, other_low, other_high;
    if (!days_of(graph, a, &low, &high) || !days_of(graph, b, &other_low, &other_high))
        return false;
    return text_compare(low, other_high) <= 0 && text_compare(other_low, high) <= 0;
}

static bool is_alike(Graph *graph, Term a, Term b)
{
    bool agents = graph_about(graph, a, WG_AGENT).count && graph_about(graph, b, WG_AGENT).count;
    if (!days_agree(graph, a, b) || (agents && !share(graph, a, b, WG_AGENT)) || share(graph, a, b, WG_REPORTED_BY))
        return false;
    return share(graph, a, b, WG_AGENT) || share(graph, a, b, WG_PARTICIPANT) ||
           (!agents && share(graph, a, b, WG_TARGET));
}

/* All pairs among the events of one class. */
static void compare_class(Doubles *doubles, Term class)
{
    Quads events = graph_with(doubles->graph, RDF_TYPE, class);
    for (size_t i = 0; i < events.count; i++)
        for (size_t j = i + 1; j < events.count && doubles->pairs < PAIR_LIMIT; j++) {
            Term a = events.items[i].subject, b = events.items[j].subject;
            if (a == b || (i && a == events.items[i - 1].subject) || !is_alike(doubles->graph, a, b))
                continue;
            Term left = graph_iri(doubles->out, graph_term(doubles->graph, a).text);
            Term right = graph_iri(doubles->out, graph_term(doubles->graph, b).text);
            graph_add(doubles->out, (Quad){0, left, WG_POSSIBLY_SAME_AS, right});
            doubles->pairs++;
        }
}

WireStatus link_doubles(Graph *graph, Graph *out)
{
    Doubles doubles = {graph, out, 0};
    Quads typed = graph_with(graph, RDF_TYPE, 0);
    Text space = namespace_iri(NAMESPACE_WG);
    Term last = 0;
    TRY(graph_status(graph));
    for (size_t i = 0; i < typed.count; i++) {
        Term class = typed.items[i].object;
        if (class == last)
            continue;
        last = class;
        if (class != SEM_EVENT && text_starts(graph_term(graph, class).text, space) &&
            holds(graph, typed.items[i].subject, RDF_TYPE, SEM_EVENT))
            compare_class(&doubles, class);
    }
    return graph_status(out);
}
