/* What an unknown name names, by weights learnt from annotated text: asked where rules know nothing certain. */
#ifndef RECOGNIZE_GUESS_H
#define RECOGNIZE_GUESS_H

#include "document/document.h"
#include "knowledge/knowledge.h"

/* The classes of the classifier in the section "names" of the model of names. */
typedef enum GuessKind { GUESS_PERSON, GUESS_PLACE, GUESS_ORGANIZATION, GUESS_NOTHING, GUESS_KINDS } GuessKind;

/* Keys of a name lie in this order: what the rules say (GUESS_RULES of them), what stands beside it (GUESS_NEIGHBORS),
   all else. Learning from names whose class the rules or the gazetteer told leaves out what told it. */
enum { GUESS_KEYS = 48, GUESS_RULES = 3, GUESS_NEIGHBORS = 5 };

/* A capitalized name as the learner sees it. */
typedef struct NameSeen {
    Span span;
    bool listed;      /* the gazetteer knows it */
    GuessKind known;  /* as what, GUESS_KINDS where its readings differ or there are none */
    GuessKind told;   /* by the words around it, GUESS_KINDS when not at all */
    uint32_t count;
    uint64_t keys[GUESS_KEYS];
} NameSeen;

typedef void NameWatch(void *context, const NameSeen *name);

/* Finds the names of an analyzed document, as recognition does, and shows each to the learner. */
void names_watched(const Knowledge *knowledge, Document *document, NameWatch *watch, void *context);

#endif
