/* Bytes of unknown encoding into UTF-8. */
#include "base/encoding.h"

#include "base/utf8.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

static const unsigned char mark_utf8[] = {0xEF, 0xBB, 0xBF};

static bool starts_with(Text bytes, const unsigned char *mark, size_t length)
{
    return bytes.length >= length && memcmp(bytes.bytes, mark, length) == 0;
}

/* NUL bytes, or more than one control character in two hundred bytes. */
static bool is_binary(Text bytes)
{
    size_t controls = 0;
    if (starts_with(bytes, (const unsigned char *)"%PDF-", 5) || memchr(bytes.bytes, 0, bytes.length))
        return true;
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        controls += (byte < 32 && !(byte >= 8 && byte <= 13)) || byte == 127;
    }
    return controls > bytes.length / 200 + 2;
}

/* Text with a few damaged characters is still UTF-8; text in an older encoding has next to no well-formed sequences. */
static bool is_utf8(Text bytes)
{
    size_t good = 0, bad = 0;
    while (bytes.length) {
        const char *start = bytes.bytes;
        if ((unsigned char)*start < 0x80) {
            bytes.bytes++, bytes.length--;
            continue;
        }
        uint32_t code = utf8_next(&bytes);
        if (code == REPLACEMENT && bytes.bytes - start == 1)
            bad++;
        else
            good++;
    }
    return bad == 0 || good > 4 * bad;
}

Encoding encoding_find(Text bytes)
{
    static const unsigned char little[] = {0xFF, 0xFE}, big[] = {0xFE, 0xFF};
    if (starts_with(bytes, little, 2))
        return ENCODING_UTF16_LE;
    if (starts_with(bytes, big, 2))
        return ENCODING_UTF16_BE;
    if (bytes.length == 0)
        return ENCODING_UTF8;
    if (is_binary(bytes))
        return ENCODING_BINARY;
    return is_utf8(bytes) ? ENCODING_UTF8 : ENCODING_WINDOWS_1252;
}

/* 0x80 to 0x9F in Windows-1252. */
static const uint16_t windows[32] = {
    0x20AC, REPLACEMENT, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, REPLACEMENT, 0x017D, REPLACEMENT,
    REPLACEMENT, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, REPLACEMENT, 0x017E, 0x0178,
};

static Text decode_windows(Arena *arena, Text bytes)
{
    char *out = arena_push_array(arena, bytes.length + 1, 3);
    size_t used = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        uint32_t code = (unsigned char)bytes.bytes[i];
        used += utf8_put(code >= 0x80 && code < 0xA0 ? windows[code - 0x80] : code, out + used);
    }
    return (Text){out, used};
}

static Text decode_utf16(Arena *arena, Text bytes, bool big)
{
    const unsigned char *b = (const unsigned char *)bytes.bytes;
    char *out = arena_push_array(arena, bytes.length / 2 + 1, 3);
    size_t used = 0;
    for (size_t i = 2; i + 1 < bytes.length; i += 2) {
        uint32_t code = big ? (uint32_t)b[i] << 8 | b[i + 1] : (uint32_t)b[i + 1] << 8 | b[i];
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.length) {
            uint32_t low = big ? (uint32_t)b[i + 2] << 8 | b[i + 3] : (uint32_t)b[i + 3] << 8 | b[i + 2];
            bool pair = low >= 0xDC00 && low < 0xE000;
            code = pair ? ((code - 0xD800) << 10) + (low - 0xDC00) + 0x10000 : REPLACEMENT;
            i += pair ? 2 : 0;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = REPLACEMENT;
        }
        used += utf8_put(code == 0 ? REPLACEMENT : code, out + used);
    }
    return (Text){out, used};
}

static Text repair(Arena *arena, Text bytes)
{
    if (utf8_valid(bytes))
        return bytes;
    char *out = arena_push_array(arena, bytes.length + 1, 3);
    size_t used = 0;
    while (bytes.length)
        used += utf8_put(utf8_next(&bytes), out + used);
    return (Text){out, used};
}

/* Below U+0300 every character is in normal form C already. */
static bool is_simple(Text text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0xCC && !((unsigned char)text.bytes[i] == 0xE2))
            return false;
    return true;
}

/* ICU normalizes UTF-16. */
static Text normalize(Arena *arena, Text text)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *composer = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error) || text.length > INT32_MAX / 4)
        return text;
    int32_t length = 0, used = 0, capacity = (int32_t)text.length + 1;
    UChar *wide = ARENA_ARRAY(arena, UChar, (size_t)capacity);
    u_strFromUTF8(wide, capacity, &length, text.bytes, (int32_t)text.length, &error);
    if (U_FAILURE(error) || (unorm2_isNormalized(composer, wide, length, &error) && U_SUCCESS(error)))
        return text;
    int32_t composed = unorm2_normalize(composer, wide, length, NULL, 0, &error);
    error = U_ZERO_ERROR;
    UChar *done = ARENA_ARRAY(arena, UChar, (size_t)composed + 1);
    unorm2_normalize(composer, wide, length, done, composed + 1, &error);
    char *out = arena_push_array(arena, (size_t)composed + 1, 3);
    u_strToUTF8(out, composed * 3 + 3, &used, done, composed, &error);
    return U_FAILURE(error) ? text : (Text){out, (size_t)used};
}

Text encoding_decode(Arena *arena, Text bytes, Encoding encoding)
{
    switch (encoding) {
    case ENCODING_BINARY:
        return TEXT("");
    case ENCODING_WINDOWS_1252:
        return decode_windows(arena, bytes);
    case ENCODING_UTF16_LE:
    case ENCODING_UTF16_BE:
        bytes = decode_utf16(arena, bytes, encoding == ENCODING_UTF16_BE);
        break;
    default:
        if (starts_with(bytes, mark_utf8, sizeof mark_utf8))
            bytes = text_slice(bytes, sizeof mark_utf8, bytes.length);
        bytes = repair(arena, bytes);
    }
    return is_simple(bytes) ? bytes : normalize(arena, bytes);
}
