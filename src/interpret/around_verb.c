/* What hangs around a verb: subject, object and obliques whatever the voice. */
#include "interpret/arguments.h"

#define BIT(slot) (1u << (slot))

/* An infinitive that the parser took for an adverbial may yet be what the verb asks for, unless it tells an aim. */
static uint32_t infinitive_slot(const Reading *reading, uint32_t verb)
{
    bool infinitive = reading->tokens[verb].features.verb_form == VERB_FORM_INF;
    return infinitive && marker_in(reading, verb, LIST_PURPOSE) == NONE ? BIT(SLOT_CLAUSE) : 0;
}

/* "auprès de X": a preposition that the parser took for an adverb with a phrase of its own. */
static void offer_below_adverb(const Reading *reading, uint32_t adverb, Arguments *out)
{
    int32_t slots;
    uint32_t phrase = child_with(reading, adverb, DEPREL_OBL);
    if (phrase == NONE)
        phrase = child_with(reading, adverb, DEPREL_NMOD);
    if (phrase != NONE && phrase > adverb && listed(reading, adverb, LIST_MARKER, &slots))
        offer(reading, out, (uint32_t)slots, antecedent(reading, phrase), "preposition");
}

static void offer_verb_child(const Reading *reading, uint32_t child, bool passive, Arguments *out)
{
    switch (reading->tokens[child].deprel) {
    case DEPREL_OBJ:
        if (!passive && child != inverted_subject(reading, reading->tokens[child].head)) /* no object besides its subject */
            offer(reading, out, BIT(SLOT_OBJECT), antecedent(reading, child), "object");
        break;
    case DEPREL_IOBJ:
        offer(reading, out, BIT(SLOT_INDIRECT) | BIT(SLOT_TO), antecedent(reading, child), "indirect object");
        break;
    case DEPREL_OBL_AGENT:
        if (listed(reading, child, LIST_BROKER_NOUN, NULL))
            break;
        offer(reading, out, BIT(passive ? SLOT_SUBJECT : SLOT_BY), antecedent(reading, child), "agent of the passive");
        break;
    case DEPREL_OBL:
    case DEPREL_NMOD:
        if (!passive && marker_slots(reading, child) == BIT(SLOT_BY)) /* no agent beside a subject, but whose the object is */
            offer(reading, out, reading->tokens[child].deprel == DEPREL_NMOD ? BIT(SLOT_OBJECT) : 0, child,
                  "author of the object");
        else
            offer_oblique(reading, child, passive, out);
        break;
    case DEPREL_CCOMP:
    case DEPREL_CSUBJ:
    case DEPREL_CSUBJ_PASS:
        offer_clause(reading, out, BIT(SLOT_CLAUSE), child, "complement clause");
        break;
    case DEPREL_XCOMP:
        if (is_verb(reading, child))
            offer_clause(reading, out, BIT(SLOT_CLAUSE) | marker_slots(reading, child), child, "infinitive");
        else if (child_with(reading, child, DEPREL_CASE) == NONE && !passive &&
                 (child_with(reading, child, DEPREL_DET) != NONE || reading->name_at[child] != NONE) &&
                 child_with(reading, reading->tokens[child].head, DEPREL_OBJ) == NONE)
            offer(reading, out, BIT(SLOT_OBJECT), child, "object"); /* "appelé les deux pays à la retenue" */
        else
            offer(reading, out, marker_slots(reading, child), child, "complement");
        break;
    case DEPREL_ADVCL:
        if (is_verb(reading, child))
            offer_clause(reading, out, marker_slots(reading, child) | infinitive_slot(reading, child), child,
                         "clause with a preposition");
        else
            offer(reading, out, marker_slots(reading, child), child, "phrase with a preposition");
        break;
    case DEPREL_ADVMOD:
        offer_below_adverb(reading, child, out);
        break;
    default:
        break;
    }
}

/* "will visit X next month": the name that the parser took for part of the day's is the object. */
static void offer_name_of_day(const Reading *reading, uint32_t day, Arguments *out)
{
    uint32_t name = child_with(reading, day, DEPREL_COMPOUND);
    if (name != NONE && reading->tokens[day].deprel == DEPREL_OBJ && filler_kinds(reading, name) & 1u << FILLER_NAMED)
        offer(reading, out, BIT(SLOT_OBJECT), name, "object before the day");
}

void offer_verb_children(const Reading *reading, const Happening *happening, uint32_t verb, Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (!holds_word(happening, children[i]))
            offer_verb_child(reading, children[i], happening->passive, out);
        else if (reading->tokens[children[i]].deprel == DEPREL_ADVMOD)
            offer_below_adverb(reading, children[i], out);
        if (is_date(reading, children[i])) /* "protested on Thursday in Niamey": hung on the day by mistake */
            offer_below(reading, children[i], happening->passive, BIT(SLOT_COUNT) - 1, out);
        if (is_date(reading, children[i]) && !happening->passive)
            offer_name_of_day(reading, children[i], out);
        else if (reading->tokens[children[i]].deprel == DEPREL_OBL &&
                 filler_kinds(reading, children[i]) & 1u << FILLER_PLACE) /* "near the city, against X", "à Doha entre X et Y" */
            offer_below(reading, children[i], happening->passive, BIT(SLOT_AGAINST) | BIT(SLOT_BETWEEN), out);
    }
}

/* "imposed sanctions on X", "suspended deliveries to Y": the phrase may hang on the verb or on its object. */
static void offer_under_object(const Reading *reading, const Happening *happening, uint32_t verb, Arguments *out)
{
    uint32_t object = child_with(reading, verb, happening->passive ? DEPREL_NSUBJ_PASS : DEPREL_OBJ);
    uint32_t slots = BIT(SLOT_AGAINST) | BIT(SLOT_WITH) | BIT(SLOT_TO) | BIT(SLOT_BETWEEN) | BIT(SLOT_FOR);
    if (object == NONE || holds_word(happening, object) || reading->evokes[object] ||
        filler_kinds(reading, object) & 1u << FILLER_NAMED)
        return;
    offer_below(reading, object, happening->passive, slots, out);
}

/* The agent of a passive verb that the parser hung on its complement. */
static void offer_below_complement(const Reading *reading, uint32_t verb, Arguments *out)
{
    static const Deprel complements[] = {DEPREL_OBJ, DEPREL_XCOMP};
    for (size_t i = 0; i < sizeof complements / sizeof *complements; i++) {
        uint32_t noun = child_with(reading, verb, complements[i]);
        if (noun != NONE && is_nominal(reading, noun))
            offer_below(reading, noun, true, BIT(SLOT_BY), out);
    }
}

/* "kidnapped and killed two engineers": one object for both verbs, whichever of them it hangs on. */
static void offer_shared_object(const Reading *reading, const Happening *happening, uint32_t verb, Arguments *out)
{
    if (happening->passive || child_with(reading, verb, DEPREL_OBJ) != NONE)
        return;
    const Token *token = &reading->tokens[verb];
    uint32_t other = token->deprel == DEPREL_CONJ ? token->head : child_with(reading, verb, DEPREL_CONJ);
    if (other == NONE || !is_verb(reading, other))
        return;
    uint32_t object = child_with(reading, other, DEPREL_OBJ);
    uint32_t last = verb > other ? verb : other, first = verb > other ? other : verb;
    if (object != NONE && object > last && last - first <= 4)
        offer(reading, out, BIT(SLOT_OBJECT), object, "shared object");
}

/* "X, qu'il accuse de": the name before the comma, where the parser takes the pronoun for a conjunction. */
static uint32_t noun_before_clause(const Reading *reading, uint32_t verb)
{
    uint32_t mark = child_with(reading, verb, DEPREL_MARK);
    if (reading->tokens[verb].deprel != DEPREL_ADVCL || mark == NONE || mark < 2 || !listed(reading, mark, LIST_RELATIVE, NULL) ||
        reading->tokens[mark - 1].upos != UPOS_PUNCT || child_with(reading, verb, DEPREL_OBJ) != NONE)
        return NONE;
    uint32_t name = reading->name_at[mark - 2];
    return name == NONE ? NONE : reading->document->mentions.items[name].head;
}

static bool has_relative(const Reading *reading, uint32_t verb)
{
    const uint32_t *children, *further;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (antecedent(reading, children[i]) != children[i])
            return true;
        uint32_t more = children_of(reading, children[i], &further);
        for (uint32_t j = 0; j < more; j++)
            if (antecedent(reading, further[j]) != further[j])
                return true;
    }
    return false;
}

/* "est arrivé": a subject that could not be the object of this verb makes no passive. */
static bool looks_active(const Reading *reading, const Happening *happening, uint32_t subject)
{
    const Frame *frame = &happening->frame;
    uint32_t kinds = filler_kinds(reading, subject);
    bool takes = frame->slots[SLOT_OBJECT] && !(frame->slots[SLOT_OBJECT] & (1u << FILL_NOTHING | 1u << FILL_UNSET));
    if (reading->mention_at[subject] == NONE)
        takes = true;
    bool as_object = takes && (!frame->object_is || frame->object_is & kinds);
    bool moves = class_is(reading, frame->class, "Visit");
    return (!as_object || moves) && (!frame->subject_is || frame->subject_is & kinds) &&
           child_with(reading, happening->token, DEPREL_OBL_AGENT) == NONE;
}

/* Coordinated subjects that the parser hung on the verb side by side. */
static void offer_further_subjects(const Reading *reading, const Happening *happening, uint32_t first, bool as_object,
                                   Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        bool joined = child_with(reading, children[i], DEPREL_CC) != NONE || child_with(reading, children[i], DEPREL_CONJ) != NONE ||
                      child_with(reading, happening->token, DEPREL_CC) != NONE;
        if ((deprel == DEPREL_NSUBJ || deprel == DEPREL_NSUBJ_PASS) && joined && children[i] != first &&
            is_nominal(reading, children[i]) && antecedent(reading, children[i]) == children[i])
            offer(reading, out, BIT(as_object ? SLOT_OBJECT : SLOT_SUBJECT), children[i], "further subject");
    }
}

void offer_around_verb(const Reading *reading, Happening *happening, Arguments *out)
{
    uint32_t verb = happening->token;
    const Token *token = &reading->tokens[verb];
    bool as_object;
    const char *rule;
    happening->passive = is_passive(reading, verb);
    happening->governor = verb;
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    bool outside = token->deprel == DEPREL_CONJ && child_with(reading, verb, DEPREL_AUX) == NONE &&
                   child_with(reading, verb, DEPREL_NSUBJ) == NONE && told_as_before(reading, token->head);
    if (!as_object && subject != NONE && is_speech_act(reading, happening->frame.class) &&
        (outside || !(filler_kinds(reading, subject) & 1u << FILLER_ACTOR))) { /* "said X had acted well and blamed Y" */
        uint32_t speaker = subject_above(reading, verb, &rule);
        subject = speaker != NONE ? speaker : subject;
    }
    if (happening->part == TRIGGER_PARTICIPLE && token->deprel == DEPREL_AMOD && !token->features.verb_form)
        as_object = happening->passive = true; /* "Iran-backed", tagged as an adjective */
    if (as_object && subject != NONE && looks_active(reading, happening, subject))
        as_object = happening->passive = false;
    if (subject != NONE && !holds_word(happening, subject))
        offer(reading, out, BIT(as_object ? SLOT_OBJECT : SLOT_SUBJECT), subject, rule);
    offer_further_subjects(reading, happening, subject, as_object, out);
    if (token->deprel == DEPREL_AMOD || token->deprel == DEPREL_ACL)
        offer(reading, out, BIT(SLOT_SUBJECT), child_with(reading, verb, DEPREL_COMPOUND), "compound of the participle");
    offer_verb_children(reading, happening, verb, out);
    if (happening->passive) /* "was appointed prime minister by X": hung on the post */
        offer_below_complement(reading, verb, out);
    offer_shared_object(reading, happening, verb, out);
    offer_under_object(reading, happening, verb, out);
    if (!happening->passive)
        offer(reading, out, BIT(SLOT_OBJECT), noun_before_clause(reading, verb), "noun before the relative clause");
    if (token->deprel == DEPREL_ACL_RELCL && !happening->passive && !has_relative(reading, verb) &&
        child_with(reading, verb, DEPREL_OBJ) == NONE && subject != NONE && !holds_word(happening, token->head))
        offer(reading, out, BIT(SLOT_OBJECT), token->head, "noun before the relative clause");
}
