/* Several at once: "the two countries", "both sides", "les deux ministres". */
#include "recognize/recognizer.h"

void add_joined(Recognizer *r, Mention *mention, uint32_t head)
{
    const Document *document = r->document;
    uint32_t end = sentence_end(r, head);
    for (uint32_t t = head + 1; t < end; t++) {
        if (document->tokens.items[t].deprel != DEPREL_CONJ || document->tokens.items[t].head != head)
            continue;
        uint32_t joined = mention_of_head(r, t);
        if (joined == NONE || document->mentions.items[joined].kind == MENTION_DEMONYM ||
            document->mentions.items[joined].entity == mention->entity)
            continue;
        if (mention->others_count == 0)
            mention->others = document->references.count;
        if (mention->others + mention->others_count != document->references.count)
            return;
        *ARRAY_PUSH(document->arena, &r->document->references) = document->mentions.items[joined].entity;
        mention->others_count++;
    }
}

typedef struct Pair {
    uint32_t first, second;
} Pair;

/* The two entities of a kind that the article names most. */
static Pair most_named(const Recognizer *r, Suits *suits)
{
    const Document *document = r->document;
    uint32_t *counts = ARENA_ARRAY(document->arena, uint32_t, document->entities.count + 1);
    for (uint32_t i = 0; i < document->mentions.count; i++)
        if (document->mentions.items[i].entity != NONE && document->mentions.items[i].kind <= MENTION_DESCRIPTION)
            counts[document->mentions.items[i].entity]++;
    Pair pair = {NONE, NONE};
    for (uint32_t i = 0; i < document->entities.count; i++) {
        if (!counts[i] || !suits(r, &document->entities.items[i]))
            continue;
        if (pair.first == NONE || counts[i] > counts[pair.first]) {
            pair.second = pair.first;
            pair.first = i;
        } else if (pair.second == NONE || counts[i] > counts[pair.second]) {
            pair.second = i;
        }
    }
    return pair;
}

/* The two of a kind, if just two, that this sentence has named before a token, or the sentence so many before it. */
static Pair only_pair(const Recognizer *r, uint32_t token, uint32_t back, Suits *suits)
{
    const Document *document = r->document;
    Pair pair = {NONE, NONE};
    for (uint32_t i = document->mentions.count; i > 0; i--) {
        const Mention *mention = &document->mentions.items[i - 1];
        if (mention->first >= token || mention->entity == NONE || mention->kind > MENTION_DEMONYM ||
            r->sentence_of[mention->first] + back != r->sentence_of[token] ||
            !suits(r, &document->entities.items[mention->entity]) || mention->entity == pair.first || mention->entity == pair.second)
            continue;
        if (pair.second != NONE)
            return (Pair){NONE, NONE};
        if (pair.first == NONE)
            pair.first = mention->entity;
        else
            pair.second = mention->entity;
    }
    return pair;
}

static Pair sentence_pair(const Recognizer *r, uint32_t token)
{
    return only_pair(r, token, 0, suits_country);
}

/* The last two, just two, joined by "and" in this sentence or the one before. */
static Pair joined_pair(const Recognizer *r, uint32_t token)
{
    const Token *tokens = r->document->tokens.items;
    for (uint32_t t = token; t > 0 && r->sentence_of[t - 1] + 1 >= r->sentence_of[token]; t--) {
        uint32_t head = tokens[t - 1].deprel == DEPREL_CONJ ? tokens[t - 1].head : NONE;
        uint32_t second = head == NONE || head >= t - 1 ? NONE : mention_of_head(r, t - 1);
        uint32_t first = second == NONE ? NONE : mention_of_head(r, head);
        if (first == NONE || first == second)
            continue;
        Mention copy = r->document->mentions.items[first], *other = &r->document->mentions.items[second];
        if (copy.head != head || other->head != t - 1 || !suits_actor(r, &r->document->entities.items[copy.entity]) ||
            !suits_actor(r, &r->document->entities.items[other->entity]) || copy.entity == other->entity)
            continue;
        uint32_t joined = 0;
        for (uint32_t c = head + 1; c < sentence_end(r, head); c++)
            joined += tokens[c].deprel == DEPREL_CONJ && tokens[c].head == head;
        return joined == 1 ? (Pair){copy.entity, other->entity} : (Pair){NONE, NONE};
    }
    return (Pair){NONE, NONE};
}

/* The two of a kind named last before a token. */
static Pair last_named(const Recognizer *r, uint32_t token, Suits *suits)
{
    const Document *document = r->document;
    Pair pair = {NONE, NONE};
    for (uint32_t i = document->mentions.count; i > 0 && pair.second == NONE; i--) {
        const Mention *mention = &document->mentions.items[i - 1];
        if (mention->last > token || mention->entity == NONE || mention->entity == pair.first ||
            !suits(r, &document->entities.items[mention->entity]))
            continue;
        if (pair.first == NONE)
            pair.first = mention->entity;
        else
            pair.second = mention->entity;
    }
    return pair;
}

/* The last two people who hold an office of this kind. */
static Pair office_holders(const Recognizer *r, uint32_t office)
{
    Pair pair = {NONE, NONE};
    Text asked = office == NONE ? (Text){"", 0} : knowledge_thing(r->knowledge, office).label[LANGUAGE_EN];
    for (uint32_t i = r->document->posts.count; i > 0 && pair.second == NONE; i--) {
        const Post *post = &r->document->posts.items[i - 1];
        Text held = post->office == NONE ? (Text){"", 0} : knowledge_thing(r->knowledge, post->office).label[LANGUAGE_EN];
        if (!asked.length || !text_ends(held, asked) || post->person == pair.first)
            continue;
        if (pair.first == NONE)
            pair.first = post->person;
        else
            pair.second = post->person;
    }
    return pair;
}

static void add_pair(Recognizer *r, uint32_t first, uint32_t last, Pair pair)
{
    if (pair.first == NONE || pair.second == NONE)
        return;
    Mention *mention = mention_add(r, first, last, MENTION_DESCRIPTION);
    mention->entity = pair.first;
    mention->others = r->document->references.count;
    mention->others_count = 1;
    mention->how = HOW_COREFERENCE;
    mention->confidence = 750;
    *ARRAY_PUSH(r->document->arena, &r->document->references) = pair.second;
}

bool refer_to_states(Recognizer *r, uint32_t token)
{
    Pair pair = sentence_pair(r, token);
    if (pair.first == NONE || pair.second == NONE)
        return false;
    Mention *mention = mention_insert(r, token, token + 1, MENTION_PRONOUN);
    mention->entity = pair.first;
    mention->others = r->document->references.count;
    mention->others_count = 1;
    mention->how = HOW_COREFERENCE;
    mention->confidence = 700;
    *ARRAY_PUSH(r->document->arena, &r->document->references) = pair.second;
    return true;
}

static bool has_pair_at(const Recognizer *r, uint32_t head)
{
    for (uint32_t i = 0; i < r->document->mentions.count; i++)
        if (r->document->mentions.items[i].head == head && r->document->mentions.items[i].others_count)
            return true;
    return false;
}

/* The unresolved description of the same words gives way. */
static void drop_description(Recognizer *r, uint32_t head)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < r->document->mentions.count; i++)
        if (r->document->mentions.items[i].head != head || r->document->mentions.items[i].kind != MENTION_DESCRIPTION)
            r->document->mentions.items[kept++] = r->document->mentions.items[i];
    r->document->mentions.count = kept;
}

/* "les deux pays baltes" are none that the article happens to name; "les deux pays voisins" may be. */
static bool is_restricted(const Recognizer *r, uint32_t noun)
{
    const Token *tokens = r->document->tokens.items;
    uint32_t behind = noun + 1;
    return behind < sentence_end(r, noun) && tokens[behind].upos == UPOS_ADJ && tokens[behind].head == noun &&
           tokens[behind].deprel == DEPREL_AMOD && !list_match(r, LIST_NEIGHBOR, behind, NULL);
}

/* Two states: those that the sentence or the one before names, else those that the article names most. */
static Pair two_states(const Recognizer *r, uint32_t token, bool sides)
{
    Pair pair = sentence_pair(r, token);
    if (pair.second == NONE && !sides) /* sides are those of the whole story */
        pair = only_pair(r, token, 1, suits_country);
    return pair.second == NONE ? most_named(r, suits_country) : pair;
}

/* "the pair", "the two agreed": of whom the words before tell. */
static void two_alone(Recognizer *r, uint32_t first, uint32_t last)
{
    Pair pair = joined_pair(r, first);
    if (pair.second == NONE)
        pair = only_pair(r, first, 1, suits_person);
    if (pair.second == NONE)
        pair = only_pair(r, first, 1, suits_country);
    uint32_t head = span_head(r, first, last);
    if (pair.second == NONE || has_pair_at(r, head))
        return;
    drop_description(r, head);
    add_pair(r, first, last, pair);
    r->document->mentions.items[r->document->mentions.count - 1].head = head;
}

static bool ends_phrase(const Recognizer *r, uint32_t token)
{
    Upos upos = token_upos(r, token);
    return upos == UPOS_VERB || upos == UPOS_AUX || (upos == UPOS_ADV && token_upos(r, token + 1) == UPOS_VERB);
}

static void both_of(Recognizer *r, uint32_t token, uint32_t length)
{
    if (ends_phrase(r, token + length) && length > 1) {
        two_alone(r, token, token + length);
        return;
    }
    uint32_t noun = token + length, end = sentence_end(r, token);
    while (noun < end && token_upos(r, noun) == UPOS_ADJ && r->spot_at[noun] == NONE &&
           !list_match(r, LIST_COUNTRY_NOUN, noun, NULL))
        noun++;
    if (noun >= end)
        return;
    uint32_t spot = spot_starting(r, noun), last = noun + 1;
    Pair pair = {NONE, NONE};
    if (spot != NONE && r->spots.items[spot].role == SPOT_OFFICE) {
        pair = office_holders(r, r->spots.items[spot].thing);
        last = r->spots.items[spot].last;
        if (pair.second == NONE) /* "the two foreign ministers", unnamed: their states */
            pair = last_named(r, token, suits_country);
    } else if (list_match(r, LIST_GROUP_NOUN, noun, NULL)) {
        pair = last_named(r, token, suits_group);
    } else if (list_match(r, LIST_COUNTRY_NOUN, noun, NULL) && !is_restricted(r, noun)) {
        bool sides = list_match(r, LIST_SIDE_NOUN, noun, NULL);
        pair = sides ? joined_pair(r, token) : (Pair){NONE, NONE};
        if (pair.second == NONE)
            pair = two_states(r, token, sides);
    } else if (spot != NONE && r->spots.items[spot].role == SPOT_BODY) { /* "the two armies" */
        pair = two_states(r, token, false);
        last = r->spots.items[spot].last;
    } else if (list_match(r, LIST_PERSON_NOUN, noun, NULL)) {
        pair = last_named(r, token, suits_person);
    }
    if (pair.second == NONE)
        return;
    uint32_t head = span_head(r, noun, last);
    if (has_pair_at(r, head))
        return;
    drop_description(r, head);
    add_pair(r, token, last, pair);
}

/* "two countries agree": headlines leave the article out. */
static bool two_in_title(const Recognizer *r, uint32_t token)
{
    const Document *document = r->document;
    int32_t number;
    const Sentence *sentence = &document->sentences.items[document_sentence(document, token)];
    return document->paragraphs.items[sentence->paragraph].kind == PARAGRAPH_TITLE &&
           token_upos(r, token) == UPOS_NUM && list_match(r, LIST_NUMBER, token, &number) == 1 && number == 2;
}

void plurals_resolve(Recognizer *r)
{
    for (uint32_t t = 0; t < r->count; t++) {
        int32_t number = 0;
        uint32_t length = list_match(r, LIST_BOTH, t, &number);
        if (length && number > 2) { /* "the three": which, nothing tells */
            t += length - 1;
            continue;
        }
        if (!length)
            length = two_in_title(r, t);
        if (length)
            both_of(r, t, length);
        if (length > 1)
            t += length - 1;
    }
    mentions_sort(r);
}
