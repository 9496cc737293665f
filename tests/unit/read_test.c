/* Pages into articles: encodings, language, title, date, author, and what is left out. */
#include "base/encoding.h"
#include "base/sha256.h"
#include "read/read.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Page {
    Knowledge *knowledge;
    Arena *arena;
    Document *document;
    WireStatus status;
} Page;

static Page read_bytes(Text bytes, const char *date)
{
    const char *build = getenv("WIREGRAPH_BUILD");
    char image[512], reason[128] = "";
    Page page = {.arena = arena_new(1 << 28)};
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    ck_assert_int_eq(knowledge_open(image, build ? build : "build", NULL, &page.knowledge), WIRE_OK);
    if (setjmp(*arena_escape(page.arena)))
        ck_abort_msg("out of memory");
    page.document = document_new(page.arena, knowledge_symbols(page.knowledge));
    WireSource source = {.name = "page", .bytes = bytes.bytes, .length = bytes.length, .date = date};
    page.status = read_document(page.knowledge, &source, page.document);
    ck_assert_msg(document_check(page.document, reason, sizeof reason), "%s", reason);
    return page;
}

static Page read_page(const char *text, const char *date)
{
    return read_bytes(text_of(text), date);
}

static void free_page(Page *page)
{
    arena_free(page->arena);
    knowledge_close(page->knowledge);
}

/* Paragraphs in one string: "T title|B body|...", each shortened to its first 20 bytes. */
static const char *shape_of(const Page *page)
{
    Text out = TEXT("");
    for (uint32_t i = 0; i < page->document->paragraphs.count; i++) {
        const Paragraph *paragraph = &page->document->paragraphs.items[i];
        Text text = document_span(page->document, paragraph->span);
        out = text_format(page->arena, "%.*s%s%c %.*s", (int)out.length, out.bytes, i ? "|" : "", "BTC"[paragraph->kind],
                          (int)(text.length < 20 ? text.length : 20), text.bytes);
    }
    return text_string(page->arena, out);
}

static void expect_text(const Page *page, Text found, const char *expected)
{
    ck_assert_str_eq(text_string(page->arena, found), expected);
}

static void expect_date(const Page *page, const char *low, const char *high)
{
    char day[11];
    ck_assert_int_ne(page->document->date.precision, DATE_UNKNOWN);
    day_write(page->document->date.low, day);
    ck_assert_str_eq(day, low);
    day_write(page->document->date.high, day);
    ck_assert_str_eq(day, high);
}

START_TEST(a_page_gives_its_article)
{
    Page page = read_page("Skip to content\nHome » World » Asia\nMenu\n\n"
                          "Harbor workers end strike after pay deal\n\n"
                          "By Anna Smith\n  • Daily Herald News\nPublished March 4, 2021 at 10:15 GMT\n\nShare\nTweet\n\n"
                          "Image caption\n\nWorkers gather at the gates of the port\n\n"
                          "Workers at the country's main port returned to their posts on Thursday.\n\n"
                          "Read more: How the strike began\n\n"
                          "New hopes\n\n"
                          "The union and the port authority signed a deal late on Wednesday. It raises pay by five percent, "
                          "and it brings back forty workers who were dismissed in January for joining a march.\n\n"
                          "#strike #port #workers\n\nYou may also like\nLeave a comment\n"
                          "Sign up for our newsletter.\nFishermen rescue forty sailors after a storm sinks their ship.\n", NULL);
    ck_assert_int_eq(page.status, WIRE_OK);
    ck_assert_str_eq(shape_of(&page), "T Harbor workers end s|C Workers gather at th|B Workers at the count|T New hopes|"
                                      "B The union and the po");
    expect_text(&page, page.document->title, "Harbor workers end strike after pay deal");
    expect_text(&page, page.document->author, "Anna Smith");
    expect_date(&page, "2021-03-04", "2021-03-04");
    ck_assert(page.document->date_told);
    ck_assert_int_eq(page.document->language, LANGUAGE_EN);
    free_page(&page);
}
END_TEST

START_TEST(a_french_page_gives_its_article)
{
    Page page = read_page("Accueil\nRechercher\nPolitique : le gouvernement tombe après un vote de défiance\n"
                          "Par Awa Diallo et Jean Petit | Publié le 3/11/2023 à 08:15 | Mis à jour le 4/11/2023\n"
                          "Temps de lecture : 3 min\n"
                          "Le Parlement a renversé vendredi le gouvernement, par 120 voix contre 98. « C'est fini », a dit le ministre.\n"
                          "Lire aussi : Ce que prévoit la Constitution\n"
                          "Plus de cent personnes ont manifesté. Pas de blessés.\n"
                          "(avec AFP et Reuters)\nMots-clés : vote, crise\nLes plus lus\n1\n"
                          "Un incendie détruit un marché, au moins douze morts selon les secours.\n", "2023-11-10");
    ck_assert_int_eq(page.status, WIRE_OK);
    ck_assert_str_eq(shape_of(&page), "T Politique : le gouve|B Le Parlement a renve|B Plus de cent personn");
    expect_text(&page, page.document->author, "Awa Diallo et Jean Petit");
    expect_text(&page, page.document->publisher, "AFP et Reuters");
    expect_date(&page, "2023-11-03", "2023-11-03");
    ck_assert_int_eq(page.document->language, LANGUAGE_FR);
    free_page(&page);
}
END_TEST

/* The head of an article, what remains of it, and what it tells. */
static const struct {
    const char *text, *outside, *body, *low, *high, *publisher;
} datelines[] = {
    {"NAIROBI, Jan 30 (Reuters) - The army has left the town, officials said on Tuesday after a week of fighting.", "2024-02-02",
     "B The army has left th", "2024-01-30", "2024-01-30", "Reuters"},
    {"NAIROBI (AFP) - The army has left the town, officials said on Tuesday after a week of fighting.", "2024-02-02",
     "B The army has left th", "2024-02-02", "2024-02-02", "AFP"},
    {"2 juillet 2012. - L'armée a quitté la ville, ont annoncé des responsables après une semaine de combats.", NULL,
     "B L'armée a quitté l", "2012-07-02", "2012-07-02", ""},
    {"BAMAKO, 1er août 2023 — L'armée a quitté la ville, ont annoncé des responsables après une semaine de combats.", NULL,
     "B L'armée a quitté l", "2023-08-01", "2023-08-01", ""},
    {" date 2024-01 L'armée a quitté la ville, ont annoncé des responsables après une semaine de combats.", NULL,
     "B L'armée a quitté l", "2024-01-01", "2024-01-31", ""},
    {" date 2024-01 L'armée a quitté la ville, ont annoncé des responsables après une semaine de combats.", "2024-01-19",
     "B L'armée a quitté l", "2024-01-19", "2024-01-19", ""},
    {"Nairobi – The army has left the town, officials said on Tuesday after a week of fighting.", "2024-02-02",
     "B The army has left th", "2024-02-02", "2024-02-02", ""},
    {"ISLAMABAD: The army has left the town, officials said on Tuesday after a week of fighting.", "2024-02-02",
     "B The army has left th", "2024-02-02", "2024-02-02", ""},
    {"DAKAR (Senegal), Jan 3 (AFP) -- The army has left the town, officials said after a week of fighting.", "2024-01-05",
     "B The army has left th", "2024-01-03", "2024-01-03", "AFP"},
    {"Kaboul, 2 juillet 2012 – Bagram (AFP) – L'armée a quitté la ville, ont annoncé des responsables jeudi.", NULL,
     "B L'armée a quitté l", "2012-07-02", "2012-07-02", "AFP"},
    {"The army - which had taken the town - has left it, officials said on Tuesday after a week of fighting.", "2024-02-02",
     "B The army - which had", "2024-02-02", "2024-02-02", ""},
};

START_TEST(datelines_are_told_and_left_out)
{
    for (size_t i = 0; i < sizeof datelines / sizeof *datelines; i++) {
        Page page = read_page(datelines[i].text, datelines[i].outside);
        ck_assert_int_eq(page.status, WIRE_OK);
        ck_assert_str_eq(shape_of(&page), datelines[i].body);
        expect_date(&page, datelines[i].low, datelines[i].high);
        expect_text(&page, page.document->publisher, datelines[i].publisher);
        free_page(&page);
    }
}
END_TEST

/* A line below the title that tells the date. */
static const struct {
    const char *line;
    bool french;
} date_lines[] = {
    {"Jan. 19, 2024, 5:30 PM EST", false},
    {"19/01/2024 - 15:52", false},
    {"Friday 19 January 2024 16:05", false},
    {"2024-01-19T15:52:00Z", false},
    {"Published: 15:52 GMT, 19 January 2024 | Updated: 17:00 GMT, 20 January 2024", false},
    {"Last updated on January 19th, 2024 at 03:15 pm", false},
    {"By Anna Smith | Jan 19, 2024", false},
    {"vendredi 19 janvier 2024 à 16 h 05", true},
    {"Publié le 19 janv. 2024 à 15h52, mis à jour à 18h", true},
    {"Posté le 19.01.2024", true},
};

START_TEST(date_lines_are_told_and_left_out)
{
    for (size_t i = 0; i < sizeof date_lines / sizeof *date_lines; i++) {
        char text[512];
        const char *title = date_lines[i].french ? "Les rebelles quittent la ville de Bor" : "Rebels leave the town of Bor";
        const char *body = date_lines[i].french ? "Les rebelles ont quitté la ville vendredi après des jours de combats."
                                                : "The rebels have left the town on Friday after days of fighting.";
        snprintf(text, sizeof text, "%s\n\n%s\n\n%s\n", title, date_lines[i].line, body);
        Page page = read_page(text, NULL);
        expect_date(&page, "2024-01-19", "2024-01-19");
        ck_assert_uint_eq(page.document->paragraphs.count, 2);
        free_page(&page);
    }
}
END_TEST

START_TEST(a_title_goes_without_the_medium)
{
    Page page = read_page("Latest news from the region\nRebels leave the town of Bor after days of fighting - BBC News\n\n"
                          "The rebels have left the town of Bor on Friday after days of fighting.\n", NULL);
    expect_text(&page, page.document->title, "Rebels leave the town of Bor after days of fighting");
    expect_text(&page, page.document->publisher, "BBC News");
    free_page(&page);
}
END_TEST

START_TEST(links_and_captions_within_are_told_apart)
{
    Page page = read_page("Breaking News\nRebels leave the town of Bor after a truce\nReuters\n"
                          "FILE - Soldiers walk through the town of Bor, South Sudan, May 2, 2021.\n\n"
                          "JUBA, South Sudan —\n"
                          "The rebels have left the town of Bor on Friday after days of fighting.\n\n"
                          "SEE ALSO:\n\nSouth Sudan Delays Vote Until Next Year\n\n"
                          "The government and the rebels had agreed on a truce, the United Nations said.\n\n"
                          "Can the New Truce in South Sudan Hold?\n", "2023-05-06");
    ck_assert_str_eq(shape_of(&page), "T Rebels leave the tow|C Soldiers walk throug|B The rebels have left|B The government and t");
    expect_text(&page, page.document->publisher, "Reuters");
    expect_date(&page, "2023-05-06", "2023-05-06");
    free_page(&page);
}
END_TEST

START_TEST(a_title_may_ask)
{
    Page page = read_page("Who will lead the party after the vote of Sunday?\n\n"
                          "The party has no leader since Sunday, when its chairman resigned after the vote.\n\n"
                          "Will there be another vote? Nobody in the capital knows.\n", NULL);
    ck_assert_str_eq(shape_of(&page), "T Who will lead the pa|B The party has no lea|B Will there be anothe");
    free_page(&page);
}
END_TEST

START_TEST(lines_of_a_narrow_column_are_one_paragraph)
{
    Page page = read_page("Talks resume in the capital\n\n"
                          "The two sides met again on Monday in the capital, where they\n"
                          "are trying to agree on the release of prisoners and on the\n"
                          "opening of roads.\n\n"
                          "No date was given for the next round, which may be held in\n"
                          "May.\n", NULL);
    ck_assert_str_eq(shape_of(&page), "T Talks resume in the |B The two sides met ag|B No date was given fo");
    free_page(&page);
}
END_TEST

START_TEST(encodings_are_found_out)
{
    static const char latin[] = "Le pr\xe9sident a d\xe9" "clar\xe9 \x93oui\x94 \x96 c\x92" "est la fin de la guerre, selon le minist\xe8re.";
    static const char wide[] = "\xff\xfe" "H\0e\0 \0s\0a\0i\0d\0 \0t\0h\0e\0 \0w\0a\0r\0 \0i\0s\0 \0o\0v\0e\0r\0.\0";
    Page page = read_page(latin, NULL);
    ck_assert_int_eq(page.status, WIRE_OK);
    expect_text(&page, page.document->text, "Le président a déclaré “oui” – c’est la fin de la guerre, selon le ministère.");
    ck_assert_int_eq(page.document->language, LANGUAGE_FR);
    free_page(&page);
    page = read_bytes((Text){wide, sizeof wide - 1}, NULL);
    expect_text(&page, page.document->text, "He said the war is over.");
    free_page(&page);
    page = read_page("\xEF\xBB\xBFLe pre\xCC\x81sident a dit que la guerre est finie.", NULL);
    expect_text(&page, page.document->text, "Le président a dit que la guerre est finie.");
    free_page(&page);
}
END_TEST

START_TEST(what_is_no_article_is_refused)
{
    static const char zero[] = "text\0more";
    static const struct {
        Text bytes;
        WireStatus status;
    } pages[] = {
        {{"", 0}, WIRE_NO_TEXT},
        {{" \n\t\n", 4}, WIRE_NO_TEXT},
        {{zero, sizeof zero - 1}, WIRE_BAD_ENCODING},
        {{"%PDF-1.4\n1 0 obj", 16}, WIRE_BAD_ENCODING},
        {{"\xff\xd8\xff\xe0\x01\x02\x03\x04\x05\x06", 10}, WIRE_BAD_ENCODING},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        Page page = read_bytes(pages[i].bytes, NULL);
        ck_assert_int_eq(page.status, pages[i].status);
        free_page(&page);
    }
    Page page = read_page("El presidente anunció el lunes que las negociaciones con el gobierno se reanudarán en la capital. Los "
                          "ministros de los dos países se reunieron durante tres horas y acordaron una nueva cita.", NULL);
    ck_assert_int_eq(page.status, WIRE_UNSUPPORTED);
    free_page(&page);
    page = read_page("In Balakliia and Kupiansk, President Volodymyr Zelenskyy told Ihor Zhovkva and Pat Ryder on Monday, Kharkiv "
                     "and Donetsk saw Russian and Chechen units of Ramzan Kadyrov leave Izium for Luhansk.", NULL);
    ck_assert_int_eq(page.status, WIRE_OK); /* names are of no language */
    free_page(&page);
    page = read_page("The war is over.", "2024-13-01");
    ck_assert_int_eq(page.status, WIRE_BAD_ARGUMENT);
    free_page(&page);
}
END_TEST

START_TEST(a_short_text_is_read_too)
{
    Page page = read_page("War over.", NULL);
    ck_assert_int_eq(page.status, WIRE_OK);
    ck_assert_uint_eq(page.document->paragraphs.count, 1);
    free_page(&page);
}
END_TEST

START_TEST(a_sentence_alone_tells_its_language)
{
    static const struct {
        const char *text;
        Language language;
    } sentences[] = {
        {"La police turque a interpellé douze marins.", LANGUAGE_FR},
        {"L'Inde a testé une fusée.", LANGUAGE_FR},
        {"Rosa Lima a démissionné.", LANGUAGE_FR},
        {"Kouma se rendra à Oslo.", LANGUAGE_FR},
        {"Peru recalls envoy amid row.", LANGUAGE_EN},
        {"Gunmen raided a mine near Fada N'Gourma.", LANGUAGE_EN},
        {"Police in La Paz arrested a man.", LANGUAGE_EN},
        {"Zoë Marchand resigned.", LANGUAGE_EN},
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        Page page = read_page(sentences[i].text, NULL);
        ck_assert_int_eq(page.status, WIRE_OK);
        ck_assert_msg(page.document->language == sentences[i].language, "%s", sentences[i].text);
        free_page(&page);
    }
}
END_TEST

START_TEST(hashes_are_those_of_the_standard)
{
    /* The examples of FIPS 180-4. */
    static const struct {
        const char *text, *hash;
    } examples[] = {
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        unsigned char hash[SHA256_SIZE];
        char hex[65];
        sha256(text_of(examples[i].text), hash);
        for (int b = 0; b < SHA256_SIZE; b++)
            snprintf(hex + 2 * b, 3, "%02x", hash[b]);
        ck_assert_str_eq(hex, examples[i].hash);
    }
}
END_TEST

Suite *read_suite(void);
Suite *read_suite(void)
{
    Suite *suite = suite_create("read");
    TCase *all = tcase_create("all");
    tcase_add_test(all, a_page_gives_its_article);
    tcase_add_test(all, a_french_page_gives_its_article);
    tcase_add_test(all, datelines_are_told_and_left_out);
    tcase_add_test(all, date_lines_are_told_and_left_out);
    tcase_add_test(all, a_title_goes_without_the_medium);
    tcase_add_test(all, links_and_captions_within_are_told_apart);
    tcase_add_test(all, a_title_may_ask);
    tcase_add_test(all, lines_of_a_narrow_column_are_one_paragraph);
    tcase_add_test(all, encodings_are_found_out);
    tcase_add_test(all, what_is_no_article_is_refused);
    tcase_add_test(all, a_short_text_is_read_too);
    tcase_add_test(all, a_sentence_alone_tells_its_language);
    tcase_add_test(all, hashes_are_those_of_the_standard);
    suite_add_tcase(suite, all);
    return suite;
}
