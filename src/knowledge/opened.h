/* Knowledge as it is open: the mapped image, the user's names over it, the mapped models. */
#ifndef KNOWLEDGE_OPENED_H
#define KNOWLEDGE_OPENED_H

#include "knowledge/image.h"

struct Knowledge {
    Text mapped;
    Image base;
    Image user;    /* empty until a user's names are added */
    Arena *arena;  /* of the user's names */
    SymbolBase symbols;
    Text models[LANGUAGE_COUNT];
};

#endif
