/* Paragraphs into sentences and words by the conventions of Universal Dependencies. */
#ifndef ANALYZE_SEGMENT_H
#define ANALYZE_SEGMENT_H

#include "analyze/character.h"
#include "analyze/decision.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

/* Fills sentences and tokens (span, form, folded, flags). */
WireStatus segment(const Knowledge *knowledge, Document *document);

/* The same with somebody else's answers. */
void segment_judged(const Knowledge *knowledge, Document *document, Judge *judge, void *context);

/* ---- for the files of segmentation ---- */

/* A written word before contractions are taken apart. */
typedef struct Piece {
    Span span;
    Symbol form, folded;
    uint8_t first, last;  /* CharacterKind of its first and last characters */
    uint8_t flags;        /* PieceFlag */
    uint8_t code_points;  /* at most 255; spaces inside numbers not counted */
} Piece;

enum PieceFlag {
    PIECE_SPACE_AFTER = 1,
    PIECE_NEXT = 2,    /* part of the written word before: "n't" */
    PIECE_QUOTED = 4,
    PIECE_ENDS = 8,    /* a sentence ends here */
    PIECE_ABBREVIATED = 16, /* a stop that belongs to the word */
};

/* What was found out of the words met last, by their symbol; word 0 in an empty slot. */
typedef struct MemoSlot {
    Symbol word;
    int32_t value;
} MemoSlot;

enum { MEMO_SLOTS = 1024 };

typedef struct Segmenter {
    const Knowledge *knowledge;
    Document *document;
    Judge *judge;
    void *context;
    ARRAY(Piece) pieces;  /* of the paragraph at hand */
    MemoSlot *folds;        /* folded forms */
    MemoSlot *contractions; /* what a folded form stands for: a symbol, or 0 */
    struct Chunk *chunk;  /* the stretch at hand */
} Segmenter;

/* Words of a paragraph into `pieces`. */
void words_cut(Segmenter *segmenter, Span paragraph);
/* Marks quotations and the ends of sentences on the pieces. */
void sentences_mark(Segmenter *segmenter);
/* Pieces into tokens and sentences of the document; contractions become several words. */
void pieces_emit(Segmenter *segmenter, uint32_t paragraph);

/* The folded form of a form. */
Symbol segmenter_fold(Segmenter *segmenter, Symbol form);
/* The value of a word of a list, or 0 when it is not one. */
int32_t segmenter_list(const Segmenter *segmenter, List list, Text word);

#endif
