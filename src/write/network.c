/* GraphML and GEXF for Gephi and its like: entities and events as nodes, roles and relations as edges. */
#include "write/things.h"
#include "write/write.h"

#include <libxml/xmlwriter.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct Dialect Dialect;

typedef struct Network {
    Graph *graph;
    const Dialect *dialect;
    xmlTextWriterPtr writer;
    xmlBufferPtr id; /* of the node being written */
    Things entities, events;
    bool *node; /* term -> is a node */
    bool bad;   /* a call to the writer failed */
} Network;

typedef enum Type { STRING, INTEGER, DOUBLE } Type;

/* What GraphML and GEXF do each in its own way. All Text that is handed on has a zero byte after it. */
struct Dialect {
    const char *root, *space, *version; /* no version: NULL */
    const char *types[3];               /* the name of each Type */
    bool grouped;                       /* nodes and edges stand in elements of their own */
    void (*begin)(Network *network);    /* opens the element of the graph, declares the fields */
    void (*name)(Network *network, const char *key, Text text); /* how a node or edge is shown */
    void (*value)(Network *network, const char *key, Text text);
};

typedef struct Field {
    const char *id, *title;
    Type type;
    Term property; /* 0: see field_text */
} Field;

static const Field fields[] = {
    {"iri", "iri", STRING, 0},
    {"kind", "kind", STRING, 0},
    {"class", "class", STRING, RDF_TYPE},
    {"label_fr", "label_fr", STRING, 0},
    {"wikidata", "wikidata", STRING, OWL_SAME_AS},
    {"latitude", "latitude", DOUBLE, GEO_LAT},
    {"longitude", "longitude", DOUBLE, GEO_LONG},
    {"begin", "begin", STRING, SEM_HAS_BEGIN},
    {"end", "end", STRING, SEM_HAS_END},
    {"status", "status", STRING, WG_STATUS},
    {"deaths_low", "deaths_low", INTEGER, WG_DEATHS_LOW},
    {"deaths_high", "deaths_high", INTEGER, WG_DEATHS_HIGH},
};

enum { FIELDS = sizeof fields / sizeof *fields };

static void open_element(Network *network, const char *name)
{
    network->bad = xmlTextWriterStartElement(network->writer, BAD_CAST name) < 0 || network->bad;
}

static void close_element(Network *network)
{
    network->bad = xmlTextWriterEndElement(network->writer) < 0 || network->bad;
}

static void attribute(Network *network, const char *name, const char *value)
{
    network->bad = xmlTextWriterWriteAttribute(network->writer, BAD_CAST name, BAD_CAST value) < 0 || network->bad;
}

/* The short name of a node: of its IRI what follows the base, with "." for "/" and "_2F" for what may not stand in an
   NMTOKEN, which ids of GraphML are. It is the same in every file, so that files can be put together. */
static void attribute_id(Network *network, const char *name, Term node)
{
    Text iri = graph_term(network->graph, node).text, base = graph_base(network->graph);
    xmlBufferEmpty(network->id);
    for (size_t i = text_starts(iri, base) ? base.length : 0; i < iri.length; i++) {
        unsigned char c = (unsigned char)iri.bytes[i];
        bool plain = c == '-' || c == ':' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
        char piece[4] = {(char)(c == '/' ? '.' : c), '\0'};
        if (!plain && c != '/')
            snprintf(piece, sizeof piece, "_%02X", c);
        network->bad = xmlBufferCat(network->id, BAD_CAST piece) != 0 || network->bad;
    }
    attribute(network, name, (const char *)xmlBufferContent(network->id));
}

/* The lowest or highest of numbers that several articles give. */
static Text extreme(const Graph *graph, Quads values, bool highest)
{
    Text best = {"", 0};
    for (size_t i = 0; i < values.count; i++) {
        Text text = graph_term(graph, values.items[i].object).text; /* a zero byte follows it */
        double difference = best.length ? strtod(text.bytes, NULL) - strtod(best.bytes, NULL) : 0;
        if (best.length == 0 || (highest ? difference > 0 : difference < 0))
            best = text;
    }
    return best;
}

/* The value of a node's field: the first in order. */
static Text field_text(Network *network, const Field *field, Term node, bool is_event)
{
    if (!field->property && field->id[0] == 'i')
        return graph_term(network->graph, node).text;
    if (!field->property && field->id[0] == 'k')
        return is_event ? TEXT("event") : TEXT("entity");
    if (!field->property)
        return thing_label(network->graph, node, "fr");
    Quads values = graph_about(network->graph, node, field->property);
    if (field->property == WG_DEATHS_LOW || field->property == WG_DEATHS_HIGH)
        return extreme(network->graph, values, field->property == WG_DEATHS_HIGH);
    for (size_t i = 0; i < values.count; i++) {
        Term value = values.items[i].object;
        TermView view = graph_term(network->graph, value);
        if ((field->property == RDF_TYPE && value == SEM_EVENT) ||
            (field->property == OWL_SAME_AS && !text_starts(view.text, namespace_iri(NAMESPACE_WD))))
            continue;
        return field->property == OWL_SAME_AS || view.kind == TERM_LITERAL ? view.text
                                                                            : thing_name(network->graph, value);
    }
    return (Text){"", 0};
}

/* ---- GraphML ---- */

static void graphml_value(Network *network, const char *key, Text text)
{
    open_element(network, "data");
    attribute(network, "key", key);
    network->bad = xmlTextWriterWriteString(network->writer, BAD_CAST text.bytes) < 0 || network->bad;
    close_element(network);
}

static void graphml_key(Network *network, const Field *field, const char *domain)
{
    open_element(network, "key");
    attribute(network, "id", field->id);
    attribute(network, "for", domain);
    attribute(network, "attr.name", field->title);
    attribute(network, "attr.type", network->dialect->types[field->type]);
    close_element(network);
}

static void graphml_begin(Network *network)
{
    graphml_key(network, &(Field){"label", "label", STRING, 0}, "node");
    for (size_t i = 0; i < FIELDS; i++)
        graphml_key(network, &fields[i], "node");
    graphml_key(network, &(Field){"role", "role", STRING, 0}, "edge");
    open_element(network, "graph");
    attribute(network, "id", "wiregraph");
    attribute(network, "edgedefault", "directed");
}

static const Dialect graphml = {
    .root = "graphml", .space = IRI_GRAPHML, .types = {"string", "int", "double"},
    .begin = graphml_begin, .name = graphml_value, .value = graphml_value,
};

/* ---- GEXF 1.2, which every reader of GEXF knows ---- */

static void gexf_name(Network *network, const char *key, Text text)
{
    (void)key;
    attribute(network, "label", text.bytes);
}

static void gexf_value(Network *network, const char *key, Text text)
{
    open_element(network, "attvalue");
    attribute(network, "for", key);
    attribute(network, "value", text.bytes);
    close_element(network);
}

static void gexf_begin(Network *network)
{
    open_element(network, "graph");
    attribute(network, "defaultedgetype", "directed");
    open_element(network, "attributes");
    attribute(network, "class", "node");
    for (size_t i = 0; i < FIELDS; i++) {
        open_element(network, "attribute");
        attribute(network, "id", fields[i].id);
        attribute(network, "title", fields[i].title);
        attribute(network, "type", network->dialect->types[fields[i].type]);
        close_element(network);
    }
    close_element(network);
}

static const Dialect gexf = {
    .root = "gexf", .space = IRI_GEXF, .version = "1.2", .types = {"string", "integer", "double"}, .grouped = true,
    .begin = gexf_begin, .name = gexf_name, .value = gexf_value,
};

/* ---- what both have: nodes and edges, one after the other ---- */

static void write_node(Network *network, Term node, bool is_event)
{
    const Dialect *dialect = network->dialect;
    open_element(network, "node");
    attribute_id(network, "id", node);
    dialect->name(network, "label", thing_label(network->graph, node, "en"));
    if (dialect->grouped)
        open_element(network, "attvalues");
    for (size_t i = 0; i < FIELDS; i++) {
        Text text = field_text(network, &fields[i], node, is_event);
        if (text.length)
            dialect->value(network, fields[i].id, text);
    }
    if (dialect->grouped)
        close_element(network);
    close_element(network);
}

static void write_edge(Network *network, const Quad *quad, size_t number)
{
    char id[32];
    snprintf(id, sizeof id, "e%zu", number);
    open_element(network, "edge");
    attribute(network, "id", id);
    attribute_id(network, "source", quad->subject);
    attribute_id(network, "target", quad->object);
    network->dialect->name(network, "role", thing_name(network->graph, quad->predicate));
    close_element(network);
}

static void write_nodes(Network *network)
{
    for (size_t i = 0; i < network->entities.count; i++)
        write_node(network, network->entities.items[i], false);
    for (size_t i = 0; i < network->events.count; i++)
        write_node(network, network->events.items[i], true);
}

static void write_edges(Network *network)
{
    size_t number = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; (pass ? relation_at(i) : role_at(i)); i++) {
            Quads quads = graph_with(network->graph, pass ? relation_at(i) : role_at(i), 0);
            for (size_t j = 0; j < quads.count; j++) {
                const Quad *quad = &quads.items[j];
                bool repeated = j && quad_same_triple(quad, quad - 1);
                if (!repeated && network->node[quad->subject] && network->node[quad->object])
                    write_edge(network, quad, number++);
            }
        }
}

static void write_group(Network *network, const char *name, void (*content)(Network *network))
{
    if (network->dialect->grouped)
        open_element(network, name);
    content(network);
    if (network->dialect->grouped)
        close_element(network);
}

static void write_content(Network *network)
{
    open_element(network, network->dialect->root);
    attribute(network, "xmlns", network->dialect->space);
    if (network->dialect->version)
        attribute(network, "version", network->dialect->version);
    network->dialect->begin(network);
    write_group(network, "nodes", write_nodes);
    write_group(network, "edges", write_edges);
    close_element(network);
    close_element(network);
}

/* ---- the way out ---- */

static int take(void *context, const char *bytes, int length)
{
    output_text(context, (Text){bytes, (size_t)length});
    return length;
}

static int keep_open(void *context)
{
    (void)context;
    return 0;
}

static WireStatus list_nodes(Network *network)
{
    TRY(entities_list(network->graph, &network->entities));
    TRY(events_list(network->graph, &network->events));
    network->node = calloc(graph_terms(network->graph), sizeof *network->node);
    if (!network->node)
        return WIRE_NO_MEMORY;
    for (size_t i = 0; i < network->entities.count; i++)
        network->node[network->entities.items[i]] = true;
    for (size_t i = 0; i < network->events.count; i++)
        network->node[network->events.items[i]] = true;
    return WIRE_OK;
}

static WireStatus write_document(Network *network, Output *output)
{
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(take, keep_open, output, NULL);
    network->writer = buffer ? xmlNewTextWriter(buffer) : NULL;
    if (!network->writer) {
        if (buffer)
            xmlOutputBufferClose(buffer);
        return WIRE_NO_MEMORY;
    }
    network->bad = xmlTextWriterSetIndent(network->writer, 1) < 0 ||
                   xmlTextWriterStartDocument(network->writer, NULL, "UTF-8", NULL) < 0;
    write_content(network);
    network->bad = xmlTextWriterEndDocument(network->writer) < 0 || network->bad;
    xmlFreeTextWriter(network->writer);
    return network->bad ? WIRE_LIBRARY_FAILED : WIRE_OK;
}

static WireStatus write_network(Graph *graph, Output *output, const Dialect *dialect)
{
    Network network = {.graph = graph, .dialect = dialect, .id = xmlBufferCreate()};
    WireStatus status = network.id ? list_nodes(&network) : WIRE_NO_MEMORY;
    if (status == WIRE_OK)
        status = write_document(&network, output);
    xmlBufferFree(network.id);
    free(network.node);
    things_free(&network.entities);
    things_free(&network.events);
    return status;
}

WireStatus write_graphml(Graph *graph, Output *output)
{
    return write_network(graph, output, &graphml);
}

WireStatus write_gexf(Graph *graph, Output *output)
{
    return write_network(graph, output, &gexf);
}
