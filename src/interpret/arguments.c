/* The grammar around a trigger made plain: whatever the voice and the clause, who is subject, object, owner ... */
#include "interpret/arguments.h"

#define BIT(slot) (1u << (slot))

/* Dates say when, and fill no role. */
bool is_date(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->name_at[token];
    return mention != NONE && reading->document->mentions.items[mention].kind == MENTION_DATE;
}

void offer(const Reading *reading, Arguments *out, uint32_t slots, uint32_t token, const char *rule)
{
    if (slots == 0 || token == NONE || out->count == ARGUMENT_LIMIT || is_date(reading, token))
        return;
    for (uint32_t i = 0; i < out->count; i++)
        if (out->items[i].token == token && out->items[i].slots == slots)
            return;
    out->items[out->count++] = (Argument){slots, token, false, rule};
}

void offer_clause(const Reading *reading, Arguments *out, uint32_t slots, uint32_t token, const char *rule)
{
    uint32_t before = out->count;
    offer(reading, out, slots, token, rule);
    if (out->count > before)
        out->items[before].clause = true;
}

/* Obliques: the preposition tells the slots; without one nothing is told. */
void offer_oblique(const Reading *reading, uint32_t token, bool passive, Arguments *out)
{
    uint32_t meant = antecedent(reading, token);
    uint32_t slots = marker_slots(reading, token);
    if (slots & BIT(SLOT_BY) && listed(reading, token, LIST_BROKER_NOUN, NULL)) /* "par l'intermédiaire de X" */
        return;
    if (passive && slots & BIT(SLOT_BY) && listed(reading, token, LIST_MANNER_NOUN, NULL) &&
        child_with(reading, token, DEPREL_DET) == NONE) /* "dissous par décret" */
        return;
    if (passive && slots & BIT(SLOT_BY))
        offer(reading, out, BIT(SLOT_SUBJECT), meant, "agent of the passive");
    else
        offer(reading, out, slots, meant, "preposition");
}

/* Phrases that hang one level lower than they should, by prepositions of some slots. */
void offer_below(const Reading *reading, uint32_t token, bool passive, uint32_t slots, Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if ((reading->tokens[children[i]].deprel == DEPREL_NMOD || reading->tokens[children[i]].deprel == DEPREL_OBL ||
             (reading->tokens[children[i]].deprel == DEPREL_CONJ && is_date(reading, token))) &&
            marker_slots(reading, children[i]) & slots &&
            (slots & BIT(SLOT_OF) || !(marker_slots(reading, children[i]) & BIT(SLOT_OF))))
            offer_oblique(reading, children[i], passive, out);
}

/* The first noun of a coordination hangs where all of them do. */
static uint32_t first_of_coordination(const Reading *reading, uint32_t noun)
{
    for (int step = 0; step < 6 && reading->tokens[noun].deprel == DEPREL_CONJ; step++) {
        if (reading->tokens[noun].head == NONE || !is_nominal(reading, reading->tokens[noun].head))
            break;
        noun = reading->tokens[noun].head;
    }
    return noun;
}

/* A name whose words the parser hung apart is one argument: that of its head. */
static void join_pieces(const Reading *reading, Arguments *out)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->count; i++) {
        uint32_t name = reading->name_at[out->items[i].token];
        uint32_t head = name == NONE ? out->items[i].token : reading->document->mentions.items[name].head;
        bool piece = false;
        for (uint32_t j = 0; j < out->count && head != out->items[i].token; j++)
            piece = piece || out->items[j].token == head;
        if (!piece)
            out->items[kept++] = out->items[i];
    }
    out->count = kept;
}

/* "dismissed the minister X", "la chute du président X": a word of the trigger that is itself somebody. */
static void offer_named_word(const Reading *reading, const Happening *happening, uint32_t word, Arguments *out)
{
    Fillers fillers;
    uint8_t deprel = reading->tokens[word].deprel;
    bool object = deprel == DEPREL_OBJ || deprel == DEPREL_NSUBJ_PASS;
    if (reading->evokes[word] || (!object && deprel != DEPREL_NMOD) || !is_nominal(reading, word))
        return;
    fillers_of(reading, word, &fillers);
    if (fillers.count > 0 && reading->document->entities.items[fillers.entities[0]].class == CLASS_PERSON)
        offer(reading, out, object ? BIT(SLOT_OBJECT) : marker_slots(reading, word), word, "word of the trigger");
    (void)happening;
}

void collect_arguments(const Reading *reading, Happening *happening, Arguments *out)
{
    out->count = 0;
    happening->light = happening->passive = false;
    if (happening->part == TRIGGER_VERB || happening->part == TRIGGER_PARTICIPLE) {
        offer_around_verb(reading, happening, out);
    } else {
        uint32_t first = first_of_coordination(reading, happening->token);
        Deprel relation;
        happening->governor = predicate_over(reading, happening->token, &relation);
        if (relation == DEPREL_NSUBJ || relation == DEPREL_NSUBJ_PASS)
            happening->governor = below_modals(reading, happening->governor);
        offer_around_noun(reading, happening, happening->token, out);
        if (first != happening->token && child_with(reading, happening->token, DEPREL_NMOD_POSS) == NONE)
            offer(reading, out, BIT(SLOT_OWNER), child_with(reading, first, DEPREL_NMOD_POSS), "shared possessor");
        offer_light_governor(reading, happening, first, out);
        uint32_t described = child_with(reading, happening->token, DEPREL_NSUBJ);
        bool state = happening->frame.relation >= 0 || child_with(reading, happening->token, DEPREL_CASE) != NONE;
        if (described != NONE && state) /* "are at war", "is the leader of" */
            offer(reading, out, BIT(SLOT_SUBJECT), antecedent(reading, described), "subject of the noun");
        if (happening->frame.relation >= 0)
            offer_described(reading, happening->token, out);
        else
            offer_bearer(reading, happening->token, happening->frame.class, out);
        if (happening->part == TRIGGER_ADJECTIVE) {
            bool as_object;
            const char *rule;
            offer(reading, out, BIT(SLOT_SUBJECT), subject_of(reading, happening->token, &as_object, &rule), rule);
            if (reading->tokens[happening->token].deprel == DEPREL_AMOD)
                offer(reading, out, BIT(SLOT_SUBJECT), reading->tokens[happening->token].head, "noun of the adjective");
        }
    }
    for (uint32_t i = 1; i < happening->word_count; i++) {
        offer_named_word(reading, happening, happening->words[i], out);
        if (is_nominal(reading, happening->words[i]))
            offer_around_noun(reading, happening, happening->words[i], out);
        else if (is_verb(reading, happening->words[i]) && happening->part == TRIGGER_VERB)
            offer_verb_children(reading, happening, happening->words[i], out);
    }
    join_pieces(reading, out);
}
