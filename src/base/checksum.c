/* A fast checksum that notices damaged files; it proves nothing against somebody who wants them damaged. */
#include "base/checksum.h"

#include <string.h>

enum { LANES = 4, BLOCK = 32 };

Checksum checksum_new(void)
{
    return (Checksum){{1, 2, 3, 4}};
}

/* Lanes of multiply and rotate that do not wait for each other: several bytes a cycle. */
static void mix(uint64_t lanes[LANES], const char *block)
{
    uint64_t words[LANES];
    memcpy(words, block, BLOCK);
    for (int i = 0; i < LANES; i++) {
        lanes[i] = (lanes[i] ^ words[i]) * 0x9E3779B97F4A7C15u;
        lanes[i] = lanes[i] << 29 | lanes[i] >> 35;
    }
}

void checksum_add(Checksum *checksum, Text bytes)
{
    uint64_t lanes[LANES];
    memcpy(lanes, checksum->lanes, sizeof lanes);
    size_t at = 0;
    for (; at + BLOCK <= bytes.length; at += BLOCK)
        mix(lanes, bytes.bytes + at);
    if (at < bytes.length) {
        char last[BLOCK] = {0};
        memcpy(last, bytes.bytes + at, bytes.length - at);
        mix(lanes, last);
    }
    memcpy(checksum->lanes, lanes, sizeof lanes);
}

uint64_t checksum_value(const Checksum *checksum)
{
    uint64_t sum = 0;
    for (int i = 0; i < LANES; i++)
        sum = ((sum << 17 | sum >> 47) ^ checksum->lanes[i]) * 0xC2B2AE3D27D4EB4Fu;
    return sum ^ sum >> 32;
}
