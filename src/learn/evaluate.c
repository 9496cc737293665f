/* Compares what a model says of true words with what the treebank says. */
#include "learn/evaluate.h"

#include "analyze/syntax.h"

#include <time.h>

static void compare(const Grammar *grammar, const TreebankWord *gold, const Syntax *syntax, Score *score)
{
    for (size_t i = 0; i < syntax->count; i++) {
        Deprel label = deprel_universal(grammar->labels[syntax->tree.label[i]]);
        bool head = syntax->tree.head[i] == gold[i].head;
        score->upos += grammar->tags[syntax->tags[i]].upos == (Upos)gold[i].upos;
        score->lemmas += text_equal(symbol_text(syntax->symbols, syntax->lemmas[i]), gold[i].lemma);
        score->heads += head;
        score->labels += head && label == deprel_universal((Deprel)gold[i].deprel);
    }
}

Score evaluate_words(Arena *arena, const Grammar *grammar, const Treebank *treebank)
{
    Score score = {.tokens = treebank->words.count, .sentences = treebank->sentences.count};
    Syntax syntax = syntax_new(arena, symbols_new(arena, NULL), treebank->words.count);
    Text *forms = ARENA_ARRAY(arena, Text, treebank->words.count);
    for (uint32_t i = 0; i < treebank->words.count; i++)
        forms[i] = treebank->words.items[i].form;
    for (uint32_t s = 0; s < treebank->sentences.count; s++) {
        TreebankSentence sentence = treebank->sentences.items[s];
        clock_t begin = clock();
        syntax_analyze(grammar, forms + sentence.first, sentence.count, &syntax);
        score.seconds += (double)(clock() - begin) / CLOCKS_PER_SEC;
        compare(grammar, treebank->words.items + sentence.first, &syntax, &score);
    }
    return score;
}
