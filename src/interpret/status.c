/* Whether it happened: negation, modality, tense, and what the words above an event make of it. */
#include "interpret/reading.h"

#include "base/text.h"

typedef struct Verdict {
    EventStatus status;
    uint32_t cause;
} Verdict;

/* "a annoncé qu'il livrerait": under a report in the past the conditional is the future of that day. */
static Verdict reported_future(const Reading *reading, uint32_t token, Verdict verdict)
{
    uint32_t over = reading->tokens[token].head;
    if (verdict.status != STATUS_POSSIBLE || over == NONE || reading->tokens[token].deprel != DEPREL_CCOMP ||
        child_with(reading, token, DEPREL_MARK) == NONE || !listed(reading, over, LIST_REPORTING_VERB, NULL) ||
        !(is_past_participle(reading, over) || reading->tokens[over].features.tense == TENSE_IMP))
        return verdict;
    bool passive = verdict.cause != token && reading->tokens[verdict.cause].deprel == DEPREL_AUX_PASS;
    bool conditional = reading->tokens[verdict.cause].features.mood == MOOD_CND && (verdict.cause == token || passive);
    return conditional ? (Verdict){STATUS_PLANNED, verdict.cause} : verdict;
}

/* "is to visit", "are also to meet": what stands under a form of "be" with the mark of an infinitive. */
static bool is_to_come(const Reading *reading, uint32_t token, uint32_t copula)
{
    int32_t value;
    uint32_t mark = child_with(reading, token, DEPREL_MARK);
    if (reading->tokens[token].features.verb_form != VERB_FORM_INF || mark == NONE || mark < copula)
        return false;
    Symbol pair[] = {reading->lemmas[copula], reading->lemmas[mark]};
    return knowledge_match_list(reading->knowledge, reading->document->language, LIST_MODAL, pair, 2, &value) == 2 &&
           value == STATUS_PLANNED;
}

/* What a word's own negation, modals, mood and tense say of it; STATUS_ACTUAL when they say nothing. */
static Verdict own_verdict(const Reading *reading, const Happening *happening, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    Verdict verdict = {STATUS_ACTUAL, NONE};
    uint32_t negations = 0, weak = 0, negation = NONE;
    for (uint32_t i = 0; i < count; i++) {
        const Token *child = &reading->tokens[children[i]];
        int32_t value = 0;
        if (holds_word(happening, children[i]))
            continue; /* "not allow" as a trigger */
        bool function = child->deprel == DEPREL_ADVMOD || child->deprel == DEPREL_DET || child->deprel == DEPREL_AUX ||
                        child->deprel == DEPREL_CASE || child->deprel == DEPREL_MARK || child->deprel == DEPREL_CC ||
                        child->deprel == DEPREL_AMOD;
        if (function && listed(reading, children[i], LIST_NEGATION, &value)) {
            negations++, negation = children[i];
            weak += value == 2; /* negates only with another: French "ne" */
        } else if (child->deprel == DEPREL_AUX && listed(reading, children[i], LIST_MODAL, &value) && value != 0)
            verdict = (Verdict){(EventStatus)value, children[i]};
        else if (child->deprel == DEPREL_AUX || child->deprel == DEPREL_AUX_PASS || child->deprel == DEPREL_COP) {
            if (child->features.mood == MOOD_CND && verdict.cause == NONE)
                verdict = (Verdict){STATUS_POSSIBLE, children[i]};
            else if ((child->features.tense == TENSE_FUT || is_to_come(reading, token, children[i])) && verdict.cause == NONE)
                verdict = (Verdict){STATUS_PLANNED, children[i]};
        }
    }
    const Features *features = &reading->tokens[token].features;
    if (verdict.cause == NONE && features->mood == MOOD_CND)
        verdict = (Verdict){STATUS_POSSIBLE, token};
    if (verdict.cause == NONE && features->tense == TENSE_FUT)
        verdict = (Verdict){STATUS_PLANNED, token};
    for (uint32_t w = 0; w < happening->word_count; w++)
        if (listed(reading, happening->words[w], LIST_NEGATION, NULL))
            verdict = (Verdict){STATUS_ACTUAL, NONE}; /* "would not be allowed": a refusal to come is one now */
    if (negations > weak || (weak && negations > 1))
        verdict = (Verdict){STATUS_DENIED, negation};
    verdict = reported_future(reading, token, verdict);
    uint32_t condition = marker_in(reading, token, LIST_CONDITION);
    if (condition != NONE)
        verdict = (Verdict){STATUS_POSSIBLE, condition};
    return verdict;
}

/* Adjectives and participles beside a noun: planned, alleged, possible, failed. */
static Verdict beside_verdict(const Reading *reading, uint32_t noun)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        int32_t value;
        bool preposition = deprel == DEPREL_ACL && listed(reading, children[i], LIST_MARKER, NULL); /* "visant X" */
        if (preposition || (deprel != DEPREL_AMOD && deprel != DEPREL_ACL && deprel != DEPREL_COMPOUND))
            continue;
        if (listed(reading, children[i], LIST_STATUS_WORD, &value) && value != 0)
            return (Verdict){(EventStatus)value, children[i]};
        if (listed(reading, children[i], LIST_HEDGE, NULL))
            return (Verdict){STATUS_POSSIBLE, children[i]};
    }
    return (Verdict){STATUS_ACTUAL, NONE};
}

/* "s'est dit ouvert à": a word that both evokes and tells that it is only willed. */
static Verdict word_verdict(const Reading *reading, uint32_t token)
{
    int32_t value = 0;
    bool complement = reading->tokens[token].deprel == DEPREL_CCOMP || reading->tokens[token].deprel == DEPREL_XCOMP;
    bool told = complement && listed(reading, token, LIST_STATUS_WORD, &value) && value != 0;
    return told ? (Verdict){(EventStatus)value, token} : (Verdict){STATUS_ACTUAL, NONE};
}

static bool apply(Happening *happening, Verdict verdict)
{
    /* decisions are what the class is about */
    if (happening->decides && verdict.status == STATUS_PLANNED && verdict.cause != happening->token)
        return false;
    if (verdict.cause == NONE || verdict.status == STATUS_ACTUAL)
        return false;
    happening->status = verdict.status;
    happening->status_cause = verdict.cause;
    return true;
}

/* What the frame over an event makes of it; true when that settles the matter. */
static bool apply_content(Reading *reading, Happening *happening, uint32_t index, uint32_t from, uint32_t over)
{
    uint32_t governing = reading->happening_at[over];
    if (governing == NONE || governing == index)
        return false;
    const Happening *governor = &reading->happenings.items[governing];
    if (governor->content != from)
        return false;
    if (happening->governed_by == NONE)
        happening->governed_by = governing;
    if (governor->frame.content_status == CONTENT_NO_EVENT)
        happening->dropped = true;
    else if (governor->frame.content_status >= 0 && happening->status == STATUS_ACTUAL)
        apply(happening, (Verdict){(EventStatus)governor->frame.content_status, over});
    return true;
}

static bool is_infinitive(const Reading *reading, uint32_t token)
{
    return reading->tokens[token].features.verb_form == VERB_FORM_INF;
}

/* An aim is not a happening: "to capture", "pour libérer". */
static bool is_purpose(const Reading *reading, uint32_t token)
{
    return reading->tokens[token].deprel == DEPREL_ADVCL && is_infinitive(reading, token);
}

static Symbol mark_of(const Reading *reading, uint32_t token)
{
    uint32_t mark = child_with(reading, token, DEPREL_MARK);
    return mark == NONE ? 0 : reading->lemmas[mark];
}

/* "called on A to leave and B to stop": the second infinitive hangs on the first, but stands beside it. */
static bool stands_beside(const Reading *reading, uint32_t token, uint32_t over)
{
    return is_purpose(reading, token) && is_infinitive(reading, over) && mark_of(reading, token) != 0 &&
           mark_of(reading, token) == mark_of(reading, over);
}

/* One step up from a clause; false when nothing above matters any more. */
static bool climb_clause(Reading *reading, Happening *happening, uint32_t index, uint32_t token)
{
    uint32_t over = reading->tokens[token].head;
    uint8_t deprel = reading->tokens[token].deprel;
    int32_t value;
    if (over == NONE || deprel == DEPREL_ACL_RELCL || deprel == DEPREL_PARATAXIS)
        return false;
    if (apply_content(reading, happening, index, token, over))
        return false;
    if (deprel == DEPREL_CONJ)
        return reading->tokens[token].features.verb_form == VERB_FORM_FIN || child_with(reading, token, DEPREL_NSUBJ) != NONE ||
               !apply(happening, own_verdict(reading, happening, over));
    if (stands_beside(reading, token, over))
        return true;
    bool infinitive = is_infinitive(reading, token);
    bool beside = deprel == DEPREL_ACL && (infinitive || child_with(reading, token, DEPREL_MARK) != NONE);
    bool complement = deprel == DEPREL_XCOMP || deprel == DEPREL_CCOMP || deprel == DEPREL_CSUBJ || beside ||
                      deprel == DEPREL_CSUBJ_PASS || (deprel == DEPREL_ADVCL && infinitive);
    bool stated = deprel == DEPREL_CCOMP && !infinitive && listed(reading, over, LIST_REPORTING_VERB, NULL);
    if (complement && !stated && listed(reading, over, LIST_STATUS_WORD, &value)) {
        if (value != 0)
            return !apply(happening, (Verdict){(EventStatus)value, over});
        return !apply(happening, own_verdict(reading, happening, over));
    }
    if (complement && is_verb(reading, over) && listed(reading, over, LIST_MODAL, &value) && value != 0)
        return !apply(happening, (Verdict){(EventStatus)value, over});
    if (deprel == DEPREL_ACL && infinitive)
        return !apply(happening, (Verdict){STATUS_POSSIBLE, over});
    if (is_purpose(reading, token)) {
        if (!class_has(reading, happening->frame.class, TRAIT_CONSULTING))
            happening->dropped = true; /* who travels to meet somebody is expected to */
        apply(happening, (Verdict){STATUS_PLANNED, token});
        return false;
    }
    if (deprel == DEPREL_XCOMP)
        return !apply(happening, own_verdict(reading, happening, over));
    return deprel == DEPREL_CCOMP && !listed(reading, over, LIST_REPORTING_VERB, NULL);
}

/* "could lead to war", "would plunge it into war" */
static bool leads_to(const Reading *reading, uint32_t noun)
{
    return reading->tokens[noun].deprel == DEPREL_OBL && marker_slots(reading, noun) & 1u << SLOT_TO;
}

/* A definite or owned noun is taken for granted, whatever is said of it. */
static bool is_known(const Reading *reading, uint32_t noun)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        const Token *child = &reading->tokens[children[i]];
        if (child->deprel == DEPREL_NMOD_POSS ||
            (child->deprel == DEPREL_DET && child->features.definite == DEFINITE_DEF) ||
            child->features.pron_type == PRON_TYPE_DEM)
            return true;
    }
    return false;
}

/* "the eve of his death", "two days": when, not what. */
static bool is_time(const Reading *reading, uint32_t noun)
{
    return listed(reading, noun, LIST_TIME_UNIT, NULL) || listed(reading, noun, LIST_DAY_SHIFT, NULL) ||
           (noun > 0 && listed(reading, noun - 1, LIST_DAY_SHIFT, NULL));
}

/* "sont convenus d'une trêve", but not "sont convenus, lors d'une rencontre, de ...": what is agreed, not where or when. */
static bool leads_into(const Reading *reading, uint32_t noun)
{
    uint32_t slots = marker_slots(reading, noun);
    return !(slots & (1u << SLOT_AFTER | 1u << SLOT_BY)) && slots != 1u << SLOT_IN && !is_time(reading, noun);
}

/* "ordered the expulsion of three diplomats": whom an authority orders out or free is expelled or freed. */
static bool is_ordered(const Reading *reading, const Happening *happening, uint32_t verb)
{
    return class_has(reading, happening->frame.class, TRAIT_ORDERED) && listed(reading, verb, LIST_ORDER_VERB, NULL);
}

/* "agreed on a truce", "sont convenus d'une trêve": one agreement told by verb and noun. */
static bool is_same_accord(const Reading *reading, uint32_t index, uint32_t verb)
{
    uint32_t governing = reading->happening_at[verb];
    if (governing == NONE || governing == index)
        return false;
    uint32_t over = reading->happenings.items[governing].frame.class, below = reading->happenings.items[index].frame.class;
    return class_is(reading, over, "Agreement") && class_above(reading, over, below);
}

/* From a noun up to the predicate of its clause; NONE when nothing above it matters. */
static uint32_t climb_noun(Reading *reading, Happening *happening, uint32_t index, uint32_t token)
{
    int32_t value;
    for (int step = 0; step < CLIMB_LIMIT; step++) {
        uint32_t over = reading->tokens[token].head;
        uint8_t deprel = reading->tokens[token].deprel;
        if (over == NONE)
            return NONE;
        if (apply_content(reading, happening, index, token, over))
            return NONE;
        if (deprel == DEPREL_NMOD && marker_slots(reading, token) & 1u << SLOT_AFTER)
            return NONE; /* "à l'issue d'une rencontre": when, whatever the clause tells */
        if (happening->light && listed(reading, over, LIST_UNDERGO_NOUN, NULL)) { /* "was the target of an attack" */
            if (child_with(reading, over, DEPREL_COP) != NONE)
                return over;
            token = over;
            continue;
        }
        if (is_verb(reading, over)) {
            bool governed = (deprel == DEPREL_OBJ && !is_time(reading, token)) || deprel == DEPREL_XCOMP || deprel == DEPREL_NSUBJ_PASS ||
                            (deprel == DEPREL_OBL && leads_into(reading, token)) ||
                            (deprel == DEPREL_NSUBJ && is_passive(reading, over));
            if (governed && is_same_accord(reading, index, over)) {
                happening->dropped = true;
                return NONE;
            }
            if (governed && is_ordered(reading, happening, over))
                return NONE;
            if (governed && listed(reading, over, LIST_STATUS_WORD, &value) && value != 0) {
                apply(happening, (Verdict){(EventStatus)value, over});
                return NONE;
            }
            if (!happening->light && (deprel == DEPREL_OBJ || leads_to(reading, token)) && !is_known(reading, token))
                apply(happening, own_verdict(reading, happening, over));
            bool shared = happening->governor != NONE && below_modals(reading, over) == happening->governor;
            return !happening->light ? NONE : shared ? happening->governor : over;
        }
        bool said_of = deprel == DEPREL_OBL || deprel == DEPREL_NMOD || (deprel == DEPREL_NSUBJ && !happening->light);
        if (reading->tokens[over].upos == UPOS_ADJ && said_of &&
            listed(reading, over, LIST_STATUS_WORD, &value) && value != 0) { /* "favorable à de nouvelles sanctions", "talks are due" */
            apply(happening, (Verdict){(EventStatus)value, over});
            return NONE;
        }
        if (deprel == DEPREL_NMOD || deprel == DEPREL_COMPOUND || deprel == DEPREL_NMOD_POSS) {
            if (listed(reading, over, LIST_TOPIC_NOUN, NULL)) {
                happening->dropped = true;
                return NONE;
            }
            if (listed(reading, over, LIST_STATUS_WORD, &value) && value != 0) {
                apply(happening, (Verdict){(EventStatus)value, over});
                return NONE;
            }
        } else if (deprel != DEPREL_CONJ && deprel != DEPREL_APPOS) {
            return NONE;
        }
        token = over;
    }
    return NONE;
}

static bool is_question(const Reading *reading, const Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = sentence->last; t > sentence->first && t > sentence->last - 3; t--)
        if (token_written(reading->document, t - 1, TEXT("?")))
            return true;
    return false;
}

static bool has_condition(const Reading *reading, uint32_t verb)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_ADVCL && marker_in(reading, children[i], LIST_CONDITION) != NONE)
            return true;
    return false;
}

/* "announced that it would raise them", "a annoncé qu'il partirait": what was to come when it was said. */
static bool is_foretold(const Reading *reading, const Happening *happening)
{
    uint32_t verb = happening->light && happening->governor != NONE ? happening->governor : happening->token;
    uint32_t cause = happening->status_cause, over = reading->tokens[verb].head;
    int32_t kind = REPORT_CERTAIN;
    if (happening->status != STATUS_POSSIBLE || cause == NONE || !is_verb(reading, verb) || has_condition(reading, verb))
        return false;
    bool word = listed(reading, cause, LIST_REPORTED_FUTURE, NULL);
    bool mood = cause == verb && reading->tokens[verb].features.mood == MOOD_CND;
    bool reported = over != NONE && reading->tokens[verb].deprel == DEPREL_CCOMP &&
                    listed(reading, over, LIST_REPORTING_VERB, &kind) && kind == REPORT_CERTAIN;
    return (word && (reported || happening->speaker_count > 0)) || (mood && reported);
}

static void settle(Reading *reading, uint32_t index)
{
    Happening *happening = &reading->happenings.items[index];
    happening->decides = class_has(reading, happening->frame.class, TRAIT_DECIDED);
    happening->status = happening->frame.status >= 0 ? (EventStatus)happening->frame.status : STATUS_ACTUAL;
    if (happening->status != STATUS_ACTUAL)
        happening->status_cause = happening->token;
    if (is_question(reading, happening))
        happening->dropped = true;
    bool verbal = happening->part == TRIGGER_VERB || happening->part == TRIGGER_PARTICIPLE;
    bool settled = happening->frame.status == STATUS_ACTUAL ||
                   apply(happening, own_verdict(reading, happening, happening->token));
    if (!settled && is_predicate(reading, happening->token))
        settled = apply(happening, word_verdict(reading, happening->token));
    for (uint32_t w = 1; w < happening->word_count && !settled; w++)
        if (is_nominal(reading, happening->words[w]))
            settled = apply(happening, own_verdict(reading, happening, happening->words[w]));
    if (!verbal && !settled)
        settled = apply(happening, beside_verdict(reading, happening->token));
    uint32_t clause = verbal ? happening->token : climb_noun(reading, happening, index, happening->token);
    if (!verbal && clause != NONE && !settled)
        settled = apply(happening, own_verdict(reading, happening, clause));
    for (int step = 0; clause != NONE && step < CLIMB_LIMIT && !happening->dropped; step++) {
        EventStatus before = happening->status;
        uint32_t cause = happening->status_cause;
        bool further = climb_clause(reading, happening, index, clause);
        if (settled && happening->governed_by == NONE)
            happening->status = before, happening->status_cause = cause;
        if (!further)
            break;
        clause = reading->tokens[clause].head;
    }
}

void settle_status(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        settle(reading, i);
        if (is_foretold(reading, &reading->happenings.items[i]))
            reading->happenings.items[i].status = STATUS_PLANNED;
    }
}
