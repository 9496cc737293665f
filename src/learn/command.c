/* Trains and scores language models by the words of a command line. */
#include "learn/command.h"

#include "analyze/analyze.h"
#include "base/file.h"
#include "knowledge/model.h"
#include "learn/evaluate.h"
#include "learn/raw.h"
#include "learn/segment.h"
#include "learn/train.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LEARN_MEMORY ((size_t)16 << 30)
#define DEFAULT_FOLDER "build"

enum { PATH_LIMIT = 4096, TREEBANK_LIMIT = 1 << 30 };

typedef struct Arguments {
    const char *language, *dev, *model, *image, *megabytes, *file;
    bool raw;
    TrainingFiles files;
} Arguments;

static void say(void *context, const char *line)
{
    (void)context;
    fprintf(stderr, "%s\n", line);
}

/* ---- arguments ---- */

static bool is_option(const char *argument)
{
    return argument[0] == '-' && argument[1] != '\0';
}

/* Takes the values behind a list option; false when there are none or too many. */
static bool take_list(int count, char **arguments, int *at, const char **list, size_t *length)
{
    int first = *at + 1;
    while (*at + 1 < count && !is_option(arguments[*at + 1])) {
        if (*length == TRAIN_MAX_FILES)
            return false;
        list[(*length)++] = arguments[++*at];
    }
    return *at >= first;
}

static bool take(int count, char **arguments, int *at, Arguments *out)
{
    const struct {
        const char *name, **value;
    } options[] = {{"--language", &out->language}, {"--dev", &out->dev},         {"--model", &out->model},
                   {"--image", &out->image},       {"--megabytes", &out->megabytes},       {"-o", &out->files.output},
                   {"--lexicon", &out->files.lexicon}};
    const char *name = arguments[*at];
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (strcmp(name, options[i].name) == 0) {
            if (++*at == count)
                return false;
            *options[i].value = arguments[*at];
            return true;
        }
    if (strcmp(name, "--train") == 0)
        return take_list(count, arguments, at, out->files.train, &out->files.train_count);
    if (strcmp(name, "--trees") == 0)
        return take_list(count, arguments, at, out->files.trees, &out->files.trees_count);
    if (strcmp(name, "--raw") == 0)
        return out->raw = true;
    if (is_option(name) || out->file != NULL)
        return false;
    out->file = name;
    return true;
}

static bool take_all(int count, char **arguments, Arguments *out)
{
    *out = (Arguments){.language = NULL};
    for (int i = 0; i < count; i++)
        if (!take(count, arguments, &i, out))
            return false;
    out->files.bytes = out->megabytes ? (size_t)strtoul(out->megabytes, NULL, 10) * 1000000 : 0;
    out->files.language = language_of(text_of(out->language));
    return true;
}

/* ---- scoring ---- */

static void print_score(size_t tokens, size_t sentences, const double metrics[4], double seconds, size_t model_bytes)
{
    static const char *const names[] = {"UPOS", "LEMMA", "UAS", "LAS"};
    printf("TOKENS %zu\nSENTENCES %zu\n", tokens, sentences);
    for (int i = 0; i < 4; i++)
        printf("%s %.2f\n", names[i], metrics[i]);
    printf("WORDS_PER_SECOND %.0f\n", seconds > 0 ? (double)tokens / seconds : 0);
    printf("MODEL_BYTES %zu\n", model_bytes);
}

static double percent(size_t part, size_t whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : 0;
}

static WireStatus score_words(Arena *arena, Text model, const char *file, const Reporter *reporter)
{
    const Grammar *grammar;
    Treebank treebank = {{NULL, 0, 0}, {NULL, 0, 0}};
    if (!model_valid(model))
        return report(reporter, WIRE_BAD_IMAGE, "not a language model, or damaged");
    TRY(grammar_open(arena, model, reporter, &grammar));
    TRY(treebank_read(arena, file, reporter, &treebank));
    Score score = evaluate_words(arena, grammar, &treebank);
    const double metrics[] = {percent(score.upos, score.tokens), percent(score.lemmas, score.tokens),
                              percent(score.heads, score.tokens), percent(score.labels, score.tokens)};
    print_score(score.tokens, score.sentences, metrics, score.seconds, model.length);
    return WIRE_OK;
}

static WireStatus score_text(Arena *arena, const Knowledge *knowledge, const Arguments *arguments,
                             const Reporter *reporter)
{
    Gold *gold;
    Text bytes;
    void **place = arena_defer(arena, free);
    TRY(file_read(arguments->file, TREEBANK_LIMIT, reporter, &bytes));
    *place = (void *)(uintptr_t)bytes.bytes;
    TRY(gold_read(arena, bytes, reporter, &gold));
    Document *document = gold_document(arena, knowledge, arguments->files.language, gold);
    clock_t begin = clock();
    TRY(analyze(knowledge, document));
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    RawScores scores = raw_score(gold, document);
    printf("TOKENS_F1 %.2f\nWORDS_F1 %.2f\nSENTENCES_F1 %.2f\n", scores.tokens, scores.words, scores.sentences);
    const double metrics[] = {scores.upos, scores.lemma, scores.uas, scores.las};
    print_score(document->tokens.count, document->sentences.count, metrics, seconds,
                knowledge_model(knowledge, arguments->files.language).length);
    return WIRE_OK;
}

/* The folder of a path, "." when it has none. */
static void folder_of(const char *path, char out[PATH_LIMIT])
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        snprintf(out, PATH_LIMIT, ".");
    else
        snprintf(out, PATH_LIMIT, "%.*s", (int)(slash - path), path);
}

static WireStatus evaluate(Arena *arena, const Arguments *arguments, const Reporter *reporter)
{
    char path[PATH_LIMIT], folder[PATH_LIMIT];
    snprintf(path, sizeof path, DEFAULT_FOLDER "/%s.model", arguments->language);
    const char *model = arguments->model != NULL ? arguments->model : path;
    WireStatus status;
    if (arguments->raw) {
        Knowledge *knowledge;
        folder_of(model, folder);
        TRY(knowledge_open(arguments->image, folder, reporter, &knowledge));
        status = score_text(arena, knowledge, arguments, reporter);
        knowledge_close(knowledge);
    } else {
        Text bytes;
        TRY(file_map(model, reporter, &bytes));
        status = score_words(arena, bytes, arguments->file, reporter);
        file_unmap(bytes);
    }
    return status;
}

static WireStatus train(Arena *arena, Arguments *arguments, const Reporter *reporter)
{
    Knowledge *knowledge = NULL;
    if (arguments->files.language != LANGUAGE_UNKNOWN)
        TRY(knowledge_open(arguments->image, DEFAULT_FOLDER, reporter, &knowledge));
    arguments->files.knowledge = knowledge;
    WireStatus status = train_model(arena, &arguments->files, reporter);
    if (knowledge != NULL)
        knowledge_close(knowledge);
    if (status != WIRE_OK || arguments->dev == NULL)
        return status;
    const Arguments scoring = {
        .language = arguments->language, .model = arguments->files.output, .file = arguments->dev};
    return evaluate(arena, &scoring, reporter);
}

typedef WireStatus Training(Arena *arena, const TrainingFiles *files, const Reporter *reporter);

/* Learns with the knowledge and the models of the build. */
static WireStatus learn(Arena *arena, Arguments *arguments, Training *training, const Reporter *reporter)
{
    Knowledge *knowledge;
    TRY(knowledge_open(arguments->image, DEFAULT_FOLDER, reporter, &knowledge));
    arguments->files.knowledge = knowledge;
    WireStatus status = training(arena, &arguments->files, reporter);
    knowledge_close(knowledge);
    return status;
}

static WireStatus relearn_segment(Arena *arena, Arguments *arguments, const Reporter *reporter)
{
    return learn(arena, arguments, train_segment, reporter);
}

static WireStatus learn_names(Arena *arena, Arguments *arguments, const Reporter *reporter)
{
    return learn(arena, arguments, train_names, reporter);
}

/* ---- commands ---- */

static int run(Arguments *arguments, WireStatus (*work)(Arena *, Arguments *, const Reporter *))
{
    const Reporter reporter = {say, NULL};
    Arena *arena = arena_new(LEARN_MEMORY);
    if (arguments->image == NULL)
        arguments->image = DEFAULT_FOLDER "/wiregraph.image";
    if (arena == NULL || setjmp(*arena_escape(arena))) {
        fprintf(stderr, "%s\n", wire_status_words(WIRE_NO_MEMORY));
        arena_free(arena);
        return EXIT_FAILURE;
    }
    WireStatus status = work(arena, arguments, &reporter);
    arena_free(arena);
    return status == WIRE_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

static WireStatus evaluate_work(Arena *arena, Arguments *arguments, const Reporter *reporter)
{
    return evaluate(arena, arguments, reporter);
}

int command_train(int count, char **arguments)
{
    Arguments taken;
    if (!take_all(count, arguments, &taken) || taken.language == NULL || taken.files.train_count == 0 || taken.files.output == NULL)
        return 2;
    return run(&taken, train);
}

int command_segment(int count, char **arguments)
{
    Arguments taken;
    if (!take_all(count, arguments, &taken) || taken.language == NULL || taken.files.train_count == 0 || taken.files.output == NULL)
        return 2;
    return run(&taken, relearn_segment);
}

int command_names(int count, char **arguments)
{
    Arguments taken;
    if (!take_all(count, arguments, &taken) || taken.files.train_count != 1 || taken.files.output == NULL)
        return 2;
    return run(&taken, learn_names);
}

int command_evaluate(int count, char **arguments)
{
    Arguments taken;
    if (!take_all(count, arguments, &taken) || taken.language == NULL || taken.file == NULL)
        return 2;
    return run(&taken, evaluate_work);
}
