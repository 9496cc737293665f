/* Which queries are refused: constructs that rasqal 0.9.33 lacks, or answers wrongly without saying so. */
#include "store/query.h"
#include "store/scan.h"

#include <string.h>

static const struct {
    const char *word, *refusal;
} refused[] = {
    {"EXISTS", "EXISTS and NOT EXISTS; use OPTIONAL with FILTER(!bound(...))"},
    {"MINUS", "MINUS; use OPTIONAL with FILTER(!bound(...))"},
    {"VALUES", "VALUES; use FILTER with || between the choices"},
    {"BINDINGS", "BINDINGS"},
    {"BIND", "BIND; use (expression AS ?name) after SELECT"},
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

static const char *refused_word(const Scan *scan)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (scan_is(scan, refused[i].word))
            return refused[i].refusal;
    return NULL;
}

/* Whether a property's name goes on as a path: "wg:partOf+", "wg:agent/rdfs:label", "a|b". */
static bool is_path(const Scan *scan)
{
    if (scan->kind != SCAN_NAME && scan->kind != SCAN_IRI && !(scan->kind == SCAN_WORD && text_equal(scan->token, TEXT("a"))))
        return false;
    Scan ahead = *scan;
    if (scan->glued && strchr("*+", scan_peek(scan, 0)) && scan_peek(scan, 0))
        return true;
    if (scan->glued && scan_peek(scan, 0) == '?' && !scan_is_part(scan_peek(scan, 1)))
        return true;
    scan_next(&ahead);
    return ahead.kind == SCAN_SIGN && ahead.token.length == 1 && strchr("/|", ahead.token.bytes[0]);
}

const char *query_refusal(Text query)
{
    Scan scan = {.rest = query};
    for (scan_next(&scan); scan.kind != SCAN_END; scan_next(&scan)) {
        const char *refusal = refused_word(&scan);
        if (refusal)
            return refusal;
        if (scan_is_sign(&scan, '^') || is_path(&scan))
            return "property paths (/ | ^ * + ?); write the steps out with variables";
    }
    return NULL;
}
