/* Whom a word stands for who speaks: a name, a body, somebody named beside. */
#include "interpret/attribution.h"

/* Also houses that stand for those within: an embassy, a hospital. */
static bool can_speak(const Reading *reading, uint32_t entity)
{
    return is_actor(reading, entity) || reading->document->entities.items[entity].class == CLASS_FACILITY;
}

/* "l'agence officielle APS": the name beside a common noun that names nobody. */
static uint32_t name_beside(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->name_at[children[i]] != NONE && child_with(reading, children[i], DEPREL_CASE) == NONE &&
            (reading->tokens[children[i]].deprel == DEPREL_NMOD || reading->tokens[children[i]].deprel == DEPREL_APPOS))
            return children[i];
    return token;
}

static bool is_body(const Reading *reading, uint32_t entity)
{
    EntityClass class = reading->document->entities.items[entity].class;
    return is_named(reading, entity) && is_actor(reading, entity) && class != CLASS_COUNTRY && class != CLASS_CITY &&
           class != CLASS_REGION;
}

/* "a spokesman for the army, Felix Ba", "un diplomate de l'ONU": who speaks without a name is who the text names beside
   them, or the body that they speak for; NONE where there is neither. */
static uint32_t named_speaker(const Reading *reading, uint32_t token)
{
    static const Deprel relations[] = {DEPREL_APPOS, DEPREL_NMOD, DEPREL_NMOD_POSS, DEPREL_COMPOUND};
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (size_t r = 0; r < sizeof relations / sizeof *relations; r++)
        for (uint32_t i = 0; i < count; i++) {
            uint32_t name = reading->tokens[children[i]].deprel == relations[r] ? reading->mention_at[children[i]] : NONE;
            uint32_t entity = name != NONE ? reading->document->mentions.items[name].entity : NONE;
            uint32_t slots = marker_slots(reading, children[i]);
            bool owned = relations[r] != DEPREL_NMOD || slots & (1u << SLOT_OF | 1u << SLOT_FOR);
            if (entity != NONE && owned && is_body(reading, entity))
                return entity;
        }
    return NONE;
}

bool is_nobody(const Reading *reading, uint32_t subject)
{
    return reading->tokens[subject].features.pron_type == PRON_TYPE_NEG ||
           child_listed(reading, subject, LIST_NEGATION, NULL) != NONE;
}

bool take_speakers(const Reading *reading, Happening *happening, uint32_t token, uint32_t verb, int32_t kind)
{
    Fillers fillers;
    bool taken = false;
    fillers_of(reading, token, &fillers);
    if (fillers.count == 0)
        fillers_of(reading, name_beside(reading, token), &fillers);
    for (uint32_t i = 0; i < fillers.count; i++)
        if (can_speak(reading, fillers.entities[i])) {
            uint32_t named = is_named(reading, fillers.entities[i]) ? NONE : named_speaker(reading, fillers.tokens[i]);
            add_speaker(happening, named != NONE ? named : fillers.entities[i]);
            taken = true;
        }
    if (taken) {
        happening->verb = reading->tokens[verb].form;
        happening->report = (uint8_t)kind;
    }
    return taken;
}

uint32_t stray_subject(const Reading *reading, uint32_t verb)
{
    const Document *document = reading->document;
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        bool place = deprel == DEPREL_OBJ || deprel == DEPREL_CCOMP || deprel == DEPREL_OBL || deprel == DEPREL_DEP;
        uint32_t name = reading->name_at[children[i]];
        if (name != NONE && document->mentions.items[name].kind == MENTION_DATE)
            continue;
        if (place && is_nominal(reading, children[i]) && !reading->evokes[children[i]] &&
            child_with(reading, children[i], DEPREL_CASE) == NONE)
            return children[i];
    }
    return NONE;
}
