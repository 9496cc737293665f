/* Tokens into mentions, and mentions into things. */
#ifndef RECOGNIZE_RECOGNIZE_H
#define RECOGNIZE_RECOGNIZE_H

#include "document/document.h"
#include "knowledge/knowledge.h"

WireStatus recognize(const Knowledge *knowledge, Document *document);

#endif
