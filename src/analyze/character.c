/* Kinds of characters, as far as cutting text into words and sentences needs them. */
#include "analyze/character.h"

#include <unicode/uchar.h>

#define LOWERS(x) [x] = CHARACTER_LOWER, [x - 32] = CHARACTER_UPPER

static const uint8_t ascii[128] = {
    ['\t'] = CHARACTER_SPACE, ['\n'] = CHARACTER_SPACE, [11] = CHARACTER_SPACE, [12] = CHARACTER_SPACE,
    ['\r'] = CHARACTER_SPACE, [' '] = CHARACTER_SPACE,
    LOWERS('a'), LOWERS('b'), LOWERS('c'), LOWERS('d'), LOWERS('e'), LOWERS('f'), LOWERS('g'), LOWERS('h'),
    LOWERS('i'), LOWERS('j'), LOWERS('k'), LOWERS('l'), LOWERS('m'), LOWERS('n'), LOWERS('o'), LOWERS('p'),
    LOWERS('q'), LOWERS('r'), LOWERS('s'), LOWERS('t'), LOWERS('u'), LOWERS('v'), LOWERS('w'), LOWERS('x'),
    LOWERS('y'), LOWERS('z'),
    ['0'] = CHARACTER_DIGIT, ['1'] = CHARACTER_DIGIT, ['2'] = CHARACTER_DIGIT, ['3'] = CHARACTER_DIGIT,
    ['4'] = CHARACTER_DIGIT, ['5'] = CHARACTER_DIGIT, ['6'] = CHARACTER_DIGIT, ['7'] = CHARACTER_DIGIT,
    ['8'] = CHARACTER_DIGIT, ['9'] = CHARACTER_DIGIT,
    ['\''] = CHARACTER_APOSTROPHE, ['`'] = CHARACTER_APOSTROPHE, ['-'] = CHARACTER_HYPHEN,
    ['.'] = CHARACTER_STOP, ['!'] = CHARACTER_FINAL, ['?'] = CHARACTER_FINAL, [','] = CHARACTER_COMMA,
    [':'] = CHARACTER_COLON, [';'] = CHARACTER_COLON, ['('] = CHARACTER_OPEN, ['['] = CHARACTER_OPEN,
    ['{'] = CHARACTER_OPEN, ['<'] = CHARACTER_OPEN, [')'] = CHARACTER_CLOSE, [']'] = CHARACTER_CLOSE,
    ['}'] = CHARACTER_CLOSE, ['>'] = CHARACTER_CLOSE, ['"'] = CHARACTER_QUOTE, ['/'] = CHARACTER_SLASH,
    ['\\'] = CHARACTER_SLASH, ['|'] = CHARACTER_SLASH, ['%'] = CHARACTER_UNIT, ['$'] = CHARACTER_UNIT,
    ['@'] = CHARACTER_JOINER, ['#'] = CHARACTER_JOINER, ['&'] = CHARACTER_JOINER, ['_'] = CHARACTER_JOINER,
    ['+'] = CHARACTER_JOINER, ['='] = CHARACTER_JOINER, ['~'] = CHARACTER_JOINER, ['^'] = CHARACTER_JOINER,
    ['*'] = CHARACTER_BULLET,
};

static const struct {
    uint16_t first, last;
    uint8_t kind;
} ranges[] = {
    {0x80, 0x9F, CHARACTER_OTHER},        {0xA0, 0xA0, CHARACTER_SPACE},       {0xA1, 0xA1, CHARACTER_OPEN},
    {0xA2, 0xA5, CHARACTER_UNIT},         {0xAB, 0xAB, CHARACTER_QUOTE_OPEN},  {0xAD, 0xAD, CHARACTER_LOWER},
    {0xB0, 0xB0, CHARACTER_UNIT},         {0xB4, 0xB4, CHARACTER_APOSTROPHE},  {0xB7, 0xB7, CHARACTER_BULLET},
    {0xBB, 0xBB, CHARACTER_QUOTE_CLOSE},  {0xBF, 0xBF, CHARACTER_OPEN},        {0x2BB, 0x2BF, CHARACTER_APOSTROPHE},
    {0x2000, 0x200A, CHARACTER_SPACE},    {0x200B, 0x200F, CHARACTER_LOWER},   {0x2010, 0x2011, CHARACTER_HYPHEN},
    {0x2012, 0x2015, CHARACTER_DASH},     {0x2018, 0x2019, CHARACTER_APOSTROPHE}, {0x201A, 0x201A, CHARACTER_QUOTE_OPEN},
    {0x201B, 0x201B, CHARACTER_APOSTROPHE}, {0x201C, 0x201C, CHARACTER_QUOTE_OPEN}, {0x201D, 0x201D, CHARACTER_QUOTE_CLOSE},
    {0x201E, 0x201F, CHARACTER_QUOTE_OPEN}, {0x2020, 0x2023, CHARACTER_BULLET}, {0x2024, 0x2026, CHARACTER_STOP},
    {0x2027, 0x2027, CHARACTER_BULLET},   {0x2028, 0x2029, CHARACTER_SPACE},   {0x202F, 0x202F, CHARACTER_SPACE},
    {0x2030, 0x2031, CHARACTER_UNIT},     {0x2032, 0x2032, CHARACTER_APOSTROPHE}, {0x2039, 0x2039, CHARACTER_QUOTE_OPEN},
    {0x203A, 0x203A, CHARACTER_QUOTE_CLOSE}, {0x203C, 0x203D, CHARACTER_FINAL}, {0x2044, 0x2044, CHARACTER_SLASH},
    {0x2047, 0x2049, CHARACTER_FINAL},    {0x205F, 0x205F, CHARACTER_SPACE},   {0x20A0, 0x20BF, CHARACTER_UNIT},
    {0x2212, 0x2212, CHARACTER_DASH},     {0x25A0, 0x25FF, CHARACTER_BULLET},  {0x3000, 0x3000, CHARACTER_SPACE},
    {0xFEFF, 0xFEFF, CHARACTER_SPACE},
};

static CharacterKind kind_by_property(uint32_t code)
{
    switch (u_charType((UChar32)code)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return CHARACTER_UPPER;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
        return CHARACTER_LOWER;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return CHARACTER_DIGIT;
    case U_SPACE_SEPARATOR:
        return CHARACTER_SPACE;
    case U_CURRENCY_SYMBOL:
        return CHARACTER_UNIT;
    default:
        return CHARACTER_OTHER;
    }
}

CharacterKind character_kind(uint32_t code)
{
    if (code < 128)
        return (CharacterKind)ascii[code];
    if (code >= 0xC0 && code < 0x17F && code != 0xD7 && code != 0xF7) {
        if (code < 0x100)
            return code < 0xDF ? CHARACTER_UPPER : CHARACTER_LOWER;
    } else if (code < 0x10000) {
        uint32_t low = 0, high = sizeof ranges / sizeof *ranges;
        while (low < high) {
            uint32_t middle = (low + high) / 2;
            if (code < ranges[middle].first)
                high = middle;
            else if (code > ranges[middle].last)
                low = middle + 1;
            else
                return (CharacterKind)ranges[middle].kind;
        }
    }
    return kind_by_property(code);
}
