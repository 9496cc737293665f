/* What the ontology knows, as read-only tables in one mapped image: things, words, frames. */
#include "knowledge/image.h"

#include "base/file.h"
#include "knowledge/compile.h"
#include "knowledge/model.h"
#include "knowledge/opened.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_LIMIT = 4096 };

#define INSTALLED WIRE_PREFIX "/share/wiregraph"

static WireStatus map_image(Knowledge *knowledge, const char *path, const Reporter *reporter)
{
    TRY(file_map(path, reporter, &knowledge->mapped));
    TRY(image_open_file(knowledge->mapped, path, reporter, &knowledge->base));
    knowledge->symbols = image_symbols(&knowledge->base);
    return WIRE_OK;
}

/* The file of a language, or of names in any language. */
static const char *model_name(Language language)
{
    return language == LANGUAGE_UNKNOWN ? "names" : language_tag(language);
}

/* What has no model is read without one; a damaged model is refused. */
static WireStatus map_models(Knowledge *knowledge, const char *folder, const Reporter *reporter)
{
    char path[PATH_LIMIT];
    for (int i = LANGUAGE_UNKNOWN; i < LANGUAGE_COUNT; i++) {
        int length = snprintf(path, sizeof path, "%s/%s.model", folder, model_name((Language)i));
        if (length < 0 || (size_t)length >= sizeof path || file_map(path, NULL, &knowledge->models[i]) != WIRE_OK)
            continue;
        if (!model_valid_file(knowledge->models[i], path))
            return report(reporter, WIRE_BAD_IMAGE, "%s: not a language model, or damaged", path);
    }
    return WIRE_OK;
}

WireStatus knowledge_open(const char *image, const char *models, const Reporter *reporter, Knowledge **out)
{
    Knowledge *knowledge = calloc(1, sizeof *knowledge);
    if (!knowledge)
        return WIRE_NO_MEMORY;
    WireStatus status = map_image(knowledge, image ? image : INSTALLED "/wiregraph.image", reporter);
    if (status == WIRE_OK)
        status = map_models(knowledge, models ? models : INSTALLED, reporter);
    if (status != WIRE_OK) {
        knowledge_close(knowledge);
        return status;
    }
    *out = knowledge;
    return WIRE_OK;
}

void knowledge_close(Knowledge *knowledge)
{
    if (!knowledge)
        return;
    arena_free(knowledge->arena);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        file_unmap(knowledge->models[i]);
    file_unmap(knowledge->mapped);
    free(knowledge);
}

/* The words of the user's names come after those of the image, which keep their numbers. */
static void lay_over(Knowledge *knowledge)
{
    knowledge->symbols = image_symbols(&knowledge->user);
    knowledge->base.part_starts.items = knowledge->user.part_starts.items;
    knowledge->base.part_starts.count = knowledge->user.part_starts.count;
    knowledge->base.parts.items = knowledge->user.parts.items;
    knowledge->base.parts.count = knowledge->user.parts.count;
}

WireStatus knowledge_add_gazetteer(Knowledge *knowledge, const char *path, const Reporter *reporter)
{
    if (knowledge->arena)
        return report(reporter, WIRE_UNSUPPORTED, "%s: only one file of names can be added", path);
    Arena *arena = arena_new(SIZE_MAX);
    if (!arena)
        return WIRE_NO_MEMORY;
    if (setjmp(*arena_escape(arena))) {
        arena_free(arena);
        return report(reporter, WIRE_NO_MEMORY, "%s: out of memory", path);
    }
    WireStatus status = knowledge_compile_over(arena, &knowledge->base, path, reporter, &knowledge->user);
    if (status != WIRE_OK) {
        memset(&knowledge->user, 0, sizeof knowledge->user);
        arena_free(arena);
        return status;
    }
    knowledge->arena = arena;
    lay_over(knowledge);
    return WIRE_OK;
}

const SymbolBase *knowledge_symbols(const Knowledge *knowledge)
{
    return &knowledge->symbols;
}

const unsigned char *knowledge_hash(const Knowledge *knowledge)
{
    return image_hash(knowledge->mapped);
}

Text knowledge_model(const Knowledge *knowledge, Language language)
{
    return knowledge->models[language];
}

/* ---- things ---- */

/* The image that holds a thing; its number within it goes to `thing`. */
static const Image *image_of(const Knowledge *knowledge, uint32_t *thing)
{
    if (*thing < knowledge->base.things.count)
        return &knowledge->base;
    *thing -= knowledge->base.things.count;
    return &knowledge->user;
}

/* The labels that a user gave to a thing of the image, by halves. */
static void relabel(const Knowledge *knowledge, uint32_t thing, Thing *out)
{
    uint32_t low = 0, high = knowledge->user.relabels.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (knowledge->user.relabels.items[middle].thing < thing)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == knowledge->user.relabels.count || knowledge->user.relabels.items[low].thing != thing)
        return;
    const RelabelRecord *record = &knowledge->user.relabels.items[low];
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (record->label[i].length)
            out->label[i] = image_string(&knowledge->user, record->label[i]);
}

Thing knowledge_thing(const Knowledge *knowledge, uint32_t thing)
{
    uint32_t asked = thing;
    const Image *image = image_of(knowledge, &thing);
    const ThingRecord *record = &image->things.items[thing];
    Thing out = {
        .kind = (ThingKind)record->kind,
        .class = (EntityClass)record->class,
        .stands_for_country = record->stands_for_country != 0,
        .iri = image_string(image, record->iri),
        .wikidata = image_string(image, record->wikidata),
        .geonames = image_string(image, record->geonames),
        .dbpedia = image_string(image, record->dbpedia),
        .describes = image_string(image, record->describes),
        .within = record->within,
        .country = record->country,
        .latitude = record->latitude,
        .longitude = record->longitude,
        .weight = record->weight,
    };
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        out.label[i] = image_string(image, record->label[i]);
    if (knowledge->user.relabels.count)
        relabel(knowledge, asked, &out);
    return out;
}

static uint32_t thing_in(const Image *image, Text iri)
{
    uint32_t slots = image->thing_table.count;
    for (uint32_t slot = slots ? hash_slot(text_hash(iri), slots) : 0; slots && image->thing_table.items[slot];
         slot = (slot + 1) & (slots - 1)) {
        uint32_t thing = image->thing_table.items[slot] - 1;
        if (text_equal(image_string(image, image->things.items[thing].iri), iri))
            return thing;
    }
    return NONE;
}

uint32_t knowledge_thing_of(const Knowledge *knowledge, Text iri)
{
    uint32_t thing = thing_in(&knowledge->base, iri);
    if (thing != NONE)
        return thing;
    thing = thing_in(&knowledge->user, iri);
    return thing == NONE ? NONE : knowledge->base.things.count + thing;
}

uint32_t knowledge_held_offices(const Knowledge *knowledge, uint32_t person, HeldOffice *out, uint32_t limit)
{
    const Image *image = image_of(knowledge, &person);
    const ThingRecord *record = &image->things.items[person];
    uint32_t count = record->held_count < limit ? record->held_count : limit;
    for (uint32_t i = 0; i < count; i++)
        out[i] = image->held.items[record->held + i];
    return count;
}

/* ---- terms ---- */

Text knowledge_term_label(const Knowledge *knowledge, Text local_name, Language language)
{
    const Image *image = &knowledge->base;
    uint32_t low = 0, high = image->terms.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const TermRecord *term = &image->terms.items[middle];
        int order = text_compare(image_string(image, term->name), local_name);
        if (order == 0)
            return image_string(image, term->label[language]);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return TEXT("");
}
