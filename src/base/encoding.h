/* Bytes of unknown encoding into UTF-8. */
#ifndef BASE_ENCODING_H
#define BASE_ENCODING_H

#include "base/arena.h"
#include "base/text.h"

typedef enum Encoding {
    ENCODING_BINARY, /* no text: NUL bytes or too many control characters */
    ENCODING_UTF8,
    ENCODING_UTF16_LE,
    ENCODING_UTF16_BE,
    ENCODING_WINDOWS_1252, /* Latin-1 but for the quotation marks, dashes and such at 0x80 to 0x9F */
} Encoding;

/* By the byte order mark, else by what the bytes may be. */
Encoding encoding_find(Text bytes);

/* UTF-8 in normal form C without byte order mark; bytes that are nothing in the encoding become U+FFFD. Text that is
   so already is not copied. Empty for ENCODING_BINARY. */
Text encoding_decode(Arena *arena, Text bytes, Encoding encoding);

#endif
