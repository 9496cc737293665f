/* Fuzzes the reader of N-Quads; what it takes must come back the same when written and read again. */
#include "wiregraph.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

typedef struct Buffer {
    char *bytes;
    size_t length;
} Buffer;

static bool gather(void *context, const char *bytes, size_t length)
{
    Buffer *buffer = context;
    char *grown = realloc(buffer->bytes, buffer->length + length + 1);
    if (!grown)
        return false;
    memcpy(grown + buffer->length, bytes, length);
    *buffer = (Buffer){grown, buffer->length + length};
    return true;
}

static Buffer written(WireGraph *graph)
{
    Buffer buffer = {NULL, 0};
    wire_graph_write(graph, "nquads", gather, &buffer);
    return buffer;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    WireOptions options = wire_options();
    WireGraph *first = NULL, *second = NULL;
    if (wire_graph_new(&options, &first) == WIRE_OK && wire_graph_new(&options, &second) == WIRE_OK &&
        wire_graph_parse(first, "-", "nquads", (const char *)bytes, length) == WIRE_OK) {
        Buffer once = written(first);
        if (once.length && wire_graph_parse(second, "-", "nquads", once.bytes, once.length) != WIRE_OK)
            abort();
        Buffer twice = written(second);
        if (once.length != twice.length || (once.length && memcmp(once.bytes, twice.bytes, once.length) != 0))
            abort();
        free(once.bytes);
        free(twice.bytes);
    }
    wire_graph_free(first);
    wire_graph_free(second);
    return 0;
}
