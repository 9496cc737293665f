/* What the ontology knows, as read-only tables in one mapped image: things, words, frames. */
#include "knowledge/knowledge.h"

#include <stdlib.h>

struct Knowledge {
    SymbolBase symbols;
    unsigned char hash[32];
};

WireStatus knowledge_open(const char *image, const char *models, const Reporter *reporter, Knowledge **out)
{
    (void)image, (void)models, (void)reporter;
    *out = calloc(1, sizeof **out);
    return *out ? WIRE_OK : WIRE_NO_MEMORY;
}

void knowledge_close(Knowledge *knowledge)
{
    free(knowledge);
}

const SymbolBase *knowledge_symbols(const Knowledge *knowledge)
{
    return &knowledge->symbols;
}
