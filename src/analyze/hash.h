/* The one way bytes and feature values become numbers, shared by training and running. */
#ifndef ANALYZE_HASH_H
#define ANALYZE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Hash of some bytes; never 0, so that 0 can mean "no such word". */
static inline uint64_t hash_bytes(const void *data, size_t length)
{
    const unsigned char *bytes = data;
    uint64_t hash = 0xcbf29ce484222325u ^ length;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3u;
    hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93u;
    hash ^= hash >> 32;
    return hash != 0 ? hash : 1;
}

/* The same, short: what features are made of. */
static inline uint32_t hash_word(const void *data, size_t length)
{
    uint32_t hash = (uint32_t)(hash_bytes(data, length) >> 16);
    return hash != 0 ? hash : 1;
}

/* A feature is a template (its number) and up to four values; its key is built value by value:
       key_close(key_add(key_add(key_open(template), a), b)) */
static inline uint64_t key_open(uint64_t template_number)
{
    return (template_number + 1) * 0x9e3779b97f4a7c15u;
}

static inline uint64_t key_add(uint64_t key, uint32_t value)
{
    key = (key ^ value) * 0xd6e8feb86659fd93u;
    return key ^ (key >> 32);
}

static inline uint64_t key_close(uint64_t key)
{
    return key * 0xff51afd7ed558ccdu;
}

#endif
