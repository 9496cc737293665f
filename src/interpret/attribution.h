/* What the files share that find who says so. */
#ifndef INTERPRET_ATTRIBUTION_H
#define INTERPRET_ATTRIBUTION_H

#include "interpret/reading.h"

/* Who speaks in a sentence, for others that go on without a name. */
typedef struct Voice {
    uint32_t speakers[SPEAKER_LIMIT]; /* entities */
    uint32_t count;                   /* 0: nobody */
    Symbol verb;
    uint8_t report; /* ReportKind */
} Voice;

/* ---- who a word stands for (speakers.c) ---- */

/* Whether a token stands for somebody who can speak; adds them. */
bool take_speakers(const Reading *reading, Happening *happening, uint32_t token, uint32_t verb, int32_t kind);
/* "No group has claimed": nobody says so. */
bool is_nobody(const Reading *reading, uint32_t subject);
/* A noun beside a reporting verb without subject: ", a annoncé le ministère", ", the ministry said" misread; or NONE. */
uint32_t stray_subject(const Reading *reading, uint32_t verb);

/* ---- what a sentence tells itself (attribution.c) ---- */

/* The speaker of a reporting verb; of those before when a pronoun or description stands for them. */
bool take_reporter(const Reading *reading, Happening *happening, uint32_t verb);
/* Whom "according to" or "selon" at a token names; true even where that is nobody with a name. */
bool take_source_at(const Reading *reading, Happening *happening, uint32_t source);

/* ---- who spoke before (voices.c) ---- */

/* Fills the voices of all sentences, in order. */
void hear_voices(Reading *reading);
/* "he", "the report", "the minister", "the same source": whoever spoke before and is meant; `word` is the verb or
   preposition that tells so. */
bool take_earlier_voice(const Reading *reading, Happening *happening, uint32_t subject, uint32_t word, int32_t kind);
/* "he said", "a-t-il ajouté": a pronoun for somebody who speaks; `subject` may be NONE. */
bool is_pronoun_for_speaker(const Reading *reading, uint32_t verb, uint32_t subject);
/* The speakers of a quotation that names none. */
void carry_quotation(const Reading *reading, Happening *happening);

#endif
