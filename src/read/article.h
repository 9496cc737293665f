/* The article within a page: which lines are its title and paragraphs, and what others tell about it. */
#ifndef READ_ARTICLE_H
#define READ_ARTICLE_H

#include "read/line.h"

/* Fills title, paragraphs, author, publisher, address and the date as told. `outside` is the date handed in. */
void article_find(Reader *reader, DateRange outside);

/* Cuts place, agency and date off the front of the article's first paragraph and notes what they tell. */
void dateline_cut(Reader *reader, Span *paragraph, DateRange outside);

/* Takes over a date that the text tells, if none better is known yet. */
void article_date(Document *document, DateRange told, DateRange outside);

#endif
