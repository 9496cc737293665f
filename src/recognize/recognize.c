/* Tokens into mentions, and mentions into things. */
#include "recognize/recognize.h"

WireStatus recognize(const Knowledge *knowledge, Document *document)
{
    (void)knowledge, (void)document;
    return WIRE_OK;
}
