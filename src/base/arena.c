/* Memory that lives and dies together, and the foreign handles that must die with it. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>

typedef struct Block {
    struct Block *previous;
    size_t size, used; /* bytes of data[] */
    alignas(max_align_t) unsigned char data[];
} Block;

typedef struct Deferred {
    struct Deferred *previous;
    ArenaRelease *release;
    void *handle;
} Deferred;

struct Arena {
    Block *block;
    Deferred *deferred;
    size_t limit, reserved;
    size_t blocks_left; /* SIZE_MAX outside tests */
    jmp_buf escape;
};

enum { FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };

Arena *arena_new(size_t limit)
{
    Arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        return NULL;
    arena->limit = limit;
    arena->blocks_left = SIZE_MAX;
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Deferred *d = arena->deferred; d; d = d->previous)
        if (d->handle)
            d->release(d->handle);
    for (Block *block = arena->block; block;) {
        Block *previous = block->previous;
        free(block);
        block = previous;
    }
    free(arena);
}

jmp_buf *arena_escape(Arena *arena)
{
    return &arena->escape;
}

static void add_block(Arena *arena, size_t least)
{
    size_t size = arena->block ? arena->block->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < least)
        size = least;
    if (size > arena->limit - arena->reserved)
        size = least;
    Block *block = NULL;
    if (size <= arena->limit - arena->reserved && size <= SIZE_MAX - sizeof *block && arena->blocks_left)
        block = calloc(1, sizeof *block + size);
    if (!block)
        longjmp(arena->escape, 1);
    if (arena->blocks_left != SIZE_MAX)
        arena->blocks_left--;
    block->size = size;
    block->previous = arena->block;
    arena->block = block;
    arena->reserved += size;
}

void *arena_push(Arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - align)
        longjmp(arena->escape, 1);
    size = (size + align - 1) / align * align;
    if (!arena->block || arena->block->size - arena->block->used < size)
        add_block(arena, size);
    void *data = arena->block->data + arena->block->used;
    arena->block->used += size;
    return data;
}

void *arena_push_array(Arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        longjmp(arena->escape, 1);
    return arena_push(arena, count * size);
}

void **arena_defer(Arena *arena, ArenaRelease *release)
{
    Deferred *deferred = ARENA_NEW(arena, Deferred);
    *deferred = (Deferred){arena->deferred, release, NULL};
    arena->deferred = deferred;
    return &deferred->handle;
}

void arena_fail_after(Arena *arena, size_t blocks)
{
    arena->blocks_left = blocks;
}
