/* The main path: one document along a table of stages. */
#include "interface.h"

#include "analyze/analyze.h"
#include "interpret/interpret.h"
#include "read/read.h"
#include "recognize/recognize.h"

#include <stdlib.h>

/* What happens to a document after it has been read, in order. */
static const struct {
    const char *name;
    WireStatus (*run)(const Knowledge *knowledge, Document *document);
} stages[WIRE_STAGES] = {
    [WIRE_STAGE_READ] = {"read", NULL}, /* takes bytes: see wire_read */
    [WIRE_STAGE_ANALYZE] = {"analyze", analyze},
    [WIRE_STAGE_RECOGNIZE] = {"recognize", recognize},
    [WIRE_STAGE_INTERPRET] = {"interpret", interpret},
};

enum { DEFAULT_MEMORY = 1 << 30, SOURCE_LIMIT = 64 << 20 };

WireOptions wire_options(void)
{
    return (WireOptions){.provenance = WIRE_PROVENANCE_MENTION};
}

const char *wire_stage_name(WireStage stage)
{
    return stage < WIRE_STAGES ? stages[stage].name : "";
}

enum { PATH_LIMIT = 4096 };

static WireStatus open_knowledge(Wire *wire)
{
    char home[PATH_LIMIT], image[PATH_LIMIT];
    if (!find_home(home, sizeof home) || !home_image(home, image, sizeof image))
        return WIRE_TOO_LARGE;
    return knowledge_open(wire->options.image ? wire->options.image : image,
                          wire->options.models ? wire->options.models : home, &wire->reporter, &wire->knowledge);
}

WireStatus wire_open(const WireOptions *options, Wire **out)
{
    Wire *wire = calloc(1, sizeof *wire);
    if (!wire)
        return WIRE_NO_MEMORY;
    wire->options = *options;
    wire->reporter = (Reporter){options->message, options->context};
    WireStatus status = open_knowledge(wire);
    if (status == WIRE_OK && options->gazetteer)
        status = knowledge_add_gazetteer(wire->knowledge, options->gazetteer, &wire->reporter);
    if (status != WIRE_OK) {
        wire_close(wire);
        return status;
    }
    *out = wire;
    return WIRE_OK;
}

void wire_close(Wire *wire)
{
    if (!wire)
        return;
    knowledge_close(wire->knowledge);
    free(wire);
}

static WireStatus run(const Wire *wire, const WireSource *source, WireStage last, Document *document)
{
    TRY(read_document(wire->knowledge, source, document));
    for (WireStage stage = WIRE_STAGE_ANALYZE; stage <= last && stage < WIRE_STAGES; stage++)
        TRY(stages[stage].run(wire->knowledge, document));
    return WIRE_OK;
}

WireStatus wire_read(const Wire *wire, const WireSource *source, WireStage last, WireDocument **out)
{
    if (source->length > SOURCE_LIMIT)
        return report(&wire->reporter, WIRE_TOO_LARGE, "%s: more than %d bytes", source->name, SOURCE_LIMIT);
    Arena *arena = arena_new(wire->options.memory ? wire->options.memory : DEFAULT_MEMORY);
    if (!arena)
        return WIRE_NO_MEMORY;
    if (setjmp(*arena_escape(arena))) {
        arena_free(arena);
        return report(&wire->reporter, WIRE_NO_MEMORY, "%s: out of memory", source->name);
    }
    WireDocument *handle = ARENA_NEW(arena, WireDocument);
    *handle = (WireDocument){arena, document_new(arena, knowledge_symbols(wire->knowledge)),
                              wire->knowledge};
    handle->document->reporter = wire->reporter;
    WireStatus status = run(wire, source, last, handle->document);
    if (status != WIRE_OK) {
        arena_free(arena);
        return status;
    }
    *out = handle;
    return WIRE_OK;
}

void wire_document_free(WireDocument *document)
{
    if (document)
        arena_free(document->arena);
}
