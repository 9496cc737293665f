/* Where deeds happen that tell no place: where the sentences before them in their paragraph are set, else in the country that
   the story takes place in. */
#include "interpret/merge.h"

uint32_t land_of(const Reading *reading, uint32_t entity)
{
    enum { STEPS = 4 };
    const Entity *entities = reading->document->entities.items;
    for (int step = 0; entity != NONE && step < STEPS; step++) {
        const Entity *row = &entities[entity];
        if (row->class == CLASS_COUNTRY)
            return row->thing;
        if (row->country != NONE)
            return entities[row->country].thing;
        uint32_t country = row->thing == NONE ? NONE : knowledge_thing(reading->knowledge, row->thing).country;
        if (country != NONE)
            return country;
        entity = row->within;
    }
    return NONE;
}

/* Of one person readers do not take it for told where it was: "the deposed president was placed under house arrest". */
static bool hits_one_person(const Reading *reading, const Happening *event)
{
    for (uint32_t i = 0; i < event->roles.count; i++) {
        const Entity *target = &reading->document->entities.items[event->roles.items[i].entity];
        bool single = target->class == CLASS_UNNAMED && !target->plural && class_within(reading, event->frame.class, "Coercion");
        if (event->roles.items[i].kind == ROLE_TARGET && (target->class == CLASS_PERSON || single))
            return true;
    }
    return false;
}

/* The country that an event is told to happen in, or NONE. */
static uint32_t land_of_event(const Reading *reading, const Happening *event)
{
    for (uint32_t i = 0; i < event->roles.count; i++)
        if (event->roles.items[i].kind == ROLE_PLACE)
            return land_of(reading, event->roles.items[i].entity);
    return NONE;
}

static bool tells_a_place(const Reading *reading, const Happening *event)
{
    return has_role(event, ROLE_PLACE) && event->status != STATUS_DENIED && !happens_nowhere(reading, event->frame.class);
}

/* How many events are told to happen in a country. */
static uint32_t events_in(const Reading *reading, const Happening *events, uint32_t count, uint32_t land)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++)
        found += tells_a_place(reading, &events[i]) && land_of_event(reading, &events[i]) == land;
    return found;
}

/* The country where two thirds of what happens are told to happen, or NONE where the story has no such country. */
static uint32_t land_of_story(const Reading *reading, const Happening *events, uint32_t count)
{
    uint32_t all = 0;
    for (uint32_t i = 0; i < count; i++)
        all += tells_a_place(reading, &events[i]);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t land = tells_a_place(reading, &events[i]) ? land_of_event(reading, &events[i]) : NONE;
        uint32_t found = land == NONE ? 0 : events_in(reading, events, count, land);
        if (found > 1 && found * 3 >= all * 2)
            return land;
    }
    return NONE;
}

/* The deed told last before an event is placed in another country. */
static bool stands_elsewhere(const Reading *reading, const Happening *events, uint32_t index, uint32_t land)
{
    uint32_t other = NONE;
    for (uint32_t i = index; i-- > 0 && other == NONE;)
        if (!happens_nowhere(reading, events[i].frame.class))
            other = land_of_event(reading, &events[i]);
    return other != NONE && other != land;
}

/* Whether a sentence names a place elsewhere. */
static bool names_another_land(const Reading *reading, uint32_t sentence, uint32_t land)
{
    const Document *document = reading->document;
    const Sentence *words = &document->sentences.items[sentence];
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        const Mention *mention = &document->mentions.items[m];
        if (mention->first < words->first || mention->last > words->last || mention->kind == MENTION_DATE || mention->entity == NONE)
            continue;
        uint32_t named = is_place(reading, mention->entity) ? land_of(reading, mention->entity) : NONE;
        if (named != NONE && named != land)
            return true;
    }
    return false;
}

bool involves_another_land(const Reading *reading, const Happening *event, uint32_t land)
{
    if (land == NONE)
        return false;
    for (uint32_t i = 0; i < event->roles.count; i++) {
        bool place = event->roles.items[i].kind == ROLE_PLACE;
        uint32_t party = place ? NONE : land_of(reading, event->roles.items[i].entity);
        if (party != NONE && party != land)
            return true;
    }
    return false;
}

/* Whether somebody speaks there rather than acts: "In Beijing, a spokesman said ...". */
static bool is_where_one_speaks(const Reading *reading, uint32_t token)
{
    Deprel relation;
    uint32_t over = predicate_over(reading, token, &relation);
    return over != NONE && listed(reading, over, LIST_REPORTING_VERB, NULL);
}

/* The only place that a sentence tells, larger ones around it aside; NONE where it tells none or several. */
static const Mention *place_of_sentence(const Reading *reading, uint32_t sentence)
{
    const Document *document = reading->document;
    const Sentence *words = &document->sentences.items[sentence];
    const Mention *found = NULL;
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        const Mention *mention = &document->mentions.items[m];
        if (mention->first < words->first || mention->last > words->last || !is_told_place(reading, mention))
            continue;
        if (is_where_one_speaks(reading, mention->head))
            return NULL;
        if (!found || (found->entity != mention->entity && lies_in(reading, mention->entity, found->entity)))
            found = mention;
        else if (!places_agree(reading, found->entity, mention->entity))
            return NULL;
    }
    return found;
}

/* The place that the sentences before an event have set for its paragraph. */
static const Mention *place_of_paragraph(const Reading *reading, const Happening *event)
{
    enum { FAR = 3 };
    const Document *document = reading->document;
    uint32_t paragraph = document->sentences.items[event->sentence].paragraph;
    for (uint32_t back = 0; back <= FAR && back <= event->sentence; back++) {
        uint32_t sentence = event->sentence - back;
        if (document->sentences.items[sentence].paragraph != paragraph)
            return NULL;
        const Mention *place = place_of_sentence(reading, sentence);
        if (place)
            return place;
    }
    return NULL;
}

void place_in_story(Reading *reading, Happening *events, uint32_t count)
{
    uint32_t story = land_of_story(reading, events, count), country = country_entity(reading, story);
    for (uint32_t i = 0; i < count; i++) {
        Happening *event = &events[i];
        if (has_role(event, ROLE_PLACE) || !class_has(reading, event->frame.class, TRAIT_PLACED) || hits_one_person(reading, event))
            continue;
        const Mention *near = place_of_paragraph(reading, event);
        uint32_t land = near ? land_of(reading, near->entity) : story;
        if (near && !involves_another_land(reading, event, land) && !names_another_land(reading, event->sentence, land))
            take_place(reading, event, near->head, "place of the paragraph");
        if (country != NONE && !has_role(event, ROLE_PLACE) && !involves_another_land(reading, event, story) &&
            !stands_elsewhere(reading, events, i, story) && !names_another_land(reading, event->sentence, story))
            add_role(reading, event, (Role){ROLE_PLACE, SLOT_IN, country, event->token, "country of the story"});
    }
}
