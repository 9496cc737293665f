/* One article on its way into the graph: what the files that state its parts share. */
#ifndef GRAPH_ARTICLE_H
#define GRAPH_ARTICLE_H

#include "graph/statements.h"

typedef struct Article {
    Graph *graph;
    const Knowledge *knowledge;
    const Document *document;
    Arena *arena;      /* for texts on their way; its escape is set */
    Text base;
    Text language;     /* tag of the document's language */
    WireProvenance provenance;
    Term iri, named;   /* of the document; of its graph, 0 where there is none */
    Term *entities;    /* entity -> term, 0 until described */
    Term *events;      /* event -> term */
    Term *names;       /* the same, for who asks for nothing else */
    uint64_t *keys;    /* event -> hash of what tells it from others; 0 where articles may share it */
    uint32_t *offsets; /* code points before each OFFSET_STEP-th byte */
} Article;

/* ---- article.c: stating and naming ---- */

/* States something in the article's own graph. */
void article_state(Article *article, Term subject, Term predicate, Term object);
/* States something that holds for all articles, in the default graph. */
void article_refer(Article *article, Term subject, Term predicate, Term object);
bool article_keeps(const Article *article, WireProvenance level);

/* <base>kind/name */
Term article_name(Article *article, const char *kind, Text name);
/* Lower-case letters and digits joined by hyphens, beginning with a letter; never empty. */
Text article_slug(Article *article, Text text);
/* The IRI of a gazetteer thing or ontology term, under the base asked for. */
Term article_thing(Article *article, Text iri);
/* The last part of an IRI. */
Text iri_last(Text iri);
/* `letter` and the first `digits` (at most 16) of a stable hash of the text, in hexadecimal. */
Text article_hash(Article *article, char letter, Text text, int digits);

Term article_day(Article *article, Day day);
/* A decimal with at most `places` (0 to 6) digits after its point. */
Term article_decimal(Article *article, double value, int places);
/* Unicode code points before a byte of the document's text. */
uint32_t article_code_point(const Article *article, uint32_t byte);
/* Words of the document in its language; 0 for none. */
Term article_words(Article *article, Text words);

/* ---- entities.c ---- */

/* Describes all named entities. */
void state_entities(Article *article);
/* The term of an entity, described if it was not; 0 for NONE and for what is no thing (dates, amounts). */
Term article_entity(Article *article, uint32_t entity);
/* The IRI of an entity as text, and its name in a language as best known. */
Text entity_iri(Article *article, uint32_t entity);
Text entity_label(const Article *article, uint32_t entity, Language language);
bool entity_is_named(const Article *article, uint32_t entity);
/* "pak" for a country or what belongs to one; empty where unknown. */
Text entity_country(const Article *article, uint32_t entity);
/* Describes a gazetteer thing and what it lies in. */
Term article_known(Article *article, uint32_t thing);

/* ---- the other parts, one file each ---- */

void state_events(Article *article);
void state_claims(Article *article);
void state_tolls(Article *article);
void state_posts(Article *article);
void state_relations(Article *article);
void state_mentions(Article *article);
void state_document(Article *article);

/* events.c: the property of a role. */
Term role_property(RoleKind kind);
/* labels.c: the name of an event in a language. */
Text event_label(Article *article, const Event *event, Language language);
/* names.c: whether the event would have the same IRI in another article; then all that is stated of its name must
   come from what they share: no parties without a name. */
bool event_is_known_again(const Article *article, const Event *event);
/* names.c: the IRI of an event. */
Term event_iri(Article *article, uint32_t event);

/* claims.c: what is said, by whom, where. */
typedef struct Saying {
    Term subject, predicate, object;
    uint32_t speaker; /* entity, or NONE */
    Symbol verb;
    Polarity polarity;
    Certainty certainty;
    Span evidence;
} Saying;
/* States a claim, where claims are kept. */
void state_saying(Article *article, const Saying *saying);

/* passages.c: the term of a passage, stated where claims are kept; 0 for an empty span. */
Term article_passage(Article *article, Span span);

#endif
