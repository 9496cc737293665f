/* GraphML and GEXF for Gephi and its like: entities and events as nodes, roles and relations as edges. */
#include "write/things.h"
#include "write/write.h"

#include <libxml/xmlwriter.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct Network {
    Graph *graph;
    xmlTextWriterPtr writer;
    Things entities, events;
    bool *node; /* term -> is a node */
    bool bad;   /* a call to the writer failed */
} Network;

typedef struct Field {
    const char *id, *title;
    Term property; /* 0: see field_text */
} Field;

static const Field fields[] = {
    {"kind", "kind", 0},
    {"class", "class", RDF_TYPE},
    {"label_fr", "label_fr", 0},
    {"wikidata", "same_as", OWL_SAME_AS},
    {"latitude", "latitude", GEO_LAT},
    {"longitude", "longitude", GEO_LONG},
    {"begin", "begin", SEM_HAS_BEGIN},
    {"end", "end", SEM_HAS_END},
    {"status", "status", WG_STATUS},
    {"deaths_low", "deaths_low", WG_DEATHS_LOW},
    {"deaths_high", "deaths_high", WG_DEATHS_HIGH},
};

enum { FIELDS = sizeof fields / sizeof *fields, VALUE_LIMIT = 2048 };

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

static void attribute_text(Network *network, const char *name, Text text)
{
    char value[VALUE_LIMIT];
    int length = (int)(text.length < VALUE_LIMIT ? text.length : VALUE_LIMIT - 1);
    while ((size_t)length < text.length && length && ((unsigned char)text.bytes[length] & 0xC0) == 0x80)
        length--; /* cut between characters */
    snprintf(value, sizeof value, "%.*s", length, text.bytes);
    attribute(network, name, value);
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
    if (!field->property && field->id[0] == 'k')
        return is_event ? TEXT("event") : TEXT("entity");
    if (!field->property)
        return thing_label(network->graph, node, "fr");
    Quads values = graph_about(network->graph, node, field->property);
    if (field->property == WG_DEATHS_LOW || field->property == WG_DEATHS_HIGH)
        return extreme(network->graph, values, field->property == WG_DEATHS_HIGH);
    for (size_t i = 0; i < values.count; i++) {
        Term value = values.items[i].object;
        if (field->property == RDF_TYPE && value == SEM_EVENT)
            continue;
        return field->property == OWL_SAME_AS || graph_term(network->graph, value).kind == TERM_LITERAL
                   ? graph_term(network->graph, value).text
                   : thing_name(network->graph, value);
    }
    return (Text){"", 0};
}

static void data(Network *network, const char *key, Text text)
{
    open_element(network, "data");
    attribute(network, "key", key);
    network->bad = xmlTextWriterWriteFormatString(network->writer, "%.*s", (int)text.length, text.bytes) < 0 ||
                   network->bad;
    close_element(network);
}

/* ---- what both formats have: nodes and edges, one after the other ---- */

typedef struct Style {
    void (*node)(Network *network, Term node, bool is_event);
    void (*edge)(Network *network, const Quad *quad, size_t number);
} Style;

static void each_node(Network *network, const Style *style)
{
    for (size_t i = 0; i < network->entities.count; i++)
        style->node(network, network->entities.items[i], false);
    for (size_t i = 0; i < network->events.count; i++)
        style->node(network, network->events.items[i], true);
}

static void each_edge(Network *network, const Style *style)
{
    size_t number = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; (pass ? relation_at(i) : role_at(i)); i++) {
            Quads quads = graph_with(network->graph, pass ? relation_at(i) : role_at(i), 0);
            for (size_t j = 0; j < quads.count; j++) {
                const Quad *quad = &quads.items[j];
                bool repeated = j && quad_same_triple(quad, quad - 1);
                if (!repeated && network->node[quad->subject] && network->node[quad->object])
                    style->edge(network, quad, number++);
            }
        }
}

/* ---- GraphML ---- */

static void graphml_node(Network *network, Term node, bool is_event)
{
    open_element(network, "node");
    attribute_text(network, "id", graph_term(network->graph, node).text);
    data(network, "label", thing_label(network->graph, node, "en"));
    for (size_t i = 0; i < FIELDS; i++) {
        Text text = field_text(network, &fields[i], node, is_event);
        if (text.length)
            data(network, fields[i].id, text);
    }
    close_element(network);
}

static void graphml_edge(Network *network, const Quad *quad, size_t number)
{
    char id[32];
    snprintf(id, sizeof id, "e%zu", number);
    open_element(network, "edge");
    attribute(network, "id", id);
    attribute_text(network, "source", graph_term(network->graph, quad->subject).text);
    attribute_text(network, "target", graph_term(network->graph, quad->object).text);
    data(network, "role", thing_name(network->graph, quad->predicate));
    close_element(network);
}

static void graphml_key(Network *network, const char *id, const char *title, const char *domain)
{
    open_element(network, "key");
    attribute(network, "id", id);
    attribute(network, "for", domain);
    attribute(network, "attr.name", title);
    attribute(network, "attr.type", "string");
    close_element(network);
}

static void graphml(Network *network)
{
    static const Style style = {graphml_node, graphml_edge};
    open_element(network, "graphml");
    attribute(network, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    graphml_key(network, "label", "label", "node");
    for (size_t i = 0; i < FIELDS; i++)
        graphml_key(network, fields[i].id, fields[i].title, "node");
    graphml_key(network, "role", "role", "edge");
    open_element(network, "graph");
    attribute(network, "id", "wiregraph");
    attribute(network, "edgedefault", "directed");
    each_node(network, &style);
    each_edge(network, &style);
    close_element(network);
    close_element(network);
}

/* ---- GEXF 1.3 ---- */

static void gexf_value(Network *network, const Field *field, Text text)
{
    open_element(network, "attvalue");
    attribute(network, "for", field->id);
    attribute_text(network, "value", text);
    close_element(network);
}

static void gexf_node(Network *network, Term node, bool is_event)
{
    open_element(network, "node");
    attribute_text(network, "id", graph_term(network->graph, node).text);
    attribute_text(network, "label", thing_label(network->graph, node, "en"));
    open_element(network, "attvalues");
    for (size_t i = 0; i < FIELDS; i++) {
        Text text = field_text(network, &fields[i], node, is_event);
        if (text.length)
            gexf_value(network, &fields[i], text);
    }
    close_element(network);
    close_element(network);
}

static void gexf_edge(Network *network, const Quad *quad, size_t number)
{
    char id[32];
    snprintf(id, sizeof id, "e%zu", number);
    open_element(network, "edge");
    attribute(network, "id", id);
    attribute_text(network, "source", graph_term(network->graph, quad->subject).text);
    attribute_text(network, "target", graph_term(network->graph, quad->object).text);
    attribute_text(network, "label", thing_name(network->graph, quad->predicate));
    close_element(network);
}

static void gexf(Network *network)
{
    static const Style style = {gexf_node, gexf_edge};
    open_element(network, "gexf");
    attribute(network, "xmlns", "http://gexf.net/1.3");
    attribute(network, "version", "1.3");
    open_element(network, "graph");
    attribute(network, "defaultedgetype", "directed");
    open_element(network, "attributes");
    attribute(network, "class", "node");
    for (size_t i = 0; i < FIELDS; i++) {
        open_element(network, "attribute");
        attribute(network, "id", fields[i].id);
        attribute(network, "title", fields[i].title);
        attribute(network, "type", "string");
        close_element(network);
    }
    close_element(network);
    open_element(network, "nodes");
    each_node(network, &style);
    close_element(network);
    open_element(network, "edges");
    each_edge(network, &style);
    close_element(network);
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

static WireStatus write_document(Network *network, Output *output, void (*content)(Network *network))
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
    content(network);
    network->bad = xmlTextWriterEndDocument(network->writer) < 0 || network->bad;
    xmlFreeTextWriter(network->writer);
    return network->bad ? WIRE_LIBRARY_FAILED : WIRE_OK;
}

static WireStatus write_network(Graph *graph, Output *output, void (*content)(Network *network))
{
    Network network = {.graph = graph};
    WireStatus status = list_nodes(&network);
    if (status == WIRE_OK)
        status = write_document(&network, output, content);
    free(network.node);
    things_free(&network.entities);
    things_free(&network.events);
    return status;
}

WireStatus write_graphml(Graph *graph, Output *output)
{
    return write_network(graph, output, graphml);
}

WireStatus write_gexf(Graph *graph, Output *output)
{
    return write_network(graph, output, gexf);
}
