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
        Text around = knowledge_spelling(article->knowledge, language).post_owner;
        Text opening = text_slice(around, 0, text_find(around, TEXT("|")));
        Text closing = text_slice(around, opening.length + 1, around.length);
        label = text_format(article->arena, "%.*s%.*s%.*s%.*s", (int)office.length, office.bytes, (int)opening.length,
                            opening.bytes, (int)of.length, of.bytes, (int)closing.length, closing.bytes);
    }
    article_state(article, iri, RDFS_LABEL, graph_words(article->graph, label, text_of(language_tag(language))));
}

static bool is_state(const Article *article, uint32_t entity)
{
    return entity != NONE && article->document->entities.items[entity].class == CLASS_COUNTRY;
}

static bool lies_in(const Mention *mention, const Document *document, Span span)
{
    uint32_t at = document->tokens.items[mention->first].span.begin;
    return at >= span.begin && at < span.end;
}

/* The state that is named most within a span, or NONE; `others` tells whether there are others. */
static uint32_t state_named_most(const Article *article, Span span, bool *others)
{
    const Document *document = article->document;
    uint32_t best = NONE, most = 0;
    *others = false;
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        uint32_t state = document->mentions.items[i].entity, count = 0;
        if (!is_state(article, state) || !lies_in(&document->mentions.items[i], document, span))
            continue;
        for (uint32_t j = i; j < document->mentions.count; j++)
            count += document->mentions.items[j].entity == state && lies_in(&document->mentions.items[j], document, span);
        *others = *others || (best != NONE && best != state);
        if (count > most)
            best = state, most = count;
    }
    return best;
}

static Span sentence_at(const Document *document, uint32_t at)
{
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        Span span = document->sentences.items[i].span;
        if (at >= span.begin && at < span.end)
            return span;
    }
    return (Span){0, 0};
}

/* The only state of the sentence, else the only one of the first sentence, else the one named most in the article. */
static uint32_t state_around(const Article *article, Span evidence)
{
    const Document *document = article->document;
    uint32_t first = document->sentences.count ? document->sentences.items[0].span.begin : 0;
    const Span spans[] = {sentence_at(document, evidence.begin), sentence_at(document, first)};
    bool others;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        uint32_t state = state_named_most(article, spans[i], &others);
        if (state != NONE && !others)
            return state;
    }
    return state_named_most(article, (Span){0, (uint32_t)document->text.length}, &others);
}

/* Offices that every state has are those whose holders are its officials. */
static bool is_of_states(const Article *article, const Post *post)
{
    return post->office != NONE &&
           text_equal(knowledge_thing(article->knowledge, post->office).describes, TEXT("Officials"));
}

/* Whose post it is: as told, else the state that its holder acts for, else the state around. */
static Post complete(const Article *article, const Post *told)
{
    Post post = *told;
    if (post.of == NONE && post.office != NONE)
        post.of = article->document->entities.items[post.person].country;
    if (post.of == NONE && is_of_states(article, &post))
        post.of = state_around(article, post.evidence);
    return post;
}

/* The links of a post that the gazetteer knows. */
static void link_post(Article *article, Term iri, Text name)
{
    Text usual = text_format(article->arena, GRAPH_BASE "post/%.*s", (int)name.length, name.bytes);
    uint32_t thing = knowledge_thing_of(article->knowledge, usual);
    if (thing == NONE)
        return;
    Thing known = knowledge_thing(article->knowledge, thing);
    const Text links[] = {known.wikidata, known.dbpedia};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (links[i].length)
            article_refer(article, iri, OWL_SAME_AS, graph_iri(article->graph, links[i]));
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
    link_post(article, iri, name);
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

/* States and what they found have posts; other houses have leaders and members. */
static bool is_public(const Article *article, uint32_t of)
{
    return is_state(article, of) ||
           (of != NONE && article->document->entities.items[of].class == CLASS_INTERNATIONAL_ORGANIZATION);
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
        if (post.time == POST_FUTURE || !is_public(article, post.of))
            continue;
        article_state(article, person, WG_HOLDS_POST, iri);
        Saying saying = {.subject = person, .predicate = WG_HOLDS_POST, .object = iri, .speaker = NONE,
                         .evidence = post.evidence};
        state_saying(article, &saying);
    }
}
