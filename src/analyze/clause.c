/* A passive participle with an object, or of a verb that takes none, is no participle: its noun is the subject of a clause. */
#include "analyze/clause.h"

static bool has(const Token *tokens, const Sentence *sentence, uint32_t head, Deprel relation)
{
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        if (tokens[t].head == head && tokens[t].deprel == relation)
            return true;
    return false;
}

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
           !has(tokens, sentence, noun, DEPREL_COP) && !has(tokens, sentence, noun, DEPREL_NSUBJ);
}

/* "protests against the cuts continued": the noun that all phrases before the verb belong to. */
static uint32_t subject_before(const Token *tokens, uint32_t verb)
{
    uint32_t noun = tokens[verb].head;
    while (tokens[noun].deprel == DEPREL_NMOD && tokens[noun].head < noun)
        noun = tokens[noun].head;
    return noun;
}

static bool is_active_after_all(const Knowledge *knowledge, const Document *document, const Sentence *sentence,
                                uint32_t verb)
{
    const Token *tokens = document->tokens.items, *token = &tokens[verb];
    return token->upos == UPOS_VERB && token->deprel == DEPREL_ACL && token->head < verb &&
           token->features.verb_form == VERB_FORM_PART && token->features.tense != TENSE_PRES &&
           ((token->features.voice == VOICE_PASS && has(tokens, sentence, verb, DEPREL_OBJ)) ||
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

void correct_clauses(const Knowledge *knowledge, Document *document)
{
    Token *tokens = document->tokens.items;
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        for (uint32_t t = sentence->first; t < sentence->last; t++)
            if (is_active_after_all(knowledge, document, sentence, t))
                turn(tokens, sentence, t);
    }
}
