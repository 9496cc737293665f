/* Which queries are refused: constructs that rasqal 0.9.33 lacks, or answers wrongly without saying so. */
#include "store/query.h"

#include <string.h>

typedef enum Kind { END, WORD, IRI, NAME, VARIABLE, STRING, NUMBER, SIGN } Kind;

typedef struct Scan {
    Text rest;
    Kind kind;    /* of the last token */
    Text token;
    bool glued;   /* nothing stands between the last token and what follows */
} Scan;

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_part(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

static char peek(const Scan *scan, size_t offset)
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
        if (peek(scan, length) == '#')
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
    char quote = peek(scan, 0);
    size_t width = peek(scan, 1) == quote && peek(scan, 2) == quote ? 3 : 1, i = width;
    while (i < scan->rest.length) {
        if (scan->rest.bytes[i] == '\\') {
            i += 2;
            continue;
        }
        size_t run = 0;
        while (run < width && peek(scan, i + run) == quote)
            run++;
        if (run == width)
            return i + width;
        i++;
    }
    return scan->rest.length;
}

/* Length of an IRI in angle brackets, 0 when the bracket is a comparison. */
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
    while (is_part(peek(scan, i)) || peek(scan, i) == ':' || (peek(scan, i) == '.' && i && is_part(peek(scan, i + 1)))) {
        *prefixed = *prefixed || peek(scan, i) == ':';
        i++;
    }
    return i;
}

static void next(Scan *scan)
{
    skip(scan);
    char first = peek(scan, 0);
    size_t length = scan->rest.length ? 1 : 0;
    bool prefixed = false;
    scan->kind = length ? SIGN : END;
    if (first == '"' || first == '\'') {
        scan->kind = STRING;
        length = string_length(scan);
    } else if (first == '<' && iri_length(scan)) {
        scan->kind = IRI;
        length = iri_length(scan);
    } else if ((first == '?' || first == '$') && is_part(peek(scan, 1))) {
        scan->kind = VARIABLE;
        while (is_part(peek(scan, length)) && peek(scan, length) != '-')
            length++;
    } else if (is_letter(first) || first == ':') {
        length = word_length(scan, &prefixed);
        scan->kind = prefixed ? NAME : WORD;
    } else if (first >= '0' && first <= '9') {
        scan->kind = NUMBER;
        length = word_length(scan, &prefixed);
    } else if ((first == '^' || first == '|' || first == '&') && peek(scan, 1) == first) {
        length = 2;
    }
    scan->token = text_slice(scan->rest, 0, length);
    scan->rest = text_slice(scan->rest, length, scan->rest.length);
    scan->glued = scan->rest.length && !is_space(scan->rest.bytes[0]);
}

static bool is_word(Text token, const char *word)
{
    if (token.length != strlen(word))
        return false;
    for (size_t i = 0; i < token.length; i++) {
        char c = token.bytes[i];
        if ((c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) != word[i])
            return false;
    }
    return true;
}

static const struct {
    const char *word, *refusal;
} refused[] = {
    {"EXISTS", "EXISTS and NOT EXISTS; use OPTIONAL with FILTER(!bound(...))"},
    {"MINUS", "MINUS; use OPTIONAL with FILTER(!bound(...))"},
    {"VALUES", "VALUES; use FILTER with || between the choices"},
    {"BINDINGS", "BINDINGS"},
    {"SEPARATOR", "the SEPARATOR of GROUP_CONCAT"},
    {"DESCRIBE", "DESCRIBE; use CONSTRUCT in a store, or SELECT ?p ?o"},
    {"CONSTRUCT", "CONSTRUCT; use SELECT"},
    {"GRAPH", "GRAPH, since graph names are not kept here; ask for wg:reportedBy"},
    {"FROM", "FROM; name the files to read instead"},
    {"SERVICE", "SERVICE, since nothing is fetched"},
    {"INSERT", "updates (INSERT)"},
    {"DELETE", "updates (DELETE)"},
    {"LOAD", "updates (LOAD)"},
    {"CLEAR", "updates (CLEAR)"},
    {"CREATE", "updates (CREATE)"},
    {"DROP", "updates (DROP)"},
    {"COPY", "updates (COPY)"},
    {"MOVE", "updates (MOVE)"},
    {"ADD", "updates (ADD)"},
};

static const char *refused_word(Text token)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (is_word(token, refused[i].word))
            return refused[i].refusal;
    return NULL;
}

/* Whether a property's name goes on as a path: "wg:partOf+", "wg:agent/rdfs:label", "a|b". */
static bool is_path(const Scan *scan)
{
    if (scan->kind != NAME && scan->kind != IRI && !(scan->kind == WORD && text_equal(scan->token, TEXT("a"))))
        return false;
    Scan ahead = *scan;
    if (scan->glued && strchr("*+", peek(scan, 0)) && peek(scan, 0))
        return true;
    if (scan->glued && peek(scan, 0) == '?' && !is_part(peek(scan, 1)))
        return true;
    next(&ahead);
    return ahead.kind == SIGN && ahead.token.length == 1 && strchr("/|", ahead.token.bytes[0]);
}

const char *query_refusal(Text query)
{
    Scan scan = {.rest = query};
    for (next(&scan); scan.kind != END; next(&scan)) {
        const char *refusal = scan.kind == WORD ? refused_word(scan.token) : NULL;
        if (refusal)
            return refusal;
        bool inverse = scan.kind == SIGN && text_equal(scan.token, TEXT("^"));
        if (inverse || is_path(&scan))
            return "property paths (/ | ^ * + ?); write the steps out with variables";
    }
    return NULL;
}
