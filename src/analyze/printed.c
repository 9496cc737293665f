/* Headlines set in capitals, told to the tagger as they would stand in a sentence. */
#include "analyze/printed.h"

#include "base/utf8.h"

#include <string.h>

enum { SEEN_SMALL = 1, SEEN_CAPITAL = 2 };
enum { LEAST_WORDS = 3, SHORT_WORD = 4, FORM_BYTES = 128, NAME_WORDS = 8 };

typedef enum Setting { SETTING_PLAIN, SETTING_TITLE, SETTING_CAPITALS } Setting;

static bool capital(Text form)
{
    return form.length && utf8_is_upper(utf8_next(&form));
}

/* Whether a word has at least two letters and none is small. */
static bool all_capitals(Text form)
{
    uint32_t upper = 0;
    while (form.length) {
        uint32_t code = utf8_next(&form);
        if (utf8_is_letter(code) && !utf8_is_upper(code))
            return false;
        upper += utf8_is_upper(code);
    }
    return upper >= 2;
}

/* A headline has a capital on nearly every longer word behind its first. */
static Setting setting_of(const Document *document, const Sentence *sentence)
{
    uint32_t words = 0, capitals = 0, shouted = 0;
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        Text form = token_form(document, t), rest = form;
        if (form.length < SHORT_WORD || !utf8_is_letter(utf8_next(&rest)))
            continue;
        words++;
        capitals += capital(form);
        shouted += all_capitals(form);
    }
    if (words < LEAST_WORDS)
        return SETTING_PLAIN;
    if (shouted * 5 >= words * 4)
        return SETTING_CAPITALS;
    return capitals * 10 >= words * 9 ? SETTING_TITLE : SETTING_PLAIN;
}

Printed printed_new(const Knowledge *knowledge, const Grammar *grammar, Document *document)
{
    uint32_t known = symbols_count(document->symbols);
    Printed printed = {knowledge, grammar, document, ARENA_ARRAY(document->arena, uint8_t, known), known, false};
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        if (setting_of(document, sentence) != SETTING_PLAIN)
            continue;
        printed.body = true;
        for (uint32_t t = sentence->first; t < sentence->last; t++) {
            Symbol folded = document->tokens.items[t].folded;
            bool upper = capital(token_form(document, t));
            if (t > sentence->first || !upper)
                printed.seen[folded] |= upper ? SEEN_CAPITAL : SEEN_SMALL;
        }
    }
    return printed;
}

/* The form in small letters, its first one kept when it begins a name. */
static Text small(const Printed *printed, Text form, bool keep_first)
{
    char bytes[FORM_BYTES];
    Text rest = form;
    size_t used = 0;
    if (form.length > FORM_BYTES / 2)
        return form;
    for (bool first = true; rest.length; first = false) {
        uint32_t code = utf8_next(&rest);
        used += utf8_put(first && keep_first ? code : utf8_lower(code), bytes + used);
    }
    return text_copy(printed->document->arena, (Text){bytes, used});
}

static bool listed(const Printed *printed, List list, uint32_t token)
{
    int32_t value;
    return knowledge_match_list(printed->knowledge, printed->document->language, list,
                                &printed->document->tokens.items[token].folded, 1, &value) == 1;
}

/* Words that training saw in small letters, and those of the lexicon. */
static bool common_word(const Printed *printed, uint32_t token)
{
    Text lower = small(printed, token_form(printed->document, token), false);
    Word word;
    word_read(lower.bytes, lower.length, &word);
    return dictionary_find(&printed->grammar->dictionary, &word) != TAGGER_UNKNOWN ||
           listed(printed, LIST_VERB_FORM, token) || listed(printed, LIST_NOUN_FORM, token);
}

/* Tokens from `first` on that a known name covers. */
static uint32_t name_length(const Printed *printed, uint32_t first, uint32_t end)
{
    Symbol words[NAME_WORDS];
    const Document *document = printed->document;
    uint32_t count = 0, hit_count;
    const NameHit *hits;
    for (; first + count < end && count < NAME_WORDS; count++)
        words[count] = document->tokens.items[first + count].folded;
    uint32_t length = knowledge_match_names(printed->knowledge, words, count, &hits, &hit_count);
    for (uint32_t i = 0; length && i < hit_count; i++) {
        Thing thing = knowledge_thing(printed->knowledge, hits[i].thing);
        if (thing.kind != THING_ENTITY)
            continue;
        /* a town called "Reading" is no reason to take the word for a name */
        bool sure = length > 1 || thing.class == CLASS_COUNTRY || hits[i].kind == NAME_DEMONYM;
        if (sure || !common_word(printed, first))
            return length;
    }
    return 0;
}

/* Whether a word outside known names keeps its capital. */
static bool keeps_capital(const Printed *printed, uint32_t token)
{
    const Document *document = printed->document;
    Symbol folded = document->tokens.items[token].folded;
    uint8_t seen = folded < printed->known ? printed->seen[folded] : 0;
    if (seen)
        return !(seen & SEEN_SMALL);
    if (common_word(printed, token))
        return false;
    /* a name would mostly be told again in the article itself */
    return !printed->body || listed(printed, LIST_GIVEN_NAME, token) || listed(printed, LIST_FAMILY_NAME, token);
}

static void title_forms(const Printed *printed, const Sentence *sentence, Setting setting, Text *forms)
{
    const Document *document = printed->document;
    for (uint32_t t = sentence->first; t < sentence->last;) {
        uint32_t length = name_length(printed, t, sentence->last), end = t + (length ? length : 1);
        for (; t < end; t++) {
            Text form = token_form(document, t);
            if (!capital(form) || (setting == SETTING_TITLE && all_capitals(form)))
                continue;
            bool name = length || keeps_capital(printed, t);
            if (setting == SETTING_CAPITALS || !name)
                forms[t - sentence->first] = small(printed, form, name);
        }
    }
}

void printed_forms(const Printed *printed, const Sentence *sentence, Text *forms)
{
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        forms[t - sentence->first] = token_form(printed->document, t);
    Setting setting = setting_of(printed->document, sentence);
    if (setting != SETTING_PLAIN)
        title_forms(printed, sentence, setting, forms);
}
