/* Turtle files read into a table of facts that remember where they stand. */
#ifndef KNOWLEDGE_FACTS_H
#define KNOWLEDGE_FACTS_H

#include "base/array.h"
#include "base/status.h"
#include "base/symbol.h"
#include "document/document.h"

/* Properties and classes the reader of knowledge knows; all others are passed over. */
typedef enum Property {
    PROPERTY_NONE,
#define PROPERTY(constant, name) PROPERTY_##constant,
#include "knowledge/lexicon.def"
#undef PROPERTY
    PROPERTY_SLOT_FIRST, /* lex:subject ...: PROPERTY_SLOT_FIRST + Slot */
    PROPERTY_LIST_FIRST = PROPERTY_SLOT_FIRST + 32, /* word lists: PROPERTY_LIST_FIRST + List */
    PROPERTY_TYPE = PROPERTY_LIST_FIRST + 256,
    PROPERTY_LABEL, /* also skos:prefLabel, schema:name, foaf:name */
    PROPERTY_ALIAS, /* also skos:hiddenLabel, schema:alternateName */
    PROPERTY_SAME_AS, /* also skos:exactMatch */
    PROPERTY_LATITUDE,
    PROPERTY_LONGITUDE,
    PROPERTY_LOCATED_IN,
    PROPERTY_SUB_CLASS,
    PROPERTY_BROADER,
} Property;

/* Language of a literal in a language that is not read. */
enum { LANGUAGE_OTHER = 255 };

typedef struct Fact {
    Symbol subject, object; /* IRI, or text of a literal */
    uint16_t property;      /* Property */
    bool literal;
    uint8_t language;       /* Language of a literal, LANGUAGE_UNKNOWN without tag */
    uint32_t file, order;   /* order of reading */
} Fact;

/* A file as it was read. */
typedef struct FactFile {
    const char *path;
    Text text;
} FactFile;

typedef struct Facts {
    Arena *arena;
    const Reporter *reporter;
    Symbols *terms; /* IRIs and literals */
    ARRAY(Fact) items; /* sorted by subject once facts_sort has run */
    ARRAY(FactFile) files;
    bool lenient;   /* a user's file: unknown properties are no error */
} Facts;

/* An empty table in an arena whose escape is set. */
Facts *facts_new(Arena *arena, const Reporter *reporter);
/* Adds what a Turtle file says; WIRE_BAD_SYNTAX with `file:line:column: words`. */
WireStatus facts_read(Facts *facts, const char *path);
/* Groups facts by subject, otherwise in the order read. */
void facts_sort(Facts *facts);
/* End of the group that begins at `first`. */
uint32_t facts_end(const Facts *facts, uint32_t first);
/* First fact about a subject, or NONE. */
uint32_t facts_about(const Facts *facts, Symbol subject);
/* The group's first value of a property, or NULL. */
const Fact *facts_value(const Facts *facts, uint32_t first, Property property);

Text facts_text(const Facts *facts, Symbol term);
/* The local part of an IRI: after the last '#' or '/'. */
Text local_name(Text iri);
/* The local name of an IRI in a namespace of this project, or an empty text. */
Text wg_name(Text iri);
Text lex_name(Text iri);

/* Complains about a fact, where it stands. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
WireStatus facts_refuse(const Facts *facts, const Fact *fact, const char *format, ...);

#endif
