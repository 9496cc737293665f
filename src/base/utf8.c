/* UTF-8: code points in and out, and the folded form by which words are compared. */
#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* Length of the well-formed sequence at the start of `text`, or 0 (Unicode, table 3-7). */
static size_t sequence(Text text)
{
    const unsigned char *b = (const unsigned char *)text.bytes;
    if (b[0] < 0x80)
        return 1;
    size_t length = b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : 2;
    if (b[0] < 0xC2 || b[0] > 0xF4 || text.length < length)
        return 0;
    unsigned low = b[0] == 0xE0 ? 0xA0 : b[0] == 0xF0 ? 0x90 : 0x80;
    unsigned high = b[0] == 0xED ? 0x9F : b[0] == 0xF4 ? 0x8F : 0xBF;
    if (b[1] < low || b[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((b[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

uint32_t utf8_next(Text *rest)
{
    const unsigned char *b = (const unsigned char *)rest->bytes;
    size_t length = sequence(*rest);
    uint32_t code = b[0];
    if (length == 0)
        code = REPLACEMENT, length = 1;
    else if (length > 1) {
        code = b[0] & (0x7Fu >> length);
        for (size_t i = 1; i < length; i++)
            code = code << 6 | (b[i] & 0x3Fu);
    }
    rest->bytes += length;
    rest->length -= length;
    return code;
}

bool utf8_valid(Text text)
{
    while (text.length) {
        size_t length = (unsigned char)text.bytes[0] < 0x80 ? 1 : sequence(text);
        if (length == 0)
            return false;
        text.bytes += length;
        text.length -= length;
    }
    return true;
}

size_t utf8_count(Text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    return count;
}

size_t utf8_put(uint32_t code, char *out)
{
    unsigned char *b = (unsigned char *)out;
    if (code < 0x80) {
        b[0] = (unsigned char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        b[i] = (unsigned char)(0x80 | (code & 0x3F));
    b[0] = (unsigned char)((0xF00u >> length & 0xFF) | code);
    return length;
}

bool utf8_is_letter(uint32_t code)
{
    return u_isalpha((UChar32)code);
}

bool utf8_is_upper(uint32_t code)
{
    return u_isupper((UChar32)code);
}

uint32_t utf8_lower(uint32_t code)
{
    return (uint32_t)u_tolower((UChar32)code);
}

bool utf8_is_digit(uint32_t code)
{
    return u_isdigit((UChar32)code);
}

/* Letters that have no decomposition but are written with others where the letter is missing. */
static const struct {
    uint32_t code;
    const char *folded;
} letters[] = {
    {0xDF, "ss"},  {0xE6, "ae"},   {0xF0, "d"},    {0xF8, "o"},    {0xFE, "th"},   {0x111, "d"},  {0x131, "i"},
    {0x142, "l"},  {0x153, "oe"},  {0x259, "a"},   {0x2BB, "'"},   {0x2BC, "'"},   {0x2BE, "'"},  {0x2BF, "'"},
    {0x2010, "-"}, {0x2011, "-"},  {0x2012, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201B, "'"}, {0x2032, "'"},
    {0xAD, ""},    {0x200B, ""},   {0x200D, ""},   {0xA0, " "},    {0x202F, " "},
};

static size_t put_folded(uint32_t code, char *out)
{
    code = (uint32_t)u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].code == code) {
            size_t length = strlen(letters[i].folded);
            memcpy(out, letters[i].folded, length);
            return length;
        }
    if (u_getCombiningClass((UChar32)code))
        return 0;
    return utf8_put(code, out);
}

/* Folds one character outside ASCII: every part of its full compatibility decomposition. */
static size_t fold_character(const UNormalizer2 *decomposer, uint32_t code, char out[64])
{
    UErrorCode error = U_ZERO_ERROR;
    UChar parts[18];
    int32_t count = unorm2_getDecomposition(decomposer, (UChar32)code, parts, 18, &error);
    if (U_FAILURE(error) || count <= 0)
        return put_folded(code, out);
    size_t used = 0;
    for (int32_t at = 0; at < count && used < 56;) {
        uint32_t part = parts[at++];
        if (U16_IS_LEAD(part) && at < count)
            part = ((part - 0xD800) << 10) + (parts[at++] - 0xDC00u) + 0x10000;
        used += put_folded(part, out + used);
    }
    return used;
}

size_t utf8_fold(Text text, char *out, size_t size)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *decomposer = NULL;
    size_t used = 0;
    while (text.length && used < size) {
        unsigned char byte = (unsigned char)text.bytes[0];
        if (byte < 0x80) {
            out[used++] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            text.bytes++, text.length--;
            continue;
        }
        if (!decomposer)
            decomposer = unorm2_getNFKDInstance(&error);
        char folded[64];
        size_t length = fold_character(decomposer, utf8_next(&text), folded);
        if (length > size - used)
            break;
        memcpy(out + used, folded, length);
        used += length;
    }
    return used;
}
