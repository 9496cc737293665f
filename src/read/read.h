/* Bytes into text, paragraphs, title, date, publisher and language. */
#ifndef READ_READ_H
#define READ_READ_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* Fills the read part of a document whose name, date and language may have been set beforehand from the source. */
WireStatus read_document(const Knowledge *knowledge, const WireSource *source, Document *document);

#endif
