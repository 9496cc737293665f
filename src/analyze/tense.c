/* The stem of the future ends in the r of the infinitive: where the past would need another infinitive, it is the future's. */
#include "analyze/tense.h"

#include "base/utf8.h"

enum { ENDING_BYTES = 6, WORD_BYTES = 64, ENDING_FUTURE = 1, ENDING_CONDITIONAL = 2 };

static bool listed(const Knowledge *knowledge, Language language, List list, Text word, int32_t *value)
{
    Symbol key = symbol_find(knowledge_symbols(knowledge), word);
    return key != 0 && knowledge_match_list(knowledge, language, list, &key, 1, value) == 1;
}

/* The ending of a word, its first letter the last of the stem; empty where there is none. */
static Text ending_of(const Knowledge *knowledge, Language language, Text word, int32_t *value)
{
    size_t first = word.length > ENDING_BYTES ? word.length - ENDING_BYTES : 1;
    for (size_t i = first; i < word.length; i++)
        if (listed(knowledge, language, LIST_TENSE_ENDING, text_slice(word, i, word.length), value))
            return text_slice(word, i, word.length);
    return TEXT("");
}

/* "tirait", "ouvra": the stem with the ending of an infinitive is the lemma. */
static bool is_past_stem(const Knowledge *knowledge, Language language, Text stem, Text lemma)
{
    int32_t value;
    return text_starts(lemma, stem) &&
           listed(knowledge, language, LIST_INFINITIVE_ENDING, text_slice(lemma, stem.length, lemma.length), &value);
}

static void correct(const Knowledge *knowledge, const Document *document, Token *token)
{
    char folded[WORD_BYTES];
    int32_t value;
    Text word = symbol_text(document->symbols, token->folded), lemma = symbol_text(document->symbols, token->lemma);
    Text ending = ending_of(knowledge, document->language, word, &value);
    if (ending.length == 0 || lemma.length >= sizeof folded)
        return;
    Text stem = text_slice(word, 0, word.length - ending.length + 1);
    bool past = is_past_stem(knowledge, document->language, stem, (Text){folded, utf8_fold(lemma, folded, sizeof folded)});
    bool conditional = value == ENDING_CONDITIONAL;
    token->features.mood = conditional && !past ? MOOD_CND : MOOD_IND;
    if (past)
        token->features.tense = conditional ? TENSE_IMP : TENSE_PAST;
    else
        token->features.tense = conditional ? TENSE_PRES : TENSE_FUT;
}

void correct_tenses(const Knowledge *knowledge, Document *document)
{
    for (uint32_t t = 0; t < document->tokens.count; t++) {
        Token *token = &document->tokens.items[t];
        if ((token->upos == UPOS_VERB || token->upos == UPOS_AUX) && token->features.verb_form == VERB_FORM_FIN)
            correct(knowledge, document, token);
    }
}
