/* The public interface to graphs: making, merging and writing them. */
#include "interface.h"

#include "base/file.h"
#include "draw/draw.h"
#include "graph/statements.h"
#include "write/write.h"

#include <stdlib.h>

WireStatus wire_graph_new(const WireOptions *options, WireGraph **out)
{
    WireGraph *graph = calloc(1, sizeof *graph);
    if (!graph || !(graph->graph = graph_new())) {
        free(graph);
        return WIRE_NO_MEMORY;
    }
    graph->reporter = (Reporter){options->message, options->context};
    WireStatus status = options->base ? graph_set_base(graph->graph, text_of(options->base)) : WIRE_OK;
    if (status != WIRE_OK) {
        wire_graph_free(graph);
        return report(&(Reporter){options->message, options->context}, status, "%s: not an absolute IRI",
                      options->base);
    }
    *out = graph;
    return WIRE_OK;
}

void wire_graph_free(WireGraph *graph)
{
    if (!graph)
        return;
    graph_free(graph->graph);
    free(graph);
}

WireStatus wire_graph_add(WireGraph *graph, const Wire *wire, const WireDocument *document)
{
    return graph_add_document(graph->graph, wire->knowledge, document->document, wire->options.provenance);
}

WireStatus wire_graph_merge(WireGraph *graph, const WireGraph *other)
{
    graph_add_all(graph->graph, other->graph);
    return graph_status(graph->graph);
}

size_t wire_graph_size(WireGraph *graph)
{
    return graph_quads(graph->graph).count;
}

bool wire_format(size_t index, WireFormat *out)
{
    const Format *format = format_at(index);
    if (format)
        *out = (WireFormat){format->name, format->extension, format->media_type, format->words,
                            format->keeps_graphs};
    return format != NULL;
}

WireStatus wire_graph_write(WireGraph *graph, const char *name, WireWrite *write, void *context)
{
    const Format *format = format_of(text_of(name));
    if (!format)
        return report(&graph->reporter, WIRE_UNSUPPORTED, "%s: no such format", name);
    Output *output = calloc(1, sizeof *output);
    if (!output)
        return WIRE_NO_MEMORY;
    output->write = write;
    output->context = context;
    output->reporter = &graph->reporter;
    WireStatus status = format_write(format, graph->graph, output);
    free(output);
    return status;
}

WireStatus wire_graph_save(WireGraph *graph, const char *format, const char *path)
{
    FileWriter *writer = NULL;
    TRY(file_create(path, &graph->reporter, &writer));
    return file_finish(writer, wire_graph_write(graph, format, file_write, writer));
}

WireStatus wire_graph_draw(WireGraph *graph, const Wire *wire, const WireDrawing *drawing, WireWrite *write,
                           void *context)
{
    Language language = language_of(text_of(drawing->language));
    if (drawing->language && !language)
        return report(&graph->reporter, WIRE_UNSUPPORTED, "%s: no such language", drawing->language);
    DrawOptions options = {text_of(drawing->format), text_of(drawing->title), language};
    return draw(wire->knowledge, graph->graph, &options, &graph->reporter, write, context);
}

WireStatus wire_graph_draw_file(WireGraph *graph, const Wire *wire, const WireDrawing *drawing, const char *path)
{
    FileWriter *writer = NULL;
    TRY(file_create(path, &graph->reporter, &writer));
    return file_finish(writer, wire_graph_draw(graph, wire, drawing, file_write, writer));
}

WireStatus wire_file_read(const WireOptions *options, const char *path, size_t limit, WireFile *out)
{
    Reporter reporter = {options->message, options->context};
    Text text = {NULL, 0};
    TRY(file_read(path, limit, &reporter, &text));
    *out = (WireFile){text.bytes, text.length};
    return WIRE_OK;
}

void wire_file_free(WireFile *file)
{
    free((void *)(uintptr_t)file->bytes);
    *file = (WireFile){NULL, 0};
}
