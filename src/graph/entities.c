/* People, places and groups: known things as reference data, new ones under names of their own. */
#include "graph/article.h"

#include <math.h>

/* Class of an entity -> its term and the kind in its IRI. */
static const struct {
    Term class;
    const char *kind;
} classes[CLASS_NAMED_END] = {
    [CLASS_PERSON] = {WG_PERSON, "person"},
    [CLASS_COUNTRY] = {WG_COUNTRY, "state"},
    [CLASS_REGION] = {WG_REGION, "region"},
    [CLASS_CITY] = {WG_CITY, "city"},
    [CLASS_FACILITY] = {WG_FACILITY, "facility"},
    [CLASS_ARMED_GROUP] = {WG_ARMED_GROUP, "group"},
    [CLASS_ARMED_FORCE] = {WG_ARMED_FORCE, "force"},
    [CLASS_GOVERNMENT_BODY] = {WG_GOVERNMENT_BODY, "body"},
    [CLASS_PARTY] = {WG_PARTY, "party"},
    [CLASS_INTERNATIONAL_ORGANIZATION] = {WG_INTERNATIONAL_ORGANIZATION, "org"},
    [CLASS_MEDIA] = {WG_MEDIA, "media"},
    [CLASS_COMPANY] = {WG_COMPANY, "company"},
    [CLASS_ORGANIZATION] = {WG_ORGANIZATION, "org"},
};

static const Entity *entity_at(const Article *article, uint32_t entity)
{
    return &article->document->entities.items[entity];
}

static bool is_linked(const Entity *entity)
{
    return entity->thing != NONE && !entity->approximate_link;
}

bool entity_is_named(const Article *article, uint32_t entity)
{
    if (entity == NONE)
        return false;
    EntityClass class = entity_at(article, entity)->class;
    return class > CLASS_NONE && class < CLASS_NAMED_END;
}

static Text thing_label(const Article *article, uint32_t thing, Language language)
{
    Thing known = knowledge_thing(article->knowledge, thing);
    const Text choices[] = {known.label[language], known.label[LANGUAGE_UNKNOWN], known.label[LANGUAGE_EN],
                            known.label[LANGUAGE_FR]};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (choices[i].length)
            return choices[i];
    return (Text){"", 0};
}

/* "army (Pakistan)" for a body that every state has, in either language whatever the article's. */
static Text body_label(const Article *article, const Entity *self, Language language)
{
    const Entity *country = self->country == NONE ? NULL : entity_at(article, self->country);
    if (self->kind == NONE || self->class == CLASS_UNNAMED || !country || !is_linked(country))
        return (Text){"", 0};
    Text body = thing_label(article, self->kind, language), of = thing_label(article, country->thing, language);
    if (body.length == 0 || of.length == 0)
        return (Text){"", 0};
    return text_format(article->arena, "%.*s (%.*s)", (int)body.length, body.bytes, (int)of.length, of.bytes);
}

Text entity_label(const Article *article, uint32_t entity, Language language)
{
    const Entity *self = entity_at(article, entity);
    Text label = is_linked(self) ? thing_label(article, self->thing, language) : body_label(article, self, language);
    return label.length ? label : symbol_text(article->document->symbols, self->name);
}

Text entity_country(const Article *article, uint32_t entity)
{
    const Entity *self = entity_at(article, entity);
    if (self->country != NONE && self->country != entity)
        self = entity_at(article, self->country);
    if (!is_linked(self))
        return (Text){"", 0};
    Thing thing = knowledge_thing(article->knowledge, self->thing);
    if (thing.class != CLASS_COUNTRY && thing.country != NONE)
        thing = knowledge_thing(article->knowledge, thing.country);
    return thing.class == CLASS_COUNTRY ? iri_last(thing.iri) : (Text){"", 0};
}

/* "foreign-ministry-pak" for a body every state has, else the folded name. A name that the gazetteer uses for
   something the text was not taken to mean is set apart. */
static Text new_name(Article *article, uint32_t entity)
{
    const Entity *self = entity_at(article, entity);
    Text country = entity_country(article, entity);
    if (self->kind != NONE && country.length) {
        Thing body = knowledge_thing(article->knowledge, self->kind);
        Text label = body.label[LANGUAGE_EN].length ? body.label[LANGUAGE_EN] : iri_last(body.iri);
        return text_format(article->arena, "%s-%.*s", text_string(article->arena, article_slug(article, label)),
                           (int)country.length, country.bytes);
    }
    Text name = symbol_text(article->document->symbols, self->name), slug = article_slug(article, name);
    Text usual = text_format(article->arena, GRAPH_BASE "%s/%.*s", classes[self->class].kind, (int)slug.length,
                             slug.bytes);
    if (knowledge_thing_of(article->knowledge, usual) == NONE)
        return slug;
    Text apart = article_hash(article, 'x', usual, 6);
    return text_format(article->arena, "%.*s-%.*s", (int)slug.length, slug.bytes, (int)apart.length, apart.bytes);
}

Text entity_iri(Article *article, uint32_t entity)
{
    return graph_term(article->graph, article_entity(article, entity)).text;
}

static void label_thing(Article *article, Term iri, const Thing *thing)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (thing->label[language].length)
            article_refer(article, iri, RDFS_LABEL,
                          graph_words(article->graph, thing->label[language], text_of(language_tag((Language)language))));
    const Text links[] = {thing->wikidata, thing->geonames, thing->dbpedia};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (links[i].length && iri_valid(links[i]))
            article_refer(article, iri, OWL_SAME_AS, graph_iri(article->graph, links[i]));
    if (!isnan(thing->latitude) && !isnan(thing->longitude)) {
        article_refer(article, iri, GEO_LAT, article_decimal(article, thing->latitude, 5));
        article_refer(article, iri, GEO_LONG, article_decimal(article, thing->longitude, 5));
    }
}

enum { DEPTH = 8 }; /* a place in a district in a province in a country: more is a loop in the data */

Term article_known(Article *article, uint32_t thing)
{
    Term first = 0, inner = 0;
    for (int depth = 0; thing != NONE && depth < DEPTH; depth++) {
        Thing known = knowledge_thing(article->knowledge, thing);
        Term iri = article_thing(article, known.iri);
        if (known.kind == THING_ENTITY && known.class > CLASS_NONE && known.class < CLASS_NAMED_END) {
            article_refer(article, iri, RDF_TYPE, classes[known.class].class);
            label_thing(article, iri, &known);
        }
        bool is_place = known.class == CLASS_CITY || known.class == CLASS_REGION || known.class == CLASS_FACILITY;
        article_refer(article, inner, WG_LOCATED_IN, iri);
        if (!first)
            first = iri;
        inner = iri;
        thing = is_place && known.within != thing ? known.within : NONE;
    }
    return first;
}

/* The names in the text other than the one it goes by. */
static void state_names(Article *article, uint32_t entity, Term iri)
{
    const Entity *self = entity_at(article, entity);
    Text label = entity_label(article, entity, article->document->language);
    for (uint32_t i = 0; i < self->names.count; i++) {
        Text name = symbol_text(article->document->symbols, self->names.items[i]);
        if (!text_equal(name, label))
            article_state(article, iri, SKOS_ALT_LABEL, article_words(article, name));
    }
}

/* Bodies that every state has go by the same name in all articles, in both languages; others as the text calls them. */
static void label_new(Article *article, uint32_t entity, Term iri)
{
    const Entity *self = entity_at(article, entity);
    bool labelled = false;
    for (int language = LANGUAGE_UNKNOWN + 1; language < LANGUAGE_COUNT; language++) {
        Text label = body_label(article, self, (Language)language);
        if (label.length)
            article_state(article, iri, RDFS_LABEL,
                          graph_words(article->graph, label, text_of(language_tag((Language)language))));
        labelled = labelled || label.length;
    }
    if (!labelled)
        article_state(article, iri, RDFS_LABEL,
                      article_words(article, symbol_text(article->document->symbols, self->name)));
}

static Term describe_new(Article *article, uint32_t entity)
{
    const Entity *self = entity_at(article, entity);
    Term iri = article_name(article, classes[self->class].kind, new_name(article, entity));
    article_state(article, iri, RDF_TYPE, classes[self->class].class);
    label_new(article, entity, iri);
    if (self->thing != NONE) /* only likely */
        article_state(article, iri, WG_POSSIBLY_SAME_AS, article_known(article, self->thing));
    if (self->country != NONE && self->country != entity)
        article_state(article, iri, WG_COUNTRY_OF, article_entity(article, self->country));
    return iri;
}

/* Who has no name is somebody else in every article. */
static Term describe_unnamed(Article *article, uint32_t entity)
{
    const Entity *self = entity_at(article, entity);
    Text words = symbol_text(article->document->symbols, self->name);
    Text document = iri_last(graph_term(article->graph, article->iri).text);
    Text key = text_format(article->arena, "%.*s %u %.*s", (int)document.length, document.bytes, entity,
                           (int)words.length, words.bytes);
    Term iri = article_name(article, "unnamed", article_hash(article, 'u', key, 12));
    article_state(article, iri, RDF_TYPE, WG_UNNAMED);
    article_state(article, iri, RDFS_LABEL, article_words(article, words));
    if (self->country != NONE && self->country != entity)
        article_state(article, iri, WG_COUNTRY_OF, article_entity(article, self->country));
    return iri;
}

static Term describe(Article *article, uint32_t entity)
{
    const Entity *self = entity_at(article, entity);
    if (self->class == CLASS_UNNAMED)
        return describe_unnamed(article, entity);
    if (self->class == CLASS_INSTRUMENT)
        return self->thing == NONE ? 0 : article_thing(article, knowledge_thing(article->knowledge, self->thing).iri);
    if (!entity_is_named(article, entity))
        return 0;
    Term iri = is_linked(self) ? article_known(article, self->thing) : describe_new(article, entity);
    state_names(article, entity, iri);
    return iri;
}

Term article_entity(Article *article, uint32_t entity)
{
    if (entity == NONE)
        return 0;
    if (!article->entities[entity])
        article->entities[entity] = describe(article, entity);
    return article->entities[entity];
}

void state_entities(Article *article)
{
    for (uint32_t i = 0; i < article->document->entities.count; i++)
        if (entity_is_named(article, i))
            article_entity(article, i);
}
