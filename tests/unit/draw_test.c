/* Diagrams: what is shown, in which shape, and that hostile labels do no harm. */
#include "draw/draw.h"
#include "draw/dot.h"
#include "draw/picture.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What each test starts from: knowledge, and a graph of one strike, one claim, one call and one planned visit. */
typedef struct Scene {
    Knowledge *knowledge;
    Graph *graph;
    Arena *arena;
} Scene;

static Term thing(Graph *graph, const char *name)
{
    char iri[128];
    snprintf(iri, sizeof iri, "http://example.org/%s", name);
    return graph_iri(graph, text_of(iri));
}

static void state(Graph *graph, Term subject, Term predicate, Term object)
{
    graph_add(graph, (Quad){0, subject, predicate, object});
}

static Term named(Graph *graph, const char *name, Term class, const char *label)
{
    Term term = thing(graph, name);
    state(graph, term, RDF_TYPE, class);
    state(graph, term, RDFS_LABEL, graph_words(graph, text_of(label), TEXT("en")));
    return term;
}

static Term event(Graph *graph, const char *name, const char *class)
{
    char iri[128];
    snprintf(iri, sizeof iri, "https://w3id.org/wiregraph/ns#%s", class);
    Term term = thing(graph, name);
    state(graph, term, RDF_TYPE, SEM_EVENT);
    state(graph, term, RDF_TYPE, graph_iri(graph, text_of(iri)));
    return term;
}

static void tell_strike(Graph *graph, Term north, Term south)
{
    Term strike = event(graph, "strike", "Strike");
    state(graph, strike, WG_AGENT, north);
    state(graph, strike, WG_TARGET, south);
    state(graph, strike, SEM_HAS_BEGIN, graph_typed(graph, TEXT("2031-05-04"), XSD_DATE));
    state(graph, strike, WG_DEATHS_LOW, graph_integer(graph, 3));
    state(graph, strike, WG_DEATHS_HIGH, graph_integer(graph, 7));
    Term claim = thing(graph, "claim"), quote = thing(graph, "quote");
    state(graph, claim, RDF_SUBJECT, strike);
    state(graph, claim, WG_CLAIMED_BY, south);
    state(graph, claim, WG_EVIDENCE, quote);
    state(graph, quote, NIF_ANCHOR_OF, graph_words(graph, TEXT("They \"struck\" us & <fled>\\N"), TEXT("en")));
}

static Scene open_scene(void)
{
    Scene scene = {NULL, graph_new(), arena_new(1 << 24)};
    char image[512];
    const char *build = getenv("WIREGRAPH_BUILD");
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    ck_assert_int_eq(knowledge_open(image, build, NULL, &scene.knowledge), WIRE_OK);
    Graph *graph = scene.graph;
    Term north = named(graph, "north", WG_COUNTRY, "North \"Land\" & <Sons>"), south = named(graph, "south", WG_COUNTRY, "South");
    Term envoy = named(graph, "envoy", WG_PERSON, "An Envoy");
    tell_strike(graph, north, south);
    Term call = event(graph, "call", "Call");
    state(graph, call, WG_PARTICIPANT, north);
    state(graph, call, WG_PARTICIPANT, south);
    state(graph, call, WG_PARTICIPANT, envoy);
    Term visit = thing(graph, "visit");
    state(graph, visit, RDF_TYPE, WG_UNREALIZED_EVENT);
    state(graph, visit, WG_EVENT_CLASS, graph_iri(graph, TEXT("https://w3id.org/wiregraph/ns#Visit")));
    state(graph, visit, WG_STATUS, WG_PLANNED);
    state(graph, visit, WG_AGENT, envoy);
    state(graph, visit, WG_TARGET, south);
    return scene;
}

static void close_scene(Scene *scene)
{
    arena_free(scene->arena);
    graph_free(scene->graph);
    knowledge_close(scene->knowledge);
}

START_TEST(two_parties_make_an_edge_and_three_a_node)
{
    Scene scene = open_scene();
    if (setjmp(*arena_escape(scene.arena)))
        ck_abort();
    Picture picture = picture_of(scene.arena, scene.knowledge, scene.graph, LANGUAGE_EN);
    ck_assert_uint_eq(picture.events, 3);
    ck_assert_uint_eq(picture.nodes.count, 4); /* three actors and the call */
    ck_assert_uint_eq(picture.edges.count, 5); /* strike, visit, and three spokes of the call */
    int claimed = 0, unrealized = 0, mutual = 0;
    for (uint32_t i = 0; i < picture.edges.count; i++) {
        claimed += picture.edges.items[i].line == LINE_CLAIMED;
        unrealized += picture.edges.items[i].line == LINE_UNREALIZED;
        mutual += picture.edges.items[i].mutual;
    }
    ck_assert_int_eq(claimed, 1);
    ck_assert_int_eq(unrealized, 1);
    ck_assert_int_eq(mutual, 3);
    close_scene(&scene);
}
END_TEST

START_TEST(a_label_tells_class_date_and_dead)
{
    Scene scene = open_scene();
    if (setjmp(*arena_escape(scene.arena)))
        ck_abort();
    Picture picture = picture_of(scene.arena, scene.knowledge, scene.graph, LANGUAGE_EN);
    bool found = false;
    for (uint32_t i = 0; i < picture.edges.count; i++) {
        Text label = picture.edges.items[i].label;
        found = found || (text_find(label, TEXT("2031-05-04")) != SIZE_MAX && text_find(label, TEXT("3–7")) != SIZE_MAX);
    }
    ck_assert(found);
    close_scene(&scene);
}
END_TEST

/* Collects what is written. */
typedef struct Sheet {
    char *bytes;
    size_t length;
} Sheet;

static bool take(void *context, const char *bytes, size_t length)
{
    Sheet *sheet = context;
    char *grown = realloc(sheet->bytes, sheet->length + length + 1);
    if (!grown)
        return false;
    memcpy(grown + sheet->length, bytes, length);
    sheet->bytes = grown;
    sheet->length += length;
    grown[sheet->length] = '\0';
    return true;
}

static Sheet drawn(Scene *scene, const char *format)
{
    Sheet sheet = {NULL, 0};
    DrawOptions options = {text_of(format), TEXT("A title"), LANGUAGE_EN};
    ck_assert_int_eq(draw(scene->knowledge, scene->graph, &options, NULL, take, &sheet), WIRE_OK);
    ck_assert_ptr_nonnull(sheet.bytes);
    return sheet;
}

START_TEST(hostile_labels_stay_well_formed)
{
    Scene scene = open_scene();
    Sheet dot = drawn(&scene, "dot"), svg = drawn(&scene, "svg"), again = drawn(&scene, "dot");
    ck_assert_ptr_nonnull(strstr(dot.bytes, "North \\\"Land\\\" &amp; &lt;Sons&gt;"));
    ck_assert_ptr_nonnull(strstr(svg.bytes, "&lt;Sons&gt;"));
    ck_assert_ptr_null(strstr(svg.bytes, "<Sons>"));
    ck_assert_ptr_nonnull(strstr(svg.bytes, "</svg>"));
    ck_assert_str_eq(dot.bytes, again.bytes);
    free(dot.bytes);
    free(svg.bytes);
    free(again.bytes);
    close_scene(&scene);
}
END_TEST

/* The corners of the first polygon behind a place in an SVG, as "x,y x,y ...", as a box. */
typedef struct Box {
    double left, right, top, bottom;
} Box;

static Box box_behind(const char *svg)
{
    Box box = {1e9, -1e9, 1e9, -1e9};
    const char *at = strstr(svg, "points=\"");
    ck_assert_ptr_nonnull(at);
    at += strlen("points=\"");
    for (double x, y; sscanf(at, "%lf,%lf", &x, &y) == 2; at += strcspn(at, " \"") + 1) {
        box.left = x < box.left ? x : box.left, box.right = x > box.right ? x : box.right;
        box.top = y < box.top ? y : box.top, box.bottom = y > box.bottom ? y : box.bottom;
        if (at[strcspn(at, " \"")] == '"')
            break;
    }
    return box;
}

/* Four pairs of groups (hexagons), each pair with one strike of its own. */
START_TEST(parts_that_do_not_hang_together_stand_apart_with_their_labels)
{
    enum { PAIRS = 4, GROUPS = 2 * PAIRS };
    Scene scene = open_scene();
    char names[GROUPS][24];
    Box boxes[GROUPS];
    for (int i = 0; i < GROUPS; i++)
        snprintf(names[i], sizeof names[i], "group%d", i);
    for (int i = 0; i < PAIRS; i++) {
        char name[24], day[24];
        snprintf(name, sizeof name, "raid%d", i);
        snprintf(day, sizeof day, "2031-06-%02d", i + 10);
        Term raid = event(scene.graph, name, "Strike");
        state(scene.graph, raid, WG_AGENT, named(scene.graph, names[2 * i], WG_ARMED_GROUP, names[2 * i]));
        state(scene.graph, raid, WG_TARGET, named(scene.graph, names[2 * i + 1], WG_ARMED_GROUP, names[2 * i + 1]));
        state(scene.graph, raid, SEM_HAS_BEGIN, graph_typed(scene.graph, text_of(day), XSD_DATE));
    }
    Sheet svg = drawn(&scene, "svg");
    for (int i = 0; i < GROUPS; i++) {
        char title[256], label[48];
        snprintf(title, sizeof title, "xlink:title=\"%s\"", names[i]);
        snprintf(label, sizeof label, ">2031&#45;06&#45;%02d<", i / 2 + 10);
        const char *at = strstr(svg.bytes, title);
        ck_assert_ptr_nonnull(at);
        ck_assert_ptr_nonnull(strstr(svg.bytes, label));
        boxes[i] = box_behind(at);
        for (int j = 0; j < i; j++)
            ck_assert(boxes[i].left > boxes[j].right || boxes[i].right < boxes[j].left || boxes[i].top > boxes[j].bottom ||
                      boxes[i].bottom < boxes[j].top);
    }
    free(svg.bytes);
    close_scene(&scene);
}
END_TEST

static bool refuse(void *context, const char *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return false;
}

START_TEST(a_refusing_receiver_and_an_unknown_format_are_told)
{
    Scene scene = open_scene();
    DrawOptions options = {TEXT("svg"), TEXT(""), LANGUAGE_EN};
    ck_assert_int_eq(draw(scene.knowledge, scene.graph, &options, NULL, refuse, NULL), WIRE_WRITE_FAILED);
    options.format = TEXT("gif");
    ck_assert_int_eq(draw(scene.knowledge, scene.graph, &options, NULL, refuse, NULL), WIRE_UNSUPPORTED);
    close_scene(&scene);
}
END_TEST

Suite *draw_suite(void);
Suite *draw_suite(void)
{
    Suite *suite = suite_create("draw");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, two_parties_make_an_edge_and_three_a_node);
    tcase_add_test(all, a_label_tells_class_date_and_dead);
    tcase_add_test(all, hostile_labels_stay_well_formed);
    tcase_add_test(all, parts_that_do_not_hang_together_stand_apart_with_their_labels);
    tcase_add_test(all, a_refusing_receiver_and_an_unknown_format_are_told);
    suite_add_tcase(suite, all);
    return suite;
}
