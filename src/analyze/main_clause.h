/* Main clauses that the parser put below what only stands beside them. */
#ifndef ANALYZE_MAIN_CLAUSE_H
#define ANALYZE_MAIN_CLAUSE_H

#include "document/document.h"

/* Corrects the heads and relations of all sentences; they stay trees. */
void correct_main_clauses(Document *document);

#endif
