/* Statuses handed up, and the words about them handed out once. */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

enum { LINE_LIMIT = 1024 };

const char *wire_status_words(WireStatus status)
{
    static const char *const words[] = {
#define X(name, text) [WIRE_##name] = text,
        WIRE_STATUSES(X)
#undef X
    };
    size_t count = sizeof words / sizeof *words;
    return (size_t)status < count ? words[status] : "unknown status";
}

WireStatus report(const Reporter *reporter, WireStatus status, const char *format, ...)
{
    if (!reporter || !reporter->message)
        return status;
    char line[LINE_LIMIT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    reporter->message(reporter->context, line);
    return status;
}
