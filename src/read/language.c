/* The language of a text by its most frequent words. */
#include "read/language.h"

#include "base/utf8.h"

enum { LINES = 400, FEW_WORDS = 20, LEAST_PERCENT = 12, PASSES = 16 };

typedef struct Counts {
    uint32_t words, known[LANGUAGE_COUNT], hints[LANGUAGE_COUNT];
} Counts;

static bool in_list(const Reader *reader, int language, List list, Symbol symbol)
{
    int32_t value;
    return symbol && knowledge_match_list(reader->knowledge, (Language)language, list, &symbol, 1, &value) == 1;
}

static Symbol folded_symbol(const Reader *reader, Text text)
{
    char folded[32];
    size_t length = utf8_fold(text, folded, sizeof folded);
    return symbol_find(knowledge_symbols(reader->knowledge), (Text){folded, length});
}

/* Small words, elided ones before an apostrophe, accents in small words. */
static uint32_t count_hints(const Reader *reader, const LineWord *word, int language)
{
    Text text = document_span(reader->document, word->span), rest = text;
    uint32_t hints = in_list(reader, language, LIST_HINT, word->symbol);
    bool elided = false, accented = false;
    while (rest.length) {
        Text before = rest;
        uint32_t code = utf8_next(&rest);
        Text letter = {before.bytes, before.length - rest.length};
        Text begin = {text.bytes, text.length - rest.length};
        if (code == '\'' || code == 0x2019)
            elided = elided || in_list(reader, language, LIST_ELISION, folded_symbol(reader, begin));
        else if (letter.length > 1 && !word->capital)
            accented = accented || in_list(reader, language, LIST_ACCENTED, folded_symbol(reader, letter));
    }
    return hints + elided + accented;
}

/* One word; names and numbers are of no language. */
static void count_word(const Reader *reader, const LineWord *word, Counts *counts)
{
    bool listed = false;
    for (int language = 1; language < LANGUAGE_COUNT; language++) {
        bool known = in_list(reader, language, LIST_STOPWORD, word->symbol);
        counts->known[language] += known;
        counts->hints[language] += counts->words < FEW_WORDS ? count_hints(reader, word, language) : 0;
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

/* In a text of few words hints count too, a sure word as two of them. */
static uint32_t evidence(const Counts *counts, int language)
{
    return counts->words < FEW_WORDS ? 2 * counts->known[language] + counts->hints[language] : counts->known[language];
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
        if (evidence(&counts, language) > evidence(&counts, (int)best))
            best = (Language)language;
    if (counts.words >= FEW_WORDS && counts.known[best] * 100 < counts.words * LEAST_PERCENT)
        return LANGUAGE_UNKNOWN;
    return best;
}
