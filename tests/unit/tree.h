/* Hand-made documents for tests: words, trees and mentions written out. */
#ifndef UNIT_TREE_H
#define UNIT_TREE_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* Knowledge from the image of the build that is tested; stops the test when there is none. */
Knowledge *tree_knowledge(void);

/* A document dated 2024-01-19, a Friday. One line a word, sentences parted by empty lines:

       form lemma UPOS head relation features [mention]

   `head` counts from 1 within the sentence, 0 is the root; features are as in CoNLL-U, "_" for none. A mention is
   Class=Name of an entity ("Country=Iran"; the same name is the same entity), "Demonym=Iran" for a demonym of a country,
   Date=2024-01-18, Amount=12, Unnamed=gunmen, Instrument=missile. A line "+ TITLE" makes the sentence after it a title. */
Document *tree_document(Arena *arena, const Knowledge *knowledge, Language language, const char *text);

#endif
