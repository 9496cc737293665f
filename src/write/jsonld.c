/* JSON-LD 1.1 with a context that gives every property a short name and says what its values are.

       {"@context": {"wg": ..., "agent": {"@id": "wg:agent", "@type": "@id"}, ...},
        "@graph": [ nodes of the default graph,
                    {"@id": graph, "@graph": [ nodes ]}, ... ]}

   Nodes go out one after the other, so that memory does not grow with the graph. */
#include "write/write.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>

/* What the values of a property are, as far as they agree. */
typedef enum Values { UNSEEN, IRIS, TAGGED, STRINGS, TYPED, MIXED } Values;

typedef struct Property {
    Values values;
    Term datatype;  /* for TYPED */
    bool named;     /* the last part of its IRI is its short name */
} Property;

typedef struct Json {
    Graph *graph;
    Output *output;
    Property *properties; /* term -> how it is used as a predicate */
    bool failed;
} Json;

static json_t *string_of(Json *json, Text text)
{
    json_t *string = json_stringn(text.bytes, text.length);
    json->failed = json->failed || !string;
    return string;
}

/* Sets a key that need not end with a zero byte; takes over the value. */
static void set(Json *json, json_t *object, Text key, json_t *value)
{
    json->failed = json_object_setn_new(object, key.bytes, key.length, value) != 0 || json->failed;
}

static void append(Json *json, json_t *array, json_t *value)
{
    json->failed = json_array_append_new(array, value) != 0 || json->failed;
}

static Text last_part(Text iri)
{
    size_t begin = iri.length;
    while (begin && iri.bytes[begin - 1] != '/' && iri.bytes[begin - 1] != '#')
        begin--;
    return text_slice(iri, begin, iri.length);
}

/* "wg:agent" where a namespace of the vocabulary begins the IRI, else the IRI; in `out`. */
static Text compact(Text iri, char *out, size_t size)
{
    for (int i = 0; i < NAMESPACE_COUNT; i++) {
        Text space = namespace_iri((Namespace)i), prefix = namespace_prefix((Namespace)i);
        if (!text_starts(iri, space) || iri.length == space.length ||
            iri.length - space.length + prefix.length + 1 > size ||
            iri.bytes[space.length] == '/') /* "x://" would be read as an address */
            continue;
        memcpy(out, prefix.bytes, prefix.length);
        out[prefix.length] = ':';
        memcpy(out + prefix.length + 1, iri.bytes + space.length, iri.length - space.length);
        return (Text){out, prefix.length + 1 + iri.length - space.length};
    }
    return iri;
}

/* A term of the vocabulary, in a place where only prefixes shorten it. */
static json_t *term_value(Json *json, Term term)
{
    char buffer[256];
    return string_of(json, compact(graph_term(json->graph, term).text, buffer, sizeof buffer));
}

/* A thing: what is below the base is written relative to it. */
static json_t *iri_value(Json *json, Term term)
{
    Text iri = graph_term(json->graph, term).text, base = graph_base(json->graph);
    Text rest = text_starts(iri, base) ? text_slice(iri, base.length, iri.length) : (Text){"", 0};
    if (rest.length && rest.bytes[0] != '/' && rest.bytes[0] != '#' && rest.bytes[0] != '?' &&
        !memchr(rest.bytes, ':', rest.length) && text_find(rest, TEXT("..")) == SIZE_MAX)
        return string_of(json, rest);
    return term_value(json, term);
}

/* ---- what the properties are ---- */

static Values kind_of(const Json *json, TermView object, Term *datatype)
{
    *datatype = 0;
    if (object.kind == TERM_IRI)
        return IRIS;
    if (!object.qualifier)
        return STRINGS;
    if (graph_term(json->graph, object.qualifier).kind == TERM_LANGUAGE)
        return TAGGED;
    *datatype = object.qualifier;
    return TYPED;
}

static void survey(Json *json, Quads quads)
{
    for (size_t i = 0; i < quads.count; i++) {
        Term datatype;
        Property *property = &json->properties[quads.items[i].predicate];
        Values values = kind_of(json, graph_term(json->graph, quads.items[i].object), &datatype);
        if (property->values == UNSEEN)
            *property = (Property){values, datatype, false};
        else if (property->values != values || property->datatype != datatype)
            *property = (Property){MIXED, 0, false};
    }
}

/* A short name must be no prefix, no keyword and nobody else's. */
static void name_properties(Json *json)
{
    size_t count = graph_terms(json->graph);
    for (Term term = 1; term < count && term < VOCABULARY_END; term++) {
        Text name = last_part(graph_term(json->graph, term).text);
        bool free_name = json->properties[term].values != UNSEEN && term != RDF_TYPE;
        for (int i = 0; i < NAMESPACE_COUNT; i++)
            free_name = free_name && !text_equal(name, namespace_prefix((Namespace)i));
        for (Term other = 1; free_name && other < term; other++)
            free_name = !(json->properties[other].named &&
                          text_equal(name, last_part(graph_term(json->graph, other).text)));
        json->properties[term].named = free_name;
    }
}

static json_t *definition(Json *json, Term term)
{
    const Property *property = &json->properties[term];
    json_t *object = json_object();
    set(json, object, TEXT("@id"), term_value(json, term));
    if (property->values == IRIS)
        set(json, object, TEXT("@type"), string_of(json, TEXT("@id")));
    if (property->values == TYPED)
        set(json, object, TEXT("@type"), term_value(json, property->datatype));
    if (property->values == TAGGED)
        set(json, object, TEXT("@container"), string_of(json, TEXT("@language")));
    return object;
}

/* ---- nodes ---- */

static Text key_of(Json *json, Term predicate, char *buffer, size_t size)
{
    Text iri = graph_term(json->graph, predicate).text;
    return json->properties[predicate].named ? last_part(iri) : compact(iri, buffer, size);
}

/* A value that says itself what it is. */
static json_t *full_value(Json *json, Term term)
{
    TermView view = graph_term(json->graph, term);
    json_t *object = json_object();
    if (view.kind == TERM_IRI) {
        set(json, object, TEXT("@id"), iri_value(json, term));
        return object;
    }
    set(json, object, TEXT("@value"), string_of(json, view.text));
    if (view.qualifier) {
        TermView qualifier = graph_term(json->graph, view.qualifier);
        bool tagged = qualifier.kind == TERM_LANGUAGE;
        set(json, object, tagged ? TEXT("@language") : TEXT("@type"),
            tagged ? string_of(json, qualifier.text) : term_value(json, view.qualifier));
    }
    return object;
}

/* Digits that every JSON reader gives back as they are. */
static bool is_short_number(Text text)
{
    bool plain = text.length > 0 && text.length < 16 && (text.bytes[0] != '0' || text.length == 1);
    for (size_t i = 0; plain && i < text.length; i++)
        plain = text.bytes[i] >= '0' && text.bytes[i] <= '9';
    return plain;
}

static json_t *value_of(Json *json, Term predicate, Term object)
{
    const Property *property = &json->properties[predicate];
    TermView view = graph_term(json->graph, object);
    if (!property->named || property->values == MIXED)
        return full_value(json, object);
    if (property->datatype == XSD_INTEGER && is_short_number(view.text))
        return json_integer(strtoll(view.text.bytes, NULL, 10));
    return property->values == IRIS ? iri_value(json, object) : string_of(json, view.text);
}

/* Adds a value under a key: alone, or in a list when there are several. */
static void put_value(Json *json, json_t *object, Text key, json_t *value)
{
    json_t *before = json_object_getn(object, key.bytes, key.length);
    if (!before) {
        set(json, object, key, value);
    } else if (json_is_array(before)) {
        append(json, before, value);
    } else {
        json_t *list = json_array();
        append(json, list, json_incref(before));
        append(json, list, value);
        set(json, object, key, list);
    }
}

static void add_statement(Json *json, json_t *node, const Quad *quad)
{
    char buffer[256];
    if (quad->predicate == RDF_TYPE && graph_term(json->graph, quad->object).kind == TERM_IRI) {
        put_value(json, node, TEXT("@type"), term_value(json, quad->object));
        return;
    }
    Text key = key_of(json, quad->predicate, buffer, sizeof buffer);
    const Property *property = &json->properties[quad->predicate];
    json_t *value = value_of(json, quad->predicate, quad->object);
    if (!property->named || property->values != TAGGED) {
        put_value(json, node, key, value);
        return;
    }
    json_t *languages = json_object_getn(node, key.bytes, key.length);
    if (!languages) {
        languages = json_object();
        set(json, node, key, languages);
    }
    put_value(json, languages, graph_language(json->graph, quad->object), value);
}

static int take(const char *bytes, size_t length, void *output)
{
    output_text(output, (Text){bytes, length});
    return 0;
}

static void write_node(Json *json, const Quad *quads, size_t count)
{
    json_t *node = json_object();
    set(json, node, TEXT("@id"), iri_value(json, quads->subject));
    for (int types = 1; types >= 0; types--)
        for (size_t i = 0; i < count; i++)
            if ((quads[i].predicate == RDF_TYPE) == types)
                add_statement(json, node, &quads[i]);
    json->failed = json_dump_callback(node, take, json->output, JSON_INDENT(2)) != 0 || json->failed;
    json_decref(node);
}

static void write_nodes(Json *json, Quads quads)
{
    for (size_t begin = 0, end; begin < quads.count && !json->failed && !json->output->failed; begin = end) {
        for (end = begin; end < quads.count && quads.items[end].subject == quads.items[begin].subject;)
            end++;
        output_string(json->output, begin ? ",\n" : "\n");
        write_node(json, quads.items + begin, end - begin);
    }
}

static void write_context(Json *json)
{
    json_t *context = json_object();
    set(json, context, TEXT("@base"), string_of(json, graph_base(json->graph)));
    for (int i = 0; i < NAMESPACE_COUNT; i++)
        set(json, context, namespace_prefix((Namespace)i), string_of(json, namespace_iri((Namespace)i)));
    for (Term term = 1; term < VOCABULARY_END; term++)
        if (json->properties[term].named)
            set(json, context, last_part(graph_term(json->graph, term).text), definition(json, term));
    output_string(json->output, "{\"@context\": ");
    json->failed = json_dump_callback(context, take, json->output, JSON_INDENT(2)) != 0 || json->failed;
    output_string(json->output, ",\n\"@graph\": [");
    json_decref(context);
}

static void write_graphs(Json *json, Quads quads)
{
    for (size_t begin = 0, end; begin < quads.count && !json->failed; begin = end) {
        Term name = quads.items[begin].graph;
        for (end = begin; end < quads.count && quads.items[end].graph == name;)
            end++;
        Quads part = {quads.items + begin, end - begin};
        output_string(json->output, begin ? ",\n" : "");
        if (!name) {
            write_nodes(json, part);
            continue;
        }
        output_string(json->output, "{\"@id\": ");
        json_t *iri = iri_value(json, name);
        json->failed = json_dump_callback(iri, take, json->output, JSON_ENCODE_ANY) != 0 || json->failed;
        json_decref(iri);
        output_string(json->output, ", \"@graph\": [");
        write_nodes(json, part);
        output_string(json->output, "]}");
    }
    output_string(json->output, "\n]}\n");
}

WireStatus write_jsonld(Graph *graph, Output *output)
{
    Json json = {.graph = graph, .output = output};
    Quads quads = graph_quads(graph);
    json.properties = calloc(graph_terms(graph), sizeof *json.properties);
    if (!json.properties)
        return WIRE_NO_MEMORY;
    survey(&json, quads);
    name_properties(&json);
    write_context(&json);
    write_graphs(&json, quads);
    free(json.properties);
    return json.failed ? WIRE_NO_MEMORY : WIRE_OK;
}
