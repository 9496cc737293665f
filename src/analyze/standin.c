/* Verbs that training never saw but the lexicon knows, told to the tagger as well-known ones of their kind. */
#include "analyze/standin.h"

#include "base/utf8.h"

enum { ENDING_BYTES = 12 };

typedef struct View {
    const Knowledge *knowledge;
    const Grammar *grammar;
    const Document *document;
    const Sentence *sentence;
    Text *forms;
    bool *replaced;
} View;

static bool is_unknown(const View *view, Text form)
{
    Word word;
    word_read(form.bytes, form.length, &word);
    return dictionary_find(&view->grammar->dictionary, &word) == TAGGER_UNKNOWN;
}

static bool is_upper(Text form)
{
    return form.length && utf8_is_upper(utf8_next(&form));
}

static bool listed(const View *view, List list, uint32_t token)
{
    int32_t value;
    return knowledge_match_list(view->knowledge, view->document->language, list,
                                &view->document->tokens.items[token].folded, 1, &value) == 1;
}

/* The word that stands for those that are or end so; empty where there is none. */
static Text stand_in(const View *view, List list, Text word)
{
    int32_t value;
    Symbol key = symbol_find(knowledge_symbols(view->knowledge), word);
    if (key == 0 || knowledge_match_list(view->knowledge, view->document->language, list, &key, 1, &value) != 1)
        return TEXT("");
    return symbol_text(view->document->symbols, (Symbol)value);
}

/* By the longest of its endings; false when none is known. */
static bool replace_verb(const View *view, List list, uint32_t token)
{
    Text form = view->forms[token - view->sentence->first], word = TEXT(""); /* as written: "expulse", not "expulsé" */
    size_t first = form.length > ENDING_BYTES ? form.length - ENDING_BYTES : 0;
    for (size_t i = first; i < form.length && word.length == 0; i++)
        word = stand_in(view, list, text_slice(form, i, form.length));
    if (word.length == 0)
        return false;
    view->forms[token - view->sentence->first] = word;
    view->replaced[token - view->sentence->first] = true;
    return true;
}

void standin_forms(const Knowledge *knowledge, const Grammar *grammar, const Document *document,
                   const Sentence *sentence, Text *forms, bool *replaced)
{
    const View view = {knowledge, grammar, document, sentence, forms, replaced};
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        replaced[t - sentence->first] = false;
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        Text form = forms[t - sentence->first];
        if (is_unknown(&view, form) && !is_upper(form) && listed(&view, LIST_VERB_FORM, t) &&
            !listed(&view, LIST_NOUN_FORM, t))
            replace_verb(&view, LIST_STAND_IN, t);
    }
}

/* Whether a word that was taken for another part of speech may be a verb here: not behind an article, a preposition, a number. */
static bool may_be_verb(const View *view, uint32_t token)
{
    const Token *tokens = view->document->tokens.items;
    uint8_t upos = tokens[token].upos, before = token > view->sentence->first ? tokens[token - 1].upos : UPOS_DET;
    bool other = upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_ADV || upos == UPOS_PROPN;
    return other && before != UPOS_DET && before != UPOS_ADP && before != UPOS_NUM && before != UPOS_ADJ &&
           !is_upper(view->forms[token - view->sentence->first]) && listed(view, LIST_VERB_FORM, token);
}

uint32_t standin_lone_verb(const Knowledge *knowledge, const Grammar *grammar, const Document *document,
                           const Sentence *sentence, Text *forms, bool *replaced)
{
    const View view = {knowledge, grammar, document, sentence, forms, replaced};
    uint32_t found = NONE;
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        if (document->tokens.items[t].features.verb_form == VERB_FORM_FIN)
            return NONE;
        if (!may_be_verb(&view, t))
            continue;
        if (found != NONE)
            return NONE;
        found = t;
    }
    return found != NONE && replace_verb(&view, LIST_LONE_VERB, found) ? found : NONE;
}
