/* The language of a text by its most frequent words. */
#ifndef READ_LANGUAGE_H
#define READ_LANGUAGE_H

#include "read/line.h"

/* LANGUAGE_UNKNOWN when it looks like none that we read. */
Language language_find(const Reader *reader);

#endif
