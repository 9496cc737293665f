/* Lines of a text, and the words at their start as word lists know them. */
#ifndef READ_LINE_H
#define READ_LINE_H

#include "document/document.h"
#include "knowledge/knowledge.h"

typedef enum LineKind {
    LINE_BODY,
    LINE_HEADING,    /* short, without a final mark: a title, or not to be told yet */
    LINE_BOILERPLATE,
    LINE_END,        /* boilerplate, and nothing after it is of the article */
    LINE_DATE,
    LINE_BYLINE,
    LINE_SOURCE,
    LINE_CAPTION,
    LINE_CAPTION_NEXT, /* says that the next line is a caption */
} LineKind;

typedef struct Line {
    Span span;        /* without spaces and bullets at its ends */
    uint32_t words;   /* stretches without spaces */
    uint64_t hash;    /* of the letters and digits, folded as far as ASCII goes */
    uint8_t kind;     /* LineKind */
    bool final;       /* ends in a stop or the like, marks that close not counted */
    bool bullet;
    bool blank_before;
} Line;

enum { LINE_WORDS = 32 };

typedef struct LineWord {
    Span span;
    Symbol symbol;    /* folded, of the knowledge's own words; 0 for others */
    uint32_t number;  /* leading digits, or NONE */
    bool capital;     /* begins with one */
    bool capitals;    /* has no small letter, and two letters or more */
} LineWord;

typedef struct Reader {
    const Knowledge *knowledge;
    Document *document;
    ARRAY(Line) lines;
} Reader;

/* Cuts the text into lines that are not blank; lines that only a narrow column broke are put together. */
void lines_cut(Reader *reader);

/* The first words of a stretch, at most LINE_WORDS; returns their number. Marks between words are passed over. */
uint32_t line_words(const Reader *reader, Span span, LineWord out[LINE_WORDS]);

/* The number of words of the entry of a list that begins at a word, or 0. What pages put around an article is often in
   another language than the article: the lists that know it are asked in all languages. */
uint32_t line_match(const Reader *reader, List list, const LineWord *words, uint32_t count, int32_t *value);

#endif
