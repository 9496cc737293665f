/* Who says so: reporting verbs over or beside a clause, "according to", and quotations that run on. */
#include "interpret/reading.h"

static void add_speaker(Happening *happening, uint32_t entity)
{
    for (uint32_t i = 0; i < happening->speaker_count; i++)
        if (happening->speakers[i] == entity)
            return;
    if (happening->speaker_count < SPEAKER_LIMIT)
        happening->speakers[happening->speaker_count++] = entity;
}

/* Whether a token stands for somebody who can speak; adds them. */
static bool take_speakers(const Reading *reading, Happening *happening, uint32_t token, uint32_t verb, int32_t kind)
{
    Fillers fillers;
    bool taken = false;
    fillers_of(reading, token, &fillers);
    for (uint32_t i = 0; i < fillers.count; i++)
        if (is_actor(reading, fillers.entities[i])) {
            add_speaker(happening, fillers.entities[i]);
            taken = true;
        }
    if (taken) {
        happening->verb = reading->tokens[verb].form;
        happening->report = (uint8_t)kind;
    }
    return taken;
}

/* A noun beside a reporting verb without subject: ", a annoncé le ministère", ", the ministry said" misread. */
static uint32_t stray_subject(const Reading *reading, uint32_t verb)
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

/* Whether a clause is put in beside what it reports: behind a comma, with no word that subordinates it. */
static bool is_inserted(const Reading *reading, uint32_t verb)
{
    const Token *token = &reading->tokens[verb];
    if (token->deprel == DEPREL_PARATAXIS)
        return true;
    bool beside = token->deprel == DEPREL_ADVCL || token->deprel == DEPREL_CONJ || token->deprel == DEPREL_CCOMP;
    return beside && is_verb(reading, verb) && token->features.verb_form != VERB_FORM_INF &&
           token->features.tense != TENSE_PRES && child_with(reading, verb, DEPREL_PUNCT) != NONE &&
           child_with(reading, verb, DEPREL_MARK) == NONE && child_with(reading, verb, DEPREL_CC) == NONE;
}

/* The speaker of a reporting verb that says the clause. */
static bool take_reporter(const Reading *reading, Happening *happening, uint32_t verb)
{
    int32_t kind;
    bool as_object;
    const char *rule;
    if (holds_word(happening, verb) || !listed(reading, verb, LIST_REPORTING_VERB, &kind))
        return false;
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    if (as_object) {
        subject = child_with(reading, verb, DEPREL_OBL_AGENT);
        if (subject == NONE && reading->tokens[verb].deprel == DEPREL_ACL)
            subject = NONE;
    }
    bool own = child_with(reading, verb, DEPREL_NSUBJ) != NONE;
    if (!own && !as_object && is_inserted(reading, verb)) { /* rather than the subject of the clause reported */
        uint32_t stray = stray_subject(reading, verb);
        subject = stray != NONE ? stray : subject;
    }
    return subject != NONE && take_speakers(reading, happening, subject, verb, kind);
}

/* "according to X", "selon X": an oblique or adverbial beside the clause. */
static bool take_source(const Reading *reading, Happening *happening, uint32_t clause)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, clause, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t source = marker_in(reading, children[i], LIST_ACCORDING_TO);
        if (source != NONE && take_speakers(reading, happening, children[i], source, REPORT_CERTAIN))
            return true;
        if (!listed(reading, children[i], LIST_ACCORDING_TO, NULL))
            continue;
        uint32_t object = child_with(reading, children[i], DEPREL_OBL);
        if (object == NONE)
            object = child_with(reading, children[i], DEPREL_OBJ);
        if (object != NONE && take_speakers(reading, happening, object, children[i], REPORT_CERTAIN))
            return true;
    }
    return false;
}

/* Reporting clauses put in or after: "..., said KCNA", "comme l'a déclaré X". */
static bool take_inserted(const Reading *reading, Happening *happening, uint32_t clause)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, clause, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (children[i] > clause && is_inserted(reading, children[i]) && take_reporter(reading, happening, children[i]))
            return true;
    }
    return false;
}

/* Complements, also those that the parser took for adverbials: they have a subject and no word that says why or when. */
static bool is_reported(const Reading *reading, uint32_t clause)
{
    uint8_t deprel = reading->tokens[clause].deprel;
    if (deprel == DEPREL_ADVCL)
        return child_with(reading, clause, DEPREL_MARK) != NONE && child_with(reading, clause, DEPREL_NSUBJ) != NONE &&
               marker_slots(reading, clause) == 0 && marker_in(reading, clause, LIST_CONDITION) == NONE &&
               marker_in(reading, clause, LIST_CAUSE_AFTER) == NONE && marker_in(reading, clause, LIST_PURPOSE) == NONE &&
               marker_in(reading, clause, LIST_SINCE) == NONE && marker_in(reading, clause, LIST_UNTIL) == NONE &&
               clause > reading->tokens[clause].head;
    return deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS || deprel == DEPREL_OBJ || deprel == DEPREL_XCOMP;
}

/* "Two were killed and three wounded, according to X": the last of coordinated clauses bears the source of all. */
static bool take_source_of_last(const Reading *reading, Happening *happening)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = count; i > 0; i--)
        if (reading->tokens[children[i - 1]].deprel == DEPREL_CONJ)
            return take_source(reading, happening, children[i - 1]);
    return false;
}

/* ", X said." at the end of a sentence, whatever the tree makes of it. */
static bool take_closing_words(const Reading *reading, Happening *happening)
{
    const Document *document = reading->document;
    const Sentence *sentence = &document->sentences.items[happening->sentence];
    uint32_t verb = sentence->last;
    while (verb > sentence->first && reading->tokens[verb - 1].upos == UPOS_PUNCT)
        verb--;
    if (verb < sentence->first + 3 || verb - 1 <= happening->token)
        return false;
    int32_t kind;
    verb--;
    uint32_t name = reading->name_at[verb - 1];
    if (!is_verb(reading, verb) || !listed(reading, verb, LIST_REPORTING_VERB, &kind) || name == NONE)
        return false;
    const Mention *mention = &document->mentions.items[name];
    uint32_t first = mention->first;
    if (first > sentence->first && reading->tokens[first - 1].upos == UPOS_DET)
        first--;
    return mention->last == verb && first > happening->token + 1 && reading->tokens[first - 1].upos == UPOS_PUNCT &&
           take_speakers(reading, happening, mention->head, verb, kind);
}

static void find_speaker(const Reading *reading, Happening *happening)
{
    uint32_t token = happening->token;
    for (int step = 0; token != NONE && step < CLIMB_LIMIT; step++) {
        uint32_t over = reading->tokens[token].head;
        if (take_source(reading, happening, token) || take_inserted(reading, happening, token))
            return;
        if (over != NONE && is_reported(reading, token) && take_reporter(reading, happening, over))
            return;
        if (over != NONE && reading->tokens[token].deprel == DEPREL_NSUBJ && take_source(reading, happening, over))
            return;
        token = over;
    }
    if (!take_source_of_last(reading, happening))
        take_closing_words(reading, happening);
}

/* A speaker found in a sentence goes on for quotations beside it that name none. */
typedef struct Voice {
    Happening said; /* only its speakers and verb */
    bool found;
} Voice;

static Voice voice_of(const Reading *reading, uint32_t index)
{
    const Sentence *sentence = &reading->document->sentences.items[index];
    Voice voice = {.found = false};
    for (uint32_t t = sentence->first; t < sentence->last && !voice.found; t++)
        if (is_verb(reading, t) && !(reading->tokens[t].flags & TOKEN_QUOTED))
            voice.found = take_reporter(reading, &voice.said, t);
    return voice;
}

static bool carry(const Reading *reading, Happening *happening, uint32_t sentence)
{
    Voice voice = voice_of(reading, sentence);
    if (!voice.found)
        return false;
    for (uint32_t i = 0; i < voice.said.speaker_count; i++)
        add_speaker(happening, voice.said.speakers[i]);
    happening->verb = voice.said.verb;
    happening->report = voice.said.report;
    return true;
}

/* A quotation without words about who speaks: the same sentence, the ones before in its paragraph, the one after. */
static void carry_quotation(const Reading *reading, Happening *happening)
{
    enum { BACK = 4 };
    const Document *document = reading->document;
    uint32_t at = happening->sentence, paragraph = document->sentences.items[at].paragraph;
    if (carry(reading, happening, at))
        return;
    for (uint32_t back = 1; back <= BACK && back <= at; back++) {
        if (document->sentences.items[at - back].paragraph + 1 < paragraph)
            break;
        if (carry(reading, happening, at - back))
            return;
    }
    if (at + 1 < document->sentences.count && document->sentences.items[at + 1].paragraph == paragraph)
        carry(reading, happening, at + 1);
}

void find_speakers(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        Happening *happening = &reading->happenings.items[i];
        find_speaker(reading, happening);
        if (happening->speaker_count == 0 && reading->tokens[happening->token].flags & TOKEN_QUOTED)
            carry_quotation(reading, happening);
    }
}
