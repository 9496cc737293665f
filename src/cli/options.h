/* What the command line asks for. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum Option {
#define OPTION(constant, name, letter, argument, commands, help) OPTION_##constant,
#include "cli/options.def"
#undef OPTION
    OPTION_COUNT,
} Option;

/* Bit sets of the commands that take an option. */
enum CommandBit {
    EXTRACT = 1 << 0,
    PARSE = 1 << 1,
    NAMES = 1 << 2,
    EXPLAIN = 1 << 3,
    DRAW = 1 << 4,
    QUERY = 1 << 5,
    LOAD = 1 << 6,
    MERGE = 1 << 7,
    LINK = 1 << 8,
    ALL = (1 << 9) - 1,
};

typedef struct Arguments {
    const char *values[OPTION_COUNT]; /* "" for an option without argument that was given; NULL where not given */
    const char **inputs;              /* what is no option; points into memory of the caller */
    size_t count;
} Arguments;

/* Reads the words of a command line; `inputs` has room for `count`. False, with words on standard error, for a
   mistake. */
bool options_read(int command, int count, char **words, Arguments *out);
/* Lists the options that a command takes on standard output. */
void options_help(int command);

#endif
