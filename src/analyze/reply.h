/* Clauses about a claim that somebody else denies or turns down. */
#ifndef ANALYZE_REPLY_H
#define ANALYZE_REPLY_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* Makes relative clauses of them in all sentences, which stay trees. */
void open_replies(const Knowledge *knowledge, Document *document);

#endif
