/* The language of a text by its most frequent words. */
#include "read/language.h"

enum { LINES = 400, FEW_WORDS = 20, LEAST_PERCENT = 8 };

typedef struct Counts {
    uint32_t words, known[LANGUAGE_COUNT];
} Counts;

/* Menus and titles tell little; whole sentences count in full. Names and numbers are of no language. */
static void count_line(const Reader *reader, const Line *line, Counts *counts)
{
    LineWord words[LINE_WORDS];
    uint32_t count = line_words(reader, line->span, words);
    for (uint32_t i = 0; i < count; i++) {
        if (words[i].capital || words[i].number != NONE)
            continue;
        counts->words++;
        for (int language = 1; language < LANGUAGE_COUNT; language++) {
            int32_t value;
            Symbol symbol = words[i].symbol;
            counts->known[language] += symbol && knowledge_match_list(reader->knowledge, (Language)language,
                                                                      LIST_STOPWORD, &symbol, 1, &value) == 1;
        }
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
