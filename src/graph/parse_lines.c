/* N-Triples and N-Quads, read line by line. */
#include "base/utf8.h"
#include "graph/parse.h"

#include <stdlib.h>
#include <string.h>

typedef struct Lines {
    Graph *graph;
    Text rest;        /* of the line */
    uint64_t hash;    /* of all bytes, for blank nodes */
    char *scratch;    /* room for the unescaped form of any literal or IRI of the input's longest line */
    const char *error;
} Lines;

static bool fail(Lines *lines, const char *words)
{
    if (!lines->error)
        lines->error = words;
    return false;
}

static void skip_spaces(Lines *lines)
{
    while (lines->rest.length && (lines->rest.bytes[0] == ' ' || lines->rest.bytes[0] == '\t'))
        lines->rest = text_slice(lines->rest, 1, lines->rest.length);
}

static bool at(const Lines *lines, char c)
{
    return lines->rest.length && lines->rest.bytes[0] == c;
}

/* Cuts off `count` bytes. */
static Text cut(Lines *lines, size_t count)
{
    Text head = text_slice(lines->rest, 0, count);
    lines->rest = text_slice(lines->rest, count, lines->rest.length);
    return head;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Decodes the escape at `text[*i]` into `out`; returns the number of bytes, 0 for a bad one. */
static size_t unescape_one(Text text, size_t *i, char *out)
{
    static const char codes[] = "tbnrf\"'\\", values[] = "\t\b\n\r\f\"'\\";
    if (*i + 1 >= text.length)
        return 0;
    char code = text.bytes[*i + 1];
    const char *plain = code ? strchr(codes, code) : NULL;
    if (plain) {
        *out = values[plain - codes];
        *i += 2;
        return 1;
    }
    size_t digits = code == 'u' ? 4 : code == 'U' ? 8 : 0;
    uint32_t value = 0;
    if (digits == 0 || *i + 2 + digits > text.length)
        return 0;
    for (size_t j = 0; j < digits; j++) {
        int digit = hex_value(text.bytes[*i + 2 + j]);
        if (digit < 0)
            return 0;
        value = value << 4 | (uint32_t)digit;
    }
    *i += 2 + digits;
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    return utf8_put(value, out);
}

/* The text with its escapes decoded, in the scratch; as it is where it has none. */
static bool unescape(Lines *lines, Text *text)
{
    if (!memchr(text->bytes, '\\', text->length))
        return true;
    size_t used = 0;
    for (size_t i = 0; i < text->length;) {
        if (text->bytes[i] != '\\') {
            lines->scratch[used++] = text->bytes[i++];
            continue;
        }
        size_t length = unescape_one(*text, &i, lines->scratch + used);
        if (length == 0)
            return fail(lines, "bad escape");
        used += length;
    }
    *text = (Text){lines->scratch, used};
    return true;
}

static Term parse_iri(Lines *lines)
{
    const char *end = memchr(lines->rest.bytes, '>', lines->rest.length);
    if (!end)
        return fail(lines, "IRI without end");
    Text iri = cut(lines, (size_t)(end - lines->rest.bytes) + 1);
    iri = text_slice(iri, 1, iri.length - 1);
    Term term = unescape(lines, &iri) ? graph_iri(lines->graph, iri) : 0;
    return term ? term : fail(lines, "bad IRI");
}

static Term parse_blank(Lines *lines)
{
    size_t length = 2;
    while (length < lines->rest.length && !strchr(" \t<\"", lines->rest.bytes[length]))
        length++;
    Text label = cut(lines, length);
    return length > 2 && label.bytes[1] == ':' ? blank_term(lines->graph, lines->hash, text_slice(label, 2, length))
                                               : fail(lines, "bad blank node");
}

static Term parse_literal(Lines *lines)
{
    size_t end = 1;
    while (end < lines->rest.length && lines->rest.bytes[end] != '"')
        end += lines->rest.bytes[end] == '\\' ? 2 : 1;
    if (end >= lines->rest.length)
        return fail(lines, "literal without end");
    Text value = text_slice(cut(lines, end + 1), 1, end);
    Text tag = {"", 0};
    Term datatype = 0;
    if (at(lines, '@')) {
        size_t length = 1;
        while (length < lines->rest.length && !strchr(" \t.", lines->rest.bytes[length]))
            length++;
        tag = text_slice(cut(lines, length), 1, length);
    } else if (text_starts(lines->rest, TEXT("^^<"))) {
        cut(lines, 2);
        datatype = parse_iri(lines);
        if (!datatype)
            return 0;
    }
    if (!unescape(lines, &value))
        return 0;
    Term term = tag.length ? graph_words(lines->graph, value, tag) : graph_typed(lines->graph, value, datatype);
    return term ? term : fail(lines, "bad literal");
}

static Term parse_term(Lines *lines)
{
    skip_spaces(lines);
    if (at(lines, '<'))
        return parse_iri(lines);
    if (at(lines, '"'))
        return parse_literal(lines);
    return at(lines, '_') ? parse_blank(lines) : fail(lines, "expected a term");
}

static bool is_literal(const Lines *lines, Term term)
{
    return graph_term(lines->graph, term).kind == TERM_LITERAL;
}

static bool parse_line(Lines *lines)
{
    Term terms[4] = {0};
    skip_spaces(lines);
    if (lines->rest.length == 0 || at(lines, '#'))
        return true;
    for (int i = 0; i < 4; i++) {
        skip_spaces(lines);
        if (i == 3 && at(lines, '.'))
            break;
        terms[i] = parse_term(lines);
        if (!terms[i] || (i != 2 && is_literal(lines, terms[i])))
            return fail(lines, "a literal may only be the object");
    }
    skip_spaces(lines);
    if (!at(lines, '.'))
        return fail(lines, "expected a full stop");
    cut(lines, 1);
    skip_spaces(lines);
    if (lines->rest.length && !at(lines, '#'))
        return fail(lines, "more after the full stop");
    graph_add(lines->graph, (Quad){terms[3], terms[0], terms[1], terms[2]});
    return true;
}

WireStatus parse_piece(Graph *graph, Text piece, const char *name, uint64_t blanks, unsigned long *line,
                       const Reporter *reporter)
{
    if (!utf8_valid(piece))
        return report(reporter, WIRE_BAD_ENCODING, "%s: not UTF-8 after line %lu", name, *line);
    Lines lines = {.graph = graph, .hash = blanks, .scratch = malloc(piece.length + 8)};
    if (!lines.scratch)
        return WIRE_NO_MEMORY;
    WireStatus status = WIRE_OK;
    for (Text text; status == WIRE_OK && text_next_line(&piece, &text);) {
        ++*line;
        lines.rest = text;
        if (!parse_line(&lines))
            status = report(reporter, WIRE_BAD_SYNTAX, "%s:%lu: %s", name, *line, lines.error);
    }
    free(lines.scratch);
    return status == WIRE_OK ? graph_status(graph) : status;
}

WireStatus parse_lines(Graph *graph, Text bytes, const char *name, const Reporter *reporter)
{
    unsigned long line = 0;
    return parse_piece(graph, bytes, name, text_hash(bytes), &line, reporter);
}
