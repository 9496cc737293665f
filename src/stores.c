/* The public interface to graphs in files, questions and stores. */
#include "interface.h"

#include "base/file.h"
#include "graph/describe.h"
#include "graph/parse.h"
#include "store/link.h"
#include "store/load.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

WireStatus wire_graph_parse(WireGraph *graph, const char *name, const char *syntax, const char *bytes, size_t length)
{
    return graph_parse(graph->graph, (Text){bytes, length}, syntax, name, &graph->reporter);
}

WireStatus wire_graph_read(WireGraph *graph, const char *path)
{
    return graph_read(graph->graph, path, &graph->reporter);
}

/* ---- statements one by one ---- */

/* A terminated copy of a term's text, each place of a statement in a buffer of its own that grows as needed. */
static const char *string_of(char **buffer, Text text)
{
    char *grown = realloc(*buffer, text.length + 1);
    if (!grown)
        return NULL;
    *buffer = grown;
    if (text.length)
        memcpy(grown, text.bytes, text.length);
    grown[text.length] = '\0';
    return grown;
}

static bool spell(const Graph *graph, const Quad *quad, char **buffers, WireStatement *out)
{
    const Term places[] = {quad->graph, quad->subject, quad->predicate, quad->object};
    const char **strings[] = {&out->graph, &out->subject, &out->predicate, &out->object};
    for (int i = 0; i < 4; i++)
        if (!(*strings[i] = string_of(&buffers[i], places[i] ? graph_term(graph, places[i]).text : (Text){"", 0})))
            return false;
    TermView object = graph_term(graph, quad->object);
    Text tag = graph_language(graph, quad->object);
    bool typed = object.kind == TERM_LITERAL && object.qualifier && tag.length == 0;
    out->literal = object.kind == TERM_LITERAL;
    out->language = string_of(&buffers[4], tag);
    out->datatype = string_of(&buffers[5], typed ? graph_term(graph, object.qualifier).text : (Text){"", 0});
    return out->language && out->datatype;
}

WireStatus wire_graph_each(WireGraph *graph, WireVisit *visit, void *context)
{
    char *buffers[6] = {NULL};
    WireStatus status = graph_sort(graph->graph);
    Quads quads = graph_quads(graph->graph);
    bool more = true;
    for (size_t i = 0; i < quads.count && more && status == WIRE_OK; i++) {
        WireStatement statement;
        if (spell(graph->graph, &quads.items[i], buffers, &statement))
            more = visit(context, &statement);
        else
            status = WIRE_NO_MEMORY;
    }
    for (int i = 0; i < 6; i++)
        free(buffers[i]);
    return status;
}

/* ---- questions and stores ---- */

const char *wire_answer_format(size_t index)
{
    return query_format_at(index);
}

WireStatus wire_graph_query(WireGraph *graph, const char *query, const char *format, WireWrite *write, void *context)
{
    return query_answer(graph->graph, text_of(query), format, &graph->reporter, write, context);
}

WireStatus wire_graph_query_file(WireGraph *graph, const char *query, const char *format, const char *path)
{
    FileWriter *writer = NULL;
    TRY(file_create(path, &graph->reporter, &writer));
    return file_finish(writer, wire_graph_query(graph, query, format, file_write, writer));
}

WireStatus wire_graph_link(WireGraph *graph, WireGraph *other, WireGraph *out)
{
    return link_propose(graph->graph, other->graph, out->graph);
}

WireStatus wire_graph_doubles(WireGraph *graph, WireGraph *out)
{
    return link_doubles(graph->graph, out->graph);
}

WireStatus wire_graph_describe(WireGraph *graph, WireGraph *out)
{
    return graph_describe(graph->graph, out->graph);
}

WireStatus wire_graph_load(WireGraph *graph, const WireStore *store)
{
    Store target = {store->url,      store->graph, store->per_article, store->user,
                    store->password, store->token, store->timeout};
    return store_load(graph->graph, &target, &graph->reporter);
}
