/* Stretches of UTF-8 that somebody else owns. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that are not terminated and not owned. */
typedef struct Text {
    const char *bytes;
    size_t length;
} Text;

#define TEXT(literal) ((Text){(literal), sizeof(literal) - 1})

/* Text of a terminated string; NULL is empty. */
Text text_of(const char *string);
bool text_equal(Text a, Text b);
/* Like memcmp, a prefix first. */
int text_compare(Text a, Text b);
bool text_starts(Text text, Text prefix);
bool text_ends(Text text, Text suffix);
/* Offset of the first `needle`, or SIZE_MAX. */
size_t text_find(Text text, Text needle);
Text text_slice(Text text, size_t begin, size_t end);
/* Without ASCII white space at both ends. */
Text text_trim(Text text);
/* Cuts the next line off `rest` (without its end); false when there is none. */
bool text_next_line(Text *rest, Text *line);
/* 64-bit FNV-1a hash; stable across machines and versions. */
uint64_t text_hash(Text text);
Text text_copy(Arena *arena, Text text);
/* Terminated copy. */
char *text_string(Arena *arena, Text text);
/* Formatted text in the arena. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
Text text_format(Arena *arena, const char *format, ...);

#endif
