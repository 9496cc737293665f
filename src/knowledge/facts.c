/* Turtle files read into a table of facts that remember where they stand. */
#include "knowledge/facts.h"

#include "base/file.h"
#include "base/iri.h"
#include "base/utf8.h"
#include "knowledge/knowledge.h"

#include <raptor2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_LIMIT = 1 << 28 };

static const struct {
    const char *iri;
    Property property;
} foreign[] = {
    {IRI_RDF "type", PROPERTY_TYPE},
    {IRI_RDFS "label", PROPERTY_LABEL},
    {IRI_SKOS "prefLabel", PROPERTY_LABEL},
    {IRI_SCHEMA_HTTP "name", PROPERTY_LABEL},
    {IRI_SCHEMA "name", PROPERTY_LABEL},
    {IRI_FOAF "name", PROPERTY_LABEL},
    {IRI_SKOS "altLabel", PROPERTY_ALIAS},
    {IRI_SKOS "hiddenLabel", PROPERTY_ALIAS},
    {IRI_SCHEMA_HTTP "alternateName", PROPERTY_ALIAS},
    {IRI_SCHEMA "alternateName", PROPERTY_ALIAS},
    {IRI_OWL "sameAs", PROPERTY_SAME_AS},
    {IRI_SKOS "exactMatch", PROPERTY_SAME_AS},
    {IRI_GEO "lat", PROPERTY_LATITUDE},
    {IRI_GEO "long", PROPERTY_LONGITUDE},
    {IRI_WG "locatedIn", PROPERTY_LOCATED_IN},
    {IRI_RDFS "subClassOf", PROPERTY_SUB_CLASS},
    {IRI_SKOS "broader", PROPERTY_BROADER},
};

static const struct {
    const char *name;
    Property property;
} own[] = {
#define PROPERTY(constant, name) {name, PROPERTY_##constant},
#include "knowledge/lexicon.def"
#undef PROPERTY
#define X(constant, name) {name, (Property)(PROPERTY_SLOT_FIRST + SLOT_##constant)},
    SLOTS(X)
#undef X
#define LIST(constant, name) {name, (Property)(PROPERTY_LIST_FIRST + LIST_##constant)},
#include "knowledge/lists.def"
#undef LIST
};

/* What one run of the parser fills. */
typedef struct Reading {
    Facts *facts;
    raptor_world *world;
    raptor_parser *parser;
    uint32_t file;
    WireStatus status;
} Reading;

Facts *facts_new(Arena *arena, const Reporter *reporter)
{
    Facts *facts = ARENA_NEW(arena, Facts);
    facts->arena = arena;
    facts->reporter = reporter;
    facts->terms = symbols_new(arena, NULL);
    return facts;
}

Text facts_text(const Facts *facts, Symbol term)
{
    return symbol_text(facts->terms, term);
}

Text local_name(Text iri)
{
    size_t at = iri.length;
    while (at && iri.bytes[at - 1] != '#' && iri.bytes[at - 1] != '/')
        at--;
    return text_slice(iri, at, iri.length);
}

static Text name_in(Text iri, Text base)
{
    return text_starts(iri, base) ? text_slice(iri, base.length, iri.length) : TEXT("");
}

Text wg_name(Text iri)
{
    return name_in(iri, TEXT(IRI_WG));
}

Text lex_name(Text iri)
{
    return name_in(iri, TEXT(IRI_LEXICON));
}

static Property property_of(Text iri, bool *unknown)
{
    Text name = lex_name(iri);
    *unknown = false;
    if (name.length) {
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            if (text_equal(name, text_of(own[i].name)))
                return own[i].property;
        *unknown = true;
        return PROPERTY_NONE;
    }
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (text_equal(iri, text_of(foreign[i].iri)))
            return foreign[i].property;
    return PROPERTY_NONE;
}

/* ---- where a fact stands ---- */

/* The parser tells lines only roughly, so a fact is found by walking the file again: its objects come in order. */

static bool ends_word(Text text, size_t at)
{
    return at >= text.length || strchr(" \t\r\n;,.>", text.bytes[at]) != NULL;
}

/* Whether `needle` begins at `at` as a literal, a whole IRI or a local name. */
static bool stands_at(Text text, size_t at, Text needle, bool literal)
{
    if (at == 0 || !text_starts(text_slice(text, at, text.length), needle))
        return false;
    char before = text.bytes[at - 1];
    size_t end = at + needle.length;
    if (literal && before == '"')
        return end < text.length && text.bytes[end] == '"';
    if (literal)
        return strchr(" \t\r\n,", before) != NULL && ends_word(text, end);
    return strchr(":</#", before) != NULL && ends_word(text, end);
}

static size_t find_term(Text text, size_t from, Text term, bool literal)
{
    enum { FAR = 1 << 16 }; /* a term written otherwise (escapes) is not looked for in the whole file */
    Text needle = literal ? term : local_name(term);
    for (size_t at = from; needle.length && at < text.length && at - from < FAR; at++)
        if (stands_at(text, at, needle, literal))
            return at;
    return SIZE_MAX;
}

/* The offset of the object of the `order`th fact of a file, as far as it can be told. */
static size_t place_of(const Facts *facts, uint32_t file, uint32_t order)
{
    const Fact **facts_in_order = ARENA_ARRAY(facts->arena, const Fact *, order + 1);
    for (uint32_t i = 0; i < facts->items.count; i++)
        if (facts->items.items[i].order <= order)
            facts_in_order[facts->items.items[i].order] = &facts->items.items[i];
    Text text = facts->files.items[file].text;
    size_t at = 0;
    for (uint32_t i = 0; i <= order; i++) {
        const Fact *fact = facts_in_order[i];
        if (!fact || fact->file != file || fact->property == PROPERTY_TYPE)
            continue;
        size_t found = find_term(text, at, facts_text(facts, fact->object), fact->literal);
        if (found != SIZE_MAX)
            at = found;
    }
    return at;
}

static WireStatus complain(const Facts *facts, uint32_t file, size_t at, const char *words)
{
    Text before = text_slice(facts->files.items[file].text, 0, at);
    uint32_t line = 1, column = 1;
    for (size_t i = 0; i < before.length; i++) {
        bool end = before.bytes[i] == '\n';
        line += end;
        column = end ? 1 : column + (((unsigned char)before.bytes[i] & 0xC0) != 0x80);
    }
    return report(facts->reporter, WIRE_BAD_SYNTAX, "%s:%u:%u: %s", facts->files.items[file].path, line, column, words);
}

WireStatus facts_refuse(const Facts *facts, const Fact *fact, const char *format, ...)
{
    char words[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    size_t at = place_of(facts, fact->file, fact->order ? fact->order - 1 : 0);
    size_t found = find_term(facts->files.items[fact->file].text, at, facts_text(facts, fact->object), fact->literal);
    return complain(facts, fact->file, found == SIZE_MAX ? at : found, words);
}

/* Where the last fact read stands. */
static size_t last_place(const Facts *facts, uint32_t file)
{
    return facts->items.count ? place_of(facts, file, facts->items.count - 1) : 0;
}

/* ---- reading ---- */

static Text uri_text(raptor_uri *uri)
{
    size_t length;
    const unsigned char *bytes = raptor_uri_as_counted_string(uri, &length);
    return (Text){(const char *)bytes, length};
}

static uint8_t tag_language(const raptor_term_literal_value *literal)
{
    if (!literal->language)
        return LANGUAGE_UNKNOWN;
    Text tag = {(const char *)literal->language, literal->language_len};
    const char *region = memchr(tag.bytes, '-', tag.length);
    if (region)
        tag.length = (size_t)(region - tag.bytes);
    Language language = language_of(tag);
    return language == LANGUAGE_UNKNOWN ? LANGUAGE_OTHER : (uint8_t)language;
}

static void fail(Reading *reading, WireStatus status)
{
    if (reading->status == WIRE_OK)
        reading->status = status;
    raptor_parser_parse_abort(reading->parser);
}

static void take_unknown(Reading *reading, Text property)
{
    char words[256];
    Text name = local_name(property);
    snprintf(words, sizeof words, "unknown property lex:%.*s", (int)name.length, name.bytes);
    size_t at = last_place(reading->facts, reading->file);
    size_t found = find_term(reading->facts->files.items[reading->file].text, at, property, false);
    fail(reading, complain(reading->facts, reading->file, found == SIZE_MAX ? at : found, words));
}

static void take(void *context, raptor_statement *statement)
{
    Reading *reading = context;
    Facts *facts = reading->facts;
    if (reading->status != WIRE_OK || statement->subject->type != RAPTOR_TERM_TYPE_URI)
        return;
    bool unknown;
    Text property = uri_text(statement->predicate->value.uri);
    Property known = property_of(property, &unknown);
    if (unknown && !facts->lenient) {
        take_unknown(reading, property);
        return;
    }
    raptor_term *object = statement->object;
    if (known == PROPERTY_NONE || object->type == RAPTOR_TERM_TYPE_BLANK)
        return;
    Fact *fact = ARRAY_PUSH(facts->arena, &facts->items);
    fact->subject = symbol_of(facts->terms, uri_text(statement->subject->value.uri));
    fact->property = (uint16_t)known;
    fact->file = reading->file;
    fact->order = facts->items.count - 1;
    fact->literal = object->type == RAPTOR_TERM_TYPE_LITERAL;
    if (fact->literal)
        fact->language = tag_language(&object->value.literal);
    fact->object = symbol_of(facts->terms, fact->literal ? (Text){(const char *)object->value.literal.string,
                                                                  object->value.literal.string_len}
                                                         : uri_text(object->value.uri));
}

static size_t line_start(Text text, uint32_t line)
{
    size_t at = 0;
    for (; line > 1 && at < text.length; line--) {
        const char *end = memchr(text.bytes + at, '\n', text.length - at);
        at = end ? (size_t)(end - text.bytes) + 1 : text.length;
    }
    return at;
}

/* Where a quoted name of a message stands, else where the parser is. */
static size_t place_of_message(const Reading *reading, const raptor_log_message *message)
{
    Text words = text_of(message->text), source = reading->facts->files.items[reading->file].text;
    size_t at = last_place(reading->facts, reading->file), quote = text_find(words, TEXT("\""));
    Text rest = text_slice(words, quote == SIZE_MAX ? words.length : quote + 1, words.length);
    Text name = text_slice(rest, 0, text_find(rest, TEXT("\"")));
    if (name.length > 1 && name.length < rest.length) {
        size_t found = text_find(text_slice(source, at, source.length), name);
        return found == SIZE_MAX ? at : at + found;
    }
    int line = raptor_locator_line(message->locator);
    if (line <= 0)
        line = raptor_locator_line(raptor_parser_get_locator(reading->parser));
    size_t start = line > 0 ? line_start(source, (uint32_t)line) : 0;
    return start > at ? start : at;
}

static void take_log(void *context, raptor_log_message *message)
{
    Reading *reading = context;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR || reading->status != WIRE_OK)
        return;
    fail(reading, complain(reading->facts, reading->file, place_of_message(reading, message), message->text));
}

static void free_world(void *world)
{
    raptor_free_world(world);
}

static void free_parser(void *parser)
{
    raptor_free_parser(parser);
}

static void free_uri(void *uri)
{
    raptor_free_uri(uri);
}

static WireStatus parse(Reading *reading, Text text)
{
    Arena *arena = reading->facts->arena;
    void **world = arena_defer(arena, free_world), **base = arena_defer(arena, free_uri);
    void **parser = arena_defer(arena, free_parser);
    *world = reading->world = raptor_new_world();
    if (!reading->world || raptor_world_open(reading->world) != 0)
        return WIRE_LIBRARY_FAILED;
    raptor_world_set_log_handler(reading->world, reading, take_log);
    *base = raptor_new_uri(reading->world, (const unsigned char *)IRI_HOME);
    *parser = reading->parser = raptor_new_parser(reading->world, "turtle");
    if (!*base || !reading->parser)
        return WIRE_LIBRARY_FAILED;
    raptor_parser_set_statement_handler(reading->parser, reading, take);
    int failed = raptor_parser_parse_start(reading->parser, *base) ||
                 raptor_parser_parse_chunk(reading->parser, (const unsigned char *)text.bytes, text.length, 1);
    raptor_free_parser(reading->parser);
    raptor_free_uri(*base);
    raptor_free_world(reading->world);
    *parser = *base = *world = NULL;
    if (reading->status != WIRE_OK)
        return reading->status;
    return failed ? complain(reading->facts, reading->file, text.length, "malformed Turtle") : WIRE_OK;
}

/* Offset of the first byte that is not UTF-8, or the length. */
static size_t first_malformed(Text text)
{
    for (Text rest = text; rest.length;) {
        size_t at = text.length - rest.length;
        if (utf8_next(&rest) == 0xFFFD && !text_starts(text_slice(text, at, text.length), TEXT("\xEF\xBF\xBD")))
            return at;
    }
    return text.length;
}

static void free_text(void *bytes)
{
    free(bytes);
}

WireStatus facts_read(Facts *facts, const char *path)
{
    void **held = arena_defer(facts->arena, free_text);
    Text text;
    TRY(file_read(path, FILE_LIMIT, facts->reporter, &text));
    *held = (void *)(uintptr_t)text.bytes;
    *ARRAY_PUSH(facts->arena, &facts->files) = (FactFile){text_string(facts->arena, text_of(path)), text};
    Reading reading = {.facts = facts, .file = facts->files.count - 1};
    size_t bad = first_malformed(text);
    return bad < text.length ? complain(facts, reading.file, bad, "not UTF-8") : parse(&reading, text);
}

/* ---- asking ---- */

/* Counting sort: stable, so that facts about one subject keep their order. */
void facts_sort(Facts *facts)
{
    uint32_t count = facts->items.count, top = symbols_count(facts->terms) + 1;
    uint32_t *starts = ARENA_ARRAY(facts->arena, uint32_t, top + 1);
    Fact *sorted = ARENA_ARRAY(facts->arena, Fact, count);
    for (uint32_t i = 0; i < count; i++)
        starts[facts->items.items[i].subject + 1]++;
    for (uint32_t i = 0; i < top; i++)
        starts[i + 1] += starts[i];
    for (uint32_t i = 0; i < count; i++)
        sorted[starts[facts->items.items[i].subject]++] = facts->items.items[i];
    facts->items.items = sorted;
    facts->items.capacity = count;
}

uint32_t facts_end(const Facts *facts, uint32_t first)
{
    uint32_t end = first;
    while (end < facts->items.count && facts->items.items[end].subject == facts->items.items[first].subject)
        end++;
    return end;
}

uint32_t facts_about(const Facts *facts, Symbol subject)
{
    uint32_t low = 0, high = facts->items.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (facts->items.items[middle].subject < subject)
            low = middle + 1;
        else
            high = middle;
    }
    return low < facts->items.count && facts->items.items[low].subject == subject ? low : NONE;
}

const Fact *facts_value(const Facts *facts, uint32_t first, Property property)
{
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++)
        if (facts->items.items[i].property == property)
            return &facts->items.items[i];
    return NULL;
}
