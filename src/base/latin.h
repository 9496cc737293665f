/* Names in any script as plain Latin letters. */
#ifndef BASE_LATIN_H
#define BASE_LATIN_H

#include "base/text.h"

typedef struct Latin Latin;

/* NULL where there is no memory or ICU lacks its rules. */
Latin *latin_open(void);
void latin_close(Latin *latin);

/* Writes at most `size` bytes of the name in Latin letters, folded as utf8_fold does, and returns their number. */
size_t latin_write(const Latin *latin, Text name, char *out, size_t size);

#endif
