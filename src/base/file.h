/* Files read whole, mapped, and written so that no half of one is ever left. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/status.h"
#include "base/text.h"

/* Bytes of a whole file or, for "-", of standard input; the caller frees `bytes` with free().
   Over `limit` bytes: WIRE_TOO_LARGE. A directory or an unreadable file: WIRE_READ_FAILED. */
WireStatus file_read(const char *path, size_t limit, const Reporter *reporter, Text *out);

/* A file mapped read-only until file_unmap; empty files are refused. */
WireStatus file_map(const char *path, const Reporter *reporter, Text *out);
void file_unmap(Text mapped);

/* A file being written beside its place, and moved there only when all of it is on disk. */
typedef struct FileWriter FileWriter;
WireStatus file_create(const char *path, const Reporter *reporter, FileWriter **out);
/* A WireWrite over a FileWriter. */
bool file_write(void *writer, const char *bytes, size_t length);
/* Flushes, syncs and renames; on failure the place keeps what it had. Frees the writer. */
WireStatus file_commit(FileWriter *writer);
/* Removes what was written. Frees the writer; NULL is allowed. */
void file_abandon(FileWriter *writer);
/* Commits what was written well, abandons it otherwise, and says why where bytes were refused; the status of all. */
WireStatus file_finish(FileWriter *writer, WireStatus status);

#endif
