/* wiregraph-learn: makes what the program reads: the knowledge image and the language models. */
#include "wiregraph.h"

#include "knowledge/compile.h"
#include "knowledge/model.h"
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

/* Checks a model and writes it again with the checksum that is fastest to verify. */
static int seal_model(int count, char **arguments)
{
    if (count != 2)
        return 2;
    const Reporter reporter = {print_line, NULL};
    Text model;
    ModelSection sections[MODEL_SECTIONS];
    if (file_map(arguments[0], &reporter, &model) != WIRE_OK)
        return 1;
    WireStatus status = WIRE_BAD_IMAGE;
    if (model_valid(model))
        status = model_write(arguments[1], sections, model_sections(model, sections), &reporter);
    else
        fprintf(stderr, "%s: not a language model, or damaged\n", arguments[0]);
    file_unmap(model);
    return status == WIRE_OK ? 0 : 1;
}

static const Command commands[] = {
    {"compile", "compile ONTOLOGY IMAGE", compile_image},
    {"seal", "seal MODEL SEALED", seal_model},
    {"train", TRAIN_USAGE, command_train},
    {"segment", SEGMENT_USAGE, command_segment},
    {"names", NAMES_USAGE, command_names},
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
