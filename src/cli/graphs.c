/* wiregraph merge, query, draw, load: what is done with graphs in files. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

enum { QUERY_LIMIT = 1 << 20, SECRET_LIMIT = 4096 };

static int misuse(const char *words)
{
    fprintf(stderr, "wiregraph: %s\n", words);
    return MISUSED;
}

/* Reads the inputs from `first` to before `last` into one graph; NULL, with words, where one fails. */
static WireGraph *read_graphs(const Arguments *arguments, size_t first, size_t last)
{
    WireOptions options;
    WireGraph *graph = NULL;
    if (!choose(arguments, &options) || wire_graph_new(&options, &graph) != WIRE_OK)
        return NULL;
    for (size_t i = first; i < last; i++) {
        WireStatus status = wire_graph_read(graph, arguments->inputs[i]);
        if (status == WIRE_OK)
            continue;
        fprintf(stderr, "wiregraph: %s: not read: %s\n", arguments->inputs[i], wire_status_words(status));
        wire_graph_free(graph);
        return NULL;
    }
    return graph;
}

static const char *ending(const char *path)
{
    const char *dot = path ? strrchr(path, '.') : NULL;
    return dot ? dot + 1 : NULL;
}

int write_result(WireGraph *graph, const Arguments *arguments)
{
    const char *path = arguments->values[OPTION_OUTPUT], *format = arguments->values[OPTION_FORMAT];
    if (!format)
        format = path && ending(path) ? ending(path) : path ? "turtle" : "nquads";
    if (path)
        return wire_graph_save(graph, format, path) == WIRE_OK ? DONE : FAILED;
    WireStatus status = wire_graph_write(graph, format, put, stdout);
    return finish_output() == DONE && status == WIRE_OK ? DONE : FAILED;
}

int run_merge(const Arguments *arguments)
{
    if (arguments->count == 0)
        return misuse("merge: name at least one graph");
    WireGraph *graph = read_graphs(arguments, 0, arguments->count);
    int result = graph ? write_result(graph, arguments) : FAILED;
    wire_graph_free(graph);
    return result;
}

int run_link(const Arguments *arguments)
{
    WireOptions options;
    if (arguments->count != 1 && arguments->count != 2)
        return misuse("link: name a graph, and the data set to link it to if there is one");
    if (!choose(arguments, &options))
        return MISUSED;
    WireGraph *graph = read_graphs(arguments, 0, 1), *other = NULL, *out = NULL;
    bool linked = graph && wire_graph_new(&options, &out) == WIRE_OK;
    if (arguments->count == 1)
        linked = linked && wire_graph_doubles(graph, out) == WIRE_OK;
    else
        linked = linked && (other = read_graphs(arguments, 1, 2)) && wire_graph_link(graph, other, out) == WIRE_OK;
    int result = linked ? write_result(out, arguments) : FAILED;
    wire_graph_free(graph);
    wire_graph_free(other);
    wire_graph_free(out);
    return result;
}

/* A file's text, terminated; NULL, with words, where it cannot be read. To free(). */
static char *read_text(const char *path, size_t limit)
{
    WireOptions options = wire_options();
    options.message = tell;
    WireFile file = {NULL, 0};
    if (wire_file_read(&options, path, limit, &file) != WIRE_OK)
        return NULL;
    char *text = malloc(file.length + 1);
    if (text && file.length)
        memcpy(text, file.bytes, file.length);
    if (text)
        text[file.length] = '\0';
    wire_file_free(&file);
    return text;
}

int run_query(const Arguments *arguments)
{
    const char *path = arguments->values[OPTION_OUTPUT], *format = arguments->values[OPTION_FORMAT];
    if (!format)
        format = path && ending(path) ? ending(path) : "table";
    if (arguments->count < 2)
        return misuse("query: name a graph and a query: wiregraph query GRAPH... QUERY.rq");
    char *query = read_text(arguments->inputs[arguments->count - 1], QUERY_LIMIT);
    WireGraph *graph = query ? read_graphs(arguments, 0, arguments->count - 1) : NULL;
    WireStatus status = WIRE_READ_FAILED;
    if (graph)
        status = path ? wire_graph_query_file(graph, query, format, path)
                      : wire_graph_query(graph, query, format, put, stdout);
    wire_graph_free(graph);
    free(query);
    return finish_output() == DONE && status == WIRE_OK ? DONE : FAILED;
}

int run_draw(const Arguments *arguments)
{
    const char *path = arguments->values[OPTION_OUTPUT];
    WireOptions options;
    if (arguments->count == 0 || !ending(path))
        return misuse("draw: name a graph and a picture: wiregraph draw GRAPH -o FILE.svg|png|pdf|dot");
    if (!choose(arguments, &options))
        return MISUSED;
    WireDrawing drawing = {ending(path), arguments->values[OPTION_TITLE], arguments->values[OPTION_LANGUAGE]};
    Wire *wire = NULL;
    WireGraph *graph = read_graphs(arguments, 0, arguments->count);
    WireStatus status = graph ? wire_open(&options, &wire) : WIRE_READ_FAILED;
    if (status == WIRE_OK)
        status = wire_graph_draw_file(graph, wire, &drawing, path);
    wire_graph_free(graph);
    wire_close(wire);
    return status == WIRE_OK ? DONE : FAILED;
}

/* A secret from a file's first line, else from the environment; to free(). False where the file cannot be read. */
static bool read_secret(const char *path, const char *variable, char **out)
{
    const char *value = getenv(variable);
    *out = NULL;
    if (path) {
        *out = read_text(path, SECRET_LIMIT);
        if (*out)
            (*out)[strcspn(*out, "\r\n")] = '\0';
        return *out != NULL;
    }
    if (!value)
        return true;
    *out = malloc(strlen(value) + 1);
    if (*out)
        memcpy(*out, value, strlen(value) + 1);
    return *out != NULL;
}

static int load(const Arguments *arguments, WireStore *store)
{
    WireGraph *graph = read_graphs(arguments, 0, arguments->count);
    WireStatus status = graph ? wire_graph_load(graph, store) : WIRE_READ_FAILED;
    if (status == WIRE_OK)
        printf("%zu statements loaded\n", wire_graph_size(graph));
    wire_graph_free(graph);
    return finish_output() == DONE && status == WIRE_OK ? DONE : FAILED;
}

int run_load(const Arguments *arguments)
{
    const char *const *values = arguments->values;
    if (arguments->count == 0 || !values[OPTION_STORE])
        return misuse("load: name a graph and a store: wiregraph load GRAPH --store URL");
    if (values[OPTION_GRAPH] && values[OPTION_PER_ARTICLE])
        return misuse("load: --graph and --per-article exclude each other");
    char *end = NULL;
    long timeout = values[OPTION_TIMEOUT] ? strtol(values[OPTION_TIMEOUT], &end, 10) : 0;
    if (end && (*end || timeout <= 0))
        return misuse("--timeout: expected a number of seconds");
    char *password = NULL, *token = NULL;
    int result = FAILED;
    if (read_secret(values[OPTION_PASSWORD_FILE], "WIREGRAPH_PASSWORD", &password) &&
        read_secret(values[OPTION_TOKEN_FILE], "WIREGRAPH_TOKEN", &token)) {
        WireStore store = {values[OPTION_STORE], values[OPTION_GRAPH], values[OPTION_PER_ARTICLE] != NULL,
                           values[OPTION_USER],  password,             token, timeout};
        result = load(arguments, &store);
    }
    free(password);
    free(token);
    return result;
}
