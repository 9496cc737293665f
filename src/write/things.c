/* Entities and events of a graph, for the formats that are tables or networks of them. */
#include "write/things.h"

#include <stdlib.h>

static const Term entity_classes[] = {
    WG_PERSON, WG_COUNTRY, WG_REGION, WG_CITY, WG_FACILITY, WG_ARMED_GROUP, WG_ARMED_FORCE, WG_GOVERNMENT_BODY,
    WG_PARTY, WG_INTERNATIONAL_ORGANIZATION, WG_MEDIA, WG_COMPANY, WG_ORGANIZATION, WG_UNNAMED,
};
static const Term event_classes[] = {SEM_EVENT, WG_UNREALIZED_EVENT};

/* One thing after the other as they come in the order of subjects, if it has one of the classes. */
static WireStatus list(Graph *graph, const Term *classes, size_t count, Things *out)
{
    bool *chosen = calloc(graph_terms(graph), sizeof *chosen);
    size_t found = 0;
    if (!chosen)
        return WIRE_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        Quads quads = graph_with(graph, RDF_TYPE, classes[i]);
        for (size_t j = 0; j < quads.count; j++) {
            found += !chosen[quads.items[j].subject];
            chosen[quads.items[j].subject] = true;
        }
    }
    *out = (Things){malloc((found + 1) * sizeof(Term)), 0};
    Quads all = graph_about(graph, 0, 0);
    for (size_t i = 0; out->items && i < all.count; i++)
        if (chosen[all.items[i].subject] && (i == 0 || all.items[i].subject != all.items[i - 1].subject))
            out->items[out->count++] = all.items[i].subject;
    free(chosen);
    return out->items ? graph_status(graph) : WIRE_NO_MEMORY;
}

WireStatus entities_list(Graph *graph, Things *out)
{
    return list(graph, entity_classes, sizeof entity_classes / sizeof *entity_classes, out);
}

WireStatus events_list(Graph *graph, Things *out)
{
    return list(graph, event_classes, sizeof event_classes / sizeof *event_classes, out);
}

void things_free(Things *things)
{
    free(things->items);
    *things = (Things){NULL, 0};
}

Text thing_name(const Graph *graph, Term thing)
{
    Text iri = graph_term(graph, thing).text;
    size_t begin = iri.length;
    while (begin && iri.bytes[begin - 1] != '/' && iri.bytes[begin - 1] != '#')
        begin--;
    return text_slice(iri, begin, iri.length);
}

Text thing_label(Graph *graph, Term thing, const char *language)
{
    Term label = graph_label(graph, thing, RDFS_LABEL, text_of(language));
    return label ? graph_term(graph, label).text : thing_name(graph, thing);
}

Text thing_words(Graph *graph, Term term)
{
    TermView view = graph_term(graph, term);
    return view.kind == TERM_IRI ? thing_label(graph, term, "en") : view.text;
}

Term role_at(size_t index)
{
    static const Term roles[] = {WG_AGENT, WG_TARGET, WG_PARTICIPANT, SEM_HAS_PLACE, WG_IN_RESPONSE_TO,
                                 SEM_SUB_EVENT_OF};
    return index < sizeof roles / sizeof *roles ? roles[index] : 0;
}

Term relation_at(size_t index)
{
    static const Term relations[] = {WG_LOCATED_IN, WG_OPERATES_IN, WG_BORDERS, WG_PART_OF, WG_MEMBER_OF,
                                     WG_BACKED_BY,  WG_OPPOSES,     WG_LEADS,   WG_OWNED_BY, WG_COUNTRY_OF};
    return index < sizeof relations / sizeof *relations ? relations[index] : 0;
}
