/* Text into sentences, words, tags, lemmas and trees. */
#include "analyze/analyze.h"

#include "analyze/clause.h"
#include "analyze/main_clause.h"
#include "analyze/printed.h"
#include "analyze/repair.h"
#include "analyze/reply.h"
#include "analyze/segment.h"
#include "analyze/standin.h"
#include "analyze/syntax.h"
#include "analyze/tense.h"
#include "knowledge/model.h"

/* Writes what was found of a sentence on its tokens. */
static void fill(const Grammar *grammar, const Syntax *syntax, uint32_t first, Token *tokens)
{
    for (size_t i = 0; i < syntax->count; i++) {
        const GrammarTag *tag = &grammar->tags[syntax->tags[i]];
        int32_t head = syntax->tree.head[i];
        tokens[i].upos = (uint8_t)tag->upos;
        tokens[i].features = tag->features;
        tokens[i].lemma = syntax->lemmas[i];
        tokens[i].deprel = (uint8_t)grammar->labels[syntax->tree.label[i]];
        tokens[i].head = head == (int32_t)syntax->count ? NONE : first + (uint32_t)head;
    }
}

static uint32_t longest_sentence(const Document *document)
{
    uint32_t longest = 0;
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        uint32_t words = document->sentences.items[s].last - document->sentences.items[s].first;
        longest = words > longest ? words : longest;
    }
    return longest;
}

static void find_syntax(const Knowledge *knowledge, const Grammar *grammar, Document *document)
{
    Printed printed = printed_new(knowledge, grammar, document);
    uint32_t room = longest_sentence(document);
    Syntax syntax = syntax_new(document->arena, document->symbols, room);
    Text *forms = ARENA_ARRAY(document->arena, Text, room);
    bool *replaced = ARENA_ARRAY(document->arena, bool, room);
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        uint32_t count = sentence->last - sentence->first;
        bool told = document->paragraphs.items[sentence->paragraph].kind == PARAGRAPH_BODY; /* headlines do without a verb */
        printed_forms(&printed, sentence, forms);
        standin_forms(knowledge, grammar, document, sentence, forms, replaced);
        syntax_analyze(grammar, forms, count, &syntax);
        fill(grammar, &syntax, sentence->first, document->tokens.items + sentence->first);
        if (told && standin_lone_verb(knowledge, grammar, document, sentence, forms, replaced) != NONE) {
            syntax_analyze(grammar, forms, count, &syntax);
            fill(grammar, &syntax, sentence->first, document->tokens.items + sentence->first);
        }
        for (uint32_t i = 0; i < count; i++)
            if (replaced[i])
                document->tokens.items[sentence->first + i].lemma = document->tokens.items[sentence->first + i].form;
    }
}

/* Words of the lexicon have the lemma it knows: the trained lemmatizer guesses at forms it never saw. */
static void correct_lemmas(const Knowledge *knowledge, Document *document)
{
    for (uint32_t t = 0; t < document->tokens.count; t++) {
        Token *token = &document->tokens.items[t];
        int32_t lemma;
        if (token->upos != UPOS_VERB && token->upos != UPOS_NOUN)
            continue;
        List list = token->upos == UPOS_VERB ? LIST_VERB_FORM : LIST_NOUN_FORM;
        if (knowledge_match_list(knowledge, document->language, list, &token->folded, 1, &lemma))
            token->lemma = (Symbol)lemma;
    }
}

WireStatus analyze(const Knowledge *knowledge, Document *document)
{
    const Grammar *grammar;
    Text model = knowledge_model(knowledge, document->language);
    TRY(segment(knowledge, document));
    if (model.length == 0 || model_section(model, grammar_section_name(GRAMMAR_PARSER)).length == 0)
        return WIRE_OK; /* a language that is only cut into words */
    TRY(grammar_open(document->arena, model, &document->reporter, &grammar));
    find_syntax(knowledge, grammar, document);
    correct_lemmas(knowledge, document);
    correct_clauses(knowledge, document);
    correct_main_clauses(document);
    correct_tenses(knowledge, document);
    open_replies(knowledge, document);
    repair_trees(knowledge, document);
    return WIRE_OK;
}
