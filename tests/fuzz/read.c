/* Fuzzes reading: whatever the bytes, the article found must be sound. */
#include "read/read.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const Knowledge *knowledge(void)
{
    static Knowledge *opened; /* once: mapping the image for every input would be most of the time */
    const char *build = getenv("WIREGRAPH_BUILD");
    char image[512];
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    if (!opened && knowledge_open(image, build ? build : "build", NULL, &opened) != WIRE_OK)
        abort();
    return opened;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char reason[128];
    Arena *arena = arena_new(256 << 20);
    if (!arena || setjmp(*arena_escape(arena))) {
        arena_free(arena);
        return 0;
    }
    Document *document = document_new(arena, knowledge_symbols(knowledge()));
    WireSource source = {"fuzz", (const char *)bytes, length, "2024-01-19", NULL};
    (void)read_document(knowledge(), &source, document);
    if (!document_check(document, reason, sizeof reason)) {
        fprintf(stderr, "%s\n", reason);
        abort();
    }
    arena_free(arena);
    return 0;
}
