/* Graphs from files: those of lines a piece at a time, the others whole. */
#include "base/file.h"
#include "graph/parse.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 1 << 20, LONGEST_LINE = 1 << 26, WHOLE_LIMIT = INT32_MAX };

/* A file on its way: what was read and not yet parsed stands at the start of the buffer. */
typedef struct Reading {
    FILE *file;
    char *buffer;
    size_t length, capacity;
    unsigned long line;
} Reading;

static bool make_room(Reading *reading)
{
    if (reading->capacity - reading->length >= PIECE)
        return true;
    size_t capacity = reading->capacity + PIECE;
    char *grown = capacity <= LONGEST_LINE ? realloc(reading->buffer, capacity) : NULL;
    if (!grown)
        return false;
    reading->buffer = grown;
    reading->capacity = capacity;
    return true;
}

/* Parses all whole lines of the buffer, or at the end all of it, and keeps the rest. */
static WireStatus parse_buffer(Graph *graph, Reading *reading, const char *path, bool end, const Reporter *reporter)
{
    size_t whole = reading->length;
    while (!end && whole && reading->buffer[whole - 1] != '\n')
        whole--;
    WireStatus status = parse_piece(graph, (Text){reading->buffer, whole}, path, text_hash(text_of(path)),
                                    &reading->line, reporter);
    memmove(reading->buffer, reading->buffer + whole, reading->length - whole);
    reading->length -= whole;
    return status;
}

static WireStatus read_pieces(Graph *graph, Reading *reading, const char *path, const Reporter *reporter)
{
    for (bool end = false; !end;) {
        if (!make_room(reading))
            return report(reporter, WIRE_TOO_LARGE, "%s:%lu: line too long", path, reading->line + 1);
        errno = 0;
        size_t got = fread(reading->buffer + reading->length, 1, PIECE, reading->file);
        if (got == 0 && ferror(reading->file))
            return report(reporter, WIRE_READ_FAILED, "%s: %s", path, strerror(errno));
        reading->length += got;
        end = got == 0;
        TRY(parse_buffer(graph, reading, path, end, reporter));
    }
    return WIRE_OK;
}

static WireStatus read_lines(Graph *graph, const char *path, const Reporter *reporter)
{
    bool standard = strcmp(path, "-") == 0;
    Reading reading = {.file = standard ? stdin : fopen(path, "rb")};
    if (!reading.file)
        return report(reporter, WIRE_READ_FAILED, "%s: %s", path, strerror(errno));
    WireStatus status = read_pieces(graph, &reading, path, reporter);
    free(reading.buffer);
    if (!standard)
        fclose(reading.file);
    return status;
}

WireStatus graph_read(Graph *graph, const char *path, const Reporter *reporter)
{
    const char *dot = strrchr(path, '.');
    const char *syntax = syntax_of(strcmp(path, "-") == 0 ? "nquads" : dot ? dot + 1 : "");
    if (!syntax)
        return report(reporter, WIRE_UNSUPPORTED, "%s: name ends in no known syntax (ttl, nt, nq, trig, rdf)", path);
    if (strcmp(syntax, "nquads") == 0 || strcmp(syntax, "ntriples") == 0)
        return read_lines(graph, path, reporter);
    Text bytes = {NULL, 0};
    TRY(file_read(path, WHOLE_LIMIT, reporter, &bytes));
    WireStatus status = graph_parse(graph, bytes, syntax, path, reporter);
    free((void *)(uintptr_t)bytes.bytes);
    return status;
}
