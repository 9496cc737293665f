/* SHA-256 (FIPS 180-4). */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/text.h"

enum { SHA256_SIZE = 32 };

void sha256(Text text, unsigned char out[SHA256_SIZE]);

#endif
