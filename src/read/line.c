/* Lines of a text, and the words at their start as word lists know them. */
#include "read/line.h"

#include "base/utf8.h"

#include <string.h>

static bool is_bullet(uint32_t code)
{
    return code == 0x2022 || code == 0xB7 || code == 0x25CF || code == 0x25AA || code == 0x2023 || code == '*';
}

static bool is_space(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x202F || code == 0x200B ||
           code == 0xFEFF || code == 0x3000 || (code >= 0x2000 && code <= 0x200A);
}

static bool is_closing(uint32_t code)
{
    return code == ')' || code == ']' || code == '"' || code == '\'' || code == 0xBB || code == 0x201D || code == 0x2019 ||
           code == 0x201C || is_space(code);
}

static bool is_final(uint32_t code)
{
    return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == ':' || code == ';';
}

/* What one pass over a line sees. */
static Line see(const char *start, Text text)
{
    Line line = {.hash = 0xcbf29ce484222325u};
    bool in_word = false, begun = false;
    uint32_t at = (uint32_t)(text.bytes - start);
    line.span = (Span){at, at};
    while (text.length) {
        at = (uint32_t)(text.bytes - start);
        unsigned char byte = (unsigned char)text.bytes[0];
        uint32_t code = byte < 0x80 ? (text.bytes++, text.length--, byte) : utf8_next(&text);
        if (is_space(code) || (!begun && is_bullet(code))) {
            line.bullet = line.bullet || !is_space(code);
            in_word = false;
            continue;
        }
        if (!begun)
            line.span.begin = at;
        begun = true;
        line.span.end = (uint32_t)(text.bytes - start);
        line.words += !in_word;
        in_word = true;
        if (!is_closing(code))
            line.final = is_final(code);
        if (code >= 0x80 || (uint32_t)(byte | 32) - 'a' < 26u || (uint32_t)byte - '0' < 10u)
            line.hash = (line.hash ^ (code < 0x80 && byte >= 'A' && byte <= 'Z' ? code + 32 : code)) * 0x100000001b3u;
    }
    return line;
}

/* ---- lines that a narrow column broke ---- */

typedef struct Widths {
    uint32_t pairs, broken, longest;
} Widths;

static bool starts_small(const Reader *reader, const Line *line)
{
    Text text = document_span(reader->document, line->span);
    uint32_t code = text.length ? utf8_next(&text) : 0;
    return utf8_is_letter(code) && !utf8_is_upper(code);
}

static bool is_column(const Reader *reader)
{
    enum { NARROW = 40, WIDE = 130, LEAST = 1 };
    Widths widths = {0};
    for (uint32_t i = 1; i < reader->lines.count; i++) {
        const Line *line = &reader->lines.items[i], *last = line - 1;
        uint32_t length = last->span.end - last->span.begin;
        widths.longest = length > widths.longest ? length : widths.longest;
        if (line->blank_before)
            continue;
        widths.pairs++;
        widths.broken += length >= NARROW && !last->final && starts_small(reader, line);
    }
    return widths.longest < WIDE && widths.broken >= LEAST && widths.broken * 4 > widths.pairs;
}

static void join_column(Reader *reader)
{
    enum { NARROW = 40 };
    uint32_t kept = 0;
    for (uint32_t i = 0; i < reader->lines.count; i++) {
        Line line = reader->lines.items[i];
        const Line *last = i ? &reader->lines.items[i - 1] : NULL;
        bool goes_on = last && !line.blank_before && !line.bullet && last->span.end - last->span.begin >= NARROW;
        if (!goes_on || kept == 0) {
            reader->lines.items[kept++] = line;
            continue;
        }
        Line *joined = &reader->lines.items[kept - 1];
        uint32_t length = line.span.end;
        joined->words += line.words;
        joined->final = line.final;
        joined->hash = joined->hash * 31 + line.hash;
        joined->span.end = length;
    }
    reader->lines.count = kept;
}

void lines_cut(Reader *reader)
{
    Document *document = reader->document;
    Text rest = document->text, text;
    bool blank = true;
    while (text_next_line(&rest, &text)) {
        Line line = see(document->text.bytes, text);
        if (line.words == 0) {
            blank = true;
            continue;
        }
        line.blank_before = blank;
        blank = false;
        *ARRAY_PUSH(document->arena, &reader->lines) = line;
    }
    if (is_column(reader))
        join_column(reader);
}

/* ---- words ---- */

static bool in_word(uint32_t code)
{
    return utf8_is_letter(code) || utf8_is_digit(code) || code == '\'' || code == 0x2019 || code == '-' || code == '&';
}

static LineWord make_word(const Reader *reader, Span span)
{
    char folded[128];
    Text text = document_span(reader->document, span), rest = text;
    LineWord word = {.span = span, .number = NONE};
    uint32_t letters = 0, small = 0;
    while (rest.length) {
        uint32_t code = utf8_next(&rest);
        letters += utf8_is_letter(code);
        small += utf8_is_letter(code) && !utf8_is_upper(code);
        word.capital = word.capital || (letters == 1 && utf8_is_upper(code));
    }
    word.capitals = letters > 1 && small == 0;
    for (size_t i = 0; i < text.length && i < 9 && text.bytes[i] >= '0' && text.bytes[i] <= '9'; i++)
        word.number = (word.number == NONE ? 0 : word.number * 10) + (uint32_t)(text.bytes[i] - '0');
    size_t length = utf8_fold(text, folded, sizeof folded);
    word.symbol = symbol_find(knowledge_symbols(reader->knowledge), (Text){folded, length});
    return word;
}

uint32_t line_words(const Reader *reader, Span span, LineWord out[LINE_WORDS])
{
    Text text = document_span(reader->document, span);
    const char *start = reader->document->text.bytes;
    uint32_t count = 0;
    while (text.length && count < LINE_WORDS) {
        Text before = text;
        uint32_t code = utf8_next(&text);
        if (!utf8_is_letter(code) && !utf8_is_digit(code))
            continue;
        Text after = text;
        while (text.length && in_word(utf8_next(&text)))
            after = text;
        Span word = {(uint32_t)(before.bytes - start), (uint32_t)(after.bytes - start)};
        text = after;
        out[count++] = make_word(reader, word);
    }
    return count;
}

static bool in_all_languages(List list)
{
    return list == LIST_BOILERPLATE || list == LIST_BYLINE || list == LIST_UPDATED || list == LIST_CAPTION_LINE;
}

uint32_t line_match(const Reader *reader, List list, const LineWord *words, uint32_t count, int32_t *value)
{
    enum { LONGEST = 8 };
    Symbol symbols[LONGEST];
    uint32_t length = 0, best = 0;
    while (length < count && length < LONGEST && words[length].symbol) {
        symbols[length] = words[length].symbol;
        length++;
    }
    for (int language = 1; language < LANGUAGE_COUNT && length; language++) {
        int32_t found = 0;
        if (language != (int)reader->document->language && !in_all_languages(list))
            continue;
        uint32_t matched = knowledge_match_list(reader->knowledge, (Language)language, list, symbols, length, &found);
        if (matched <= best)
            continue;
        best = matched;
        if (value)
            *value = found;
    }
    return best;
}
