/* How many victims a toll tells of: numbers beside it, single persons, nobody. */
#include "interpret/toll.h"

#include <math.h>

const Entity *amount_at(const Reading *reading, uint32_t token)
{
    const Document *document = reading->document;
    const uint32_t *children;
    if (token == NONE)
        return NULL;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i <= count; i++) {
        uint32_t at = i == 0 ? token : children[i - 1];
        uint32_t mention = reading->mention_at[at];
        uint8_t deprel = reading->tokens[at].deprel;
        if (mention == NONE || document->mentions.items[mention].entity == NONE)
            continue;
        if (i > 0 && deprel != DEPREL_NUMMOD && deprel != DEPREL_DET && deprel != DEPREL_AMOD &&
            deprel != DEPREL_ADVMOD && deprel != DEPREL_COMPOUND)
            continue;
        const Entity *entity = &document->entities.items[document->mentions.items[mention].entity];
        if (entity->class == CLASS_AMOUNT)
            return entity;
    }
    return NULL;
}

bool counts_people(const Reading *reading, uint32_t token)
{
    const Token *t = &reading->tokens[token];
    return (t->upos == UPOS_ADJ || t->upos == UPOS_VERB) && token > 0 && reading->tokens[token - 1].upos == UPOS_NUM && t->head != NONE &&
           (t->head == token - 1 || reading->tokens[token - 1].head == token) && reading->tokens[t->head].deprel != DEPREL_NUMMOD;
}

static bool is_negated(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    if (token == NONE)
        return false;
    uint32_t count = children_of(reading, token, &children);
    if (reading->tokens[token].features.pron_type == PRON_TYPE_NEG)
        return true;
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].upos == UPOS_DET &&
            (reading->tokens[children[i]].features.pron_type == PRON_TYPE_NEG || listed(reading, children[i], LIST_NEGATION, NULL)))
            return true;
    return reading->tokens[token].deprel == DEPREL_CONJ && is_nominal(reading, token) &&
           is_negated(reading, reading->tokens[token].head);
}

bool tells_nobody(const Reading *reading, const Happening *toll)
{
    bool as_object;
    const char *rule;
    uint32_t verb = toll->governor != NONE ? toll->governor : toll->token;
    uint32_t subject = is_verb(reading, verb) ? subject_of(reading, verb, &as_object, &rule) : NONE;
    bool denied = toll->status == STATUS_DENIED && toll->status_cause != NONE;
    if (denied && listed(reading, toll->status_cause, LIST_NEGATION, NULL) && !listed(reading, toll->status_cause, LIST_AT_LEAST, NULL))
        return true;
    return is_negated(reading, toll->target_token) || is_negated(reading, subject) ||
           (toll->part == TRIGGER_NOUN && is_negated(reading, toll->token));
}

/* The amount whose words end right before a token, or begin right behind it. */
static const Entity *amount_beside(const Reading *reading, uint32_t token, bool behind)
{
    const Document *document = reading->document;
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        const Mention *mention = &document->mentions.items[i];
        bool beside = behind ? mention->first == token + 1 : mention->last == token;
        if (mention->kind == MENTION_AMOUNT && mention->entity != NONE && beside)
            return &document->entities.items[mention->entity];
    }
    return NULL;
}

/* "12 killed and 30 injured", "au moins 84 morts", "trois autres blessés": the number before the word, however the tree
   hangs. */
static const Entity *amount_before(const Reading *reading, uint32_t token)
{
    if (token == NONE)
        return NULL;
    const Entity *amount = amount_beside(reading, token, false);
    if (!amount && token > 0 && reading->tokens[token - 1].upos == UPOS_ADJ)
        amount = amount_beside(reading, token - 1, false);
    return amount;
}

/* "the death toll rose to 40", "put the toll at 40": what the verb over a count tells of it. */
static const Entity *amount_of_verb(const Reading *reading, const Happening *toll)
{
    const uint32_t *children;
    if (toll->part != TRIGGER_NOUN || toll->governor == NONE || toll->word_count < 2)
        return NULL;
    uint32_t count = children_of(reading, toll->governor, &children);
    for (uint32_t i = count; i > 0; i--) {
        const Token *child = &reading->tokens[children[i - 1]];
        const Entity *amount = child->deprel == DEPREL_OBL || child->deprel == DEPREL_OBJ || child->deprel == DEPREL_XCOMP
                                   ? amount_at(reading, children[i - 1])
                                   : NULL;
        if (amount && children[i - 1] > toll->token)
            return amount;
    }
    return NULL;
}

static const Entity *amount_of(const Reading *reading, const Happening *toll)
{
    const Entity *amount = amount_before(reading, toll->token);
    for (uint32_t w = 1; w < toll->word_count && !amount; w++) /* "ont fait 12 morts et 30 blessés" */
        amount = amount_before(reading, toll->words[w]);
    if (!amount)
        amount = amount_at(reading, toll->target_token);
    if (!amount)
        amount = amount_before(reading, toll->target_token);
    for (uint32_t w = 0; w < toll->word_count && !amount; w++)
        amount = amount_at(reading, toll->words[w]);
    if (!amount && toll->part == TRIGGER_VERB && !has_role(toll, ROLE_TARGET))
        amount = amount_beside(reading, toll->token, true); /* "wounding 40" */
    return amount ? amount : amount_of_verb(reading, toll);
}

static bool counts_as_one(const Entity *entity)
{
    return entity->class == CLASS_PERSON || (entity->class == CLASS_UNNAMED && !entity->plural);
}

/* "blessant un de ses collègues" */
static bool is_one_of(const Reading *reading, uint32_t token)
{
    if (token == NONE || reading->tokens[token].upos != UPOS_PRON)
        return false;
    const Features *features = &reading->tokens[token].features;
    uint32_t whole = child_with(reading, token, DEPREL_NMOD);
    return features->pron_type == PRON_TYPE_IND && features->number == NUMBER_SING && whole != NONE &&
           marker_slots(reading, whole) & (1u << SLOT_OF);
}

/* "a fait un mort" */
static bool is_a_single(const Reading *reading, uint32_t token)
{
    uint32_t article = child_with(reading, token, DEPREL_DET);
    return is_nominal(reading, token) && reading->tokens[token].features.number == NUMBER_SING && article != NONE &&
           reading->tokens[article].features.definite == DEFINITE_IND;
}

/* A named person killed is one; names alone do not count groups. */
static uint32_t single_victims(const Reading *reading, const Happening *toll)
{
    uint32_t persons = 0;
    for (uint32_t i = 0; i < toll->roles.count; i++)
        if (toll->roles.items[i].kind == ROLE_TARGET &&
            counts_as_one(&reading->document->entities.items[toll->roles.items[i].entity]))
            persons++;
    if (persons > 0)
        return persons;
    bool one = is_one_of(reading, toll->target_token);
    for (uint32_t w = toll->part == TRIGGER_NOUN ? 0 : 1; w < toll->word_count && !one; w++)
        one = reading->tokens[toll->words[w]].deprel == DEPREL_OBJ && is_a_single(reading, toll->words[w]);
    return one;
}

/* Whether a coordinated noun goes on with a list, and does not tell who was among the first: "dont un enfant", "18 of them
   children". */
static bool goes_on_listing(const Reading *reading, uint32_t token, const uint32_t *siblings, uint32_t count)
{
    const uint32_t *children;
    uint32_t own = children_of(reading, token, &children);
    bool joined = false;
    for (uint32_t i = 0; i < own; i++)
        if (reading->tokens[children[i]].upos == UPOS_PRON)
            return false;
    for (uint32_t i = 0; i < count; i++)
        joined = joined || (siblings[i] >= token && reading->tokens[siblings[i]].deprel == DEPREL_CONJ &&
                            child_with(reading, siblings[i], DEPREL_CC) != NONE);
    return joined;
}

/* "nine soldiers and four civilians", "two women and a child": adds who is counted beside the first; 0 for those who are
   not counted, or told of otherwise. */
static double counted_beside(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    double sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t other = children[i];
        if (reading->tokens[other].deprel != DEPREL_CONJ || !is_nominal(reading, other) || reading->happening_at[other] != NONE ||
            !goes_on_listing(reading, other, children, count) ||
            !(filler_kinds(reading, other) & (1u << FILLER_PERSON | 1u << FILLER_ACTOR)))
            continue;
        const Entity *amount = amount_at(reading, other);
        if (amount && !isinf(amount->amount.high))
            sum += amount->amount.low;
        else if (!amount && is_a_single(reading, other))
            sum++;
        sum += counted_beside(reading, other);
    }
    return sum;
}

bool is_counted(const Reading *reading, const Happening *toll)
{
    return amount_of(reading, toll) != NULL;
}

bool count_victims(const Reading *reading, const Happening *toll, Amount *out)
{
    bool nil = tells_nobody(reading, toll);
    const Entity *amount = nil ? NULL : amount_of(reading, toll);
    uint32_t persons = amount || nil ? 0 : single_victims(reading, toll), target = toll->target_token;
    *out = amount ? amount->amount : (Amount){.low = persons, .high = persons};
    bool first = target != NONE && (amount ? amount == amount_at(reading, target) || amount == amount_before(reading, target)
                                           : persons == 1 && is_a_single(reading, target));
    double others = first ? counted_beside(reading, target) : 0;
    out->low += others;
    out->high += others;
    return amount || persons > 0 || nil;
}
