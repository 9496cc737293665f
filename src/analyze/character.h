/* Kinds of characters, as far as cutting text into words and sentences needs them. */
#ifndef ANALYZE_CHARACTER_H
#define ANALYZE_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

typedef enum CharacterKind {
    CHARACTER_OTHER,
    CHARACTER_SPACE,      /* narrow and unbreakable ones too */
    CHARACTER_LOWER,      /* letters that are not capitals, and marks upon letters */
    CHARACTER_UPPER,
    CHARACTER_DIGIT,
    CHARACTER_APOSTROPHE, /* straight and typographic: also single quotation marks */
    CHARACTER_HYPHEN,
    CHARACTER_DASH,
    CHARACTER_STOP,
    CHARACTER_FINAL,      /* ? ! and the like */
    CHARACTER_COMMA,
    CHARACTER_COLON,      /* : ; */
    CHARACTER_OPEN,       /* opening brackets */
    CHARACTER_CLOSE,
    CHARACTER_QUOTE_OPEN, /* opening double quotation marks and guillemets */
    CHARACTER_QUOTE_CLOSE,
    CHARACTER_QUOTE,      /* the straight one */
    CHARACTER_SLASH,
    CHARACTER_UNIT,       /* percent, degree, currency */
    CHARACTER_JOINER,     /* @ # & _ + = ~: hold words together */
    CHARACTER_BULLET,
} CharacterKind;

CharacterKind character_kind(uint32_t code);

static inline bool character_is_letter(CharacterKind kind)
{
    return kind == CHARACTER_LOWER || kind == CHARACTER_UPPER;
}

static inline bool character_is_word(CharacterKind kind)
{
    return kind >= CHARACTER_LOWER && kind <= CHARACTER_DIGIT;
}

#endif
