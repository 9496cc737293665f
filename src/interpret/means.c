/* Means of violence: those told beside an event, and those that its words imply. */
#include "interpret/reading.h"

#define BIT(n) (1u << (n))

static bool is_means(const Reading *reading, uint32_t entity)
{
    return reading->document->entities.items[entity].class == CLASS_INSTRUMENT;
}

/* "using mortars", "armed with machetes", "à coups de pierres" */
static bool uses(const Reading *reading, uint32_t word)
{
    return word != NONE && listed(reading, word, LIST_USING, NULL);
}

/* "with drones and rockets", "using drones": the second of several bears no preposition of its own. */
static bool marks_means(const Reading *reading, uint32_t token)
{
    for (int step = 0; step < 4; step++) {
        const Token *t = &reading->tokens[token];
        bool object = t->deprel == DEPREL_OBJ || t->deprel == DEPREL_OBL || t->deprel == DEPREL_NMOD;
        uint32_t slots = marker_slots(reading, token), at = BIT(SLOT_TO) | BIT(SLOT_IN); /* "au mortier" */
        if (slots & BIT(SLOT_WITH) || (object && uses(reading, t->head)) ||
            ((slots & at) == at && t->deprel == DEPREL_OBL && t->features.number == NUMBER_SING))
            return true;
        if (reading->tokens[token].deprel != DEPREL_CONJ)
            return false;
        token = reading->tokens[token].head;
    }
    return false;
}

/* "struck positions near X with drones": the means may hang lower than the verb. */
static void add_means(Reading *reading, Happening *happening)
{
    const Document *document = reading->document;
    const Sentence *sentence = &document->sentences.items[happening->sentence];
    uint32_t verb = happening->light && happening->governor != NONE ? happening->governor : happening->token;
    for (uint32_t t = sentence->first; t < sentence->last && is_verb(reading, verb); t++) {
        uint32_t mention = reading->mention_at[t], up = reading->tokens[t].head;
        uint32_t entity = mention == NONE ? NONE : document->mentions.items[mention].entity;
        if (entity == NONE || !is_means(reading, entity) || (t < verb && !uses(reading, up)) || !marks_means(reading, t))
            continue;
        for (int step = 0; step < 5 && up != NONE && up != verb; step++) {
            if ((is_verb(reading, up) && !uses(reading, up)) || reading->evokes[up])
                break;
            up = reading->tokens[up].head;
        }
        if (up == verb)
            add_role(reading, happening, (Role){ROLE_INSTRUMENT, SLOT_WITH, entity, t, "means in the clause"});
    }
}

/* "fired on merchant ships": what is aimed at is no means. */
static bool marks_mark(const Reading *reading, uint32_t token)
{
    uint32_t slots = marker_slots(reading, token);
    return slots & (BIT(SLOT_AGAINST) | BIT(SLOT_TO) | BIT(SLOT_IN)) && !(slots & BIT(SLOT_WITH));
}

/* "Turkish jets bombed": who sits in them acts; they are no means. */
static bool acts_itself(const Reading *reading, uint32_t token)
{
    uint8_t deprel = reading->tokens[token].deprel;
    return (deprel == DEPREL_NSUBJ || deprel == DEPREL_OBL_AGENT) && listed(reading, token, LIST_CREWED, NULL);
}

void add_instruments(Reading *reading, Happening *happening)
{
    if (!class_within(reading, happening->frame.class, "Assault"))
        return;
    for (uint32_t w = 0; w < happening->word_count; w++) {
        uint32_t queue[FILLER_LIMIT] = {happening->words[w]}, queued = 1;
        for (uint32_t i = 0; i < queued; i++) {
            const uint32_t *children;
            uint32_t count = children_of(reading, queue[i], &children);
            uint32_t mention = reading->mention_at[queue[i]];
            uint32_t entity = mention == NONE ? NONE : reading->document->mentions.items[mention].entity;
            if (entity != NONE && is_means(reading, entity) && !acts_itself(reading, queue[i]))
                add_role(reading, happening,
                         (Role){ROLE_INSTRUMENT, SLOT_WITH, entity, queue[i], "means beside the trigger"});
            else if (i > 0)
                continue;
            for (uint32_t c = 0; c < count && queued < FILLER_LIMIT; c++)
                if (i == 0 ? reading->mention_at[children[c]] != NONE && !marks_mark(reading, children[c])
                           : reading->tokens[children[c]].deprel == DEPREL_CONJ)
                    queue[queued++] = children[c];
        }
    }
    add_means(reading, happening);
}

/* The entity of a means, which the article may not name. */
static uint32_t means_of(Reading *reading, uint32_t thing)
{
    Document *document = reading->document;
    for (uint32_t i = 0; i < document->entities.count; i++)
        if (document->entities.items[i].class == CLASS_INSTRUMENT && document->entities.items[i].thing == thing)
            return i;
    Text label = knowledge_thing(reading->knowledge, thing).label[document->language];
    *ARRAY_PUSH(document->arena, &document->entities) = (Entity){
        .class = CLASS_INSTRUMENT, .thing = thing, .name = symbol_of(document->symbols, label),
        .country = NONE, .within = NONE, .kind = NONE,
    };
    return document->entities.count - 1;
}

void imply_means(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        Happening *happening = &reading->happenings.items[i];
        if (happening->frame.instrument != NONE && !has_role(happening, ROLE_INSTRUMENT))
            add_role(reading, happening, (Role){ROLE_INSTRUMENT, SLOT_WITH, means_of(reading, happening->frame.instrument),
                                                happening->token, "means that the word implies"});
    }
}
