/* "JAKARTA, Jan 30 (Reuters) -" and its like at the head of an article. */
#include "read/article.h"
#include "read/when.h"

#include "base/utf8.h"

#include <string.h>

enum { DATELINE_BYTES = 110, PLAIN_WORDS = 3 };

/* Where the dash, or what stands for it, ends and begins. */
typedef struct Separator {
    uint32_t begin, end;
} Separator;

/* "ISLAMABAD: The minister": a place in capitals, at most PLAIN_WORDS long. */
static bool find_colon(const Reader *reader, Span paragraph, Separator *out)
{
    LineWord words[LINE_WORDS];
    Text text = reader->document->text;
    uint32_t count = line_words(reader, paragraph, words);
    for (uint32_t i = 0; i < count && i < PLAIN_WORDS && words[i].capitals; i++)
        if (text.bytes[words[i].span.end] == ':' && words[0].span.end - words[0].span.begin > 2) {
            *out = (Separator){words[i].span.end, words[i].span.end + 1};
            return true;
        }
    return false;
}

static bool find_separator(const Document *document, Span paragraph, Separator *out)
{
    static const char *const separators[] = {") --", " -- ", " - ", " – ", " — ", ". - ", ". – ", ". — ", "—", ") -", ") –"};
    Text text = text_slice(document->text, paragraph.begin, paragraph.end);
    text.length = text.length < DATELINE_BYTES ? text.length : DATELINE_BYTES;
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        Text separator = text_of(separators[i]);
        size_t at = text_find(text, separator);
        if (at == SIZE_MAX || at >= best)
            continue;
        best = at;
        at += separator.bytes[0] == ')';
        *out = (Separator){paragraph.begin + (uint32_t)at,
                           paragraph.begin + (uint32_t)(at + separator.length - (separator.bytes[0] == ')'))};
    }
    return best != SIZE_MAX;
}

/* What is in the last brackets of a dateline: the agency. */
static void note_agency(Document *document, Span head)
{
    Text text = document_span(document, head);
    size_t close = text.length, open;
    while (close > 0 && text.bytes[close - 1] != ')')
        close--;
    for (open = close; open > 0 && text.bytes[open - 1] != '(';)
        open--;
    if (open > 0 && open < close && document->publisher.length == 0)
        document->publisher = text_trim(text_slice(text, open, close - 1));
}

typedef struct Head {
    LineWord words[LINE_WORDS];
    uint32_t count;
    bool dated, bracket, capitals, plain;
} Head;

/* Every word is a capital, a number, a word of dates, or in brackets. */
static bool look(const Reader *reader, Span span, Head *head)
{
    Text text = document_span(reader->document, span);
    When when;
    head->count = line_words(reader, span, head->words);
    if (head->count == 0 || head->count > 14)
        return false;
    head->dated = when_find(reader, head->words, head->count, &when) && when.day;
    size_t open = text_find(text, TEXT("("));
    head->bracket = open != SIZE_MAX && text_find(text, TEXT(")")) != SIZE_MAX;
    head->capitals = head->words[0].capitals && head->words[0].span.end - head->words[0].span.begin >= 3;
    head->plain = head->count <= PLAIN_WORDS;
    for (uint32_t i = 0; i < head->count; i++) {
        const LineWord *word = &head->words[i];
        bool inside = open != SIZE_MAX && word->span.begin >= span.begin + open;
        if (!inside && !word->capital && word->number == NONE && !when_explained(reader, word, 1))
            return false;
        head->plain = head->plain && word->capital;
    }
    return true;
}

static bool starts_sentence(const Document *document, Span paragraph)
{
    Text text = document_span(document, paragraph);
    uint32_t code = text.length ? utf8_next(&text) : 0;
    return text.length > 30 && (utf8_is_upper(code) || !utf8_is_letter(code));
}

static Span skip_spaces(const Document *document, Span span)
{
    Text text = document_span(document, span), trimmed = text_trim(text);
    uint32_t begin = span.begin + (uint32_t)(trimmed.bytes - text.bytes);
    return (Span){begin, begin + (uint32_t)trimmed.length};
}

/* " date 2024-01 The ministers met": a field that somebody put before the text. */
static bool cut_field(Reader *reader, Span *paragraph, DateRange outside)
{
    LineWord words[LINE_WORDS];
    When when;
    uint32_t count = line_words(reader, *paragraph, words);
    uint32_t length = line_match(reader, LIST_UPDATED, words, count, NULL);
    if (length == 0 || !when_find(reader, words, count, &when) || when.first < length || when.first > length + 2)
        return false;
    Span rest = skip_spaces(reader->document, (Span){words[when.last - 1].span.end, paragraph->end});
    if (!starts_sentence(reader->document, rest))
        return false;
    article_date(reader->document, when_range(&when, outside), outside);
    *paragraph = rest;
    return true;
}

static Span skip_marks(const Document *document, Span span)
{
    static const char marks[] = ",.;:-";
    span = skip_spaces(document, span);
    while (span.begin < span.end && memchr(marks, document->text.bytes[span.begin], sizeof marks - 1)) {
        span.begin++;
        span = skip_spaces(document, span);
    }
    return span;
}

/* One part of a dateline off the front: "KABUL (AFP) -", "2 July 2012. -". */
static bool cut_part(Reader *reader, Span *paragraph, DateRange outside)
{
    Document *document = reader->document;
    Separator separator;
    Head head;
    When when;
    if (!find_colon(reader, *paragraph, &separator) && !find_separator(document, *paragraph, &separator))
        return false;
    Span front = {paragraph->begin, separator.begin}, rest = skip_marks(document, (Span){separator.end, paragraph->end});
    if (!look(reader, front, &head) || !starts_sentence(document, rest))
        return false;
    if (!head.dated && !head.bracket && !head.capitals && !head.plain)
        return false;
    note_agency(document, front);
    if (when_find(reader, head.words, head.count, &when))
        article_date(document, when_range(&when, outside), outside);
    *paragraph = rest;
    return true;
}

void dateline_cut(Reader *reader, Span *paragraph, DateRange outside)
{
    enum { PARTS = 3 };
    if (cut_field(reader, paragraph, outside))
        return;
    for (int i = 0; i < PARTS && cut_part(reader, paragraph, outside); i++)
        continue;
}
