/* UTF-8: code points in and out, and the folded form by which words are compared. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

/* Cuts the next code point off `rest`; U+FFFD for malformed bytes (one is consumed). `rest` must not be empty. */
uint32_t utf8_next(Text *rest);

/* Whether all bytes are well-formed UTF-8 (no surrogates, no overlong forms). */
bool utf8_valid(Text text);

/* Number of code points. */
size_t utf8_count(Text text);

/* Writes a code point as 1 to 4 bytes and returns their number; `out` has room for 4. */
size_t utf8_put(uint32_t code, char *out);

bool utf8_is_letter(uint32_t code);
bool utf8_is_upper(uint32_t code);
bool utf8_is_digit(uint32_t code);
/* The small form of a letter; others as they are. */
uint32_t utf8_lower(uint32_t code);

/* The form by which names and words are compared: case folded, without diacritics, ligatures and dashes
   resolved, apostrophes straight ("Téhéran" -> "teheran", "Œuvre" -> "oeuvre", "Abdollahian’s" -> "abdollahian's").
   Writes at most `size` bytes to `out` and returns their number; a word that would be longer is cut at a character. */
size_t utf8_fold(Text text, char *out, size_t size);

#endif
