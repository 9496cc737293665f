/* The knowledge image: compiled, opened, refused when damaged; names, lists and frames found in it. */
#define _POSIX_C_SOURCE 200809L
#include "base/file.h"
#include "base/utf8.h"
#include "knowledge/compile.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIXES                                                                                             \
    "@prefix lex: <https://w3id.org/wiregraph/lexicon#> . @prefix wg: <https://w3id.org/wiregraph/ns#> . "   \
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . " \
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix t: <http://example.org/> .\n"

static const char names[] = PREFIXES
    "t:iran a wg:Country ; rdfs:label \"Iran\"@en , \"Iran\"@fr ; lex:demonym \"Iranian\"@en , \"iranienne\"@fr ;\n"
    "  lex:metonym \"Tehran\"@en ; lex:combining \"irano\"@fr ; owl:sameAs <http://www.wikidata.org/entity/Q794> ; lex:weight 1000 .\n"
    "t:tehran a wg:City ; rdfs:label \"Tehran\"@en , \"Téhéran\"@fr ; wg:locatedIn t:province ; lex:weight 10 .\n"
    "t:province a wg:Region ; rdfs:label \"Tehran Province\"@en ; wg:locatedIn t:iran .\n"
    "@prefix wgx: <https://w3id.org/wiregraph/ns#> .\n"
    "t:adl a wg:ArmedGroup ; rdfs:label \"Jaish al-Adl\"@en ; lex:acronym \"JAA\" .\n"
    "t:ivory a wg:Country ; rdfs:label \"Côte d'Ivoire\"@fr .\n"
    "t:taizz a wg:City ; rdfs:label \"Ta'izz\"@en .\n"
    "t:hezbollah a wg:ArmedGroup ; rdfs:label \"Hezbollah\"@en .\n"
    "t:minister a lex:Office ; rdfs:label \"foreign minister\"@en ; skos:altLabel \"ministre des Affaires étrangères\"@fr .\n"
    "t:amir a wg:Person ; rdfs:label \"Hossein Amir-Abdollahian\"@en ; lex:office \"foreign minister\"@en ; lex:country t:iran .\n"
    "t:seat a wg:Post ; rdfs:label \"Tehran seat\"@en ; <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q127710> .\n"
    "wg:Missile a lex:Instrument ; rdfs:label \"missile\"@en .\n"
    "lex:letters lex:rule \"^al$|^ul$=\" , \"i|e=i\" , \"ah$|a$=a\" , \"sh|ch=x\" .\n";

static const char words[] = PREFIXES
    "lex:fr lex:contraction \"au=à le\" , \"du=de le\" ; lex:atLeast \"au moins\" ; lex:month \"août|aou=8\" ;\n"
    "  lex:marker \"à=to,in\" , \"à=of\" .\n"
    "lex:en lex:statusWord \"refuse|rule out=denied\" ; lex:timeZone \"est=-500\" ; lex:postModifier \"late=late\" .\n";

static const char frames[] = PREFIXES
    "wg:Assault rdfs:subClassOf <http://semanticweb.cs.vu.nl/2009/11/sem/Event> .\n"
    "wg:Strike rdfs:subClassOf wg:Assault ; rdfs:label \"Strike\"@en ; lex:subject wg:agent ; lex:targetIsPlace true .\n"
    "wg:AirStrike rdfs:subClassOf wg:Strike .\n"
    "t:strike a lex:Frame ; lex:evokes wg:AirStrike ; lex:verb \"hit\"@en , \"carry out strike\"@en , \"lodge|file complaint|appeal\"@en ; lex:noun \"=talks\"@en ;\n"
    "  lex:object wg:target , wg:place ; lex:not \"hit road\"@en ; lex:requires wg:target ; lex:instrument wg:Missile ;\n"
    "  lex:objectIs lex:Place , lex:Actor .\n"
    "t:backed a lex:Frame ; lex:evokes wg:backedBy ; lex:participle \"back\"@en ; lex:subject <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> .\n";

/* ---- a folder of Turtle, an image of it, and what is said meanwhile ---- */

typedef struct Bench {
    char folder[64], image[96], line[1024];
    Reporter reporter;
    Knowledge *knowledge;
    Arena *arena;
    Symbols *symbols;
} Bench;

static Bench bench;

static void keep_line(void *context, const char *line)
{
    snprintf(((Bench *)context)->line, sizeof bench.line, "%s", line);
}

static void put_file(const char *name, const char *content)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s", bench.folder, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(content, file);
    fclose(file);
}

static void set_up(void)
{
    memset(&bench, 0, sizeof bench);
    snprintf(bench.folder, sizeof bench.folder, "/tmp/knowledge.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(bench.folder));
    snprintf(bench.image, sizeof bench.image, "%s/image", bench.folder);
    bench.reporter = (Reporter){keep_line, &bench};
}

static void tear_down(void)
{
    static const char *const files[] = {"a.ttl", "b.ttl", "c.ttl", "user", "image", "again"};
    knowledge_close(bench.knowledge);
    arena_free(bench.arena);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[160];
        snprintf(path, sizeof path, "%s/%s", bench.folder, files[i]);
        unlink(path);
    }
    rmdir(bench.folder);
}

static void open_all(void)
{
    put_file("a.ttl", names);
    put_file("b.ttl", words);
    put_file("c.ttl", frames);
    ck_assert_msg(knowledge_compile(bench.folder, bench.image, &bench.reporter) == WIRE_OK, "%s", bench.line);
    ck_assert_int_eq(knowledge_open(bench.image, bench.folder, &bench.reporter, &bench.knowledge), WIRE_OK);
    bench.arena = arena_new(1 << 24);
    if (setjmp(*arena_escape(bench.arena)))
        ck_abort();
    bench.symbols = symbols_new(bench.arena, knowledge_symbols(bench.knowledge));
}

/* Folded symbols of words separated by spaces. */
static uint32_t cut(const char *text, Symbol out[16])
{
    char folded[256];
    Text rest = {folded, utf8_fold(text_of(text), folded, sizeof folded)};
    uint32_t count = 0;
    while ((rest = text_trim(rest)).length) {
        Text word = text_slice(rest, 0, text_find(rest, TEXT(" ")));
        rest = text_slice(rest, word.length, rest.length);
        out[count++] = symbol_of(bench.symbols, word);
    }
    return count;
}

/* Checks how many words of a text name the thing with this local name. */
static NameHit check_name(const char *text, uint32_t length, const char *thing)
{
    Symbol symbols[16];
    const NameHit *hits = NULL;
    uint32_t hit_count = 0, count = cut(text, symbols);
    ck_assert_uint_eq(knowledge_match_names(bench.knowledge, symbols, count, &hits, &hit_count), length);
    if (!length)
        return (NameHit){.thing = NONE};
    Thing found = knowledge_thing(bench.knowledge, hits[0].thing);
    ck_assert_msg(text_ends(found.iri, text_of(thing)), "%s names %.*s", text, (int)found.iri.length, found.iri.bytes);
    return hits[0];
}

/* ---- the file ---- */

static Text read_image(const char *name)
{
    char path[160];
    Text bytes;
    snprintf(path, sizeof path, "%s/%s", bench.folder, name);
    ck_assert_int_eq(file_read(path, 1 << 24, &bench.reporter, &bytes), WIRE_OK);
    return bytes;
}

START_TEST(the_same_files_give_the_same_bytes)
{
    char again[160];
    open_all();
    snprintf(again, sizeof again, "%s/again", bench.folder);
    ck_assert_int_eq(knowledge_compile(bench.folder, again, &bench.reporter), WIRE_OK);
    Text first = read_image("image"), second = read_image("again");
    ck_assert(text_equal(first, second));
    free((void *)(uintptr_t)first.bytes);
    free((void *)(uintptr_t)second.bytes);
}
END_TEST

START_TEST(a_truncated_image_is_refused_at_every_length)
{
    open_all();
    Text bytes = read_image("image");
    Image image;
    ck_assert_int_eq(image_open(bytes, "x", NULL, &image), WIRE_OK);
    for (size_t length = 0; length < bytes.length; length++)
        ck_assert_int_eq(image_open(text_slice(bytes, 0, length), "x", NULL, &image), WIRE_BAD_IMAGE);
    free((void *)(uintptr_t)bytes.bytes);
}
END_TEST

START_TEST(an_image_with_a_flipped_bit_is_refused)
{
    open_all();
    Text bytes = read_image("image");
    Image image;
    for (size_t i = 0; i < bytes.length; i++) {
        char *byte = (char *)(uintptr_t)bytes.bytes + i;
        *byte = (char)(*byte ^ 1 << i % 8);
        ck_assert_int_eq(image_open(bytes, "x", NULL, &image), WIRE_BAD_IMAGE);
        *byte = (char)(*byte ^ 1 << i % 8);
    }
    free((void *)(uintptr_t)bytes.bytes);
}
END_TEST

START_TEST(what_is_no_image_is_refused_with_words)
{
    Knowledge *knowledge = NULL;
    put_file("image", "PK\3\4 and more bytes that are no image of anything");
    ck_assert_int_eq(knowledge_open(bench.image, NULL, &bench.reporter, &knowledge), WIRE_BAD_IMAGE);
    ck_assert_ptr_nonnull(strstr(bench.line, "not a knowledge image"));
    unlink(bench.image);
    ck_assert_int_eq(knowledge_open(bench.image, NULL, &bench.reporter, &knowledge), WIRE_READ_FAILED);
}
END_TEST

/* ---- errors of the sources ---- */

static void check_error(const char *turtle, const char *place_and_words)
{
    char expected[256];
    put_file("a.ttl", turtle);
    bench.line[0] = '\0';
    ck_assert_int_eq(knowledge_compile(bench.folder, bench.image, &bench.reporter), WIRE_BAD_SYNTAX);
    snprintf(expected, sizeof expected, "%s/a.ttl:%s", bench.folder, place_and_words);
    ck_assert_msg(strncmp(bench.line, expected, strlen(expected)) == 0, "%s instead of %s", bench.line, expected);
    ck_assert_int_ne(access(bench.image, F_OK), 0);
}

START_TEST(errors_name_file_line_and_column)
{
    check_error(PREFIXES "lex:en lex:month \"may=5\" ,\n    \"june=x\" .\n", "3:6: unknown value \"x\"");
    check_error(PREFIXES "\nlex:en lex:mnth \"may=5\" .\n", "3:12: unknown property lex:mnth");
    check_error(PREFIXES "lex:de lex:month \"mai=5\" .\n", "2:19: a word list belongs to");
    check_error(PREFIXES "t:f a lex:Frame ;\n  lex:evokes wg:Nothing .\n", "3:17: unknown class Nothing");
    check_error(PREFIXES "t:f a lex:Frame ;\n  lex:evokes wg:backedBy ; lex:object\n wg:helper .\n", "4:5: unknown role helper");
    check_error(PREFIXES "t:f a lex:Thingy .\n", "2:");
    check_error(PREFIXES "t:f u:a t:b .\n", "2:5: The namespace prefix");
    check_error(PREFIXES "t:x a wg:City ; rdfs:label \"X\"@en ; lex:weight \"big\" .\n", "2:49: not a number");
}
END_TEST

/* ---- things and names ---- */

START_TEST(things_say_what_the_gazetteer_says)
{
    open_all();
    uint32_t tehran = knowledge_thing_of(bench.knowledge, TEXT("http://example.org/tehran"));
    Thing thing = knowledge_thing(bench.knowledge, tehran);
    ck_assert_int_eq(thing.class, CLASS_CITY);
    ck_assert(text_equal(thing.label[LANGUAGE_FR], TEXT("Téhéran")));
    ck_assert(text_equal(knowledge_thing(bench.knowledge, thing.within).label[LANGUAGE_EN], TEXT("Tehran Province")));
    Thing country = knowledge_thing(bench.knowledge, thing.country);
    ck_assert(text_equal(country.wikidata, TEXT("http://www.wikidata.org/entity/Q794")));
    ck_assert_uint_eq(country.country, thing.country);
    ck_assert_uint_eq(knowledge_thing_of(bench.knowledge, TEXT("http://example.org/nowhere")), NONE);
    HeldOffice held[4];
    uint32_t amir = knowledge_thing_of(bench.knowledge, TEXT("http://example.org/amir"));
    ck_assert_uint_eq(knowledge_held_offices(bench.knowledge, amir, held, 4), 1);
    ck_assert_int_eq(knowledge_thing(bench.knowledge, held[0].office).kind, THING_OFFICE);
    ck_assert_uint_eq(held[0].country, thing.country);
}
END_TEST

START_TEST(posts_have_links_and_are_not_looked_for)
{
    open_all();
    Thing seat = knowledge_thing(bench.knowledge, knowledge_thing_of(bench.knowledge, TEXT("http://example.org/seat")));
    ck_assert_int_eq(seat.kind, THING_POST);
    ck_assert(text_equal(seat.wikidata, TEXT("http://www.wikidata.org/entity/Q127710")));
    check_name("tehran seat", 1, "/iran"); /* the town and state, no more */
}
END_TEST

START_TEST(the_longest_name_wins)
{
    open_all();
    check_name("tehran province and more", 2, "/province");
    check_name("tehran", 1, "/iran"); /* best known first: the capital stands for its state */
    check_name("foreign minister", 2, "/minister");
    check_name("foreign", 0, NULL);
    check_name("province", 0, NULL);
    Symbol symbols[16];
    const NameHit *hits;
    ck_assert_uint_eq(knowledge_exact_names(bench.knowledge, symbols, cut("tehran", symbols), &hits), 2);
    ck_assert_int_eq(hits[0].kind, NAME_METONYM);
    ck_assert_int_eq(hits[1].kind, NAME_LABEL);
}
END_TEST

START_TEST(names_match_however_hyphens_and_apostrophes_are_cut)
{
    open_all();
    check_name("jaish al-adl", 2, "/adl");
    check_name("jaish al - adl", 4, "/adl");
    check_name("jaish al adl said", 3, "/adl");
    check_name("jaish-al-adl", 0, NULL); /* a form of its own: found by its letters */
    check_name("hossein amir-abdollahian", 2, "/amir");
    check_name("hossein amir - abdollahian", 4, "/amir");
    check_name("hossein amir abdollahian", 3, "/amir");
    check_name("côte d'ivoire", 2, "/ivory");
    check_name("côte d' ivoire", 3, "/ivory");
    check_name("ta'izz", 1, "/taizz");
    check_name("taizz", 1, "/taizz");
    check_name("iran - backed", 1, "/iran"); /* a hyphen after a name is not part of it */
    check_name("- iran", 0, NULL);
}
END_TEST

START_TEST(forms_tell_their_kind_and_language)
{
    open_all();
    ck_assert_int_eq(check_name("j.a.a.", 1, "/adl").kind, NAME_ACRONYM);
    ck_assert_int_eq(check_name("iranienne", 1, "/iran").kind, NAME_DEMONYM);
    ck_assert_int_eq(check_name("iranienne", 1, "/iran").language, LANGUAGE_FR);
    ck_assert_int_eq(check_name("irano", 1, "/iran").kind, NAME_COMBINING);
    ck_assert_int_eq(check_name("iran", 1, "/iran").language, LANGUAGE_UNKNOWN); /* the same in both */
}
END_TEST

static void check_variant(const char *text, uint32_t length, const char *thing)
{
    Symbol symbols[16];
    const NameHit *hits = NULL;
    uint32_t hit_count = 0, count = cut(text, symbols);
    ck_assert_uint_eq(knowledge_match_variants(bench.knowledge, bench.symbols, symbols, count, &hits, &hit_count), length);
    if (!length)
        return;
    ck_assert(hits[0].variant);
    ck_assert(text_ends(knowledge_thing(bench.knowledge, hits[0].thing).iri, text_of(thing)));
}

START_TEST(names_spelled_otherwise_are_found_by_their_letters)
{
    open_all();
    check_variant("jaich ul-adl", 2, "/adl");
    check_variant("jaich adl", 2, "/adl");
    check_variant("hizbolla said", 1, "/hezbollah");
    check_variant("hossain amir", 0, NULL);
    check_variant("irin", 0, NULL); /* too short to be sure */
}
END_TEST

/* ---- lists ---- */

static int32_t check_list(Language language, List list, const char *text, uint32_t length)
{
    Symbol symbols[16];
    int32_t value = -1;
    ck_assert_uint_eq(knowledge_match_list(bench.knowledge, language, list, symbols, cut(text, symbols), &value), length);
    return value;
}

START_TEST(lists_give_their_values)
{
    open_all();
    ck_assert_int_eq(check_list(LANGUAGE_FR, LIST_MONTH, "août 2024", 1), 8);
    check_list(LANGUAGE_EN, LIST_MONTH, "août", 0);
    ck_assert_int_eq(check_list(LANGUAGE_EN, LIST_STATUS_WORD, "rule out it", 2), STATUS_DENIED);
    ck_assert_int_eq(check_list(LANGUAGE_EN, LIST_TIME_ZONE, "EST", 1), -500);
    ck_assert_int_eq(check_list(LANGUAGE_EN, LIST_POST_MODIFIER, "late", 1), POST_LATE);
    ck_assert_int_eq(check_list(LANGUAGE_FR, LIST_AT_LEAST, "au moins", 2), 1);
    ck_assert_int_eq(check_list(LANGUAGE_FR, LIST_AT_LEAST, "à le moins dix", 3), 1);
    ck_assert_int_eq(check_list(LANGUAGE_FR, LIST_MARKER, "à", 1), 1 << SLOT_TO | 1 << SLOT_IN | 1 << SLOT_OF);
    Symbol whole = (Symbol)check_list(LANGUAGE_FR, LIST_CONTRACTION, "du", 1);
    ck_assert(text_equal(symbol_text(bench.symbols, whole), TEXT("de le")));
}
END_TEST

/* ---- frames ---- */

static uint32_t triggers_of(const char *word, Trigger *out)
{
    Symbol symbols[16];
    cut(word, symbols);
    return knowledge_triggers(bench.knowledge, LANGUAGE_EN, symbols[0], out, 16);
}

START_TEST(triggers_lead_to_their_frames)
{
    Trigger found[16];
    open_all();
    ck_assert_uint_eq(triggers_of("talk", found), 0);
    ck_assert_uint_eq(triggers_of("talks", found), 1);
    ck_assert(found[0].by_form);
    ck_assert_int_eq(found[0].part, TRIGGER_NOUN);
    ck_assert_uint_eq(triggers_of("carry", found), 1);
    ck_assert_uint_eq(found[0].others_count, 2);
    ck_assert(text_equal(symbol_text(bench.symbols, found[0].others[1]), TEXT("strike")));
    ck_assert_uint_eq(triggers_of("lodge", found), 2); /* words between bars serve alike */
    ck_assert_uint_eq(triggers_of("file", found), 2);
    ck_assert(text_equal(symbol_text(bench.symbols, found[0].others[0]), TEXT("complaint")));
    ck_assert(text_equal(symbol_text(bench.symbols, found[1].others[0]), TEXT("appeal")));
    uint32_t count = triggers_of("hit", found);
    ck_assert_uint_gt(count, 1);
    ck_assert(found[0].negative && found[0].others_count == 1); /* the longest go first */
    ck_assert(!found[count - 1].negative);
}
END_TEST

START_TEST(frames_inherit_the_slots_of_their_class)
{
    Trigger found[16];
    open_all();
    ck_assert_uint_eq(triggers_of("talks", found), 1);
    Frame frame = knowledge_frame(bench.knowledge, found[0].frame);
    EventClass class = knowledge_event_class(bench.knowledge, frame.class);
    ck_assert(text_equal(class.name, TEXT("AirStrike")));
    ck_assert(class.target_is_place && !class.symmetric);
    ck_assert(text_equal(knowledge_event_class(bench.knowledge, class.parent).label[LANGUAGE_EN], TEXT("Strike")));
    ck_assert_uint_eq(frame.slots[SLOT_SUBJECT], 1 << ROLE_AGENT);
    ck_assert_uint_eq(frame.slots[SLOT_OBJECT], 1 << ROLE_TARGET | 1 << ROLE_PLACE);
    ck_assert_uint_eq(frame.slots[SLOT_OF], 1 << FILL_UNSET);
    ck_assert_uint_eq(frame.required, 1 << ROLE_TARGET);
    ck_assert_uint_eq(frame.object_is, 1 << FILLER_PLACE | 1 << FILLER_ACTOR);
    ck_assert_int_eq(knowledge_thing(bench.knowledge, frame.instrument).class, CLASS_INSTRUMENT);
    ck_assert_uint_eq(triggers_of("back", found), 1);
    frame = knowledge_frame(bench.knowledge, found[0].frame);
    ck_assert_int_eq(frame.relation, RELATION_BACKED_BY);
    ck_assert_uint_eq(frame.slots[SLOT_SUBJECT], 1 << FILL_OBJECT);
    ck_assert(text_equal(knowledge_term_label(bench.knowledge, TEXT("Strike"), LANGUAGE_EN), TEXT("Strike")));
}
END_TEST

/* ---- the user's own names ---- */

static WireStatus add_user(const char *turtle)
{
    char path[160];
    put_file("user", turtle);
    snprintf(path, sizeof path, "%s/user", bench.folder);
    WireStatus status = knowledge_add_gazetteer(bench.knowledge, path, &bench.reporter);
    bench.symbols = symbols_new(bench.arena, knowledge_symbols(bench.knowledge));
    return status;
}

START_TEST(a_users_names_go_first)
{
    open_all();
    ck_assert_msg(add_user(PREFIXES "t:dove a wg:Media ; skos:prefLabel \"Tehran\"@en ; skos:altLabel \"Tehran Province Herald\"@en .\n"
                           "t:iran skos:prefLabel \"Persia\"@en ; skos:altLabel \"بلاد\"@fa .\n"
                           "t:near skos:prefLabel \"Sharq\"@en ; skos:broader t:tehran .\n"
                           "t:ann a <http://schema.org/Person> ; <http://schema.org/name> \"Ann Other\" .\n") == WIRE_OK,
                  "%s", bench.line);
    ck_assert(check_name("tehran", 1, "/dove").user);
    check_name("tehran province", 2, "/province"); /* the longer one, though it is not the user's */
    check_name("tehran province herald", 3, "/dove");
    Thing iran = knowledge_thing(bench.knowledge, check_name("persia", 1, "/iran").thing);
    ck_assert(text_equal(iran.label[LANGUAGE_EN], TEXT("Persia"))); /* in the place of the image's */
    ck_assert(iran.label[LANGUAGE_FR].length > 0);                  /* which stays where the user says nothing */
    check_name("ann other", 2, "/ann");
    check_name("jaish al-adl", 2, "/adl");
    NameHit near = check_name("sharq", 1, "/near");
    ck_assert_int_eq(knowledge_thing(bench.knowledge, near.thing).class, CLASS_CITY); /* as what it narrows */
    Symbol symbols[16];
    const NameHit *hits;
    ck_assert_uint_eq(knowledge_exact_names(bench.knowledge, symbols, cut("tehran", symbols), &hits), 3);
    ck_assert(!hits[1].user);
}
END_TEST

START_TEST(what_cannot_be_used_of_a_users_file_is_named)
{
    open_all();
    ck_assert_int_eq(add_user(PREFIXES "t:a skos:prefLabel \"Nobody\"@en .\n"), WIRE_BAD_SYNTAX);
    ck_assert_ptr_nonnull(strstr(bench.line, "user:2:"));
    ck_assert_ptr_nonnull(strstr(bench.line, "no class"));
    ck_assert_int_eq(add_user("@prefix t: <http://example.org/> .\nt:a t:b ;;\n"), WIRE_BAD_SYNTAX);
    ck_assert_ptr_nonnull(strstr(bench.line, "user:"));
    check_name("tehran", 1, "/iran"); /* nothing has changed */
}
END_TEST

START_TEST(every_allocation_of_a_users_names_may_fail)
{
    open_all();
    put_file("user", PREFIXES "t:dove a wg:Media ; skos:prefLabel \"The Dove\"@en .\n");
    char path[160];
    snprintf(path, sizeof path, "%s/user", bench.folder);
    Text bytes = read_image("image");
    Image base, over;
    ck_assert_int_eq(image_open(bytes, "x", NULL, &base), WIRE_OK);
    volatile bool whole = false;
    for (volatile size_t blocks = 0; !whole && blocks < 100; blocks++) {
        Arena *arena = arena_new(1 << 26);
        arena_fail_after(arena, blocks);
        if (setjmp(*arena_escape(arena)) == 0)
            whole = knowledge_compile_over(arena, &base, path, NULL, &over) == WIRE_OK;
        arena_free(arena);
    }
    ck_assert(whole);
    free((void *)(uintptr_t)bytes.bytes);
}
END_TEST

Suite *knowledge_suite(void);
Suite *knowledge_suite(void)
{
    Suite *suite = suite_create("knowledge");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_set_timeout(all, 30);
    tcase_add_test(all, the_same_files_give_the_same_bytes);
    tcase_add_test(all, a_truncated_image_is_refused_at_every_length);
    tcase_add_test(all, an_image_with_a_flipped_bit_is_refused);
    tcase_add_test(all, what_is_no_image_is_refused_with_words);
    tcase_add_test(all, errors_name_file_line_and_column);
    tcase_add_test(all, things_say_what_the_gazetteer_says);
    tcase_add_test(all, posts_have_links_and_are_not_looked_for);
    tcase_add_test(all, the_longest_name_wins);
    tcase_add_test(all, names_match_however_hyphens_and_apostrophes_are_cut);
    tcase_add_test(all, forms_tell_their_kind_and_language);
    tcase_add_test(all, names_spelled_otherwise_are_found_by_their_letters);
    tcase_add_test(all, lists_give_their_values);
    tcase_add_test(all, triggers_lead_to_their_frames);
    tcase_add_test(all, frames_inherit_the_slots_of_their_class);
    tcase_add_test(all, a_users_names_go_first);
    tcase_add_test(all, what_cannot_be_used_of_a_users_file_is_named);
    tcase_add_test(all, every_allocation_of_a_users_names_may_fail);
    suite_add_tcase(suite, all);
    return suite;
}
