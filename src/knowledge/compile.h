/* Compiles ontology/ to a knowledge image. */
#ifndef KNOWLEDGE_COMPILE_H
#define KNOWLEDGE_COMPILE_H

#include "knowledge/image.h"

/* Reads every .ttl of a folder and of the folders in it, and writes the image; the same files give the same bytes.
   Errors are reported as `file:line:column: words`. */
WireStatus knowledge_compile(const char *ontology, const char *image, const Reporter *reporter);

/* Compiles a user's Turtle to an image that lies over `base`: its words hold the base's, its things are numbered after
   the base's, its hits hold the base's for the same names. Everything lives in the arena, whose escape is set. */
WireStatus knowledge_compile_over(Arena *arena, const Image *base, const char *path, const Reporter *reporter,
                                  Image *out);

#endif
