/* Subjects behind their verb, which the parser took for its object: "« ... », a averti le ministre". */
#include "interpret/reading.h"

#include "base/text.h"

static bool closes_quotation(const Reading *reading, uint32_t token)
{
    static const char *const marks[] = {"»", "”", "\"", "''"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (token_written(reading->document, token, text_of(marks[i])))
            return true;
    return false;
}

/* The first word of a verb with its auxiliaries, adverbs and clitics: "l'a ensuite averti". */
static uint32_t group_start(const Reading *reading, uint32_t verb, uint32_t first)
{
    uint32_t start = verb;
    while (start > first && reading->tokens[start - 1].head == verb &&
           (reading->tokens[start - 1].upos == UPOS_AUX || reading->tokens[start - 1].upos == UPOS_ADV ||
            reading->tokens[start - 1].upos == UPOS_PRON))
        start--;
    return start;
}

/* Whether a verb stands behind what is said: behind a quotation, or, if it is one of saying, put in behind a comma. */
static bool stands_behind_speech(const Reading *reading, uint32_t verb)
{
    const Document *document = reading->document;
    const Sentence *sentence = &document->sentences.items[document_sentence(document, verb)];
    uint32_t start = group_start(reading, verb, sentence->first);
    int32_t slots;
    if (start < sentence->first + 2)
        return false;
    bool comma = token_written(reading->document, start - 1, TEXT(","));
    uint32_t before = comma ? start - 2 : start - 1;
    if (closes_quotation(reading, before) || (comma && reading->tokens[before].flags & TOKEN_QUOTED))
        return true;
    bool likened = listed(reading, start - 1, LIST_MARKER, &slots) && slots & 1 << SLOT_AS; /* "comme l'a confirmé X" */
    bool beside = reading->tokens[verb].deprel == DEPREL_PARATAXIS ||
                  (reading->tokens[verb].deprel == DEPREL_CONJ && child_with(reading, verb, DEPREL_CC) == NONE);
    return (likened || (comma && beside)) && listed(reading, verb, LIST_REPORTING_VERB, NULL);
}

static bool is_finite(const Reading *reading, uint32_t verb)
{
    return reading->tokens[verb].features.verb_form == VERB_FORM_FIN || child_with(reading, verb, DEPREL_AUX) != NONE;
}

/* The noun right behind a verb, past days and phrases with a preposition, that may speak. */
static uint32_t speaker_behind(const Reading *reading, uint32_t verb)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t child = children[i];
        bool fits = reading->tokens[child].deprel == DEPREL_OBJ || reading->tokens[child].deprel == DEPREL_OBL ||
                    reading->tokens[child].deprel == DEPREL_DEP;
        if (child > verb && fits && is_nominal(reading, child) && child_with(reading, child, DEPREL_CASE) == NONE &&
            filler_kinds(reading, child) & (1u << FILLER_PERSON | 1u << FILLER_ACTOR))
            return child;
    }
    return NONE;
}

/* "a confirmé à la presse Jean Sako": a name that the parser hung on whom it is told to. */
static uint32_t name_behind_addressee(const Reading *reading, uint32_t verb)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t child = children[i], name = child_with(reading, child, DEPREL_APPOS);
        if (child > verb && reading->tokens[child].deprel == DEPREL_OBL && child_with(reading, child, DEPREL_CASE) != NONE &&
            name != NONE && reading->name_at[name] != NONE && filler_kinds(reading, name) & 1u << FILLER_PERSON)
            return name;
    }
    return NONE;
}

bool turn_inversions(Reading *reading)
{
    bool moved = false;
    for (uint32_t t = 0; t < reading->document->tokens.count; t++) {
        if (!is_verb(reading, t) || reading->tokens[t].flags & TOKEN_QUOTED ||
            child_with(reading, t, DEPREL_NSUBJ) != NONE || child_with(reading, t, DEPREL_NSUBJ_PASS) != NONE ||
            child_with(reading, t, DEPREL_EXPL) != NONE || !is_finite(reading, t) || !stands_behind_speech(reading, t))
            continue;
        uint32_t speaker = speaker_behind(reading, t);
        if (speaker == NONE && listed(reading, t, LIST_REPORTING_VERB, NULL)) {
            speaker = name_behind_addressee(reading, t);
            moved = moved || speaker != NONE;
        }
        if (speaker == NONE)
            continue;
        reading->tokens[speaker].head = t;
        reading->tokens[speaker].deprel = DEPREL_NSUBJ;
    }
    return moved;
}

uint32_t subject_behind(const Reading *reading, uint32_t verb)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++)
        if (children[i] > verb && reading->tokens[children[i]].deprel == DEPREL_NSUBJ && is_nominal(reading, children[i]))
            return children[i];
    return NONE;
}
