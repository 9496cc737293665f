/* How alike two names are: equal words count, letters swapped or doubled forgive, order does not matter. */
#include "store/link.h"

#include <string.h>

enum { WORDS = 16, LETTERS = 64 };

static size_t split(Text name, Text words[WORDS])
{
    size_t count = 0, begin = 0;
    for (size_t i = 0; i <= name.length && count < WORDS; i++) {
        if (i < name.length && !strchr(" -',.()", name.bytes[i]))
            continue;
        if (i > begin)
            words[count++] = text_slice(name, begin, i);
        begin = i + 1;
    }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits (insert, delete, replace) that make one word of another, in bytes of their folded forms. */
static size_t edits(Text a, Text b)
{
    size_t row[LETTERS + 1];
    for (size_t j = 0; j <= b.length; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            size_t above = row[j];
            row[j] = least(least(row[j] + 1, row[j - 1] + 1), diagonal + (a.bytes[i - 1] != b.bytes[j - 1]));
            diagonal = above;
        }
    }
    return row[b.length];
}

static double words_alike(Text a, Text b)
{
    if (text_equal(a, b))
        return 1.0;
    size_t longest = a.length > b.length ? a.length : b.length;
    if (longest > LETTERS || longest < 4)
        return 0.0;
    double alike = 1.0 - (double)edits(a, b) / (double)longest;
    return alike >= 0.7 ? alike : 0.0;
}

double names_alike(Text a, Text b)
{
    Text left[WORDS], right[WORDS];
    size_t count = split(a, left), others = split(b, right);
    bool taken[WORDS] = {false};
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double best = 0;
        size_t chosen = WORDS;
        for (size_t j = 0; j < others; j++) {
            double alike = taken[j] ? 0 : words_alike(left[i], right[j]);
            if (alike > best) {
                best = alike;
                chosen = j;
            }
        }
        if (chosen < WORDS)
            taken[chosen] = true;
        sum += best;
    }
    return count + others ? 2 * sum / (double)(count + others) : 0;
}
