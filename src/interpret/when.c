/* When it happened: dates beside the trigger, in its clause, or shared by clauses; never from other clauses. */
#include "interpret/reading.h"

/* The date that a token heads or stands in, if it says when rather than since when. */
static const Entity *date_at(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->name_at[token];
    if (mention == NONE)
        return NULL;
    const Mention *date = &reading->document->mentions.items[mention];
    if (date->kind != MENTION_DATE || date->entity == NONE)
        return NULL;
    const Entity *entity = &reading->document->entities.items[date->entity];
    if (entity->class != CLASS_DATE || entity->date.precision == DATE_UNKNOWN)
        return NULL;
    if (marker_in(reading, token, LIST_SINCE) != NONE || marker_in(reading, token, LIST_UNTIL) != NONE ||
        listed(reading, date->first, LIST_SINCE, NULL) || listed(reading, date->first, LIST_UNTIL, NULL))
        return NULL;
    return entity;
}

static bool take_date(const Reading *reading, Happening *happening, uint32_t token)
{
    const Entity *entity = date_at(reading, token);
    if (!entity || happening->date.precision != DATE_UNKNOWN)
        return false;
    happening->date = entity->date;
    happening->date_cause = token;
    return true;
}

static bool holds_date(uint8_t deprel)
{
    return deprel == DEPREL_OBL || deprel == DEPREL_OBJ || deprel == DEPREL_NSUBJ || deprel == DEPREL_NMOD || deprel == DEPREL_ADVMOD || deprel == DEPREL_NMOD_POSS ||
           deprel == DEPREL_COMPOUND || deprel == DEPREL_AMOD || deprel == DEPREL_NUMMOD || deprel == DEPREL_DEP ||
           deprel == DEPREL_APPOS || deprel == DEPREL_DISCOURSE || deprel == DEPREL_DISLOCATED;
}

/* A date on a word, or one level below where it is a noun phrase of time ("Tuesday night's", "the end of May"). */
static bool date_on(const Reading *reading, Happening *happening, uint32_t token)
{
    const uint32_t *children, *further;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (holds_date(reading->tokens[children[i]].deprel) && take_date(reading, happening, children[i]))
            return true;
    for (uint32_t i = 0; i < count; i++) {
        if (reading->tokens[children[i]].deprel != DEPREL_OBL || reading->mention_at[children[i]] != NONE ||
            reading->evokes[children[i]])
            continue;
        uint32_t more = children_of(reading, children[i], &further);
        for (uint32_t j = 0; j < more; j++)
            if (take_date(reading, happening, further[j]))
                return true;
    }
    return false;
}

static bool is_verbal(const Happening *happening)
{
    return happening->part == TRIGGER_VERB || happening->part == TRIGGER_PARTICIPLE;
}

/* A date that the clause over an infinitive, or the first of coordinated clauses, tells for both. */
static void date_from_above(const Reading *reading, Happening *happening, uint32_t clause)
{
    for (int step = 0; step < 4 && clause != NONE; step++) {
        const Token *token = &reading->tokens[clause];
        uint32_t over = token->head;
        if (over == NONE || (token->deprel != DEPREL_XCOMP && token->deprel != DEPREL_CONJ))
            return;
        Happening trial = *happening;
        if (date_on(reading, &trial, over) && (token->deprel == DEPREL_XCOMP || trial.date_cause < over)) {
            happening->date = trial.date;
            happening->date_cause = trial.date_cause;
            return;
        }
        clause = over;
    }
}

static void find_date(Reading *reading, Happening *happening)
{
    for (uint32_t w = 0; w < happening->word_count; w++)
        if (date_on(reading, happening, happening->words[w]))
            return;
    uint32_t clause = is_verbal(happening) ? happening->token : NONE;
    const Token *token = &reading->tokens[happening->token];
    bool subject = token->deprel == DEPREL_NSUBJ || token->deprel == DEPREL_NSUBJ_PASS;
    bool told_of = subject && token->head == happening->governor;
    if (!is_verbal(happening) && happening->governor != NONE && (happening->light || told_of))
        clause = happening->governor;
    if (clause == NONE)
        return;
    if (clause != happening->token && date_on(reading, happening, clause))
        return;
    date_from_above(reading, happening, clause);
}

/* "On Thursday the army said it had struck": what speakers tell of themselves they tell the same day. */
static bool is_own_act(const Reading *reading, const Happening *happening)
{
    for (uint32_t i = 0; i < happening->roles.count && happening->status == STATUS_ACTUAL; i++)
        for (uint32_t s = 0; s < happening->speaker_count; s++)
            if (happening->roles.items[i].kind == ROLE_AGENT &&
                same_party(reading, happening->roles.items[i].entity, happening->speakers[s]))
                return true;
    return false;
}

/* Statements made at a told time: the content of a dated agreement or announcement happens then too. */
static void date_from_report(const Reading *reading, Happening *happening)
{
    if (happening->date.precision != DATE_UNKNOWN ||
        (!is_speech_act(reading, happening->frame.class) && !is_own_act(reading, happening)))
        return;
    uint32_t token = happening->token;
    for (int step = 0; step < 4 && reading->tokens[token].head != NONE; step++) {
        uint32_t over = reading->tokens[token].head;
        if (reading->tokens[token].deprel == DEPREL_CCOMP && listed(reading, over, LIST_REPORTING_VERB, NULL)) {
            date_on(reading, happening, over);
            return;
        }
        token = over;
    }
}

/* The event or clause that a date hangs on, however the parser hung it there. */
static uint32_t owner_of_date(const Reading *reading, uint32_t token)
{
    for (int step = 0; step < CLIMB_LIMIT && reading->tokens[token].head != NONE; step++) {
        token = reading->tokens[token].head;
        if (reading->happening_at[token] != NONE || is_verb(reading, token))
            return token;
    }
    return NONE;
}

static bool owns(const Happening *happening, uint32_t owner)
{
    if (holds_word(happening, owner))
        return true;
    return owner == happening->governor && (happening->light || is_verbal(happening));
}

/* Dates of the sentence that lie within the phrases of the event ("a market in Nyala on Tuesday"). */
static void date_within(const Reading *reading, Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = sentence->first; t < sentence->last && happening->date.precision == DATE_UNKNOWN; t++) {
        uint32_t mention = reading->name_at[t];
        if (mention == NONE || reading->document->mentions.items[mention].head != t || !date_at(reading, t))
            continue;
        uint32_t owner = owner_of_date(reading, t);
        if (owner != NONE && owns(happening, owner))
            take_date(reading, happening, t);
    }
}

void find_dates(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        find_date(reading, &reading->happenings.items[i]);
        date_within(reading, &reading->happenings.items[i]);
        date_from_report(reading, &reading->happenings.items[i]);
    }
}
