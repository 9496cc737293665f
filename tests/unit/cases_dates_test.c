/* Sentence cases of dates: which days a sentence tells, seen from the day of the article. */
#include "analyze/analyze.h"
#include "base/file.h"
#include "recognize/recognize.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 4, DAYS_ROOM = 256 };

/* The days found, as the cases write them. */
static void write_days(const Document *document, char out[DAYS_ROOM])
{
    size_t used = 0;
    for (uint32_t i = 0; i < document->mentions.count && used + 32 < DAYS_ROOM; i++) {
        const Mention *mention = &document->mentions.items[i];
        if (mention->kind != MENTION_DATE)
            continue;
        DateRange range = document->entities.items[mention->entity].date;
        char low[11], high[11];
        day_write(range.low, low);
        day_write(range.high, high);
        used += (size_t)snprintf(out + used, DAYS_ROOM - used, "%s%s%s%s", used ? " " : "", low,
                                 range.high == range.low ? "" : "/", range.high == range.low ? "" : high);
    }
    snprintf(out + used, DAYS_ROOM - used, "%s", used ? "" : "-");
}

static bool cut_line(Text line, Text fields[FIELDS])
{
    for (int i = 0; i < FIELDS; i++) {
        fields[i] = text_slice(line, 0, text_find(line, TEXT("\t")));
        if (fields[i].length == 0)
            return false;
        line = text_slice(line, fields[i].length + 1, line.length);
    }
    return true;
}

static bool holds(const Knowledge *knowledge, const Text fields[FIELDS])
{
    Arena *arena = arena_new((size_t)1 << 26);
    if (!arena || setjmp(*arena_escape(arena)))
        ck_abort();
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    document->language = language_of(fields[0]);
    ck_assert(date_parse(fields[1], &document->date));
    document->text = fields[2];
    *ARRAY_PUSH(arena, &document->paragraphs) = (Paragraph){{0, (uint32_t)fields[2].length}, PARAGRAPH_BODY};
    ck_assert_int_eq(analyze(knowledge, document), WIRE_OK);
    ck_assert_int_eq(recognize(knowledge, document), WIRE_OK);
    char found[DAYS_ROOM];
    write_days(document, found);
    bool good = text_equal(text_of(found), fields[3]);
    if (!good)
        printf("%.*s: found %s, not %.*s\n", (int)fields[2].length, fields[2].bytes, found, (int)fields[3].length,
               fields[3].bytes);
    arena_free(arena);
    return good;
}

START_TEST(sentences_tell_their_days)
{
    const char *build = getenv("WIREGRAPH_BUILD");
    char image[512];
    Knowledge *knowledge;
    Text cases;
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    ck_assert_int_eq(knowledge_open(image, build ? build : "build", NULL, &knowledge), WIRE_OK);
    ck_assert_int_eq(file_read("tests/cases/dates.test", 1 << 20, NULL, &cases), WIRE_OK);
    int failed = 0, run = 0;
    Text rest = cases, line, fields[FIELDS];
    while (text_next_line(&rest, &line)) {
        bool known = text_starts(line, TEXT("?"));
        line = text_slice(line, known, line.length);
        if (text_starts(line, TEXT("#")) || !cut_line(line, fields))
            continue;
        bool good = holds(knowledge, fields);
        failed += !good && !known;
        run++;
    }
    free((void *)(uintptr_t)cases.bytes);
    knowledge_close(knowledge);
    ck_assert_int_gt(run, 50);
    ck_assert_int_eq(failed, 0);
}
END_TEST

Suite *cases_dates_suite(void);
Suite *cases_dates_suite(void)
{
    Suite *suite = suite_create("cases_dates");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, sentences_tell_their_days);
    suite_add_tcase(suite, all);
    return suite;
}
