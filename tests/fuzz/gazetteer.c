/* Fuzzes a user's own names: any Turtle is either used or refused with words. */
#define _POSIX_C_SOURCE 200809L
#include "base/file.h"
#include "knowledge/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void hear(void *context, const char *line)
{
    *(bool *)context = line[0] != '\0';
}

static void check(const Image *base, const char *path)
{
    bool heard = false;
    const Reporter reporter = {hear, &heard};
    Image over;
    Arena *arena = arena_new((size_t)1 << 28);
    if (!arena)
        return;
    if (setjmp(*arena_escape(arena)) == 0 && knowledge_compile_over(arena, base, path, &reporter, &over) != WIRE_OK &&
        !heard)
        abort(); /* refused without a word */
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static Text mapped;
    static Image base;
    if (!mapped.length && (file_map("build/wiregraph.image", NULL, &mapped) != WIRE_OK ||
                           image_open(mapped, "build/wiregraph.image", NULL, &base) != WIRE_OK))
        abort();
    char path[] = "/tmp/gazetteer.XXXXXX";
    int file = mkstemp(path);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    close(file);
    check(&base, path);
    unlink(path);
    return 0;
}
