/* Reads letters: lower case, shape, beginnings and endings of words. */
#include "analyze/letters.h"

#include "analyze/hash.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <stdbool.h>

/* Typographic marks count as the plain ones, which is what treebanks hold. */
static UChar32 plain(UChar32 letter)
{
    switch (letter) {
    case 0x2018:
    case 0x2019:
    case 0x02bc:
        return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
        return '"';
    case 0x2010:
    case 0x2011:
        return '-';
    default:
        return letter;
    }
}

static UChar32 next_letter(const char *form, size_t length, size_t *at)
{
    int32_t offset = 0;
    int32_t left = length - *at < 4 ? (int32_t)(length - *at) : 4;
    const uint8_t *bytes = (const uint8_t *)form + *at;
    UChar32 letter = bytes[0];
    if (letter < 0x80)
        offset = 1;
    else
        U8_NEXT(bytes, offset, left, letter);
    *at += (size_t)offset;
    return letter < 0 ? 0xfffd : plain(letter);
}

static UChar32 lower(UChar32 letter)
{
    if (letter < 0x80)
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    return u_tolower(letter);
}

/* Cuts the word into letters, at most WORD_MAX_BYTES of them. */
static void read_letters(const char *form, size_t length, bool fold, Letters *out)
{
    uint8_t *bytes = (uint8_t *)out->bytes;
    size_t end = 0;
    out->count = 0;
    for (size_t at = 0; at < length && end + 4 <= WORD_MAX_BYTES;) {
        UChar32 letter = next_letter(form, length, &at);
        uint32_t written = (uint32_t)(fold ? lower(letter) : letter);
        out->start[out->count++] = (uint16_t)end;
        if (written < 0x80)
            bytes[end++] = (uint8_t)written;
        else
            U8_APPEND_UNSAFE(bytes, end, written);
    }
    out->start[out->count] = (uint16_t)end;
}

void word_fold(const char *form, size_t length, Letters *out)
{
    read_letters(form, length, true, out);
}

void word_plain(const char *form, size_t length, Letters *out)
{
    read_letters(form, length, false, out);
}

static char letter_class(UChar32 letter)
{
    if (letter < 0x80) {
        if (letter >= 'a' && letter <= 'z')
            return 'a';
        if (letter >= 'A' && letter <= 'Z')
            return 'A';
        return letter >= '0' && letter <= '9' ? '0' : (char)letter;
    }
    if (u_isupper(letter))
        return 'A';
    return u_isalpha(letter) ? 'a' : '*';
}

/* A first letter keeps its class even when the next has the same: "Aa" and "AAa" differ. */
static uint32_t shape_of(const char *form, size_t length)
{
    char shape[16];
    size_t used = 0;
    size_t run = 0;
    for (size_t at = 0; at < length && used < sizeof shape;) {
        char class = letter_class(next_letter(form, length, &at));
        run = used > 0 && shape[used - 1] == class ? run + 1 : 0;
        if (run == 0 || (run == 1 && used == 1))
            shape[used++] = class;
    }
    return hash_word(shape, used);
}

void word_read(const char *form, size_t length, Word *out)
{
    Letters letters;
    word_plain(form, length, &letters);
    *out = (Word){.form = hash_word(letters.bytes, letters.start[letters.count])};
    word_fold(form, length, &letters);
    out->lower = hash_word(letters.bytes, letters.start[letters.count]);
    out->shape = shape_of(form, length);
    for (size_t i = 1; i <= WORD_PREFIXES && i <= letters.count; i++)
        out->prefix[i - 1] = hash_word(letters.bytes, letters.start[i]);
    for (size_t i = 1; i <= WORD_SUFFIXES && i <= letters.count; i++) {
        size_t start = letters.start[letters.count - i];
        out->suffix[i - 1] = hash_word(letters.bytes + start, letters.start[letters.count] - start);
    }
}

