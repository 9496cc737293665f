/* Feeds files to a fuzz target, so that its seeds are tests where there is no fuzzer. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    enum { LIMIT = 1 << 20 };
    uint8_t *bytes = malloc(LIMIT);
    if (bytes) {
        size_t length = fread(bytes, 1, LIMIT, file);
        LLVMFuzzerTestOneInput(bytes, length);
    }
    int failed = !bytes || ferror(file);
    free(bytes);
    fclose(file);
    return failed;
}

int main(int count, char **paths)
{
    int failed = 0;
    for (int i = 1; i < count; i++)
        failed += replay(paths[i]);
    printf("%d passed, %d failed\n", count - 1 - failed, failed);
    return failed || count < 2;
}
