/* Who holds which post: the post itself, and its holding as the article attests it. */
#include "graph/article.h"

/* "foreign minister", or the words of the text. */
static Text office_label(const Article *article, const Post *post, Language language)
{
    if (post->office != NONE) {
        Thing office = knowledge_thing(article->knowledge, post->office);
        if (office.label[language].length)
            return office.label[language];
        if (language == LANGUAGE_EN && office.label[LANGUAGE_UNKNOWN].length)
            return office.label[LANGUAGE_UNKNOWN];
    }
    return language == article->document->language ? symbol_text(article->document->symbols, post->title)
                                                   : (Text){"", 0};
}

/* "foreign minister of Pakistan"@en, "ministre des Affaires étrangères (Pakistan)"@fr */
static void label_post(Article *article, Term iri, const Post *post, Language language)
{
    Text office = office_label(article, post, language);
    if (office.length == 0)
        return;
    Text label = office;
    if (post->of != NONE) {
        Text of = entity_label(article, post->of, language);
        bool english = language == LANGUAGE_EN;
        label = text_format(article->arena, "%.*s%s%.*s%s", (int)office.length, office.bytes, english ? " of " : " (",
                            (int)of.length, of.bytes, english ? "" : ")");
    }
    article_state(article, iri, RDFS_LABEL, graph_words(article->graph, label, text_of(language_tag(language))));
}

/* Whose post it is: as told, else the state that its holder acts for. */
static Post complete(const Article *article, const Post *told)
{
    Post post = *told;
    if (post.of == NONE && post.office != NONE)
        post.of = article->document->entities.items[post.person].country;
    return post;
}

static Term describe_post(Article *article, const Post *post)
{
    Text title = post->office != NONE ? iri_last(knowledge_thing(article->knowledge, post->office).iri)
                                      : symbol_text(article->document->symbols, post->title);
    Text of = post->of == NONE ? (Text){"", 0} : iri_last(entity_iri(article, post->of));
    Text name = article_slug(article, title);
    if (of.length)
        name = text_format(article->arena, "%.*s-%.*s", (int)name.length, name.bytes, (int)of.length, of.bytes);
    Term iri = article_name(article, "post", name);
    article_state(article, iri, RDF_TYPE, WG_POST);
    for (int language = LANGUAGE_UNKNOWN + 1; language < LANGUAGE_COUNT; language++)
        label_post(article, iri, post, (Language)language);
    return iri;
}

static void state_holding(Article *article, const Post *post, Term person, Term iri)
{
    static const Term times[] = {WG_CURRENT, WG_ACTING, WG_FORMER, WG_LATE, WG_FUTURE};
    Text who = graph_term(article->graph, person).text, what = graph_term(article->graph, iri).text;
    Text document = iri_last(graph_term(article->graph, article->iri).text);
    Text key = text_format(article->arena, "%.*s %.*s %.*s %d", (int)who.length, who.bytes, (int)what.length,
                           what.bytes, (int)document.length, document.bytes, post->time);
    Term holding = article_name(article, "holding", article_hash(article, 'h', key, 12));
    article_state(article, holding, RDF_TYPE, WG_POST_HOLDING);
    article_state(article, holding, ORG_MEMBER, person);
    article_state(article, holding, ORG_ORGANIZATION, article_entity(article, post->of));
    article_state(article, holding, ORG_ROLE, iri);
    article_state(article, holding, WG_POST_STATUS, times[post->time]);
    if (article->document->date.precision == DATE_DAY)
        article_state(article, holding, WG_ATTESTED_ON, article_day(article, article->document->date.low));
    article_state(article, holding, WG_EVIDENCE, article_passage(article, post->evidence));
}

void state_posts(Article *article)
{
    for (uint32_t i = 0; i < article->document->posts.count; i++) {
        const Post post = complete(article, &article->document->posts.items[i]);
        Term person = article_entity(article, post.person);
        if (!person)
            continue;
        Term iri = describe_post(article, &post);
        state_holding(article, &post, person, iri);
        if (post.time != POST_CURRENT && post.time != POST_ACTING)
            continue;
        article_state(article, person, WG_HOLDS_POST, iri);
        Saying saying = {.subject = person, .predicate = WG_HOLDS_POST, .object = iri, .speaker = NONE,
                         .evidence = post.evidence};
        state_saying(article, &saying);
    }
}
