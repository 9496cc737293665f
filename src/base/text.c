/* Stretches of UTF-8 that somebody else owns. */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

Text text_of(const char *string)
{
    return (Text){string ? string : "", string ? strlen(string) : 0};
}

bool text_equal(Text a, Text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

int text_compare(Text a, Text b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.bytes, b.bytes, common) : 0;
    if (order != 0)
        return order;
    return a.length < b.length ? -1 : a.length > b.length;
}

bool text_starts(Text text, Text prefix)
{
    return text.length >= prefix.length && memcmp(text.bytes, prefix.bytes, prefix.length) == 0;
}

bool text_ends(Text text, Text suffix)
{
    return text.length >= suffix.length &&
           memcmp(text.bytes + text.length - suffix.length, suffix.bytes, suffix.length) == 0;
}

size_t text_find(Text text, Text needle)
{
    for (size_t at = 0; at + needle.length <= text.length; at++)
        if (memcmp(text.bytes + at, needle.bytes, needle.length) == 0)
            return at;
    return SIZE_MAX;
}

Text text_slice(Text text, size_t begin, size_t end)
{
    if (end > text.length)
        end = text.length;
    if (begin > end)
        begin = end;
    return (Text){text.bytes + begin, end - begin};
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

Text text_trim(Text text)
{
    while (text.length && is_space(text.bytes[0]))
        text.bytes++, text.length--;
    while (text.length && is_space(text.bytes[text.length - 1]))
        text.length--;
    return text;
}

bool text_next_line(Text *rest, Text *line)
{
    if (rest->length == 0)
        return false;
    const char *end = memchr(rest->bytes, '\n', rest->length);
    size_t length = end ? (size_t)(end - rest->bytes) : rest->length;
    *line = (Text){rest->bytes, length};
    if (line->length && line->bytes[line->length - 1] == '\r')
        line->length--;
    size_t taken = end ? length + 1 : length;
    *rest = (Text){rest->bytes + taken, rest->length - taken};
    return true;
}

uint64_t text_hash(Text text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t at = 0; at < text.length; at++)
        hash = (hash ^ (unsigned char)text.bytes[at]) * 0x100000001b3u;
    return hash;
}

Text text_copy(Arena *arena, Text text)
{
    return (Text){text_string(arena, text), text.length};
}

char *text_string(Arena *arena, Text text)
{
    char *copy = arena_push_array(arena, text.length + 1, 1);
    if (text.length)
        memcpy(copy, text.bytes, text.length);
    return copy;
}

Text text_format(Arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        length = 0;
    char *bytes = arena_push_array(arena, (size_t)length + 1, 1);
    vsnprintf(bytes, (size_t)length + 1, format, again);
    va_end(again);
    return (Text){bytes, (size_t)length};
}
