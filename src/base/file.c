/* Files read whole, mapped, and written so that no half of one is ever left. */
#define _POSIX_C_SOURCE 200809L
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

static WireStatus fail(const Reporter *reporter, WireStatus status, const char *path)
{
    return report(reporter, status, "%s: %s", path, strerror(errno));
}

static WireStatus slurp(FILE *file, size_t limit, Text *out)
{
    char *bytes = NULL;
    size_t length = 0, capacity = 0;
    for (;;) {
        if (length == capacity) {
            capacity = capacity ? capacity * 2 : CHUNK;
            char *grown = realloc(bytes, capacity);
            if (!grown) {
                free(bytes);
                return WIRE_NO_MEMORY;
            }
            bytes = grown;
        }
        size_t got = fread(bytes + length, 1, capacity - length, file);
        length += got;
        if (length > limit || (got == 0 && ferror(file))) {
            free(bytes);
            return length > limit ? WIRE_TOO_LARGE : WIRE_READ_FAILED;
        }
        if (got == 0)
            break;
    }
    *out = (Text){bytes, length};
    return WIRE_OK;
}

WireStatus file_read(const char *path, size_t limit, const Reporter *reporter, Text *out)
{
    bool standard = strcmp(path, "-") == 0;
    errno = 0;
    FILE *file = standard ? stdin : fopen(path, "rb");
    if (!file)
        return fail(reporter, WIRE_READ_FAILED, path);
    WireStatus status = slurp(file, limit, out);
    int cause = errno;
    if (!standard)
        fclose(file);
    errno = cause;
    if (status == WIRE_TOO_LARGE)
        return report(reporter, status, "%s: more than %zu bytes", path, limit);
    if (status == WIRE_READ_FAILED)
        return fail(reporter, status, path);
    return status;
}

WireStatus file_map(const char *path, const Reporter *reporter, Text *out)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(reporter, WIRE_READ_FAILED, path);
    struct stat info;
    if (fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size <= 0) {
        close(descriptor);
        return report(reporter, WIRE_READ_FAILED, "%s: not a regular file with content", path);
    }
    size_t length = (size_t)info.st_size;
    void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
    if (bytes == MAP_FAILED)
        return fail(reporter, WIRE_READ_FAILED, path);
    *out = (Text){bytes, length};
    return WIRE_OK;
}

void file_unmap(Text mapped)
{
    if (mapped.length)
        munmap((void *)(uintptr_t)mapped.bytes, mapped.length);
}

struct FileWriter {
    FILE *file;
    const Reporter *reporter;
    char *path, *temporary;
    int cause; /* errno of the first bytes that were refused, or 0 */
};

static void release(FileWriter *writer)
{
    free(writer->path);
    free(writer->temporary);
    free(writer);
}

WireStatus file_create(const char *path, const Reporter *reporter, FileWriter **out)
{
    static const char suffix[] = ".XXXXXX";
    FileWriter *writer = calloc(1, sizeof *writer);
    size_t length = strlen(path);
    if (!writer || !(writer->path = malloc(length + 1)) || !(writer->temporary = malloc(length + sizeof suffix))) {
        if (writer)
            release(writer);
        return WIRE_NO_MEMORY;
    }
    memcpy(writer->path, path, length + 1);
    memcpy(writer->temporary, path, length);
    memcpy(writer->temporary + length, suffix, sizeof suffix);
    writer->reporter = reporter;
    int descriptor = mkstemp(writer->temporary);
    if (descriptor < 0 || fchmod(descriptor, 0644) != 0 || !(writer->file = fdopen(descriptor, "wb"))) {
        WireStatus status = fail(reporter, WIRE_WRITE_FAILED, path);
        if (descriptor >= 0) {
            close(descriptor);
            unlink(writer->temporary);
        }
        release(writer);
        return status;
    }
    *out = writer;
    return WIRE_OK;
}

bool file_write(void *writer, const char *bytes, size_t length)
{
    FileWriter *self = writer;
    if (length == 0 || fwrite(bytes, 1, length, self->file) == length)
        return true;
    if (self->cause == 0)
        self->cause = errno;
    return false;
}

WireStatus file_commit(FileWriter *writer)
{
    bool whole = fflush(writer->file) == 0 && !ferror(writer->file) && fsync(fileno(writer->file)) == 0;
    int cause = writer->cause ? writer->cause : errno;
    whole = fclose(writer->file) == 0 && whole;
    if (!whole || rename(writer->temporary, writer->path) != 0) {
        errno = whole ? errno : cause;
        WireStatus status = fail(writer->reporter, WIRE_WRITE_FAILED, writer->path);
        unlink(writer->temporary);
        release(writer);
        return status;
    }
    release(writer);
    return WIRE_OK;
}

void file_abandon(FileWriter *writer)
{
    if (!writer)
        return;
    fclose(writer->file);
    unlink(writer->temporary);
    release(writer);
}

WireStatus file_finish(FileWriter *writer, WireStatus status)
{
    if (status != WIRE_OK && status != WIRE_WRITE_FAILED) {
        file_abandon(writer);
        return status;
    }
    WireStatus committed = file_commit(writer); /* fails, with words, where the stream has failed */
    return status == WIRE_OK ? committed : status;
}
