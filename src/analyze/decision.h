/* Yes or no while cutting text: rules propose, weights learnt from treebanks have the last word. */
#ifndef ANALYZE_DECISION_H
#define ANALYZE_DECISION_H

#include "base/status.h"
#include "base/text.h"

typedef enum DecisionKind {
    DECIDE_CUT,   /* does a word end inside a stretch without spaces? */
    DECIDE_JOIN,  /* do digits on both sides of a space make one number? */
    DECIDE_SPLIT, /* is this the preposition with an article inside? */
    DECIDE_END,   /* does a sentence end after this word? */
    DECISION_KINDS,
} DecisionKind;

enum { DECISION_FEATURES = 40 };

typedef struct Decision {
    DecisionKind kind;
    bool prior;      /* what the rules say */
    uint32_t at;     /* byte of the text where the word or sentence would end, or where the word begins */
    uint32_t word;   /* DECIDE_SPLIT: hash of the folded word */
    int32_t doubt;   /* how much more than nothing must speak for yes */
    uint32_t count;
    uint32_t features[DECISION_FEATURES];
} Decision;

/* Answers a decision. Training puts the treebank in this place, running the weights. */
typedef bool Judge(void *context, const Decision *decision);

void decision_start(Decision *decision, DecisionKind kind, bool prior, uint32_t at);

/* Adds a feature: a template's number and what was seen; a full decision takes no more. */
static inline void decision_add(Decision *decision, uint32_t template, uint32_t seen)
{
    uint64_t hash = ((uint64_t)template << 40 ^ (uint64_t)decision->kind << 36 ^ seen) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9u;
    if (decision->count < DECISION_FEATURES)
        decision->features[decision->count++] = (uint32_t)(hash >> 32);
}

static inline uint32_t decision_pair(uint32_t a, uint32_t b)
{
    return (a * 0x85EBCA6Bu ^ b) * 0xC2B2AE35u ^ b >> 15;
}

/* Weights in a file or in memory: a head, the contractions that are decided in context, then one signed byte for each
   slot. */
enum { SEGMENT_WORDS = 16 };

typedef struct SegmentHead {
    char magic[8];
    uint32_t slots;                    /* a power of two */
    uint32_t words;
    uint32_t ambiguous[SEGMENT_WORDS]; /* hashes of folded contractions */
} SegmentHead;

#define SEGMENT_MAGIC "WGSEGM1"

typedef struct SegmentWeights {
    const SegmentHead *head; /* NULL: rules alone */
    const signed char *weights;
} SegmentWeights;

/* Weights over bytes aligned to 4; none for empty or damaged bytes. */
SegmentWeights segment_weights(Text bytes);

/* A Judge over SegmentWeights. */
bool decision_judge(void *weights, const Decision *decision);

#endif
