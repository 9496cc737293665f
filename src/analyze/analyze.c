/* Text into sentences, words, tags, lemmas and trees. */
#include "analyze/analyze.h"

WireStatus analyze(const Knowledge *knowledge, Document *document)
{
    (void)knowledge, (void)document;
    return WIRE_OK;
}
