/* wiregraph extract, parse, names, explain: articles in, a graph or an account of them out. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ARTICLE_LIMIT = 64 << 20 };

static int fail_file(const char *path, WireStatus status)
{
    fprintf(stderr, "wiregraph: %s: not taken: %s\n", path, wire_status_words(status));
    return FAILED;
}

WireDocument *read_article(const Wire *wire, const char *path, const Arguments *arguments, WireStage last,
                           WireFile *file)
{
    WireOptions options = wire_options();
    options.message = tell;
    WireDocument *document = NULL;
    WireStatus status = wire_file_read(&options, path, ARTICLE_LIMIT, file);
    if (status == WIRE_OK) {
        char day[DATE_LENGTH + 1];
        const char *date = arguments->values[OPTION_DATE];
        if (!date && date_of_name(path, day))
            date = day;
        WireSource source = {path, file->bytes, file->length, date, arguments->values[OPTION_LANGUAGE]};
        status = wire_read(wire, &source, last, &document);
    }
    if (status != WIRE_OK)
        fail_file(path, status);
    if (!file->bytes && strchr(path, ' '))
        fputs("wiregraph: to read words instead of a file, give them to --text\n", stderr);
    return document;
}

/* The words of --text as an article. */
static WireDocument *read_words(const Wire *wire, const Arguments *arguments, WireStage last)
{
    static const char name[] = "--text";
    const char *words = arguments->values[OPTION_TEXT];
    WireSource source = {name, words, strlen(words), arguments->values[OPTION_DATE], arguments->values[OPTION_LANGUAGE]};
    WireDocument *document = NULL;
    WireStatus status = wire_read(wire, &source, last, &document);
    if (status != WIRE_OK)
        fail_file(name, status);
    return document;
}

/* What a run works with. */
typedef struct Run {
    const Arguments *arguments;
    Wire *wire;
    WireGraph *graph; /* NULL where only an account is asked for */
    WireStage last;
    bool stream;  /* write each article's graph and forget it */
    bool explain; /* events with their IRIs, perhaps only one */
    Paths paths;
    bool failed;
    bool stopped; /* nobody takes the output any more */
} Run;

/* Writes one article's graph by itself. */
static WireStatus stream_article(Run *run, const WireDocument *document)
{
    const char *format = run->arguments->values[OPTION_FORMAT];
    WireOptions options;
    WireGraph *graph = NULL;
    choose(run->arguments, &options);
    WireStatus status = wire_graph_new(&options, &graph);
    if (status == WIRE_OK)
        status = wire_graph_add(graph, run->wire, document);
    if (status == WIRE_OK)
        status = wire_graph_write(graph, format ? format : "nquads", put, stdout);
    wire_graph_free(graph);
    return status;
}

/* Takes one file, or the words of --text where there is no path. */
static void take_article(Run *run, const char *path)
{
    WireFile file = {NULL, 0};
    WireDocument *document = path ? read_article(run->wire, path, run->arguments, run->last, &file)
                                  : read_words(run->wire, run->arguments, run->last);
    WireStatus status = WIRE_OK;
    if (document && run->stream)
        status = stream_article(run, document);
    else if (document && run->graph)
        status = wire_graph_add(run->graph, run->wire, document);
    else if (document)
        status = run->explain ? wire_explain(document, run->arguments->values[OPTION_EVENT], put, stdout)
                              : wire_dump(document, run->last, put, stdout);
    run->stopped = status == WIRE_WRITE_FAILED; /* which has been told */
    if (status != WIRE_OK && !run->stopped)
        fail_file(path ? path : "--text", status);
    run->failed = run->failed || !document || status != WIRE_OK;
    wire_document_free(document);
    wire_file_free(&file);
}

static bool open_run(Run *run)
{
    WireOptions options;
    if (!choose(run->arguments, &options))
        return false;
    run->failed = !paths_list(run->arguments, &run->paths);
    return wire_open(&options, &run->wire) == WIRE_OK;
}

static void take_articles(Run *run)
{
    if (run->arguments->values[OPTION_TEXT])
        take_article(run, NULL);
    for (size_t i = 0; i < run->paths.count && !run->stopped; i++)
        take_article(run, run->paths.items[i]);
}

static void close_run(Run *run)
{
    wire_graph_free(run->graph);
    wire_close(run->wire);
    paths_free(&run->paths);
}

static int account(const Arguments *arguments, WireStage last, bool explain)
{
    WireOptions options;
    Run run = {.arguments = arguments, .last = last, .explain = explain};
    if (!choose(arguments, &options))
        return MISUSED;
    bool opened = open_run(&run);
    if (opened)
        take_articles(&run);
    close_run(&run);
    return finish_output() == DONE && opened && !run.failed ? DONE : FAILED;
}

int run_parse(const Arguments *arguments)
{
    return account(arguments, WIRE_STAGE_ANALYZE, false);
}

int run_names(const Arguments *arguments)
{
    return account(arguments, WIRE_STAGE_RECOGNIZE, false);
}

int run_explain(const Arguments *arguments)
{
    return account(arguments, WIRE_STAGE_INTERPRET, true);
}

static bool known_format(const char *name)
{
    WireFormat format;
    for (size_t i = 0; wire_format(i, &format); i++)
        if (strcmp(name, format.name) == 0 || strcmp(name, format.extension) == 0)
            return true;
    fprintf(stderr, "wiregraph: --format: %s: no such format; see wiregraph extract --help\n", name);
    return false;
}

static bool is_lines(const char *format)
{
    static const char *const names[] = {"nquads", "nq", "ntriples", "nt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(format, names[i]) == 0)
            return true;
    return false;
}

static bool make_folder(const char *path)
{
    struct stat info;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
        return true;
    fprintf(stderr, "wiregraph: %s: %s\n", path, strerror(errno));
    return false;
}

static bool save(WireGraph *graph, const char *folder, const char *format, const char *extension)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/graph.%s", folder, extension);
    if (length < 0 || (size_t)length >= sizeof path) {
        fprintf(stderr, "wiregraph: %s: path too long\n", folder);
        return false;
    }
    return wire_graph_save(graph, format, path) == WIRE_OK;
}

static bool save_picture(const Run *run, const char *folder)
{
    char path[4096];
    WireDrawing drawing = {"svg", NULL, run->arguments->values[OPTION_LANGUAGE]};
    int length = snprintf(path, sizeof path, "%s/graph.svg", folder);
    return length > 0 && (size_t)length < sizeof path &&
           wire_graph_draw_file(run->graph, run->wire, &drawing, path) == WIRE_OK;
}

/* What the folder holds, for catalogs. */
static bool save_description(const Run *run, const char *folder)
{
    WireOptions options;
    WireGraph *description = NULL;
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/void.ttl", folder);
    bool saved = choose(run->arguments, &options) && length > 0 && (size_t)length < sizeof path &&
                 wire_graph_new(&options, &description) == WIRE_OK &&
                 wire_graph_describe(run->graph, description) == WIRE_OK &&
                 wire_graph_save(description, "turtle", path) == WIRE_OK;
    wire_graph_free(description);
    return saved;
}

/* The files of an output folder: the usual ones, or the one in the format asked for. */
static bool save_all(const Run *run, const char *folder, const char *format)
{
    WireGraph *graph = run->graph;
    WireFormat row;
    if (!make_folder(folder))
        return false;
    if (!format)
        return save(graph, folder, "turtle", "ttl") && save(graph, folder, "nquads", "nq") &&
               save(graph, folder, "trig", "trig") && save_description(run, folder) && save_picture(run, folder);
    for (size_t i = 0; wire_format(i, &row); i++)
        if (strcmp(format, row.name) == 0 || strcmp(format, row.extension) == 0)
            return save(graph, folder, row.name, row.extension);
    return false;
}

static int write_graph(const Run *run)
{
    if (run->stream)
        return finish_output();
    const char *format = run->arguments->values[OPTION_FORMAT], *folder = run->arguments->values[OPTION_OUTPUT];
    if (folder)
        return save_all(run, folder, format) ? DONE : FAILED;
    WireStatus status = wire_graph_write(run->graph, format ? format : "turtle", put, stdout);
    return finish_output() == DONE && status == WIRE_OK ? DONE : FAILED;
}

static int stage_of(const char *name)
{
    for (int stage = 0; stage < WIRE_STAGES; stage++)
        if (strcmp(name, wire_stage_name((WireStage)stage)) == 0)
            return stage;
    fprintf(stderr, "wiregraph: --stop-after: %s: expected read, analyze, recognize or interpret\n", name);
    return -1;
}

int run_extract(const Arguments *arguments)
{
    const char *format = arguments->values[OPTION_FORMAT], *stop = arguments->values[OPTION_STOP_AFTER];
    int stage = stop ? stage_of(stop) : WIRE_STAGE_INTERPRET;
    WireOptions options;
    if (stage < 0 || (format && !known_format(format)) || !choose(arguments, &options))
        return MISUSED;
    if (stop)
        return account(arguments, (WireStage)stage, false);
    Run run = {.arguments = arguments, .last = WIRE_STAGE_INTERPRET, .stream = arguments->values[OPTION_STREAM] != NULL};
    if (run.stream && ((format && !is_lines(format)) || arguments->values[OPTION_OUTPUT])) {
        fputs("wiregraph: --stream: writes nquads or ntriples on standard output only\n", stderr);
        return MISUSED;
    }
    if (wire_graph_new(&options, &run.graph) != WIRE_OK)
        return MISUSED;
    run.failed = !paths_list(arguments, &run.paths);
    int result = FAILED;
    if (wire_open(&options, &run.wire) == WIRE_OK) {
        take_articles(&run);
        result = run.paths.count || !run.failed ? write_graph(&run) : FAILED;
    }
    close_run(&run);
    return result == DONE && run.failed ? FAILED : result;
}
