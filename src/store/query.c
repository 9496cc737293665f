/* Questions to a graph in memory, answered by rasqal over a librdf model. */
#include "store/query.h"

#include "graph/librdf.h"
#include "store/table.h"

#include <stdlib.h>
#include <string.h>

static const char *const formats[] = {"table", "csv", "tsv", "json", "xml"};

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

/* Where the rows go. */
typedef struct Answer {
    WireWrite *write;
    void *context;
    bool refused;
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

static bool put(Answer *answer, const char *string)
{
    return take(answer, string, 1, strlen(string)) > 0 && !answer->refused;
}

static WireStatus write_boolean(librdf_query_results *results, const char *format, Answer *answer)
{
    bool yes = librdf_query_results_get_boolean(results) > 0;
    if (strcmp(format, "json") == 0)
        put(answer, yes ? "{\"head\": {}, \"boolean\": true}\n" : "{\"head\": {}, \"boolean\": false}\n");
    else if (strcmp(format, "xml") == 0)
        put(answer, yes ? "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\"><head/>"
                          "<boolean>true</boolean></sparql>\n"
                        : "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\"><head/>"
                          "<boolean>false</boolean></sparql>\n");
    else
        put(answer, yes ? "true\n" : "false\n");
    return answer->refused ? WIRE_WRITE_FAILED : WIRE_OK;
}

static WireStatus write_rows(Librdf *librdf, librdf_query_results *results, const char *format, Answer *answer)
{
    if (strcmp(format, "table") == 0)
        return table_write(results, answer->write, answer->context);
    static const raptor_iostream_handler handler = {.version = 2, .write_byte = take_byte, .write_bytes = take};
    raptor_world *raptor = librdf_world_get_raptor(librdf->world);
    raptor_iostream *stream = raptor_new_iostream_from_handler(raptor, answer, &handler);
    librdf_query_results_formatter *formatter =
        librdf_new_query_results_formatter2(results, format, NULL, NULL);
    bool done = stream && formatter &&
                librdf_query_results_formatter_write(stream, formatter, results, NULL) == 0;
    if (formatter)
        librdf_free_query_results_formatter(formatter);
    if (stream)
        raptor_free_iostream(stream);
    if (answer->refused)
        return WIRE_WRITE_FAILED;
    return done && !librdf->complained ? WIRE_OK : WIRE_LIBRARY_FAILED;
}

static WireStatus ask(Librdf *librdf, const char *words, const char *format, Answer *answer)
{
    librdf_query *query = librdf_new_query(librdf->world, "sparql", NULL, (const unsigned char *)words, NULL);
    librdf_query_results *results = query ? librdf_query_execute(query, librdf->model) : NULL;
    WireStatus status = WIRE_BAD_SYNTAX;
    if (results && !librdf->complained)
        status = librdf_query_results_is_boolean(results) ? write_boolean(results, format, answer)
                                                          : write_rows(librdf, results, format, answer);
    else if (!librdf->complained)
        report(librdf->reporter, status, "the query is malformed");
    if (results)
        librdf_free_query_results(results);
    if (query)
        librdf_free_query(query);
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
    char *words = malloc(query.length + 1);
    if (!words)
        return WIRE_NO_MEMORY;
    memcpy(words, query.bytes, query.length);
    words[query.length] = '\0';
    Librdf librdf;
    Answer answer = {write, context, false};
    WireStatus status = librdf_fill(graph, reporter, &librdf);
    if (status == WIRE_OK)
        status = ask(&librdf, words, format, &answer);
    librdf_close(&librdf);
    free(words);
    return status;
}
