/* What the commands of the tool share. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "cli/options.h"
#include "wiregraph.h"

#include <stdio.h>

/* Exit statuses. */
enum { DONE = 0, FAILED = 1, MISUSED = 2 };

/* A WireMessage that writes to standard error. */
void tell(void *context, const char *line);
/* A WireWrite to standard output as a FILE; says why when it fails. */
bool put(void *file, const char *bytes, size_t length);
/* FAILED, with words, unless all that was put has gone out. */
int finish_output(void);

/* The options of the library from those of the command line; false, with words, where they make no sense. */
bool choose(const Arguments *arguments, WireOptions *options);

/* The day that a file's name begins with, as in 2024-01-19-tehran.txt; false where it does not. */
enum { DATE_LENGTH = 10 };
bool date_of_name(const char *path, char out[DATE_LENGTH + 1]);

/* Paths of articles: files as given, and what folders hold, sorted. */
typedef struct Paths {
    char **items;
    size_t count, capacity;
} Paths;
/* False, with words, for a folder that cannot be read; the others are listed all the same. */
bool paths_list(const Arguments *arguments, Paths *out);
void paths_free(Paths *paths);

/* Reads one file up to a stage; NULL, with words, where it fails. The file must outlive the document. */
WireDocument *read_article(const Wire *wire, const char *path, const Arguments *arguments, WireStage last,
                           WireFile *file);

/* The commands, one function each; they return an exit status. */
int run_extract(const Arguments *arguments);
int run_parse(const Arguments *arguments);
int run_names(const Arguments *arguments);
int run_explain(const Arguments *arguments);
int run_merge(const Arguments *arguments);
int run_query(const Arguments *arguments);
int run_draw(const Arguments *arguments);
int run_load(const Arguments *arguments);
int run_link(const Arguments *arguments);

/* graphs.c: writes a graph where and how the options say; N-Quads unless they do. */
int write_result(WireGraph *graph, const Arguments *arguments);

#endif
