/* The language of a text by its most frequent words. */
#include "read/language.h"

enum { LINES = 400, FEW_WORDS = 20, LEAST_PERCENT = 12, PASSES = 16 };

typedef struct Counts {
    uint32_t words, known[LANGUAGE_COUNT];
} Counts;

/* One word; names and numbers are of no language. */
static void count_word(const Reader *reader, const LineWord *word, Counts *counts)
{
    bool listed = false;
    for (int language = 1; language < LANGUAGE_COUNT; language++) {
        int32_t value;
        bool known = word->symbol && knowledge_match_list(reader->knowledge, (Language)language, LIST_STOPWORD,
                                                          &word->symbol, 1, &value) == 1;
        counts->known[language] += known;
        listed = listed || known;
    }
    counts->words += listed || !(word->capital || word->number != NONE);
}

/* Menus and titles tell little; whole sentences count in full. */
static void count_line(const Reader *reader, const Line *line, Counts *counts)
{
    LineWord words[LINE_WORDS];
    Span rest = line->span;
    for (uint32_t count = LINE_WORDS, passes = 0; count == LINE_WORDS && passes < PASSES; passes++) {
        count = line_words(reader, rest, words);
        for (uint32_t i = 0; i < count; i++)
            count_word(reader, &words[i], counts);
        rest.begin = count ? words[count - 1].span.end : rest.end;
    }
}

Language language_find(const Reader *reader)
{
    Counts counts = {0};
    uint32_t seen = 0;
    for (uint32_t i = 0; i < reader->lines.count && seen < LINES; i++) {
        const Line *line = &reader->lines.items[i];
        if (!line->final && line->words < FEW_WORDS && reader->lines.count > 3)
            continue;
        count_line(reader, line, &counts);
        seen++;
    }
    for (uint32_t i = 0; i < reader->lines.count && i < LINES && counts.words == 0; i++)
        count_line(reader, &reader->lines.items[i], &counts);
    Language best = LANGUAGE_EN;
    for (int language = 1; language < LANGUAGE_COUNT; language++)
        if (counts.known[language] > counts.known[best])
            best = (Language)language;
    if (counts.words >= FEW_WORDS && counts.known[best] * 100 < counts.words * LEAST_PERCENT)
        return LANGUAGE_UNKNOWN;
    return best;
}
