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

static void put_letter(LetterKey *key, char letter)
{
    if ((key->length == 0 || key->bytes[key->length - 1] != letter) && key->length < sizeof key->bytes)
        key->bytes[key->length++] = letter;
}

static void put(LetterKey *key, const char *letters)
{
    for (; *letters; letters++) {
        if (*letters == '+')
            key->joined = true;
        else if (*letters != '-')
            put_letter(key, *letters);
    }
}

static const LetterRule *find(LetterRules rules, Text word, size_t at, bool first)
{
    unsigned char byte = (unsigned char)word.bytes[at];
    const LetterRule *end = rules.items + rules.starts[byte + 1];
    for (const LetterRule *rule = rules.items + rules.starts[byte]; rule < end; rule++)
        if (fits(rule, word, at) && !(first && rule->to[0] == '-'))
            return rule;
    return NULL;
}

static void add_part(LetterKey *key, LetterRules rules, Text word)
{
    uint32_t before = key->length;
    bool first = before == 0;
    if (!first && !key->joined)
        put_letter(key, ' ');
    uint32_t begin = key->length;
    key->joined = false;
    key->words++;
    key->letters += (uint32_t)word.length;
    for (size_t at = 0; at < word.length;) {
        const LetterRule *rule = find(rules, word, at, first);
        if (rule)
            put(key, rule->to);
        else
            put_letter(key, word.bytes[at]);
        at += rule ? rule->length : 1;
    }
    if (key->length == begin)
        key->length = before; /* an article: no gap either */
}

void letters_add(LetterKey *key, LetterRules rules, Text word)
{
    size_t from = 0;
    for (size_t at = 0; at <= word.length; at++)
        if (at == word.length || strchr("-'./", word.bytes[at])) {
            if (at > from)
                add_part(key, rules, text_slice(word, from, at));
            from = at + 1;
        }
}

bool letters_hash(const LetterKey *key, uint64_t *hash)
{
    *hash = text_hash((Text){key->bytes, key->length});
    return key->letters >= LETTERS_LEAST && key->length >= KEY_LEAST && key->length < sizeof key->bytes;
}
