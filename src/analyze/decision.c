/* Yes or no while cutting text: rules propose, weights learnt from treebanks have the last word. */
#include "analyze/decision.h"

#include <string.h>

void decision_start(Decision *decision, DecisionKind kind, bool prior, uint32_t at)
{
    decision->kind = kind;
    decision->prior = prior;
    decision->at = at;
    decision->word = 0;
    decision->doubt = 0;
    decision->count = 0;
    decision_add(decision, prior, 1);
}

SegmentWeights segment_weights(Text bytes)
{
    SegmentWeights none = {NULL, NULL};
    const SegmentHead *head = (const SegmentHead *)(const void *)bytes.bytes;
    if (bytes.length < sizeof *head || memcmp(head->magic, SEGMENT_MAGIC, sizeof head->magic) != 0)
        return none;
    if (head->slots == 0 || (head->slots & (head->slots - 1)) || head->words > SEGMENT_WORDS ||
        bytes.length - sizeof *head != head->slots)
        return none;
    return (SegmentWeights){head, (const signed char *)(head + 1)};
}

static bool is_ambiguous(const SegmentHead *head, uint32_t word)
{
    for (uint32_t i = 0; i < head->words; i++)
        if (head->ambiguous[i] == word)
            return true;
    return false;
}

bool decision_judge(void *context, const Decision *decision)
{
    const SegmentWeights *weights = context;
    if (!weights->head || (decision->kind == DECIDE_SPLIT && !is_ambiguous(weights->head, decision->word)))
        return decision->prior;
    int sum = -decision->doubt;
    for (uint32_t i = 0; i < decision->count; i++)
        sum += weights->weights[decision->features[i] & (weights->head->slots - 1)];
    return sum == 0 ? decision->prior : sum > 0;
}
