/* Paragraphs into sentences and words: the way through, and looking words up. */
#include "analyze/segment.h"

#include "analyze/chunk.h"
#include "base/utf8.h"
#include "knowledge/model.h"

enum { WORD_LIMIT = 256 };

Symbol segmenter_fold(Segmenter *segmenter, Symbol form)
{
    MemoSlot *memo = &segmenter->folds[form % MEMO_SLOTS];
    if (memo->word != form) {
        char folded[WORD_LIMIT];
        Symbols *symbols = segmenter->document->symbols;
        size_t length = utf8_fold(symbol_text(symbols, form), folded, sizeof folded);
        *memo = (MemoSlot){form, (int32_t)symbol_of(symbols, (Text){folded, length})};
    }
    return (Symbol)memo->value;
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
    segmenter.folds = ARENA_ARRAY(document->arena, MemoSlot, MEMO_SLOTS);
    segmenter.contractions = ARENA_ARRAY(document->arena, MemoSlot, MEMO_SLOTS);
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
