/* The line of training steps, and the file they end in. */
#include "learn/train.h"

#include "base/file.h"
#include "knowledge/model.h"
#include "learn/corpus.h"
#include "learn/segment.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_TREEBANK = 1 << 30, DEFAULT_BYTES = 25000000 };

static WireStatus read_gold(Arena *arena, const char *path, const Reporter *reporter, Gold **out)
{
    void **place = arena_defer(arena, free);
    Text bytes;
    TRY(file_read(path, MAX_TREEBANK, reporter, &bytes));
    *place = (void *)(uintptr_t)bytes.bytes;
    return gold_read(arena, bytes, reporter, out);
}

/* Where words and sentences end is learnt from the running text of the same treebanks. */
static WireStatus learn_segmentation(Arena *arena, const TrainingFiles *files, const Reporter *reporter, Text *out)
{
    Gold *golds[TRAIN_MAX_FILES];
    const Gold *read[TRAIN_MAX_FILES];
    for (size_t i = 0; i < files->train_count; i++) {
        TRY(read_gold(arena, files->train[i], reporter, &golds[i]));
        read[i] = golds[i];
    }
    *out = segment_train(arena, files->knowledge, files->language, read, (uint32_t)files->train_count);
    return WIRE_OK;
}

static WireStatus write_model(const Corpus *corpus, Text segment, const char *path, const Reporter *reporter)
{
    ModelSection sections[MODEL_SECTIONS] = {{{0}, {NULL, 0}}};
    uint32_t count = 0;
    for (; count < GRAMMAR_SECTION_COUNT; count++) {
        const char *name = grammar_section_name((GrammarSection)count);
        memcpy(sections[count].name, name, strlen(name));
        sections[count].bytes = corpus->sections[count];
    }
    if (segment.length > 0) {
        memcpy(sections[count].name, "segment", sizeof "segment");
        sections[count++].bytes = segment;
    }
    return model_write(path, sections, count, reporter);
}

static WireStatus read_treebanks(Corpus *corpus, const TrainingFiles *files, const Reporter *reporter)
{
    for (size_t i = 0; i < files->train_count; i++)
        TRY(treebank_read(corpus->arena, files->train[i], reporter, &corpus->treebank));
    corpus->tagged = corpus->treebank.sentences.count;
    for (size_t i = 0; i < files->trees_count; i++)
        TRY(treebank_read(corpus->arena, files->trees[i], reporter, &corpus->treebank));
    return corpus->tagged > 0 ? WIRE_OK : report(reporter, WIRE_NO_TEXT, "no sentence to learn from");
}

/* A lexicon is a part of the model and of what the tagger is told while it learns. */
static WireStatus add_lexicon(Corpus *corpus, const TrainingFiles *files, const Reporter *reporter)
{
    void **place = arena_defer(corpus->arena, free);
    Text list = {"", 0};
    if (files->lexicon != NULL)
        TRY(file_read(files->lexicon, MAX_TREEBANK, reporter, &list));
    *place = files->lexicon != NULL ? (void *)(uintptr_t)list.bytes : NULL;
    Text section = train_lexicon(corpus->arena, list);
    corpus->sections[GRAMMAR_LEXICON] = section;
    if (!lexicon_open(section.bytes, section.length, &corpus->grammar.lexicon))
        abort();
    return WIRE_OK;
}

WireStatus train_model(Arena *arena, const TrainingFiles *files, const Reporter *reporter)
{
    Corpus *corpus = ARENA_NEW(arena, Corpus);
    Text segment = {"", 0};
    corpus->arena = arena;
    corpus->bytes = files->bytes > 0 ? files->bytes : DEFAULT_BYTES;
    TRY(read_treebanks(corpus, files, reporter));
    if (files->knowledge != NULL)
        TRY(learn_segmentation(arena, files, reporter, &segment));
    corpus_prepare(corpus);
    TRY(add_lexicon(corpus, files, reporter));
    train_tagger(corpus);
    train_lemmatizer(corpus);
    train_parser(corpus);
    return write_model(corpus, segment, files->output, reporter);
}

/* The sections of a model but this one. */
static WireStatus read_others(Text model, const Reporter *reporter, ModelSection *sections, uint32_t *count)
{
    ModelSection all[MODEL_SECTIONS];
    if (!model_valid(model))
        return report(reporter, WIRE_BAD_IMAGE, "not a language model, or damaged");
    uint32_t found = model_sections(model, all);
    for (uint32_t i = 0; i < found; i++)
        if (strcmp(all[i].name, "segment") != 0)
            sections[(*count)++] = all[i];
    return WIRE_OK;
}

WireStatus train_segment(Arena *arena, const TrainingFiles *files, const Reporter *reporter)
{
    ModelSection sections[MODEL_SECTIONS] = {{{0}, {NULL, 0}}};
    uint32_t count = 0;
    Text model = {"", 0}, segment;
    TRY(learn_segmentation(arena, files, reporter, &segment));
    WireStatus status = file_map(files->output, NULL, &model);
    if (status == WIRE_OK)
        status = read_others(model, reporter, sections, &count);
    else
        status = WIRE_OK;
    memcpy(sections[count].name, "segment", sizeof "segment");
    sections[count++].bytes = segment;
    if (status == WIRE_OK)
        status = model_write(files->output, sections, count, reporter);
    if (model.length)
        file_unmap(model);
    return status;
}
