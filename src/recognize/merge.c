/* One entity for each thing of the article: full names first, then the shorter forms that stand for them. */
#include "recognize/recognizer.h"

#include "base/utf8.h"

enum { LONGEST_SPOT = 24, KEY_ROOM = 256 };

/* A way in which an entity is written. */
typedef struct Written {
    Symbol key;
    uint32_t entity;
    uint32_t token; /* where */
} Written;

typedef struct Merger {
    Recognizer *recognizer;
    ARRAY(Written) written;
} Merger;

/* Folded, with hyphens, dots and apostrophes as spaces: "Amir-Abdollahian" and "Amir Abdollahian" are one. */
static Symbol key_of(const Recognizer *r, uint32_t first, uint32_t last)
{
    char folded[KEY_ROOM];
    Text text = document_span(r->document, tokens_span(r->document, first, last));
    size_t length = utf8_fold(text, folded, sizeof folded), out = 0;
    for (size_t i = 0; i < length; i++) {
        char byte = folded[i];
        if (byte == '-' || byte == '.' || byte == '\'' || byte == '\n')
            byte = ' ';
        if (byte == ' ' && (out == 0 || folded[out - 1] == ' '))
            continue;
        folded[out++] = byte;
    }
    while (out > 0 && folded[out - 1] == ' ')
        out--;
    return symbol_of(r->document->symbols, (Text){folded, out});
}

static void remember(Merger *merger, const Spot *spot)
{
    Recognizer *r = merger->recognizer;
    if (spot->part != PART_WHOLE)
        return; /* the token is no name of it */
    Symbol key = key_of(r, spot->first, spot->last);
    *ARRAY_PUSH(r->document->arena, &merger->written) = (Written){key, spot->entity, spot->first};
    entity_add_name(r, spot->entity, span_symbol(r, spot->first, spot->last));
}

static EntityClass class_of(const Recognizer *r, uint32_t entity)
{
    return r->document->entities.items[entity].class;
}

static uint32_t same_key(const Merger *merger, Symbol key)
{
    for (uint32_t i = 0; i < merger->written.count; i++)
        if (merger->written.items[i].key == key)
            return merger->written.items[i].entity;
    return NONE;
}

static bool ends_with_words(Text whole, Text part)
{
    return whole.length > part.length && text_ends(whole, part) && whole.bytes[whole.length - part.length - 1] == ' ';
}

static bool begins_with_words(Text whole, Text part)
{
    return whole.length > part.length && text_starts(whole, part) && whole.bytes[part.length] == ' ';
}

static bool contains_words(Text whole, Text part)
{
    size_t at = text_find(whole, part);
    if (at == SIZE_MAX || whole.length == part.length)
        return false;
    size_t end = at + part.length;
    return (at == 0 || whole.bytes[at - 1] == ' ') && (end == whole.length || whole.bytes[end] == ' ');
}

/* The person whose name ends (failing that begins, or goes on) with these words; the one named last before them. */
static uint32_t person_of(const Merger *merger, Symbol key, uint32_t token)
{
    const Recognizer *r = merger->recognizer;
    Text part = symbol_text(r->document->symbols, key);
    uint32_t best = NONE, best_token = 0;
    int best_rank = 0;
    for (uint32_t i = 0; i < merger->written.count; i++) {
        const Written *written = &merger->written.items[i];
        Text whole = symbol_text(r->document->symbols, written->key);
        if (class_of(r, written->entity) != CLASS_PERSON)
            continue;
        int rank = ends_with_words(whole, part) ? 3 : begins_with_words(whole, part) ? 2 : contains_words(whole, part) ? 1 : 0;
        bool nearer = written->token <= token && (best_token > token || written->token > best_token);
        if (rank > best_rank || (rank && rank == best_rank && nearer)) {
            best = written->entity;
            best_token = written->token;
            best_rank = rank;
        }
    }
    return best;
}

/* The words in their order, with others between: "Independent Commission of Inquiry" of "Independent International ...". */
static bool in_order(Text whole, Text part)
{
    size_t at = 0;
    while (part.length) {
        Text word = text_slice(part, 0, text_find(part, TEXT(" ")));
        part = text_slice(part, word.length + 1, part.length);
        bool found = false;
        while (at < whole.length && !found) {
            Text other = text_slice(whole, at, whole.length);
            other = text_slice(other, 0, text_find(other, TEXT(" ")));
            at += other.length + 1;
            found = text_equal(other, word);
        }
        if (!found)
            return false;
    }
    return true;
}

/* First letters of the long words: "CPJ" of "Committee to Protect Journalists". */
static bool initials_match(Text whole, Text acronym)
{
    size_t matched = 0;
    for (size_t i = 0; i < whole.length; i++) {
        bool begins = i == 0 || whole.bytes[i - 1] == ' ';
        if (begins && matched < acronym.length && whole.bytes[i] == acronym.bytes[matched])
            matched++;
    }
    return matched == acronym.length && acronym.length >= 2;
}

/* An organization whose name holds these words ("Commission of Inquiry"), or whose first letters they are. */
static uint32_t organization_of(const Merger *merger, Symbol key, uint32_t words, bool acronym)
{
    const Recognizer *r = merger->recognizer;
    Text part = symbol_text(r->document->symbols, key);
    for (uint32_t i = 0; i < merger->written.count; i++) {
        const Written *written = &merger->written.items[i];
        Text whole = symbol_text(r->document->symbols, written->key);
        if (!class_is_organization(class_of(r, written->entity)) || text_find(whole, TEXT(" ")) == SIZE_MAX)
            continue;
        if (acronym ? initials_match(whole, part) : (words >= 2 && contains_words(whole, part)) || (words >= 4 && in_order(whole, part)))
            return written->entity;
    }
    return NONE;
}

/* A lone unknown word without any cue is a name only when it is written so again, or tagged so. */
static bool worth_keeping(const Recognizer *r, const Spot *spot, EntityClass class)
{
    if (spot->class != CLASS_NONE)
        return true;
    bool quoted = spot->first > 0 && r->document->tokens.items[spot->first].flags & TOKEN_QUOTED &&
                  token_upos(r, spot->first - 1) == UPOS_PUNCT && !token_is(r, spot->first - 1, "(") && token_upos(r, spot->last) == UPOS_PUNCT;
    bool aside = spot->last - spot->first == 1 && token_initial(r, spot->first) && token_is(r, spot->last, ","); /* "Beaten, X quit" */
    if (quoted || (aside && token_seen(r, spot->first) == 0 && !list_has(r, LIST_GIVEN_NAME, spot->first)))
        return false;
    if (class != CLASS_NONE && !spot->guess)
        return true;
    if (spot->last - spot->first > 1)
        return true;
    /* "the Rohingya", "one Rohingya": peoples take articles, English names do not */
    Upos before = spot->first > 0 ? token_upos(r, spot->first - 1) : UPOS_NONE;
    if (r->language == LANGUAGE_EN && (before == UPOS_DET || before == UPOS_NUM))
        return false;
    return token_upos(r, spot->first) == UPOS_PROPN && !(token_seen(r, spot->first) & SEEN_LOWER) &&
           r->document->tokens.items[spot->first].features.number != NUMBER_PLUR;
}

static uint32_t find_known(const Merger *merger, const Spot *spot, Symbol key, EntityClass class)
{
    const Recognizer *r = merger->recognizer;
    uint32_t words = spot->last - spot->first;
    bool acronym = words == 1 && token_all_capitals(r, spot->first);
    uint32_t found = same_key(merger, key);
    if (found == NONE && acronym)
        found = organization_of(merger, key, words, true);
    if (found == NONE && !acronym && (class == CLASS_PERSON || words == 1 || class == CLASS_NONE))
        found = person_of(merger, key, spot->first);
    if (found == NONE && class != CLASS_PERSON)
        found = organization_of(merger, key, words, false);
    return found;
}

static void merge_spot(Merger *merger, Spot *spot)
{
    Recognizer *r = merger->recognizer;
    if (spot->entity != NONE) {
        remember(merger, spot);
        return;
    }
    Symbol key = key_of(r, spot->first, spot->last);
    EntityClass class = class_by_shape(r, spot);
    uint32_t found = find_known(merger, spot, key, class);
    if (found != NONE) {
        spot->entity = found;
        spot->how = HOW_REPEATED;
    } else if (worth_keeping(r, spot, class)) {
        spot->entity = entity_new(r, class ? class : CLASS_ORGANIZATION, span_symbol(r, spot->first, spot->last));
    } else {
        spot->dropped = true;
        return;
    }
    remember(merger, spot);
}

/* "Committee to Protect Journalists (CPJ)", "Jaish al Adl (JAA)": the second is the first. */
static void pair_parentheses(Merger *merger)
{
    Recognizer *r = merger->recognizer;
    for (uint32_t i = 0; i + 1 < r->spots.count; i++) {
        Spot *long_form = &r->spots.items[i], *short_form = &r->spots.items[i + 1];
        if (short_form->first != long_form->last + 1 || !token_is(r, long_form->last, "(") ||
            !(token_is(r, short_form->last, ")") || token_is(r, short_form->last, ",")) ||
            long_form->role != SPOT_NAME || short_form->role != SPOT_NAME || long_form->entity == NONE)
            continue;
        EntityClass class = class_of(r, long_form->entity);
        if (!class_is_organization(class) && class != CLASS_PERSON)
            continue;
        Text whole = symbol_text(r->document->symbols, key_of(r, long_form->first, long_form->last));
        Text part = symbol_text(r->document->symbols, key_of(r, short_form->first, short_form->last));
        bool fits = token_all_capitals(r, short_form->first) && part.length && whole.length;
        if (!fits && short_form->thing != NONE)
            continue;
        if (class == CLASS_PERSON && fits && r->document->entities.items[long_form->entity].thing == NONE)
            r->document->entities.items[long_form->entity].class = CLASS_ORGANIZATION;
        short_form->entity = long_form->entity;
        short_form->how = HOW_PATTERN;
        remember(merger, short_form);
    }
}

/* The person named last in the sentence before a token or, right before it, an organization. */
static uint32_t named_before(const Recognizer *r, uint32_t token)
{
    uint32_t begin = sentence_begin(r, token);
    for (uint32_t at = token; at > begin && at + 8 > token; at--) {
        uint32_t spot = spot_ending(r, at);
        if (spot == NONE || r->spots.items[spot].role != SPOT_NAME || r->spots.items[spot].entity == NONE)
            continue;
        EntityClass class = class_of(r, r->spots.items[spot].entity);
        if (class == CLASS_PERSON || (class_is_organization(class) && (at == token || token_is(r, at, ","))))
            return spot;
    }
    return NONE;
}

/* "Mohamed Hamdan Dagalo, better known as Hemedti", "alias X": the second is another name of the first. */
static void pair_aliases(Merger *merger)
{
    Recognizer *r = merger->recognizer;
    for (uint32_t i = 1; i < r->spots.count; i++) {
        Spot *alias = &r->spots.items[i];
        uint32_t at = alias->first;
        if (alias->role != SPOT_NAME || alias->entity != NONE || alias->dropped)
            continue;
        at -= at > 0 && r->document->tokens.items[at].flags & TOKEN_QUOTED && token_upos(r, at - 1) == UPOS_PUNCT;
        uint32_t marker = list_before(r, LIST_ALIAS_MARKER, at, NULL), name = NONE;
        if (marker)
            name = named_before(r, at - marker);
        if (name == NONE)
            continue;
        alias->entity = r->spots.items[name].entity;
        alias->how = HOW_PATTERN;
        remember(merger, alias);
    }
}

static void add_mentions(Recognizer *r)
{
    for (uint32_t i = 0; i < r->spots.count; i++) {
        const Spot *spot = &r->spots.items[i];
        if (spot->dropped || spot->entity == NONE || (spot->role != SPOT_NAME && spot->role != SPOT_DEMONYM))
            continue;
        Mention *mention = mention_add(r, spot->first, spot->last,
                                       spot->role == SPOT_DEMONYM ? MENTION_DEMONYM : MENTION_NAME);
        mention->entity = spot->entity;
        mention->how = spot->how;
        mention->confidence = spot->how == HOW_GAZETTEER ? 950 : spot->how == HOW_REPEATED ? 900 : 750;
    }
}

void names_merge(Recognizer *r)
{
    Merger merger = {.recognizer = r};
    for (uint32_t length = LONGEST_SPOT; length >= 1; length--) {
        if (length == 1) {
            pair_parentheses(&merger);
            pair_aliases(&merger);
        }
        for (uint32_t i = 0; i < r->spots.count; i++) {
            Spot *spot = &r->spots.items[i];
            uint32_t words = spot->last - spot->first;
            bool now = words == length || (length == LONGEST_SPOT && words > length);
            if (now && spot->role == SPOT_NAME && !spot->dropped)
                merge_spot(&merger, spot);
        }
    }
    add_mentions(r);
}
