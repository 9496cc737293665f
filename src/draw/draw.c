/* Statements into a diagram: SVG, PNG, PDF or DOT source. */
#include "draw/draw.h"

#include "draw/dot.h"
#include "draw/picture.h"
#include "draw/render.h"

enum { PNG_NODES = 1000, ARENA_LIMIT = 1 << 30 };

static const char *const formats[] = {"svg", "png", "pdf", "dot"};

static const char *format_of(Text name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (text_equal(name, text_of(formats[i])))
            return formats[i];
    return NULL;
}

static WireStatus finish(const Picture *picture, Text dot, const char *format, const Reporter *reporter,
                         WireWrite *write, void *context)
{
    if (text_equal(text_of(format), TEXT("dot")))
        return write(context, dot.bytes, dot.length) ? WIRE_OK : WIRE_WRITE_FAILED;
    if (picture->nodes.count > PNG_NODES && text_equal(text_of(format), TEXT("png")))
        return report(reporter, WIRE_TOO_LARGE, "diagram: %u nodes are too many for PNG; use SVG", picture->nodes.count);
    RenderJob job = {dot.bytes, format};
    return render(&job, reporter, write, context);
}

WireStatus draw(const Knowledge *knowledge, Graph *graph, const DrawOptions *options, const Reporter *reporter,
                WireWrite *write, void *context)
{
    const char *format = format_of(options->format);
    if (!format)
        return report(reporter, WIRE_UNSUPPORTED, "diagram: unknown format %.*s", (int)options->format.length,
                      options->format.bytes);
    Arena *arena = arena_new(ARENA_LIMIT);
    if (!arena)
        return WIRE_NO_MEMORY;
    if (setjmp(*arena_escape(arena))) {
        arena_free(arena);
        return report(reporter, WIRE_NO_MEMORY, "diagram: out of memory");
    }
    Language language = options->language ? options->language : LANGUAGE_EN;
    Picture picture = picture_of(arena, knowledge, graph, language);
    Text dot = dot_of(arena, knowledge, &picture, options->title, language);
    dot = text_copy(arena, dot); /* terminated */
    WireStatus status = graph_status(graph);
    if (status == WIRE_OK)
        status = finish(&picture, dot, format, reporter, write, context);
    arena_free(arena);
    return status;
}
