/* One article on its way along the stages: the nouns that every stage reads and one stage fills.

       text        paragraphs     sentences > tokens      mentions -> entities       events: roles, tellings
       (read)      (read)         (analyze)               (recognize)                claims, tolls, relations (interpret)

   Arrays of plain structs, referred to by index. A part once filled is not changed by a later stage. */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/status.h"
#include "base/symbol.h"
#include "document/date.h"
#include "document/token.h"

/* ---- read ---- */

typedef enum ParagraphKind {
    PARAGRAPH_BODY,
    PARAGRAPH_TITLE, /* also headings within the text */
    PARAGRAPH_CAPTION,
} ParagraphKind;

/* A stretch of the article's own words; what lies between paragraphs (menus, tags, credits) is never analyzed. */
typedef struct Paragraph {
    Span span;
    ParagraphKind kind;
} Paragraph;

/* ---- analyze ---- */

typedef struct Sentence {
    Span span;
    uint32_t first, last; /* tokens [first, last) */
    uint32_t paragraph;
} Sentence;

/* ---- recognize ---- */

#define ENTITY_CLASSES(X)                                                                                      \
    X(PERSON, "Person") X(COUNTRY, "Country") X(REGION, "Region") X(CITY, "City") X(FACILITY, "Facility")      \
    X(ARMED_GROUP, "ArmedGroup") X(ARMED_FORCE, "ArmedForce") X(GOVERNMENT_BODY, "GovernmentBody")             \
    X(PARTY, "Party") X(INTERNATIONAL_ORGANIZATION, "InternationalOrganization") X(MEDIA, "Media")             \
    X(COMPANY, "Company") X(ORGANIZATION, "Organization")

typedef enum EntityClass {
    CLASS_NONE,
#define X(constant, name) CLASS_##constant,
    ENTITY_CLASSES(X)
#undef X
    CLASS_NAMED_END,
    CLASS_UNNAMED = CLASS_NAMED_END, /* an actor without a name: "gunmen", "women and children" */
    CLASS_INSTRUMENT,                /* missile, drone ...: thing is the knowledge index */
    CLASS_DATE,
    CLASS_AMOUNT,
    CLASS_COUNT,
} EntityClass;

typedef enum MentionKind {
    MENTION_NAME,        /* Pakistan, Jilani, BLA */
    MENTION_DEMONYM,     /* Iranian, pakistanaises: mentions the country */
    MENTION_DESCRIPTION, /* the minister, the group, gunmen, his counterpart, the two countries */
    MENTION_PRONOUN,     /* he, ils, which (resolved) */
    MENTION_INSTRUMENT,
    MENTION_DATE,
    MENTION_AMOUNT,
    MENTION_KINDS,
} MentionKind;

/* How a mention was found and resolved; shown by `names` and `explain`. */
typedef enum MentionHow {
    HOW_GAZETTEER,
    HOW_PATTERN,     /* title, role, apposition, suffix */
    HOW_MODEL,       /* trained recognizer */
    HOW_REPEATED,    /* part of a name found elsewhere in the article */
    HOW_COREFERENCE,
    HOW_GRAMMAR,     /* dates, amounts */
    HOW_COUNT,
} MentionHow;

typedef struct Mention {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t head;        /* its syntactic head token, within [first, last) */
    uint32_t entity;      /* index; NONE while unresolved (a description that nobody answers to) */
    uint32_t others;      /* for plural descriptions ("the two countries"): index of the first of `others_count` */
    uint32_t others_count; /* further entities in document->references; 0 for most */
    uint8_t kind;         /* MentionKind */
    uint8_t how;          /* MentionHow */
    uint16_t confidence;  /* per mille */
    bool armed;           /* a description of people with arms: soldiers, police, fighters */
} Mention;

typedef struct Amount {
    double low, high;  /* equal when exact; high is INFINITY for "at least", "more than" */
    Symbol unit;       /* lemma or currency/measure word, 0 for bare numbers */
    bool approximate;  /* dozens, about, une vingtaine */
    bool vague;        /* dozens, plusieurs centaines: no number that anybody told */
} Amount;

/* A gazetteer thing that a mention might also mean. */
typedef struct Candidate {
    uint32_t thing;
    uint16_t score; /* per mille */
} Candidate;

typedef struct Entity {
    EntityClass class;
    uint32_t thing;    /* index in the gazetteer, or NONE */
    Symbol name;       /* best name in the text; for CLASS_UNNAMED the words of the text */
    uint32_t country;  /* entity of the state it belongs to or acts for ("Pakistani army", a minister), or NONE */
    uint32_t within;   /* entity it is part of or located in as the text says, or NONE */
    uint32_t kind;     /* CLASS_UNNAMED: descriptor thing; GOVERNMENT_BODY ...: body thing; else NONE */
    uint32_t count;    /* mentions */
    bool plural;       /* several people or things without a name each */
    bool approximate_link; /* the thing is only likely: write no owl:sameAs */
    ARRAY(Symbol) names;   /* every distinct name in the text, demonyms not among them */
    ARRAY(Candidate) candidates; /* where a link is left open */
    DateRange date;    /* CLASS_DATE */
    DateRange opening; /* CLASS_DATE told by "since": its beginning as told, of which `date` is the stretch up to the article */
    Amount amount;     /* CLASS_AMOUNT */
} Entity;

typedef enum PostTime { POST_CURRENT, POST_ACTING, POST_FORMER, POST_LATE, POST_FUTURE } PostTime;

/* A person holds an office, as the article attests it. */
typedef struct Post {
    uint32_t person;  /* entity */
    uint32_t office;  /* thing in the gazetteer, or NONE: then `title` */
    Symbol title;     /* words of the text, lower case */
    uint32_t of;      /* entity: country or organization, or NONE */
    PostTime time;
    Span evidence;
} Post;

/* ---- interpret ---- */

#define ROLE_KINDS(X) \
    X(AGENT, "agent") X(TARGET, "target") X(PARTICIPANT, "participant") X(PLACE, "place") X(INSTRUMENT, "instrument")

typedef enum RoleKind {
#define X(constant, name) ROLE_##constant,
    ROLE_KINDS(X)
#undef X
    ROLE_COUNT,
} RoleKind;

typedef struct Role {
    uint8_t kind;      /* RoleKind */
    uint8_t slot;      /* Slot of the frame that gave it, for explain */
    uint32_t entity;
    uint32_t token;    /* head of the words that fill it */
    const char *rule;  /* static words: "object", "shared subject", "possessor" ... */
} Role;

typedef enum EventStatus { STATUS_ACTUAL, STATUS_PLANNED, STATUS_POSSIBLE, STATUS_DENIED } EventStatus;

/* One place of the text where an event is told. */
typedef struct Telling {
    uint32_t sentence;
    uint32_t trigger; /* token */
    uint32_t frame;   /* in the lexicon */
    Span evidence;
} Telling;

typedef struct Event {
    uint32_t class;       /* event class in knowledge */
    EventStatus status;
    DateRange date;       /* date.precision DATE_UNKNOWN when not told */
    uint32_t place_text;  /* mention whose words tell the place, or NONE */
    uint32_t date_cause;  /* token that fixed the date, or NONE: discourse */
    uint32_t status_cause; /* token that fixed the status, or NONE */
    uint32_t response_to; /* event it answers, or NONE */
    uint32_t part_of;     /* event it is part of, or NONE */
    uint16_t confidence;  /* per mille */
    ARRAY(Role) roles;
    ARRAY(Telling) tellings; /* the first is the fullest */
} Event;

typedef enum Polarity { POLARITY_AFFIRMED, POLARITY_DENIED } Polarity;
typedef enum Certainty { CERTAINTY_CERTAIN, CERTAINTY_PROBABLE, CERTAINTY_POSSIBLE } Certainty;

/* Somebody asserts or denies an event. */
typedef struct Claim {
    uint32_t event;
    uint32_t speaker;   /* entity */
    Symbol verb;        /* reporting word as written, or 0 */
    Polarity polarity;
    Certainty certainty;
    Span evidence;
} Claim;

typedef enum Harm { HARM_KILLED, HARM_INJURED, HARM_DETAINED, HARM_MISSING, HARM_DISPLACED } Harm;

/* Counted victims of one event. */
typedef struct Toll {
    uint32_t event;
    Harm harm;
    Amount count;
    uint32_t victims;   /* entity (CLASS_UNNAMED or named), or NONE */
    uint32_t speaker;   /* who counts, or NONE: the article itself */
    Symbol verb;        /* reporting word, or 0 */
    Span evidence;
} Toll;

#define RELATION_KINDS(X)                                                                                      \
    X(LOCATED_IN, "locatedIn") X(OPERATES_IN, "operatesIn") X(BORDERS, "borders") X(PART_OF, "partOf")         \
    X(MEMBER_OF, "memberOf") X(BACKED_BY, "backedBy") X(OPPOSES, "opposes") X(LEADS, "leads")                  \
    X(OWNED_BY, "ownedBy") X(ALSO_KNOWN_AS, "alsoKnownAs") X(DESCRIBED_AS, "describedAs")

typedef enum RelationKind {
#define X(constant, name) RELATION_##constant,
    RELATION_KINDS(X)
#undef X
    RELATION_COUNT,
} RelationKind;

typedef struct Relation {
    RelationKind kind;
    uint32_t subject;  /* entity */
    uint32_t object;   /* entity, or NONE: then `text` */
    Symbol text;
    uint32_t speaker;  /* who says so, or NONE: the article itself */
    Symbol verb;
    Span evidence;
} Relation;

/* ---- the document ---- */

typedef enum Language { LANGUAGE_UNKNOWN, LANGUAGE_EN, LANGUAGE_FR, LANGUAGE_COUNT } Language;

/* "en", "fr"; "" for LANGUAGE_UNKNOWN. */
const char *language_tag(Language language);
Language language_of(Text tag);

typedef struct Document {
    Arena *arena;
    Symbols *symbols;
    Reporter reporter;
    Text name;             /* file or address */
    Text text;             /* the article as UTF-8 in NFC, boilerplate included; offsets count from here */
    Language language;
    Text title, publisher, author, address; /* empty when not told */
    DateRange date;        /* of the article; the anchor of all relative dates */
    bool date_told;        /* false: handed in from outside */
    unsigned char sha256[32]; /* of text */
    ARRAY(Paragraph) paragraphs;
    ARRAY(Sentence) sentences;
    ARRAY(Token) tokens;
    ARRAY(Mention) mentions;    /* by first token; a longer one before one it contains */
    ARRAY(uint32_t) references; /* further entities of plural mentions */
    ARRAY(Entity) entities;
    ARRAY(Post) posts;
    ARRAY(Event) events;
    ARRAY(Claim) claims;
    ARRAY(Toll) tolls;
    ARRAY(Relation) relations;
} Document;

/* An empty document in an arena whose escape is set. */
Document *document_new(Arena *arena, const SymbolBase *base);

/* Checks every invariant of the parts filled so far; false with words in `reason` (at least 128 bytes). */
bool document_check(const Document *document, char *reason, size_t size);

Text document_span(const Document *document, Span span);
/* The form, lemma or folded form of a token as text. */
Text token_form(const Document *document, uint32_t token);
/* Whether a word is written so. */
bool token_written(const Document *document, uint32_t token, Text form);
Text token_lemma(const Document *document, uint32_t token);
/* Bytes from the first token to the last. */
Span tokens_span(const Document *document, uint32_t first, uint32_t last);
/* The sentence that holds a token. */
uint32_t document_sentence(const Document *document, uint32_t token);

const char *entity_class_name(EntityClass class);
const char *role_name(RoleKind kind);
const char *relation_name(RelationKind kind);
const char *status_name(EventStatus status);

#endif
