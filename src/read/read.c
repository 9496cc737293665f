/* Bytes into text, paragraphs, title, date, publisher and language. */
#include "read/read.h"

WireStatus read_document(const Knowledge *knowledge, const WireSource *source, Document *document)
{
    (void)knowledge;
    document->text = (Text){source->bytes, source->length};
    return WIRE_OK;
}
