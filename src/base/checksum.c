/* A fast checksum that notices damaged files; it proves nothing against somebody who wants them damaged. */
#define _POSIX_C_SOURCE 200809L
#include "base/checksum.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { LANES = 4, BLOCK = 32, PIECE = 1 << 16 };

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

/* Reads until the piece is full or the file ends; returns the bytes read, or -1. */
static ssize_t read_piece(int descriptor, char *piece, size_t offset)
{
    size_t used = 0;
    while (used < PIECE) {
        ssize_t got = pread(descriptor, piece + used, PIECE - used, (off_t)(offset + used));
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        used += (size_t)got;
    }
    return (ssize_t)used;
}

bool checksum_add_file(Checksum *checksum, const char *path, size_t offset)
{
    char piece[PIECE];
    ssize_t got;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    do {
        got = read_piece(descriptor, piece, offset);
        checksum_add(checksum, (Text){piece, got > 0 ? (size_t)got : 0});
        offset += PIECE;
    } while (got == PIECE);
    close(descriptor);
    return got >= 0;
}

uint64_t checksum_value(const Checksum *checksum)
{
    uint64_t sum = 0;
    for (int i = 0; i < LANES; i++)
        sum = ((sum << 17 | sum >> 47) ^ checksum->lanes[i]) * 0xC2B2AE3D27D4EB4Fu;
    return sum ^ sum >> 32;
}
