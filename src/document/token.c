/* Words and their place in the tree, in the terms of Universal Dependencies. */
#include "document/token.h"

#include <string.h>

static const char *const upos_names[] = {
    "_",
#define X(tag) #tag,
    UPOS_TAGS(X)
#undef X
};

static const char *const deprel_names[] = {
    "_",
#define X(constant, name) name,
    DEPRELS(X)
#undef X
};

const char *upos_name(Upos upos)
{
    return upos < UPOS_COUNT ? upos_names[upos] : "_";
}

Upos upos_of(Text name)
{
    for (int i = 1; i < UPOS_COUNT; i++)
        if (text_equal(name, text_of(upos_names[i])))
            return (Upos)i;
    return UPOS_NONE;
}

const char *deprel_name(Deprel deprel)
{
    return deprel < DEPREL_COUNT ? deprel_names[deprel] : "_";
}

static Deprel exact(Text name)
{
    for (int i = 1; i < DEPREL_COUNT; i++)
        if (text_equal(name, text_of(deprel_names[i])))
            return (Deprel)i;
    return DEPREL_NONE;
}

Deprel deprel_of(Text name)
{
    Deprel found = exact(name);
    return found ? found : exact(text_slice(name, 0, text_find(name, TEXT(":"))));
}

Deprel deprel_universal(Deprel deprel)
{
    Text name = text_of(deprel_name(deprel));
    return exact(text_slice(name, 0, text_find(name, TEXT(":"))));
}

typedef struct FeatureRow {
    const char *name;
    size_t offset;
    const char *const *values; /* from 1 on */
    unsigned char count;
} FeatureRow;

#define VALUE(constant, name) #name,
#define FEATURE(field, name, prefix) static const char *const field##_values[] = {"", prefix##_VALUES(VALUE)};
UD_FEATURES(FEATURE)
#undef FEATURE
#undef VALUE

/* The rows stand in the order of the macro; CoNLL-U wants them sorted by name. */
static const FeatureRow rows[] = {
#define FEATURE(field, name, prefix) {#name, offsetof(Features, field), field##_values, prefix##_COUNT},
    UD_FEATURES(FEATURE)
#undef FEATURE
};

enum { ROWS = sizeof rows / sizeof *rows };

static const FeatureRow *row_after(const char *previous)
{
    const FeatureRow *best = NULL;
    for (size_t i = 0; i < ROWS; i++)
        if ((!previous || strcmp(rows[i].name, previous) > 0) && (!best || strcmp(rows[i].name, best->name) < 0))
            best = &rows[i];
    return best;
}

size_t features_write(const Features *features, char *out)
{
    size_t used = 0;
    for (const FeatureRow *row = row_after(NULL); row; row = row_after(row->name)) {
        unsigned char value = ((const unsigned char *)features)[row->offset];
        if (value == 0 || value >= row->count)
            continue;
        const char *parts[] = {used ? "|" : "", row->name, "=", row->values[value]};
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            size_t length = strlen(parts[i]);
            memcpy(out + used, parts[i], length);
            used += length;
        }
    }
    if (used == 0)
        out[used++] = '_';
    return used;
}

static void set_feature(Features *features, Text name, Text value)
{
    for (size_t i = 0; i < ROWS; i++) {
        if (!text_equal(name, text_of(rows[i].name)))
            continue;
        for (unsigned char v = 1; v < rows[i].count; v++)
            if (text_equal(value, text_of(rows[i].values[v])))
                ((unsigned char *)features)[rows[i].offset] = v;
    }
}

Features features_of(Text text)
{
    Features features = {0};
    while (text.length) {
        size_t end = text_find(text, TEXT("|"));
        Text pair = text_slice(text, 0, end);
        size_t equals = text_find(pair, TEXT("="));
        if (equals != SIZE_MAX)
            set_feature(&features, text_slice(pair, 0, equals), text_slice(pair, equals + 1, pair.length));
        text = end == SIZE_MAX ? (Text){"", 0} : text_slice(text, end + 1, text.length);
    }
    return features;
}
