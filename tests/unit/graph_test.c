/* Statements: kept once, sorted whatever their order, found by what they are about. */
#include "graph/graph.h"

#include <check.h>
#include <stdio.h>

static Term thing(Graph *graph, int number)
{
    char iri[64];
    snprintf(iri, sizeof iri, "https://example.org/thing/t%d", number);
    return graph_iri(graph, text_of(iri));
}

/* A few hundred statements, some twice, added in an order that `step` (odd) decides. */
static Graph *sample(int step)
{
    Graph *graph = graph_new();
    for (int i = 0; i < 512; i++) {
        int n = i * step % 512;
        Quad quad = {n % 3 ? thing(graph, n % 3) : 0, thing(graph, n % 17), n % 2 ? WG_AGENT : WG_TARGET,
                     thing(graph, n % 29)};
        graph_add(graph, quad);
        if (n % 5 == 0)
            graph_add(graph, quad);
    }
    return graph;
}

static bool same_text(const Graph *a, Term left, const Graph *b, Term right)
{
    return (!left && !right) || (left && right && text_equal(graph_term(a, left).text, graph_term(b, right).text));
}

static void check_equal(Graph *a, Graph *b)
{
    Quads left = graph_quads(a), right = graph_quads(b);
    ck_assert_uint_gt(left.count, 0);
    ck_assert_uint_eq(left.count, right.count);
    for (size_t i = 0; i < left.count; i++) {
        const Quad *l = &left.items[i], *r = &right.items[i];
        ck_assert(same_text(a, l->graph, b, r->graph) && same_text(a, l->subject, b, r->subject));
        ck_assert(same_text(a, l->predicate, b, r->predicate) && same_text(a, l->object, b, r->object));
    }
}

START_TEST(the_order_of_adding_makes_no_difference)
{
    Graph *first = sample(1), *second = sample(77);
    check_equal(first, second);
    graph_free(first);
    graph_free(second);
}
END_TEST

START_TEST(things_below_the_base_stand_by_kind)
{
    static const char *const order[] = {
        "http://example.org/zero",
        IRI_THINGS "event/e9",
        IRI_THINGS "state/pak",
        IRI_THINGS "city/islamabad",
        IRI_THINGS "group/a",
        IRI_THINGS "doc/d1",
        IRI_THINGS "doc/d1#char=0,4",
        IRI_THINGS "another/a",
        "https://w3id.org/wiregraph/ns#agent",
    };
    enum { COUNT = sizeof order / sizeof *order };
    Graph *graph = graph_new();
    for (size_t i = COUNT; i-- > 0;) {
        Term term = graph_iri(graph, text_of(order[i]));
        graph_add(graph, (Quad){0, term, WG_TARGET, term});
    }
    Quads quads = graph_quads(graph);
    ck_assert_uint_eq(quads.count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        ck_assert(text_equal(graph_term(graph, quads.items[i].subject).text, text_of(order[i])));
    graph_free(graph);
}
END_TEST

START_TEST(adding_a_graph_to_itself_changes_nothing)
{
    Graph *first = sample(1), *second = sample(3);
    size_t count = graph_quads(first).count;
    graph_add_all(first, second);
    ck_assert_uint_eq(graph_quads(first).count, count);
    check_equal(first, second);
    graph_free(first);
    graph_free(second);
}
END_TEST

START_TEST(statements_are_found_by_what_they_are_about)
{
    Graph *graph = sample(1);
    Term subject = thing(graph, 4), object = thing(graph, 7);
    Quads all = graph_quads(graph), about = graph_about(graph, subject, WG_AGENT);
    size_t expected = 0, with = 0;
    for (size_t i = 0; i < all.count; i++) {
        expected += all.items[i].subject == subject && all.items[i].predicate == WG_AGENT;
        with += all.items[i].object == object && all.items[i].predicate == WG_TARGET;
    }
    ck_assert_uint_gt(expected, 0);
    ck_assert_uint_eq(about.count, expected);
    ck_assert_uint_eq(graph_with(graph, WG_TARGET, object).count, with);
    ck_assert_uint_eq(graph_about(graph, thing(graph, 400), 0).count, 0);
    graph_free(graph);
}
END_TEST

START_TEST(invalid_terms_stop_the_graph)
{
    static const char *const bad[] = {"", "no scheme", "http://a/<b>", "http://a/b c", "http://a/\xC3", "a\x01:b"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Graph *graph = graph_new();
        ck_assert_uint_eq(graph_iri(graph, text_of(bad[i])), 0);
        ck_assert_int_eq(graph_status(graph), WIRE_BAD_ARGUMENT);
        graph_add(graph, (Quad){0, WG_DAY, RDF_TYPE, WG_DAY});
        ck_assert_uint_eq(graph_quads(graph).count, 0);
        graph_free(graph);
    }
    Graph *graph = graph_new();
    ck_assert_uint_eq(graph_words(graph, TEXT("a"), TEXT("e n")), 0);
    graph_free(graph);
}
END_TEST

START_TEST(control_characters_become_spaces)
{
    Graph *graph = graph_new();
    Term term = graph_string(graph, TEXT("a\x01" "b\rc\nd"));
    ck_assert(text_equal(graph_term(graph, term).text, TEXT("a b c\nd")));
    term = graph_string(graph, TEXT("a\uFFFDb\xEF\xBF\xBE" "c\xEF\xBF\xBF")); /* what XML cannot carry either */
    ck_assert(text_equal(graph_term(graph, term).text, TEXT("a\uFFFDb c ")));
    ck_assert(!iri_valid(TEXT("http://x/\xEF\xBF\xBF")));
    ck_assert(iri_valid(TEXT("http://x/\uFFFD")));
    graph_free(graph);
}
END_TEST

START_TEST(the_vocabulary_is_the_same_in_every_graph)
{
    Graph *graph = graph_new();
    Text space = namespace_iri(NAMESPACE_WG);
    for (int i = TERM_NONE + 1; i < VOCABULARY_END; i++)
        ck_assert_uint_eq(graph_find_iri(graph, graph_term(graph, (Term)i).text), (Term)i);
    ck_assert(text_starts(graph_term(graph, WG_AGENT).text, space));
    ck_assert(text_ends(graph_term(graph, WG_AGENT).text, TEXT("#agent")));
    graph_free(graph);
}
END_TEST

Suite *graph_suite(void);
Suite *graph_suite(void)
{
    Suite *suite = suite_create("graph");
    TCase *all = tcase_create("all");
    tcase_add_test(all, the_order_of_adding_makes_no_difference);
    tcase_add_test(all, things_below_the_base_stand_by_kind);
    tcase_add_test(all, adding_a_graph_to_itself_changes_nothing);
    tcase_add_test(all, statements_are_found_by_what_they_are_about);
    tcase_add_test(all, invalid_terms_stop_the_graph);
    tcase_add_test(all, control_characters_become_spaces);
    tcase_add_test(all, the_vocabulary_is_the_same_in_every_graph);
    suite_add_tcase(suite, all);
    return suite;
}
