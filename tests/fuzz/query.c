/* Fuzzes the scan of queries for what is refused. */
#include "store/query.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char *exact = malloc(length + 1); /* so that reading past the end is seen */
    if (!exact)
        return 0;
    char *moved = exact + 1;
    memcpy(moved, bytes, length);
    query_refusal((Text){moved, length});
    free(exact);
    return 0;
}
