/* DOT source into a picture, in a child process that may crash or run out without harm. */
#ifndef DRAW_RENDER_H
#define DRAW_RENDER_H

#include "base/status.h"
#include "base/text.h"

typedef struct RenderJob {
    const char *dot;    /* terminated source */
    const char *format; /* "svg", "png", "pdf" */
} RenderJob;

WireStatus render(const RenderJob *job, const Reporter *reporter, WireWrite *write, void *context);

#endif
