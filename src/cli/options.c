/* What the command line asks for: one table for parsing and help. */
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    char letter;
    const char *argument;
    int commands;
    const char *help;
} table[OPTION_COUNT] = {
#define OPTION(constant, name, letter, argument, commands, help) {name, letter, argument, commands, help},
#include "cli/options.def"
#undef OPTION
};

static bool complain(const char *what, const char *word)
{
    fprintf(stderr, "wiregraph: %s: %s\n", word, what);
    return false;
}

/* The option that a word names, or OPTION_COUNT; `value` is what follows "=" or the letter, or NULL. */
static int find(const char *word, const char **value)
{
    *value = NULL;
    for (int i = 0; i < OPTION_COUNT; i++) {
        size_t length = strlen(table[i].name);
        if (word[1] == '-' && strncmp(word + 2, table[i].name, length) == 0 &&
            (word[2 + length] == '\0' || word[2 + length] == '=')) {
            *value = word[2 + length] ? word + 3 + length : NULL;
            return i;
        }
        if (word[1] != '-' && table[i].letter == word[1]) {
            *value = word[2] ? word + 2 : NULL;
            return i;
        }
    }
    return OPTION_COUNT;
}

static bool take(int command, int option, const char *word, Arguments *out)
{
    if (option == OPTION_COUNT)
        return complain("unknown option; try --help", word);
    if (!(table[option].commands & command))
        return complain("not an option of this command", word);
    if (out->values[option])
        return complain("given twice", word);
    return true;
}

bool options_read(int command, int count, char **words, Arguments *out)
{
    bool ended = false;
    for (int i = 0; i < count; i++) {
        const char *word = words[i], *value;
        if (ended || word[0] != '-' || word[1] == '\0') {
            out->inputs[out->count++] = word;
            continue;
        }
        if (strcmp(word, "--") == 0) {
            ended = true;
            continue;
        }
        int option = find(word, &value);
        if (!take(command, option, word, out))
            return false;
        if (!table[option].argument) {
            if (value)
                return complain("takes no value", word);
            value = "";
        } else if (!value) {
            if (i + 1 == count)
                return complain("needs a value", word);
            value = words[++i];
        }
        out->values[option] = value;
    }
    return true;
}

void options_help(int command)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!(table[i].commands & command))
            continue;
        char left[64];
        const char *argument = table[i].argument ? table[i].argument : "";
        int used = table[i].letter ? snprintf(left, sizeof left, "-%c, ", table[i].letter)
                                   : snprintf(left, sizeof left, "    ");
        snprintf(left + used, sizeof left - (size_t)used, "--%s%s%s", table[i].name, *argument ? " " : "", argument);
        printf("  %-30s %s\n", left, table[i].help);
    }
}
