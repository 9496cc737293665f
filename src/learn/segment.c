/* Learns from treebanks where words and sentences end: an averaged perceptron over hashed features, with a margin. */
#include "learn/segment.h"

#include "analyze/segment.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 18, ROUNDS = 12, MARGIN = 6, BOUND = 127, RARE = 200, MIX_ROUNDS = 6 };

typedef struct Trainer {
    int32_t *weights;
    int64_t *sums;       /* of updates times the step they were made at: averaging without a pass each step */
    int64_t step;
    uint8_t *places;     /* of the text at hand: bits below by byte */
    SegmentHead head;
    uint32_t seen[SEGMENT_WORDS][2]; /* contractions: whole, in two */
    uint32_t seen_words[SEGMENT_WORDS];
    uint32_t seen_count;
    bool counting;       /* the first pass only counts contractions */
} Trainer;

enum { PLACE_WORD = 1, PLACE_END = 2, PLACE_SPLIT = 4 };

Document *gold_document(Arena *arena, const Knowledge *knowledge, Language language, const Gold *gold)
{
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    document->text = gold->text;
    document->language = language;
    for (uint32_t i = 0; i < gold->paragraphs.count; i++)
        *ARRAY_PUSH(arena, &document->paragraphs) = gold->paragraphs.items[i];
    return document;
}

/* Words that lie end to end in their written token are places of their own: "don't". */
static void mark_parts(const Gold *gold, uint32_t first, uint32_t last, uint8_t *places)
{
    Span token = gold->words.items[first].token;
    uint32_t at = token.begin;
    for (uint32_t i = first; i < last; i++) {
        Text form = gold->words.items[i].form;
        if (form.length > token.end - at || memcmp(gold->text.bytes + at, form.bytes, form.length) != 0)
            return;
        at += (uint32_t)form.length;
    }
    at = token.begin;
    for (uint32_t i = first; i < last && at < token.end; i++) {
        places[at] |= PLACE_WORD;
        at += (uint32_t)gold->words.items[i].form.length;
    }
}

static void mark_places(const Gold *gold, uint8_t *places)
{
    for (uint32_t i = 0; i < gold->tokens.count; i++)
        places[gold->tokens.items[i].begin] |= PLACE_WORD;
    for (uint32_t i = 0; i < gold->sentences.count; i++)
        places[gold->sentences.items[i].end] |= PLACE_END;
    for (uint32_t i = 0, last; i < gold->words.count; i = last) {
        const GoldWord *word = &gold->words.items[i];
        for (last = i + 1; last < gold->words.count && gold->words.items[last].token.begin == word->token.begin;)
            last++;
        if (!word->multiword)
            continue;
        places[word->token.begin] |= PLACE_SPLIT;
        mark_parts(gold, i, last, places);
    }
}

static bool truth(const Trainer *trainer, const Decision *decision)
{
    uint8_t place = trainer->places[decision->at];
    switch (decision->kind) {
    case DECIDE_CUT:
        return place & PLACE_WORD;
    case DECIDE_JOIN:
        return !(place & PLACE_WORD);
    case DECIDE_SPLIT:
        return place & PLACE_SPLIT;
    default:
        return place & PLACE_END;
    }
}

static void count(Trainer *trainer, const Decision *decision, bool answer)
{
    uint32_t i = 0;
    while (i < trainer->seen_count && trainer->seen_words[i] != decision->word)
        i++;
    if (i == SEGMENT_WORDS)
        return;
    if (i == trainer->seen_count)
        trainer->seen_words[trainer->seen_count++] = decision->word;
    trainer->seen[i][answer]++;
}

static bool learn(void *context, const Decision *decision)
{
    Trainer *trainer = context;
    bool answer = truth(trainer, decision);
    if (trainer->counting) {
        if (decision->kind == DECIDE_SPLIT)
            count(trainer, decision, answer);
        return answer;
    }
    int32_t sum = 0;
    for (uint32_t i = 0; i < decision->count; i++)
        sum += trainer->weights[decision->features[i] % SLOTS];
    trainer->step++;
    if ((answer ? sum : -sum) > MARGIN)
        return answer;
    for (uint32_t i = 0; i < decision->count; i++) {
        trainer->weights[decision->features[i] % SLOTS] += answer ? 1 : -1;
        trainer->sums[decision->features[i] % SLOTS] += answer ? trainer->step : -trainer->step;
    }
    return answer;
}

/* ---- sentences in another order, so that more of them meet ---- */

typedef struct Reach {
    uint32_t token, word; /* the first of a sentence */
} Reach;

static Reach *find_reaches(Arena *arena, const Gold *gold)
{
    Reach *reaches = ARENA_ARRAY(arena, Reach, gold->sentences.count + 1);
    uint32_t token = 0, word = 0;
    for (uint32_t i = 0; i < gold->sentences.count; i++) {
        reaches[i] = (Reach){token, word};
        uint32_t end = gold->sentences.items[i].end;
        while (token < gold->tokens.count && gold->tokens.items[token].begin < end)
            token++;
        while (word < gold->words.count && gold->words.items[word].token.begin < end)
            word++;
    }
    reaches[gold->sentences.count] = (Reach){token, word};
    return reaches;
}

static Span shifted(Span span, uint32_t from, uint32_t to)
{
    return (Span){span.begin - from + to, span.end - from + to};
}

static void append(Arena *arena, const Gold *gold, const Reach *reaches, uint32_t sentence, Gold *out, char *text)
{
    Span span = gold->sentences.items[sentence];
    uint32_t at = (uint32_t)out->text.length;
    memcpy(text + at, gold->text.bytes + span.begin, span.end - span.begin);
    text[at + span.end - span.begin] = ' ';
    out->text.length += span.end - span.begin + 1;
    *ARRAY_PUSH(arena, &out->sentences) = shifted(span, span.begin, at);
    for (uint32_t i = reaches[sentence].token; i < reaches[sentence + 1].token; i++)
        *ARRAY_PUSH(arena, &out->tokens) = shifted(gold->tokens.items[i], span.begin, at);
    for (uint32_t i = reaches[sentence].word; i < reaches[sentence + 1].word; i++) {
        GoldWord *word = ARRAY_PUSH(arena, &out->words);
        *word = gold->words.items[i];
        word->token = shifted(word->token, span.begin, at);
    }
}

/* All sentences in one paragraph, in an order that depends on `seed` alone. */
static Gold *shuffle(Arena *arena, const Gold *gold, uint64_t seed)
{
    uint32_t count = gold->sentences.count;
    uint32_t *order = ARENA_ARRAY(arena, uint32_t, count + 1);
    char *text = ARENA_ARRAY(arena, char, gold->text.length + count + 1);
    const Reach *reaches = find_reaches(arena, gold);
    Gold *out = ARENA_NEW(arena, Gold);
    for (uint32_t i = 0; i < count; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        uint32_t j = (uint32_t)(seed >> 33) % (i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    out->text.bytes = text;
    for (uint32_t i = 0; i < count; i++)
        append(arena, gold, reaches, order[i], out, text);
    *ARRAY_PUSH(arena, &out->paragraphs) = (Paragraph){{0, (uint32_t)out->text.length}, PARAGRAPH_BODY};
    return out;
}

static void pass_over(Trainer *trainer, Arena *arena, const Knowledge *knowledge, Language language, const Gold *gold)
{
    trainer->places = ARENA_ARRAY(arena, uint8_t, gold->text.length + 1);
    mark_places(gold, trainer->places);
    segment_judged(knowledge, gold_document(arena, knowledge, language, gold), learn, trainer);
}

static void pass(Trainer *trainer, const Knowledge *knowledge, Language language, const Gold *gold, bool mixed)
{
    Arena *arena = arena_new((size_t)1 << 30);
    if (!arena)
        return;
    if (setjmp(*arena_escape(arena)) == 0) {
        pass_over(trainer, arena, knowledge, language, gold);
        if (mixed)
            pass_over(trainer, arena, knowledge, language, shuffle(arena, gold, (uint64_t)trainer->step));
    }
    arena_free(arena);
}

/* A treebank that keeps its paragraphs shows headings as they stand and is mixed in one round of MIX_ROUNDS only. */
static bool is_mixed(const Gold *gold, uint32_t round)
{
    return gold->paragraphs.count < 2 || round % MIX_ROUNDS == 0;
}

/* A contraction is decided in context when the treebanks write it both ways more than now and then. */
static void choose_words(Trainer *trainer)
{
    for (uint32_t i = 0; i < trainer->seen_count; i++) {
        uint32_t whole = trainer->seen[i][0], split = trainer->seen[i][1];
        if (whole * RARE > split && split * RARE > whole)
            trainer->head.ambiguous[trainer->head.words++] = trainer->seen_words[i];
    }
}

/* Averages, scaled so that nearly all fit into a byte. */
static void pack(const Trainer *trainer, signed char *out)
{
    for (uint32_t i = 0; i < SLOTS; i++) {
        int64_t average = (trainer->weights[i] * (trainer->step + 1) - trainer->sums[i]) * 4 / (trainer->step + 1);
        out[i] = (signed char)(average > BOUND ? BOUND : average < -BOUND ? -BOUND : average);
    }
}

Text segment_train(Arena *arena, const Knowledge *knowledge, Language language, const Gold *const *golds, uint32_t number)
{
    Trainer *trainer = ARENA_NEW(arena, Trainer);
    trainer->weights = ARENA_ARRAY(arena, int32_t, SLOTS);
    trainer->sums = ARENA_ARRAY(arena, int64_t, SLOTS);
    memcpy(trainer->head.magic, SEGMENT_MAGIC, sizeof SEGMENT_MAGIC);
    trainer->head.slots = SLOTS;
    trainer->counting = true;
    for (uint32_t i = 0; i < number; i++)
        pass(trainer, knowledge, language, golds[i], false);
    choose_words(trainer);
    trainer->counting = false;
    for (uint32_t round = 0; round < ROUNDS; round++)
        for (uint32_t i = 0; i < number; i++)
            pass(trainer, knowledge, language, golds[i], is_mixed(golds[i], round));
    size_t size = sizeof trainer->head + SLOTS;
    char *bytes = ARENA_ARRAY(arena, char, size);
    memcpy(bytes, &trainer->head, sizeof trainer->head);
    pack(trainer, (signed char *)bytes + sizeof trainer->head);
    return (Text){bytes, size};
}
