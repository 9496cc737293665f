/* Looking around in the tree of a sentence, for the files that set trees right. */
#ifndef ANALYZE_TREE_H
#define ANALYZE_TREE_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* The first word below another with a relation, or NONE. */
uint32_t tree_child(const Token *tokens, const Sentence *sentence, uint32_t head, Deprel deprel);
/* A document whose trees are being set right. */
typedef struct Trees {
    const Knowledge *knowledge;
    const Document *document;
    Token *tokens;
} Trees;

/* Whether a word stands in a list of its language; `value` may be NULL. */
bool tree_listed(const Trees *trees, uint32_t token, List list, int32_t *value);

#endif
