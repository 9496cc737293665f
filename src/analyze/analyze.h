/* Text into sentences, words, tags, lemmas and trees. */
#ifndef ANALYZE_ANALYZE_H
#define ANALYZE_ANALYZE_H

#include "document/document.h"
#include "knowledge/knowledge.h"

WireStatus analyze(const Knowledge *knowledge, Document *document);

#endif
