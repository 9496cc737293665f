/* Reads CoNLL-U: ten columns a word, an empty line behind each sentence. */
#include "learn/treebank.h"

#include "base/file.h"

#include <stdlib.h>

enum { COLUMNS = 10, MAX_TREEBANK = 1 << 30 };

typedef struct Reading {
    const char *name;
    const Reporter *reporter;
    unsigned line;
} Reading;

static WireStatus refuse(const Reading *reading, const char *words)
{
    return report(reading->reporter, WIRE_BAD_SYNTAX, "%s:%u: %s", reading->name, reading->line, words);
}

static bool split(Text line, Text columns[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        size_t end = text_find(line, TEXT("\t"));
        if ((end == SIZE_MAX) != (i == COLUMNS - 1))
            return false;
        columns[i] = text_slice(line, 0, end == SIZE_MAX ? line.length : end);
        line = end == SIZE_MAX ? line : text_slice(line, end + 1, line.length);
    }
    return true;
}

/* A whole number without sign, or -1. */
static int32_t number(Text digits)
{
    int32_t value = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9' || value > 100000)
            return -1;
        value = value * 10 + (digits.bytes[i] - '0');
    }
    return digits.length > 0 ? value : -1;
}

static WireStatus read_word(Arena *arena, Text line, const Reading *reading, Treebank *treebank)
{
    Text columns[COLUMNS];
    if (!split(line, columns))
        return refuse(reading, "not ten columns");
    int32_t id = number(columns[0]);
    if (id < 0) /* "3-4", "5.1" */
        return WIRE_OK;
    TreebankSentence *sentence = &treebank->sentences.items[treebank->sentences.count - 1];
    int32_t head = number(columns[6]);
    if (id != (int32_t)sentence->count + 1 || head < 0)
        return refuse(reading, "word or head out of order");
    sentence->count++;
    *ARRAY_PUSH(arena, &treebank->words) = (TreebankWord){.form = columns[1],
                                                      .lemma = columns[2],
                                                      .features = features_of(columns[5]),
                                                      .upos = (uint8_t)upos_of(columns[3]),
                                                      .deprel = (uint8_t)deprel_of(columns[7]),
                                                      .head = head - 1};
    return WIRE_OK;
}

/* Heads were counted from 1 with 0 for the root; now the root is behind the last word. */
static WireStatus finish(const Reading *reading, Treebank *treebank)
{
    TreebankSentence *sentence = &treebank->sentences.items[treebank->sentences.count - 1];
    int roots = 0;
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
        TreebankWord *word = &treebank->words.items[i];
        if (word->head >= (int32_t)sentence->count)
            return refuse(reading, "head outside its sentence");
        roots += word->head < 0;
        if (word->head < 0)
            word->head = (int32_t)sentence->count;
    }
    return roots == 1 ? WIRE_OK : refuse(reading, "not exactly one root");
}

WireStatus treebank_parse(Arena *arena, Text bytes, const char *name, const Reporter *reporter, Treebank *treebank)
{
    Reading reading = {name, reporter, 0};
    bool open = false;
    for (Text line; text_next_line(&bytes, &line);) {
        reading.line++;
        if (line.length > 0 && line.bytes[0] == '#')
            continue;
        if (line.length == 0 && open)
            TRY(finish(&reading, treebank));
        if (line.length > 0 && !open)
            ARRAY_PUSH(arena, &treebank->sentences)->first = treebank->words.count;
        open = line.length > 0;
        if (open)
            TRY(read_word(arena, line, &reading, treebank));
    }
    return open ? finish(&reading, treebank) : WIRE_OK;
}

WireStatus treebank_read(Arena *arena, const char *path, const Reporter *reporter, Treebank *treebank)
{
    void **place = arena_defer(arena, free);
    Text bytes;
    TRY(file_read(path, MAX_TREEBANK, reporter, &bytes));
    *place = (void *)(uintptr_t)bytes.bytes;
    return treebank_parse(arena, bytes, path, reporter, treebank);
}
