/* A fast checksum that notices damaged files; it proves nothing against somebody who wants them damaged. */
#ifndef BASE_CHECKSUM_H
#define BASE_CHECKSUM_H

#include "base/text.h"

/* Bytes may be handed over in pieces; all but the last must be a multiple of 32 long. */
typedef struct Checksum {
    uint64_t lanes[4];
} Checksum;

Checksum checksum_new(void);
void checksum_add(Checksum *checksum, Text bytes);
/* Adds a file from an offset on, read piece by piece: none of it stays in memory. False when it cannot be read. */
bool checksum_add_file(Checksum *checksum, const char *path, size_t offset);
uint64_t checksum_value(const Checksum *checksum);

#endif
