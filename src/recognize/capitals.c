/* Names that no list holds, from their capitals. */
#include "recognize/recognizer.h"

#include "base/utf8.h"

enum { LONGEST_RUN = 12 };

static bool function_word(Upos upos)
{
    return upos == UPOS_DET || upos == UPOS_ADP || upos == UPOS_CCONJ || upos == UPOS_SCONJ || upos == UPOS_PRON ||
           upos == UPOS_ADV || upos == UPOS_AUX || upos == UPOS_INTJ || upos == UPOS_PART;
}

static bool common_capital(const Recognizer *r, uint32_t token)
{
    return list_match(r, LIST_EVENT_NAMER, token, NULL) || list_match(r, LIST_COMMON_CAPITAL, token, NULL) || list_match(r, LIST_HONORIFIC, token, NULL);
}

/* A word that may stand in a name. */
static bool name_word(const Recognizer *r, uint32_t token, uint32_t end)
{
    return token < end && !r->covered[token] && token_capital(r, token) && token_is_word(r, token);
}

/* "J." in "George W. Bush" */
static bool initial_letter(const Recognizer *r, uint32_t token)
{
    Text form = form_at(r, token);
    return form.length == 1 || (form.length == 2 && form.bytes[1] == '.');
}

/* Tokens that link one name word to the next: particles, a hyphen cut off, the dot of an initial. */
static uint32_t link_length(const Recognizer *r, uint32_t token, uint32_t end)
{
    uint32_t length = 0;
    if (token_is(r, token, ".") && token > 0 && initial_letter(r, token - 1))
        length++;
    int32_t slots = 0;
    bool of = r->language == LANGUAGE_FR && list_match(r, LIST_MARKER, token, &slots) && slots & 1 << SLOT_OF;
    if (of && list_has(r, LIST_GIVEN_NAME, token + 1) && name_word(r, token + 2, end))
        return NONE; /* "le parti Sadi d'Oumar Mariko" */
    while (length < 3 && token + length < end &&
           (list_has(r, LIST_NAME_PARTICLE, token + length) || token_is(r, token + length, "-") ||
            token_is(r, token + length, "'")) &&
           !token_capital(r, token + length))
        length++;
    return name_word(r, token + length, end) ? length : NONE;
}

/* Whether a capital at the beginning of a sentence belongs to a name. */
static bool may_begin(const Recognizer *r, uint32_t token, uint32_t end)
{
    Upos upos = token_upos(r, token);
    uint8_t seen = token_seen(r, token);
    bool direction = list_has(r, LIST_DIRECTION, token) && !token_initial(r, token) && name_word(r, token + 1, end);
    if ((common_capital(r, token) && !direction) || (list_has(r, LIST_PERSON_NOUN, token) && upos != UPOS_PROPN))
        return false;
    if (!token_initial(r, token))
        return !function_word(upos) || token_all_capitals(r, token) || name_word(r, token + 1, end);
    if (seen & SEEN_CAPITAL)
        return true;
    if (function_word(upos) || upos == UPOS_NUM || list_has(r, LIST_STOPWORD, token))
        return false;
    if (list_has(r, LIST_GIVEN_NAME, token) && name_word(r, token + 1, end))
        return true;
    if (seen & SEEN_LOWER)
        return false;
    Deprel relation = (Deprel)r->document->tokens.items[token].deprel;
    bool lone = !name_word(r, token + 1, end) && link_length(r, token + 1, end) == NONE && !list_has(r, LIST_GIVEN_NAME, token) && relation != DEPREL_NSUBJ && relation != DEPREL_NSUBJ_PASS &&
                relation != DEPREL_CONJ;
    return (upos == UPOS_PROPN && !lone) || (name_word(r, token + 1, end) && upos != UPOS_VERB);
}

/* "Villa Somalia", "Radio Congo": a country right behind an unknown name that is no person's. */
static bool named_after(const Recognizer *r, uint32_t token)
{
    return token > 0 && token_capital(r, token - 1) && token_upos(r, token - 1) == UPOS_PROPN && !token_initial(r, token - 1) &&
           !list_has(r, LIST_FAMILY_NAME, token - 1) && !list_has(r, LIST_COMMON_CAPITAL, token - 1);
}

/* A known thing inside a run that a name does not swallow: offices, demonyms, countries, known groups. */
static bool breaks_run(Recognizer *r, uint32_t token, uint32_t end)
{
    Spot known;
    uint32_t length = gazetteer_match(r, token, end, &known);
    if (!length || (known.role == SPOT_BODY && r->language == LANGUAGE_EN && token_capital(r, known.last - 1)))
        return false; /* "Central Election Commission" */
    if (known.role == SPOT_DEMONYM || known.role == SPOT_OFFICE || length > 1)
        return true;
    EntityClass class = knowledge_thing(r->knowledge, known.thing).class;
    /* "Michael Jordan" */
    if (class == CLASS_COUNTRY && token > 0 && list_has(r, LIST_GIVEN_NAME, token - 1) && token_capital(r, token - 1) &&
        !list_has(r, LIST_GIVEN_NAME, token + 1))
        return false;
    return known.role == SPOT_NAME && ((class == CLASS_COUNTRY && !named_after(r, token)) || class == CLASS_ARMED_GROUP);
}

/* "Committee to Protect Journalists", "Coalition for Women in Journalism": small words between capitals. */
static uint32_t extend_english(Recognizer *r, uint32_t last, uint32_t end)
{
    for (;;) {
        uint32_t at = last, small = 0;
        while (small < 3 && at < end && (token_upos(r, at) == UPOS_ADP || token_upos(r, at) == UPOS_DET ||
                                         token_upos(r, at) == UPOS_PART || token_is(r, at, "&") ||
                                         (small == 0 && token_upos(r, at) == UPOS_CCONJ)) && !token_capital(r, at)) {
            at++;
            small++;
        }
        bool elsewhere = small && (list_has(r, LIST_INSTITUTION_NOUN, last - 1) || list_has(r, LIST_FACILITY_NOUN, last - 1)) &&
                         list_has(r, LIST_LOCATIVE, last); /* "Zion Church in Batticaloa" */
        if (!small || elsewhere || !name_word(r, at, end) || (token_upos(r, last) == UPOS_CCONJ && breaks_run(r, at, end)))
            return last;
        while (name_word(r, at, end))
            at++;
        last = at;
    }
}

/* "Missionaries of Charity": a plural with a capital, "of" and an unknown word with a capital. */
static bool joins_unknown(Recognizer *r, uint32_t first, uint32_t last, uint32_t end)
{
    int32_t slots = 0;
    Spot known;
    return !token_initial(r, first) && r->document->tokens.items[last - 1].features.number == NUMBER_PLUR &&
           list_match(r, LIST_MARKER, last, &slots) && slots & 1 << SLOT_OF && name_word(r, last + 1, end) &&
           !gazetteer_match(r, last + 1, end, &known);
}

static bool french_link(const Recognizer *r, uint32_t token)
{
    Upos upos = token_upos(r, token);
    if (upos == UPOS_ADP)
        return list_has(r, LIST_NAME_PARTICLE, token) ||
               (token_upos(r, token + 1) == UPOS_DET && !list_match(r, LIST_LOCATIVE, token, NULL));
    return upos == UPOS_DET || upos == UPOS_CCONJ;
}

/* "le Front de libération et l'Armée de résistance": behind "and" another body begins. */
static bool begins_another(const Recognizer *r, uint32_t conjunction, uint32_t end)
{
    uint32_t at = conjunction + 1;
    while (at < end && (token_upos(r, at) == UPOS_ADP || token_upos(r, at) == UPOS_DET))
        at++;
    return token_upos(r, conjunction) == UPOS_CCONJ && at < end && token_capital(r, at) &&
           (list_has(r, LIST_ORGANIZATION_NOUN, at) || list_has(r, LIST_GROUP_NOUN, at));
}

/* "Association des leaders religieux du Mali": after a capital noun of an organization, its complements. */
static uint32_t extend_french(const Recognizer *r, uint32_t first, uint32_t last, uint32_t end)
{
    uint32_t complete = last;
    for (uint32_t at = last; at < end && at - first < LONGEST_RUN && !r->covered[at]; at++) {
        Upos upos = token_upos(r, at);
        if (upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADJ)
            complete = at + 1;
        else if (!french_link(r, at) || at - complete >= 3 || begins_another(r, at, end))
            break;
    }
    return complete;
}

static bool adjoining(const Recognizer *r, uint32_t token)
{
    return r->document->tokens.items[token].span.begin == r->document->tokens.items[token - 1].span.end;
}

/* "Sun Li-fang": a small word behind a hyphen is the rest of a name of two words, unless it tells of one ("-led"). */
static uint32_t hyphen_tail(const Recognizer *r, uint32_t at, uint32_t end)
{
    bool tail = at + 1 < end && token_is(r, at, "-") && adjoining(r, at) && adjoining(r, at + 1) && token_is_word(r, at + 1) &&
                !token_capital(r, at + 1) && !list_match(r, LIST_COMPOUND_TAIL, at + 1, NULL);
    return tail ? 2 : 0;
}

static uint32_t run_end(Recognizer *r, uint32_t first, uint32_t end)
{
    uint32_t at = first + 1;
    while (at < end && at - first < LONGEST_RUN) {
        uint32_t tail = at - first > 1 ? hyphen_tail(r, at, end) : 0;
        if (tail) {
            at += tail;
            continue;
        }
        uint32_t link = name_word(r, at, end) ? 0 : link_length(r, at, end);
        if (link == NONE || breaks_run(r, at + link, end))
            break;
        at += link + 1;
    }
    return at;
}

/* The noun that says what an organization is: the last of an English name, the first of a French one. */
static bool has_organization_noun(const Recognizer *r, uint32_t first, uint32_t last, int32_t *class)
{
    bool found = false;
    for (uint32_t t = first; t < last && !(found && r->language == LANGUAGE_FR);) {
        uint32_t length = list_match(r, LIST_ORGANIZATION_NOUN, t, class);
        found = found || length;
        t += length ? length : 1;
    }
    return found;
}

static EntityClass place_noun(const Recognizer *r, uint32_t token)
{
    return list_has(r, LIST_FACILITY_NOUN, token) ? CLASS_FACILITY
           : list_has(r, LIST_REGION_NOUN, token) || list_has(r, LIST_FEATURE_NOUN, token) ? CLASS_REGION : CLASS_NONE;
}

/* "Republic Square", "Plaza Italia", "Eastern Ghouta": what the words of the name themselves tell. */
static EntityClass class_within(const Recognizer *r, uint32_t first, uint32_t last)
{
    if (last - first < 2)
        return CLASS_NONE;
    bool plural = r->document->tokens.items[last - 1].features.number == NUMBER_PLUR; /* "Capital Markets" */
    EntityClass class = r->language == LANGUAGE_EN && !plural ? place_noun(r, last - 1) : CLASS_NONE;
    if (list_has(r, LIST_COMPANY_WORD, last - 1) || list_has(r, LIST_COMPANY_WORD, first))
        return CLASS_COMPANY;
    if (!class)
        class = place_noun(r, first);
    if (!class && (list_has(r, LIST_COMPANY_NOUN, first) || list_has(r, LIST_COMPANY_NOUN, last - 1)))
        class = CLASS_COMPANY;
    if (!class && last - first == 2 && (list_has(r, LIST_DIRECTION, first) || list_has(r, LIST_DIRECTION, last - 1)))
        class = CLASS_REGION;
    return class;
}

/* "Farsi-language": an adjective made of a name. */
static bool small_tail(Text form)
{
    size_t dash = text_find(form, TEXT("-"));
    if (dash == SIZE_MAX || dash + 4 >= form.length)
        return false;
    Text tail = text_slice(form, dash + 1, form.length);
    return !utf8_is_upper(utf8_next(&tail));
}

/* A lone capital: plurals of people and words also seen small name nothing of their own. */
static bool lone_word(const Recognizer *r, uint32_t token)
{
    if (token_seen(r, token) & SEEN_LOWER && !token_all_capitals(r, token))
        return false;
    const Token *self = &r->document->tokens.items[token];
    bool titled = token > 0 && token_upos(r, token - 1) == UPOS_DET && list_has(r, LIST_PERSON_NOUN, token);
    if (small_tail(form_at(r, token)) || (titled && !token_all_capitals(r, token)))
        return false; /* "le Guide libyen" */
    if (token_all_capitals(r, token))
        return form_at(r, token).length <= 8;
    if (self->features.number == NUMBER_PLUR && self->upos != UPOS_PROPN)
        return false;
    return form_at(r, token).length > 1 &&
           (self->upos == UPOS_PROPN || self->upos == UPOS_X || !list_match(r, LIST_PERSON_NOUN, token, NULL));
}

/* "Operation Lightning Shield", "Hurricane Katrina": capitals behind such a noun name an event or a ship. */
static bool names_event(const Recognizer *r, uint32_t token)
{
    uint32_t begin = sentence_begin(r, token);
    for (; token > begin; token--) {
        if (list_before(r, LIST_EVENT_NAMER, token, NULL))
            return true;
        if (!token_capital(r, token - 1))
            return false;
    }
    return false;
}

/* A name already found in running text, said again in a headline. */
static uint32_t repeated(const Recognizer *r, uint32_t token, uint32_t end, Spot *out)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < r->spots.count; i++) {
        const Spot *spot = &r->spots.items[i];
        uint32_t length = spot->last - spot->first;
        if (spot->how != HOW_PATTERN || length <= best || length > end - token)
            continue;
        uint32_t same = 0;
        while (same < length && r->document->tokens.items[spot->first + same].folded ==
                                    r->document->tokens.items[token + same].folded)
            same++;
        if (same < length)
            continue;
        best = length;
        *out = *spot;
        out->first = token;
        out->last = token + length;
    }
    return best;
}

/* "Bureau intégré des Nations unies en Haïti": part of what it names. */
static bool holds_international(Recognizer *r, uint32_t first, uint32_t last)
{
    Spot inner;
    for (uint32_t t = first; t < last; t++)
        if (token_capital(r, t) && gazetteer_match(r, t, last, &inner) && inner.role == SPOT_NAME &&
            knowledge_thing(r->knowledge, inner.thing).class == CLASS_INTERNATIONAL_ORGANIZATION)
            return true;
    return false;
}

uint32_t capitals_match(Recognizer *r, uint32_t token, uint32_t end, Spot *out)
{
    if (!name_word(r, token, end))
        return 0;
    if (token_case(r, token) != CASE_NORMAL)
        return repeated(r, token, end, out);
    if (!may_begin(r, token, end) || names_event(r, token))
        return 0;
    int32_t class = CLASS_NONE;
    uint32_t last = run_end(r, token, end), bare = last;
    bool body = has_organization_noun(r, token, last, &class);
    if (!body && r->language == LANGUAGE_EN && joins_unknown(r, token, last, end))
        last = extend_english(r, last, end);
    if (body)
        last = r->language == LANGUAGE_FR ? extend_french(r, token, last, end) : extend_english(r, last, end);
    if (body && holds_international(r, token, r->language == LANGUAGE_FR ? last : bare)) /* not "Chamber of Commerce to the EU" */
        class = CLASS_INTERNATIONAL_ORGANIZATION;
    /* "the Court", "la Commission" alone: somebody else's short name */
    if (last - token == 1 && (body || !lone_word(r, token)))
        return 0;
    bool person = list_has(r, LIST_GIVEN_NAME, token) || list_before(r, LIST_PERSON_NOUN, token, NULL) ||
                  list_before(r, LIST_HONORIFIC, token, NULL); /* "Nahid Islam" */
    if (!body && !(person && last - token > 1) && list_has(r, LIST_COMMON_CAPITAL, last - 1))
        return 0;
    *out = (Spot){.first = token, .last = last, .kind = MENTION_NAME, .how = HOW_PATTERN, .role = SPOT_NAME,
                  .thing = NONE, .entity = NONE, .country = NONE,
                  .class = body ? (EntityClass)class : class_within(r, token, last)};
    return last - token;
}

/* "Sea of Japan", "mer du Japon", "Cape of Good Hope": a noun, "of" and a name. */
uint32_t feature_match(Recognizer *r, uint32_t token, uint32_t end, Spot *out)
{
    uint32_t noun = list_match(r, LIST_FEATURE_NOUN, token, NULL);
    bool site = !noun && r->language == LANGUAGE_EN && token_capital(r, token) && !token_initial(r, token) &&
                (noun = list_match(r, LIST_FACILITY_NOUN, token, NULL)) != 0; /* "Temple of the Tooth" */
    uint32_t at = token + noun;
    int32_t slots = 0;
    if (!noun || !list_match(r, LIST_MARKER, at, &slots) || !(slots & 1 << SLOT_OF))
        return 0;
    at++;
    at += at < end && token_upos(r, at) == UPOS_DET;
    if (!name_word(r, at, end))
        return 0;
    Spot known;
    uint32_t length = gazetteer_match(r, at, end, &known), last = length ? known.last : run_end(r, at, end);
    *out = (Spot){.first = token, .last = last, .kind = MENTION_NAME, .how = HOW_PATTERN, .role = SPOT_NAME,
                  .thing = NONE, .entity = NONE, .country = NONE, .class = site ? CLASS_FACILITY : CLASS_REGION};
    return last - token;
}
