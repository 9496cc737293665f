/* The words and signs of a SPARQL query, one after the other. */
#ifndef STORE_SCAN_H
#define STORE_SCAN_H

#include "base/text.h"

typedef enum ScanKind {
    SCAN_END,
    SCAN_WORD, /* a keyword or the name of a function */
    SCAN_IRI,
    SCAN_NAME, /* with a prefix */
    SCAN_VARIABLE,
    SCAN_STRING,
    SCAN_NUMBER,
    SCAN_SIGN,
} ScanKind;

typedef struct Scan {
    Text rest;
    ScanKind kind;    /* of the last token */
    Text token;
    bool glued;   /* nothing stands between the last token and what follows */
} Scan;

/* Moves to the next token: sets kind, token and glued. Comments are passed over. */
void scan_next(Scan *scan);
/* A character of what follows, 0 past its end. */
char scan_peek(const Scan *scan, size_t offset);
/* Whether a character may stand within a name. */
bool scan_is_part(char c);
/* Whether the last token is this keyword (given in capitals). */
bool scan_is(const Scan *scan, const char *word);
/* Whether the last token is this one sign. */
bool scan_is_sign(const Scan *scan, char sign);

#endif
