/* The tool: reads its arguments and does what they ask through the public interface. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

typedef struct Command {
    const char *name;
    int bit;
    const char *inputs; /* what it takes beside options */
    const char *words;
    int (*run)(const Arguments *arguments);
} Command;

static const Command commands[] = {
    {"extract", EXTRACT, "[FILE|DIR|-]...", "read articles and write what they report as a graph", run_extract},
    {"parse", PARSE, "[FILE|DIR|-]...", "show sentences, words and grammar (CoNLL-U)", run_parse},
    {"names", NAMES, "[FILE|DIR|-]...", "show who and what is named, and how it was found", run_names},
    {"explain", EXPLAIN, "[FILE|DIR|-]...", "show each event and which words gave it", run_explain},
    {"merge", MERGE, "GRAPH...", "put graphs together", run_merge},
    {"query", QUERY, "GRAPH... QUERY.rq", "ask a graph in SPARQL", run_query},
    {"link", LINK, "GRAPH [OTHER]", "propose which things are the same", run_link},
    {"draw", DRAW, "GRAPH...", "draw who did what to whom", run_draw},
    {"load", LOAD, "GRAPH...", "send graphs to a SPARQL store", run_load},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void list_formats(void)
{
    WireFormat format;
    printf("\nFormats:\n");
    for (size_t i = 0; wire_format(i, &format); i++)
        printf("  %-12s .%-10s %s\n", format.name, format.extension, format.words);
}

static int help(const Command *command)
{
    if (command) {
        printf("usage: wiregraph %s [OPTION]... %s\n%s.\n\nOptions:\n", command->name, command->inputs, command->words);
        options_help(command->bit);
        if (command->bit & (EXTRACT | MERGE))
            list_formats();
        return finish_output();
    }
    printf("usage: wiregraph COMMAND [OPTION]... [FILE]...\n\nCommands:\n");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-10s %-18s %s\n", commands[i].name, commands[i].inputs, commands[i].words);
    printf("\nOptions:\n");
    options_help(ALL);
    list_formats();
    return finish_output();
}

static int run(const Command *command, int count, char **words)
{
    Arguments arguments = {.inputs = calloc((size_t)count + 1, sizeof *arguments.inputs)};
    if (!arguments.inputs)
        return FAILED;
    int result = MISUSED;
    if (options_read(command->bit, count, words, &arguments)) {
        if (arguments.values[OPTION_HELP]) {
            result = help(command);
        } else if (arguments.values[OPTION_VERSION]) {
            puts("wiregraph " WIRE_VERSION);
            result = finish_output();
        } else {
            result = command->run(&arguments);
        }
    }
    free(arguments.inputs);
    return result;
}

int main(int count, char **words)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is then a failed write, with words */
    if (count < 2) {
        fputs("usage: wiregraph COMMAND [OPTION]... [FILE]...; see wiregraph --help\n", stderr);
        return MISUSED;
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0 || strcmp(words[1], "help") == 0)
        return help(NULL);
    if (strcmp(words[1], "--version") == 0 || strcmp(words[1], "-V") == 0) {
        puts("wiregraph " WIRE_VERSION);
        return finish_output();
    }
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(words[1], commands[i].name) == 0)
            return run(&commands[i], count - 2, words + 2);
    fprintf(stderr, "wiregraph: %s: no such command; see wiregraph --help\n", words[1]);
    return MISUSED;
}
