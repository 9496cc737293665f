/* Attachments that grammar settles, whatever the parser made of them. */
#include "interpret/reading.h"

static bool is_case_between(const Reading *reading, uint32_t token)
{
    int32_t slots;
    return reading->tokens[token].deprel == DEPREL_CASE && listed(reading, token, LIST_MARKER, &slots) &&
           slots == 1 << SLOT_BETWEEN;
}

static uint32_t first_conjunct_behind(const Reading *reading, uint32_t head, uint32_t token, uint32_t last)
{
    for (uint32_t t = token + 1; t < last; t++)
        if (reading->tokens[t].deprel == DEPREL_CONJ && reading->tokens[t].head == head)
            return t;
    return NONE;
}

/* "à Doha entre le Soudan et le Tchad": there are two sides to every "between". */
static void join_sides(Reading *reading, const Sentence *sentence, uint32_t marker)
{
    uint32_t side = reading->tokens[marker].head, over = side == NONE ? NONE : reading->tokens[side].head;
    if (over == NONE || side < marker || first_conjunct_behind(reading, side, side, sentence->last) != NONE)
        return;
    uint32_t other = first_conjunct_behind(reading, over, side, sentence->last);
    if (other != NONE && reading->tokens[other].upos == reading->tokens[side].upos)
        reading->tokens[other].head = side;
}

void repair_trees(Reading *reading)
{
    const Document *document = reading->document;
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        for (uint32_t t = sentence->first; t < sentence->last; t++)
            if (is_case_between(reading, t))
                join_sides(reading, sentence, t);
    }
}
