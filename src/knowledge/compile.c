/* Compiles ontology/ to a knowledge image. */
#define _POSIX_C_SOURCE 200809L
#include "knowledge/compile.h"

#include "knowledge/builder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef ARRAY(char *) Paths;

static int by_path(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void close_folder(void *folder)
{
    closedir(folder);
}

/* Names in a folder that end so ("" for all), sorted, as paths. */
static WireStatus list(Arena *arena, const char *folder, const char *suffix, const Reporter *reporter, Paths *out)
{
    void **held = arena_defer(arena, close_folder);
    DIR *open = opendir(folder);
    if (!open)
        return report(reporter, WIRE_READ_FAILED, "%s: %s", folder, strerror(errno));
    *held = open;
    uint32_t first = out->count;
    for (struct dirent *entry; (entry = readdir(open));)
        if (entry->d_name[0] != '.' && text_ends(text_of(entry->d_name), text_of(suffix)))
            *ARRAY_PUSH(arena, out) = (char *)(uintptr_t)text_format(arena, "%s/%s", folder, entry->d_name).bytes;
    if (out->count > first)
        qsort(out->items + first, out->count - first, sizeof *out->items, by_path);
    *held = NULL;
    closedir(open);
    return WIRE_OK;
}

static WireStatus read_all(Arena *arena, const char *ontology, Facts *facts)
{
    Paths files = {NULL, 0, 0}, folders = {NULL, 0, 0};
    TRY(list(arena, ontology, ".ttl", facts->reporter, &files));
    TRY(list(arena, ontology, "", NULL, &folders));
    for (uint32_t i = 0; i < folders.count; i++)
        if (!text_ends(text_of(folders.items[i]), TEXT(".ttl")))
            (void)list(arena, folders.items[i], ".ttl", NULL, &files); /* other files are no folders */
    for (uint32_t i = 0; i < files.count; i++)
        TRY(facts_read(facts, files.items[i]));
    if (files.count == 0)
        return report(facts->reporter, WIRE_NOT_FOUND, "%s: no .ttl files", ontology);
    facts_sort(facts);
    return WIRE_OK;
}

static WireStatus build(Arena *arena, const char *ontology, const Reporter *reporter, Image *out)
{
    Facts *facts = facts_new(arena, reporter);
    TRY(read_all(arena, ontology, facts));
    Builder *builder = builder_new(facts, NULL);
    TRY(compile_letters(builder));
    TRY(compile_things(builder));
    builder_finish_names(builder);
    TRY(compile_lists(builder));
    TRY(compile_events(builder));
    TRY(compile_frames(builder));
    builder_finish(builder);
    *out = builder->image;
    return WIRE_OK;
}

WireStatus knowledge_compile(const char *ontology, const char *image, const Reporter *reporter)
{
    Arena *arena = arena_new(SIZE_MAX);
    if (!arena)
        return WIRE_NO_MEMORY;
    if (setjmp(*arena_escape(arena))) {
        arena_free(arena);
        return report(reporter, WIRE_NO_MEMORY, "%s: out of memory", ontology);
    }
    Image built;
    memset(&built, 0, sizeof built);
    WireStatus status = build(arena, ontology, reporter, &built);
    if (status == WIRE_OK)
        status = image_write(&built, image, reporter);
    arena_free(arena);
    return status;
}

WireStatus knowledge_compile_over(Arena *arena, const Image *base, const char *path, const Reporter *reporter,
                                  Image *out)
{
    Facts *facts = facts_new(arena, reporter);
    facts->lenient = true;
    TRY(facts_read(facts, path));
    facts_sort(facts);
    Builder *builder = builder_new(facts, base);
    builder->base_things = base->things.count;
    TRY(compile_things(builder));
    builder_finish_names(builder);
    builder_finish(builder);
    *out = builder->image;
    return WIRE_OK;
}
