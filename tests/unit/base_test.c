/* The ground: arenas, text, UTF-8, symbols. */
#include "base/array.h"
#include "base/symbol.h"
#include "base/utf8.h"

#include <check.h>

START_TEST(an_exhausted_arena_leaves_to_its_escape)
{
    Arena *arena = arena_new(1 << 20);
    volatile int pushed = 0;
    if (setjmp(*arena_escape(arena)) == 0) {
        for (;;) {
            arena_push(arena, 1000);
            pushed++;
        }
    }
    ck_assert_int_gt(pushed, 900);
    ck_assert_int_lt(pushed, 1100);
    arena_free(arena);
}
END_TEST

START_TEST(an_overflowing_size_is_refused)
{
    Arena *arena = arena_new(SIZE_MAX);
    volatile bool refused = false;
    if (setjmp(*arena_escape(arena)) == 0)
        arena_push_array(arena, SIZE_MAX / 2, 3);
    else
        refused = true;
    ck_assert(refused);
    arena_free(arena);
}
END_TEST

static void check_fold(const char *word, const char *expected)
{
    char folded[128];
    size_t length = utf8_fold(text_of(word), folded, sizeof folded);
    ck_assert_str_eq((folded[length] = '\0', folded), expected);
}

START_TEST(words_fold_to_bare_letters)
{
    check_fold("Téhéran", "teheran");
    check_fold("Œuvre", "oeuvre");
    check_fold("Abdollahian’s", "abdollahian's");
    check_fold("ÇAVUŞOĞLU", "cavusoglu");
    check_fold("Łódź", "lodz");
    check_fold("Straße", "strasse");
}
END_TEST

START_TEST(malformed_utf8_is_told)
{
    ck_assert(utf8_valid(TEXT("déjà ☃ 𝄞")));
    ck_assert(!utf8_valid(TEXT("d\xE9j\xE0")));
    ck_assert(!utf8_valid(TEXT("\xC0\xAF")));
    ck_assert(!utf8_valid(TEXT("\xED\xA0\x80")));
    Text cut = TEXT("\xE2\x82");
    ck_assert_uint_eq(utf8_next(&cut), 0xFFFD);
    ck_assert_uint_eq(cut.length, 1);
}
END_TEST

START_TEST(equal_words_have_equal_symbols)
{
    Arena *arena = arena_new(1 << 24);
    if (setjmp(*arena_escape(arena)))
        ck_abort();
    Symbols *symbols = symbols_new(arena, NULL);
    Symbol first = symbol_of(symbols, TEXT("strike"));
    for (int i = 0; i < 5000; i++)
        symbol_of(symbols, text_format(arena, "word%d", i));
    ck_assert_uint_eq(symbol_of(symbols, TEXT("strike")), first);
    ck_assert(text_equal(symbol_text(symbols, first), TEXT("strike")));
    ck_assert_uint_eq(symbol_of(symbols, TEXT("")), 0);
    arena_free(arena);
}
END_TEST

Suite *base_suite(void);
Suite *base_suite(void)
{
    Suite *suite = suite_create("base");
    TCase *all = tcase_create("all");
    tcase_add_test(all, an_exhausted_arena_leaves_to_its_escape);
    tcase_add_test(all, an_overflowing_size_is_refused);
    tcase_add_test(all, words_fold_to_bare_letters);
    tcase_add_test(all, malformed_utf8_is_told);
    tcase_add_test(all, equal_words_have_equal_symbols);
    suite_add_tcase(suite, all);
    return suite;
}
