/* Stating and naming: the ground of the files that state an article's parts. */
#include "graph/article.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

enum { SLUG_LIMIT = 96, OFFSET_STEP = 256, HASH_DIGITS = 16 };

void article_state(Article *article, Term subject, Term predicate, Term object)
{
    graph_add(article->graph, (Quad){article->named, subject, predicate, object});
}

void article_refer(Article *article, Term subject, Term predicate, Term object)
{
    graph_add(article->graph, (Quad){0, subject, predicate, object});
}

bool article_keeps(const Article *article, WireProvenance level)
{
    return article->provenance >= level;
}

Term article_name(Article *article, const char *kind, Text name)
{
    Text iri = text_format(article->arena, "%.*s%s/%.*s", (int)article->base.length, article->base.bytes, kind,
                           (int)name.length, name.bytes);
    return graph_iri(article->graph, iri);
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

Text article_slug(Article *article, Text text)
{
    char folded[SLUG_LIMIT * 4], slug[sizeof folded + 2];
    size_t length = utf8_fold(text, folded, SLUG_LIMIT), used = 0;
    for (size_t i = 0; i < length; i++) {
        if (used == 0 && is_plain(folded[i]) && folded[i] <= '9' && folded[i] >= '0')
            slug[used++] = 'n';
        if (is_plain(folded[i]))
            slug[used++] = folded[i];
        else if (used && slug[used - 1] != '-')
            slug[used++] = '-';
    }
    while (used && slug[used - 1] == '-')
        used--;
    if (used == 0)
        return article_hash(article, 'n', text, 12);
    return text_copy(article->arena, (Text){slug, used});
}

Term article_thing(Article *article, Text iri)
{
    Text usual = TEXT(GRAPH_BASE);
    if (text_starts(iri, usual) && !text_equal(article->base, usual)) {
        Text rest = text_slice(iri, usual.length, iri.length);
        iri = text_format(article->arena, "%.*s%.*s", (int)article->base.length, article->base.bytes,
                          (int)rest.length, rest.bytes);
    }
    return iri_valid(iri) ? graph_iri(article->graph, iri) : 0;
}

Text iri_last(Text iri)
{
    size_t begin = iri.length;
    while (begin && iri.bytes[begin - 1] != '/' && iri.bytes[begin - 1] != '#')
        begin--;
    return text_slice(iri, begin, iri.length);
}

Text article_hash(Article *article, char letter, Text text, int digits)
{
    uint64_t hash = text_hash(text);
    /* FNV leaves its high bits poorly mixed for short texts; the finalizer of MurmurHash3 spreads them. */
    hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCDU;
    hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53U;
    hash ^= hash >> 33;
    Text all = text_format(article->arena, "%c%08x%08x", letter, (unsigned)(hash >> 32), (unsigned)hash);
    return text_slice(all, letter ? 0 : 1, 1 + (size_t)(digits < HASH_DIGITS ? digits : HASH_DIGITS));
}

Term article_day(Article *article, Day day)
{
    char date[11];
    day_write(day, date);
    return graph_typed(article->graph, text_of(date), XSD_DATE);
}

/* Written by hand, since printf asks the locale for the point. */
Term article_decimal(Article *article, double value, int places)
{
    long long scale = 1;
    for (int i = 0; i < places; i++)
        scale *= 10;
    long long whole = llround(fabs(value) * (double)scale);
    Text text = text_format(article->arena, "%s%lld.%0*lld", value < 0 && whole ? "-" : "", whole / scale,
                            places ? places : 1, whole % scale);
    while (text_ends(text, TEXT("0")) && !text_ends(text, TEXT(".0")))
        text.length--;
    return graph_typed(article->graph, text, XSD_DECIMAL);
}

Term article_words(Article *article, Text words)
{
    return words.length ? graph_words(article->graph, words, article->language) : 0;
}

static const struct {
    WireProvenance level;
    void (*state)(Article *article);
} parts[] = {
    {WIRE_PROVENANCE_NONE, state_entities},  {WIRE_PROVENANCE_NONE, state_events},
    {WIRE_PROVENANCE_CLAIM, state_claims},   {WIRE_PROVENANCE_NONE, state_tolls},
    {WIRE_PROVENANCE_NONE, state_posts},     {WIRE_PROVENANCE_NONE, state_relations},
    {WIRE_PROVENANCE_GRAPH, state_document}, {WIRE_PROVENANCE_MENTION, state_mentions},
};

static void name_document(Article *article)
{
    const unsigned char *hash = article->document->sha256;
    Text name = text_format(article->arena, "d%02x%02x%02x%02x%02x%02x", hash[0], hash[1], hash[2], hash[3], hash[4],
                            hash[5]);
    article->iri = article_name(article, "doc", name);
    if (article_keeps(article, WIRE_PROVENANCE_GRAPH))
        article->named = article_name(article, "doc", text_format(article->arena, "%s/graph", name.bytes));
}

/* Code points before every OFFSET_STEP-th byte, so that a passage's place is found without reading from the start. */
static void count_offsets(Article *article)
{
    Text text = article->document->text;
    article->offsets = ARENA_ARRAY(article->arena, uint32_t, text.length / OFFSET_STEP + 1);
    uint32_t points = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (i % OFFSET_STEP == 0)
            article->offsets[i / OFFSET_STEP] = points;
        points += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    }
    if (text.length % OFFSET_STEP == 0)
        article->offsets[text.length / OFFSET_STEP] = points;
}

uint32_t article_code_point(const Article *article, uint32_t byte)
{
    Text text = article->document->text;
    uint32_t points = article->offsets[byte / OFFSET_STEP];
    for (size_t i = byte - byte % OFFSET_STEP; i < byte && i < text.length; i++)
        points += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    return points;
}

static void prepare(Article *article)
{
    name_document(article);
    count_offsets(article);
    article->entities = ARENA_ARRAY(article->arena, Term, article->document->entities.count + 1U);
    article->events = ARENA_ARRAY(article->arena, Term, article->document->events.count + 1U);
    article->keys = ARENA_ARRAY(article->arena, uint64_t, article->document->events.count + 1U);
}

static void state_all(Article *article)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (article_keeps(article, parts[i].level))
            parts[i].state(article);
}

enum { MEMORY = 1 << 28 };

/* Runs `work` over an article in an arena of its own. */
static WireStatus with_article(Article *article, void (*work)(Article *article))
{
    article->arena = arena_new(MEMORY);
    if (!article->arena)
        return WIRE_NO_MEMORY;
    if (setjmp(*arena_escape(article->arena))) {
        arena_free(article->arena);
        return WIRE_NO_MEMORY;
    }
    prepare(article);
    work(article);
    arena_free(article->arena);
    return graph_status(article->graph);
}

static Article article_of(Graph *graph, const Knowledge *knowledge, const Document *document)
{
    return (Article){
        .graph = graph,
        .knowledge = knowledge,
        .document = document,
        .base = graph_base(graph),
        .language = text_of(language_tag(document->language)),
    };
}

WireStatus graph_add_document(Graph *graph, const Knowledge *knowledge, const Document *document,
                              WireProvenance provenance)
{
    Article article = article_of(graph, knowledge, document);
    article.provenance = provenance;
    return with_article(&article, state_all);
}

static void name_events(Article *article)
{
    for (uint32_t i = 0; i < article->document->events.count; i++)
        article->names[i] = event_iri(article, i);
}

WireStatus graph_name_events(Graph *graph, const Knowledge *knowledge, const Document *document, Term *out)
{
    Article article = article_of(graph, knowledge, document);
    article.names = out;
    return with_article(&article, name_events);
}
