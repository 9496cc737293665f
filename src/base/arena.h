/* Memory that lives and dies together, and the foreign handles that must die with it. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

/* Code that takes memory need not check: an arena that cannot give what is
   asked for leaves by longjmp to its `escape`, set by the one frame that runs the work and frees the arena:

       Arena *arena = arena_new(limit);
       if (!arena)
           return WIRE_NO_MEMORY;
       if (setjmp(*arena_escape(arena))) {
           arena_free(arena);
           return WIRE_NO_MEMORY;
       }
       ... work that pushes ...
*/
typedef struct Arena Arena;

/* An empty arena that gives at most `limit` bytes, or NULL when there is no memory for it. */
Arena *arena_new(size_t limit);

/* Runs the deferred releases, last first, and frees everything. NULL is allowed. */
void arena_free(Arena *arena);

/* Where exhaustion leads; the caller must set it before the first push. */
jmp_buf *arena_escape(Arena *arena);

/* `size` zeroed bytes aligned for any type; never NULL. */
void *arena_push(Arena *arena, size_t size);

/* Room for `count` items of `size` bytes, zeroed; overflow counts as exhaustion. */
void *arena_push_array(Arena *arena, size_t count, size_t size);

/* A place for a foreign handle: what is stored in it is released when the arena is freed, if it is not NULL.
   Ask for the place first and open the handle into it after, so that exhaustion leaks nothing. */
typedef void ArenaRelease(void *handle);
void **arena_defer(Arena *arena, ArenaRelease *release);

/* For tests: makes the request for a block of memory after `blocks` more fail. */
void arena_fail_after(Arena *arena, size_t blocks);

#define ARENA_NEW(arena, type) ((type *)arena_push((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_push_array((arena), (count), sizeof(type)))

#endif
