/* The names of events, by the phrases of their classes (ontology/events/labels.ttl):
   "Strike by Iran on Jaish al-Adl in Panjgur, 16 January 2024". */
#include "graph/article.h"

#include <stdlib.h>

enum { LISTED = 12, DEPTH = 4 }; /* fillers of one role that are named; brackets in brackets */

typedef struct Line {
    Article *article;
    const Event *event;
    Language language;
    EventClass class;
    Spelling spelling;
    bool shared; /* by articles: parties without a name are left out */
} Line;

static Text join(Line *line, Text a, Text b)
{
    return text_format(line->article->arena, "%.*s%.*s", (int)a.length, a.bytes, (int)b.length, b.bytes);
}

/* The word at a place from 1 of words with a space between; nothing at 0. */
static Text word_at(Text words, int place)
{
    Text word = {"", 0};
    for (; place > 0; place--) {
        word = text_slice(words, 0, text_find(words, TEXT(" ")));
        words = text_slice(words, word.length + 1, words.length);
    }
    return word;
}

/* ---- who ---- */

typedef struct Filler {
    Text iri, name;
} Filler;

typedef struct Fillers {
    Filler items[LISTED];
    size_t count;
} Fillers;

static int compare_fillers(const void *a, const void *b)
{
    const Filler *left = a, *right = b;
    return text_compare(left->iri, right->iri);
}

static bool is_among(const Fillers *fillers, Text iri)
{
    for (size_t i = 0; i < fillers->count; i++)
        if (text_equal(fillers->items[i].iri, iri))
            return true;
    return false;
}

/* The fillers of a role in an order that no telling changes, behind those already there. */
static void add_role(Line *line, RoleKind kind, Fillers *out)
{
    size_t first = out->count;
    for (uint32_t i = 0; i < line->event->roles.count && out->count < LISTED; i++) {
        const Role *role = &line->event->roles.items[i];
        if (role->kind != kind || (line->shared && !entity_is_named(line->article, role->entity)))
            continue;
        Text name = entity_label(line->article, role->entity, line->language);
        if (name.length == 0 || !article_entity(line->article, role->entity))
            continue;
        Text iri = entity_iri(line->article, role->entity);
        if (!is_among(out, iri))
            out->items[out->count++] = (Filler){iri, name};
    }
    if (out->count > first + 1)
        qsort(out->items + first, out->count - first, sizeof *out->items, compare_fillers);
}

/* "A", "A and B", "A, B and C"; nothing for fewer than `least`. */
static Text list_names(Line *line, const Fillers *fillers, size_t least)
{
    Text text = {"", 0};
    for (size_t i = 0; i < fillers->count && fillers->count >= least; i++) {
        if (i)
            text = join(line, text, i + 1 < fillers->count ? TEXT(", ") : line->spelling.list_end);
        text = join(line, text, fillers->items[i].name);
    }
    return text;
}

static Text agents(Line *line, size_t least)
{
    Fillers fillers = {.count = 0};
    add_role(line, ROLE_AGENT, &fillers);
    add_role(line, ROLE_PARTICIPANT, &fillers);
    return list_names(line, &fillers, least);
}

static Text targets(Line *line, size_t least)
{
    Fillers fillers = {.count = 0};
    add_role(line, ROLE_TARGET, &fillers);
    return list_names(line, &fillers, least);
}

/* A place that is told as the target is not told again. */
static Text places(Line *line, size_t least)
{
    Fillers struck = {.count = 0}, found = {.count = 0}, left = {.count = 0};
    add_role(line, ROLE_TARGET, &struck);
    add_role(line, ROLE_PLACE, &found);
    for (size_t i = 0; i < found.count; i++)
        if (!is_among(&struck, found.items[i].iri))
            left.items[left.count++] = found.items[i];
    return list_names(line, &left, least);
}

static Text class_name(Line *line, size_t least)
{
    (void)least;
    Text label = line->class.label[line->language];
    return label.length ? label : line->class.name;
}

static Text status_words(Line *line, size_t least)
{
    (void)least;
    return word_at(line->spelling.status_names, (int)line->event->status - STATUS_ACTUAL);
}

/* ---- when ---- */

/* The parts of a day that differ from the end's: "16" of 16 and 18 January, "30 June" of 30 June and 1 July. */
static Text day_words(Line *line, const char *day, size_t length, const char *until)
{
    Text month = word_at(line->spelling.month_names, length > 4 ? atoi(day + 5) : 0);
    Text number = {day + 8, length > 7 ? 2 : 0}, year = {day, 4};
    if (number.length && number.bytes[0] == '0')
        number = text_equal(number, TEXT("01")) && line->spelling.first_of_month.length
                     ? line->spelling.first_of_month : (Text){number.bytes + 1, 1};
    bool same_year = until && text_equal(year, (Text){until, 4});
    if (same_year && text_equal((Text){day + 5, 2}, (Text){until + 5, 2}))
        return number;
    return text_format(line->article->arena, "%.*s%s%.*s%s%.*s", (int)number.length, number.bytes,
                       number.length ? " " : "", (int)month.length, month.bytes, month.length && !same_year ? " " : "",
                       same_year ? 0 : 4, year.bytes);
}

/* How much of YYYY-MM-DD is told. */
static size_t told_length(const DateRange *date)
{
    if (date->precision == DATE_YEAR || date->precision == DATE_DECADE)
        return 4;
    return date->precision == DATE_MONTH ? 7 : 10;
}

static Text date_words(Line *line, size_t least)
{
    const DateRange *date = &line->event->date;
    char low[11], high[11];
    (void)least;
    if (date->precision == DATE_UNKNOWN)
        return (Text){"", 0};
    day_write(date->low, low);
    day_write(date->high, high);
    size_t length = told_length(date);
    if (date->precision == DATE_DECADE)
        return text_format(line->article->arena, "%.4s–%.4s", low, high);
    if (length < 10 || date->low == date->high)
        return day_words(line, low, length, NULL);
    Text begin = day_words(line, low, length, high), end = day_words(line, high, length, NULL);
    bool bare = text_find(begin, TEXT(" ")) == SIZE_MAX; /* "16–18 January", but "30 June – 1 July" */
    return join(line, join(line, begin, bare ? TEXT("–") : TEXT(" – ")), end);
}

/* ---- phrases ---- */

static const struct {
    const char *name;
    Text (*words)(Line *line, size_t least);
    size_t least;
} fields[] = {{"class", class_name, 1}, {"status", status_words, 1}, {"agent", agents, 1}, {"agents", agents, 2},
              {"target", targets, 1},   {"targets", targets, 2},     {"place", places, 1}, {"date", date_words, 1}};

static Text field_words(Line *line, Text name)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (text_equal(name, text_of(fields[i].name)))
            return fields[i].words(line, fields[i].least);
    return (Text){"", 0};
}

/* Where the bracket that opens at `open` closes, or a | of its own stands. */
static size_t piece_end(Text pattern, size_t open)
{
    int depth = 0;
    for (size_t i = open; i < pattern.length; i++) {
        char c = pattern.bytes[i];
        if (depth == 0 && (c == '|' || c == ']'))
            return i;
        depth += (c == '[') - (c == ']');
    }
    return pattern.length;
}

static bool write_pattern(Line *line, Text pattern, int depth, Text *out);

/* The first piece of a bracket that can be written; returns where the bracket ends. */
static size_t write_bracket(Line *line, Text pattern, size_t begin, int depth, Text *out)
{
    bool written = false;
    for (;;) {
        size_t end = piece_end(pattern, begin);
        Text piece = {"", 0};
        if (!written && write_pattern(line, text_slice(pattern, begin, end), depth + 1, &piece)) {
            *out = join(line, *out, piece);
            written = true;
        }
        if (end >= pattern.length || pattern.bytes[end] == ']')
            return end;
        begin = end + 1;
    }
}

/* False where a field outside of brackets has nothing. */
static bool write_pattern(Line *line, Text pattern, int depth, Text *out)
{
    for (size_t i = 0; i < pattern.length && depth < DEPTH; i++) {
        if (pattern.bytes[i] == '[') {
            i = write_bracket(line, pattern, i + 1, depth, out);
            continue;
        }
        Text next = text_slice(pattern, i, i + 1);
        if (pattern.bytes[i] == '{') {
            Text rest = text_slice(pattern, i + 1, pattern.length), name = text_slice(rest, 0, text_find(rest, TEXT("}")));
            next = field_words(line, name);
            if (next.length == 0)
                return false;
            i += name.length + 1;
        }
        *out = join(line, *out, next);
    }
    return depth < DEPTH;
}

Text event_label(Article *article, const Event *event, Language language)
{
    EventClass class = knowledge_event_class(article->knowledge, event->class);
    Line line = {article, event, language, class, knowledge_spelling(article->knowledge, language),
                 event_is_known_again(article, event)};
    Text label = {"", 0};
    write_pattern(&line, class.phrase[language], 0, &label);
    return label.length ? label : class_name(&line, 1);
}
