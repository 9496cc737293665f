/* What each line of a page is: the article's own words, a heading, or what pages put around. */
#include "read/classify.h"

#include "read/when.h"

#include <string.h>

enum {
    SENTENCE_WORDS = 4,  /* with a final mark */
    LONG_LINE = 25,      /* without one */
    DATE_WORDS = 14,
    DATE_SENTENCE = 8,   /* longer ones with a final mark are sentences */
    BYLINE_WORDS = 10,
    CAPTION_WORDS = 4,
};

/* A line while it is looked at. */
typedef struct View {
    const Reader *reader;
    const Line *line;
    Text text;
    LineWord words[LINE_WORDS];
    uint32_t count;
} View;

static bool has(Text text, const char *part)
{
    return text_find(text, text_of(part)) != SIZE_MAX;
}

static uint32_t times(Text text, const char *part)
{
    uint32_t count = 0;
    for (size_t at; (at = text_find(text, text_of(part))) != SIZE_MAX; count++)
        text = text_slice(text, at + strlen(part), text.length);
    return count;
}

/* ---- by form ---- */

static bool is_hashtags(const View *view)
{
    uint32_t tags = times(view->text, " #") + (view->text.bytes[0] == '#');
    return tags && tags * 2 > view->line->words;
}

static bool is_file_or_address(const View *view)
{
    static const char *const ends[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".pdf", ".mp4", ".JPG", ".PNG"};
    if (view->line->words == 1 &&
        (has(view->text, "://") || text_starts(view->text, TEXT("www.")) || has(view->text, "@")))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends && view->line->words <= 4; i++)
        if (text_ends(view->text, text_of(ends[i])))
            return true;
    return false;
}

/* "Home » World » Asia": arrows or bars that no quotation opened. */
static bool is_breadcrumb(const View *view)
{
    if (view->line->final || view->line->words > LINE_WORDS + 8)
        return false;
    bool guillemets = has(view->text, " » ") && !has(view->text, "«");
    bool section = has(view->text, " | ") && view->line->words <= 6;
    return guillemets || section || has(view->text, " › ") || has(view->text, " > ") || times(view->text, " | ") > 1 ||
           times(view->text, " / ") > 1 || times(view->text, " · ") > 1;
}

/* No letters, or a copyright sign in front. */
static bool is_debris(const View *view)
{
    if (text_starts(view->text, TEXT("©")) || text_starts(view->text, TEXT("(c) ")))
        return true;
    for (uint32_t i = 0; i < view->count; i++)
        if (view->words[i].number == NONE)
            return false;
    return view->line->words < LINE_WORDS;
}

/* ---- by words ---- */

static char mark_after(const View *view, uint32_t word)
{
    uint32_t at = view->words[word].span.end;
    Text text = view->reader->document->text;
    while (at < view->line->span.end && (text.bytes[at] == ' ' || (unsigned char)text.bytes[at] == 0xC2 ||
                                         (unsigned char)text.bytes[at] == 0xA0))
        at++;
    return at < view->line->span.end ? text.bytes[at] : 0;
}

/* How many words may follow an entry of `length` words: a short one may begin a sentence of the article too. */
static uint32_t room_after(const View *view, uint32_t length)
{
    bool bracketed = view->text.bytes[0] == '(' || view->text.bytes[0] == '[';
    char mark = mark_after(view, length - 1);
    if (bracketed || length > 3 || (length > 1 && (mark == ':' || mark == '|')))
        return LONG_LINE;
    if (length == 1)
        return mark == ':' ? 3 : view->line->final ? 0 : 2;
    return view->line->final ? 3 * (length - 1) : 8;
}

static LineKind listed(const View *view)
{
    int32_t value = 0;
    uint32_t length = line_match(view->reader, LIST_BOILERPLATE, view->words, view->count, &value);
    if (length == 0 || view->line->words > length + room_after(view, length))
        return LINE_BODY;
    return value == 2 ? LINE_END : LINE_BOILERPLATE;
}

/* "By A. Name", perhaps with a date behind it. */
static bool is_byline(const View *view)
{
    When when;
    uint32_t length = line_match(view->reader, LIST_BYLINE, view->words, view->count, NULL);
    if (length == 0 || length >= view->count || view->line->final)
        return false;
    bool dated = view->line->words <= 2 * BYLINE_WORDS && when_find(view->reader, view->words, view->count, &when);
    if (view->line->words > BYLINE_WORDS && !dated)
        return false;
    return view->words[length].capital || length > 1 || view->count <= 5;
}

static bool is_date(const View *view)
{
    When when;
    bool updated = false;
    for (uint32_t i = 0; i < 3 && i < view->count; i++)
        updated = updated || line_match(view->reader, LIST_UPDATED, &view->words[i], view->count - i, NULL);
    if (view->line->words > DATE_WORDS || view->count == 0 || (view->line->final && view->line->words > DATE_SENTENCE))
        return false;
    uint32_t explained = when_explained(view->reader, view->words, view->count);
    if (updated && explained * 3 >= view->count * 2)
        return true;
    if (!when_find(view->reader, view->words, view->count, &when) || explained * 3 < view->count * 2)
        return false;
    return when.first <= 2 && (when_explained(view->reader, view->words, 1) || updated);
}

static bool is_source(const View *view)
{
    uint32_t length = line_match(view->reader, LIST_SOURCE_LINE, view->words, view->count, NULL);
    if (length == 0 || length >= view->count)
        return false;
    if (mark_after(view, length - 1) == ':' && view->line->words < 14)
        return true;
    return !view->line->final && view->line->words <= 4 && view->words[length].capital;
}

/* "(AFP)", "(avec AFP et Reuters)". */
static bool is_credit(const View *view)
{
    bool bracketed = view->text.bytes[0] == '(' && text_ends(view->text, TEXT(")"));
    return bracketed && view->line->words <= 8;
}

/* "Caption:" alone, or with the caption behind it, as in "FILE - A ship". */
static LineKind caption(const View *view)
{
    uint32_t length = line_match(view->reader, LIST_CAPTION_LINE, view->words, view->count, NULL);
    if (length && view->line->words <= length + 1)
        return LINE_CAPTION_NEXT;
    bool marked = length && (mark_after(view, length - 1) == ':' || mark_after(view, length - 1) == '-');
    if (marked && view->line->words > length + CAPTION_WORDS)
        return LINE_CAPTION;
    return LINE_BODY;
}

/* "Will the Talks Go On?": a heading in capitals that asks or calls out. */
static bool is_title_case(const View *view)
{
    uint32_t capitals = 0;
    for (uint32_t i = 0; i < view->count; i++)
        capitals += view->words[i].capital;
    bool asks = text_ends(view->text, TEXT("?")) || text_ends(view->text, TEXT("!"));
    return asks && view->line->words < DATE_WORDS && capitals * 3 >= view->count * 2;
}

/* "SEOUL, South Korea —": a dateline on a line of its own. */
static bool is_lone_dateline(const View *view)
{
    bool dash = text_ends(view->text, TEXT("—")) || text_ends(view->text, TEXT("–")) || text_ends(view->text, TEXT(" -"));
    return dash && view->line->words <= BYLINE_WORDS && view->count && view->words[0].capital;
}

static LineKind by_shape(const View *view)
{
    if (is_title_case(view))
        return LINE_HEADING;
    bool sentence = view->line->final && view->line->words >= SENTENCE_WORDS;
    bool item = view->line->bullet && view->line->words >= 8;
    bool speech = view->line->final && (text_starts(view->text, TEXT("«")) || text_starts(view->text, TEXT("“")) ||
                                        text_starts(view->text, TEXT("\"")));
    return sentence || item || speech || view->line->words >= LONG_LINE ? LINE_BODY : LINE_HEADING;
}

static LineKind classify(const Reader *reader, const Line *line)
{
    View view = {.reader = reader, .line = line, .text = document_span(reader->document, line->span)};
    view.count = line_words(reader, line->span, view.words);
    if (is_byline(&view))
        return LINE_BYLINE;
    if (is_date(&view) || is_lone_dateline(&view))
        return LINE_DATE;
    if (is_hashtags(&view) || is_file_or_address(&view) || is_breadcrumb(&view) || is_debris(&view))
        return LINE_BOILERPLATE;
    if (is_source(&view) || is_credit(&view))
        return LINE_SOURCE;
    LineKind kind = caption(&view);
    if (kind == LINE_BODY)
        kind = listed(&view);
    return kind != LINE_BODY ? kind : by_shape(&view);
}

/* A label like "See also:" makes the heading behind it a link. */
static bool is_label(const Reader *reader, const Line *line)
{
    return line->kind == LINE_BOILERPLATE && text_ends(document_span(reader->document, line->span), TEXT(":"));
}

void lines_classify(Reader *reader)
{
    for (uint32_t i = 0; i < reader->lines.count; i++) {
        Line *line = &reader->lines.items[i];
        line->kind = (uint8_t)classify(reader, line);
        if (i > 0 && line->kind == LINE_HEADING && is_label(reader, line - 1))
            line->kind = LINE_BOILERPLATE;
    }
}
