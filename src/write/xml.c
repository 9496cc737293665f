/* RDF/XML by raptor. */
#include "write/write.h"

#include <raptor2/raptor2.h>

#include <string.h>

typedef struct Xml {
    Graph *graph;
    Output *output;
    raptor_world *world;
    raptor_serializer *serializer;
    bool complained; /* any message of raptor's is a failure */
} Xml;

static void hear(void *data, raptor_log_message *message)
{
    Xml *xml = data;
    xml->complained = true;
    report(xml->output->reporter, WIRE_LIBRARY_FAILED, "rdfxml: %s", message->text);
}

static int take(void *data, const void *bytes, size_t size, size_t count)
{
    output_text(data, (Text){bytes, size * count});
    return (int)count;
}

static int take_byte(void *data, const int byte)
{
    output_char(data, (char)byte);
    return 0;
}

static raptor_term *convert(Xml *xml, Term term)
{
    TermView view = graph_term(xml->graph, term);
    const unsigned char *bytes = (const unsigned char *)view.text.bytes;
    if (view.kind == TERM_IRI)
        return raptor_new_term_from_counted_uri_string(xml->world, bytes, view.text.length);
    TermView qualifier = graph_term(xml->graph, view.qualifier);
    bool tagged = view.qualifier && qualifier.kind == TERM_LANGUAGE;
    raptor_uri *datatype = NULL;
    if (view.qualifier && !tagged)
        datatype = raptor_new_uri_from_counted_string(xml->world, (const unsigned char *)qualifier.text.bytes,
                                                      qualifier.text.length);
    raptor_term *literal = raptor_new_term_from_counted_literal(
        xml->world, bytes, view.text.length, datatype, tagged ? (const unsigned char *)qualifier.text.bytes : NULL,
        tagged ? (unsigned char)qualifier.text.length : 0);
    if (datatype)
        raptor_free_uri(datatype);
    return literal;
}

static bool serialize(Xml *xml, const Quad *quad)
{
    raptor_statement *statement = raptor_new_statement(xml->world);
    if (!statement)
        return false;
    statement->subject = convert(xml, quad->subject);
    statement->predicate = convert(xml, quad->predicate);
    statement->object = convert(xml, quad->object);
    bool done = statement->subject && statement->predicate && statement->object &&
                raptor_serializer_serialize_statement(xml->serializer, statement) == 0;
    raptor_free_statement(statement);
    return done;
}

static bool declare(Xml *xml)
{
    for (int i = 0; i < NAMESPACE_COUNT; i++) {
        Text iri = namespace_iri((Namespace)i), prefix = namespace_prefix((Namespace)i);
        if (i == NAMESPACE_RDF)
            continue; /* raptor declares its own */
        raptor_uri *uri =
            raptor_new_uri_from_counted_string(xml->world, (const unsigned char *)iri.bytes, iri.length);
        bool done = uri && raptor_serializer_set_namespace(xml->serializer, uri,
                                                           (const unsigned char *)prefix.bytes) == 0;
        if (uri)
            raptor_free_uri(uri);
        if (!done)
            return false;
    }
    return true;
}

static bool write_all(Xml *xml, raptor_iostream *stream)
{
    if (!declare(xml) || raptor_serializer_start_to_iostream(xml->serializer, NULL, stream) != 0)
        return false;
    Quads quads = graph_about(xml->graph, 0, 0);
    for (size_t i = 0; i < quads.count && !xml->output->failed; i++)
        if ((i == 0 || !quad_same_triple(&quads.items[i], &quads.items[i - 1])) && !serialize(xml, &quads.items[i]))
            return false;
    return raptor_serializer_serialize_end(xml->serializer) == 0;
}

static bool open_and_write(Xml *xml)
{
    static const raptor_iostream_handler handler = {
        .version = 2, .write_byte = take_byte, .write_bytes = take};
    raptor_world_set_log_handler(xml->world, xml, hear);
    raptor_iostream *stream = raptor_new_iostream_from_handler(xml->world, xml->output, &handler);
    xml->serializer = stream ? raptor_new_serializer(xml->world, "rdfxml") : NULL;
    bool done = xml->serializer && write_all(xml, stream);
    if (xml->serializer)
        raptor_free_serializer(xml->serializer);
    if (stream)
        raptor_free_iostream(stream);
    return done && !xml->complained;
}

WireStatus write_rdfxml(Graph *graph, Output *output)
{
    Xml xml = {.graph = graph, .output = output, .world = raptor_new_world()};
    if (!xml.world)
        return WIRE_NO_MEMORY;
    bool done = raptor_world_open(xml.world) == 0 && open_and_write(&xml);
    raptor_free_world(xml.world);
    return done ? WIRE_OK : WIRE_LIBRARY_FAILED;
}
