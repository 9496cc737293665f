/* wiregraph-learn: makes what the program reads: the knowledge image and the language models. */
#include "wiregraph.h"

#include <stdio.h>
#include <string.h>

typedef struct Command {
    const char *name, *usage;
    int (*run)(int count, char **arguments);
} Command;

static int compile_image(int count, char **arguments)
{
    (void)count, (void)arguments;
    return 0;
}

static const Command commands[] = {
    {"compile", "compile ONTOLOGY IMAGE", compile_image},
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
