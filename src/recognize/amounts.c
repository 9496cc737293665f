/* Numbers, money, distances and ages. */
#include "recognize/recognizer.h"

#include "base/utf8.h"

#include <math.h>

typedef struct Number {
    double low, high;
    Symbol unit;
    bool approximate, vague;
} Number;

/* Separators of thousands and decimals differ by language; three digits after one are thousands. */
static bool read_digits(Text text, Language language, double *value)
{
    char decimal = language == LANGUAGE_FR ? ',' : '.';
    double whole = 0, scale = 0;
    size_t digits = 0;
    while (text.length) {
        char byte = text.bytes[0];
        if (byte >= '0' && byte <= '9') {
            digits++;
            if (scale > 0) {
                whole += (byte - '0') * scale;
                scale /= 10;
            } else {
                whole = whole * 10 + (byte - '0');
            }
            text = text_slice(text, 1, text.length);
            continue;
        }
        uint32_t code = utf8_next(&text);
        bool group = code == ' ' || code == 0xa0 || code == 0x202f || code == '.' || code == ',' || code == 0x2009;
        if (!group || !digits || scale > 0)
            return false;
        if (code == (uint32_t)decimal)
            scale = 0.1;
    }
    *value = whole;
    return digits > 0 && digits < 16;
}

/* "dix-sept", "quatre-vingt-dix", "twenty-three": the parts are numbers. */
static bool read_hyphenated(const Recognizer *r, Text text, double *value)
{
    double sum = 0;
    while (text.length) {
        size_t end = text_find(text, TEXT("-"));
        Symbol part = folded_symbol(r, text_slice(text, 0, end));
        int32_t number;
        bool and = text_equal(symbol_text(r->document->symbols, part), TEXT("et"));
        if (!and) {
            if (!knowledge_match_list(r->knowledge, r->language, LIST_NUMBER, &part, 1, &number) &&
                !knowledge_match_list(r->knowledge, r->language, LIST_MULTIPLIER, &part, 1, &number))
                return false;
            sum = sum > 0 && sum < number ? sum * number : sum + number;
        }
        text = end == SIZE_MAX ? (Text){"", 0} : text_slice(text, end + 1, text.length);
    }
    *value = sum;
    return sum > 0;
}

/* One word that is a number, not a multiplier. */
static bool number_word(const Recognizer *r, uint32_t token, double *value)
{
    Text form = form_at(r, token);
    if (read_digits(form, r->language, value))
        return true;
    int32_t number;
    if (list_match(r, LIST_NUMBER, token, &number) == 1) {
        *value = number;
        /* "one", "un" are articles and pronouns more often than numbers */
        return number != 1 || token_upos(r, token) == UPOS_NUM;
    }
    return text_find(form, TEXT("-")) != SIZE_MAX && form.length > 4 && read_hyphenated(r, form, value);
}

uint32_t number_read(const Recognizer *r, uint32_t token, double *value)
{
    uint32_t end = sentence_end(r, token), at = token, last = token;
    double total = 0, group = 0;
    bool any = false, digits = false;
    while (at < end) {
        double number;
        int32_t factor;
        if (number_word(r, at, &number)) {
            bool now_digits = utf8_is_digit((unsigned char)form_at(r, at).bytes[0]);
            if (any && (digits || now_digits))
                break;
            digits = now_digits;
            group = group > 0 && group < number && number == 20 ? group * 20 : group + number;
        } else if (list_match(r, LIST_MULTIPLIER, at, &factor) == 1) {
            group = (group > 0 ? group : 1) * factor;
            if (factor >= 1000) {
                total += group;
                group = 0;
            }
            digits = false;
        } else if (any && !digits && token_upos(r, at) == UPOS_CCONJ && at + 1 < end &&
                   number_word(r, at + 1, &number) && number < 100 && (total > 0 || group >= 20)) {
            at++;
            continue;
        } else {
            break;
        }
        any = true;
        last = ++at;
        double rest; /* "forty-six", cut at its hyphen */
        bool tens = !digits && group >= 20 && group < 100 && (int)group % 10 == 0;
        if (tens && at + 1 < end && token_is(r, at, "-") && number_word(r, at + 1, &rest) && rest < 10)
            at++;
    }
    *value = total + group;
    return any ? last - token : 0;
}

/* "une vingtaine", "dizaines de milliers", "several hundred" */
static uint32_t vague_read(const Recognizer *r, uint32_t token, Number *out)
{
    int32_t value, factor;
    uint32_t length = list_match(r, LIST_VAGUE_NUMBER, token, &value);
    if (!length)
        return 0;
    out->low = value;
    out->high = INFINITY;
    out->approximate = out->vague = true;
    for (uint32_t t = token; t < token + length; t++) /* "une vingtaine" is a number */
        if (token_upos(r, t) == UPOS_NOUN && r->document->tokens.items[t].features.number == NUMBER_SING)
            out->vague = false;
    for (uint32_t skip = 0; skip <= 1; skip++)
        if (list_match(r, LIST_MULTIPLIER, token + length + skip, &factor) == 1 &&
            (skip == 0 || token_upos(r, token + length) == UPOS_ADP)) {
            out->low *= factor;
            return length + skip + 1;
        }
    return length;
}

static uint32_t unit_read(const Recognizer *r, uint32_t token, Number *out)
{
    List units[] = {LIST_CURRENCY, LIST_MEASURE};
    for (uint32_t skip = 0; skip <= 1; skip++) {
        if (skip && token_upos(r, token) != UPOS_ADP)
            return 0;
        for (int i = 0; i < 2; i++) {
            uint32_t length = list_match(r, units[i], token + skip, NULL);
            if (!length)
                continue;
            out->unit = length == 1 ? r->document->tokens.items[token + skip].lemma
                                    : span_symbol(r, token + skip, token + skip + length);
            return skip + length;
        }
    }
    return 0;
}

static void add_amount(Recognizer *r, uint32_t first, uint32_t last, const Number *number)
{
    uint32_t entity = entity_new(r, CLASS_AMOUNT, span_symbol(r, first, last));
    r->document->entities.items[entity].amount =
        (Amount){.low = number->low, .high = number->high, .unit = number->unit, .approximate = number->approximate,
                 .vague = number->vague};
    Mention *mention = mention_add(r, first, last, MENTION_AMOUNT);
    mention->entity = entity;
    mention->how = HOW_GRAMMAR;
    for (uint32_t t = first; t < last; t++)
        r->covered[t] = 1;
}

/* "10 to 15", "entre 10 et 15" */
static uint32_t upper_bound(const Recognizer *r, uint32_t token, Number *out)
{
    double high;
    uint32_t joint = list_match(r, LIST_RANGE_END, token, NULL);
    uint32_t length = joint == 1 ? number_read(r, token + 1, &high) : 0;
    if (!length || high <= out->low)
        return 0;
    out->high = high;
    return 1 + length;
}

/* "75-year-old": an age, of which only the digits are read. */
static uint32_t compound_read(const Recognizer *r, uint32_t token, Number *out)
{
    Text form = form_at(r, token);
    size_t dash = text_find(form, TEXT("-"));
    if (dash == SIZE_MAX || dash == 0 || !read_digits(text_slice(form, 0, dash), r->language, &out->low))
        return 0;
    out->high = out->low;
    out->unit = symbol_of(r->document->symbols, text_slice(form, dash + 1, form.length));
    return 1;
}

static uint32_t core_read(const Recognizer *r, uint32_t token, Number *out)
{
    uint32_t length = number_read(r, token, &out->low);
    if (length) {
        out->high = out->low;
        return length + upper_bound(r, token + length, out);
    }
    length = vague_read(r, token, out);
    return length ? length : compound_read(r, token, out);
}

static bool is_ordinal(const Recognizer *r, uint32_t token)
{
    return r->document->tokens.items[token].features.num_type == NUM_TYPE_ORD;
}

/* Tokens of an amount that begins here, or 0. */
static uint32_t amount_read(Recognizer *r, uint32_t token, Number *out)
{
    uint32_t at = token;
    bool least = false, most = false, currency = false;
    for (uint32_t length; (length = list_match(r, LIST_AT_LEAST, at, NULL)) != 0; at += length)
        least = true;
    for (uint32_t length; (length = list_match(r, LIST_AT_MOST, at, NULL)) != 0; at += length)
        most = true;
    for (uint32_t length; (length = list_match(r, LIST_ABOUT_NUMBER, at, NULL)) != 0; at += length)
        out->approximate = true;
    if (list_match(r, LIST_CURRENCY, at, NULL) == 1 && token_upos(r, at) == UPOS_SYM) {
        out->unit = r->document->tokens.items[at].lemma;
        currency = true;
        at++;
    }
    if (at >= sentence_end(r, token) || r->covered[at] || is_ordinal(r, at))
        return 0;
    uint32_t length = core_read(r, at, out);
    if (!length)
        return 0;
    at += length;
    if (!currency)
        at += unit_read(r, at, out);
    if (least)
        out->high = INFINITY;
    if (most) {
        out->high = out->low;
        out->low = 0;
    }
    return at - token;
}

void amounts_find(Recognizer *r)
{
    for (uint32_t t = 0; t < r->count;) {
        Number number = {0};
        uint32_t length = r->covered[t] ? 0 : amount_read(r, t, &number);
        if (length)
            add_amount(r, t, t + length, &number);
        t += length ? length : 1;
    }
}
