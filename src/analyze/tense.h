/* Tenses and moods that the ending of a verb tells beyond doubt, whatever the tagger says of a verb it never saw. */
#ifndef ANALYZE_TENSE_H
#define ANALYZE_TENSE_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* Corrects the features of finite verbs by lex:tenseEnding: "livrerait" is no imperfect of "livrer", "tirait" one of "tirer".
   For lemmas that are settled. */
void correct_tenses(const Knowledge *knowledge, Document *document);

#endif
