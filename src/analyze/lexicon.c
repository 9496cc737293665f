/* Finds words in a lexicon. */
#include "analyze/lexicon.h"

bool lexicon_open(const void *image, size_t size, Lexicon *out)
{
    size_t count = size / sizeof(uint32_t), full = 0;
    *out = (Lexicon){count, image};
    while (full < count && out->slots[full] != 0)
        full++;
    return count == 0 || full < count; /* else a search might go round for ever */
}

static uint32_t find_form(const Lexicon *lexicon, uint32_t form)
{
    for (size_t at = lexicon_place(form, lexicon->slot_count);; at = at + 1 == lexicon->slot_count ? 0 : at + 1) {
        uint32_t slot = lexicon->slots[at];
        if (slot == 0 || slot == lexicon_slot(form, slot >> 16))
            return slot >> 16;
    }
}

uint32_t lexicon_find(const Lexicon *lexicon, const Word *word)
{
    if (lexicon->slot_count == 0)
        return 0;
    uint32_t set = find_form(lexicon, word->form);
    return set == 0 && word->lower != word->form ? find_form(lexicon, word->lower) : set;
}
