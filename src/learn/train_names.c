/* Learns what unknown names name, from text whose names are marked (src/learn/classes.py writes it). */
#include "analyze/analyze.h"
#include "base/file.h"
#include "knowledge/model.h"
#include "learn/corpus.h"
#include "learn/perceptron.h"
#include "learn/train.h"
#include "recognize/guess.h"

#include <stdlib.h>
#include <string.h>

/* Names with less than 1 / OVERLAP in common are not the same; a margin is in units of scores. */
enum { PATIENCE = 1, ROUNDS = 6, LEARNERS = 2, MARGIN = 20 * PERCEPTRON_ONE, NAMES_BYTES = 4000000, MAX_TEXT = 1 << 28, FIELDS = 4 };
#define OVERLAP 0.4

typedef struct Marked {
    Span span;
    GuessKind kind;
} Marked;

typedef struct Example {
    const uint64_t *keys;
    uint32_t count;
    GuessKind kind;
} Example;

typedef struct NameLearner {
    Arena *arena; /* of the examples */
    ARRAY(Example) examples;
    /* the document at hand */
    Language language;
    bool listed; /* nothing in it is marked */
    ARRAY(Marked) marked;
    Text lines; /* of the file, from the first sentence of the document */
} NameLearner;

static GuessKind kind_named(Text name)
{
    static const char *const kinds[] = {"person", "place", "organization"};
    for (int i = 0; i < GUESS_NOTHING; i++)
        if (text_equal(name, text_of(kinds[i])))
            return (GuessKind)i;
    return GUESS_NOTHING;
}

/* The kind of the marked name that has most in common with a span: GUESS_NOTHING where none has anything, GUESS_KINDS
   where it is only a part of it. */
static GuessKind kind_marked(const NameLearner *learner, Span span)
{
    double best = 0;
    GuessKind kind = GUESS_NOTHING;
    for (uint32_t i = 0; i < learner->marked.count; i++) {
        const Marked *marked = &learner->marked.items[i];
        uint32_t begin = span.begin > marked->span.begin ? span.begin : marked->span.begin;
        uint32_t end = span.end < marked->span.end ? span.end : marked->span.end;
        uint32_t low = span.begin < marked->span.begin ? span.begin : marked->span.begin;
        uint32_t high = span.end > marked->span.end ? span.end : marked->span.end;
        double common = end > begin ? (double)(end - begin) / (high - low) : 0;
        if (common > best) {
            best = common;
            kind = marked->kind;
        }
    }
    return best > 0 && best < OVERLAP && kind != GUESS_NOTHING ? GUESS_KINDS : kind;
}

static void watch(void *context, const NameSeen *name)
{
    NameLearner *learner = context;
    GuessKind kind = learner->listed ? name->listed ? name->known : name->told : kind_marked(learner, name->span);
    if (kind == GUESS_KINDS)
        return;
    /* what told the class is not learnt from */
    uint32_t first = name->listed ? GUESS_RULES : learner->listed ? GUESS_RULES + GUESS_NEIGHBORS : 0, count = name->count - first;
    uint64_t *keys = ARENA_ARRAY(learner->arena, uint64_t, count);
    memcpy(keys, name->keys + first, count * sizeof *keys);
    *ARRAY_PUSH(learner->arena, &learner->examples) = (Example){keys, count, kind};
}

/* "# en", "# fr listed" */
static bool is_header(Text line, Language *language, bool *listed)
{
    if (!text_starts(line, TEXT("# ")))
        return false;
    Text name = text_slice(line, 2, line.length), tag = text_slice(name, 0, text_find(name, TEXT(" ")));
    *listed = text_ends(name, TEXT(" listed")) && tag.length + 7 == name.length;
    *language = language_of(tag);
    return *language != LANGUAGE_UNKNOWN && (*listed || tag.length == name.length);
}

static uint32_t number(Text text)
{
    uint32_t value = 0;
    for (size_t i = 0; i < text.length && text.bytes[i] >= '0' && text.bytes[i] <= '9'; i++)
        value = value * 10 + (uint32_t)(text.bytes[i] - '0');
    return value;
}

/* "TAB first TAB end TAB class": a name of the sentence that begins at `begin`. */
static void read_mark(NameLearner *learner, Arena *arena, Text line, uint32_t begin)
{
    Text fields[FIELDS] = {{NULL, 0}};
    for (int i = 0; i < FIELDS; i++) {
        fields[i] = text_slice(line, 0, text_find(line, TEXT("\t")));
        line = text_slice(line, fields[i].length + 1, line.length);
    }
    *ARRAY_PUSH(arena, &learner->marked) = (Marked){{begin + number(fields[1]), begin + number(fields[2])}, kind_named(fields[3])};
}

/* The sentences of one document, each a paragraph. */
static WireStatus learn_document(NameLearner *learner, Arena *arena, const Knowledge *knowledge, Text lines)
{
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    char *text = ARENA_ARRAY(arena, char, lines.length * 2 + 1);
    uint32_t used = 0, begin = 0;
    Text line;
    learner->marked.items = NULL;
    learner->marked.count = learner->marked.capacity = 0;
    while (text_next_line(&lines, &line)) {
        if (text_starts(line, TEXT("\t"))) {
            read_mark(learner, arena, line, begin);
            continue;
        }
        memcpy(text + used, line.bytes, line.length);
        begin = used;
        used += (uint32_t)line.length;
        *ARRAY_PUSH(arena, &document->paragraphs) = (Paragraph){{begin, used}, PARAGRAPH_BODY};
        text[used++] = '\n';
    }
    document->text = (Text){text, used};
    document->language = learner->language;
    TRY(analyze(knowledge, document));
    names_watched(knowledge, document, watch, learner);
    return WIRE_OK;
}

static WireStatus learn_alone(NameLearner *learner, const Knowledge *knowledge, Text lines)
{
    Arena *arena = arena_new((size_t)1 << 30);
    if (!arena)
        return WIRE_NO_MEMORY;
    if (setjmp(*arena_escape(arena))) {
        arena_free(arena);
        return WIRE_NO_MEMORY;
    }
    WireStatus status = lines.length ? learn_document(learner, arena, knowledge, lines) : WIRE_OK;
    arena_free(arena);
    return status;
}

static WireStatus read_documents(NameLearner *learner, const Knowledge *knowledge, Text rest)
{
    Text lines = {rest.bytes, 0}, line;
    while (text_next_line(&rest, &line)) {
        Language language;
        bool listed;
        if (!is_header(line, &language, &listed)) {
            lines.length = (size_t)(rest.bytes - lines.bytes);
            continue;
        }
        TRY(learn_alone(learner, knowledge, lines));
        learner->language = language;
        learner->listed = listed;
        lines = (Text){rest.bytes, 0};
    }
    return learn_alone(learner, knowledge, lines);
}

static Text learn_weights(const NameLearner *learner)
{
    Perceptron *perceptron = perceptron_new(GUESS_KINDS, PATIENCE);
    uint32_t *order = ARENA_ARRAY(learner->arena, uint32_t, learner->examples.count + 1);
    uint64_t seed = 1;
    int16_t scores[CLASSIFIER_MAX_CLASSES];
    for (uint32_t i = 0; i < learner->examples.count; i++)
        order[i] = i;
    for (int round = 0; round < ROUNDS * LEARNERS; round++) {
        if (round == ROUNDS)
            perceptron_restart(perceptron);
        corpus_shuffle(order, learner->examples.count, &seed);
        for (uint32_t i = 0; i < learner->examples.count; i++) {
            const Example *example = &learner->examples.items[order[i]];
            perceptron_score(perceptron, example->keys, example->count, scores);
            size_t rival = example->kind == GUESS_PERSON ? GUESS_PLACE : GUESS_PERSON;
            for (size_t k = 0; k < GUESS_KINDS; k++)
                rival = k != example->kind && scores[k] > scores[rival] ? k : rival;
            if (scores[example->kind] - scores[rival] <= MARGIN)
                perceptron_update(perceptron, example->keys, example->count, example->kind, rival);
            perceptron_tick(perceptron);
        }
    }
    Text image = perceptron_freeze(perceptron, learner->arena, NAMES_BYTES);
    perceptron_free(perceptron);
    return image;
}

WireStatus train_names(Arena *arena, const TrainingFiles *files, const Reporter *reporter)
{
    NameLearner learner = {.arena = arena};
    void **place = arena_defer(arena, free);
    Text bytes;
    TRY(file_read(files->train[0], MAX_TEXT, reporter, &bytes));
    *place = (void *)(uintptr_t)bytes.bytes;
    TRY(read_documents(&learner, files->knowledge, bytes));
    ModelSection section = {"names", learn_weights(&learner)};
    return model_write(files->output, &section, 1, reporter);
}
