/* Clauses that the parser read as nouns with a participle. */
#ifndef ANALYZE_CLAUSE_H
#define ANALYZE_CLAUSE_H

#include "document/document.h"

/* Makes the noun the subject and the participle the verb where a noun stands for a clause and the passive participle beside
   it has an object of its own, which no passive has: "Protesters attacked its embassy". */
void correct_clauses(Document *document);

#endif
