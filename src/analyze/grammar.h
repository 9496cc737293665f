/* What was learnt of a language: the sections of its model as tables to tag, lemmatize and parse with. */
#ifndef ANALYZE_GRAMMAR_H
#define ANALYZE_GRAMMAR_H

#include "analyze/lemmatizer.h"
#include "analyze/parser.h"
#include "analyze/tagger.h"
#include "base/status.h"
#include "document/token.h"

enum { GRAMMAR_MAX_TAGS = 255, GRAMMAR_MAX_LABELS = 255, GRAMMAR_MAX_SCRIPTS = 65534 };

/* SECTION(CONSTANT, name in the model): little endian, aligned to 64 bytes. */
#define GRAMMAR_SECTIONS(SECTION)                                                                              \
    SECTION(TAGS, "tags")               /* terminated strings: "NOUN|Number=Sing" */                           \
    SECTION(LABELS, "labels")           /* terminated strings: "nsubj:pass" */                                 \
    SECTION(WORDS, "words")             /* DictionarySlot */                                                   \
    SECTION(LEXICON, "lexicon")         /* Lexicon; may be missing */                                          \
    SECTION(TAGGER_BACK, "tagger.back") /* classifier of the right-to-left pass */                             \
    SECTION(TAGGER, "tagger")                                                                                  \
    SECTION(SCRIPTS, "scripts") /* terminated strings: LemmaScript */                                          \
    SECTION(LEMMAS, "lemmas")   /* LemmaSlot */                                                                \
    SECTION(LEMMATIZER, "lemmatizer")                                                                          \
    SECTION(TRANSITIONS, "transitions") /* Transition */                                                       \
    SECTION(PARSER_BACK, "parser.back")                                                                        \
    SECTION(PARSER, "parser")

typedef enum GrammarSection {
#define SECTION(constant, name) GRAMMAR_##constant,
    GRAMMAR_SECTIONS(SECTION)
#undef SECTION
    GRAMMAR_SECTION_COUNT
} GrammarSection;

const char *grammar_section_name(GrammarSection section);

/* What a tag means. */
typedef struct GrammarTag {
    Text name; /* "NOUN|Gender=Masc|Number=Sing" */
    Upos upos;
    Features features;
} GrammarTag;

typedef struct Grammar {
    size_t tag_count, label_count;
    const GrammarTag *tags;
    const Deprel *labels;
    Dictionary dictionary;
    Lexicon lexicon;
    Classifier tagger_back, tagger;
    Lemmatizer lemmatizer;
    TransitionTable transitions;
    Classifier parser_back, parser;
} Grammar;

/* Opens a valid model, which outlives the arena. WIRE_BAD_IMAGE when a section is missing or cannot be right; words
   go to the reporter (may be NULL). Weights are trusted to the model's checksum. */
WireStatus grammar_open(Arena *arena, Text model, const Reporter *reporter, const Grammar **out);

/* Whether no weight points outside; reads the whole model. For whoever made it. */
bool grammar_check(const Grammar *grammar);

#endif
