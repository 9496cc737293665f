/* The article within a page: which lines are its title and paragraphs, and what others tell about it. */
#include "read/article.h"
#include "read/when.h"

#include "base/utf8.h"

enum {
    BODY_WORDS = 8,    /* a line that begins the body */
    ENOUGH_WORDS = 15, /* of the body, before what follows may be cut off */
    SHORT_TAIL = 60,   /* words that may always be cut off */
    TITLE_WORDS = 4,
    CLEAR_ECHO = 20,   /* per hundred */
    SECTION_WORDS = 2, /* shorter lines before the body are menus */
    MENU_LINES = 3,
};

void article_date(Document *document, DateRange told, DateRange outside)
{
    if (told.precision == DATE_UNKNOWN || (document->date_told && document->date.precision == DATE_DAY))
        return;
    bool narrows = outside.precision != DATE_UNKNOWN && outside.low >= told.low && outside.high <= told.high;
    document->date = narrows ? outside : told;
    document->date_told = true;
}

static bool is_kind(const Reader *reader, uint32_t i, LineKind kind)
{
    return i < reader->lines.count && reader->lines.items[i].kind == kind;
}

/* A title that asks or calls out: the first line that is no boilerplate, alone between blank lines, with a body below. */
static bool is_question(const Reader *reader, uint32_t i)
{
    enum { QUESTION_WORDS = 20 };
    const Line *line = &reader->lines.items[i];
    Text text = document_span(reader->document, line->span);
    if (line->words > QUESTION_WORDS || i + 1 >= reader->lines.count || !line[1].blank_before ||
        text_find(text, TEXT(". ")) != SIZE_MAX || !(text_ends(text, TEXT("?")) || text_ends(text, TEXT("!"))))
        return false;
    for (uint32_t before = 0; before < i; before++)
        if (is_kind(reader, before, LINE_HEADING) && reader->lines.items[before].words >= TITLE_WORDS)
            return false;
    for (uint32_t after = i + 1; after < reader->lines.count; after++)
        if (is_kind(reader, after, LINE_BODY))
            return true;
    return false;
}

/* The first line of the body of so many words; the number of lines when there is none. */
static uint32_t find_line(const Reader *reader, uint32_t least)
{
    uint32_t i = 0;
    bool asked = false;
    for (; i < reader->lines.count; i++) {
        bool caption = i > 0 && is_kind(reader, i - 1, LINE_CAPTION_NEXT);
        if (!is_kind(reader, i, LINE_BODY) || reader->lines.items[i].words < least || caption)
            continue;
        if (asked || !is_question(reader, i))
            break;
        asked = true;
    }
    return i;
}

static uint32_t find_body(const Reader *reader)
{
    uint32_t body = find_line(reader, BODY_WORDS);
    return body < reader->lines.count ? body : find_line(reader, 1);
}

static uint32_t body_words(const Reader *reader, uint32_t body)
{
    uint32_t words = 0;
    for (uint32_t i = body; i < reader->lines.count; i++)
        words += is_kind(reader, i, LINE_BODY) ? reader->lines.items[i].words : 0;
    return words;
}

/* Where the article ends: at the first line that says so when enough was read and not much more is to come, else
   behind the last line of the body. */
static uint32_t find_end(const Reader *reader, uint32_t body)
{
    uint32_t words = 0, end = body, all = body_words(reader, body);
    for (uint32_t i = body; i < reader->lines.count; i++) {
        const Line *line = &reader->lines.items[i];
        if (line->kind == LINE_END && words >= ENOUGH_WORDS && all - words <= 2 * words + SHORT_TAIL)
            break;
        if (line->kind == LINE_BODY) {
            words += line->words;
            end = i + 1;
        }
    }
    return end;
}

static bool is_repeated(const Reader *reader, uint32_t line, uint32_t end)
{
    for (uint32_t i = line + 1; i < end && i < line + 40; i++)
        if (reader->lines.items[i].hash == reader->lines.items[line].hash)
            return true;
    return false;
}

/* How many words of a heading come again in the first lines of the body, per hundred. */
static uint32_t echo(const Reader *reader, uint32_t heading, uint32_t body)
{
    enum { LINES = 3, LEAST_BYTES = 4 };
    LineWord title[LINE_WORDS], words[LINE_WORDS];
    uint32_t count = line_words(reader, reader->lines.items[heading].span, title), found = 0, asked = 0;
    for (uint32_t i = 0; i < count; i++) {
        Text word = document_span(reader->document, title[i].span);
        bool again = false;
        if (word.length < LEAST_BYTES)
            continue;
        for (uint32_t line = body; line < body + LINES && line < reader->lines.count && !again; line++) {
            uint32_t length = line_words(reader, reader->lines.items[line].span, words);
            for (uint32_t w = 0; w < length && !again; w++)
                again = text_equal(word, document_span(reader->document, words[w].span));
        }
        found += again;
        asked++;
    }
    return asked ? found * 100 / asked : 0;
}

/* Before the body: a heading that comes twice, else among those long enough the one whose words come again most, the
   first of equals; else the last heading. Only the nearest headings are looked at. */
static uint32_t find_title(const Reader *reader, uint32_t body)
{
    enum { NEAREST = 40 };
    uint32_t best = NONE, last = NONE, best_echo = 0;
    for (uint32_t i = body > NEAREST ? body - NEAREST : 0; i < body; i++) {
        const Line *line = &reader->lines.items[i];
        bool short_body = line->kind == LINE_BODY && line->words < LINE_WORDS;
        if ((line->kind != LINE_HEADING && !short_body) || (i > 0 && is_kind(reader, i - 1, LINE_CAPTION_NEXT)))
            continue;
        if (line->words >= SECTION_WORDS)
            last = i;
        if (line->words < TITLE_WORDS)
            continue;
        if (is_repeated(reader, i, body))
            return i;
        uint32_t score = echo(reader, i, body);
        if (best == NONE || score > best_echo + CLEAR_ECHO) {
            best = i;
            best_echo = score;
        }
    }
    return best != NONE ? best : last;
}

static bool is_known_medium(const Reader *reader, const LineWord *words, uint32_t count)
{
    Symbol symbols[LINE_WORDS];
    const NameHit *hits;
    uint32_t hit_count = 0;
    for (uint32_t i = 0; i < count; i++)
        symbols[i] = words[i].symbol;
    return count && knowledge_match_names(reader->knowledge, symbols, count, &hits, &hit_count) == count && hit_count &&
           knowledge_thing(reader->knowledge, hits[0].thing).class == CLASS_MEDIA;
}

/* Whether a known medium is named there, or words in capitals or for media stand there. */
static bool names_medium(const Reader *reader, const LineWord *words, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (words[i].capitals || line_match(reader, LIST_MEDIA_NOUN, &words[i], count - i, NULL))
            return true;
    return is_known_medium(reader, words, count);
}

/* "Talks resume | Herald", "Talks resume - BBC News": the title without the medium, which is noted. */
static Span without_medium(Reader *reader, Span title)
{
    LineWord words[LINE_WORDS];
    Document *document = reader->document;
    uint32_t count = line_words(reader, title, words);
    for (uint32_t i = count > TITLE_WORDS + 3 ? count - 3 : TITLE_WORDS; i < count && count < LINE_WORDS; i++) {
        Text mark = text_trim(text_slice(document->text, words[i - 1].span.end, words[i].span.begin));
        bool dash = text_equal(mark, TEXT("-")) || text_equal(mark, TEXT("–"));
        if (!text_equal(mark, TEXT("|")) && !(dash && words[i].capital && names_medium(reader, words + i, count - i)))
            continue;
        if (document->publisher.length == 0)
            document->publisher = text_slice(document->text, words[i].span.begin, title.end);
        return (Span){title.begin, words[i - 1].span.end};
    }
    return title;
}

/* A caption without the label in front: "FILE - A ship". */
static Span without_label(const Reader *reader, Span span)
{
    LineWord words[LINE_WORDS];
    uint32_t count = line_words(reader, span, words);
    uint32_t length = line_match(reader, LIST_CAPTION_LINE, words, count, NULL);
    return length && length < count ? (Span){words[length].span.begin, span.end} : span;
}

static void add_paragraph(Reader *reader, Span span, ParagraphKind kind)
{
    if (kind == PARAGRAPH_CAPTION)
        span = without_label(reader, span);
    if (span.begin < span.end)
        *ARRAY_PUSH(reader->document->arena, &reader->document->paragraphs) = (Paragraph){span, kind};
}

/* ---- what lines beside the body tell ---- */

/* A name: capitals, particles between them; up to a comma, a bar or a number. */
static Text name_from(const Reader *reader, const LineWord *words, uint32_t first, uint32_t count)
{
    uint32_t last = first;
    for (uint32_t i = first; i < count && words[first].capital && words[i].number == NONE; i++) {
        if (words[i].capital)
            last = i + 1;
        if (i + 1 < count) {
            Text between = text_slice(reader->document->text, words[i].span.end, words[i + 1].span.begin);
            if (text_find(between, TEXT(",")) != SIZE_MAX || text_find(between, TEXT("|")) != SIZE_MAX)
                break;
        }
    }
    if (last == first)
        return TEXT("");
    return text_slice(reader->document->text, words[first].span.begin, words[last - 1].span.end);
}

static void note_date(Reader *reader, const LineWord *words, uint32_t count, DateRange outside)
{
    When when;
    if (when_find(reader, words, count, &when))
        article_date(reader->document, when_range(&when, outside), outside);
}

/* The first byline with a name of several words; another only when there is none. */
static void note_author(Reader *reader, const LineWord *words, uint32_t count)
{
    uint32_t length = line_match(reader, LIST_BYLINE, words, count, NULL);
    Text name = name_from(reader, words, length, count), *author = &reader->document->author;
    bool full = text_find(name, TEXT(" ")) != SIZE_MAX;
    if (name.length && (author->length == 0 || (full && text_find(*author, TEXT(" ")) == SIZE_MAX)))
        *author = name;
}

/* The last run of capitals: "nouvelles de la BBC", "avec AFP". */
static Text last_name(const Reader *reader, const LineWord *words, uint32_t first, uint32_t count)
{
    uint32_t end = count;
    while (end > first && !words[end - 1].capital)
        end--;
    uint32_t begin = end;
    while (begin > first && words[begin - 1].capital)
        begin--;
    if (begin == end)
        return TEXT("");
    return text_slice(reader->document->text, words[begin].span.begin, words[end - 1].span.end);
}

/* What follows "source" or "with", from the first capital on. */
static void note_source(Reader *reader, const Line *line, const LineWord *words, uint32_t count)
{
    Document *document = reader->document;
    uint32_t first = line_match(reader, LIST_SOURCE_LINE, words, 1, NULL);
    while (first < count && !words[first].capital)
        first++;
    if (first >= count || document->publisher.length)
        return;
    Text text = text_slice(document->text, words[first].span.begin, line->span.end);
    while (text.length && (text_ends(text, TEXT(")")) || text_ends(text, TEXT("."))))
        text.length--;
    document->publisher = text;
}

/* A short line right behind the byline names the medium; elsewhere it must be a known one. */
static bool note_medium(Reader *reader, uint32_t i, const LineWord *words, uint32_t count)
{
    const Line *line = &reader->lines.items[i];
    if (line->kind != LINE_HEADING || line->words > 6)
        return false;
    bool behind = i > 0 && is_kind(reader, i - 1, LINE_BYLINE);
    bool medium = behind ? names_medium(reader, words, count) : is_known_medium(reader, words, count);
    if (medium && reader->document->publisher.length == 0)
        reader->document->publisher = last_name(reader, words, 0, count);
    return medium;
}

static void note_line(Reader *reader, uint32_t i, DateRange outside)
{
    Line *line = &reader->lines.items[i];
    if (line->kind == LINE_BODY || line->kind == LINE_CAPTION || line->words > LINE_WORDS)
        return;
    LineWord words[LINE_WORDS];
    uint32_t count = line_words(reader, line->span, words);
    Text text = document_span(reader->document, line->span);
    if (line->kind == LINE_DATE)
        note_date(reader, words, count, outside);
    else if (line->kind == LINE_BYLINE) {
        note_author(reader, words, count);
        note_date(reader, words, count, outside);
    } else if (line->kind == LINE_SOURCE)
        note_source(reader, line, words, count);
    else if (note_medium(reader, i, words, count))
        line->kind = LINE_SOURCE;
    else if (line->words == 1 && text_find(text, TEXT("://")) != SIZE_MAX && reader->document->address.length == 0)
        reader->document->address = text;
}

/* ---- the way through ---- */

/* Lines before the body: the title once, further headings of some length, captions. */
static void read_front(Reader *reader, uint32_t body)
{
    uint32_t title = find_title(reader, body);
    for (uint32_t i = 0; i < body; i++) {
        const Line *line = &reader->lines.items[i];
        bool caption = line->kind == LINE_CAPTION || (i > 0 && is_kind(reader, i - 1, LINE_CAPTION_NEXT));
        if (i == title) {
            Span span = without_medium(reader, line->span);
            reader->document->title = document_span(reader->document, span);
            add_paragraph(reader, span, PARAGRAPH_TITLE);
        } else if (caption && line->kind != LINE_BOILERPLATE) {
            add_paragraph(reader, line->span, PARAGRAPH_CAPTION);
        } else if (title != NONE && i > title && line->kind == LINE_HEADING && line->words > TITLE_WORDS &&
                   line->hash != reader->lines.items[title].hash) {
            add_paragraph(reader, line->span, PARAGRAPH_TITLE);
        } else if (line->kind == LINE_BODY && line->words < BODY_WORDS && i > title && title != NONE) {
            add_paragraph(reader, line->span, PARAGRAPH_BODY);
        }
    }
}

/* A heading among many is a menu. */
static bool in_menu(const Reader *reader, uint32_t i)
{
    uint32_t run = 1;
    for (uint32_t j = i; j > 0 && is_kind(reader, j - 1, LINE_HEADING) && run < MENU_LINES; j--)
        run++;
    for (uint32_t j = i + 1; is_kind(reader, j, LINE_HEADING) && run < MENU_LINES; j++)
        run++;
    return run >= MENU_LINES;
}

static uint64_t title_hash(const Reader *reader, uint32_t body)
{
    uint32_t title = find_title(reader, body);
    return title == NONE ? 0 : reader->lines.items[title].hash;
}

static void read_body(Reader *reader, uint32_t body, uint32_t end, DateRange outside)
{
    uint64_t title = title_hash(reader, body);
    for (uint32_t i = body; i < end; i++) {
        const Line *line = &reader->lines.items[i];
        bool caption = line->kind == LINE_CAPTION || is_kind(reader, i - 1, LINE_CAPTION_NEXT);
        Span span = line->span;
        if (line->hash == title && line->words >= TITLE_WORDS)
            continue;
        if (i == body)
            dateline_cut(reader, &span, outside);
        if (caption && i > body && line->kind != LINE_BOILERPLATE)
            add_paragraph(reader, span, PARAGRAPH_CAPTION);
        else if (line->kind == LINE_BODY)
            add_paragraph(reader, span, PARAGRAPH_BODY);
        else if (line->kind == LINE_HEADING && !in_menu(reader, i))
            add_paragraph(reader, span, line->final ? PARAGRAPH_BODY : PARAGRAPH_TITLE);
    }
}

void article_find(Reader *reader, DateRange outside)
{
    uint32_t body = find_body(reader), end = find_end(reader, body);
    for (uint32_t i = 0; i < reader->lines.count; i++)
        note_line(reader, i, outside);
    read_front(reader, body);
    read_body(reader, body, end, outside);
    for (uint32_t i = 0; reader->document->paragraphs.count == 0 && i < reader->lines.count; i++)
        if (is_kind(reader, i, LINE_HEADING))
            add_paragraph(reader, reader->lines.items[i].span, PARAGRAPH_BODY);
}
