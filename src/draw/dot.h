/* A picture as text in Graphviz's language. */
#ifndef DRAW_DOT_H
#define DRAW_DOT_H

#include "draw/picture.h"

/* The whole DOT source, the same bytes for the same picture. `title` may be empty. */
Text dot_of(Arena *arena, const Knowledge *knowledge, const Picture *picture, Text title, Language language);

#endif
