/* A lexicon finds the words of its list, as written or in lower case, and no others. */
#include "analyze/tagger.h"
#include "learn/corpus.h"

#include <check.h>
#include <string.h>

static const char WORDS[] = "Genève\tP\nfrappe\tN|V\nfrappes\tN|V\nmairie\tN\n";
static const Text LIST = {WORDS, sizeof WORDS - 1};

static Word word_of(const char *form)
{
    Word word;
    word_read(form, strlen(form), &word);
    return word;
}

static uint32_t find(const Lexicon *lexicon, const char *form)
{
    Word word = word_of(form);
    return lexicon_find(lexicon, &word);
}

START_TEST(words_of_the_list_are_found)
{
    Arena *arena = arena_new(1 << 20);
    Lexicon lexicon;
    Text section = train_lexicon(arena, LIST);
    ck_assert(lexicon_open(section.bytes, section.length, &lexicon));
    ck_assert_uint_ne(find(&lexicon, "frappe"), 0);
    ck_assert_uint_eq(find(&lexicon, "frappes"), find(&lexicon, "frappe"));
    ck_assert_uint_eq(find(&lexicon, "Frappes"), find(&lexicon, "frappe"));
    ck_assert_uint_ne(find(&lexicon, "mairie"), find(&lexicon, "frappe"));
    ck_assert_uint_ne(find(&lexicon, "Genève"), 0);
    ck_assert_uint_eq(find(&lexicon, "genève"), 0);
    ck_assert_uint_eq(find(&lexicon, "drone"), 0);
    arena_free(arena);
}
END_TEST

START_TEST(no_lexicon_knows_no_word)
{
    Lexicon lexicon;
    ck_assert(lexicon_open("", 0, &lexicon));
    ck_assert_uint_eq(find(&lexicon, "frappe"), 0);
}
END_TEST

START_TEST(a_lexicon_without_a_free_slot_is_refused)
{
    const uint32_t slots[] = {1, 2, 3, 4};
    Lexicon lexicon;
    ck_assert(!lexicon_open(slots, sizeof slots, &lexicon));
}
END_TEST

START_TEST(the_dictionary_goes_before_the_lexicon)
{
    Arena *arena = arena_new(1 << 20);
    Word known = word_of("frappe"), listed = word_of("mairie"), unknown = word_of("drone");
    DictionarySlot slots[4] = {{0, 0}};
    slots[known.form & 3] = (DictionarySlot){known.form, 7};
    Dictionary dictionary;
    Lexicon lexicon;
    Text section = train_lexicon(arena, LIST);
    ck_assert(dictionary_open(slots, sizeof slots, &dictionary));
    ck_assert(lexicon_open(section.bytes, section.length, &lexicon));
    ck_assert_uint_eq(tagger_known(&dictionary, &lexicon, &known), 7);
    ck_assert_uint_eq(tagger_known(&dictionary, &lexicon, &listed), TAGGER_LISTED | lexicon_find(&lexicon, &listed));
    ck_assert_uint_eq(tagger_known(&dictionary, &lexicon, &unknown), TAGGER_UNKNOWN);
    arena_free(arena);
}
END_TEST

Suite *lexicon_suite(void);
Suite *lexicon_suite(void)
{
    Suite *suite = suite_create("lexicon");
    TCase *cases = tcase_create("lexicon");
    tcase_add_test(cases, words_of_the_list_are_found);
    tcase_add_test(cases, no_lexicon_knows_no_word);
    tcase_add_test(cases, a_lexicon_without_a_free_slot_is_refused);
    tcase_add_test(cases, the_dictionary_goes_before_the_lexicon);
    suite_add_tcase(suite, cases);
    return suite;
}
