/* Events from hand-made trees: what grammar and frames give, apart from parsing and names. */
#include "interpret/interpret.h"
#include "tree.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

typedef struct Read {
    Knowledge *knowledge;
    Arena *arena;
    Document *document;
} Read;

static Read read_tree(Language language, const char *text)
{
    Read read = {.knowledge = tree_knowledge(), .arena = arena_new(1 << 26)};
    if (setjmp(*arena_escape(read.arena)))
        ck_abort();
    read.document = tree_document(read.arena, read.knowledge, language, text);
    ck_assert_int_eq(interpret(read.knowledge, read.document), WIRE_OK);
    return read;
}

static void free_read(Read *read)
{
    arena_free(read->arena);
    knowledge_close(read->knowledge);
}

/* An event in one line: "Strike actual agent=Iran target=BLA 2024-01-18 by=Iran killed=2". */
static const char *line_of(const Read *read, uint32_t index)
{
    const Document *document = read->document;
    const Event *event = &document->events.items[index];
    Text line = text_format(read->arena, "%.*s %s", (int)knowledge_event_class(read->knowledge, event->class).name.length,
                            knowledge_event_class(read->knowledge, event->class).name.bytes, status_name(event->status));
#define APPEND(...) line = text_format(read->arena, "%.*s " __VA_ARGS__)
#define NAME(entity) \
    (int)symbol_text(document->symbols, document->entities.items[entity].name).length, \
        symbol_text(document->symbols, document->entities.items[entity].name).bytes
    for (int kind = 0; kind < ROLE_COUNT; kind++)
        for (uint32_t i = 0; i < event->roles.count; i++)
            if (event->roles.items[i].kind == kind)
                APPEND("%s=%.*s", (int)line.length, line.bytes, role_name((RoleKind)kind), NAME(event->roles.items[i].entity));
    if (event->date.precision != DATE_UNKNOWN) {
        char day[11];
        day_write(event->date.low, day);
        APPEND("%s", (int)line.length, line.bytes, day);
    }
    for (uint32_t i = 0; i < document->claims.count; i++)
        if (document->claims.items[i].event == index)
            APPEND("by=%.*s", (int)line.length, line.bytes, NAME(document->claims.items[i].speaker));
    for (uint32_t i = 0; i < document->tolls.count; i++)
        if (document->tolls.items[i].event == index)
            APPEND("%s=%g", (int)line.length, line.bytes, document->tolls.items[i].harm == HARM_KILLED ? "killed" : "injured",
                   document->tolls.items[i].count.low);
    return text_string(read->arena, line);
}

static void check_events(Language language, const char *text, const char *expected)
{
    Read read = read_tree(language, text);
    char found[2048] = "";
    for (uint32_t i = 0; i < read.document->events.count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s", i ? "; " : "", line_of(&read, i));
    ck_assert_str_eq(found, expected);
    free_read(&read);
}

START_TEST(subject_and_object_are_agent_and_target)
{
    check_events(LANGUAGE_EN,
                 "Iran Iran PROPN 2 nsubj _ Country=Iran\n"
                 "bombed bomb VERB 0 root VerbForm=Fin|Tense=Past\n"
                 "rebels rebel NOUN 2 obj _ ArmedGroup=BLA\n"
                 "in in ADP 5 case _\n"
                 "Saravan Saravan PROPN 2 obl _ City=Saravan\n"
                 "on on ADP 7 case _\n"
                 "Thursday Thursday PROPN 2 obl _ Date=2024-01-18\n",
                 "Strike actual agent=Iran target=BLA place=Saravan 2024-01-18");
}
END_TEST

START_TEST(the_passive_turns_them_round)
{
    check_events(LANGUAGE_EN,
                 "Rebels rebel NOUN 3 nsubj:pass _ ArmedGroup=BLA\n"
                 "were be AUX 3 aux:pass _\n"
                 "bombed bomb VERB 0 root VerbForm=Part|Tense=Past|Voice=Pass\n"
                 "by by ADP 5 case _\n"
                 "Iran Iran PROPN 3 obl _ Country=Iran\n",
                 "Strike actual agent=Iran target=BLA");
}
END_TEST

START_TEST(a_noun_takes_owner_and_prepositions)
{
    check_events(LANGUAGE_FR,
                 "Une un DET 2 det Definite=Ind\n"
                 "frappe frappe NOUN 8 nsubj _\n"
                 "iranienne iranien ADJ 2 amod _ Demonym=Iran\n"
                 "contre contre ADP 5 case _\n"
                 "l'ALB ALB PROPN 2 nmod _ ArmedGroup=ALB\n"
                 "a avoir AUX 8 aux _\n"
                 "été été AUX 8 aux:pass _\n"
                 "menée mener VERB 0 root VerbForm=Part|Tense=Past\n"
                 "à à ADP 10 case _\n"
                 "Saravan Saravan PROPN 8 obl _ City=Saravan\n",
                 "Strike actual agent=Iran target=ALB place=Saravan");
}
END_TEST

START_TEST(speakers_denials_and_plans_are_told)
{
    check_events(LANGUAGE_EN,
                 "Iran Iran PROPN 2 nsubj _ Country=Iran\n"
                 "said say VERB 0 root Tense=Past|VerbForm=Fin\n"
                 "Israel Israel PROPN 5 nsubj _ Country=Israel\n"
                 "may may AUX 5 aux _\n"
                 "bomb bomb VERB 2 ccomp VerbForm=Inf\n"
                 "Beirut Beirut PROPN 5 obj _ City=Beirut\n",
                 "Strike possible agent=Israel target=Beirut place=Beirut by=Iran");
}
END_TEST

START_TEST(a_toll_goes_to_its_event)
{
    check_events(LANGUAGE_EN,
                 "Iran Iran PROPN 2 nsubj _ Country=Iran\n"
                 "bombed bomb VERB 0 root VerbForm=Fin|Tense=Past\n"
                 "Saravan Saravan PROPN 2 obj _ City=Saravan\n"
                 ", , PUNCT 5 punct _\n"
                 "killing kill VERB 2 advcl VerbForm=Ger\n"
                 "12 12 NUM 7 nummod _ Amount=12\n"
                 "people people NOUN 5 obj _ Unnamed=people\n",
                 "Strike actual agent=Iran target=Saravan place=Saravan killed=12");
}
END_TEST

START_TEST(each_party_condemns_by_itself)
{
    check_events(LANGUAGE_EN,
                 "France France PROPN 4 nsubj _ Country=France\n"
                 "and and CCONJ 3 cc _\n"
                 "Egypt Egypt PROPN 1 conj _ Country=Egypt\n"
                 "condemned condemn VERB 0 root VerbForm=Fin|Tense=Past\n"
                 "Israel Israel PROPN 4 obj _ Country=Israel\n",
                 "Condemnation actual agent=France target=Israel; Condemnation actual agent=Egypt target=Israel");
}
END_TEST

START_TEST(a_topic_is_no_event)
{
    check_events(LANGUAGE_EN,
                 "Fears fear NOUN 4 nsubj _\n"
                 "of of ADP 3 case _\n"
                 "war war NOUN 1 nmod _\n"
                 "grew grow VERB 0 root Tense=Past|VerbForm=Fin\n"
                 "in in ADP 6 case _\n"
                 "Lebanon Lebanon PROPN 4 obl _ Country=Lebanon\n",
                 "");
}
END_TEST

Suite *interpret_suite(void);
Suite *interpret_suite(void)
{
    Suite *suite = suite_create("interpret");
    TCase *all = tcase_create("all");
    tcase_add_test(all, subject_and_object_are_agent_and_target);
    tcase_add_test(all, the_passive_turns_them_round);
    tcase_add_test(all, a_noun_takes_owner_and_prepositions);
    tcase_add_test(all, speakers_denials_and_plans_are_told);
    tcase_add_test(all, a_toll_goes_to_its_event);
    tcase_add_test(all, each_party_condemns_by_itself);
    tcase_add_test(all, a_topic_is_no_event);
    suite_add_tcase(suite, all);
    return suite;
}
