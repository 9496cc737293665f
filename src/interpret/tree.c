/* Walking the tree: children, markers, voice, subjects shared or left out. */
#include "interpret/reading.h"

uint32_t children_of(const Reading *reading, uint32_t token, const uint32_t **out)
{
    uint32_t start = reading->child_starts[token];
    *out = reading->children + start;
    return reading->child_starts[token + 1] - start;
}

uint32_t child_with(const Reading *reading, uint32_t token, Deprel deprel)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == deprel)
            return children[i];
    return NONE;
}

bool listed(const Reading *reading, uint32_t token, List list, int32_t *value)
{
    enum { LOOK_AHEAD = 5 };
    const Document *document = reading->document;
    uint32_t left = document->tokens.count - token;
    int32_t found;
    if (left > LOOK_AHEAD)
        left = LOOK_AHEAD;
    uint32_t forms = knowledge_match_list(reading->knowledge, document->language, list, reading->forms + token, left,
                                          value ? value : &found);
    if (forms > 0)
        return true;
    return knowledge_match_list(reading->knowledge, document->language, list, reading->lemmas + token, left,
                                value ? value : &found) > 0;
}

uint32_t child_listed(const Reading *reading, uint32_t token, List list, int32_t *value)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (listed(reading, children[i], list, value))
            return children[i];
    return NONE;
}

static bool is_marker(const Token *token)
{
    return token->deprel == DEPREL_CASE || token->deprel == DEPREL_MARK;
}

uint32_t marker_slots(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        int32_t slots;
        if (is_marker(&reading->tokens[children[i]]) && listed(reading, children[i], LIST_MARKER, &slots))
            return (uint32_t)slots;
    }
    return 0;
}

uint32_t marker_in(const Reading *reading, uint32_t token, List list)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (is_marker(&reading->tokens[children[i]]) && listed(reading, children[i], list, NULL))
            return children[i];
    return NONE;
}

bool is_verb(const Reading *reading, uint32_t token)
{
    const Token *t = &reading->tokens[token];
    return t->upos == UPOS_VERB || (t->upos == UPOS_AUX && t->deprel != DEPREL_AUX && t->deprel != DEPREL_COP &&
                                    t->deprel != DEPREL_AUX_PASS);
}

bool is_nominal(const Reading *reading, uint32_t token)
{
    uint8_t upos = reading->tokens[token].upos;
    return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON || upos == UPOS_NUM || upos == UPOS_DET ||
           upos == UPOS_SYM || upos == UPOS_X;
}

bool is_past_participle(const Reading *reading, uint32_t token)
{
    const Features *features = &reading->tokens[token].features;
    return features->verb_form == VERB_FORM_PART && features->tense != TENSE_PRES;
}

static bool has_auxiliary(const Reading *reading, uint32_t verb)
{
    return child_with(reading, verb, DEPREL_AUX) != NONE || child_with(reading, verb, DEPREL_AUX_PASS) != NONE ||
           child_with(reading, verb, DEPREL_COP) != NONE;
}

/* "s'en étaient pris à": who does it to nobody but themselves is no victim, whichever auxiliary the parser saw. */
static bool is_reflexive(const Reading *reading, uint32_t verb)
{
    uint32_t pronoun = child_with(reading, verb, DEPREL_EXPL);
    return pronoun != NONE && reading->tokens[pronoun].features.reflex == REFLEX_YES;
}

/* Whether it is passive by its own words; a bare participle beside a noun or clause is. */
static bool own_passive(const Reading *reading, uint32_t verb)
{
    const Token *token = &reading->tokens[verb];
    if (is_reflexive(reading, verb))
        return false;
    if (child_with(reading, verb, DEPREL_AUX_PASS) != NONE || child_with(reading, verb, DEPREL_NSUBJ_PASS) != NONE ||
        child_with(reading, verb, DEPREL_EXPL_PASS) != NONE)
        return true;
    if (!is_past_participle(reading, verb) || has_auxiliary(reading, verb))
        return false;
    if (child_with(reading, verb, DEPREL_NSUBJ) != NONE && child_with(reading, verb, DEPREL_OBJ) != NONE)
        return false; /* "after missiles struck the town": finite, whatever its tag */
    return token->deprel == DEPREL_ACL || token->deprel == DEPREL_AMOD || token->deprel == DEPREL_ADVCL ||
           child_with(reading, verb, DEPREL_OBL_AGENT) != NONE;
}

static const Mention *mention_over(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->name_at[token];
    return mention == NONE ? NULL : &reading->document->mentions.items[mention];
}

/* "X, for its part, said": a name before a verb without subject that the parser took for an address. */
static uint32_t subject_set_off(const Reading *reading, uint32_t verb)
{
    static const Deprel relations[] = {DEPREL_DISCOURSE, DEPREL_VOCATIVE, DEPREL_DISLOCATED};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        uint32_t name = child_with(reading, verb, relations[i]);
        if (name != NONE && name < verb && mention_over(reading, name) && filler_kinds(reading, name) & 1u << FILLER_ACTOR)
            return name;
    }
    return NONE;
}

/* "Journalists charged with ...": headlines leave the auxiliary out. */
static bool in_headline(const Reading *reading, uint32_t token)
{
    const Document *document = reading->document;
    uint32_t paragraph = document->sentences.items[document_sentence(document, token)].paragraph;
    return document->paragraphs.items[paragraph].kind == PARAGRAPH_TITLE ||
           (child_with(reading, token, DEPREL_NSUBJ) == NONE && subject_set_off(reading, token) == NONE);
}

bool is_passive(const Reading *reading, uint32_t verb)
{
    for (int step = 0; step < 8; step++) {
        const Token *token = &reading->tokens[verb];
        if (own_passive(reading, verb))
            return true;
        if (token->deprel != DEPREL_CONJ || !is_past_participle(reading, verb) || has_auxiliary(reading, verb) ||
            child_with(reading, verb, DEPREL_NSUBJ) != NONE)
            return token->features.voice == VOICE_PASS && !has_auxiliary(reading, verb) &&
                   (token->deprel == DEPREL_ROOT || token->deprel == DEPREL_PARATAXIS) && is_past_participle(reading, verb) &&
                   child_with(reading, verb, DEPREL_OBJ) == NONE && in_headline(reading, verb);
        verb = token->head;
    }
    return false;
}

uint32_t antecedent(const Reading *reading, uint32_t token)
{
    const Token *pronoun = &reading->tokens[token];
    if (pronoun->upos != UPOS_PRON && pronoun->upos != UPOS_DET && pronoun->upos != UPOS_ADV &&
        pronoun->upos != UPOS_SCONJ)
        return token;
    if (pronoun->features.pron_type != PRON_TYPE_REL && pronoun->features.pron_type != PRON_TYPE_INT)
        return token;
    uint32_t up = pronoun->head;
    for (int step = 0; up != NONE && step < 6; step++) {
        if (reading->tokens[up].deprel == DEPREL_ACL_RELCL)
            return reading->tokens[up].head;
        up = reading->tokens[up].head;
    }
    return token;
}

/* A subject bears no preposition: after "according to X, Y said" it is Y. */
static uint32_t without_preposition(const Reading *reading, uint32_t subject)
{
    if (subject == NONE || marker_in(reading, subject, LIST_ACCORDING_TO) == NONE)
        return subject;
    return child_with(reading, subject, DEPREL_APPOS);
}

/* "On Tuesday Iran fired missiles": a name that the parser took for part of the date before it. */
static uint32_t subject_behind_date(const Reading *reading, uint32_t verb)
{
    uint32_t end = verb;
    while (end > 0 && (reading->tokens[end - 1].upos == UPOS_AUX || reading->tokens[end - 1].upos == UPOS_ADV))
        end--;
    const Mention *name = end > 0 ? mention_over(reading, end - 1) : NULL;
    if (name && name->kind == MENTION_DATE && name->last == end && name->first > 0) { /* "X last week sacked Y" */
        const Mention *before = mention_over(reading, name->first - 1);
        bool part = before && before->kind == MENTION_NAME && before->last == name->first &&
                    (is_below(reading, before->head, name->head) || before->head == reading->tokens[verb].head);
        return part ? before->head : NONE;
    }
    if (!name || name->kind != MENTION_NAME || name->last != end || name->first == 0)
        return NONE;
    const Mention *date = mention_over(reading, name->first - 1);
    return date && date->kind == MENTION_DATE && is_below(reading, name->head, verb) ? name->head : NONE;
}

uint32_t inverted_subject(const Reading *reading, uint32_t verb)
{
    uint32_t object = child_with(reading, verb, DEPREL_OBJ);
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children), first = verb;
    bool tells = listed(reading, verb, LIST_REPORTING_VERB, NULL) || child_with(reading, verb, DEPREL_AUX) != NONE;
    if (object == NONE || object < verb || child_with(reading, verb, DEPREL_NSUBJ) != NONE || !tells ||
        !(filler_kinds(reading, object) & 1u << FILLER_ACTOR))
        return NONE;
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].upos == UPOS_AUX && children[i] < first)
            first = children[i];
    if (first == 0 || reading->tokens[first - 1].upos != UPOS_PUNCT)
        return NONE;
    if (reading->tokens[verb].deprel == DEPREL_PARATAXIS)
        return object;
    while (first > 0 && reading->tokens[first - 1].upos == UPOS_PUNCT)
        first--;
    return first > 0 && reading->tokens[first - 1].flags & TOKEN_QUOTED ? object : NONE;
}

/* "X demanded an inquiry and the council condemned the crime": a subject that the parser joined with the object before. */
static uint32_t subject_in_coordination(const Reading *reading, uint32_t verb)
{
    const Token *tokens = reading->tokens;
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children), first = verb;
    if (tokens[verb].deprel != DEPREL_CONJ || child_with(reading, verb, DEPREL_CC) != NONE || tokens[verb].head > verb)
        return NONE;
    for (uint32_t i = 0; i < count; i++)
        if ((tokens[children[i]].upos == UPOS_AUX || tokens[children[i]].upos == UPOS_ADV) && children[i] < first)
            first = children[i];
    uint32_t noun = first - 1;
    while (noun > tokens[verb].head && tokens[noun].deprel != DEPREL_CONJ && tokens[noun].head != NONE &&
           tokens[noun].head > tokens[verb].head && tokens[noun].head < first)
        noun = tokens[noun].head;
    bool joined = noun > tokens[verb].head && tokens[noun].deprel == DEPREL_CONJ && is_nominal(reading, noun) &&
                  child_with(reading, noun, DEPREL_CC) != NONE;
    return joined ? noun : NONE;
}

static uint32_t own_subject(const Reading *reading, uint32_t verb)
{
    uint32_t subject = child_with(reading, verb, DEPREL_NSUBJ);
    if (subject == NONE)
        subject = child_with(reading, verb, DEPREL_NSUBJ_PASS);
    if (subject == NONE && (reading->tokens[verb].features.verb_form == VERB_FORM_FIN || child_with(reading, verb, DEPREL_OBJ) != NONE))
        subject = subject_behind_date(reading, verb);
    if (subject == NONE && reading->tokens[verb].upos == UPOS_VERB && reading->tokens[verb].deprel != DEPREL_AMOD &&
        reading->tokens[verb].deprel != DEPREL_ACL && !is_past_participle(reading, verb))
        subject = child_with(reading, verb, DEPREL_COMPOUND); /* finite verbs have no compounds */
    if (subject == NONE)
        subject = inverted_subject(reading, verb);
    if (subject == NONE && reading->tokens[verb].upos == UPOS_VERB)
        subject = subject_in_coordination(reading, verb);
    if (subject == NONE)
        subject = subject_set_off(reading, verb);
    if (subject == NONE) { /* "a-t-il déclaré" */
        uint32_t clitic = child_with(reading, verb, DEPREL_EXPL);
        bool resolved = clitic != NONE && reading->mention_at[clitic] != NONE &&
                        reading->tokens[clitic].features.reflex != REFLEX_YES;
        subject = resolved ? clitic : NONE;
    }
    return without_preposition(reading, subject);
}

/* Who does an infinitive: the object of the verb over it, its passive subject, or (NONE) whoever its subject is. */
static uint32_t controller(const Reading *reading, uint32_t over)
{
    uint32_t object = child_with(reading, over, DEPREL_OBJ);
    if (object == NONE)
        object = child_with(reading, over, DEPREL_IOBJ);
    bool itself = object != NONE && reading->tokens[object].features.reflex == REFLEX_YES; /* "s'est dit prêt à" */
    return itself ? NONE : object;
}

bool is_predicate(const Reading *reading, uint32_t token)
{
    return (reading->tokens[token].upos == UPOS_ADJ || is_past_participle(reading, token)) &&
           child_with(reading, token, DEPREL_MARK) == NONE && child_with(reading, token, DEPREL_COP) == NONE &&
           child_with(reading, token, DEPREL_AUX) == NONE && child_with(reading, token, DEPREL_AUX_PASS) == NONE;
}

/* Whose the infinitive beside a noun is: the noun's possessor ("Iran's threat to strike"). */
static uint32_t possessor(const Reading *reading, uint32_t noun)
{
    return child_with(reading, noun, DEPREL_NMOD_POSS);
}

/* The subject that a participle or infinitive beside a noun has. */
static uint32_t subject_beside(const Reading *reading, uint32_t verb, uint32_t noun)
{
    uint8_t form = reading->tokens[verb].features.verb_form;
    if (form == VERB_FORM_INF)
        return possessor(reading, noun);
    return noun;
}

static bool is_clause(const Reading *reading, uint32_t token)
{
    return is_verb(reading, token) || reading->tokens[token].upos == UPOS_ADJ || own_subject(reading, token) != NONE;
}

/* "saying ...", "accusing X": a gerund that the parser took for a complement. */
static bool is_gerund(const Token *token)
{
    return token->features.verb_form == VERB_FORM_GER ||
           (token->features.verb_form == VERB_FORM_PART && token->features.tense == TENSE_PRES);
}

static uint32_t climb_to_subject(const Reading *reading, uint32_t verb, const char **rule)
{
    *rule = "subject";
    for (int step = 0; step < 8; step++) {
        const Token *token = &reading->tokens[verb];
        uint32_t subject = own_subject(reading, verb);
        if (subject != NONE) {
            uint32_t meant = antecedent(reading, subject);
            if (meant != subject)
                *rule = "antecedent of the subject";
            return meant;
        }
        switch (token->deprel) {
        case DEPREL_CONJ:
            *rule = "shared subject";
            if (!is_clause(reading, token->head)) { /* "condemned the attack and accused X": hung on the noun */
                Deprel relation;
                verb = is_verb(reading, verb) ? predicate_over(reading, token->head, &relation) : NONE;
                if (verb == NONE || relation != DEPREL_OBJ || verb > token->head)
                    return NONE;
                token = &reading->tokens[verb];
                subject = own_subject(reading, verb);
                if (subject != NONE)
                    return antecedent(reading, subject);
                continue;
            }
            break;
        case DEPREL_XCOMP:
        case DEPREL_CCOMP:
            if (token->deprel == DEPREL_CCOMP && token->features.verb_form != VERB_FORM_INF && !is_gerund(token) &&
                !is_predicate(reading, verb))
                return NONE;
            subject = token->deprel == DEPREL_CCOMP && is_gerund(token) ? NONE : controller(reading, token->head);
            if (subject != NONE) {
                *rule = "object of the verb over it";
                return antecedent(reading, subject);
            }
            *rule = "subject of the verb over it";
            break;
        case DEPREL_ADVCL:
            *rule = "subject of the main clause";
            if (marker_slots(reading, verb) & (1u << SLOT_OF | 1u << SLOT_FROM | 1u << SLOT_FOR)) {
                subject = controller(reading, token->head); /* "accuse X of doing", "blame X for doing" */
                if (subject != NONE) {
                    *rule = "object of the verb over it";
                    return antecedent(reading, subject);
                }
            }
            break;
        case DEPREL_ACL:
        case DEPREL_AMOD:
            *rule = "noun beside the participle";
            return subject_beside(reading, verb, token->head);
        default:
            return NONE;
        }
        verb = token->head;
        if (verb == NONE)
            return NONE;
    }
    return NONE;
}

/* "X admitted that contact was lost, and accused Y": a second verb hung on the clause below the first. */
static uint32_t first_verb(const Reading *reading, uint32_t verb)
{
    uint32_t over = verb;
    for (int step = 0; step < 8 && reading->tokens[over].deprel == DEPREL_CONJ; step++)
        over = reading->tokens[over].head;
    if (over == verb || reading->tokens[over].deprel != DEPREL_CCOMP || !is_verb(reading, reading->tokens[over].head))
        return NONE;
    return reading->tokens[over].head;
}

uint32_t subject_of(const Reading *reading, uint32_t verb, bool *as_object, const char **rule)
{
    uint32_t subject = climb_to_subject(reading, verb, rule);
    *as_object = is_passive(reading, verb);
    uint32_t first = *as_object || own_subject(reading, verb) != NONE ? NONE : first_verb(reading, verb);
    if (first == NONE || (subject != NONE && filler_kinds(reading, subject) != 0))
        return subject;
    uint32_t other = climb_to_subject(reading, first, rule);
    return other != NONE && filler_kinds(reading, other) & 1u << FILLER_ACTOR ? other : subject;
}

uint32_t below_modals(const Reading *reading, uint32_t verb)
{
    for (int step = 0; step < 3 && verb != NONE && listed(reading, verb, LIST_MODAL, NULL); step++) {
        uint32_t under = child_with(reading, verb, DEPREL_XCOMP);
        if (under == NONE || !is_verb(reading, under))
            break;
        verb = under;
    }
    return verb;
}

uint32_t subject_above(const Reading *reading, uint32_t verb, const char **rule)
{
    uint32_t first = first_verb(reading, verb);
    uint32_t subject = first == NONE ? NONE : climb_to_subject(reading, first, rule);
    return subject != NONE && filler_kinds(reading, subject) & 1u << FILLER_ACTOR ? subject : NONE;
}

uint32_t predicate_over(const Reading *reading, uint32_t noun, Deprel *relation)
{
    uint32_t token = noun;
    for (int step = 0; step < CLIMB_LIMIT; step++) {
        uint32_t head = reading->tokens[token].head;
        *relation = (Deprel)reading->tokens[token].deprel;
        if (head == NONE)
            return NONE;
        if (is_verb(reading, head) || own_subject(reading, head) != NONE)
            return head;
        token = head;
    }
    return NONE;
}

bool is_below(const Reading *reading, uint32_t token, uint32_t ancestor)
{
    for (int step = 0; token != NONE && step < CLIMB_LIMIT; step++) {
        if (token == ancestor)
            return true;
        token = reading->tokens[token].head;
    }
    return false;
}

/* "thanked X for its help", "punished X for their support": whose it is, is the object. */
static uint32_t owner_praised(const Reading *reading, uint32_t noun)
{
    uint32_t verb = reading->tokens[noun].head;
    if (reading->tokens[noun].deprel != DEPREL_OBL || verb == NONE || !is_verb(reading, verb) ||
        !(marker_slots(reading, noun) & 1u << SLOT_FOR))
        return NONE;
    uint32_t object = child_with(reading, verb, is_passive(reading, verb) ? DEPREL_NSUBJ_PASS : DEPREL_OBJ);
    return object != NONE && filler_kinds(reading, object) & 1u << FILLER_ACTOR ? object : NONE;
}

/* The one person whom the sentence has named before, or NONE. */
static uint32_t only_person_before(const Reading *reading, uint32_t token)
{
    const Document *document = reading->document;
    uint32_t person = NONE, head = NONE, first = document->sentences.items[document_sentence(document, token)].first;
    for (uint32_t t = first; t < token; t++) {
        const Mention *mention = mention_over(reading, t);
        if (!mention || mention->kind != MENTION_NAME || mention->entity == NONE ||
            document->entities.items[mention->entity].class != CLASS_PERSON || mention->entity == person)
            continue;
        if (person != NONE)
            return NONE;
        person = mention->entity;
        head = mention->head;
    }
    return head;
}

uint32_t owner_meant(const Reading *reading, uint32_t noun, uint32_t possessive)
{
    Deprel relation;
    const char *rule;
    uint32_t praised = owner_praised(reading, noun);
    if (praised != NONE)
        return praised;
    uint32_t verb = reading->mention_at[possessive] == NONE ? predicate_over(reading, noun, &relation) : NONE;
    for (int step = 0; step < 2 && verb != NONE; step++) {
        bool as_object = false;
        uint32_t subject = subject_of(reading, verb, &as_object, &rule);
        bool nobody = subject != NONE && reading->tokens[subject].upos == UPOS_PRON && reading->mention_at[subject] == NONE;
        if (subject != NONE && !nobody && !as_object && subject != noun && !is_below(reading, noun, subject))
            return subject;
        verb = reading->tokens[verb].deprel == DEPREL_CCOMP ? reading->tokens[verb].head : NONE;
    }
    uint32_t person = reading->mention_at[possessive] == NONE ? only_person_before(reading, possessive) : NONE;
    return person != NONE ? person : possessive;
}
