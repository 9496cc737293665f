/* Treebanks as running text, what is learnt from them about cutting it, and how right the cutting is. */
#include "analyze/segment.h"
#include "learn/raw.h"
#include "learn/segment.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

static const char treebank[] = "# newdoc\n"
                               "# text = Il vient du port.\n"
                               "1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                               "2\tvient\tvenir\tVERB\t_\t_\t0\troot\t_\t_\n"
                               "3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
                               "3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_\n"
                               "4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_\n"
                               "5\tport\tport\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No\n"
                               "6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
                               "\n"
                               "# text = Il part\n"
                               "1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                               "2\tpart\tpartir\tVERB\t_\t_\t0\troot\t_\t_\n"
                               "\n"
                               "# newpar\n"
                               "# text = Oui\n"
                               "1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_\n"
                               "\n";

static Arena *open_arena(void)
{
    Arena *arena = arena_new((size_t)1 << 28);
    ck_assert_ptr_nonnull(arena);
    return arena;
}

static Gold *read_gold(Arena *arena)
{
    Gold *gold;
    ck_assert_int_eq(gold_read(arena, (Text){treebank, sizeof treebank - 1}, NULL, &gold), WIRE_OK);
    return gold;
}

START_TEST(a_treebank_is_running_text)
{
    Arena *arena = open_arena();
    if (setjmp(*arena_escape(arena)))
        ck_abort_msg("out of memory");
    Gold *gold = read_gold(arena);
    ck_assert(text_equal(text_trim(gold->text), TEXT("Il vient du port. Il part \n\nOui")));
    ck_assert_uint_eq(gold->sentences.count, 3);
    ck_assert_uint_eq(gold->tokens.count, 8);
    ck_assert_uint_eq(gold->words.count, 9);
    ck_assert_uint_eq(gold->paragraphs.count, 2);
    ck_assert(gold->words.items[2].multiword && gold->words.items[3].multiword && !gold->words.items[4].multiword);
    ck_assert_uint_eq(gold->words.items[4].head, 1);
    ck_assert_uint_eq(gold->words.items[7].head, NONE);
    ck_assert_int_eq(gold->words.items[4].deprel, DEPREL_OBL);
    arena_free(arena);
}
END_TEST

START_TEST(what_is_no_treebank_is_refused)
{
    Arena *arena = open_arena();
    if (setjmp(*arena_escape(arena)))
        ck_abort_msg("out of memory");
    Gold *gold;
    ck_assert_int_eq(gold_read(arena, TEXT("1\tIl\til\n"), NULL, &gold), WIRE_BAD_SYNTAX);
    arena_free(arena);
}
END_TEST

static void add_token(Document *document, Span span, const char *form, uint16_t flags)
{
    *ARRAY_PUSH(document->arena, &document->tokens) =
        (Token){.span = span, .form = symbol_of(document->symbols, text_of(form)), .flags = flags, .head = NONE};
}

static void add_sentence(Document *document, Span span, uint32_t first)
{
    *ARRAY_PUSH(document->arena, &document->sentences) = (Sentence){span, first, document->tokens.count, 0};
}

/* The treebank's text with "du" left whole, and the first two sentences in one. */
START_TEST(scores_are_those_of_the_shared_task)
{
    Arena *arena = open_arena();
    if (setjmp(*arena_escape(arena)))
        ck_abort_msg("out of memory");
    Gold *gold = read_gold(arena);
    Document *document = document_new(arena, NULL);
    document->text = gold->text;
    add_token(document, (Span){0, 2}, "Il", 0);
    add_token(document, (Span){3, 8}, "vient", 0);
    add_token(document, (Span){9, 11}, "du", 0);
    add_token(document, (Span){12, 16}, "port", TOKEN_NO_SPACE_AFTER);
    add_token(document, (Span){16, 17}, ".", 0);
    add_token(document, (Span){18, 20}, "Il", 0);
    add_token(document, (Span){21, 25}, "part", 0);
    add_sentence(document, (Span){0, 25}, 0);
    add_token(document, (Span){28, 31}, "Oui", 0);
    add_sentence(document, (Span){28, 31}, 7);
    document->tokens.items[0].head = 1;
    document->tokens.items[0].upos = UPOS_PRON;
    document->tokens.items[0].deprel = DEPREL_NSUBJ;
    RawScores scores = raw_score(gold, document);
    ck_assert_double_eq_tol(scores.tokens, 100, 0.01);               /* 8 of 8 and 8 */
    ck_assert_double_eq_tol(scores.sentences, 200.0 * 1 / 5, 0.01);  /* 1 of 3 and 2 */
    ck_assert_double_eq_tol(scores.words, 200.0 * 7 / 17, 0.01);     /* all but "de", "le" of 9 and 8 */
    ck_assert_double_eq_tol(scores.upos, 200.0 * 1 / 17, 0.01);
    ck_assert_double_eq_tol(scores.uas, 200.0 * 4 / 17, 0.01);       /* "Il", and three roots */
    ck_assert_double_eq_tol(scores.las, 200.0 * 1 / 17, 0.01);
    arena_free(arena);
}
END_TEST

START_TEST(learning_is_reproducible_to_the_byte)
{
    const char *build = getenv("WIREGRAPH_BUILD");
    char image[512];
    Knowledge *knowledge;
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    ck_assert_int_eq(knowledge_open(image, build ? build : "build", NULL, &knowledge), WIRE_OK);
    Arena *arena = open_arena();
    if (setjmp(*arena_escape(arena)))
        ck_abort_msg("out of memory");
    const Gold *gold = read_gold(arena);
    Text first = segment_train(arena, knowledge, LANGUAGE_FR, &gold, 1);
    Text second = segment_train(arena, knowledge, LANGUAGE_FR, &gold, 1);
    ck_assert(first.length > 0 && text_equal(first, second));
    ck_assert_ptr_nonnull(segment_weights(first).head);
    ck_assert_ptr_null(segment_weights(text_slice(first, 0, first.length - 1)).head);
    ck_assert_ptr_null(segment_weights(TEXT("")).head);
    arena_free(arena);
    knowledge_close(knowledge);
}
END_TEST

Suite *raw_suite(void);
Suite *raw_suite(void)
{
    Suite *suite = suite_create("raw");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30);
    tcase_add_test(all, a_treebank_is_running_text);
    tcase_add_test(all, what_is_no_treebank_is_refused);
    tcase_add_test(all, scores_are_those_of_the_shared_task);
    tcase_add_test(all, learning_is_reproducible_to_the_byte);
    suite_add_tcase(suite, all);
    return suite;
}
