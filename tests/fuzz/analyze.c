/* Fuzzes analysis: whatever the text, its sentences, words and trees must be sound. */
#include "analyze/analyze.h"
#include "base/utf8.h"

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

/* The first byte chooses the language; the rest is one paragraph. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char reason[128];
    Text text = {(const char *)bytes + 1, length ? length - 1 : 0};
    Arena *arena = arena_new(256 << 20);
    if (length < 2 || !utf8_valid(text) || !arena || setjmp(*arena_escape(arena))) {
        arena_free(arena);
        return 0;
    }
    Document *document = document_new(arena, knowledge_symbols(knowledge()));
    document->text = text;
    document->language = bytes[0] % 2 ? LANGUAGE_FR : LANGUAGE_EN;
    *ARRAY_PUSH(arena, &document->paragraphs) = (Paragraph){{0, (uint32_t)text.length}, PARAGRAPH_BODY};
    if (analyze(knowledge(), document) == WIRE_OK && !document_check(document, reason, sizeof reason)) {
        fprintf(stderr, "%s\n", reason);
        abort();
    }
    arena_free(arena);
    return 0;
}
