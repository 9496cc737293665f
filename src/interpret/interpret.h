/* Trees and mentions into events, claims and relations. */
#ifndef INTERPRET_INTERPRET_H
#define INTERPRET_INTERPRET_H

#include "document/document.h"
#include "knowledge/knowledge.h"

WireStatus interpret(const Knowledge *knowledge, Document *document);

#endif
