/* A treebank as running text, with where its words and sentences lie in it. */
#ifndef LEARN_GOLD_H
#define LEARN_GOLD_H

#include "document/document.h"

typedef struct GoldWord {
    Span token;    /* of the written token: "du" for both of its words */
    Text form, lemma;
    Upos upos;
    uint32_t head; /* index among all words, or NONE for a root */
    Deprel deprel; /* without sub-type */
    bool multiword;
} GoldWord;

typedef struct Gold {
    Text text;                   /* sentences on one line; an empty line where the treebank begins a paragraph */
    ARRAY(Paragraph) paragraphs;
    ARRAY(Span) sentences;
    ARRAY(Span) tokens;          /* written ones */
    ARRAY(GoldWord) words;
} Gold;

/* Reads CoNLL-U bytes, which must outlive the result. Lines that are not CoNLL-U: WIRE_BAD_SYNTAX. */
WireStatus gold_read(Arena *arena, Text conllu, const Reporter *reporter, Gold **out);

#endif
