/* Corrects trees where grammar settles what hangs where. */
#ifndef ANALYZE_REPAIR_H
#define ANALYZE_REPAIR_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* Both sides of "between"; what is said of a topic before a colon; the main clause behind a relative clause in commas. */
void repair_trees(const Knowledge *knowledge, Document *document);

#endif
