/* Headlines set in capitals, told to the tagger as they would stand in a sentence. */
#ifndef ANALYZE_PRINTED_H
#define ANALYZE_PRINTED_H

#include "analyze/grammar.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

/* What an article shows of its words before any sentence is read. */
typedef struct Printed {
    const Knowledge *knowledge;
    const Grammar *grammar;
    Document *document;
    uint8_t *seen;  /* folded symbol -> SEEN_ bits, from sentences that are no headlines */
    uint32_t known; /* symbols that `seen` has room for */
    bool body;      /* there are such sentences */
} Printed;

Printed printed_new(const Knowledge *knowledge, const Grammar *grammar, Document *document);

/* The forms of a sentence's tokens as the tagger should see them: "Court Strikes Down Ban" as "court strikes down ban",
   names as they are written. `forms` has room for all. */
void printed_forms(const Printed *printed, const Sentence *sentence, Text *forms);

#endif
