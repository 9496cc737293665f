/* A language's weights in one file: named sections, each aligned, under one checksum.

       "WGMODEL1"  count  0  hash | name[16] offset length | ... | section | section | ...
*/
#ifndef KNOWLEDGE_MODEL_H
#define KNOWLEDGE_MODEL_H

#include "base/file.h"
#include "base/status.h"

#include <stdint.h>

enum { MODEL_SECTIONS = 16, MODEL_NAME = 16, MODEL_ALIGN = 64 };

typedef struct ModelSection {
    char name[MODEL_NAME]; /* terminated: "segment", "tagger" */
    Text bytes;
} ModelSection;

/* Whether bytes are a whole model whose checksum holds. Reads all of them. */
bool model_valid(Text model);

/* The same for a model mapped from a file, which is read beside the mapping: its pages stay out of memory until they
   are used. */
bool model_valid_file(Text mapped, const char *path);

/* The bytes of a section, aligned as the model itself is up to 64; empty when there is none. The model was valid. */
Text model_section(Text model, const char *name);

/* Sections of a valid model, in order; returns their number. */
uint32_t model_sections(Text model, ModelSection out[MODEL_SECTIONS]);

/* Writes a model of 1 to MODEL_SECTIONS sections. */
WireStatus model_write(const char *path, const ModelSection *sections, uint32_t count, const Reporter *reporter);

#endif
