/* Sentences and words: cases of our own in tests/cases, and what must hold for any text. */
#include "analyze/segment.h"
#include "base/file.h"
#include "base/utf8.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Knowledge *open_knowledge(void)
{
    const char *build = getenv("WIREGRAPH_BUILD");
    char image[512];
    Knowledge *knowledge = NULL;
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    ck_assert_int_eq(knowledge_open(image, build ? build : "build", NULL, &knowledge), WIRE_OK);
    return knowledge;
}

static Document *cut(Arena *arena, const Knowledge *knowledge, Language language, Text text)
{
    char reason[128] = "";
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    document->text = text;
    document->language = language;
    *ARRAY_PUSH(arena, &document->paragraphs) = (Paragraph){{0, (uint32_t)text.length}, PARAGRAPH_BODY};
    ck_assert_int_eq(segment(knowledge, document), WIRE_OK);
    ck_assert_msg(document_check(document, reason, sizeof reason), "%s", reason);
    return document;
}

/* Words with a space between, quotation marks and spaces inside as the cases write them. */
static Text words_of(const Document *document, const Sentence *sentence)
{
    Text out = TEXT("");
    for (uint32_t i = sentence->first; i < sentence->last; i++) {
        Text form = token_form(document, i);
        out = text_format(document->arena, "%.*s%s%.*s", (int)out.length, out.bytes, i > sentence->first ? " " : "",
                          (int)form.length, form.bytes);
    }
    return out;
}

/* The same for the expected line: "_" is a space, typographic single quotation marks are straight. */
static Text expected_of(Arena *arena, Text line)
{
    char *out = ARENA_ARRAY(arena, char, line.length + 1);
    size_t used = 0;
    while (line.length) {
        uint32_t code = utf8_next(&line);
        used += utf8_put(code == '_' ? ' ' : code == 0x2018 || code == 0x2019 ? '\'' : code, out + used);
    }
    return (Text){out, used};
}

static void run_case(const Knowledge *knowledge, Language language, Text text, Text expected)
{
    Arena *arena = arena_new(1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort_msg("out of memory");
    const Document *document = cut(arena, knowledge, language, text);
    Text line;
    uint32_t sentence = 0;
    while (text_next_line(&expected, &line)) {
        ck_assert_msg(sentence < document->sentences.count, "%.*s: fewer sentences", (int)text.length, text.bytes);
        Text wanted = expected_of(arena, text_slice(line, 2, line.length));
        Text found = words_of(document, &document->sentences.items[sentence++]);
        ck_assert_msg(text_equal(wanted, found), "%.*s\nis cut:   %.*s\nexpected: %.*s", (int)text.length, text.bytes,
                      (int)found.length, found.bytes, (int)wanted.length, wanted.bytes);
    }
    ck_assert_msg(sentence == document->sentences.count, "%.*s: more sentences", (int)text.length, text.bytes);
    arena_free(arena);
}

static void run_cases(const char *path, Language language)
{
    Knowledge *knowledge = open_knowledge();
    Text file, line, text = TEXT(""), expected = TEXT("");
    uint32_t cases = 0;
    ck_assert_int_eq(file_read(path, 1 << 20, NULL, &file), WIRE_OK);
    Text rest = file;
    for (bool more = true; more;) {
        more = text_next_line(&rest, &line);
        if (more && text_starts(line, TEXT("= "))) {
            if (expected.length == 0)
                expected.bytes = line.bytes;
            expected.length = (size_t)(line.bytes + line.length - expected.bytes);
            continue;
        }
        if (expected.length) {
            run_case(knowledge, language, text, expected);
            cases++;
        }
        expected = TEXT("");
        text = line;
    }
    ck_assert_uint_gt(cases, 10);
    free((char *)(size_t)file.bytes);
    knowledge_close(knowledge);
}

START_TEST(french_cases_are_cut_as_written)
{
    run_cases("tests/cases/segment.fr.test", LANGUAGE_FR);
}
END_TEST

START_TEST(english_cases_are_cut_as_written)
{
    run_cases("tests/cases/segment.en.test", LANGUAGE_EN);
}
END_TEST

static bool is_quoted(const Document *document, const char *form)
{
    for (uint32_t i = 0; i < document->tokens.count; i++)
        if (text_equal(token_form(document, i), text_of(form)))
            return document->tokens.items[i].flags & TOKEN_QUOTED;
    ck_abort_msg("no word %s", form);
    return false;
}

START_TEST(words_between_quotation_marks_are_known)
{
    Knowledge *knowledge = open_knowledge();
    Arena *arena = arena_new(1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort_msg("out of memory");
    Document *document = cut(arena, knowledge, LANGUAGE_EN, TEXT("He said: \"We left. They stayed.\" Nobody answered."));
    ck_assert(!is_quoted(document, "said") && is_quoted(document, "left") && is_quoted(document, "stayed"));
    ck_assert(!is_quoted(document, "Nobody") && !is_quoted(document, "\""));
    document = cut(arena, knowledge, LANGUAGE_FR, TEXT("Les « frappes » visaient “l’armée”, dit-il."));
    ck_assert(is_quoted(document, "frappes") && is_quoted(document, "armée") && !is_quoted(document, "visaient"));
    document = cut(arena, knowledge, LANGUAGE_FR, TEXT("Il a dit : « Un \"vrai\" crime », puis rien."));
    ck_assert(is_quoted(document, "vrai") && is_quoted(document, "crime") && !is_quoted(document, "rien"));
    document = cut(arena, knowledge, LANGUAGE_EN, TEXT("“We left. We will come back."));
    ck_assert(is_quoted(document, "left") && is_quoted(document, "back"));
    arena_free(arena);
    knowledge_close(knowledge);
}
END_TEST

START_TEST(written_words_keep_their_bytes)
{
    Knowledge *knowledge = open_knowledge();
    Arena *arena = arena_new(1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort_msg("out of memory");
    Document *document = cut(arena, knowledge, LANGUAGE_EN, TEXT("Iran’s men"));
    const Token *tokens = document->tokens.items;
    ck_assert_uint_eq(document->tokens.count, 3);
    ck_assert(text_equal(document_span(document, tokens[0].span), TEXT("Iran")));
    ck_assert(text_equal(document_span(document, tokens[1].span), TEXT("’s")));
    ck_assert(tokens[0].flags & TOKEN_MULTIWORD_FIRST && tokens[1].flags & TOKEN_MULTIWORD_NEXT);
    document = cut(arena, knowledge, LANGUAGE_FR, TEXT("loin du front"));
    tokens = document->tokens.items;
    ck_assert_uint_eq(document->tokens.count, 4);
    ck_assert(text_equal(document_span(document, tokens[1].span), TEXT("du")));
    ck_assert(text_equal(document_span(document, tokens[2].span), TEXT("du")));
    ck_assert(text_equal(symbol_text(document->symbols, tokens[2].folded), TEXT("le")));
    arena_free(arena);
    knowledge_close(knowledge);
}
END_TEST

/* Pieces of text that meet in all orders. */
static const char *const pieces[] = {"a", "A", "1", "’", "'", "-", ".", "...", ",", " ", " ", "\n", "(", ")", "«", "»", "“", "\"",
                                     "é", "É", "%", "€", "/", "@", "#", "du", "l’", "n't", "'s", "-t-il", "000", "\xC2\xA0",
                                     "\xE2\x80\xAF", "\xE2\x80\x8B", "\xF0\x9F\x98\x80", "e\xCC\x81", "://", "U.S.", "!", "?", "—"};

START_TEST(any_text_is_cut_soundly)
{
    Knowledge *knowledge = open_knowledge();
    uint64_t seed = 20240119;
    for (int round = 0; round < 100; round++) {
        Arena *arena = arena_new(1 << 26);
        if (setjmp(*arena_escape(arena)))
            ck_abort_msg("out of memory");
        Text text = TEXT("x");
        for (int i = 0; i < 60; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            const char *piece = pieces[(seed >> 33) % (sizeof pieces / sizeof *pieces)];
            text = text_format(arena, "%.*s%s", (int)text.length, text.bytes, piece);
        }
        const Document *document = cut(arena, knowledge, round % 2 ? LANGUAGE_FR : LANGUAGE_EN, text);
        ck_assert_uint_gt(document->tokens.count, 0);
        arena_free(arena);
    }
    knowledge_close(knowledge);
}
END_TEST

Suite *segment_suite(void);
Suite *segment_suite(void)
{
    Suite *suite = suite_create("segment");
    TCase *all = tcase_create("all");
    tcase_add_test(all, french_cases_are_cut_as_written);
    tcase_add_test(all, english_cases_are_cut_as_written);
    tcase_add_test(all, words_between_quotation_marks_are_known);
    tcase_add_test(all, written_words_keep_their_bytes);
    tcase_add_test(all, any_text_is_cut_soundly);
    suite_add_tcase(suite, all);
    return suite;
}
