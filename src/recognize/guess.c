/* The class of unknown names from learnt weights, and the features that these are of. */
#include "recognize/guess.h"

#include "analyze/classifier.h"
#include "analyze/hash.h"
#include "base/utf8.h"
#include "knowledge/model.h"
#include "recognize/recognizer.h"

enum { FEW = 4, EDGE = 3, OUTSIDE = 2, SURE = 30, NOTHING = 50 };

/* ---- features ---- */

typedef struct Keys {
    const Recognizer *recognizer;
    const Spot *spot;
    uint32_t words; /* of the spot, at most FEW */
    uint32_t head, begin, end; /* head of the spot, and its sentence */
    uint64_t *items;
    uint32_t count, template;
} Keys;

/* The next feature; templates are numbered in the order in which they are asked. */
static void add(Keys *keys, uint32_t a, uint32_t b)
{
    keys->items[keys->count++] = key_close(key_add(key_add(key_open(keys->template), a), b));
    keys->template++;
}

static uint32_t hash_text(Text text)
{
    return hash_word(text.bytes, text.length);
}

static Text folded_text(const Recognizer *r, uint32_t token)
{
    return symbol_text(r->document->symbols, r->document->tokens.items[token].folded);
}

static uint32_t folded(const Recognizer *r, uint32_t token)
{
    return token == NONE ? OUTSIDE : hash_text(folded_text(r, token));
}

static uint32_t lemma(const Recognizer *r, uint32_t token)
{
    return token == NONE ? OUTSIDE : hash_text(symbol_text(r->document->symbols, r->lemmas[r->word_of[token]]));
}

static uint32_t ending(Text text, size_t length)
{
    return hash_text(text_slice(text, text.length > length ? text.length - length : 0, text.length));
}

/* Capitals, small letters, digits and signs in their order, each once. */
static uint32_t shape(const Recognizer *r, uint32_t token)
{
    Text rest = form_at(r, token);
    uint32_t all = 0, last = 0;
    while (rest.length) {
        uint32_t code = utf8_next(&rest);
        uint32_t kind = utf8_is_upper(code) ? 1 : utf8_is_letter(code) ? 2 : code >= '0' && code <= '9' ? 3 : 4;
        if (kind != last)
            all = all * 5 + kind;
        last = kind;
    }
    return all;
}

/* The lists that hold a word, one bit each. */
static uint32_t lists_of(const Recognizer *r, uint32_t token)
{
    static const List lists[] = {LIST_GIVEN_NAME,   LIST_FAMILY_NAME,   LIST_ORGANIZATION_NOUN, LIST_COMPANY_WORD,
                                 LIST_COMMON_CAPITAL, LIST_PERSON_NOUN, LIST_REGION_NOUN,       LIST_FACILITY_NOUN,
                                 LIST_CITY_NOUN,    LIST_HONORIFIC,     LIST_NAME_PARTICLE,     LIST_MEDIA_NOUN,
                                 LIST_DIRECTION,    LIST_LOCATIVE,      LIST_GROUP_NOUN,        LIST_REPORTING_VERB,
                                 LIST_PARTY_NOUN,   LIST_COMPANY_NOUN};
    uint32_t bits = 0;
    for (size_t i = 0; token != NONE && i < sizeof lists / sizeof *lists; i++)
        bits |= list_has(r, lists[i], token) ? 1u << i : 0;
    return bits;
}

static void add_neighbors(Keys *keys)
{
    const Recognizer *r = keys->recognizer;
    uint32_t before = keys->spot->first > keys->begin ? keys->spot->first - 1 : NONE;
    uint32_t after = keys->spot->last < keys->end ? keys->spot->last : NONE;
    add(keys, lemma(r, before), keys->words > 1);
    add(keys, lemma(r, after), keys->words > 1);
    add(keys, before == NONE ? UPOS_NONE : token_upos(r, before), after == NONE ? UPOS_NONE : token_upos(r, after));
    add(keys, lists_of(r, before), 0);
    add(keys, lists_of(r, after), 0);
}

/* The dependents that tell most: preposition and determiner. */
static uint32_t dependent(const Keys *keys, Deprel relation)
{
    const Spot *spot = keys->spot;
    for (uint32_t t = keys->begin; t < keys->end; t++) {
        const Token *token = &keys->recognizer->document->tokens.items[t];
        if (token->head == keys->head && token->deprel == relation && (t < spot->first || t >= spot->last))
            return t;
    }
    return NONE;
}

static void add_tree(Keys *keys)
{
    const Recognizer *r = keys->recognizer;
    const Token *head = &r->document->tokens.items[keys->head];
    uint32_t preposition = folded(r, dependent(keys, DEPREL_CASE));
    add(keys, head->deprel, 0);
    add(keys, head->deprel, lemma(r, head->head));
    add(keys, head->deprel, head->head == NONE ? UPOS_NONE : token_upos(r, head->head));
    add(keys, preposition, head->deprel);
    add(keys, preposition, lemma(r, head->head));
    add(keys, folded(r, dependent(keys, DEPREL_DET)), keys->words > 1);
    add(keys, lemma(r, head->head), 0);
}

static void add_words(Keys *keys)
{
    const Recognizer *r = keys->recognizer;
    uint32_t first = keys->spot->first, last = keys->spot->last;
    add(keys, token_initial(r, first), keys->words);
    add(keys, token_seen(r, first), token_initial(r, first));
    add(keys, shape(r, last - 1), keys->words > 1);
    add(keys, keys->words > 1 ? lists_of(r, first) : 0, keys->words > 1);
    add(keys, lists_of(r, last - 1), keys->words > 1);
    uint32_t template = keys->template; /* each word of the name is asked the same */
    for (uint32_t t = first; t < last; t++) {
        if (t >= first + EDGE && t + EDGE < last)
            continue; /* the middle of a long name */
        Text word = folded_text(r, t);
        keys->template = template;
        add(keys, hash_text(word), 0);
        add(keys, ending(word, 3), keys->words == 1);
        add(keys, ending(word, 2), t + 1 == last);
    }
}

static uint32_t keys_of(const Recognizer *r, const Spot *spot, uint64_t out[GUESS_KEYS])
{
    uint32_t length = spot->last - spot->first;
    Keys keys = {.recognizer = r, .spot = spot, .words = length < FEW ? length : FEW, .items = out,
                 .head = span_head(r, spot->first, spot->last), .begin = sentence_begin(r, spot->first),
                 .end = sentence_end(r, spot->first)};
    EntityClass shape_class = class_by_shape(r, spot);
    add(&keys, spot->class, keys.words);
    add(&keys, shape_class, keys.words);
    add(&keys, shape_class, spot->class);
    add_neighbors(&keys);
    add_tree(&keys);
    add_words(&keys);
    return keys.count;
}

/* ---- guessing ---- */

static GuessKind kind_of(EntityClass class)
{
    return class == CLASS_NONE ? GUESS_KINDS : class == CLASS_PERSON ? GUESS_PERSON
           : class_is_place(class) ? GUESS_PLACE : GUESS_ORGANIZATION;
}

/* "the High Atlas", "la Drina": a town takes no article. */
static EntityClass class_of(const Recognizer *r, const Spot *spot, GuessKind kind)
{
    bool article = spot->first > 0 && token_upos(r, spot->first - 1) == UPOS_DET;
    return kind == GUESS_PERSON ? CLASS_PERSON : kind == GUESS_ORGANIZATION ? CLASS_ORGANIZATION
           : article ? CLASS_REGION : CLASS_CITY;
}

/* "trois jeunes Kanaks", "the Rohingyas": several are no place. */
static bool several(const Recognizer *r, const Spot *spot)
{
    uint32_t head = span_head(r, spot->first, spot->last);
    for (uint32_t t = sentence_begin(r, head); t < head; t++) {
        const Token *token = &r->document->tokens.items[t];
        bool counts = token->deprel == DEPREL_NUMMOD || (token->deprel == DEPREL_DET && token->features.number == NUMBER_PLUR);
        if (token->head == head && counts)
            return true;
    }
    return r->document->tokens.items[head].features.number == NUMBER_PLUR;
}

/* "Marlins de Miami": weights learnt from single words say little of names that hold small words. */
static bool holds_small_word(const Recognizer *r, const Spot *spot)
{
    for (uint32_t t = spot->first; t < spot->last; t++)
        if (token_is_word(r, t) && !token_capital(r, t))
            return true;
    return false;
}

/* Scores are compared by parts of their spread in a hundred, for their unit is the model's own. Where the shape of a
   name tells something, the weights must be surer. */
static void guess(Recognizer *r, const Classifier *classifier, Spot *spot)
{
    uint64_t keys[GUESS_KEYS];
    int16_t scores[CLASSIFIER_MAX_CLASSES];
    classifier_score(classifier, keys, keys_of(r, spot, keys), scores);
    GuessKind told = kind_of(class_by_shape(r, spot));
    size_t best = classifier_best(scores, GUESS_PERSON, GUESS_NOTHING), first = classifier_best(scores, 0, GUESS_KINDS);
    int least = scores[0];
    for (size_t i = 1; i < GUESS_KINDS; i++)
        least = scores[i] < least ? scores[i] : least;
    int spread = scores[first] - least, nothing = (scores[GUESS_NOTHING] - scores[best]) * 100;
    if (best == GUESS_PLACE && several(r, spot))
        return;
    if (told == GUESS_KINDS && nothing > spread * NOTHING)
        spot->dropped = true;
    else if (told == GUESS_KINDS ? first == best
                                 : (scores[best] - scores[told]) * 100 > spread * SURE && !holds_small_word(r, spot))
        spot->guess = class_of(r, spot, (GuessKind)best);
    if (spot->guess == CLASS_PERSON && spot->last - spot->first > 1)
        r->seen[r->document->tokens.items[spot->last - 1].folded] |= SEEN_SURNAME;
    if (spot->guess)
        spot->how = HOW_MODEL;
}

static bool is_unknown(const Recognizer *r, const Spot *spot)
{
    return spot->role == SPOT_NAME && !spot->nested && spot->hit_count == 0 && token_case(r, spot->first) == CASE_NORMAL;
}

void names_guess(Recognizer *r)
{
    Text image = model_section(knowledge_model(r->knowledge, LANGUAGE_UNKNOWN), "names");
    Classifier classifier;
    if (image.length == 0 || !classifier_open(image.bytes, image.length, &classifier) || classifier.class_count != GUESS_KINDS)
        return;
    for (uint32_t i = 0; i < r->spots.count; i++)
        if (is_unknown(r, &r->spots.items[i]) && r->spots.items[i].class == CLASS_NONE)
            guess(r, &classifier, &r->spots.items[i]);
}

/* ---- learning ---- */

static GuessKind known_kind(const Recognizer *r, const Spot *spot)
{
    GuessKind kind = GUESS_KINDS;
    for (uint32_t i = 0; i < spot->hit_count; i++) {
        GuessKind other = kind_of(knowledge_thing(r->knowledge, spot->hits[i].thing).class);
        if (i > 0 && other != kind)
            return GUESS_KINDS;
        kind = other;
    }
    return kind;
}

void names_watched(const Knowledge *knowledge, Document *document, NameWatch *watch, void *context)
{
    Recognizer recognizer, *r = &recognizer;
    names_until_classes(r, knowledge, document);
    for (uint32_t i = 0; i < r->spots.count; i++) {
        const Spot *spot = &r->spots.items[i];
        if (spot->role != SPOT_NAME || spot->nested || token_case(r, spot->first) != CASE_NORMAL)
            continue;
        NameSeen name = {.span = tokens_span(document, spot->first, spot->last), .listed = spot->hit_count > 0,
                         .known = known_kind(r, spot), .told = kind_of(spot->class)};
        name.count = keys_of(r, spot, name.keys);
        watch(context, &name);
    }
}
