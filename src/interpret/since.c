/* Since when: "in jail since July" tells when one was jailed, "four clashes since Friday" the days of them, "since 2019, when
   the government fell" the year of the fall. */
#include "interpret/reading.h"

/* A date that "since" opens at a token, or NULL. */
static const Entity *since_at(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->name_at[token];
    if (mention == NONE || reading->document->mentions.items[mention].kind != MENTION_DATE ||
        reading->document->mentions.items[mention].entity == NONE)
        return NULL;
    const Entity *date = &reading->document->entities.items[reading->document->mentions.items[mention].entity];
    return date->class == CLASS_DATE && date->opening.precision != DATE_UNKNOWN ? date : NULL;
}

static bool opens_when(const Reading *reading, uint32_t token)
{
    const Token *word = &reading->tokens[token];
    return listed(reading, token, LIST_SAME_TIME, NULL) ||
           (word->features.pron_type == PRON_TYPE_REL &&
            (word->upos == UPOS_ADV || word->deprel == DEPREL_ADVMOD ||
             (word->deprel == DEPREL_OBL && child_with(reading, token, DEPREL_CASE) == NONE)));
}

/* The word that opens a clause as "when" does, or NONE. */
static uint32_t when_before(const Reading *reading, uint32_t clause)
{
    uint32_t first = reading->document->sentences.items[document_sentence(reading->document, clause)].first;
    for (uint32_t t = clause; t > first; t--) {
        if (opens_when(reading, t - 1))
            return t - 1;
        if (is_verb(reading, t - 1) && reading->tokens[t - 1].head != clause)
            return NONE;
    }
    return NONE;
}

bool date_before_when(const Reading *reading, Happening *happening, uint32_t clause)
{
    enum { SMALL_WORDS = 3 };
    uint32_t when = when_before(reading, clause);
    for (uint32_t back = 1; when != NONE && back <= SMALL_WORDS && back <= when; back++) {
        const Entity *since = since_at(reading, when - back);
        if (since) {
            happening->date = since->opening;
            happening->date_cause = when - back;
            return true;
        }
        if (take_date(reading, happening, when - back))
            return true;
        if (reading->tokens[when - back].upos != UPOS_PUNCT && !listed(reading, when - back, LIST_TIME_UNIT, NULL))
            return false; /* "2019, année où" */
    }
    return false;
}

/* "est détenu depuis lundi", "suspended since 2021": what was done then lasts; not so many arrested since. */
static bool lasts_since(const Reading *reading, const Happening *happening)
{
    bool done = !is_verbal(happening) || happening->passive || happening->part == TRIGGER_PARTICIPLE;
    bool kept = class_within(reading, happening->frame.class, "Coercion") || class_within(reading, happening->frame.class, "Sanctioning");
    return kept && done && !amount_at(reading, happening->target_token);
}

void date_since(const Reading *reading, Happening *happening)
{
    enum { LONGEST_MONTH = 31 };
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = sentence->first; t < sentence->last && happening->date.precision == DATE_UNKNOWN && happening->frame.class != NONE; t++) {
        const Entity *since = since_at(reading, t);
        if (!since || reading->document->mentions.items[reading->name_at[t]].head != t || !is_date_of(reading, happening, t))
            continue;
        bool blows = class_has(reading, happening->frame.class, TRAIT_BLOW) || class_is(reading, happening->frame.class, "Clash");
        bool days = since->opening.precision == DATE_DAY && since->date.high - since->date.low <= LONGEST_MONTH;
        if (lasts_since(reading, happening))
            happening->date = since->opening;
        else if (blows && days)
            happening->date = since->date;
        else
            continue;
        happening->date_cause = t;
    }
}
