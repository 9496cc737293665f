/* Fuzzes the whole way from an article's bytes to a graph. */
#include "wiregraph.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static bool drop(void *context, const char *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static Wire *wire; /* opened once: mapping the image for every input would be most of the time */
    WireOptions options = wire_options();
    options.memory = 256 << 20;
    if (!wire && wire_open(&options, &wire) != WIRE_OK)
        abort();
    WireSource source = {"fuzz", (const char *)bytes, length, "2024-01-19", NULL};
    WireDocument *document = NULL;
    WireGraph *graph = NULL;
    if (wire_read(wire, &source, WIRE_STAGE_INTERPRET, &document) == WIRE_OK &&
        wire_graph_new(&options, &graph) == WIRE_OK) {
        if (wire_graph_add(graph, wire, document) == WIRE_BAD_ARGUMENT)
            abort(); /* no article may lead to an invalid term */
        wire_graph_write(graph, "turtle", drop, NULL);
        for (int stage = 0; stage < WIRE_STAGES; stage++)
            wire_dump(document, (WireStage)stage, drop, NULL);
    }
    wire_graph_free(graph);
    wire_document_free(document);
    return 0;
}
