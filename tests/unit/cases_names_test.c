/* Sentence cases of names: class, name and link of what a sentence names; failures that are known are listed apart. */
#include "analyze/analyze.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cases.h"
#include "recognize/recognize.h"
#include "tree.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_LIMIT = 24, NAME_ROOM = 256 };

typedef struct Case {
    Text sentence;
    Text lines[LINES_LIMIT];
    uint32_t count;
} Case;

/* Folded, punctuation as spaces, without a leading article: how score.py compares. */
static Text plain(Arena *arena, Text name)
{
    static const char *const articles[] = {"the ", "le ", "la ", "les ", "l ", "el ", "al ", "un ", "une ", "a ", "an "};
    char folded[NAME_ROOM];
    size_t length = utf8_fold(name, folded, sizeof folded), used = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)folded[i];
        bool letter = byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (letter)
            folded[used++] = folded[i];
        else if (used && folded[used - 1] != ' ')
            folded[used++] = ' ';
    }
    Text out = text_trim((Text){folded, used});
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (text_starts(out, text_of(articles[i])))
            return text_copy(arena, text_slice(out, strlen(articles[i]), out.length));
    return text_copy(arena, out);
}

static bool ends_as(Text whole, Text part)
{
    return part.length > 3 && whole.length > part.length && text_ends(whole, part) &&
           whole.bytes[whole.length - part.length - 1] == ' ';
}

static bool same_name(Arena *arena, Text left, Text right)
{
    Text a = plain(arena, left), b = plain(arena, right);
    return text_equal(a, b) || ends_as(a, b) || ends_as(b, a);
}

static bool goes_by(const Knowledge *knowledge, const Document *document, const Entity *entity, Text name)
{
    for (uint32_t i = 0; i < entity->names.count; i++)
        if (same_name(document->arena, symbol_text(document->symbols, entity->names.items[i]), name))
            return true;
    if (entity->thing == NONE)
        return same_name(document->arena, symbol_text(document->symbols, entity->name), name);
    Thing thing = knowledge_thing(knowledge, entity->thing);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (thing.label[i].length && same_name(document->arena, thing.label[i], name))
            return true;
    return false;
}

static bool is_named(const Document *document, uint32_t index)
{
    const Entity *entity = &document->entities.items[index];
    if (entity->class == CLASS_NONE || entity->class >= CLASS_NAMED_END)
        return false;
    for (uint32_t i = 0; i < document->mentions.count; i++)
        if (document->mentions.items[i].entity == index && document->mentions.items[i].kind <= MENTION_DESCRIPTION)
            return true;
    return false;
}

static bool linked(const Knowledge *knowledge, const Entity *entity, Text wikidata)
{
    if (wikidata.length == 0)
        return true;
    return entity->thing != NONE && !entity->approximate_link &&
           text_ends(knowledge_thing(knowledge, entity->thing).wikidata, wikidata);
}

/* "CLASS Name|other form [Q1]" */
static bool wanted_found(const Knowledge *knowledge, const Document *document, Text line)
{
    size_t space = text_find(line, TEXT(" "));
    Text class = text_slice(line, 0, space), rest = text_trim(text_slice(line, class.length, line.length)), link = {"", 0};
    for (size_t i = rest.length; i > 1; i--)
        if (rest.bytes[i - 1] == ' ') {
            Text last = text_slice(rest, i, rest.length);
            if (last.length > 1 && last.bytes[0] == 'Q' && last.bytes[1] >= '0' && last.bytes[1] <= '9') {
                link = last;
                rest = text_trim(text_slice(rest, 0, i));
            }
            break;
        }
    for (uint32_t e = 0; e < document->entities.count; e++) {
        const Entity *entity = &document->entities.items[e];
        if (!is_named(document, e) || !text_equal(text_of(entity_class_name(entity->class)), class))
            continue;
        for (Text names = rest; names.length;) {
            Text name = text_slice(names, 0, text_find(names, TEXT("|")));
            names = text_slice(names, name.length + 1, names.length);
            if (goes_by(knowledge, document, entity, name) && linked(knowledge, entity, link))
                return true;
        }
    }
    return false;
}

static bool unwanted_found(const Document *document, Text words)
{
    for (uint32_t e = 0; e < document->entities.count; e++) {
        const Entity *entity = &document->entities.items[e];
        for (uint32_t n = 0; is_named(document, e) && n < entity->names.count; n++)
            if (text_equal(plain(document->arena, symbol_text(document->symbols, entity->names.items[n])),
                           plain(document->arena, words)))
                return true;
    }
    return false;
}

static void show(const Knowledge *knowledge, const Document *document)
{
    for (uint32_t e = 0; e < document->entities.count; e++) {
        const Entity *entity = &document->entities.items[e];
        if (!is_named(document, e))
            continue;
        Text name = symbol_text(document->symbols, entity->name);
        Text link = entity->thing == NONE ? (Text){"", 0} : knowledge_thing(knowledge, entity->thing).wikidata;
        fprintf(stderr, "      %s %.*s %.*s%s\n", entity_class_name(entity->class), (int)name.length, name.bytes,
                (int)link.length, link.bytes, entity->approximate_link ? " ?" : "");
    }
}

static bool meets(const Knowledge *knowledge, Language language, const Case *test)
{
    Arena *arena = arena_new(1 << 28);
    if (setjmp(*arena_escape(arena)))
        ck_abort();
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    document->text = test->sentence;
    document->language = language;
    date_parse(TEXT("2024-01-19"), &document->date);
    *ARRAY_PUSH(arena, &document->paragraphs) = (Paragraph){{0, (uint32_t)test->sentence.length}, PARAGRAPH_BODY};
    ck_assert_int_eq(analyze(knowledge, document), WIRE_OK);
    ck_assert_int_eq(recognize(knowledge, document), WIRE_OK);
    bool met = true, told = getenv("WIREGRAPH_CASES") != NULL;
    for (uint32_t i = 0; i < test->count; i++) {
        Text line = text_trim(text_slice(test->lines[i], 1, test->lines[i].length));
        bool good = test->lines[i].bytes[0] == '+' ? wanted_found(knowledge, document, line) : !unwanted_found(document, line);
        if (!good && told)
            fprintf(stderr, "%s%.*s\n   %.*s\n", met ? "" : "  ", met ? (int)test->sentence.length : 0, test->sentence.bytes,
                    (int)test->lines[i].length, test->lines[i].bytes);
        met = met && good;
    }
    if (!met && told)
        show(knowledge, document);
    arena_free(arena);
    return met;
}

static void run(const Knowledge *knowledge, Language language, Text known, const Case *test, CaseTally *tally)
{
    if (test->sentence.length == 0)
        return;
    bool met = meets(knowledge, language, test), expected = !case_known(known, test->sentence);
    case_count(tally, test->sentence, met, expected);
}

static void check_cases(const char *path, Language language)
{
    Arena *arena = arena_new(1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort();
    Knowledge *knowledge = tree_knowledge();
    Text text = cases_read(arena, path), known = cases_read(arena, "tests/cases/known-failures-names"), line;
    Case test = {.count = 0};
    CaseTally tally = {0};
    while (text_next_line(&text, &line)) {
        line = text_trim(line);
        if (text_starts(line, TEXT("#")))
            continue;
        if (line.length == 0) {
            run(knowledge, language, known, &test, &tally);
            test = (Case){.count = 0};
        } else if ((line.bytes[0] == '+' || line.bytes[0] == '*') && test.count < LINES_LIMIT) {
            test.lines[test.count++] = line;
        } else {
            test.sentence = line;
        }
    }
    run(knowledge, language, known, &test, &tally);
    fprintf(stderr, "%s: %u cases, %u known to fail (%u of them pass now), %u others fail\n", path, tally.cases,
            tally.known, tally.mended, tally.failed);
    knowledge_close(knowledge);
    arena_free(arena);
    ck_assert_uint_gt(tally.cases, 0);
    ck_assert_uint_eq(tally.failed, 0);
}

START_TEST(english_sentences_tell_their_names)
{
    check_cases("tests/cases/names.en.test", LANGUAGE_EN);
}
END_TEST

START_TEST(french_sentences_tell_their_names)
{
    check_cases("tests/cases/names.fr.test", LANGUAGE_FR);
}
END_TEST

Suite *cases_names_suite(void);
Suite *cases_names_suite(void)
{
    Suite *suite = suite_create("cases_names");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 120);
    tcase_add_test(all, english_sentences_tell_their_names);
    tcase_add_test(all, french_sentences_tell_their_names);
    suite_add_tcase(suite, all);
    return suite;
}
