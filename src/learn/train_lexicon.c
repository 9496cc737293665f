/* Makes a lexicon from a list of words with what they can be, one a line: form, tab, uses. */
#include "learn/corpus.h"

#include "base/symbol.h"

enum { MAX_SETS = 0xffff, FULL_PARTS = 3, ROOM_PARTS = 4 };

/* A free slot for a form; NULL when another form there looks the same. */
static uint32_t *find_slot(uint32_t *slots, size_t count, uint32_t form)
{
    size_t at = lexicon_place(form, count);
    for (; slots[at] != 0; at = at + 1 == count ? 0 : at + 1)
        if (slots[at] == lexicon_slot(form, slots[at] >> 16))
            return NULL;
    return &slots[at];
}

static void enter_line(Symbols *uses, uint32_t *slots, size_t count, Text line)
{
    size_t tab = text_find(line, TEXT("\t"));
    if (tab == SIZE_MAX)
        return;
    Word word;
    word_read(line.bytes, tab, &word);
    Symbol set = symbol_of(uses, text_slice(line, tab + 1, line.length));
    uint32_t *slot = find_slot(slots, count, word.form);
    if (slot != NULL && set + 1 <= MAX_SETS)
        *slot = lexicon_slot(word.form, set + 1);
}

Text train_lexicon(Arena *arena, Text list)
{
    size_t lines = 0;
    Text rest = list, line;
    while (text_next_line(&rest, &line))
        lines++;
    size_t count = lines * ROOM_PARTS / FULL_PARTS + 1;
    uint32_t *slots = ARENA_ARRAY(arena, uint32_t, count);
    Symbols *uses = symbols_new(arena, NULL);
    while (text_next_line(&list, &line))
        enter_line(uses, slots, count, line);
    return (Text){(const char *)slots, count * sizeof *slots};
}
