/* What the runners of sentence cases share. */
#include "cases.h"

#include "base/file.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Text cases_read(Arena *arena, const char *path)
{
    Text text;
    ck_assert_int_eq(file_read(path, 1 << 22, NULL, &text), WIRE_OK);
    Text copy = text_copy(arena, text);
    free((void *)(uintptr_t)text.bytes);
    return copy;
}

bool case_known(Text known, Text sentence)
{
    Text line;
    while (text_next_line(&known, &line))
        if (text_equal(text_trim(line), sentence))
            return true;
    return false;
}

void case_count(CaseTally *tally, Text sentence, bool met, bool expected)
{
    tally->cases++;
    tally->known += !expected;
    tally->mended += met && !expected;
    if (met || !expected)
        return;
    tally->failed++;
    fprintf(stderr, "fails: %.*s\n", (int)sentence.length, sentence.bytes);
}
