/* Who spoke before: pronouns, documents and titles that stand for a speaker, and quotations that run on. */
#include "interpret/attribution.h"

bool is_pronoun_for_speaker(const Reading *reading, uint32_t verb, uint32_t subject)
{
    uint32_t pronoun = subject != NONE ? subject : child_with(reading, verb, DEPREL_EXPL);
    if (pronoun == NONE)
        return false;
    const Token *token = &reading->tokens[pronoun];
    return token->upos == UPOS_PRON && token->features.person == PERSON_3 && token->features.number == NUMBER_SING &&
           token->features.reflex != REFLEX_YES && token->features.gender != GENDER_NEUT;
}

static bool go_on(Happening *happening, const Voice *voice, Symbol verb, int32_t kind)
{
    for (uint32_t i = 0; i < voice->count; i++)
        add_speaker(happening, voice->speakers[i]);
    happening->verb = verb;
    happening->report = (uint8_t)kind;
    return voice->count > 0;
}

/* "the report", "le communiqué": what somebody said, in writing. */
static bool is_document(const Reading *reading, uint32_t noun)
{
    return is_nominal(reading, noun) && listed(reading, noun, LIST_REPORTING_NOUN, NULL);
}

static bool tells_document(const Reading *reading, uint32_t sentence)
{
    const Sentence *words = &reading->document->sentences.items[sentence];
    for (uint32_t t = words->first; t < words->last; t++)
        if (is_document(reading, t))
            return true;
    return false;
}

/* The nearest voice within some sentences before, of those that tell of a document if so wanted. */
static const Voice *voice_before(const Reading *reading, uint32_t sentence, uint32_t reach, bool document)
{
    for (uint32_t back = 1; back <= reach && back <= sentence; back++)
        if (reading->voices[sentence - back].count > 0 && (!document || tells_document(reading, sentence - back)))
            return &reading->voices[sentence - back];
    return NULL;
}

static bool ends_title(const Token *token)
{
    return token->upos == UPOS_VERB || token->upos == UPOS_AUX;
}

/* "Interior Minister X", "X, maire de Mora": whether a person's name stands beside this noun. */
static bool bears_title(const Reading *reading, uint32_t person, uint32_t noun)
{
    enum { REACH = 10 };
    const Document *document = reading->document;
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        const Mention *mention = &document->mentions.items[m];
        if (mention->entity != person || mention->kind != MENTION_NAME || mention->first >= noun)
            continue;
        const Sentence *sentence = &document->sentences.items[document_sentence(document, mention->first)];
        for (uint32_t t = mention->first; t > sentence->first && mention->first - t < REACH && !ends_title(&reading->tokens[t - 1]); t--)
            if (reading->lemmas[t - 1] == reading->lemmas[noun])
                return true;
        for (uint32_t t = mention->last; t < sentence->last && t - mention->last < REACH && !ends_title(&reading->tokens[t]); t++)
            if (reading->lemmas[t] == reading->lemmas[noun])
                return true;
    }
    return false;
}

/* "The minister added": the nearest person who spoke and bears that title. */
static bool take_titled(const Reading *reading, Happening *happening, uint32_t noun, uint32_t word, int32_t kind)
{
    enum { REACH = 5 };
    uint32_t at = document_sentence(reading->document, noun);
    for (uint32_t back = 1; back <= REACH && back <= at; back++) {
        const Voice *voice = &reading->voices[at - back];
        for (uint32_t i = 0; i < voice->count; i++)
            if (reading->document->entities.items[voice->speakers[i]].class == CLASS_PERSON &&
                bears_title(reading, voice->speakers[i], noun)) {
                Voice one = {.speakers = {voice->speakers[i]}, .count = 1};
                return go_on(happening, &one, reading->tokens[word].form, kind);
            }
    }
    return false;
}

/* Whether a noun names nobody by itself: no entity, or a description of one without a name. */
static bool names_nobody(const Reading *reading, uint32_t noun)
{
    Fillers fillers;
    fillers_of(reading, noun, &fillers);
    for (uint32_t i = 0; i < fillers.count; i++)
        if (is_named(reading, fillers.entities[i]))
            return false;
    return true;
}

bool take_earlier_voice(const Reading *reading, Happening *happening, uint32_t subject, uint32_t word, int32_t kind)
{
    enum { NEAR = 2, FAR = 8 };
    uint32_t at = document_sentence(reading->document, word);
    Symbol verb = reading->tokens[word].form;
    const Voice *voice = NULL;
    if (is_pronoun_for_speaker(reading, word, subject)) {
        voice = voice_before(reading, at, NEAR, false);
        return voice && go_on(happening, voice, verb, kind);
    }
    if (subject == NONE || !is_nominal(reading, subject) || !is_definite(reading, subject) || !names_nobody(reading, subject))
        return false;
    if (listed(reading, subject, LIST_SAME_SOURCE, NULL) || child_listed(reading, subject, LIST_SAME_SOURCE, NULL) != NONE)
        voice = voice_before(reading, at, NEAR, false);
    else if (is_document(reading, subject) && !(filler_kinds(reading, subject) & 1u << FILLER_PERSON)) {
        voice = voice_before(reading, at, FAR, true);
        if (!voice)
            voice = voice_before(reading, at, NEAR, false);
    } else if (reading->tokens[subject].features.number != NUMBER_PLUR)
        return take_titled(reading, happening, subject, word, kind);
    return voice && go_on(happening, voice, verb, kind);
}

/* ---- the voices of all sentences ---- */

static Voice voice_of(const Reading *reading, uint32_t index)
{
    const Sentence *sentence = &reading->document->sentences.items[index];
    Happening said = {.light = false}; /* only its speakers and verb */
    bool found = false;
    for (uint32_t t = sentence->first; t < sentence->last && !found; t++)
        found = is_verb(reading, t) && !(reading->tokens[t].flags & TOKEN_QUOTED) && take_reporter(reading, &said, t);
    for (uint32_t t = sentence->first; t < sentence->last && !found; t++)
        found = take_source_at(reading, &said, t);
    Voice voice = {.count = said.speaker_count, .verb = said.verb, .report = said.report};
    for (uint32_t i = 0; i < said.speaker_count; i++)
        voice.speakers[i] = said.speakers[i];
    return voice;
}

void hear_voices(Reading *reading)
{
    uint32_t count = reading->document->sentences.count;
    Voice *voices = ARENA_ARRAY(reading->arena, Voice, count + 1);
    reading->voices = voices;
    for (uint32_t s = 0; s < count; s++)
        voices[s] = voice_of(reading, s);
}

/* ---- quotations ---- */

static bool carry(const Reading *reading, Happening *happening, uint32_t sentence)
{
    const Voice *voice = &reading->voices[sentence];
    return voice->count > 0 && go_on(happening, voice, voice->verb, voice->report);
}

static bool is_quoted(const Reading *reading, uint32_t sentence)
{
    const Sentence *words = &reading->document->sentences.items[sentence];
    return reading->tokens[words->first].flags & TOKEN_QUOTED || (words->first + 1 < words->last && reading->tokens[words->first + 1].flags & TOKEN_QUOTED);
}

/* A quotation without words about who speaks: the same sentence, those before it in its paragraph, those behind while the
   quotation goes on, then the paragraph before. */
void carry_quotation(const Reading *reading, Happening *happening)
{
    enum { FAR = 4 };
    const Document *document = reading->document;
    const Sentence *sentences = document->sentences.items;
    uint32_t at = happening->sentence, paragraph = sentences[at].paragraph, first = at;
    if (carry(reading, happening, at) || !is_quoted(reading, at)) /* a few words of somebody's within a sentence */
        return;
    while (first > 0 && sentences[first - 1].paragraph == paragraph && at - first < FAR) {
        if (carry(reading, happening, --first))
            return;
    }
    for (uint32_t next = at + 1; next < document->sentences.count && next <= at + FAR; next++) {
        if (sentences[next].paragraph != paragraph || !is_quoted(reading, next))
            break;
        if (carry(reading, happening, next))
            return;
    }
    while (first > 0 && sentences[first - 1].paragraph + 1 >= paragraph && at - first < FAR)
        if (carry(reading, happening, --first))
            return;
}

