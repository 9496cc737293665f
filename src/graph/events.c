/* What happened: class, time, place and parties of each event. */
#include "graph/article.h"

#include <math.h>

Term role_property(RoleKind kind)
{
    static const Term properties[ROLE_COUNT] = {
        [ROLE_AGENT] = WG_AGENT,      [ROLE_TARGET] = WG_TARGET,         [ROLE_PARTICIPANT] = WG_PARTICIPANT,
        [ROLE_PLACE] = SEM_HAS_PLACE, [ROLE_INSTRUMENT] = WG_INSTRUMENT,
    };
    return properties[kind];
}

/* A class and a means that together make a narrower class. */
static const struct {
    Term class, instrument, narrower;
} narrowing[] = {
    {WG_STRIKE, WG_MISSILE, WG_MISSILE_STRIKE},
    {WG_STRIKE, WG_DRONE, WG_DRONE_STRIKE},
    {WG_STRIKE, WG_AIRCRAFT, WG_AIR_STRIKE},
    {WG_STRIKE, WG_ARTILLERY, WG_SHELLING},
};

static void state_narrower(Article *article, Term iri, Term class, Term instrument)
{
    for (size_t i = 0; i < sizeof narrowing / sizeof *narrowing; i++)
        if (narrowing[i].class == class && narrowing[i].instrument == instrument)
            article_state(article, iri, RDF_TYPE, narrowing[i].narrower);
}

static void state_class(Article *article, Term iri, const Event *event)
{
    static const Term statuses[] = {0, WG_PLANNED, WG_POSSIBLE, WG_DENIED};
    Term class = article_thing(article, knowledge_event_class(article->knowledge, event->class).iri);
    if (event->status != STATUS_ACTUAL) {
        article_state(article, iri, RDF_TYPE, WG_UNREALIZED_EVENT);
        article_state(article, iri, WG_EVENT_CLASS, class);
        article_state(article, iri, WG_STATUS, statuses[event->status]);
        return;
    }
    article_state(article, iri, RDF_TYPE, class);
    article_state(article, iri, RDF_TYPE, SEM_EVENT);
    for (uint32_t i = 0; i < event->roles.count; i++)
        if (event->roles.items[i].kind == ROLE_INSTRUMENT)
            state_narrower(article, iri, class, article_entity(article, event->roles.items[i].entity));
}

static void state_time(Article *article, Term iri, const DateRange *date)
{
    static const Term precisions[] = {
        [DATE_DAY] = WG_DAY, [DATE_WEEK] = WG_WEEK, [DATE_MONTH] = WG_MONTH, [DATE_YEAR] = WG_YEAR,
        [DATE_INTERVAL] = WG_DAY,
    };
    if (date->precision == DATE_UNKNOWN)
        return;
    bool certain = date->precision == DATE_DAY || date->precision == DATE_INTERVAL;
    article_state(article, iri, certain ? SEM_HAS_BEGIN : SEM_HAS_EARLIEST_BEGIN, article_day(article, date->low));
    article_state(article, iri, certain ? SEM_HAS_END : SEM_HAS_LATEST_END, article_day(article, date->high));
    article_state(article, iri, WG_DATE_PRECISION, precisions[date->precision]);
}

static void state_roles(Article *article, Term iri, const Event *event)
{
    for (uint32_t i = 0; i < event->roles.count; i++) {
        const Role *role = &event->roles.items[i];
        article_state(article, iri, role_property(role->kind), article_entity(article, role->entity));
    }
    if (event->place_text == NONE || event->place_text >= article->document->mentions.count)
        return;
    const Mention *place = &article->document->mentions.items[event->place_text];
    Text words = document_span(article->document, tokens_span(article->document, place->first, place->last));
    article_state(article, iri, WG_PLACE_TEXT, article_words(article, words));
}

/* The least and the most dead that anybody reports. */
static void state_deaths(Article *article, Term iri, uint32_t event)
{
    double low = INFINITY, high = 0;
    for (uint32_t i = 0; i < article->document->tolls.count; i++) {
        const Toll *toll = &article->document->tolls.items[i];
        if (toll->event != event || toll->harm != HARM_KILLED)
            continue;
        low = fmin(low, toll->count.low);
        high = fmax(high, isfinite(toll->count.high) ? toll->count.high : toll->count.low);
    }
    if (!isfinite(low))
        return;
    article_state(article, iri, WG_DEATHS_LOW, graph_integer(article->graph, low));
    article_state(article, iri, WG_DEATHS_HIGH, graph_integer(article->graph, high));
}

static void state_tellings(Article *article, Term iri, const Event *event)
{
    if (article_keeps(article, WIRE_PROVENANCE_GRAPH))
        article_state(article, iri, WG_REPORTED_BY, article->iri);
    for (uint32_t i = 0; i < event->tellings.count; i++)
        article_state(article, iri, WG_EVIDENCE, article_passage(article, event->tellings.items[i].evidence));
}

static void state_event(Article *article, uint32_t index)
{
    const Event *event = &article->document->events.items[index];
    Term iri = article->events[index];
    state_class(article, iri, event);
    for (int language = LANGUAGE_UNKNOWN + 1; language < LANGUAGE_COUNT; language++)
        article_state(article, iri, RDFS_LABEL,
                      graph_words(article->graph, event_label(article, event, (Language)language),
                                  text_of(language_tag((Language)language))));
    state_time(article, iri, &event->date);
    state_roles(article, iri, event);
    state_deaths(article, iri, index);
    state_tellings(article, iri, event);
    if (event->response_to != NONE)
        article_state(article, iri, WG_IN_RESPONSE_TO, article->events[event->response_to]);
    if (event->part_of != NONE)
        article_state(article, iri, SEM_SUB_EVENT_OF, article->events[event->part_of]);
}

void state_events(Article *article)
{
    for (uint32_t i = 0; i < article->document->events.count; i++)
        article->events[i] = event_iri(article, i);
    for (uint32_t i = 0; i < article->document->events.count; i++)
        state_event(article, i);
}
