/* Names, posts, dates and what refers to them, on sentences parsed by hand. */
#include "recognize/recognize.h"

#include "base/utf8.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Knowledge *knowledge;

static void open_knowledge(void)
{
    const char *build = getenv("WIREGRAPH_BUILD");
    char image[512];
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    ck_assert_int_eq(knowledge_open(image, build ? build : "build", NULL, &knowledge), WIRE_OK);
}

static void close_knowledge(void)
{
    knowledge_close(knowledge);
}

/* "form/UPOS/head/deprel" for each token, heads counted from 1 in the sentence, 0 for the root; "form_lemma/..." where
   the lemma differs; features after a fifth stroke. */
static void add_token(Document *document, const char *written, uint32_t base, size_t *at, char *text)
{
    char form[80], tag[16] = "X", relation[24] = "dep", features[80] = "_";
    unsigned head = 0;
    sscanf(written, "%79[^/]/%15[^/]/%u/%23[^/ ]/%79[^ ]", form, tag, &head, relation, features);
    char *lemma = strchr(form, '_');
    if (lemma)
        *lemma++ = '\0';
    Token *token = ARRAY_PUSH(document->arena, &document->tokens);
    size_t length = strlen(form);
    memcpy(text + *at, form, length);
    token->span = (Span){(uint32_t)*at, (uint32_t)(*at + length)};
    *at += length;
    text[(*at)++] = ' ';
    char folded[80];
    size_t folded_length = utf8_fold(text_of(form), folded, sizeof folded);
    token->form = symbol_of(document->symbols, text_of(form));
    token->folded = symbol_of(document->symbols, (Text){folded, folded_length});
    token->lemma = symbol_of(document->symbols, text_of(lemma ? lemma : form));
    token->upos = (uint8_t)upos_of(text_of(tag));
    token->deprel = (uint8_t)deprel_of(text_of(relation));
    token->features = features_of(text_of(features));
    token->head = head ? base + head - 1 : NONE;
}

/* Sentences end with " |". */
static Document *parsed(Language language, const char *day, const char *words)
{
    Arena *arena = arena_new((size_t)1 << 26);
    if (setjmp(*arena_escape(arena)))
        ck_abort_msg("out of memory");
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    document->language = language;
    ck_assert(date_parse(text_of(day), &document->date));
    char *text = ARENA_ARRAY(arena, char, strlen(words) * 2 + 2);
    size_t at = 0;
    uint32_t first = 0;
    char *copy = text_string(arena, text_of(words)), *next;
    for (char *word = copy; *word; word = next) {
        next = word + strcspn(word, " ");
        if (*next)
            *next++ = '\0';
        if (strcmp(word, "|") != 0) {
            add_token(document, word, first, &at, text);
            continue;
        }
        *ARRAY_PUSH(arena, &document->sentences) =
            (Sentence){{document->tokens.items[first].span.begin, (uint32_t)at}, first, document->tokens.count, 0};
        first = document->tokens.count;
    }
    document->text = (Text){text, at};
    *ARRAY_PUSH(arena, &document->paragraphs) = (Paragraph){{0, (uint32_t)at}, PARAGRAPH_BODY};
    ck_assert_int_eq(recognize(knowledge, document), WIRE_OK);
    return document;
}

/* The entity of the mention that ends with this word at or after `from`; NONE when there is none. */
static uint32_t entity_at(const Document *document, const char *word, MentionKind kind)
{
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        const Mention *mention = &document->mentions.items[i];
        if (mention->kind == kind && text_equal(token_form(document, mention->last - 1), text_of(word)))
            return mention->entity;
    }
    return NONE;
}

static bool named(const Document *document, uint32_t entity, const char *name)
{
    for (uint32_t i = 0; entity != NONE && i < document->entities.items[entity].names.count; i++)
        if (text_equal(symbol_text(document->symbols, document->entities.items[entity].names.items[i]), text_of(name)))
            return true;
    return false;
}

static EntityClass class_at(const Document *document, const char *word, MentionKind kind)
{
    uint32_t entity = entity_at(document, word, kind);
    return entity == NONE ? CLASS_NONE : document->entities.items[entity].class;
}

START_TEST(a_title_before_capitals_makes_a_person_with_a_post)
{
    Document *document = parsed(LANGUAGE_EN, "2024-02-10",
        "Peruvian/ADJ/3/amod Foreign/PROPN/3/compound Minister_minister/PROPN/5/compound Oswin/PROPN/5/compound "
        "Karrel/PROPN/6/nsubj left_leave/VERB/0/root yesterday/NOUN/6/obl ./PUNCT/6/punct |");
    uint32_t person = entity_at(document, "Karrel", MENTION_NAME);
    ck_assert_uint_ne(person, NONE);
    ck_assert_int_eq(document->entities.items[person].class, CLASS_PERSON);
    ck_assert(named(document, person, "Oswin Karrel"));
    ck_assert_uint_eq(document->posts.count, 1);
    ck_assert_uint_eq(document->posts.items[0].person, person);
    ck_assert_uint_eq(entity_at(document, "Minister", MENTION_DESCRIPTION), person);
    ck_assert_int_eq(class_at(document, "Peruvian", MENTION_DEMONYM), CLASS_COUNTRY);
    arena_free(document->arena);
}
END_TEST

START_TEST(a_capital_in_a_place_phrase_is_the_city_and_as_speaker_the_state)
{
    Document *document = parsed(LANGUAGE_EN, "2024-02-10",
        "Lima/PROPN/2/nsubj said_say/VERB/0/root talks_talk/NOUN/4/nsubj failed_fail/VERB/2/ccomp ./PUNCT/2/punct | "
        "They/PRON/2/nsubj/Person=3|Number=Plur met_meet/VERB/0/root in/ADP/4/case Lima/PROPN/2/obl ./PUNCT/2/punct |");
    EntityClass classes[2] = {CLASS_NONE, CLASS_NONE};
    uint32_t found = 0;
    for (uint32_t i = 0; i < document->mentions.count && found < 2; i++)
        if (document->mentions.items[i].kind == MENTION_NAME)
            classes[found++] = document->entities.items[document->mentions.items[i].entity].class;
    ck_assert_int_eq(classes[0], CLASS_COUNTRY);
    ck_assert_int_eq(classes[1], CLASS_CITY);
    arena_free(document->arena);
}
END_TEST

START_TEST(a_surname_and_an_acronym_stand_for_the_full_name)
{
    Document *document = parsed(LANGUAGE_EN, "2024-02-10",
        "Journalist/NOUN/3/compound Mirela/PROPN/3/compound Tosk/PROPN/4/nsubj joined_join/VERB/0/root the/DET/9/det/Definite=Def "
        "Committee/PROPN/9/compound for/ADP/8/case River/PROPN/9/compound Defence/PROPN/4/obj (/PUNCT/11/punct CRD/PROPN/9/appos )/PUNCT/11/punct ./PUNCT/4/punct | "
        "Tosk/PROPN/2/nsubj left_leave/VERB/0/root CRD/PROPN/2/obj ./PUNCT/2/punct |");
    uint32_t person = entity_at(document, "Tosk", MENTION_NAME), body = entity_at(document, "CRD", MENTION_NAME);
    ck_assert(named(document, person, "Mirela Tosk") && named(document, person, "Tosk"));
    ck_assert(named(document, body, "CRD") && named(document, body, "Committee for River Defence"));
    arena_free(document->arena);
}
END_TEST

START_TEST(armies_are_of_their_state_and_governments_are_it)
{
    Document *document = parsed(LANGUAGE_FR, "2024-02-10",
        "L'_le/DET/2/det/Definite=Def|PronType=Art armée/NOUN/4/nsubj péruvienne_péruvien/ADJ/2/amod avance_avancer/VERB/0/root ./PUNCT/4/punct | "
        "Le_le/DET/2/det/Definite=Def|PronType=Art gouvernement/NOUN/4/nsubj péruvien/ADJ/2/amod proteste_protester/VERB/0/root ./PUNCT/4/punct |");
    uint32_t army = entity_at(document, "péruvienne", MENTION_NAME);
    ck_assert_uint_ne(army, NONE);
    ck_assert_int_eq(document->entities.items[army].class, CLASS_ARMED_FORCE);
    uint32_t state = document->entities.items[army].country;
    ck_assert_uint_ne(state, NONE);
    ck_assert_uint_eq(entity_at(document, "péruvien", MENTION_DESCRIPTION), state);
    arena_free(document->arena);
}
END_TEST

static DateRange date_of(Language language, const char *day, const char *words)
{
    Document *document = parsed(language, day, words);
    DateRange range = {0, 0, DATE_UNKNOWN};
    for (uint32_t i = 0; i < document->mentions.count; i++)
        if (document->mentions.items[i].kind == MENTION_DATE)
            range = document->entities.items[document->mentions.items[i].entity].date;
    arena_free(document->arena);
    return range;
}

static void check_range(DateRange range, const char *low, const char *high)
{
    char text[11];
    ck_assert_int_ne(range.precision, DATE_UNKNOWN);
    day_write(range.low, text);
    ck_assert_str_eq(text, low);
    day_write(range.high, text);
    ck_assert_str_eq(text, high);
}

START_TEST(dates_are_told_from_the_day_of_the_article)
{
    /* 2024-03-13 is a Wednesday */
    check_range(date_of(LANGUAGE_EN, "2024-03-13", "It/PRON/2/nsubj fell_fall/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl |"),
                "2024-03-11", "2024-03-11");
    check_range(date_of(LANGUAGE_EN, "2024-03-13", "It/PRON/2/nsubj fell_fall/VERB/0/root two/NUM/4/nummod days_day/NOUN/5/obl ago/ADV/2/advmod |"),
                "2024-03-11", "2024-03-11");
    check_range(date_of(LANGUAGE_FR, "2024-03-13", "depuis/ADP/3/case le/DET/3/det 2/NUM/0/root mars/NOUN/3/nmod |"),
                "2024-03-02", "2024-03-13");
    check_range(date_of(LANGUAGE_FR, "2024-03-13", "fin/NOUN/0/root novembre/NOUN/1/nmod 2021/NUM/2/nmod |"),
                "2021-11-01", "2021-11-30");
    check_range(date_of(LANGUAGE_FR, "2024-03-13", "entre/ADP/2/case 2004/NUM/0/root et/CCONJ/4/cc 2008/NUM/2/conj |"),
                "2004-01-01", "2008-12-31");
    check_range(date_of(LANGUAGE_EN, "2024-03-13", "In/ADP/2/case May/PROPN/0/root of/ADP/4/case 1987/NUM/2/nmod |"),
                "1987-05-01", "1987-05-31");
    check_range(date_of(LANGUAGE_EN, "2024-03-13", "from/ADP/2/case February/PROPN/0/root to/ADP/4/case April/PROPN/2/nmod |"),
                "2024-02-01", "2024-04-30");
    check_range(date_of(LANGUAGE_EN, "2024-03-13", "May/PROPN/0/root ,/PUNCT/3/punct 1987/NUM/1/nummod |"),
                "1987-05-01", "1987-05-31");
    check_range(date_of(LANGUAGE_EN, "2024-03-13", "last/ADJ/2/amod week/NOUN/0/root |"), "2024-03-04", "2024-03-10");
}
END_TEST

START_TEST(amounts_keep_their_bounds)
{
    Document *document = parsed(LANGUAGE_EN, "2024-03-13",
        "At/ADP/2/case least/ADJ/3/nummod 1,250/NUM/4/nummod people/NOUN/5/nsubj fled_flee/VERB/0/root |");
    uint32_t amount = NONE;
    for (uint32_t i = 0; i < document->mentions.count; i++)
        if (document->mentions.items[i].kind == MENTION_AMOUNT)
            amount = document->mentions.items[i].entity;
    ck_assert_uint_ne(amount, NONE);
    ck_assert(document->entities.items[amount].amount.low > 1249 && document->entities.items[amount].amount.low < 1251);
    ck_assert(document->entities.items[amount].amount.high > 1e12);
    arena_free(document->arena);
}
END_TEST

START_TEST(two_countries_are_the_two_of_the_article)
{
    Document *document = parsed(LANGUAGE_EN, "2024-03-13",
        "Peru/PROPN/4/nsubj and/CCONJ/3/cc Chile/PROPN/1/conj agreed_agree/VERB/0/root ./PUNCT/4/punct | "
        "The/DET/3/det/Definite=Def|PronType=Art two/NUM/3/nummod countries_country/NOUN/4/nsubj/Number=Plur met_meet/VERB/0/root ./PUNCT/4/punct |");
    const Mention *both = NULL;
    for (uint32_t i = 0; i < document->mentions.count; i++)
        if (document->mentions.items[i].others_count)
            both = &document->mentions.items[i];
    ck_assert_ptr_nonnull(both);
    ck_assert_uint_ne(both->entity, document->references.items[both->others]);
    arena_free(document->arena);
}
END_TEST

Suite *recognize_suite(void);
Suite *recognize_suite(void)
{
    Suite *suite = suite_create("recognize");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, open_knowledge, close_knowledge);
    tcase_set_timeout(all, 20);
    tcase_add_test(all, a_title_before_capitals_makes_a_person_with_a_post);
    tcase_add_test(all, a_capital_in_a_place_phrase_is_the_city_and_as_speaker_the_state);
    tcase_add_test(all, a_surname_and_an_acronym_stand_for_the_full_name);
    tcase_add_test(all, armies_are_of_their_state_and_governments_are_it);
    tcase_add_test(all, dates_are_told_from_the_day_of_the_article);
    tcase_add_test(all, amounts_keep_their_bounds);
    tcase_add_test(all, two_countries_are_the_two_of_the_article);
    suite_add_tcase(suite, all);
    return suite;
}
