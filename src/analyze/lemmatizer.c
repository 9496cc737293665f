/* Edit scripts, the table of known lemmas, and the choice of a script for unknown words. */
#include "analyze/lemmatizer.h"

#include "analyze/hash.h"

#include <assert.h>
#include <string.h>

bool lemma_script_read(Text line, LemmaScript *out)
{
    if (line.length < 2 || line.length > WORD_MAX_BYTES || line.bytes[1] < '0')
        return false;
    *out = (LemmaScript){.fold = line.bytes[0] == 'f',
                         .strip = (uint8_t)(line.bytes[1] - '0'),
                         .ending = {line.bytes + 2, line.length - 2}};
    return line.bytes[0] == 'f' || line.bytes[0] == 'k';
}

size_t lemma_script_apply(const LemmaScript *script, Text form, char out[LEMMA_MAX_BYTES])
{
    Letters letters;
    if (script->fold)
        word_fold(form.bytes, form.length, &letters);
    else
        word_plain(form.bytes, form.length, &letters);
    if (script->strip > letters.count)
        return 0;
    size_t kept = letters.start[letters.count - script->strip];
    assert(kept <= WORD_MAX_BYTES && script->ending.length <= WORD_MAX_BYTES);
    memcpy(out, letters.bytes, kept);
    if (script->ending.length)
        memcpy(out + kept, script->ending.bytes, script->ending.length);
    return kept + script->ending.length;
}

uint64_t lemma_key(uint32_t form, uint32_t tag)
{
    return key_close(key_add(key_add(key_open(0), form), tag));
}

bool lemma_table_open(const void *image, size_t size, size_t script_limit, LemmaTable *out)
{
    size_t count = size / sizeof(LemmaSlot);
    *out = (LemmaTable){count, image};
    size_t empty = 0;
    if (count == 0 || (count & (count - 1)) != 0)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (out->slots[i].script > script_limit)
            return false;
        empty += out->slots[i].script == 0;
    }
    return empty > 0;
}

size_t lemma_table_find(const LemmaTable *self, uint64_t key)
{
    size_t mask = self->slot_count - 1;
    for (size_t at = (size_t)(key >> 16) & mask;; at = (at + 1) & mask) {
        const LemmaSlot *slot = &self->slots[at];
        if (slot->script == 0)
            return 0;
        if (slot->check_high == (uint32_t)(key >> 32) && slot->check_low == (uint16_t)key)
            return slot->script;
    }
}

#define ADD1(a) keys[n] = key_close(key_add(key_open(n), a)), n++;
#define ADD2(a, b) keys[n] = key_close(key_add(key_add(key_open(n), a), b)), n++;

void lemmatizer_features(const Word *word, uint32_t tag, uint32_t part, uint64_t *keys)
{
    size_t n = 0;
    ADD1(tag)
    ADD1(part)
    ADD2(word->lower, part)
    ADD2(word->form, part)
    ADD2(word->shape, part)
    ADD2(word->shape, tag)
    for (size_t i = 0; i < WORD_SUFFIXES; i++) {
        ADD2(word->suffix[i], part)
        ADD2(word->suffix[i], tag)
    }
    ADD2(word->suffix[2], word->shape)
    ADD2(word->suffix[0], word->shape)
    for (size_t i = 0; i < WORD_PREFIXES; i++)
        ADD2(word->prefix[i], part)
    assert(n == LEMMATIZER_FEATURES);
}

static size_t known_script(const Lemmatizer *self, const Word *word, uint32_t tag)
{
    size_t script = lemma_table_find(&self->table, lemma_key(word->form, tag));
    if (script == 0 && word->lower != word->form)
        script = lemma_table_find(&self->table, lemma_key(word->lower, tag));
    return script;
}

size_t lemmatize(const Lemmatizer *self, Text form, const Word *word, uint32_t tag, uint32_t part,
                 char out[LEMMA_MAX_BYTES])
{
    size_t script = known_script(self, word, tag);
    if (script == 0) {
        uint64_t keys[LEMMATIZER_FEATURES];
        int16_t scores[CLASSIFIER_MAX_CLASSES];
        lemmatizer_features(word, tag, part, keys);
        classifier_score(&self->classifier, keys, LEMMATIZER_FEATURES, scores);
        script = 1 + classifier_best(scores, 0, self->classifier.class_count);
    }
    size_t length = lemma_script_apply(&self->scripts[script - 1], form, out);
    if (length > 0)
        return length;
    const LemmaScript same = {.fold = false};
    return lemma_script_apply(&same, form, out);
}
