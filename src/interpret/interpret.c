/* Trees and mentions into events, claims and relations. */
#include "interpret/interpret.h"

WireStatus interpret(const Knowledge *knowledge, Document *document)
{
    (void)knowledge, (void)document;
    return WIRE_OK;
}
