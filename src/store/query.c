/* Questions to a graph in memory.

       query -> rasqal parses -> solve.c joins: rows -> a graph of rows -> rasqal again: SELECT, GROUP BY, ORDER BY ...

   rasqal's own joins give wrong rows where parts of a pattern share variables (see solve.h); over rows, each of which is a
   thing of its own with its values, there is nothing left to mix up. */
#include "store/query.h"

#include "graph/librdf.h"
#include "store/scan.h"
#include "store/solve.h"
#include "store/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROW "urn:wiregraph:row"
#define VALUE "urn:wiregraph:value:"

static const char *const formats[] = {"table", "csv", "tsv", "json", "xml"};

enum { NAME_LIMIT = 128 };

const char *query_format_at(size_t index)
{
    return index < sizeof formats / sizeof *formats ? formats[index] : NULL;
}

static bool is_format(const char *name)
{
    for (size_t i = 0; query_format_at(i); i++)
        if (strcmp(name, query_format_at(i)) == 0)
            return true;
    return false;
}

/* Where the answer goes, and what is said on the way. */
typedef struct Answer {
    Graph *graph;
    Text query;
    const char *format;
    const Reporter *reporter;
    WireWrite *write;
    void *context;
    bool refused;    /* by the receiver */
    bool complained; /* by rasqal */
} Answer;

static int take(void *data, const void *bytes, size_t size, size_t count)
{
    Answer *answer = data;
    if (!answer->refused)
        answer->refused = !answer->write(answer->context, bytes, size * count);
    return (int)count;
}

static int take_byte(void *data, const int byte)
{
    char c = (char)byte;
    take(data, &c, 1, 1);
    return 0;
}

static void put(Answer *answer, const char *string)
{
    take(answer, string, 1, strlen(string));
}

static WireStatus write_boolean(Answer *answer, bool yes)
{
    const char *word = yes ? "true" : "false";
    bool json = strcmp(answer->format, "json") == 0, xml = strcmp(answer->format, "xml") == 0;
    if (json)
        put(answer, "{\"head\": {}, \"boolean\": ");
    if (xml)
        put(answer, "<?xml version=\"1.0\"?>\n<sparql xmlns=\"" IRI_SPARQL_RESULTS "\"><head/><boolean>");
    put(answer, word);
    put(answer, json ? "}\n" : xml ? "</boolean></sparql>\n" : "\n");
    return answer->refused ? WIRE_WRITE_FAILED : WIRE_OK;
}

static WireStatus write_rows(Answer *answer, Librdf *librdf, librdf_query_results *results)
{
    if (strcmp(answer->format, "table") == 0)
        return table_write(results, answer->write, answer->context);
    static const raptor_iostream_handler handler = {.version = 2, .write_byte = take_byte, .write_bytes = take};
    raptor_iostream *stream =
        raptor_new_iostream_from_handler(librdf_world_get_raptor(librdf->world), answer, &handler);
    librdf_query_results_formatter *formatter =
        librdf_new_query_results_formatter2(results, answer->format, NULL, NULL);
    bool done = stream && formatter && librdf_query_results_formatter_write(stream, formatter, results, NULL) == 0;
    if (formatter)
        librdf_free_query_results_formatter(formatter);
    if (stream)
        raptor_free_iostream(stream);
    if (answer->refused)
        return WIRE_WRITE_FAILED;
    return done && !librdf->complained ? WIRE_OK : WIRE_LIBRARY_FAILED;
}

/* ---- the second query: what is selected of the rows, grouped, ordered ---- */

typedef struct Words {
    char *bytes;
    size_t length, capacity;
    bool failed;
} Words;

static void add(Words *words, Text text)
{
    if (words->length + text.length + 2 > words->capacity) {
        size_t capacity = (words->length + text.length + 2) * 2;
        char *grown = realloc(words->bytes, capacity);
        if (!grown) {
            words->failed = true;
            return;
        }
        words->bytes = grown;
        words->capacity = capacity;
    }
    memcpy(words->bytes + words->length, text.bytes, text.length);
    words->length += text.length;
    words->bytes[words->length] = '\0';
}

static void add_value(Words *words, const char *name, bool always)
{
    add(words, always ? TEXT(" ") : TEXT(" OPTIONAL {"));
    add(words, TEXT("?wiregraph_row <" VALUE));
    add(words, text_of(name));
    add(words, TEXT("> ?"));
    add(words, text_of(name));
    add(words, always ? TEXT(" .") : TEXT("}"));
}

static const char *variable_name(const Solver *solver, size_t column)
{
    const rasqal_variable *variable = solver->variables[column];
    return variable && variable->type == RASQAL_VARIABLE_TYPE_NORMAL && !variable->expression
               ? (const char *)variable->name
               : NULL;
}

static bool is_always_bound(const Rows *rows, size_t column)
{
    for (size_t i = 0; i < rows->count; i++)
        if (!rows->cells[i * rows->width + column])
            return false;
    return rows->count > 0;
}

/* Whether a variable of the pattern is asked for outside of it. */
static bool is_mentioned(Text text, const char *name)
{
    Scan scan = {.rest = text};
    for (scan_next(&scan); scan.kind != SCAN_END; scan_next(&scan))
        if (scan.kind == SCAN_VARIABLE && text_equal(text_slice(scan.token, 1, scan.token.length), text_of(name)))
            return true;
    return false;
}

/* Finds the outermost braces: the head before them, and the tail after them. */
static void cut(Text query, Text *head, Text *tail)
{
    Scan scan = {.rest = query};
    int depth = 0;
    *head = *tail = (Text){"", 0};
    for (scan_next(&scan); scan.kind != SCAN_END; scan_next(&scan)) {
        if (scan_is_sign(&scan, '{') && depth++ == 0)
            *head = (Text){query.bytes, (size_t)(scan.token.bytes - query.bytes)};
        if (scan_is_sign(&scan, '}') && --depth == 0)
            *tail = scan.rest;
    }
}

/* The head without WHERE, and with all variables in the place of a star. */
static bool add_head(Words *words, const Solver *solver, Text head)
{
    bool star = false, inside = false;
    Scan scan = {.rest = head};
    for (scan_next(&scan); scan.kind != SCAN_END; scan_next(&scan)) {
        inside = inside || scan_is_sign(&scan, '(');
        if (scan_is_sign(&scan, '*') && !inside) {
            star = true;
            for (size_t i = 0; i < solver->width; i++)
                if (variable_name(solver, i)) {
                    add(words, TEXT(" ?"));
                    add(words, text_of(variable_name(solver, i)));
                }
        } else if (!scan_is(&scan, "WHERE")) {
            add(words, TEXT(" "));
            add(words, scan.token);
        }
    }
    return star;
}

static char *second_query(const Answer *answer, const Solver *solver, const Rows *rows)
{
    Words words = {0};
    Text head, tail;
    cut(answer->query, &head, &tail);
    bool all = add_head(&words, solver, head);
    add(&words, TEXT(" WHERE { ?wiregraph_row a <" ROW "> ."));
    for (int always = 1; always >= 0; always--)
        for (size_t i = 0; i < solver->width; i++) {
            const char *name = variable_name(solver, i);
            if (name && is_always_bound(rows, i) == always && (all || is_mentioned(head, name) || is_mentioned(tail, name)))
                add_value(&words, name, always);
        }
    add(&words, TEXT(" } "));
    add(&words, tail);
    if (words.failed)
        free(words.bytes);
    return words.failed ? NULL : words.bytes;
}

/* ---- rows as a graph ---- */

static Term carry(Graph *out, const Graph *graph, Term term)
{
    TermView view = graph_term(graph, term);
    if (view.kind == TERM_IRI)
        return graph_iri(out, view.text);
    Text language = graph_language(graph, term);
    if (language.length || !view.qualifier)
        return graph_words(out, view.text, language);
    return graph_typed(out, view.text, graph_iri(out, graph_term(graph, view.qualifier).text));
}

static void state_rows(Graph *out, const Solver *solver, const Rows *rows)
{
    Term class = graph_iri(out, TEXT(ROW));
    char iri[NAME_LIMIT * 2];
    for (size_t i = 0; i < rows->count; i++) {
        int length = snprintf(iri, sizeof iri, ROW ":%zu", i);
        Term row = graph_iri(out, (Text){iri, (size_t)length});
        graph_add(out, (Quad){0, row, RDF_TYPE, class});
        for (size_t j = 0; j < solver->width; j++) {
            const char *name = variable_name(solver, j);
            Term value = rows->cells[i * rows->width + j];
            if (!name || !value || strlen(name) > NAME_LIMIT)
                continue;
            length = snprintf(iri, sizeof iri, VALUE "%s", name);
            graph_add(out, (Quad){0, row, graph_iri(out, (Text){iri, (size_t)length}), carry(out, solver->graph, value)});
        }
    }
}

static WireStatus select_rows(Answer *answer, Librdf *librdf, const char *words)
{
    librdf_query *query = librdf_new_query(librdf->world, "sparql", NULL, (const unsigned char *)words, NULL);
    librdf_query_results *results = query ? librdf_query_execute(query, librdf->model) : NULL;
    WireStatus status = results && !librdf->complained ? write_rows(answer, librdf, results) : WIRE_BAD_SYNTAX;
    if (results)
        librdf_free_query_results(results);
    if (query)
        librdf_free_query(query);
    return status;
}

static WireStatus answer_rows(Answer *answer, const Solver *solver, const Rows *rows)
{
    Graph *graph = graph_new();
    char *words = second_query(answer, solver, rows);
    Librdf librdf = {0};
    WireStatus status = graph && words ? WIRE_OK : WIRE_NO_MEMORY;
    if (status == WIRE_OK) {
        state_rows(graph, solver, rows);
        status = librdf_fill(graph, answer->reporter, &librdf);
    }
    if (status == WIRE_OK)
        status = select_rows(answer, &librdf, words);
    librdf_close(&librdf);
    graph_free(graph);
    free(words);
    return status;
}

/* ---- the first query: its pattern ---- */

static WireStatus answer_parsed(Answer *answer, rasqal_world *world, rasqal_query *query)
{
    Solver solver;
    Rows rows = {0};
    WireStatus status = solver_open(&solver, answer->graph, world, query);
    if (status == WIRE_OK)
        status = solver_run(&solver, &rows);
    if (status == WIRE_UNSUPPORTED)
        report(answer->reporter, status, "this engine does not answer queries within queries or BIND");
    else if (status == WIRE_TOO_LARGE)
        report(answer->reporter, status, "too many rows on the way to the answer");
    if (status == WIRE_OK)
        status = rasqal_query_get_verb(query) == RASQAL_QUERY_VERB_ASK ? write_boolean(answer, rows.count > 0)
                                                                       : answer_rows(answer, &solver, &rows);
    rows_free(&rows);
    solver_free(&solver);
    return status;
}

static void hear(void *data, raptor_log_message *message)
{
    Answer *answer = data;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR)
        return;
    answer->complained = true;
    report(answer->reporter, WIRE_BAD_SYNTAX, "%s", message->text);
}

static WireStatus parse_and_answer(Answer *answer, const char *words)
{
    rasqal_world *world = rasqal_new_world();
    if (!world)
        return WIRE_NO_MEMORY;
    bool opened = rasqal_world_open(world) == 0;
    if (opened) /* there is nothing to set it on before */
        rasqal_world_set_log_handler(world, answer, hear);
    rasqal_query *query = opened ? rasqal_new_query(world, "sparql", NULL) : NULL;
    WireStatus status = query ? WIRE_BAD_SYNTAX : WIRE_NO_MEMORY;
    if (query && rasqal_query_prepare(query, (const unsigned char *)words, NULL) == 0 && !answer->complained)
        status = answer_parsed(answer, world, query);
    else if (query && !answer->complained)
        report(answer->reporter, status, "the query is malformed");
    if (query)
        rasqal_free_query(query);
    rasqal_free_world(world);
    return status;
}

WireStatus query_answer(Graph *graph, Text query, const char *format, const Reporter *reporter, WireWrite *write,
                        void *context)
{
    const char *refusal = query_refusal(query);
    if (refusal)
        return report(reporter, WIRE_UNSUPPORTED, "this engine does not answer %s", refusal);
    if (!is_format(format))
        return report(reporter, WIRE_UNSUPPORTED, "%s: no such result format", format);
    Words words = {0};
    add(&words, query);
    if (words.failed || !words.bytes)
        return WIRE_NO_MEMORY;
    Answer answer = {graph, query, format, reporter, write, context, false, false};
    WireStatus status = parse_and_answer(&answer, words.bytes);
    free(words.bytes);
    return status;
}
