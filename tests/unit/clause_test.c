/* Participles that turn out to be the verb of a clause. */
#include "analyze/clause.h"
#include "tree.h"

#include <check.h>

static const char clause[] = "Protesters protester NOUN 0 root Number=Plur\n"
                             "attacked attack VERB 1 acl Tense=Past|VerbForm=Part|Voice=Pass\n"
                             "its its PRON 4 nmod:poss _\n"
                             "embassy embassy NOUN 2 obj Number=Sing\n"
                             ". . PUNCT 1 punct _\n";

static const char participle[] = "Soldiers soldier NOUN 0 root Number=Plur\n"
                                 "attacked attack VERB 1 acl Tense=Past|VerbForm=Part|Voice=Pass\n"
                                 "in in ADP 4 case _\n"
                                 "camps camp NOUN 2 obl Number=Plur\n";

static const char intransitive[] = "Thousands thousand NOUN 0 root Number=Plur\n"
                                   "marched march VERB 1 acl Tense=Past|VerbForm=Part|Voice=Pass\n"
                                   "in in ADP 4 case _\n"
                                   "camps camp NOUN 2 obl Number=Plur\n";

static const char predicate[] = "They they PRON 3 nsubj _\n"
                                "are be AUX 3 cop _\n"
                                "people people NOUN 0 root Number=Plur\n"
                                "given give VERB 3 acl Tense=Past|VerbForm=Part|Voice=Pass\n"
                                "medals medal NOUN 4 obj Number=Plur\n";

static Token *correct(Arena *arena, Knowledge *knowledge, const char *text)
{
    Document *document = tree_document(arena, knowledge, LANGUAGE_EN, text);
    correct_clauses(knowledge, document);
    return document->tokens.items;
}

START_TEST(a_participle_with_an_object_is_the_verb_of_the_noun_before_it)
{
    Knowledge *knowledge = tree_knowledge();
    Arena *arena = arena_new(1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort();
    const Token *tokens = correct(arena, knowledge, clause);
    ck_assert_uint_eq(tokens[1].head, NONE);
    ck_assert_int_eq(tokens[1].deprel, DEPREL_ROOT);
    ck_assert_int_eq(tokens[1].features.verb_form, VERB_FORM_FIN);
    ck_assert_int_eq(tokens[1].features.voice, VOICE_NONE);
    ck_assert_uint_eq(tokens[0].head, 1);
    ck_assert_int_eq(tokens[0].deprel, DEPREL_NSUBJ);
    ck_assert_uint_eq(tokens[4].head, 1);
    arena_free(arena);
    knowledge_close(knowledge);
}
END_TEST

START_TEST(a_participle_of_a_verb_without_object_is_a_verb)
{
    Knowledge *knowledge = tree_knowledge();
    Arena *arena = arena_new(1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort();
    ck_assert_int_eq(correct(arena, knowledge, intransitive)[1].deprel, DEPREL_ROOT);
    arena_free(arena);
    knowledge_close(knowledge);
}
END_TEST

START_TEST(other_participles_stay)
{
    Knowledge *knowledge = tree_knowledge();
    Arena *arena = arena_new(1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort();
    ck_assert_int_eq(correct(arena, knowledge, participle)[1].deprel, DEPREL_ACL);
    ck_assert_int_eq(correct(arena, knowledge, predicate)[3].deprel, DEPREL_ACL);
    arena_free(arena);
    knowledge_close(knowledge);
}
END_TEST

Suite *clause_suite(void);
Suite *clause_suite(void)
{
    Suite *suite = suite_create("clause");
    TCase *all = tcase_create("all");
    tcase_add_test(all, a_participle_with_an_object_is_the_verb_of_the_noun_before_it);
    tcase_add_test(all, a_participle_of_a_verb_without_object_is_a_verb);
    tcase_add_test(all, other_participles_stay);
    suite_add_tcase(suite, all);
    return suite;
}
