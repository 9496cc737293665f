/* What each line of a page is: the article's own words, a heading, or what pages put around. */
#ifndef READ_CLASSIFY_H
#define READ_CLASSIFY_H

#include "read/line.h"

/* Sets Line.kind by the line alone. */
void lines_classify(Reader *reader);

#endif
