/* Paragraphs into sentences and words: the way through, and looking words up. */
#include "analyze/segment.h"

#include "analyze/chunk.h"
#include "base/utf8.h"
#include "knowledge/model.h"

enum { WORD_LIMIT = 256 };

Symbol segmenter_fold(Segmenter *segmenter, Symbol form)
{
    Arena *arena = segmenter->document->arena;
    while (segmenter->folds.count <= form)
        *ARRAY_PUSH(arena, &segmenter->folds) = 0;
    Symbol *fold = &segmenter->folds.items[form];
    if (*fold == 0 && form != 0) {
        char folded[WORD_LIMIT];
        size_t length = utf8_fold(symbol_text(segmenter->document->symbols, form), folded, sizeof folded);
        *fold = symbol_of(segmenter->document->symbols, (Text){folded, length});
    }
    return *fold;
}

int32_t segmenter_list(const Segmenter *segmenter, List list, Text word)
{
    char folded[WORD_LIMIT];
    size_t length = utf8_fold(word, folded, sizeof folded);
    const SymbolBase *base = knowledge_symbols(segmenter->knowledge);
    Symbol symbol = base ? symbol_find(base, (Text){folded, length}) : 0;
    int32_t value = 0;
    if (symbol == 0 ||
        knowledge_match_list(segmenter->knowledge, segmenter->document->language, list, &symbol, 1, &value) != 1)
        return 0;
    return value;
}

void segment_judged(const Knowledge *knowledge, Document *document, Judge *judge, void *context)
{
    Segmenter segmenter = {.knowledge = knowledge, .document = document, .judge = judge, .context = context};
    segmenter.chunk = ARENA_NEW(document->arena, Chunk);
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        segmenter.pieces.count = 0;
        words_cut(&segmenter, document->paragraphs.items[i].span);
        sentences_mark(&segmenter);
        pieces_emit(&segmenter, i);
    }
}

WireStatus segment(const Knowledge *knowledge, Document *document)
{
    SegmentWeights weights = segment_weights(model_section(knowledge_model(knowledge, document->language), "segment"));
    segment_judged(knowledge, document, decision_judge, &weights);
    return WIRE_OK;
}
