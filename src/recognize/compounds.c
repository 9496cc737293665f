/* Names hidden in compounds and gaps: "Iran-backed", "irano-pakistanais", "North and South Korea",
   "ministère pakistanais des Affaires étrangères". */
#include "recognize/recognizer.h"

#include "base/utf8.h"

enum { PARTS = 4, ROOM = 16 };

static bool part_capital(Text part)
{
    return part.length && utf8_is_upper(utf8_next(&part));
}

static bool part_admitted(const Recognizer *r, const NameHit *hit, bool capital)
{
    Thing thing = knowledge_thing(r->knowledge, hit->thing);
    if (thing.kind != THING_ENTITY)
        return false;
    if (hit->kind == NAME_COMBINING)
        return true;
    if (hit->kind == NAME_DEMONYM)
        return hit_language(r, hit) && (capital || r->language == LANGUAGE_FR);
    return capital && thing.class != CLASS_PERSON && (thing.class != CLASS_CITY || thing.weight >= 100000);
}

static bool read_part(Recognizer *r, uint32_t token, Text part, Spot *out)
{
    Symbol symbol = folded_symbol(r, part);
    const NameHit *hits;
    uint32_t count = knowledge_exact_names(r->knowledge, &symbol, 1, &hits), kept = 0;
    NameHit *admitted = ARENA_ARRAY(r->document->arena, NameHit, count + 1);
    for (uint32_t i = 0; i < count; i++)
        if (part_admitted(r, &hits[i], part_capital(part)))
            admitted[kept++] = hits[i];
    if (!kept)
        return false;
    bool demonym = admitted[0].kind == NAME_DEMONYM || admitted[0].kind == NAME_COMBINING;
    *out = (Spot){.first = token, .last = token + 1, .how = HOW_GAZETTEER, .hits = admitted, .hit_count = kept,
                  .thing = admitted[0].thing, .thing_kind = THING_ENTITY, .entity = NONE, .country = NONE,
                  .kind = demonym ? MENTION_DEMONYM : MENTION_NAME, .role = demonym ? SPOT_DEMONYM : SPOT_NAME};
    return true;
}

/* Parts between hyphens; an unknown part with a capital makes it all one unknown name. */
uint32_t compound_match(Recognizer *r, uint32_t token, Spot out[2])
{
    Text form = form_at(r, token);
    uint32_t found = 0;
    if (text_find(form, TEXT("-")) == SIZE_MAX)
        return 0;
    while (form.length) {
        size_t end = text_find(form, TEXT("-"));
        Text part = text_slice(form, 0, end);
        form = end == SIZE_MAX ? (Text){"", 0} : text_slice(form, end + 1, form.length);
        if (found < 2 && part.length > 1 && read_part(r, token, part, &out[found]))
            out[found++].part = form.length ? PART_FIRST : PART_LAST;
        else if (part_capital(part) && !(token_initial(r, token) && found == 0))
            return 0;
    }
    if (found == 2)
        out[1].nested = true;
    return found;
}

/* "North and South Korea": the first lacks what the second has. */
bool ellipsis_match(Recognizer *r, uint32_t token, uint32_t end, Spot *out)
{
    if (token + 3 >= end || token_upos(r, token + 1) != UPOS_CCONJ || !token_capital(r, token))
        return false;
    Spot second;
    uint32_t length = gazetteer_match(r, token + 2, end, &second);
    if (length < 2 || length > ROOM || second.role != SPOT_NAME)
        return false;
    Symbol words[ROOM + 1];
    uint32_t first_word = r->word_of[token + 2], last_word = r->word_of[second.last];
    words[0] = r->forms[r->word_of[token]];
    for (uint32_t w = first_word + 1; w < last_word; w++)
        words[w - first_word] = r->forms[w];
    const NameHit *hits;
    uint32_t count = knowledge_exact_names(r->knowledge, words, last_word - first_word, &hits);
    if (!count || knowledge_thing(r->knowledge, hits[0].thing).kind != THING_ENTITY)
        return false;
    *out = (Spot){.first = token, .last = token + 1, .how = HOW_GAZETTEER, .hits = hits, .hit_count = count,
                  .thing = hits[0].thing, .thing_kind = THING_ENTITY, .entity = NONE, .country = NONE,
                  .kind = MENTION_NAME, .role = SPOT_NAME};
    return true;
}

static const NameHit *common_hit(const Recognizer *r, const NameHit *hits, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        ThingKind kind = knowledge_thing(r->knowledge, hits[i].thing).kind;
        if ((kind == THING_OFFICE || kind == THING_BODY) && hit_language(r, &hits[i]))
            return &hits[i];
    }
    return NULL;
}

/* The longest office or body that begins here when the words [gap, gap_end) are left out; gives the word after it. */
static uint32_t match_without(Recognizer *r, uint32_t word, uint32_t gap, uint32_t gap_end, Spot *out)
{
    Symbol words[ROOM];
    uint32_t limit = r->word_of[sentence_end(r, r->token_of[word])], count = 0;
    for (uint32_t w = word; w < limit && count < ROOM; w++)
        if (w < gap || w >= gap_end)
            words[count++] = w == word ? r->lemmas[w] : r->forms[w];
    for (uint32_t length = count; length > gap - word; length--) {
        const NameHit *hits, *hit = NULL;
        uint32_t number = knowledge_exact_names(r->knowledge, words, length, &hits);
        hit = common_hit(r, hits, number);
        if (!hit) {
            words[0] = r->forms[word];
            number = knowledge_exact_names(r->knowledge, words, length, &hits);
            hit = common_hit(r, hits, number);
            words[0] = r->lemmas[word];
        }
        if (!hit)
            continue;
        out->thing = hit->thing;
        out->thing_kind = (uint8_t)knowledge_thing(r->knowledge, hit->thing).kind;
        return word + length + (gap_end - gap);
    }
    return 0;
}

/* An office or body with a demonym inside; the demonym is the second spot. */
bool interrupted_match(Recognizer *r, uint32_t token, uint32_t end, Spot out[2])
{
    Upos upos = token_upos(r, token);
    if (r->language != LANGUAGE_FR || (upos != UPOS_NOUN && upos != UPOS_PROPN))
        return false;
    for (uint32_t t = token + 1; t < end && t < token + 4; t++) {
        Spot demonym;
        uint32_t length = gazetteer_match(r, t, end, &demonym);
        if (!length || demonym.role != SPOT_DEMONYM)
            continue;
        uint32_t last = match_without(r, r->word_of[token], r->word_of[t], r->word_of[t + length], &out[0]);
        if (!last)
            return false;
        uint32_t thing = out[0].thing;
        uint8_t kind = out[0].thing_kind;
        out[0] = (Spot){.first = token, .last = r->token_of[last], .how = HOW_GAZETTEER, .thing = thing,
                        .thing_kind = kind, .entity = NONE, .country = NONE, .kind = MENTION_DESCRIPTION,
                        .role = kind == THING_OFFICE ? SPOT_OFFICE : SPOT_BODY};
        out[1] = demonym;
        out[1].nested = true;
        return out[0].last > demonym.last;
    }
    return false;
}
