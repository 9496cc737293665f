/* Measures the knowledge image: how fast it opens, and how fast names, variants and lists are found in text files.
   Usage: knowledge IMAGE FILE...   Prints one line a measure. */
#define _POSIX_C_SOURCE 200809L
#include "base/file.h"
#include "base/utf8.h"
#include "knowledge/knowledge.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { OPENINGS = 20, ROUNDS = 50, FILE_LIMIT = 1 << 26 };

/* All words of the files, folded. */
typedef struct Words {
    ARRAY(Symbol) symbols;
    Symbols *table;
} Words;

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void say(void *context, const char *line)
{
    (void)context;
    fprintf(stderr, "%s\n", line);
}

static void take_words(Arena *arena, const char *path, const Reporter *reporter, Words *words)
{
    Text text;
    if (file_read(path, FILE_LIMIT, reporter, &text) != WIRE_OK)
        exit(1);
    Text rest = text;
    while (rest.length) {
        Text word = {rest.bytes, 0};
        while (rest.length && (utf8_is_letter((unsigned char)rest.bytes[0]) || (unsigned char)rest.bytes[0] >= 0x80 ||
                               rest.bytes[0] == '-' || rest.bytes[0] == '\''))
            rest.bytes++, rest.length--, word.length++;
        char folded[256];
        if (word.length)
            *ARRAY_PUSH(arena, &words->symbols) =
                symbol_of(words->table, (Text){folded, utf8_fold(word, folded, sizeof folded)});
        else
            rest.bytes++, rest.length--;
    }
    free((void *)(uintptr_t)text.bytes);
}

static void measure_opening(const char *image, const Reporter *reporter)
{
    double best = 1e9;
    for (int i = 0; i < OPENINGS; i++) {
        Knowledge *knowledge;
        double start = milliseconds();
        if (knowledge_open(image, NULL, reporter, &knowledge) != WIRE_OK)
            exit(1);
        double taken = milliseconds() - start;
        best = taken < best ? taken : best;
        knowledge_close(knowledge);
    }
    printf("open: %.2f ms (best of %d)\n", best, OPENINGS);
}

typedef uint32_t Matcher(const Knowledge *knowledge, const Words *words, uint32_t at);

static uint32_t match_names(const Knowledge *knowledge, const Words *words, uint32_t at)
{
    const NameHit *hits;
    uint32_t count;
    return knowledge_match_names(knowledge, words->symbols.items + at, words->symbols.count - at, &hits, &count);
}

static uint32_t match_variants(const Knowledge *knowledge, const Words *words, uint32_t at)
{
    const NameHit *hits;
    uint32_t count, rest = words->symbols.count - at;
    return knowledge_match_variants(knowledge, words->table, words->symbols.items + at, rest < 6 ? rest : 6, &hits, &count);
}

static uint32_t match_list(const Knowledge *knowledge, const Words *words, uint32_t at)
{
    int32_t value;
    return knowledge_match_list(knowledge, LANGUAGE_EN, LIST_REPORTING_VERB, words->symbols.items + at,
                                words->symbols.count - at, &value);
}

static void measure(const char *name, Matcher *match, const Knowledge *knowledge, const Words *words)
{
    uint32_t found = 0;
    double start = milliseconds();
    for (int round = 0; round < ROUNDS; round++)
        for (uint32_t at = 0; at < words->symbols.count; at++)
            found += match(knowledge, words, at) != 0;
    double seconds = (milliseconds() - start) / 1e3;
    printf("%s: %.1f million words/s, found at %.1f %% of them\n", name, words->symbols.count * ROUNDS / seconds / 1e6,
           100.0 * found / ROUNDS / (words->symbols.count ? words->symbols.count : 1));
}

int main(int count, char **arguments)
{
    const Reporter reporter = {say, NULL};
    if (count < 3) {
        fprintf(stderr, "usage: %s IMAGE FILE...\n", arguments[0]);
        return 2;
    }
    measure_opening(arguments[1], &reporter);
    Knowledge *knowledge;
    if (knowledge_open(arguments[1], NULL, &reporter, &knowledge) != WIRE_OK)
        return 1;
    Arena *arena = arena_new((size_t)1 << 30);
    if (!arena || setjmp(*arena_escape(arena)))
        return 1;
    Words words = {{NULL, 0, 0}, symbols_new(arena, knowledge_symbols(knowledge))};
    for (int i = 2; i < count; i++)
        take_words(arena, arguments[i], &reporter, &words);
    measure("names", match_names, knowledge, &words);
    measure("variants", match_variants, knowledge, &words);
    measure("one list", match_list, knowledge, &words);
    arena_free(arena);
    knowledge_close(knowledge);
    return 0;
}
