/* Sentence cases of events through all stages; failures that are known are listed apart and counted. */
#include "analyze/analyze.h"
#include "base/file.h"
#include "cases.h"
#include "interpret/interpret.h"
#include "recognize/recognize.h"
#include "tree.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

enum { LINES_LIMIT = 16 };

typedef struct Case {
    Text sentence;
    CaseLine lines[LINES_LIMIT];
    uint32_t count;
} Case;

static Document *read_sentence(Arena *arena, const Knowledge *knowledge, Language language, DateRange date, Text sentence)
{
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    document->text = sentence;
    document->language = language;
    document->date = date;
    *ARRAY_PUSH(arena, &document->paragraphs) = (Paragraph){{0, (uint32_t)sentence.length}, PARAGRAPH_BODY};
    ck_assert_int_eq(analyze(knowledge, document), WIRE_OK);
    ck_assert_int_eq(recognize(knowledge, document), WIRE_OK);
    ck_assert_int_eq(interpret(knowledge, document), WIRE_OK);
    return document;
}

static bool meets(const Knowledge *knowledge, Language language, DateRange date, const Case *test)
{
    Arena *arena = arena_new(1 << 28);
    if (setjmp(*arena_escape(arena)))
        ck_abort();
    Document *document = read_sentence(arena, knowledge, language, date, test->sentence);
    bool met = true;
    for (uint32_t i = 0; i < test->count; i++)
        met = case_met(knowledge, document, &test->lines[i]) && met;
    if (!met && getenv("WIREGRAPH_CASES")) {
        fprintf(stderr, "%.*s\n", (int)test->sentence.length, test->sentence.bytes);
        for (uint32_t i = 0; i < test->count; i++)
            if (!case_met(knowledge, document, &test->lines[i]))
                fprintf(stderr, "   %c %.*s %.*s\n", test->lines[i].wanted ? '+' : '*', (int)test->lines[i].class.length,
                        test->lines[i].class.bytes, (int)test->lines[i].roles.length, test->lines[i].roles.bytes);
        case_print(knowledge, document);
    }
    arena_free(arena);
    return met;
}

static CaseLine line_of(Text line)
{
    CaseLine out = {.wanted = line.bytes[0] == '+'};
    Text rest = text_trim(text_slice(line, 1, line.length));
    size_t space = text_find(rest, TEXT(" "));
    out.class = text_slice(rest, 0, space == SIZE_MAX ? rest.length : space);
    out.roles = text_trim(text_slice(rest, out.class.length, rest.length));
    return out;
}

static void run(const Knowledge *knowledge, Language language, DateRange date, Text known, const Case *test, CaseTally *tally)
{
    if (test->sentence.length == 0)
        return;
    bool met = meets(knowledge, language, date, test), expected = !case_known(known, test->sentence);
    case_count(tally, test->sentence, met, expected);
}

static void check_cases(const char *path, Language language)
{
    Arena *arena = arena_new(1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort();
    Knowledge *knowledge = tree_knowledge();
    Text text = cases_read(arena, path), known = cases_read(arena, "tests/cases/known-failures"), line;
    DateRange date = {0};
    Case test = {.count = 0};
    CaseTally tally = {0};
    while (text_next_line(&text, &line)) {
        line = text_trim(line);
        if (text_starts(line, TEXT("date:")))
            date_parse(text_trim(text_slice(line, 5, line.length)), &date);
        else if (text_starts(line, TEXT("#")))
            continue;
        else if (line.length == 0)
            run(knowledge, language, date, known, &test, &tally), test = (Case){.count = 0};
        else if ((line.bytes[0] == '+' || line.bytes[0] == '*') && test.count < LINES_LIMIT)
            test.lines[test.count++] = line_of(line);
        else
            test.sentence = line;
    }
    run(knowledge, language, date, known, &test, &tally);
    fprintf(stderr, "%s: %u cases, %u known to fail (%u of them pass now), %u others fail\n", path, tally.cases,
            tally.known, tally.mended, tally.failed);
    knowledge_close(knowledge);
    arena_free(arena);
    ck_assert_uint_gt(tally.cases, 0);
    ck_assert_uint_eq(tally.failed, 0);
}

START_TEST(english_sentences_tell_their_events)
{
    check_cases("tests/cases/events.en.test", LANGUAGE_EN);
}
END_TEST

START_TEST(french_sentences_tell_their_events)
{
    check_cases("tests/cases/events.fr.test", LANGUAGE_FR);
}
END_TEST

START_TEST(english_wires_tell_their_events)
{
    check_cases("tests/cases/wire.en.test", LANGUAGE_EN);
}
END_TEST

START_TEST(french_turns_of_grammar_tell_their_events)
{
    check_cases("tests/cases/wire.fr.test", LANGUAGE_FR);
}
END_TEST

START_TEST(english_speakers_are_told)
{
    check_cases("tests/cases/voices.en.test", LANGUAGE_EN);
}
END_TEST

START_TEST(french_speakers_are_told)
{
    check_cases("tests/cases/voices.fr.test", LANGUAGE_FR);
}
END_TEST

START_TEST(english_victims_are_counted)
{
    check_cases("tests/cases/tolls.en.test", LANGUAGE_EN);
}
END_TEST

START_TEST(french_victims_are_counted)
{
    check_cases("tests/cases/tolls.fr.test", LANGUAGE_FR);
}
END_TEST

START_TEST(english_means_are_told)
{
    check_cases("tests/cases/means.en.test", LANGUAGE_EN);
}
END_TEST

START_TEST(french_means_are_told)
{
    check_cases("tests/cases/means.fr.test", LANGUAGE_FR);
}
END_TEST

Suite *cases_events_suite(void);
Suite *cases_events_suite(void)
{
    Suite *suite = suite_create("cases_events");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 120);
    tcase_add_test(all, english_sentences_tell_their_events);
    tcase_add_test(all, french_sentences_tell_their_events);
    tcase_add_test(all, english_wires_tell_their_events);
    tcase_add_test(all, french_turns_of_grammar_tell_their_events);
    tcase_add_test(all, english_speakers_are_told);
    tcase_add_test(all, french_speakers_are_told);
    tcase_add_test(all, english_victims_are_counted);
    tcase_add_test(all, french_victims_are_counted);
    tcase_add_test(all, english_means_are_told);
    tcase_add_test(all, french_means_are_told);
    suite_add_tcase(suite, all);
    return suite;
}
