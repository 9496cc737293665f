/* Letters that stand for one sound: keys by which names spelled otherwise are found. */
#include "knowledge/letters.h"

#include <string.h>

enum { LETTERS_LEAST = 6, KEY_LEAST = 4 };

static bool fits(const LetterRule *rule, Text word, size_t at)
{
    if (rule->length > word.length - at || memcmp(rule->from, word.bytes + at, rule->length) != 0)
        return false;
    if ((rule->anchors & LETTERS_START) && at != 0)
        return false;
    return !(rule->anchors & LETTERS_END) || at + rule->length == word.length;
}

static void put(LetterKey *key, const char *letters)
{
    for (; *letters; letters++) {
        if (key->length && key->bytes[key->length - 1] == *letters)
            continue;
        if (key->length < sizeof key->bytes)
            key->bytes[key->length++] = *letters;
    }
}

static void add_part(LetterKey *key, const LetterRule *rules, uint32_t count, Text word)
{
    uint32_t before = key->length;
    for (size_t at = 0; at < word.length;) {
        const LetterRule *rule = rules, *end = rules + count;
        while (rule < end && !fits(rule, word, at))
            rule++;
        if (rule < end) {
            put(key, rule->to);
            at += rule->length;
        } else {
            char letter[2] = {word.bytes[at++], 0};
            put(key, letter);
        }
    }
    if (key->length > before) {
        key->words++;
        key->letters += (uint32_t)word.length;
    }
}

void letters_add(LetterKey *key, const LetterRule *rules, uint32_t count, Text word)
{
    size_t from = 0;
    for (size_t at = 0; at <= word.length; at++)
        if (at == word.length || strchr("-'./", word.bytes[at])) {
            if (at > from)
                add_part(key, rules, count, text_slice(word, from, at));
            from = at + 1;
        }
}

bool letters_hash(const LetterKey *key, uint64_t *hash)
{
    *hash = text_hash((Text){key->bytes, key->length});
    return key->letters >= LETTERS_LEAST && key->length >= KEY_LEAST && key->length < sizeof key->bytes;
}
