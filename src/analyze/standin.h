/* Verbs that training never saw but the lexicon knows, told to the tagger as well-known ones of their kind. */
#ifndef ANALYZE_STANDIN_H
#define ANALYZE_STANDIN_H

#include "analyze/grammar.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

/* Puts a known word for each unknown one of a sentence that can only be a verb ("withheld", "overran"). `forms` are those
   the tagger is going to see; which of them stand for others is marked in `replaced`. */
void standin_forms(const Knowledge *knowledge, const Grammar *grammar, const Document *document,
                   const Sentence *sentence, Text *forms, bool *replaced);
/* In a sentence that was read without a finite verb: puts a known verb for the one word of it that may be one ("Kigali
   dément.") into `forms`, and returns its token; NONE, with nothing changed, where there is no such word. */
uint32_t standin_lone_verb(const Knowledge *knowledge, const Grammar *grammar, const Document *document,
                           const Sentence *sentence, Text *forms, bool *replaced);

#endif
