/* Training on a tiny treebank: the same bytes each time, a model that opens, and damage that is noticed. */
#define _POSIX_C_SOURCE 200809L
#include "analyze/syntax.h"
#include "base/file.h"
#include "knowledge/model.h"
#include "learn/evaluate.h"
#include "learn/train.h"

#include <check.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COPIES = 60, TREEBANK_ROOM = 1 << 16 };

static const char sentence[] = "# text = Les rebelles attaquent la ville.\n"
                               "1\tLes\tle\tDET\t_\tDefinite=Def|Number=Plur\t2\tdet\t_\t_\n"
                               "2\trebelles\trebelle\tNOUN\t_\tNumber=Plur\t3\tnsubj\t_\t_\n"
                               "3\tattaquent\tattaquer\tVERB\t_\tMood=Ind|VerbForm=Fin\t0\troot\t_\t_\n"
                               "4\tla\tle\tDET\t_\tDefinite=Def|Number=Sing\t5\tdet\t_\t_\n"
                               "5\tville\tville\tNOUN\t_\tGender=Fem|Number=Sing\t3\tobj\t_\tSpaceAfter=No\n"
                               "6\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n";

static jmp_buf *exhausted(Arena *arena)
{
    ck_assert_ptr_nonnull(arena);
    return arena_escape(arena);
}

#define TEST_ARENA(name)                      \
    Arena *name = arena_new((size_t)1 << 30); \
    if (setjmp(*exhausted(name)))             \
    ck_abort_msg("out of memory")

/* A folder of its own for each test; the files in it are few and known. */
typedef struct Folder {
    char path[64], treebank[96], model[2][96];
} Folder;

static Folder folder_new(void)
{
    char path[] = "/tmp/wiregraph-model-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(path));
    Folder folder = {0};
    memcpy(folder.path, path, sizeof path);
    snprintf(folder.treebank, sizeof folder.treebank, "%s/treebank.conllu", path);
    for (int i = 0; i < 2; i++)
        snprintf(folder.model[i], sizeof folder.model[i], "%s/%d.model", path, i);
    FILE *file = fopen(folder.treebank, "w");
    ck_assert_ptr_nonnull(file);
    for (int i = 0; i < COPIES; i++)
        fputs(sentence, file);
    fclose(file);
    return folder;
}

static void folder_remove(const Folder *folder)
{
    unlink(folder->treebank);
    unlink(folder->model[0]);
    unlink(folder->model[1]);
    rmdir(folder->path);
}

static void train(const Folder *folder, int model)
{
    TEST_ARENA(arena);
    const TrainingFiles files = {.train_count = 1, .train = {folder->treebank}, .output = folder->model[model]};
    ck_assert_int_eq(train_model(arena, &files, NULL), WIRE_OK);
    arena_free(arena);
}

START_TEST(training_twice_gives_the_same_bytes)
{
    Folder folder = folder_new();
    Text models[2];
    for (int i = 0; i < 2; i++) {
        train(&folder, i);
        ck_assert_int_eq(file_map(folder.model[i], NULL, &models[i]), WIRE_OK);
    }
    ck_assert(text_equal(models[0], models[1]));
    file_unmap(models[0]);
    file_unmap(models[1]);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_trained_model_opens_and_is_scored)
{
    Folder folder = folder_new();
    TEST_ARENA(arena);
    Text model;
    const Grammar *grammar;
    Treebank treebank = {{NULL, 0, 0}, {NULL, 0, 0}};
    train(&folder, 0);
    ck_assert_int_eq(file_map(folder.model[0], NULL, &model), WIRE_OK);
    ck_assert(model_valid(model));
    ck_assert_int_eq(grammar_open(arena, model, NULL, &grammar), WIRE_OK);
    ck_assert(grammar_check(grammar));
    ck_assert_int_eq(treebank_read(arena, folder.treebank, NULL, &treebank), WIRE_OK);
    Score score = evaluate_words(arena, grammar, &treebank);
    ck_assert_uint_eq(score.tokens, COPIES * 6);
    ck_assert_uint_eq(score.sentences, COPIES);
    ck_assert_uint_le(score.labels, score.heads);
    ck_assert_uint_le(score.heads, score.tokens);
    arena_free(arena);
    file_unmap(model);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_damaged_model_is_refused)
{
    Folder folder = folder_new();
    train(&folder, 0);
    Text model;
    ck_assert_int_eq(file_map(folder.model[0], NULL, &model), WIRE_OK);
    char *copy = malloc(model.length);
    ck_assert_ptr_nonnull(copy);
    for (size_t at = 0; at < model.length; at += 1 + model.length / 50) {
        memcpy(copy, model.bytes, model.length);
        copy[at] ^= 0x10;
        ck_assert(!model_valid((Text){copy, model.length}) || at % 64 >= 24); /* padding of the head is free */
        ck_assert(!model_valid((Text){model.bytes, at}));
    }
    free(copy);
    file_unmap(model);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_model_without_its_sections_is_refused)
{
    Folder folder = folder_new();
    TEST_ARENA(arena);
    const Grammar *grammar;
    ModelSection section = {"tags", TEXT("NOUN")};
    Text model;
    ck_assert_int_eq(model_write(folder.model[0], &section, 1, NULL), WIRE_OK);
    ck_assert_int_eq(file_map(folder.model[0], NULL, &model), WIRE_OK);
    ck_assert(model_valid(model));
    ck_assert_int_eq(grammar_open(arena, model, NULL, &grammar), WIRE_BAD_IMAGE);
    file_unmap(model);
    arena_free(arena);
    folder_remove(&folder);
}
END_TEST

static void check_shipped(const char *name)
{
    TEST_ARENA(arena);
    char path[4096];
    const char *build = getenv("WIREGRAPH_BUILD");
    snprintf(path, sizeof path, "%s/%s", build ? build : "build", name);
    Text model;
    const Grammar *grammar;
    ck_assert_int_eq(file_map(path, NULL, &model), WIRE_OK);
    ck_assert(model_valid(model));
    ck_assert_int_eq(grammar_open(arena, model, NULL, &grammar), WIRE_OK);
    ck_assert(grammar_check(grammar));
    file_unmap(model);
    arena_free(arena);
}

START_TEST(the_shipped_models_stay_within_their_bounds)
{
    check_shipped("fr.model");
    check_shipped("en.model");
}
END_TEST

START_TEST(what_is_no_treebank_is_refused)
{
    TEST_ARENA(arena);
    const char *const wrong[] = {"1\ta\n", "1\ta\ta\tX\t_\t_\t2\troot\t_\t_\n\n", "2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n",
                                 "1\ta\ta\tX\t_\t_\t1\tdep\t_\t_\n\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Treebank treebank = {{NULL, 0, 0}, {NULL, 0, 0}};
        ck_assert_int_eq(treebank_parse(arena, text_of(wrong[i]), "test", NULL, &treebank), WIRE_BAD_SYNTAX);
    }
    arena_free(arena);
}
END_TEST

Suite *model_suite(void);
Suite *model_suite(void)
{
    Suite *suite = suite_create("model");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 120);
    tcase_add_test(all, training_twice_gives_the_same_bytes);
    tcase_add_test(all, a_trained_model_opens_and_is_scored);
    tcase_add_test(all, a_damaged_model_is_refused);
    tcase_add_test(all, a_model_without_its_sections_is_refused);
    tcase_add_test(all, the_shipped_models_stay_within_their_bounds);
    tcase_add_test(all, what_is_no_treebank_is_refused);
    suite_add_tcase(suite, all);
    return suite;
}
