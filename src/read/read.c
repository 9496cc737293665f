/* Bytes into text, paragraphs, title, date, publisher and language. */
#include "read/read.h"

#include "base/encoding.h"
#include "base/sha256.h"
#include "read/article.h"
#include "read/classify.h"
#include "read/language.h"

static const char *name_of(const WireSource *source)
{
    return source->name ? source->name : "-";
}

static WireStatus decode(const WireSource *source, Document *document)
{
    Text bytes = {source->bytes, source->length};
    Encoding encoding = encoding_find(bytes);
    if (encoding == ENCODING_BINARY)
        return report(&document->reporter, WIRE_BAD_ENCODING, "%s: not text but binary data", name_of(source));
    document->text = encoding_decode(document->arena, bytes, encoding);
    sha256(document->text, document->sha256);
    return WIRE_OK;
}

static WireStatus find_language(Reader *reader, const WireSource *source)
{
    Document *document = reader->document;
    if (document->language == LANGUAGE_UNKNOWN && source->language) {
        document->language = language_of(text_of(source->language));
        if (document->language == LANGUAGE_UNKNOWN)
            return report(&document->reporter, WIRE_UNSUPPORTED, "%s: no language '%s'", name_of(source), source->language);
    }
    if (document->language == LANGUAGE_UNKNOWN)
        document->language = language_find(reader);
    if (document->language == LANGUAGE_UNKNOWN)
        return report(&document->reporter, WIRE_UNSUPPORTED, "%s: neither English nor French", name_of(source));
    return WIRE_OK;
}

static WireStatus outside_date(const WireSource *source, Document *document, DateRange *out)
{
    *out = document->date;
    if (source->date && !date_parse(text_of(source->date), out))
        return report(&document->reporter, WIRE_BAD_ARGUMENT, "%s: '%s' is no date YYYY-MM-DD", name_of(source), source->date);
    document->date = *out;
    document->date_told = false;
    return WIRE_OK;
}

WireStatus read_document(const Knowledge *knowledge, const WireSource *source, Document *document)
{
    Reader reader = {.knowledge = knowledge, .document = document};
    DateRange outside;
    document->name = text_copy(document->arena, text_of(name_of(source)));
    TRY(decode(source, document));
    TRY(outside_date(source, document, &outside));
    lines_cut(&reader);
    if (reader.lines.count == 0)
        return report(&document->reporter, WIRE_NO_TEXT, "%s: no text", name_of(source));
    TRY(find_language(&reader, source));
    lines_classify(&reader);
    article_find(&reader, outside);
    if (document->paragraphs.count == 0)
        return report(&document->reporter, WIRE_NO_TEXT, "%s: no text of an article", name_of(source));
    return WIRE_OK;
}
