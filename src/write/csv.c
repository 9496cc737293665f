/* Tables for people with a spreadsheet (RFC 4180): one event a line, or one entity a line. */
#include "write/things.h"
#include "write/write.h"

#include <string.h>

/* How the values of a column are shown. */
typedef enum Shape { AS_WORDS, AS_IRI, AS_NAME } Shape;

typedef struct Column {
    const char *title;
    Term property;        /* 0: the thing's own IRI */
    Shape shape;
    const char *language; /* only values in this language, or NULL: any */
} Column;

static const Column event_columns[] = {
    {"event", 0, AS_IRI, NULL},
    {"class", RDF_TYPE, AS_NAME, NULL},
    {"unrealized_class", WG_EVENT_CLASS, AS_NAME, NULL},
    {"status", WG_STATUS, AS_NAME, NULL},
    {"label_en", RDFS_LABEL, AS_WORDS, "en"},
    {"label_fr", RDFS_LABEL, AS_WORDS, "fr"},
    {"begin", SEM_HAS_BEGIN, AS_WORDS, NULL},
    {"end", SEM_HAS_END, AS_WORDS, NULL},
    {"earliest_begin", SEM_HAS_EARLIEST_BEGIN, AS_WORDS, NULL},
    {"latest_end", SEM_HAS_LATEST_END, AS_WORDS, NULL},
    {"precision", WG_DATE_PRECISION, AS_NAME, NULL},
    {"agent", WG_AGENT, AS_WORDS, NULL},
    {"target", WG_TARGET, AS_WORDS, NULL},
    {"participant", WG_PARTICIPANT, AS_WORDS, NULL},
    {"place", SEM_HAS_PLACE, AS_WORDS, NULL},
    {"instrument", WG_INSTRUMENT, AS_NAME, NULL},
    {"deaths_low", WG_DEATHS_LOW, AS_WORDS, NULL},
    {"deaths_high", WG_DEATHS_HIGH, AS_WORDS, NULL},
    {"in_response_to", WG_IN_RESPONSE_TO, AS_IRI, NULL},
    {"reported_by", WG_REPORTED_BY, AS_IRI, NULL},
};

static const Column entity_columns[] = {
    {"entity", 0, AS_IRI, NULL},
    {"class", RDF_TYPE, AS_NAME, NULL},
    {"label", RDFS_LABEL, AS_WORDS, ""},
    {"label_en", RDFS_LABEL, AS_WORDS, "en"},
    {"label_fr", RDFS_LABEL, AS_WORDS, "fr"},
    {"other_names", SKOS_ALT_LABEL, AS_WORDS, NULL},
    {"same_as", OWL_SAME_AS, AS_IRI, NULL},
    {"latitude", GEO_LAT, AS_WORDS, NULL},
    {"longitude", GEO_LONG, AS_WORDS, NULL},
    {"located_in", WG_LOCATED_IN, AS_WORDS, NULL},
    {"country", WG_COUNTRY_OF, AS_WORDS, NULL},
    {"posts", WG_HOLDS_POST, AS_WORDS, NULL},
};

typedef struct Table {
    Graph *graph;
    Output *output;
    const Column *columns;
    size_t count;
} Table;

/* The value as part of a quoted field. */
static void write_value(Output *output, Text text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '"')
            output_char(output, '"');
        output_char(output, text.bytes[i] == '\n' ? ' ' : text.bytes[i]);
    }
}

static Text shaped(const Table *table, const Column *column, Term value)
{
    if (column->shape == AS_NAME)
        return thing_name(table->graph, value);
    return column->shape == AS_IRI ? graph_term(table->graph, value).text : thing_words(table->graph, value);
}

static bool belongs(const Table *table, const Column *column, Term value)
{
    if (column->property == RDF_TYPE && value == SEM_EVENT)
        return false; /* every event is one */
    return !column->language || text_equal(graph_language(table->graph, value), text_of(column->language));
}

static void write_field(const Table *table, const Column *column, Term thing)
{
    output_char(table->output, '"');
    if (!column->property)
        write_value(table->output, graph_term(table->graph, thing).text);
    Quads values = column->property ? graph_about(table->graph, thing, column->property) : (Quads){NULL, 0};
    bool first = true;
    for (size_t i = 0; i < values.count; i++) {
        Term value = values.items[i].object;
        if ((i && value == values.items[i - 1].object) || !belongs(table, column, value))
            continue;
        if (!first)
            output_string(table->output, "; ");
        write_value(table->output, shaped(table, column, value));
        first = false;
    }
    output_char(table->output, '"');
}

static void write_rows(const Table *table, const Things *things)
{
    for (size_t i = 0; i < table->count; i++) {
        output_string(table->output, i ? "," : "");
        output_string(table->output, table->columns[i].title);
    }
    output_string(table->output, "\r\n");
    for (size_t i = 0; i < things->count; i++) {
        for (size_t j = 0; j < table->count; j++) {
            output_string(table->output, j ? "," : "");
            write_field(table, &table->columns[j], things->items[i]);
        }
        output_string(table->output, "\r\n");
    }
}

static WireStatus write_table(const Table *table, WireStatus (*list)(Graph *graph, Things *out))
{
    Things things = {NULL, 0};
    WireStatus status = list(table->graph, &things);
    if (status == WIRE_OK)
        write_rows(table, &things);
    things_free(&things);
    return status;
}

WireStatus write_events(Graph *graph, Output *output)
{
    return write_table(&(Table){graph, output, event_columns, sizeof event_columns / sizeof *event_columns}, events_list);
}

WireStatus write_entities(Graph *graph, Output *output)
{
    return write_table(&(Table){graph, output, entity_columns, sizeof entity_columns / sizeof *entity_columns},
                       entities_list);
}
