/* The words and signs of a SPARQL query, one after the other. */
#include "store/scan.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

bool scan_is_part(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

char scan_peek(const Scan *scan, size_t offset)
{
    return offset < scan->rest.length ? scan->rest.bytes[offset] : '\0';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip(Scan *scan)
{
    for (;;) {
        size_t length = 0;
        while (length < scan->rest.length && is_space(scan->rest.bytes[length]))
            length++;
        if (scan_peek(scan, length) == '#')
            while (length < scan->rest.length && scan->rest.bytes[length] != '\n')
                length++;
        if (length == 0)
            return;
        scan->rest = text_slice(scan->rest, length, scan->rest.length);
    }
}

/* Length of a quoted string at the start of the rest, short or long. */
static size_t string_length(const Scan *scan)
{
    char quote = scan_peek(scan, 0);
    size_t width = scan_peek(scan, 1) == quote && scan_peek(scan, 2) == quote ? 3 : 1, i = width;
    while (i < scan->rest.length) {
        if (scan->rest.bytes[i] == '\\') {
            i += 2;
            continue;
        }
        size_t run = 0;
        while (run < width && scan_peek(scan, i + run) == quote)
            run++;
        if (run == width)
            return i + width;
        i++;
    }
    return scan->rest.length;
}

/* Length of an SCAN_IRI in angle brackets, 0 when the bracket is a comparison. */
static size_t iri_length(const Scan *scan)
{
    for (size_t i = 1; i < scan->rest.length; i++) {
        if (scan->rest.bytes[i] == '>')
            return i + 1;
        if (is_space(scan->rest.bytes[i]) || strchr("<\"{}|^`\\", scan->rest.bytes[i]))
            return 0;
    }
    return 0;
}

/* A keyword or a prefixed name; dots belong to a name only within it. */
static size_t word_length(const Scan *scan, bool *prefixed)
{
    size_t i = 0;
    *prefixed = false;
    while (scan_is_part(scan_peek(scan, i)) || scan_peek(scan, i) == ':' || (scan_peek(scan, i) == '.' && i && scan_is_part(scan_peek(scan, i + 1)))) {
        *prefixed = *prefixed || scan_peek(scan, i) == ':';
        i++;
    }
    return i;
}

void scan_next(Scan *scan)
{
    skip(scan);
    char first = scan_peek(scan, 0);
    size_t length = scan->rest.length ? 1 : 0;
    bool prefixed = false;
    scan->kind = length ? SCAN_SIGN : SCAN_END;
    if (first == '"' || first == '\'') {
        scan->kind = SCAN_STRING;
        length = string_length(scan);
    } else if (first == '<' && iri_length(scan)) {
        scan->kind = SCAN_IRI;
        length = iri_length(scan);
    } else if ((first == '?' || first == '$') && scan_is_part(scan_peek(scan, 1))) {
        scan->kind = SCAN_VARIABLE;
        while (scan_is_part(scan_peek(scan, length)) && scan_peek(scan, length) != '-')
            length++;
    } else if (is_letter(first) || first == ':') {
        length = word_length(scan, &prefixed);
        scan->kind = prefixed ? SCAN_NAME : SCAN_WORD;
    } else if (first >= '0' && first <= '9') {
        scan->kind = SCAN_NUMBER;
        length = word_length(scan, &prefixed);
    } else if ((first == '^' || first == '|' || first == '&') && scan_peek(scan, 1) == first) {
        length = 2;
    }
    scan->token = text_slice(scan->rest, 0, length);
    scan->rest = text_slice(scan->rest, length, scan->rest.length);
    scan->glued = scan->rest.length && !is_space(scan->rest.bytes[0]);
}

bool scan_is(const Scan *scan, const char *word)
{
    if (scan->kind != SCAN_WORD || scan->token.length != strlen(word))
        return false;
    for (size_t i = 0; i < scan->token.length; i++) {
        char c = scan->token.bytes[i];
        if ((c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) != word[i])
            return false;
    }
    return true;
}

bool scan_is_sign(const Scan *scan, char sign)
{
    return scan->kind == SCAN_SIGN && scan->token.length == 1 && scan->token.bytes[0] == sign;
}
