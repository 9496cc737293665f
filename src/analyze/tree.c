/* The tree of a sentence and the lists that its words stand in. */
#include "analyze/tree.h"

uint32_t tree_child(const Token *tokens, const Sentence *sentence, uint32_t head, Deprel deprel)
{
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        if (tokens[t].head == head && tokens[t].deprel == deprel)
            return t;
    return NONE;
}

bool tree_listed(const Trees *trees, uint32_t token, List list, int32_t *value)
{
    int32_t unasked;
    return knowledge_match_list(trees->knowledge, trees->document->language, list, &trees->tokens[token].folded, 1,
                                value ? value : &unasked) == 1;
}
