/* Names and common nouns that the gazetteer knows, longest first, and the walk that finds all spots of a text. */
#include "recognize/recognizer.h"

enum { LONGEST_NAME = 16, RISKY_WEIGHT = 300000 };

/* Whether the words are written as a name is: a capital on the first or, in longer names, on any but small words. */
static bool written_as_name(const Recognizer *r, uint32_t first, uint32_t last)
{
    if (token_case(r, first) == CASE_CAPITALS)
        return true;
    bool article = token_upos(r, first) == UPOS_DET || token_upos(r, first) == UPOS_ADP || list_has(r, LIST_STOPWORD, first);
    if (token_capital(r, first) && !(article && token_initial(r, first)))
        return true;
    if (last - first < 2)
        return token_capital(r, first);
    uint32_t capitals = 0, words = 0;
    for (uint32_t t = first; t < last; t++) {
        if (!token_is_word(r, t) || list_has(r, LIST_NAME_PARTICLE, t) || token_upos(r, t) == UPOS_DET)
            continue;
        words++;
        capitals += token_capital(r, t);
    }
    return capitals > 0 && capitals * 2 >= words;
}

static bool acronym_written(const Recognizer *r, uint32_t first, uint32_t last)
{
    /* "Farc", "Onu": French may write an acronym as a word */
    bool as_word = r->language == LANGUAGE_FR && last - first == 1 && token_capital(r, first) &&
                   form_at(r, first).length >= 4 && !(token_seen(r, first) & SEEN_LOWER) && !token_initial(r, first);
    for (uint32_t t = first; t < last && !as_word; t++)
        if (token_is_word(r, t) && !token_all_capitals(r, t))
            return false;
    if (token_case(r, first) != CASE_CAPITALS)
        return true;
    return token_seen(r, first) & SEEN_CAPITAL || form_at(r, first).length >= 4;
}

/* A single word whose capital proves nothing must be well known, tagged as a name, or seen as one elsewhere. */
static bool proved(const Recognizer *r, uint32_t first, uint32_t last, const Thing *thing)
{
    if (last - first > 1)
        return true;
    uint8_t seen = token_seen(r, first);
    bool common = thing->class == CLASS_CITY || thing->class == CLASS_PERSON || thing->class == CLASS_REGION ||
                  thing->class == CLASS_FACILITY;
    if (common && thing->weight < RISKY_WEIGHT && list_has(r, LIST_COMMON_CAPITAL, first))
        return false;
    if (seen & SEEN_CAPITAL)
        return true;
    bool strong = thing->class == CLASS_COUNTRY || thing->weight >= RISKY_WEIGHT || !common;
    if (seen & SEEN_LOWER && !strong)
        return false;
    if (token_case(r, first) == CASE_NORMAL && !token_initial(r, first))
        return token_upos(r, first) != UPOS_VERB || strong;
    if (list_has(r, LIST_COMMON_CAPITAL, first) || list_has(r, LIST_STOPWORD, first))
        return false;
    Upos upos = token_upos(r, first);
    return upos == UPOS_PROPN || (token_case(r, first) != CASE_NORMAL ? strong : !common && upos != UPOS_VERB);
}

/* Two or three letters of another language mean something else here: UN, BCE, AU. */
static bool acronym_language(const Recognizer *r, uint32_t first, const NameHit *hit)
{
    return hit_language(r, hit) || token_form(r->document, first).length > 3;
}

static bool admit_entity(const Recognizer *r, uint32_t first, uint32_t last, const NameHit *hit)
{
    if (hit->kind == NAME_DEMONYM) {
        if (!hit_language(r, hit))
            return false;
        return r->language == LANGUAGE_FR || written_as_name(r, first, last);
    }
    if (hit->kind == NAME_COMBINING || !written_as_name(r, first, last))
        return false;
    if (hit->kind == NAME_ACRONYM && !hit->user && !(acronym_written(r, first, last) && acronym_language(r, first, hit)))
        return false;
    /* "US", "Or": words of another language are no names here */
    Upos upos = token_upos(r, first);
    if (last - first == 1 && (upos == UPOS_PRON || upos == UPOS_ADP || upos == UPOS_CCONJ || upos == UPOS_AUX ||
                              upos == UPOS_DET || upos == UPOS_SCONJ) && !token_all_capitals(r, first))
        return false;
    Thing thing = knowledge_thing(r->knowledge, hit->thing);
    /* a nickname of a country in another language is somebody's name here: President Hollande */
    if (thing.class == CLASS_COUNTRY && last - first == 1 && hit->kind == NAME_ALIAS && !hit_language(r, hit))
        return false;
    /* a first or family name alone names nobody */
    if (thing.class == CLASS_PERSON && last - first == 1 && hit->kind != NAME_LABEL && thing.weight < 1000)
        return false;
    return proved(r, first, last, &thing);
}

/* Another spelling of a known name needs capitals: "Khan to" is no town. */
static bool capitals_throughout(const Recognizer *r, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++)
        if (token_is_word(r, t) && !token_capital(r, t) && !list_has(r, LIST_NAME_PARTICLE, t) && token_upos(r, t) != UPOS_DET)
            return false;
    return true;
}

static bool admit(const Recognizer *r, uint32_t first, uint32_t last, const NameHit *hit)
{
    Thing thing = knowledge_thing(r->knowledge, hit->thing);
    if (thing.kind == THING_ENTITY)
        return (!hit->variant || capitals_throughout(r, first, last)) && admit_entity(r, first, last, hit);
    if (!hit_language(r, hit))
        return false;
    if (hit->kind == NAME_ACRONYM)
        return acronym_written(r, first, last);
    Upos head = token_upos(r, last - 1), begin = token_upos(r, first);
    if (head == UPOS_ADJ && last - first == 1 && r->document->tokens.items[last - 1].deprel == DEPREL_AMOD)
        return false;
    return begin != UPOS_VERB && begin != UPOS_AUX && (last - first > 1 || head != UPOS_ADV);
}

/* Admissible readings of exactly these words; common nouns win over the places and people that are spelled so. */
static uint32_t keep_readings(const Recognizer *r, Spot *spot, const NameHit *hits, uint32_t count)
{
    NameHit *kept = ARENA_ARRAY(r->document->arena, NameHit, count);
    uint32_t number = 0;
    int best = -1;
    for (uint32_t i = 0; i < count; i++) {
        if (!admit(r, spot->first, spot->last, &hits[i]))
            continue;
        Thing thing = knowledge_thing(r->knowledge, hits[i].thing);
        int rank = thing.kind != THING_ENTITY ? 2 : 1;
        bool capital = token_capital(r, spot->first) && !token_initial(r, spot->first);
        if (rank == 2 && capital && spot->last - spot->first == 1 && token_upos(r, spot->first) == UPOS_PROPN)
            rank = 1;
        if (rank > best) {
            best = rank;
            number = 0;
            spot->thing = hits[i].thing;
            spot->thing_kind = (uint8_t)thing.kind;
            spot->kind = hits[i].kind == NAME_DEMONYM ? MENTION_DEMONYM : MENTION_NAME;
        }
        if (rank == best)
            kept[number++] = hits[i];
    }
    spot->hits = kept;
    spot->hit_count = number;
    return number;
}

static SpotRole role_of(const Spot *spot)
{
    static const SpotRole roles[] = {SPOT_NAME, SPOT_OFFICE, SPOT_BODY, SPOT_DESCRIPTOR, SPOT_INSTRUMENT};
    return spot->kind == MENTION_DEMONYM ? SPOT_DEMONYM : roles[spot->thing_kind];
}

uint32_t gazetteer_match(Recognizer *r, uint32_t token, uint32_t end, Spot *out)
{
    uint32_t word = r->word_of[token], room = r->word_of[end] - word;
    if (r->token_of[word] != token || room == 0)
        return 0;
    if (room > LONGEST_NAME)
        room = LONGEST_NAME;
    const NameHit *hits;
    uint32_t count;
    uint32_t longest = knowledge_match_names(r->knowledge, r->forms + word, room, &hits, &count);
    uint32_t by_lemma = knowledge_match_names(r->knowledge, r->lemmas + word, room, &hits, &count);
    bool variant = false;
    *out = (Spot){.first = token, .last = token};
    if (!longest && !by_lemma && token_capital(r, token)) {
        longest = knowledge_match_variants(r->knowledge, r->document->symbols, r->forms + word, room, &hits, &count);
        variant = longest != 0;
    }
    for (uint32_t length = longest > by_lemma ? longest : by_lemma; length > 0; length--) {
        *out = (Spot){.first = token, .last = r->token_of[word + length], .how = HOW_GAZETTEER, .entity = NONE,
                      .country = NONE, .thing = NONE};
        if (variant && length == longest && keep_readings(r, out, hits, count))
            break;
        if (variant)
            continue;
        count = knowledge_exact_names(r->knowledge, r->forms + word, length, &hits);
        if (count && keep_readings(r, out, hits, count))
            break;
        count = knowledge_exact_names(r->knowledge, r->lemmas + word, length, &hits);
        if (count && keep_readings(r, out, hits, count))
            break;
        out->hit_count = 0;
    }
    if (out->hit_count == 0 || (!longest && !by_lemma))
        return 0;
    out->role = (uint8_t)role_of(out);
    return out->last - token;
}

/* A weak reading may be part of an unknown name: "Abbas" in "Jalil Abbas Jilani", "Abdul Sattar" in "Abdul Sattar Khan". */
static bool weak(const Recognizer *r, const Spot *spot)
{
    if (spot->role != SPOT_NAME)
        return false;
    EntityClass class = knowledge_thing(r->knowledge, spot->thing).class;
    if (spot->last - spot->first > 1) /* "Sky News Arabia" */
        return class == CLASS_PERSON || class == CLASS_MEDIA || class == CLASS_COMPANY;
    return class == CLASS_PERSON || class == CLASS_CITY || class == CLASS_REGION || class == CLASS_FACILITY ||
           class == CLASS_COMPANY;
}

static bool ends_as_organization(const Recognizer *r, const Spot *run)
{
    static const List lists[] = {LIST_ORGANIZATION_NOUN, LIST_MEDIA_NOUN, LIST_COMPANY_NOUN, LIST_PARTY_NOUN, LIST_FACILITY_NOUN};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (list_has(r, lists[i], run->last - 1))
            return true;
    return false;
}

/* "Jordan Henderson", "Paris Hilton": a place that is also a given name, before an unknown word. */
static bool given_name_first(Recognizer *r, const Spot *known, const Spot *run)
{
    if (known->role != SPOT_NAME || known->last - known->first != 1 || run->last - run->first != 2 ||
        !list_has(r, LIST_GIVEN_NAME, known->first) || token_all_capitals(r, run->last - 1) ||
        (token_upos(r, run->last - 1) != UPOS_PROPN && token_upos(r, run->last - 1) != UPOS_NONE))
        return false;
    Spot second;
    return !ends_as_organization(r, run) &&
           (!gazetteer_match(r, run->last - 1, run->last, &second) || weak(r, &second));
}

/* The better of what the gazetteer knows here and what the capitals say. */
/* "président du Conseil national X": the name that begins inside a title and goes on behind it cuts the title short. */
static uint32_t cut_title(Recognizer *r, uint32_t end, Spot *known)
{
    if (known->role != SPOT_OFFICE && known->role != SPOT_DESCRIPTOR && known->role != SPOT_BODY)
        return known->last - known->first;
    for (uint32_t t = known->first + 1; t < known->last; t++) {
        Spot inner;
        if (!token_capital(r, t) || !gazetteer_match(r, t, end, &inner) || inner.role != SPOT_NAME ||
            inner.last <= known->last)
            continue;
        return gazetteer_match(r, known->first, t, known);
    }
    return known->last - known->first;
}

static uint32_t choose(Recognizer *r, uint32_t token, uint32_t end, Spot *out)
{
    Spot known, run;
    uint32_t known_length = gazetteer_match(r, token, end, &known);
    if (known_length > 1)
        known_length = cut_title(r, end, &known);
    uint32_t run_length = capitals_match(r, token, end, &run);
    bool take_run = run_length > known_length &&
                    (known_length == 0 || weak(r, &known) || given_name_first(r, &known, &run) ||
                     (known.role == SPOT_DESCRIPTOR && run.class != CLASS_NONE && !token_initial(r, token)) ||
                     (known.role == SPOT_NAME && r->language == LANGUAGE_EN && ends_as_organization(r, &run)));
    if (known_length && !take_run) {
        *out = known;
        return known_length;
    }
    if (take_run)
        *out = run;
    return take_run ? run_length : 0;
}

/* "le bureau du Premier ministre X": the office inside, for who holds it. */
static uint32_t inner_office(Recognizer *r, const Spot *spot, Spot *out)
{
    for (uint32_t t = spot->first + 1; t < spot->last && spot->role == SPOT_BODY; t++)
        if (gazetteer_match(r, t, sentence_end(r, t), out) && out->role == SPOT_OFFICE && out->last >= spot->last) {
            out->nested = true;
            return 1;
        }
    return 0;
}

/* The state inside the name of a body or force, or behind a direction: "armée libanaise", "southern Lebanon". */
static uint32_t inner_states(Recognizer *r, const Spot *spot, Spot *out)
{
    if (spot->role == SPOT_DEMONYM || spot->thing == NONE || spot->last - spot->first < 2)
        return 0;
    EntityClass class = knowledge_thing(r->knowledge, spot->thing).class;
    bool body = spot->role != SPOT_NAME || class == CLASS_ARMED_FORCE || class == CLASS_GOVERNMENT_BODY;
    if (!body && !(class == CLASS_REGION && list_has(r, LIST_DIRECTION, spot->first)))
        return 0;
    for (uint32_t t = spot->first; t < spot->last; t++) {
        if (!gazetteer_match(r, t, t == spot->first ? spot->last - 1 : spot->last, out))
            continue;
        EntityClass inner = knowledge_thing(r->knowledge, out->thing).class;
        bool state = inner == CLASS_COUNTRY;
        if (inner == CLASS_INTERNATIONAL_ORGANIZATION && out->role == SPOT_NAME && spot->role != SPOT_NAME) {
            out->nested = true; /* "mission to the United Nations" */
            return 1;
        }
        bool owner = body && out->role == SPOT_NAME && /* "Sudan's army", "U.S. House Speaker" */
                     (token_upos(r, out->last) == UPOS_PART || (t == spot->first && r->language == LANGUAGE_EN));
        bool group = inner == CLASS_ARMED_GROUP && out->role == SPOT_NAME && class == CLASS_GOVERNMENT_BODY;
        if (group || (state && (out->role == SPOT_DEMONYM || owner || (!body && out->role == SPOT_NAME && t > spot->first)))) {
            out->nested = true;
            return 1;
        }
    }
    return 0;
}

/* "au Caire": the article of the name is in the contraction. */
static uint32_t contracted_match(Recognizer *r, uint32_t token, uint32_t end, Spot *out)
{
    uint32_t next = token + 1;
    if (next >= end || r->word_of[token] == 0 || r->token_of[r->word_of[token]] == token || !token_capital(r, next))
        return 0;
    Symbol words[LONGEST_NAME];
    uint32_t count = 1, room = r->word_of[end] - r->word_of[next];
    words[0] = r->document->tokens.items[token].folded;
    for (; count < LONGEST_NAME && count <= room; count++)
        words[count] = r->forms[r->word_of[next] + count - 1];
    const NameHit *hits;
    uint32_t hit_count, length = knowledge_match_names(r->knowledge, words, count, &hits, &hit_count);
    if (length < 2)
        return 0;
    *out = (Spot){.first = next, .last = r->token_of[r->word_of[next] + length - 1], .how = HOW_GAZETTEER,
                  .entity = NONE, .country = NONE, .thing = NONE};
    if (!keep_readings(r, out, hits, hit_count) || knowledge_thing(r->knowledge, out->thing).kind != THING_ENTITY)
        return 0;
    out->role = SPOT_NAME;
    return out->last - token;
}

/* Spots that begin at a token; returns how many, and in `length` the tokens they take. */
static uint32_t spots_at(Recognizer *r, uint32_t token, uint32_t end, Spot out[3], uint32_t *length)
{
    *length = 1;
    if (interrupted_match(r, token, end, out)) {
        *length = out[0].last - token;
        return 2;
    }
    if (ellipsis_match(r, token, end, out))
        return 1;
    *length = contracted_match(r, token, end, out);
    if (*length)
        return 1;
    uint32_t compounds = compound_match(r, token, out);
    Spot chosen, feature;
    *length = choose(r, token, end, &chosen);
    uint32_t feature_length = feature_match(r, token, end, &feature);
    if (feature_length > *length) {
        out[0] = feature;
        *length = feature_length;
        return 1;
    }
    if (compounds && (*length == 0 || chosen.how == HOW_PATTERN)) {
        *length = 1;
        return compounds;
    }
    out[0] = chosen;
    if (*length == 0)
        return 0;
    uint32_t count = 1 + inner_states(r, &chosen, &out[1]);
    return count + inner_office(r, &chosen, &out[count]);
}

static void walk_sentence(Recognizer *r, uint32_t sentence)
{
    const Sentence *range = &r->document->sentences.items[sentence];
    for (uint32_t t = range->first; t < range->last;) {
        Spot spots[3];
        uint32_t length = 1, count = r->covered[t] ? 0 : spots_at(r, t, range->last, spots, &length);
        for (uint32_t i = 0; i < count; i++)
            *ARRAY_PUSH(r->document->arena, &r->spots) = spots[i];
        if (!count) /* "Nobel Peace": a common expression in capitals */
            length = r->covered[t] || !token_capital(r, t) ? 1 : list_match(r, LIST_COMMON_CAPITAL, t, NULL);
        t += length ? length : 1;
    }
}

/* Insertion sort: spots come nearly in order. */
void spots_index(Recognizer *r)
{
    Spot *spots = r->spots.items;
    for (uint32_t i = 1; i < r->spots.count; i++) {
        Spot moved = spots[i];
        uint32_t j = i;
        for (; j > 0 && (spots[j - 1].first > moved.first ||
                         (spots[j - 1].first == moved.first && spots[j - 1].last < moved.last)); j--)
            spots[j] = spots[j - 1];
        spots[j] = moved;
    }
    for (uint32_t t = 0; t <= r->count; t++)
        r->spot_at[t] = NONE;
    for (uint32_t i = 0; i < r->spots.count; i++)
        for (uint32_t t = spots[i].first; t < spots[i].last && !spots[i].dropped; t++)
            if (!spots[i].nested || r->spot_at[t] == NONE)
                r->spot_at[t] = i;
}

uint32_t spot_starting(const Recognizer *r, uint32_t token)
{
    uint32_t spot = token < r->count ? r->spot_at[token] : NONE;
    return spot != NONE && r->spots.items[spot].first == token ? spot : NONE;
}

uint32_t spot_ending(const Recognizer *r, uint32_t token)
{
    uint32_t spot = token > 0 && token <= r->count ? r->spot_at[token - 1] : NONE;
    return spot != NONE && r->spots.items[spot].last == token ? spot : NONE;
}

void names_find(Recognizer *r)
{
    /* headlines last: there only names seen in running text are new */
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t s = 0; s < r->document->sentences.count; s++)
            if ((r->cases[s] == CASE_NORMAL) == (pass == 0))
                walk_sentence(r, s);
    spots_index(r);
}
