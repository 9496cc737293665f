/* Growing arrays of plain structs in an arena, referred to by index. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include "base/arena.h"

#include <stdint.h>

/* No index: the head of a root, the entity of an unresolved mention. */
#define NONE UINT32_MAX

#define ARRAY(type)               \
    struct {                      \
        type *items;              \
        uint32_t count, capacity; \
    }

/* Items for one more; `size` is that of an item. Old items stay in the arena. */
void *array_grow(Arena *arena, void *items, uint32_t *capacity, size_t size);

/* Adds a zeroed item and gives a pointer to it, valid until the next push. */
#define ARRAY_PUSH(arena, array)                                                                          \
    (((array)->count == (array)->capacity                                                                 \
          ? (void)((array)->items = array_grow((arena), (array)->items, &(array)->capacity,               \
                                               sizeof *(array)->items))                                   \
          : (void)0),                                                                                     \
     &(array)->items[(array)->count++])

#endif
