/* Statuses handed up, and the words about them handed out once. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "wiregraph.h"

/* Hands a failure of `call` up to the caller. */
#define TRY(call)                          \
    do {                                   \
        WireStatus try_status = (call);    \
        if (try_status != WIRE_OK)         \
            return try_status;             \
    } while (0)

/* Where words about failures go. */
typedef struct Reporter {
    WireMessage *message; /* NULL: nowhere */
    void *context;
} Reporter;

/* Sends one formatted line and returns `status`, so that a failure is one statement. `reporter` may be NULL. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
WireStatus report(const Reporter *reporter, WireStatus status, const char *format, ...);

#endif
