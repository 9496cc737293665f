/* Letters that stand for one sound: keys by which names spelled otherwise are found. */
#ifndef KNOWLEDGE_LETTERS_H
#define KNOWLEDGE_LETTERS_H

#include "knowledge/image.h"

/* A key while words are added to it. */
typedef struct LetterKey {
    char bytes[96];
    uint32_t length;
    uint32_t words;
    uint32_t letters; /* of these words */
    bool joined;      /* the next word goes on without a gap */
} LetterKey;

/* Adds a folded word; hyphens and apostrophes part it. Rules are tried in their order, at every place the first that
   fits; letters without a rule stand for themselves, letters that double the last are left out. Words are kept apart. A rule
   that gives "-" leaves its letters out within a name, not at its start; "+" joins what precedes to the next word. */
void letters_add(LetterKey *key, LetterRules rules, Text word);
/* Whether a key is long enough to mean something, and its hash. */
bool letters_hash(const LetterKey *key, uint64_t *hash);

#endif
