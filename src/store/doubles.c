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

/* Forces and bodies of a state are of its side: one article tells of Pakistan, the other of its army. */
static Term side_of(Graph *graph, Term actor)
{
    Term country = 0;
    if (holds(graph, actor, RDF_TYPE, WG_ARMED_FORCE) || holds(graph, actor, RDF_TYPE, WG_GOVERNMENT_BODY))
        country = graph_object(graph, actor, WG_COUNTRY_OF);
    return country ? country : actor;
}

static bool share(Graph *graph, Term a, Term b, Term predicate)
{
    Quads found = graph_about(graph, a, predicate), others = graph_about(graph, b, predicate);
    for (size_t i = 0; i < found.count; i++)
        for (size_t j = 0; j < others.count; j++)
            if (side_of(graph, found.items[i].object) == side_of(graph, others.items[j].object) &&
                !holds(graph, found.items[i].object, RDF_TYPE, WG_UNNAMED))
                return true;
    return false;
}

/* An event and the days between which it happened, as far as told: texts in ISO form, which sort as they are. */
typedef struct Dated {
    Term event;
    Text low, high;
} Dated;

static bool days_of(Graph *graph, Term event, Dated *out)
{
    Term begin = graph_object(graph, event, SEM_HAS_BEGIN), end = graph_object(graph, event, SEM_HAS_END);
    begin = begin ? begin : graph_object(graph, event, SEM_HAS_EARLIEST_BEGIN);
    end = end ? end : graph_object(graph, event, SEM_HAS_LATEST_END);
    if (!begin || !end)
        return false;
    *out = (Dated){event, graph_term(graph, begin).text, graph_term(graph, end).text};
    return true;
}

static int by_first_day(const void *a, const void *b)
{
    const Dated *left = a, *right = b;
    int order = text_compare(left->low, right->low);
    return order ? order : left->event < right->event ? -1 : left->event > right->event;
}

static bool is_alike(Graph *graph, Term a, Term b)
{
    bool agents = graph_about(graph, a, WG_AGENT).count && graph_about(graph, b, WG_AGENT).count;
    if ((agents && !share(graph, a, b, WG_AGENT)) || share(graph, a, b, WG_REPORTED_BY))
        return false;
    return share(graph, a, b, WG_AGENT) || share(graph, a, b, WG_PARTICIPANT) ||
           (!agents && share(graph, a, b, WG_TARGET));
}

static void pair(Doubles *doubles, Term a, Term b)
{
    if (!is_alike(doubles->graph, a, b))
        return;
    Text one = graph_term(doubles->graph, a).text, other = graph_term(doubles->graph, b).text;
    bool ordered = text_compare(one, other) < 0;
    graph_add(doubles->out, (Quad){0, graph_iri(doubles->out, ordered ? one : other), WG_POSSIBLY_SAME_AS,
                                   graph_iri(doubles->out, ordered ? other : one)});
    doubles->pairs++;
}

/* The pairs among the events of one class whose days overlap; one that is told without its day is left alone. */
static WireStatus compare_class(Doubles *doubles, Term class)
{
    Quads events = graph_with(doubles->graph, RDF_TYPE, class);
    Dated *dated = malloc((events.count + 1) * sizeof *dated);
    size_t count = 0;
    if (!dated)
        return WIRE_NO_MEMORY;
    for (size_t i = 0; i < events.count; i++)
        if (i == 0 || events.items[i].subject != events.items[i - 1].subject)
            count += days_of(doubles->graph, events.items[i].subject, &dated[count]);
    if (count)
        qsort(dated, count, sizeof *dated, by_first_day);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && text_compare(dated[j].low, dated[i].high) <= 0; j++)
            if (doubles->pairs < PAIR_LIMIT)
                pair(doubles, dated[i].event, dated[j].event);
    free(dated);
    return WIRE_OK;
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
            TRY(compare_class(&doubles, class));
    }
    return graph_status(out);
}
