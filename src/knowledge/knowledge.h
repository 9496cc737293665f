/* What the ontology knows, as read-only tables in one mapped image: things, words, frames. */
#ifndef KNOWLEDGE_KNOWLEDGE_H
#define KNOWLEDGE_KNOWLEDGE_H

#include "base/status.h"
#include "base/symbol.h"
#include "document/document.h"

#include <stdbool.h>

typedef struct Knowledge Knowledge;

/* Maps an image made from ontology/ and the models beside it; refuses damaged ones. */
WireStatus knowledge_open(const char *image, const char *models, const Reporter *reporter, Knowledge **out);
void knowledge_close(Knowledge *knowledge);

/* Adds a user's own names (Turtle); they go before what the image knows. Errors name line and column. */
WireStatus knowledge_add_gazetteer(Knowledge *knowledge, const char *path, const Reporter *reporter);

/* Words that have the same symbol in every document. */
const SymbolBase *knowledge_symbols(const Knowledge *knowledge);

/* SHA-256 of the image, for provenance. */
const unsigned char *knowledge_hash(const Knowledge *knowledge);

/* The mapped bytes of the model of a language, or of names for LANGUAGE_UNKNOWN; empty when there is none. */
Text knowledge_model(const Knowledge *knowledge, Language language);

/* ---- things: what names name (gazetteer) ---- */

typedef enum ThingKind {
    THING_ENTITY,     /* class says what */
    THING_OFFICE,     /* president, foreign minister */
    THING_BODY,       /* army, foreign ministry: a body every state has */
    THING_DESCRIPTOR, /* gunmen, civils */
    THING_INSTRUMENT, /* missile */
    THING_POST,       /* foreign minister of Pakistan: has links, is not looked for in texts */
} ThingKind;

typedef struct Thing {
    ThingKind kind;
    EntityClass class;      /* THING_ENTITY, and of the named body for THING_BODY */
    bool stands_for_country; /* THING_BODY: "government", "authorities" stand for the state itself */
    Text iri;
    Text label[LANGUAGE_COUNT]; /* rdfs:label by Language; [LANGUAGE_UNKNOWN] has no language; empty where none */
    Text wikidata, geonames, dbpedia; /* whole IRIs, or empty */
    Text describes;         /* local name of a wg: term: "Civilians" of THING_DESCRIPTOR, "Strike" that THING_INSTRUMENT deals */
    uint32_t within;        /* thing it lies in or belongs to (wg:locatedIn, else lex:country), or NONE */
    uint32_t country;       /* thing of the country it belongs to, itself for a country, or NONE */
    double latitude, longitude; /* NAN where unknown */
    uint32_t weight;        /* how well known; population of places */
} Thing;

Thing knowledge_thing(const Knowledge *knowledge, uint32_t thing);
/* The thing with this IRI, or NONE. */
uint32_t knowledge_thing_of(const Knowledge *knowledge, Text iri);

/* Offices a known person held: the label of an office thing ("foreign minister") and of which country (a thing). */
typedef struct HeldOffice {
    uint32_t office, country; /* things, or NONE */
} HeldOffice;
uint32_t knowledge_held_offices(const Knowledge *knowledge, uint32_t person, HeldOffice *out, uint32_t limit);

/* How a form names a thing. */
typedef enum NameKind {
    NAME_LABEL,
    NAME_ALIAS,
    NAME_DEMONYM,
    NAME_METONYM,
    NAME_ACRONYM,   /* counts only when written in capitals; dotted forms are known too */
    NAME_COMBINING, /* the first half of a compound: "irano" in "irano-pakistanais" */
    NAME_KINDS,
} NameKind;

typedef struct NameHit {
    uint32_t thing;
    uint8_t kind;     /* NameKind */
    uint8_t language; /* Language of the form, LANGUAGE_UNKNOWN for any */
    bool variant;     /* spelled otherwise ("Jaich ul-Adl"): found by sound, less sure */
    bool user;        /* from the user's own gazetteer */
} NameHit;

/* The longest run of folded words from `words` on that names something: returns its number of words and the things
   it may mean, best known first; 0 when nothing begins here. Words are Token.folded symbols, or lemmas folded for
   common nouns. It does not matter whether analysis cuts at hyphens and apostrophes ("al-Adl", "al" "-" "Adl",
   "al" "Adl"); a match ends where a token ends. */
uint32_t knowledge_match_names(const Knowledge *knowledge, const Symbol *words, uint32_t count,
                               const NameHit **hits, uint32_t *hit_count);
/* The same for exactly `length` words, for shorter readings. */
uint32_t knowledge_exact_names(const Knowledge *knowledge, const Symbol *words, uint32_t length,
                               const NameHit **hits);

/* The same for names that are spelled otherwise than any known one, by the letter rules of
   ontology/languages/transliteration.ttl ("Jaich ul Adl", "Hizbollah", "Baloutche"): only for several words or for
   words of six letters and more. Ask where knowledge_match_names finds nothing and the word has a capital. */
uint32_t knowledge_match_variants(const Knowledge *knowledge, const Symbols *symbols, const Symbol *words,
                                  uint32_t count, const NameHit **hits, uint32_t *hit_count);

/* ---- word lists of a language ---- */

typedef enum List {
#define LIST(constant, name) LIST_##constant,
#include "knowledge/lists.def"
#undef LIST
    LIST_COUNT,
} List;

/* The value of LIST_SINCE of words that tell when, not since when. */
enum { SINCE_THEN = 2 };

/* What a reporting verb or noun says about what it reports. */
typedef enum ReportKind {
    REPORT_CERTAIN,  /* say, announce, confirm */
    REPORT_PROBABLE, /* claim, allege, accuse */
    REPORT_POSSIBLE, /* suggest, believe, fear */
    REPORT_DENIED,   /* deny, reject */
} ReportKind;

/* The longest entry of a list that begins with `words` (folded): returns its number of words and its value, or 0.
   LIST_MARKER: a word may be listed with several slots; the value is the bit set of 1 << Slot of them all.
   LIST_CONTRACTION: the value is the symbol of the words it stands for, with a space between ("de le"). */
uint32_t knowledge_match_list(const Knowledge *knowledge, Language language, List list, const Symbol *words,
                              uint32_t count, int32_t *value);

/* ---- event classes and frames ---- */

/* How the reading treats events of a class and of those below it: lex:trait. */
#define CLASS_TRAITS(X) \
    X(SPOKEN, "Spoken") X(CONCLUDED, "Concluded") X(ONGOING, "Ongoing") \
    X(BLOW, "Blow") X(VAGUE, "Vague") X(OUTCOME, "Outcome") \
    X(MUTUAL, "Mutual") X(TALK, "Talk") X(JUDGING, "Judging") \
    X(REFUSING, "Refusing") X(BLAMING, "Blaming") X(THREATENING, "Threatening") X(ASKING, "Asking") \
    X(MEDIATING, "Mediating") X(CONSULTING, "Consulting") X(DECIDED, "Decided") \
    X(HOSTED, "Hosted") X(POPULAR, "Popular") X(STRIKES_LAND, "StrikesLand") \
    X(HELD_BY_LAND, "HeldByLand") X(VIOLENT, "Violent") X(PLACED, "Placed") X(ORDERED, "Ordered")

typedef enum ClassTrait {
#define X(constant, name) TRAIT_##constant,
    CLASS_TRAITS(X)
#undef X
} ClassTrait;

typedef struct EventClass {
    Text name;        /* local name: "Strike" */
    Text iri;
    uint32_t parent;  /* class index, or NONE */
    bool symmetric;   /* parties are participants */
    bool target_is_place; /* lex:targetIsPlace */
    uint32_t traits;  /* bit set of 1 << ClassTrait, those of the classes above it among them */
    Text label[LANGUAGE_COUNT];
    Text phrase[LANGUAGE_COUNT]; /* what the label of an event is made by: lex:phrase */
} EventClass;

uint32_t knowledge_event_classes(const Knowledge *knowledge);
EventClass knowledge_event_class(const Knowledge *knowledge, uint32_t class);
uint32_t knowledge_event_class_of(const Knowledge *knowledge, Text name);

/* How labels are written in a language. */
typedef struct Spelling {
    Text month_names;    /* twelve, with a space between */
    Text status_names;   /* planned, possible, denied, likewise */
    Text list_end;       /* " and " */
    Text first_of_month; /* "1er", or empty where it is 1 as other days are their number */
    Text post_owner;     /* what stands around the state behind its office, with a bar for the state: " of |", " (|)" */
} Spelling;

Spelling knowledge_spelling(const Knowledge *knowledge, Language language);

/* Where grammar may put a role: lexicon.ttl, "Slots". */
#define SLOTS(X)                                                                                               \
    X(SUBJECT, "subject") X(OBJECT, "object") X(INDIRECT, "indirect") X(CLAUSE, "clause") X(OWNER, "owner")    \
    X(OF, "of") X(AGAINST, "against") X(WITH, "with") X(BETWEEN, "between") X(IN, "in") X(FROM, "from")        \
    X(TO, "to") X(BY, "by") X(FOR, "for") X(ABOUT, "about") X(AS, "as") X(AFTER, "after")

typedef enum Slot {
#define X(constant, name) SLOT_##constant,
    SLOTS(X)
#undef X
    SLOT_COUNT,
} Slot;

/* What a slot may give: a set of bits 1 << RoleKind or 1 << FILL_...; FILL_UNSET alone where the ontology says nothing. */
enum {
    FILL_NOTHING = ROLE_COUNT, /* lex:nothing */
    FILL_CONTENT,              /* lex:content */
    FILL_EVENT,                /* lex:event: carriers */
    FILL_SUBJECT,              /* relation frames: rdf:subject */
    FILL_OBJECT,               /* relation frames: rdf:object */
    FILL_UNSET,
};

/* Restrictions on fillers; sets of them are bits 1 << FILLER_..., an empty set allows any. */
typedef enum FillerKind {
    FILLER_ANY, FILLER_ACTOR, FILLER_ARMED, FILLER_PERSON, FILLER_COUNTRY, FILLER_PLACE, FILLER_EVENT,
    FILLER_INSTRUMENT, FILLER_NAMED,
} FillerKind;

/* What becomes of the event in a frame's content, where it is no EventStatus. */
enum { CONTENT_AS_IT_STANDS = -1, CONTENT_NO_EVENT = -2 };

typedef struct Frame {
    Text name;               /* local name in the lexicon, for explain */
    uint32_t class;          /* event class, or NONE for a relation frame or a carrier */
    int8_t relation;         /* RelationKind, or -1 */
    int8_t status;           /* EventStatus implied, or -1 */
    int8_t harm;             /* Harm, or -1 */
    int8_t content_status;   /* lex:contentStatus: EventStatus or CONTENT_... */
    uint8_t content_agent;   /* lex:contentAgent: RoleKind, or ROLE_COUNT */
    uint32_t instrument;     /* thing implied, or NONE */
    uint32_t required;       /* bit set of RoleKind */
    uint16_t subject_is, object_is; /* bit sets of FillerKind; 0: anything */
    uint16_t slots[SLOT_COUNT]; /* bit sets as above, defaults of the class filled in */
} Frame;

uint32_t knowledge_frames(const Knowledge *knowledge);
Frame knowledge_frame(const Knowledge *knowledge, uint32_t frame);

typedef enum TriggerPart { TRIGGER_VERB, TRIGGER_NOUN, TRIGGER_ADJECTIVE, TRIGGER_PARTICIPLE } TriggerPart;

/* One trigger: the head lemma is the key; `others` are folded lemmas (or forms) that must depend on it. */
typedef struct Trigger {
    uint32_t frame;
    uint8_t part;          /* TriggerPart */
    bool by_form;          /* written "=talks": the key is a folded form, not a lemma */
    bool negative;         /* lex:not: evokes nothing and beats the others when it matches */
    uint8_t others_by_form; /* bits 1 << i: others[i] is a form, not a lemma */
    uint8_t others_count;
    const Symbol *others;
} Trigger;

/* All triggers whose head is this folded lemma (or, those with `by_form`, this folded form), those with most words
   first. `triggers` needs room for `limit`; returns their number. */
uint32_t knowledge_triggers(const Knowledge *knowledge, Language language, Symbol lemma, Trigger *triggers,
                            uint32_t limit);

/* ---- for output ---- */

/* Local name and both labels of a wg: term of wiregraph.ttl by local name: victims kinds, instruments. */
Text knowledge_term_label(const Knowledge *knowledge, Text local_name, Language language);

#endif
