/* Sentence cases of events: tests/cases/events.LANGUAGE.test read and checked. */
#ifndef UNIT_CASES_H
#define UNIT_CASES_H

#include "document/document.h"
#include "knowledge/knowledge.h"

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
