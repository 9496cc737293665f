/* What the steps of recognition share: words as lists know them, and spots of text that may become mentions.

       words -> dates, amounts -> spots (known names, capitals) -> entities -> offices, bodies, descriptions
             -> pronouns and plurals -> mentions in the order of the text */
#ifndef RECOGNIZE_RECOGNIZER_H
#define RECOGNIZE_RECOGNIZER_H

#include "document/document.h"
#include "knowledge/knowledge.h"

typedef enum TextCase { CASE_NORMAL, CASE_TITLE, CASE_CAPITALS } TextCase;

/* A stretch of tokens that may name something, before it is known what. */
typedef struct Spot {
    uint32_t first, last; /* tokens [first, last) */
    uint8_t kind, how;    /* MentionKind, MentionHow */
    uint8_t thing_kind;   /* ThingKind of `thing` */
    uint8_t role;         /* SpotRole */
    EntityClass class;    /* what the context says it is, or CLASS_NONE */
    EntityClass guess;    /* what learnt weights say it is, or CLASS_NONE */
    uint32_t thing;       /* best reading, or NONE */
    const NameHit *hits;  /* all readings that the form allows */
    uint32_t hit_count;
    uint32_t entity;      /* once known, else NONE */
    uint32_t country;     /* entity of the state that its own words name ("pakistanais" within), or NONE */
    bool nested;          /* inside another spot */
    uint8_t part;         /* SpotPart: of a compound token */
    bool dropped;
} Spot;

typedef enum SpotPart { PART_WHOLE, PART_FIRST, PART_LAST } SpotPart; /* "Iran" in "Iran-backed", "anti-Iran" */

/* What a spot is for the steps that follow. */
typedef enum SpotRole { SPOT_NAME, SPOT_DEMONYM, SPOT_OFFICE, SPOT_BODY, SPOT_DESCRIPTOR, SPOT_INSTRUMENT } SpotRole;

typedef struct Recognizer {
    const Knowledge *knowledge;
    Document *document;
    Language language;
    uint32_t count;        /* tokens */
    /* written words: "du" is one, though two tokens */
    Symbol *forms, *lemmas;
    uint32_t *token_of;    /* word -> first token; one more at the end */
    uint32_t *word_of;     /* token -> word */
    uint32_t words;
    uint32_t *sentence_of; /* token -> sentence */
    uint8_t *cases;        /* sentence -> TextCase */
    uint8_t *covered;      /* token -> 1 when inside a date or amount */
    uint8_t *seen;         /* folded form -> SEEN_... over the whole article */
    ARRAY(Spot) spots;     /* by first token, a containing one first */
    uint32_t *spot_at;     /* token -> index of the outermost spot that covers it, or NONE */
    uint8_t *genders;      /* entity -> gender its names or pronouns tell, while pronouns are resolved */
    ARRAY(uint32_t) thing_entities; /* entities that have a thing, for look-up */
} Recognizer;

/* How a word occurs where its case tells something. */
enum { SEEN_CAPITAL = 1, SEEN_LOWER = 2, SEEN_SURNAME = 4 /* last word of a person's full name */ };

/* words.c */
void recognizer_start(Recognizer *recognizer, const Knowledge *knowledge, Document *document);
uint32_t sentence_end(const Recognizer *recognizer, uint32_t token);
uint32_t sentence_begin(const Recognizer *recognizer, uint32_t token);
/* Tokens of the longest list entry that begins at a token (forms, then lemmas), or 0. `value` may be NULL. */
uint32_t list_match(const Recognizer *recognizer, List list, uint32_t token, int32_t *value);
/* Whether the single token stands in a list. */
bool list_has(const Recognizer *recognizer, List list, uint32_t token);
/* The same for the words that end just before a token: at most three words. */
uint32_t list_before(const Recognizer *recognizer, List list, uint32_t token, int32_t *value);
bool token_capital(const Recognizer *recognizer, uint32_t token);
bool token_all_capitals(const Recognizer *recognizer, uint32_t token);
/* Begins a sentence or a quotation, so that its capital says nothing. */
bool token_initial(const Recognizer *recognizer, uint32_t token);
TextCase token_case(const Recognizer *recognizer, uint32_t token);
uint8_t token_seen(const Recognizer *recognizer, uint32_t token);
/* The form of a token; empty behind the last. */
Text form_at(const Recognizer *recognizer, uint32_t token);
bool token_is_word(const Recognizer *recognizer, uint32_t token);
bool token_is(const Recognizer *recognizer, uint32_t token, const char *form);
Upos token_upos(const Recognizer *recognizer, uint32_t token);
/* The token whose governor lies outside [first, last). */
uint32_t span_head(const Recognizer *recognizer, uint32_t first, uint32_t last);
/* Folded symbol of any text, added when new. */
Symbol folded_symbol(const Recognizer *recognizer, Text text);
/* The words of the text between two tokens as a symbol, without a leading article. */
Symbol span_symbol(const Recognizer *recognizer, uint32_t first, uint32_t last);
/* Whether a lemma evokes an event of one of these classes (local names, closed by NULL). */
bool evokes(const Recognizer *recognizer, Symbol lemma, const char *const *classes);
/* Language of common nouns: hits of another language do not count. */
bool hit_language(const Recognizer *recognizer, const NameHit *hit);

/* entities.c */
uint32_t entity_new(Recognizer *recognizer, EntityClass class, Symbol name);
/* The entity of a gazetteer thing, made when the article has none yet. */
uint32_t entity_of_thing(Recognizer *recognizer, uint32_t thing);
uint32_t entity_find_thing(const Recognizer *recognizer, uint32_t thing);
void entity_add_name(Recognizer *recognizer, uint32_t entity, Symbol name);
/* Adds a mention of an entity (may be NONE). */
Mention *mention_add(Recognizer *recognizer, uint32_t first, uint32_t last, MentionKind kind);
bool class_is_place(EntityClass class);
bool class_is_organization(EntityClass class);
/* The state an entity acts for: itself, its country, or NONE. */
uint32_t entity_state(const Recognizer *recognizer, uint32_t entity);

/* amounts.c */
/* Tokens of a number that begins at a token, or 0. */
uint32_t number_read(const Recognizer *recognizer, uint32_t token, double *value);
void amounts_find(Recognizer *recognizer);

/* dates.c */
void dates_find(Recognizer *recognizer);

/* names.c, capitals.c, compounds.c */
void names_find(Recognizer *recognizer);
uint32_t gazetteer_match(Recognizer *recognizer, uint32_t token, uint32_t end, Spot *out);
uint32_t capitals_match(Recognizer *recognizer, uint32_t token, uint32_t end, Spot *out);
uint32_t feature_match(Recognizer *recognizer, uint32_t token, uint32_t end, Spot *out);
uint32_t compound_match(Recognizer *recognizer, uint32_t token, Spot out[2]);
bool ellipsis_match(Recognizer *recognizer, uint32_t token, uint32_t end, Spot *out);
bool interrupted_match(Recognizer *recognizer, uint32_t token, uint32_t end, Spot out[2]);
void spots_index(Recognizer *recognizer);
uint32_t spot_starting(const Recognizer *recognizer, uint32_t token);
uint32_t spot_ending(const Recognizer *recognizer, uint32_t token);

/* classes.c */
/* Gives every name the class that the words around it tell. */
void classes_find(Recognizer *recognizer);
/* That class or, where nothing tells, what an unknown name of such a shape most often is. */
EntityClass class_by_shape(const Recognizer *recognizer, const Spot *spot);

/* guess.c */
/* Asks the model, where there is one, what unknown names name that no words around them tell. */
void names_guess(Recognizer *recognizer);
/* recognize.c */
/* The steps up to the classes that rules tell. */
void names_until_classes(Recognizer *recognizer, const Knowledge *knowledge, Document *document);

/* link.c, merge.c */
void names_link(Recognizer *recognizer);
void names_merge(Recognizer *recognizer);

/* within.c, bodies.c, sites.c, posts.c, descriptors.c */
void within_find(Recognizer *recognizer);
void bodies_find(Recognizer *recognizer);
void sites_find(Recognizer *recognizer);
void posts_find(Recognizer *recognizer);
/* Adds the description of a person named beside a common noun; false when none is. */
bool title_found(Recognizer *recognizer, Spot *spot);
void descriptors_find(Recognizer *recognizer);

/* salience.c */
/* Mentions in the order of the text, a longer one before one it contains. */
void mentions_sort(Recognizer *recognizer);
/* What an anaphor may refer to. */
typedef bool Suits(const Recognizer *recognizer, const Entity *entity);
typedef struct Search {
    uint32_t token;     /* the anaphor */
    uint32_t sentences; /* how far back, 0: this one only */
    Suits *suits;
    bool subjects;      /* subjects first */
    bool persons;       /* people before states and bodies: they speak */
    uint32_t not_entity; /* never this one, or NONE */
    uint32_t rival;      /* 1 + token of a subject whose object is looked for, which nobody named there can be; 0 for none */
    uint8_t gender;     /* GENDER_MASC or GENDER_FEM: people of the other are passed over; 0 for any */
} Search;
/* The index of the mention before a token that suits best, or NONE. Mentions must be sorted. */
uint32_t antecedent_find(const Recognizer *recognizer, const Search *search);
/* The outermost mention whose head is a token, else the innermost that covers it, or NONE. */
uint32_t mention_of_head(const Recognizer *recognizer, uint32_t token);
Suits suits_person, suits_country, suits_group, suits_organization, suits_city, suits_region, suits_media, suits_thing,
    suits_actor, suits_plural;

/* Adds a mention of one token range in its place among sorted mentions. */
Mention *mention_insert(Recognizer *recognizer, uint32_t first, uint32_t last, MentionKind kind);

/* pronouns.c, nouns.c, plurals.c */
void coreference_resolve(Recognizer *recognizer);
void pronoun_resolve(Recognizer *recognizer, uint32_t token);
void noun_resolve(Recognizer *recognizer, uint32_t article);
void plurals_resolve(Recognizer *recognizer);
/* Adds mentions joined to this one by "and" as further entities of `mention`. */
void add_joined(Recognizer *recognizer, Mention *mention, uint32_t head);
/* A pronoun or possessive that means the two states, just two, that its sentence has named before. */
bool refer_to_states(Recognizer *recognizer, uint32_t token);

#endif
