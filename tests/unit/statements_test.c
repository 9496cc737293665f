/* What documents made by hand come to as statements. */
#include "base/file.h"
#include "graph/parse.h"
#include "graph/statements.h"
#include "tree.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ID "https://w3id.org/wiregraph/id/"
#define NS "https://w3id.org/wiregraph/ns#"

typedef struct Case {
    Knowledge *knowledge;
    Arena *arena;
    Document *document;
    Graph *graph;
} Case;

/* "Téhéran a frappé des hommes armés à Saravan.": five mentions, of which one is of unnamed people. */
static const char french[] = "Téhéran Téhéran PROPN 3 nsubj _ Country=Iran\n"
                             "a avoir AUX 3 aux _\n"
                             "frappé frapper VERB 0 root _\n"
                             "BLA BLA PROPN 3 obj _ ArmedGroup=BLA\n"
                             "gunmen homme NOUN 3 obj _ Unnamed=gunmen\n"
                             "Saravan Saravan PROPN 3 obl _ City=Saravan\n"
                             "missile missile NOUN 3 obl _ Instrument=missile\n";

static uint32_t entity_named(const Document *document, const char *name)
{
    for (uint32_t i = 0; i < document->entities.count; i++)
        if (text_equal(symbol_text(document->symbols, document->entities.items[i].name), text_of(name)))
            return i;
    ck_abort_msg("no entity %s", name);
    return NONE;
}

static void link_entity(Case *self, const char *name, const char *iri)
{
    uint32_t thing = knowledge_thing_of(self->knowledge, text_of(iri));
    ck_assert_uint_ne(thing, NONE);
    self->document->entities.items[entity_named(self->document, name)].thing = thing;
}

static Case open_case(Language language)
{
    Case self = {.knowledge = tree_knowledge(), .arena = arena_new(1 << 26), .graph = graph_new()};
    if (setjmp(*arena_escape(self.arena)))
        ck_abort();
    self.document = tree_document(self.arena, self.knowledge, language, french);
    self.document->sha256[0] = (unsigned char)(0xA0 + language);
    link_entity(&self, "Iran", ID "state/irn");
    link_entity(&self, "missile", NS "Missile");
    return self;
}

static void close_case(Case *self)
{
    graph_free(self->graph);
    arena_free(self->arena);
    knowledge_close(self->knowledge);
}

static Event *add_event(Case *self, const char *class, const char *day)
{
    Event *event = ARRAY_PUSH(self->document->arena, &self->document->events);
    *event = (Event){.class = knowledge_event_class_of(self->knowledge, text_of(class)), .place_text = NONE,
                     .date_cause = NONE, .status_cause = NONE, .response_to = NONE, .part_of = NONE};
    if (day)
        ck_assert(date_parse(text_of(day), &event->date));
    return event;
}

static void add_role(Case *self, Event *event, RoleKind kind, const char *name)
{
    *ARRAY_PUSH(self->document->arena, &event->roles) =
        (Role){.kind = (uint8_t)kind, .entity = entity_named(self->document, name), .rule = "test"};
}

static Event *add_strike(Case *self)
{
    Event *event = add_event(self, "Strike", "2024-01-16");
    add_role(self, event, ROLE_AGENT, "Iran");
    add_role(self, event, ROLE_TARGET, "BLA");
    add_role(self, event, ROLE_PLACE, "Saravan");
    add_role(self, event, ROLE_INSTRUMENT, "missile");
    return event;
}

static void state(Case *self, WireProvenance provenance)
{
    ck_assert_int_eq(graph_add_document(self->graph, self->knowledge, self->document, provenance), WIRE_OK);
}

static Term only(Graph *graph, Term predicate, Term object)
{
    Quads found = graph_with(graph, predicate, object);
    ck_assert_uint_eq(found.count, 1);
    return found.items->subject;
}

static bool holds(Graph *graph, Term subject, Term predicate, const char *object)
{
    Quads found = graph_about(graph, subject, predicate);
    for (size_t i = 0; i < found.count; i++)
        if (text_equal(graph_term(graph, found.items[i].object).text, text_of(object)))
            return true;
    return false;
}

START_TEST(an_event_has_class_time_place_and_parties)
{
    Case self = open_case(LANGUAGE_EN);
    add_strike(&self);
    state(&self, WIRE_PROVENANCE_MENTION);
    Term event = only(self.graph, RDF_TYPE, WG_STRIKE);
    ck_assert(text_starts(graph_term(self.graph, event).text, TEXT(ID "event/strike-20240116-irn-bla-")));
    ck_assert(holds(self.graph, event, RDF_TYPE, NS "MissileStrike"));
    ck_assert(holds(self.graph, event, WG_AGENT, ID "state/irn"));
    ck_assert(holds(self.graph, event, WG_TARGET, ID "group/bla"));
    ck_assert(holds(self.graph, event, SEM_HAS_PLACE, ID "city/saravan") ||
              graph_about(self.graph, event, SEM_HAS_PLACE).count == 1); /* set apart where the gazetteer has one */
    ck_assert(holds(self.graph, event, WG_INSTRUMENT, NS "Missile"));
    ck_assert(holds(self.graph, event, SEM_HAS_BEGIN, "2024-01-16"));
    ck_assert(holds(self.graph, event, WG_DATE_PRECISION, NS "Day"));
    ck_assert(holds(self.graph, event, RDFS_LABEL, "Frappe : Iran contre BLA, Saravan, 16 janvier 2024"));
    close_case(&self);
}
END_TEST

/* The labels of one event, made anew, in both languages. */
static void is_called(Case *self, const char *class, const char *english, const char *words_in_french)
{
    state(self, WIRE_PROVENANCE_NONE);
    Term event = only(self->graph, RDF_TYPE, graph_find_iri(self->graph, text_of(class)));
    Term labels[] = {graph_label(self->graph, event, RDFS_LABEL, TEXT("en")),
                     graph_label(self->graph, event, RDFS_LABEL, TEXT("fr"))};
    ck_assert_str_eq(graph_term(self->graph, labels[0]).text.bytes, english);
    ck_assert_str_eq(graph_term(self->graph, labels[1]).text.bytes, words_in_french);
    close_case(self);
}

START_TEST(an_event_is_called_by_the_phrase_of_its_class)
{
    Case self = open_case(LANGUAGE_EN);
    add_strike(&self);
    is_called(&self, NS "Strike", "Strike by Iran on BLA in Saravan, 16 January 2024",
              "Frappe : Iran contre BLA, Saravan, 16 janvier 2024");

    self = open_case(LANGUAGE_EN); /* of the victim only; a month */
    add_role(&self, add_event(&self, "Killing", "2024-08"), ROLE_TARGET, "BLA");
    is_called(&self, NS "Killing", "Killing of BLA, August 2024", "Homicide : BLA, août 2024");

    self = open_case(LANGUAGE_EN); /* two that meet, where one is too; a year */
    Event *event = add_event(&self, "Meeting", "2023");
    add_role(&self, event, ROLE_PARTICIPANT, "BLA");
    add_role(&self, event, ROLE_PARTICIPANT, "Iran");
    is_called(&self, NS "Meeting", "Meeting between BLA and Iran, 2023", "Rencontre : BLA et Iran, 2023");

    self = open_case(LANGUAGE_EN); /* one of those that meet */
    add_role(&self, add_event(&self, "Meeting", NULL), ROLE_PARTICIPANT, "Iran");
    is_called(&self, NS "Meeting", "Meeting involving Iran", "Rencontre : Iran");

    self = open_case(LANGUAGE_EN); /* a place that is told as the target is not told again */
    event = add_event(&self, "Visit", "2024-02-01");
    add_role(&self, event, ROLE_TARGET, "Saravan");
    add_role(&self, event, ROLE_PLACE, "Saravan");
    is_called(&self, NS "Visit", "Visit to Saravan, 1 February 2024", "Visite → Saravan, 1er février 2024");

    self = open_case(LANGUAGE_EN); /* what did not happen so far */
    event = add_event(&self, "Visit", "2024-02");
    event->status = STATUS_PLANNED;
    add_role(&self, event, ROLE_AGENT, "Iran");
    is_called(&self, NS "UnrealizedEvent", "Visit (planned) by Iran, February 2024", "Visite (projet) : Iran, février 2024");

    self = open_case(LANGUAGE_EN); /* nothing is known */
    add_event(&self, "Disaster", NULL);
    is_called(&self, NS "Disaster", "Disaster", "Catastrophe");
}
END_TEST

static void lasts(const char *begin, const char *end, const char *english, const char *words_in_french)
{
    Case self = open_case(LANGUAGE_EN);
    Event *event = add_event(&self, "War", begin);
    DateRange until;
    ck_assert(date_parse(text_of(end), &until));
    event->date.high = until.high;
    is_called(&self, NS "War", english, words_in_french);
}

START_TEST(days_of_an_event_are_written_without_repetition)
{
    lasts("2024-01-16", "2024-01-18", "War, 16–18 January 2024", "Guerre, 16–18 janvier 2024");
    lasts("2024-06-30", "2024-07-01", "War, 30 June – 1 July 2024", "Guerre, 30 juin – 1er juillet 2024");
    lasts("2024-02-01", "2024-02-01", "War, 1 February 2024", "Guerre, 1er février 2024");
    lasts("2023-12-31", "2024-01-02", "War, 31 December 2023 – 2 January 2024", "Guerre, 31 décembre 2023 – 2 janvier 2024");
}
END_TEST

START_TEST(every_class_of_events_has_a_phrase_in_both_languages)
{
    Knowledge *knowledge = tree_knowledge();
    for (uint32_t i = 0; i < knowledge_event_classes(knowledge); i++) {
        EventClass class = knowledge_event_class(knowledge, i);
        for (int language = LANGUAGE_UNKNOWN + 1; language < LANGUAGE_COUNT; language++)
            ck_assert(text_starts(class.phrase[language], TEXT("{class}")));
    }
    knowledge_close(knowledge);
}
END_TEST

START_TEST(what_did_not_happen_has_no_class_of_its_own)
{
    Case self = open_case(LANGUAGE_EN);
    add_strike(&self)->status = STATUS_PLANNED;
    state(&self, WIRE_PROVENANCE_MENTION);
    ck_assert_uint_eq(graph_with(self.graph, RDF_TYPE, WG_STRIKE).count, 0);
    ck_assert_uint_eq(graph_with(self.graph, RDF_TYPE, SEM_EVENT).count, 0);
    Term event = only(self.graph, RDF_TYPE, WG_UNREALIZED_EVENT);
    ck_assert(holds(self.graph, event, WG_EVENT_CLASS, NS "Strike"));
    ck_assert(holds(self.graph, event, WG_STATUS, NS "Planned"));
    close_case(&self);
}
END_TEST

START_TEST(two_articles_meet_in_one_event)
{
    Case first = open_case(LANGUAGE_EN), second = open_case(LANGUAGE_FR);
    add_strike(&first);
    Event *event = add_event(&second, "Strike", "2024-01-16"); /* told in another order, without means */
    add_role(&second, event, ROLE_PLACE, "Saravan");
    add_role(&second, event, ROLE_TARGET, "BLA");
    add_role(&second, event, ROLE_TARGET, "gunmen");
    add_role(&second, event, ROLE_AGENT, "Iran");
    state(&first, WIRE_PROVENANCE_GRAPH);
    state(&second, WIRE_PROVENANCE_GRAPH);
    graph_add_all(first.graph, second.graph);
    Quads strikes = graph_with(first.graph, RDF_TYPE, WG_STRIKE);
    ck_assert_uint_eq(strikes.count, 2);
    ck_assert_uint_eq(strikes.items[0].subject, strikes.items[1].subject);
    ck_assert_uint_eq(graph_about(first.graph, strikes.items[0].subject, WG_REPORTED_BY).count, 2);
    close_case(&first);
    close_case(&second);
}
END_TEST

START_TEST(what_is_told_without_its_day_is_known_in_no_other_article)
{
    Case first = open_case(LANGUAGE_EN), second = open_case(LANGUAGE_FR);
    add_strike(&first)->date.precision = DATE_UNKNOWN;
    add_strike(&second)->date.precision = DATE_UNKNOWN;
    add_strike(&second)->date.precision = DATE_UNKNOWN; /* a second one in the same article */
    state(&first, WIRE_PROVENANCE_GRAPH);
    state(&second, WIRE_PROVENANCE_GRAPH);
    graph_add_all(first.graph, second.graph);
    Quads strikes = graph_with(first.graph, RDF_TYPE, WG_STRIKE);
    ck_assert_uint_eq(strikes.count, 3);
    ck_assert_uint_ne(strikes.items[0].subject, strikes.items[1].subject);
    ck_assert_uint_ne(strikes.items[1].subject, strikes.items[2].subject);
    close_case(&first);
    close_case(&second);
}
END_TEST

START_TEST(what_somebody_asserts_is_one_claim)
{
    Case self = open_case(LANGUAGE_EN);
    add_strike(&self);
    *ARRAY_PUSH(self.document->arena, &self.document->claims) =
        (Claim){.event = 0, .speaker = entity_named(self.document, "Iran"), .polarity = POLARITY_DENIED,
                .verb = symbol_of(self.document->symbols, TEXT("denied")), .evidence = {0, 8}};
    state(&self, WIRE_PROVENANCE_CLAIM);
    Quads claims = graph_with(self.graph, RDF_TYPE, WG_STATEMENT_CLAIM);
    ck_assert_uint_eq(claims.count, 1);
    for (size_t i = 0; i < claims.count; i++) {
        Term claim = claims.items[i].subject;
        ck_assert(holds(self.graph, claim, WG_CLAIMED_BY, ID "state/irn"));
        ck_assert(holds(self.graph, claim, WG_POLARITY, NS "Denied"));
        ck_assert(holds(self.graph, claim, WG_REPORTING_VERB, "denied"));
        ck_assert(holds(self.graph, claim, WG_EVIDENCE, ID "doc/da10000000000#char=0,6"));
    }
    close_case(&self);
}
END_TEST

START_TEST(counted_victims_are_a_casualty_report)
{
    Case self = open_case(LANGUAGE_EN);
    add_strike(&self);
    const double counts[][2] = {{2, 2}, {9, INFINITY}};
    for (int i = 0; i < 2; i++)
        *ARRAY_PUSH(self.document->arena, &self.document->tolls) =
            (Toll){.event = 0, .harm = HARM_KILLED, .count = {counts[i][0], counts[i][1], 0, false},
                   .victims = entity_named(self.document, "gunmen"), .speaker = NONE, .evidence = {0, 8}};
    state(&self, WIRE_PROVENANCE_CLAIM);
    Quads reports = graph_with(self.graph, RDF_TYPE, WG_CASUALTY_REPORT);
    Term event = only(self.graph, RDF_TYPE, WG_STRIKE);
    ck_assert_uint_eq(reports.count, 2);
    size_t most = 0;
    for (size_t i = 0; i < reports.count; i++)
        most += graph_about(self.graph, reports.items[i].subject, WG_COUNT_MAX).count;
    ck_assert_uint_eq(most, 1); /* "at least 9" has none */
    ck_assert(holds(self.graph, event, WG_DEATHS_LOW, "2") && holds(self.graph, event, WG_DEATHS_HIGH, "9"));
    close_case(&self);
}
END_TEST

START_TEST(people_without_a_name_have_no_class)
{
    Case self = open_case(LANGUAGE_EN);
    add_role(&self, add_strike(&self), ROLE_TARGET, "gunmen");
    state(&self, WIRE_PROVENANCE_MENTION);
    Term unnamed = only(self.graph, RDF_TYPE, WG_UNNAMED);
    ck_assert_uint_eq(graph_about(self.graph, unnamed, RDF_TYPE).count, 1);
    ck_assert(holds(self.graph, unnamed, RDFS_LABEL, "gunmen"));
    close_case(&self);
}
END_TEST

START_TEST(known_things_are_the_same_in_all_articles)
{
    Case self = open_case(LANGUAGE_FR);
    state(&self, WIRE_PROVENANCE_MENTION);
    Term iran = graph_find_iri(self.graph, TEXT(ID "state/irn"));
    Quads about = graph_about(self.graph, iran, 0);
    ck_assert(holds(self.graph, iran, OWL_SAME_AS, "http://www.wikidata.org/entity/Q794"));
    ck_assert(holds(self.graph, iran, RDF_TYPE, NS "Country"));
    for (size_t i = 0; i < about.count; i++)
        ck_assert_uint_eq(about.items[i].graph, 0);
    close_case(&self);
}
END_TEST

START_TEST(offsets_count_characters)
{
    Case self = open_case(LANGUAGE_FR); /* "Téhéran a frappé BLA": two accents before "frappé", three before "BLA" */
    state(&self, WIRE_PROVENANCE_MENTION);
    Term passage = graph_find_iri(self.graph, TEXT(ID "doc/da20000000000#char=17,20"));
    ck_assert_uint_ne(passage, 0);
    ck_assert(holds(self.graph, passage, NIF_ANCHOR_OF, "BLA"));
    ck_assert(holds(self.graph, passage, ITSRDF_TA_CONFIDENCE, "1.0"));
    close_case(&self);
}
END_TEST

START_TEST(words_that_judge_are_claims_and_never_facts)
{
    Case self = open_case(LANGUAGE_EN);
    *ARRAY_PUSH(self.document->arena, &self.document->relations) =
        (Relation){.kind = RELATION_DESCRIBED_AS, .subject = entity_named(self.document, "BLA"), .object = NONE,
                   .text = symbol_of(self.document->symbols, TEXT("terrorists")),
                   .speaker = entity_named(self.document, "Iran"), .evidence = {0, 8}};
    state(&self, WIRE_PROVENANCE_MENTION);
    ck_assert_uint_eq(graph_with(self.graph, WG_DESCRIBED_AS, 0).count, 0);
    Term claim = only(self.graph, RDF_PREDICATE, WG_DESCRIBED_AS);
    ck_assert(holds(self.graph, claim, RDF_OBJECT, "terrorists"));
    close_case(&self);
}
END_TEST

START_TEST(another_base_holds_for_known_things_too)
{
    Case self = open_case(LANGUAGE_EN);
    ck_assert_int_eq(graph_set_base(self.graph, TEXT("http://example.org/news/")), WIRE_OK);
    add_strike(&self);
    state(&self, WIRE_PROVENANCE_MENTION);
    Quads all = graph_quads(self.graph);
    for (size_t i = 0; i < all.count; i++)
        ck_assert(!text_starts(graph_term(self.graph, all.items[i].subject).text, TEXT(ID)));
    ck_assert_uint_ne(graph_find_iri(self.graph, TEXT("http://example.org/news/state/irn")), 0);
    close_case(&self);
}
END_TEST

START_TEST(the_ontology_declares_every_term)
{
    Text bytes;
    Graph *ontology = graph_new();
    ck_assert_int_eq(file_read("ontology/wiregraph.ttl", 1 << 24, NULL, &bytes), WIRE_OK);
    ck_assert_int_eq(graph_parse(ontology, bytes, "turtle", "wiregraph.ttl", NULL), WIRE_OK);
    for (int term = TERM_NONE + 1; term < VOCABULARY_END; term++) {
        if (vocabulary_namespace((Vocabulary)term) != NAMESPACE_WG)
            continue;
        Text name = vocabulary_name((Vocabulary)term);
        ck_assert_msg(graph_object(ontology, (Term)term, RDF_TYPE), "%.*s is not declared", (int)name.length, name.bytes);
        const char *const languages[] = {"en", "fr"};
        for (int i = 0; i < 2; i++)
            ck_assert_msg(text_equal(graph_language(ontology, graph_label(ontology, (Term)term, RDFS_LABEL, text_of(languages[i]))),
                                     text_of(languages[i])),
                          "%.*s has no label in %s", (int)name.length, name.bytes, languages[i]);
    }
    graph_free(ontology);
    free((void *)(uintptr_t)bytes.bytes);
}
END_TEST

Suite *statements_suite(void);
Suite *statements_suite(void)
{
    Suite *suite = suite_create("statements");
    TCase *all = tcase_create("all");
    tcase_add_test(all, an_event_has_class_time_place_and_parties);
    tcase_add_test(all, an_event_is_called_by_the_phrase_of_its_class);
    tcase_add_test(all, days_of_an_event_are_written_without_repetition);
    tcase_add_test(all, every_class_of_events_has_a_phrase_in_both_languages);
    tcase_add_test(all, what_did_not_happen_has_no_class_of_its_own);
    tcase_add_test(all, two_articles_meet_in_one_event);
    tcase_add_test(all, what_is_told_without_its_day_is_known_in_no_other_article);
    tcase_add_test(all, what_somebody_asserts_is_one_claim);
    tcase_add_test(all, counted_victims_are_a_casualty_report);
    tcase_add_test(all, people_without_a_name_have_no_class);
    tcase_add_test(all, known_things_are_the_same_in_all_articles);
    tcase_add_test(all, offsets_count_characters);
    tcase_add_test(all, words_that_judge_are_claims_and_never_facts);
    tcase_add_test(all, another_base_holds_for_known_things_too);
    tcase_add_test(all, the_ontology_declares_every_term);
    suite_add_tcase(suite, all);
    return suite;
}
