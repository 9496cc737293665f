/* Text into sentences, words, tags, lemmas and trees. */
#include "analyze/analyze.h"

#include "analyze/segment.h"

WireStatus analyze(const Knowledge *knowledge, Document *document)
{
    TRY(segment(knowledge, document));
    return WIRE_OK;
}
