/* Graphs back from bytes: Turtle, TriG and RDF/XML by raptor. */
#include "graph/parse.h"

#include <raptor2/raptor2.h>

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *extension;
} syntaxes[] = {
    {"turtle", "ttl"}, {"trig", "trig"}, {"ntriples", "nt"}, {"nquads", "nq"}, {"rdfxml", "rdf"},
};

const char *syntax_of(const char *name)
{
    for (size_t i = 0; i < sizeof syntaxes / sizeof *syntaxes; i++)
        if (strcmp(name, syntaxes[i].name) == 0 || strcmp(name, syntaxes[i].extension) == 0)
            return syntaxes[i].name;
    return NULL;
}

Term blank_term(Graph *graph, uint64_t bytes_hash, Text label)
{
    char iri[256];
    int length = snprintf(iri, sizeof iri, IRI_GENID "b%016llx-%.*s",
                          (unsigned long long)bytes_hash, (int)(label.length < 128 ? label.length : 128), label.bytes);
    return graph_iri(graph, (Text){iri, (size_t)length});
}

typedef struct Parse {
    Graph *graph;
    raptor_world *world;
    const char *name;
    const Reporter *reporter;
    uint64_t hash;
    bool failed;
} Parse;

static void hear(void *data, raptor_log_message *message)
{
    Parse *parse = data;
    if (message->level < RAPTOR_LOG_LEVEL_WARN || parse->failed)
        return;
    parse->failed = true;
    int line = message->locator ? raptor_locator_line(message->locator) : -1;
    report(parse->reporter, WIRE_BAD_SYNTAX, "%s:%d: %s", parse->name, line < 0 ? 0 : line, message->text);
}

static Term convert(Parse *parse, const raptor_term *term)
{
    if (!term)
        return 0;
    if (term->type == RAPTOR_TERM_TYPE_URI) {
        size_t length;
        const char *bytes = (const char *)raptor_uri_as_counted_string(term->value.uri, &length);
        return graph_iri(parse->graph, (Text){bytes, length});
    }
    if (term->type == RAPTOR_TERM_TYPE_BLANK)
        return blank_term(parse->graph, parse->hash,
                          (Text){(const char *)term->value.blank.string, term->value.blank.string_len});
    const raptor_term_literal_value *literal = &term->value.literal;
    Text value = {(const char *)literal->string, literal->string_len};
    if (literal->language)
        return graph_words(parse->graph, value, text_of((const char *)literal->language));
    if (!literal->datatype)
        return graph_string(parse->graph, value);
    Term datatype = graph_iri(parse->graph, text_of((const char *)raptor_uri_as_string(literal->datatype)));
    return datatype ? graph_typed(parse->graph, value, datatype) : 0;
}

static void take(void *data, raptor_statement *statement)
{
    Parse *parse = data;
    graph_add(parse->graph, (Quad){convert(parse, statement->graph), convert(parse, statement->subject),
                                   convert(parse, statement->predicate), convert(parse, statement->object)});
}

/* No document that a parser is given may make it read others. */
static int forbid(void *data, raptor_uri *uri)
{
    (void)data, (void)uri;
    return 1;
}

static bool run(Parse *parse, raptor_parser *parser, Text bytes)
{
    raptor_uri *base = raptor_new_uri(parse->world, (const unsigned char *)GRAPH_BASE);
    if (!base)
        return false;
    raptor_parser_set_statement_handler(parser, parse, take);
    raptor_parser_set_uri_filter(parser, forbid, NULL);
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
    raptor_parser_set_option(parser, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, NULL, 0);
    bool done = raptor_parser_parse_start(parser, base) == 0 &&
                raptor_parser_parse_chunk(parser, (const unsigned char *)bytes.bytes, bytes.length, 1) == 0;
    raptor_free_uri(base);
    return done && !parse->failed;
}

WireStatus graph_parse(Graph *graph, Text bytes, const char *syntax, const char *name, const Reporter *reporter)
{
    const char *known = syntax_of(syntax);
    if (!known)
        return report(reporter, WIRE_UNSUPPORTED, "%s: cannot read %s", name, syntax);
    if (strcmp(known, "ntriples") == 0 || strcmp(known, "nquads") == 0)
        return parse_lines(graph, bytes, name, reporter);
    Parse parse = {graph, raptor_new_world(), name, reporter, text_hash(bytes), false};
    if (!parse.world)
        return WIRE_NO_MEMORY;
    raptor_world_set_log_handler(parse.world, &parse, hear);
    raptor_parser *parser = raptor_world_open(parse.world) == 0 ? raptor_new_parser(parse.world, known) : NULL;
    bool done = parser && run(&parse, parser, bytes);
    if (parser)
        raptor_free_parser(parser);
    raptor_free_world(parse.world);
    if (graph_status(graph) != WIRE_OK)
        return graph_status(graph);
    if (done)
        return WIRE_OK;
    return parse.failed ? WIRE_BAD_SYNTAX : report(reporter, WIRE_BAD_SYNTAX, "%s: cannot be read", name);
}
