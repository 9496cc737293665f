/* Every bundled dispatch along all stages: the document is sound after each of them, and no memory is a status. */
#include "analyze/analyze.h"
#include "base/file.h"
#include "interpret/interpret.h"
#include "read/read.h"
#include "recognize/recognize.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef WireStatus Stage(const Knowledge *knowledge, Document *document);

static const struct {
    const char *name;
    Stage *run;
} stages[] = {{"analyze", analyze}, {"recognize", recognize}, {"interpret", interpret}};

enum { STAGES = sizeof stages / sizeof *stages };

static Knowledge *open_knowledge(void)
{
    const char *build = getenv("WIREGRAPH_BUILD");
    char image[512];
    Knowledge *knowledge = NULL;
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    ck_assert_int_eq(knowledge_open(image, build ? build : "build", NULL, &knowledge), WIRE_OK);
    return knowledge;
}

/* Runs all stages in the arena, whose escape the caller has set. */
static void run(Arena *arena, const Knowledge *knowledge, Text bytes, const char *path)
{
    char reason[128] = "";
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    WireSource source = {path, bytes.bytes, bytes.length, "2024-01-19", NULL};
    ck_assert_int_eq(read_document(knowledge, &source, document), WIRE_OK);
    ck_assert_msg(document_check(document, reason, sizeof reason), "%s: read: %s", path, reason);
    for (int i = 0; i < STAGES; i++) {
        ck_assert_int_eq(stages[i].run(knowledge, document), WIRE_OK);
        ck_assert_msg(document_check(document, reason, sizeof reason), "%s: %s: %s", path, stages[i].name, reason);
    }
}

START_TEST(documents_are_sound_after_every_stage)
{
    Knowledge *knowledge = open_knowledge();
    DIR *folder = opendir("tests/dispatches");
    ck_assert_ptr_nonnull(folder);
    int articles = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[512];
        Text bytes;
        if (!text_ends(text_of(entry->d_name), TEXT(".txt")))
            continue;
        snprintf(path, sizeof path, "tests/dispatches/%s", entry->d_name);
        ck_assert_int_eq(file_read(path, 1 << 20, NULL, &bytes), WIRE_OK);
        Arena *arena = arena_new((size_t)1 << 29);
        if (setjmp(*arena_escape(arena)))
            ck_abort_msg("%s: out of memory", path);
        run(arena, knowledge, bytes, path);
        arena_free(arena);
        free((char *)(size_t)bytes.bytes);
        articles++;
    }
    closedir(folder);
    ck_assert_int_gt(articles, 5);
    knowledge_close(knowledge);
}
END_TEST

START_TEST(any_block_of_memory_may_be_missing)
{
    static const char text[] = "NIAMEY (AFP) - L'armée a bombardé vendredi un village du Niger, tuant 12 civils, selon l'ONU.\n\n"
                               "Le ministre a démenti.\n";
    Knowledge *knowledge = open_knowledge();
    volatile bool missing = true;
    volatile size_t blocks = 0;
    for (; missing; blocks++) {
        ck_assert_uint_lt(blocks, 10000);
        Arena *arena = arena_new((size_t)1 << 29);
        if (setjmp(*arena_escape(arena)) == 0) {
            arena_fail_after(arena, blocks);
            run(arena, knowledge, (Text){text, sizeof text - 1}, "text");
            missing = false;
        }
        arena_free(arena);
    }
    knowledge_close(knowledge);
}
END_TEST

Suite *stages_suite(void);
Suite *stages_suite(void)
{
    Suite *suite = suite_create("stages");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, documents_are_sound_after_every_stage);
    tcase_add_test(all, any_block_of_memory_may_be_missing);
    suite_add_tcase(suite, all);
    return suite;
}
