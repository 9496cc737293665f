/* Growing arrays of plain structs in an arena, referred to by index. */
#include "base/array.h"

#include <string.h>

void *array_grow(Arena *arena, void *items, uint32_t *capacity, size_t size)
{
    uint32_t old = *capacity;
    uint32_t grown = old ? old * 2 : 8;
    if (grown <= old) /* 2^32 items: as good as exhausted */
        longjmp(*arena_escape(arena), 1);
    void *moved = arena_push_array(arena, grown, size);
    if (old)
        memcpy(moved, items, old * size);
    *capacity = grown;
    return moved;
}
