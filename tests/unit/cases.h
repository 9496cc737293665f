/* Sentence cases of tests/cases: what their runners share, and the lines of those of events. */
#ifndef UNIT_CASES_H
#define UNIT_CASES_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* How the cases of one file came out. */
typedef struct CaseTally {
    uint32_t cases, known, failed, mended; /* known: listed as known to fail; mended: of these, met all the same */
} CaseTally;

/* A whole file of cases or of known failures. */
Text cases_read(Arena *arena, const char *path);

/* Whether a sentence is listed as known to fail. */
bool case_known(Text known, Text sentence);

/* Counts a case, and names it on standard error when it fails though it should not. */
void case_count(CaseTally *tally, Text sentence, bool met, bool expected);

/* What a case asks of one event. */
typedef struct CaseLine {
    bool wanted; /* "+"; else "*" */
    Text class;  /* empty for "*" alone */
    Text roles;  /* the rest of the line */
} CaseLine;

/* Whether the events of a document meet a line. */
bool case_met(const Knowledge *knowledge, const Document *document, const CaseLine *line);

/* One line for each event, for people. */
void case_print(const Knowledge *knowledge, const Document *document);

#endif
