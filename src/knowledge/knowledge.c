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

Text knowledge_model(const Knowledge *knowledge, Language language)
{
    (void)knowledge, (void)language;
    return (Text){"", 0};
}

uint32_t knowledge_match_list(const Knowledge *knowledge, Language language, List list, const Symbol *words,
                              uint32_t count, int32_t *value)
{
    (void)knowledge, (void)language, (void)list, (void)words, (void)count, (void)value;
    return 0;
}
