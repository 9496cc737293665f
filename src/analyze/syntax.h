/* Tags, lemmas and tree of one sentence: the line of passes from words to dependencies. */
#ifndef ANALYZE_SYNTAX_H
#define ANALYZE_SYNTAX_H

#include "analyze/grammar.h"
#include "base/symbol.h"

/* Room for one sentence after another, and what is found of the one at hand.

       forms -> words -> tagger, right to left -> tagger, left to right -> lemmatizer
                                                                               |
                     tree <- parser, left to right <- guide <- parser, right to left                       */
typedef struct Syntax {
    size_t count;
    uint8_t *tags;   /* numbers of the grammar's tags */
    Symbol *lemmas;
    Tree tree;       /* labels are numbers of the grammar's labels */
    /* in between */
    Symbols *symbols;
    Word *words, *turned_words;
    uint32_t *known, *turned_known;
    uint8_t *turned_tags, *guide_tags;
    ParserWord *parser_words;
    ParserInput input;
    ParserState state;
    Tree turned_tree, guide;
} Syntax;

/* Room for sentences of up to so many words. */
Syntax syntax_new(Arena *arena, Symbols *symbols, size_t room);

/* Fills tags, lemmas and tree. */
void syntax_analyze(const Grammar *grammar, const Text *forms, size_t count, Syntax *syntax);

/* What the parser sees of a word. */
ParserWord syntax_parser_word(Text form, const Word *word, Text lemma, const Grammar *grammar, uint8_t tag);

#endif
