/* A passive participle with an object, or of a verb that takes none, is no participle: its noun is the subject of a clause. */
#include "analyze/clause.h"

#include "analyze/tree.h"

static bool in_list(const Knowledge *knowledge, Language language, List list, Symbol word)
{
    int32_t value;
    return knowledge_match_list(knowledge, language, list, &word, 1, &value) == 1;
}

/* A noun where a clause is due, and no predicate: without copula and subject. What is said is a clause too. */
static bool stands_for_clause(const Knowledge *knowledge, Language language, const Token *tokens, const Sentence *sentence,
                              uint32_t noun)
{
    Deprel relation = tokens[noun].deprel;
    bool said = relation == DEPREL_OBJ && in_list(knowledge, language, LIST_REPORTING_VERB, tokens[tokens[noun].head].lemma);
    bool beside_clause = relation == DEPREL_CONJ && tokens[tokens[noun].head].upos == UPOS_VERB;
    return (tokens[noun].upos == UPOS_NOUN || tokens[noun].upos == UPOS_PROPN) &&
           (said || beside_clause || relation == DEPREL_ROOT || relation == DEPREL_CCOMP || relation == DEPREL_PARATAXIS) &&
           tree_child(tokens, sentence, noun, DEPREL_COP) == NONE && tree_child(tokens, sentence, noun, DEPREL_NSUBJ) == NONE;
}

/* "protests against the cuts continued": the noun that all phrases before the verb belong to. */
static uint32_t subject_before(const Token *tokens, uint32_t verb)
{
    uint32_t noun = tokens[verb].head;
    while (tokens[noun].deprel == DEPREL_NMOD && tokens[noun].head < noun)
        noun = tokens[noun].head;
    return noun;
}

/* "the president named Jean Sako prime minister": who is named, and what. */
static bool names_somebody_something(const Token *tokens, const Sentence *sentence, uint32_t verb)
{
    uint32_t name = NONE;
    for (uint32_t t = verb + 1; t < sentence->last; t++) {
        if (tokens[t].head != verb)
            continue;
        if (name != NONE && tokens[t].upos == UPOS_NOUN && tree_child(tokens, sentence, t, DEPREL_CASE) == NONE)
            return tokens[t].deprel == DEPREL_OBL || tokens[t].deprel == DEPREL_XCOMP;
        if (tokens[t].deprel == DEPREL_XCOMP && tokens[t].upos == UPOS_PROPN)
            name = t;
    }
    return false;
}

static bool is_active_after_all(const Knowledge *knowledge, const Document *document, const Sentence *sentence,
                                uint32_t verb)
{
    const Token *tokens = document->tokens.items, *token = &tokens[verb];
    return token->upos == UPOS_VERB && token->deprel == DEPREL_ACL && token->head < verb &&
           token->features.verb_form == VERB_FORM_PART && token->features.tense != TENSE_PRES &&
           ((token->features.voice == VOICE_PASS &&
             (tree_child(tokens, sentence, verb, DEPREL_OBJ) != NONE || names_somebody_something(tokens, sentence, verb))) ||
            in_list(knowledge, document->language, LIST_INTRANSITIVE, token->folded)) && /* "marched": nobody can be */
           stands_for_clause(knowledge, document->language, tokens, sentence, subject_before(tokens, verb));
}

/* What hangs on a clause, not on its subject. */
static bool belongs_to_verb(const Token *tokens, uint32_t t, uint32_t verb)
{
    switch (tokens[t].deprel) {
    case DEPREL_ADVCL: case DEPREL_ADVMOD: case DEPREL_CC: case DEPREL_CCOMP: case DEPREL_DISCOURSE: case DEPREL_MARK:
    case DEPREL_OBL: case DEPREL_PARATAXIS: case DEPREL_PUNCT:
        return true;
    case DEPREL_CONJ:
        return t > verb && tokens[t].upos == UPOS_VERB;
    default:
        return false;
    }
}

static void turn(Token *tokens, const Sentence *sentence, uint32_t verb)
{
    uint32_t noun = subject_before(tokens, verb);
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        if (t != verb && tokens[t].head == noun && belongs_to_verb(tokens, t, verb))
            tokens[t].head = verb;
    tokens[verb].head = tokens[noun].head;
    tokens[verb].deprel = tokens[noun].deprel == DEPREL_OBJ ? DEPREL_CCOMP : tokens[noun].deprel;
    tokens[verb].features.verb_form = VERB_FORM_FIN;
    tokens[verb].features.voice = VOICE_NONE;
    tokens[verb].features.mood = MOOD_IND;
    tokens[noun].head = verb;
    tokens[noun].deprel = DEPREL_NSUBJ;
}

/* An object, or what the parser takes for the second of two nouns though nothing joins them: "gunman shot dead a mayor". */
static uint32_t object_behind(const Token *tokens, const Sentence *sentence, uint32_t token)
{
    for (uint32_t t = token + 1; t < sentence->last && tokens[t].deprel != DEPREL_PUNCT; t++)
        if (tokens[t].head == token && (tokens[t].deprel == DEPREL_OBJ || tokens[t].deprel == DEPREL_CONJ))
            return tokens[t].deprel == DEPREL_OBJ || tree_child(tokens, sentence, t, DEPREL_CC) == NONE ? t : NONE;
    return NONE;
}

/* "Chinese police shot dead five men": no noun has an object; a verb that looks like a noun does. */
static void make_verb(const Knowledge *knowledge, Language language, Token *tokens, const Sentence *sentence, uint32_t token)
{
    Token *verb = &tokens[token];
    int32_t lemma;
    uint32_t subject = token == sentence->first ? NONE : token - 1, object = object_behind(tokens, sentence, token);
    if (verb->upos != UPOS_NOUN || subject == NONE || tokens[subject].head != token || tokens[subject].deprel != DEPREL_COMPOUND ||
        object == NONE || tree_child(tokens, sentence, token, DEPREL_CASE) != NONE ||
        knowledge_match_list(knowledge, language, LIST_VERB_FORM, &verb->folded, 1, &lemma) != 1)
        return;
    for (uint32_t t = sentence->first; t < subject; t++)
        if (tokens[t].head == token && !belongs_to_verb(tokens, t, token))
            tokens[t].head = subject;
    tokens[subject].deprel = DEPREL_NSUBJ;
    tokens[object].deprel = DEPREL_OBJ;
    verb->upos = UPOS_VERB;
    verb->lemma = (Symbol)lemma;
    verb->features = (Features){.verb_form = VERB_FORM_FIN, .mood = MOOD_IND, .tense = TENSE_PAST};
}

static uint32_t child(const Token *tokens, const Sentence *sentence, uint32_t head, Deprel relation)
{
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        if (tokens[t].head == head && tokens[t].deprel == relation)
            return t;
    return NONE;
}

/* "rockets fired from the hills landed in the town": of two finite verbs that nothing joins, the first only tells of the subject. */
static void subordinate_first(const Knowledge *knowledge, Language language, Token *tokens, const Sentence *sentence, uint32_t second)
{
    uint32_t first = tokens[second].head;
    Deprel relation = tokens[second].deprel;
    if (tokens[second].upos != UPOS_VERB || tokens[second].features.verb_form != VERB_FORM_FIN || first == NONE || first > second ||
        (relation != DEPREL_ADVCL && relation != DEPREL_PARATAXIS && relation != DEPREL_CCOMP && relation != DEPREL_XCOMP) ||
        tree_child(tokens, sentence, second, DEPREL_NSUBJ) != NONE || tree_child(tokens, sentence, second, DEPREL_MARK) != NONE ||
        tree_child(tokens, sentence, second, DEPREL_CC) != NONE || tree_child(tokens, sentence, second, DEPREL_PUNCT) != NONE)
        return;
    uint32_t subject = child(tokens, sentence, first, DEPREL_NSUBJ);
    if (tokens[first].upos != UPOS_VERB || tokens[first].features.verb_form != VERB_FORM_FIN ||
        tokens[first].features.tense != TENSE_PAST || subject == NONE || subject + 1 != first || tokens[subject].upos != UPOS_NOUN ||
        tree_child(tokens, sentence, first, DEPREL_OBJ) != NONE || tree_child(tokens, sentence, first, DEPREL_AUX) != NONE ||
        in_list(knowledge, language, LIST_INTRANSITIVE, tokens[first].folded) ||
        in_list(knowledge, language, LIST_REPORTING_VERB, tokens[first].lemma))
        return;
    for (uint32_t t = first + 1; t < second; t++)
        if (tokens[t].deprel == DEPREL_PUNCT)
            return;
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        if (tokens[t].head == first && (t < subject || t > second))
            tokens[t].head = second;
    tokens[second].head = tokens[first].head;
    tokens[second].deprel = tokens[first].deprel;
    tokens[subject].head = second;
    tokens[first].head = subject;
    tokens[first].deprel = DEPREL_ACL;
    tokens[first].features = (Features){.verb_form = VERB_FORM_PART, .tense = TENSE_PAST, .voice = VOICE_PASS};
}

void correct_clauses(const Knowledge *knowledge, Document *document)
{
    Token *tokens = document->tokens.items;
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        for (uint32_t t = sentence->first; t < sentence->last; t++)
            make_verb(knowledge, document->language, tokens, sentence, t);
        for (uint32_t t = sentence->first; t < sentence->last; t++)
            subordinate_first(knowledge, document->language, tokens, sentence, t);
        for (uint32_t t = sentence->first; t < sentence->last; t++)
            if (is_active_after_all(knowledge, document, sentence, t))
                turn(tokens, sentence, t);
    }
}
