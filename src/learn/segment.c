/* Learns from treebanks where words and sentences end: an averaged perceptron over hashed features, with a margin. */
#include "learn/segment.h"

#include "analyze/segment.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 18, ROUNDS = 8, MARGIN = 6, BOUND = 127, RARE = 200 };

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

static void pass(Trainer *trainer, const Knowledge *knowledge, Language language, const Gold *gold)
{
    Arena *arena = arena_new((size_t)1 << 30);
    if (!arena)
        return;
    if (setjmp(*arena_escape(arena)) == 0) {
        trainer->places = ARENA_ARRAY(arena, uint8_t, gold->text.length + 1);
        mark_places(gold, trainer->places);
        segment_judged(knowledge, gold_document(arena, knowledge, language, gold), learn, trainer);
    }
    arena_free(arena);
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
        pass(trainer, knowledge, language, golds[i]);
    choose_words(trainer);
    trainer->counting = false;
    for (uint32_t round = 0; round < ROUNDS; round++)
        for (uint32_t i = 0; i < number; i++)
            pass(trainer, knowledge, language, golds[i]);
    size_t size = sizeof trainer->head + SLOTS;
    char *bytes = ARENA_ARRAY(arena, char, size);
    memcpy(bytes, &trainer->head, sizeof trainer->head);
    pack(trainer, (signed char *)bytes + sizeof trainer->head);
    return (Text){bytes, size};
}
