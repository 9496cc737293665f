/* Who says so: reporting verbs over or beside a clause, "according to", and quotations that run on. */
#include "interpret/attribution.h"

/* "as X said", "comme l'a confirmé X": a report with no content of its own. */
static bool is_likened(const Reading *reading, uint32_t verb)
{
    int32_t slots;
    uint32_t mark = child_with(reading, verb, DEPREL_MARK), object = child_with(reading, verb, DEPREL_OBJ);
    bool likened = mark != NONE && listed(reading, mark, LIST_MARKER, &slots) && slots & 1 << SLOT_AS;
    return likened && reading->tokens[verb].deprel == DEPREL_ADVCL && child_with(reading, verb, DEPREL_CCOMP) == NONE &&
           (object == NONE || reading->tokens[object].upos == UPOS_PRON);
}

/* Whether a clause is put in beside what it reports: behind a comma, with no word that subordinates it. */
static bool is_inserted(const Reading *reading, uint32_t verb)
{
    const Token *token = &reading->tokens[verb];
    if (token->deprel == DEPREL_PARATAXIS || is_likened(reading, verb))
        return true;
    bool beside = token->deprel == DEPREL_ADVCL || token->deprel == DEPREL_CONJ || token->deprel == DEPREL_CCOMP;
    return beside && is_verb(reading, verb) && token->features.verb_form != VERB_FORM_INF &&
           token->features.tense != TENSE_PRES && child_with(reading, verb, DEPREL_PUNCT) != NONE &&
           child_with(reading, verb, DEPREL_MARK) == NONE && child_with(reading, verb, DEPREL_CC) == NONE;
}

/* Whoever speaks behind a semicolon speaks of what stands behind it. */
static bool is_cut_off(const Reading *reading, uint32_t token, uint32_t words)
{
    for (uint32_t t = token + 1; t < words; t++)
        if (token_written(reading->document, t, TEXT(";")))
            return true;
    return false;
}

/* "Kyiv accused Moscow; Moscow blamed Kyiv": an act of speech with a content of its own says nothing of what stands beside.
   Behind what it says, a verb says all that stands before it. */
static bool says_something_else(const Reading *reading, uint32_t verb, uint32_t token)
{
    uint32_t act = reading->happening_at[verb], content = child_with(reading, verb, DEPREL_CCOMP);
    bool behind = content != NONE && content < verb && token < verb;
    if (content != NONE && !behind && !is_below(reading, token, content))
        return true;
    return act != NONE && reading->happenings.items[act].frame.class != NONE &&
           (child_with(reading, verb, DEPREL_OBJ) != NONE || child_with(reading, verb, DEPREL_XCOMP) != NONE);
}

/* "ont lancé une offensive": the verb is what is done, not what is said. */
static bool does(const Reading *reading, const Happening *happening, uint32_t verb)
{
    uint32_t carrier = reading->happening_at[verb];
    bool carried = carrier != NONE && is_carrier(&reading->happenings.items[carrier].frame) &&
                   reading->happenings.items[carrier].carried == happening->token;
    bool object = reading->tokens[happening->token].deprel == DEPREL_OBJ && reading->tokens[happening->token].head == verb;
    return carried || (happening->light && happening->governor == verb) ||
           (object && listed(reading, verb, LIST_LIGHT_VERB, NULL));
}

/* "quoted X as saying", "X was quoted as saying": who speaks in a quotation by another. */
static uint32_t quoted_speaker(const Reading *reading, uint32_t verb)
{
    int32_t slots;
    uint32_t mark = child_with(reading, verb, DEPREL_MARK), over = reading->tokens[verb].head;
    if (mark == NONE || !listed(reading, mark, LIST_MARKER, &slots) || !(slots & 1 << SLOT_AS) || over == NONE ||
        !is_verb(reading, over) || reading->tokens[verb].features.verb_form == VERB_FORM_FIN)
        return NONE;
    uint32_t object = child_with(reading, over, DEPREL_OBJ);
    return object != NONE ? object : child_with(reading, over, DEPREL_NSUBJ_PASS);
}

static bool take_agent_of(const Reading *reading, Happening *happening, uint32_t verb, int32_t kind)
{
    uint32_t agent = child_with(reading, verb, DEPREL_OBL_AGENT);
    return agent != NONE && take_speakers(reading, happening, agent, verb, kind);
}

bool take_reporter(const Reading *reading, Happening *happening, uint32_t verb)
{
    int32_t kind;
    bool as_object;
    const char *rule;
    if (holds_word(happening, verb) || does(reading, happening, verb) || !listed(reading, verb, LIST_REPORTING_VERB, &kind))
        return false;
    uint32_t quoted = quoted_speaker(reading, verb);
    if (quoted != NONE)
        return take_speakers(reading, happening, quoted, verb, kind);
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    uint8_t deprel = reading->tokens[verb].deprel;
    bool undergone = is_past_participle(reading, verb) && (deprel == DEPREL_ACL || deprel == DEPREL_AMOD);
    if (as_object || undergone) /* "X, suspected of a murder" says nothing */
        return take_agent_of(reading, happening, verb, kind);
    if (subject != NONE && is_nobody(reading, subject))
        return false;
    bool own = child_with(reading, verb, DEPREL_NSUBJ) != NONE;
    uint32_t behind = own ? subject_behind(reading, verb) : NONE;
    if (behind != NONE)
        subject = behind;
    if (!own && is_inserted(reading, verb)) { /* rather than the subject of the clause reported */
        uint32_t stray = stray_subject(reading, verb);
        subject = stray != NONE ? stray : subject;
    }
    if (!own && is_pronoun_for_speaker(reading, verb, NONE)) /* "a-t-il ajouté" shares no subject */
        subject = NONE;
    if (take_earlier_voice(reading, happening, subject, verb, kind))
        return true; /* whoever spoke last goes on */
    return subject != NONE && take_speakers(reading, happening, subject, verb, kind);
}

/* "Pour Moscou, l'accord est mort", ", pour qui ...": words of purpose name whose view it is only where they open. */
static bool opens_view(const Reading *reading, uint32_t source)
{
    const Sentence *sentence = &reading->document->sentences.items[document_sentence(reading->document, source)];
    if (!listed(reading, source, LIST_PURPOSE, NULL))
        return true;
    return source == sentence->first ||
           (source + 1 < sentence->last && reading->tokens[source + 1].features.pron_type == PRON_TYPE_REL);
}

bool take_source_at(const Reading *reading, Happening *happening, uint32_t source)
{
    uint32_t object = NONE;
    if (!listed(reading, source, LIST_ACCORDING_TO, NULL) || !opens_view(reading, source))
        return false;
    if (reading->tokens[source].deprel == DEPREL_CASE || reading->tokens[source].deprel == DEPREL_MARK)
        object = reading->tokens[source].head;
    if (object == NONE)
        object = child_with(reading, source, DEPREL_OBL);
    if (object == NONE)
        object = child_with(reading, source, DEPREL_OBJ);
    if (object == NONE)
        return false;
    if (!take_earlier_voice(reading, happening, object, source, REPORT_CERTAIN))
        take_speakers(reading, happening, antecedent(reading, object), source, REPORT_CERTAIN);
    return true; /* whoever it is, nobody else says so */
}

/* An oblique or adverbial beside the clause that names a source, at `least` or behind it. */
static bool take_source(const Reading *reading, Happening *happening, uint32_t clause, uint32_t least)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, clause, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (children[i] < least)
            continue;
        uint32_t source = marker_in(reading, children[i], LIST_ACCORDING_TO);
        if (take_source_at(reading, happening, source != NONE ? source : children[i]))
            return true;
    }
    return false;
}

/* ", X said, ": with marks on both sides, before the verb of what is said. */
static bool is_parenthesis(const Reading *reading, uint32_t verb, uint32_t clause)
{
    const Document *document = reading->document;
    uint32_t first = document->sentences.items[document_sentence(document, verb)].first, start = verb, end = verb + 1;
    while (start > first && is_below(reading, start - 1, verb) && reading->tokens[start - 1].upos != UPOS_PUNCT)
        start--;
    while (end < clause && is_below(reading, end, verb) && reading->tokens[end].upos != UPOS_PUNCT)
        end++;
    return start > first && end < clause && reading->tokens[start - 1].upos == UPOS_PUNCT && reading->tokens[end].upos == UPOS_PUNCT;
}

/* Reporting clauses put in or after: "..., said KCNA", "comme l'a déclaré X". */
static bool take_inserted(const Reading *reading, Happening *happening, uint32_t clause)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, clause, &children);
    for (uint32_t i = 0; i < count; i++) {
        bool fits = children[i] > clause || is_likened(reading, children[i]) ||
                    (reading->tokens[children[i]].deprel == DEPREL_PARATAXIS && is_parenthesis(reading, children[i], clause));
        if (fits && is_inserted(reading, children[i]) && !says_something_else(reading, children[i], happening->token) &&
            !is_cut_off(reading, happening->token, children[i]) && take_reporter(reading, happening, children[i]))
            return true;
    }
    return false;
}

/* "accused of burning", "soupçonné d'avoir tué" */
static bool is_charge(const Reading *reading, uint32_t clause)
{
    int32_t kind;
    uint32_t over = reading->tokens[clause].head;
    return reading->tokens[clause].deprel == DEPREL_ADVCL && over != NONE && is_verb(reading, over) && over < clause &&
           reading->tokens[clause].features.verb_form != VERB_FORM_FIN &&
           marker_slots(reading, clause) & (1u << SLOT_OF | 1u << SLOT_FOR) && listed(reading, over, LIST_REPORTING_VERB, &kind) &&
           (kind == REPORT_PROBABLE || kind == REPORT_POSSIBLE);
}

/* Complements, also those that the parser took for adverbials: they have a subject and no word that says why or when. */
static bool is_reported(const Reading *reading, uint32_t clause)
{
    uint8_t deprel = reading->tokens[clause].deprel;
    if (is_charge(reading, clause))
        return true;
    if (deprel == DEPREL_ADVCL)
        return child_with(reading, clause, DEPREL_MARK) != NONE && child_with(reading, clause, DEPREL_NSUBJ) != NONE &&
               marker_slots(reading, clause) == 0 && marker_in(reading, clause, LIST_CONDITION) == NONE &&
               marker_in(reading, clause, LIST_CAUSE_AFTER) == NONE && marker_in(reading, clause, LIST_PURPOSE) == NONE &&
               marker_in(reading, clause, LIST_SINCE) == NONE && marker_in(reading, clause, LIST_UNTIL) == NONE &&
               clause > reading->tokens[clause].head;
    uint32_t over = reading->tokens[clause].head;
    if (deprel == DEPREL_PARATAXIS && over != NONE && over < clause)
        return !says_something_else(reading, over, clause) && !is_cut_off(reading, over, clause);
    return deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS || deprel == DEPREL_OBJ || deprel == DEPREL_XCOMP;
}

/* "Two were killed and three wounded, according to X", "..., X said": the last of coordinated clauses bears the source of
   all, where it stands behind them. */
static bool take_source_of_last(const Reading *reading, Happening *happening)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = count; i > 0; i--) {
        uint32_t last = children[i - 1];
        if (reading->tokens[last].deprel != DEPREL_CONJ)
            continue;
        return take_source(reading, happening, last, last) || take_inserted(reading, happening, last);
    }
    return false;
}

static bool is_part_of_name(uint8_t upos)
{
    return upos == UPOS_DET || upos == UPOS_ADJ || upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADP;
}

/* The name or description that ends right before a reporting verb and stands behind a comma: ", the mayor, X, told Y". */
static const Mention *subject_before(const Reading *reading, uint32_t verb, uint32_t least)
{
    const Document *document = reading->document;
    uint32_t end = verb;
    while (end > least && (reading->tokens[end - 1].upos == UPOS_AUX || reading->tokens[end - 1].upos == UPOS_ADV))
        end--;
    bool framed = end > least && reading->tokens[end - 1].upos == UPOS_PUNCT;
    end -= framed;
    uint32_t name = end > least ? reading->name_at[end - 1] : NONE;
    if (name == NONE || document->mentions.items[name].last != end || document->mentions.items[name].kind == MENTION_DATE)
        return NULL;
    const Mention *mention = &document->mentions.items[name];
    uint32_t first = mention->first;
    while (first > least && is_part_of_name(reading->tokens[first - 1].upos))
        first--;
    return first > least && reading->tokens[first - 1].upos == UPOS_PUNCT ? mention : NULL;
}

/* ", X said", ", X told reporters", whatever the tree makes of it. */
static bool take_closing_words(const Reading *reading, Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t verb = happening->token + 3; verb < sentence->last; verb++) {
        int32_t kind;
        bool finite = is_verb(reading, verb) && reading->tokens[verb].features.verb_form != VERB_FORM_INF;
        if (!finite || !listed(reading, verb, LIST_REPORTING_VERB, &kind) || holds_word(happening, verb) ||
            subject_behind(reading, verb) != NONE || says_something_else(reading, verb, happening->token) || is_cut_off(reading, happening->token, verb))
            continue;
        const Mention *subject = subject_before(reading, verb, happening->token + 1);
        if (subject && take_speakers(reading, happening, subject->head, verb, kind))
            return true;
    }
    return false;
}

static bool is_finite(const Reading *reading, uint32_t token)
{
    const Features *features = &reading->tokens[token].features;
    uint8_t deprel = reading->tokens[token].deprel;
    return is_verb(reading, token) && features->verb_form != VERB_FORM_INF && features->verb_form != VERB_FORM_GER &&
           !(features->verb_form == VERB_FORM_PART && (deprel == DEPREL_AMOD || deprel == DEPREL_ACL));
}

/* Whether a verb stands behind a comma, but for its auxiliary and pronoun: ", a déclaré", ", said". */
static bool opens_behind_comma(const Reading *reading, uint32_t verb, uint32_t least)
{
    while (verb > least && (reading->tokens[verb - 1].upos == UPOS_AUX || reading->tokens[verb - 1].upos == UPOS_PRON))
        verb--;
    return verb > least && token_written(reading->document, verb - 1, TEXT(","));
}

/* "..., according to X." and "..., a déclaré X." close what the whole sentence says, whatever they hang on. */
static bool take_closing_source(const Reading *reading, Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = sentence->last - 1; t > happening->token + 1; t--) {
        if (token_written(reading->document, t, TEXT(";")))
            return false;
        if (token_written(reading->document, t - 1, TEXT(",")) && listed(reading, t, LIST_ACCORDING_TO, NULL))
            return take_source_at(reading, happening, t);
        if (is_finite(reading, t))
            return opens_behind_comma(reading, t, happening->token + 1) &&
                   (is_inserted(reading, t) || subject_behind(reading, t) != NONE) &&
                   !says_something_else(reading, t, happening->token) && take_reporter(reading, happening, t);
    }
    return false;
}

/* "denounced the attack", "regretted the death": who judges what happened takes it for granted. */
static bool is_judged(const Reading *reading, uint32_t noun, uint32_t verb)
{
    int32_t kind;
    uint32_t act = reading->happening_at[verb];
    return reading->tokens[noun].deprel == DEPREL_OBJ && act != NONE && listed(reading, verb, LIST_REPORTING_VERB, &kind) &&
           kind != REPORT_DENIED && class_has(reading, reading->happenings.items[act].frame.class, TRAIT_SPOKEN);
}

/* "pledged 5 million euros", "announced the dispatch of a ship": who says what they will do is who says so. */
static void take_promiser(const Reading *reading, Happening *happening)
{
    int32_t kind;
    bool as_object;
    const char *rule;
    uint32_t verb = happening->light ? happening->governor : happening->token, class = happening->frame.class;
    bool promised = !happening->light && happening->frame.status == STATUS_PLANNED;
    bool announced = happening->light && reading->tokens[happening->token].deprel == DEPREL_OBJ && reading->tokens[happening->token].head == verb;
    if (verb == NONE || !is_verb(reading, verb) || class_has(reading, class, TRAIT_SPOKEN) || class_has(reading, class, TRAIT_DECIDED) ||
        class_has(reading, class, TRAIT_CONCLUDED) || class_has(reading, class, TRAIT_ONGOING) ||
        !(promised || announced) || !listed(reading, verb, LIST_REPORTING_VERB, &kind) || kind != REPORT_CERTAIN)
        return;
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    if (subject != NONE && !as_object && !is_nobody(reading, subject))
        take_speakers(reading, happening, subject, verb, kind);
}

/* "the court, seized of it in 2018, ...": what commas set off about somebody is told by the article. */
static bool is_background(const Reading *reading, uint32_t clause)
{
    uint32_t first = clause;
    uint8_t deprel = reading->tokens[clause].deprel;
    while (first > 0 && is_below(reading, first - 1, clause) && reading->tokens[first - 1].upos != UPOS_PUNCT)
        first--;
    return (deprel == DEPREL_ACL || deprel == DEPREL_ACL_RELCL) && first > 0 && token_written(reading->document, first - 1, TEXT(","));
}

static void find_speaker(const Reading *reading, Happening *happening)
{
    uint32_t token = happening->token;
    bool apart = false; /* in a clause that tells of a noun: whoever speaks of that does not tell this */
    for (int step = 0; token != NONE && step < CLIMB_LIMIT; step++) {
        uint32_t over = reading->tokens[token].head;
        if (take_source(reading, happening, token, 0) || take_inserted(reading, happening, token))
            return;
        uint8_t deprel = reading->tokens[token].deprel;
        if (over != NONE && is_judged(reading, token, over))
            return;
        if (over != NONE && is_reported(reading, token) && !(apart && deprel == DEPREL_OBJ) &&
            !is_cut_off(reading, happening->token, over) && take_reporter(reading, happening, over))
            return;
        if (over != NONE && reading->tokens[token].deprel == DEPREL_NSUBJ && take_source(reading, happening, over, 0))
            return;
        if (is_background(reading, token))
            break;
        apart = apart || deprel == DEPREL_ACL_RELCL || deprel == DEPREL_ADVCL ||
                (deprel == DEPREL_ACL && child_with(reading, token, DEPREL_MARK) != NONE);
        token = over;
    }
    if (!take_source_of_last(reading, happening) && !take_closing_words(reading, happening) &&
        !take_closing_source(reading, happening))
        take_promiser(reading, happening);
}

void find_speakers(Reading *reading)
{
    hear_voices(reading);
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        Happening *happening = &reading->happenings.items[i];
        find_speaker(reading, happening);
        if (happening->speaker_count == 0 && reading->tokens[happening->token].flags & TOKEN_QUOTED)
            carry_quotation(reading, happening);
    }
}
