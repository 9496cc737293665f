/* wiregraph-learn: makes what the program reads: the knowledge image and the language models. */
#include "wiregraph.h"

#include "knowledge/compile.h"
#include "learn/command.h"

#include <stdio.h>
#include <string.h>

typedef struct Command {
    const char *name, *usage;
    int (*run)(int count, char **arguments);
} Command;

static void print_line(void *context, const char *line)
{
    (void)context;
    fprintf(stderr, "%s\n", line);
}

static int compile_image(int count, char **arguments)
{
    if (count != 2)
        return 2;
    const Reporter reporter = {print_line, NULL};
    WireStatus status = knowledge_compile(arguments[0], arguments[1], &reporter);
    if (status != WIRE_OK)
        fprintf(stderr, "%s: %s\n", arguments[0], wire_status_words(status));
    return status == WIRE_OK ? 0 : 1;
}

static const Command commands[] = {
    {"compile", "compile ONTOLOGY IMAGE", compile_image},
    {"train", TRAIN_USAGE, command_train},
    {"evaluate", EVALUATE_USAGE, command_evaluate},
};

int main(int count, char **arguments)
{
    for (size_t i = 0; count > 1 && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(arguments[1], commands[i].name) == 0)
            return commands[i].run(count - 2, arguments + 2);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(stderr, "usage: wiregraph-learn %s\n", commands[i].usage);
    return 2;
}
