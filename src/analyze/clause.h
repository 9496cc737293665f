/* Clauses that the parser read as nouns with a participle. */
#ifndef ANALYZE_CLAUSE_H
#define ANALYZE_CLAUSE_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* Makes the noun the subject and the participle the verb where a noun stands for a clause and the passive participle beside
   it has an object of its own, which no passive has, or is a past form of lex:intransitive: "Protesters attacked its embassy", "said the strikes hit it". */
void correct_clauses(const Knowledge *knowledge, Document *document);

#endif
