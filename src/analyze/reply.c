/* Clauses about a claim, which the parser takes for its content or for nouns: "a charge Caracas denies", "offre que X a rejetée". */
#include "analyze/reply.h"

#include "analyze/tree.h"

/* Whether a claim, with its article or without, stands behind a comma. */
static bool takes_up(const Trees *trees, const Sentence *sentence, uint32_t claim)
{
    uint32_t start = claim > sentence->first && trees->tokens[claim - 1].upos == UPOS_DET ? claim - 1 : claim;
    return start > sentence->first && token_written(trees->document, start - 1, TEXT(",")) &&
           tree_listed(trees, claim, LIST_CLAIM_NOUN, NULL);
}

/* Whether `above` is a head over a token, but for the next one up. */
static bool is_far_below(const Trees *trees, uint32_t token, uint32_t above)
{
    uint32_t up = trees->tokens[token].head;
    for (up = up == NONE ? NONE : trees->tokens[up].head; up != NONE; up = trees->tokens[up].head)
        if (up == above)
            return true;
    return false;
}

/* "..., offre que X a rejetée": behind a comma, a clause without object is about the noun, and tells no content of it. */
static void turn_to_relative(const Trees *trees, const Sentence *sentence, uint32_t claim)
{
    Token *tokens = trees->tokens;
    uint32_t pronoun = claim + 1;
    uint32_t verb = tree_child(tokens, sentence, claim, DEPREL_CCOMP);
    bool noun = tokens[claim].upos == UPOS_NOUN || tree_child(tokens, sentence, claim, DEPREL_NSUBJ) == NONE;
    if (!noun || verb == NONE || pronoun >= verb || tokens[claim].head == pronoun || is_far_below(trees, claim, pronoun) ||
        !takes_up(trees, sentence, claim) || !tree_listed(trees, pronoun, LIST_RELATIVE, NULL) ||
        tree_child(tokens, sentence, verb, DEPREL_OBJ) != NONE || tree_child(tokens, sentence, verb, DEPREL_CCOMP) != NONE ||
        tree_child(tokens, sentence, verb, DEPREL_XCOMP) != NONE || tree_child(tokens, sentence, verb, DEPREL_AUX_PASS) != NONE)
        return;
    tokens[claim].upos = UPOS_NOUN;
    tokens[claim].lemma = tokens[claim].folded;
    tokens[verb].deprel = DEPREL_ACL_RELCL;
    tokens[pronoun].upos = UPOS_PRON;
    tokens[pronoun].features.pron_type = PRON_TYPE_REL;
    tokens[pronoun].head = verb;
    tokens[pronoun].deprel = DEPREL_OBJ;
}

/* "..., a charge Caracas denies.": what ends so is a clause about the claim, whatever the verb was taken for. */
static void open_reply(const Trees *trees, const Sentence *sentence, uint32_t claim)
{
    enum { LONGEST = 5 };
    Token *tokens = trees->tokens;
    int32_t value;
    uint32_t verb = claim + 2;
    if ((tokens[claim].upos != UPOS_NOUN && tokens[claim].upos != UPOS_PRON) || !takes_up(trees, sentence, claim))
        return;
    while (verb + 1 < sentence->last && verb < claim + LONGEST && tokens[verb + 1].upos != UPOS_PUNCT)
        verb++;
    uint32_t name = verb - 1;
    if (verb + 1 >= sentence->last || tokens[verb + 1].upos != UPOS_PUNCT || tokens[name].upos != UPOS_PROPN ||
        tokens[verb].upos == UPOS_VERB || is_far_below(trees, claim, verb) || !tree_listed(trees, verb, LIST_VERB_FORM, &value))
        return;
    while (tokens[name].head != NONE && tokens[name].head > claim && tokens[name].head < verb &&
           tokens[tokens[name].head].features.pron_type != PRON_TYPE_REL)
        name = tokens[name].head;
    if (tokens[claim].head == name || is_far_below(trees, claim, name))
        return;
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        bool inside = t > claim && t < verb;
        if (!inside && t != verb && tokens[t].head == verb)
            tokens[t].head = claim;
        if (inside && tokens[t].features.pron_type == PRON_TYPE_REL) {
            tokens[t].head = verb;
            tokens[t].deprel = DEPREL_OBJ;
        }
    }
    if (tokens[claim].head == verb) {
        tokens[claim].head = tokens[verb].head;
        tokens[claim].deprel = tokens[claim].head == NONE ? DEPREL_ROOT : DEPREL_PARATAXIS;
    }
    tokens[verb].upos = UPOS_VERB;
    tokens[verb].lemma = (Symbol)value;
    tokens[verb].features = (Features){.verb_form = VERB_FORM_FIN, .mood = MOOD_IND};
    tokens[verb].head = claim;
    tokens[verb].deprel = DEPREL_ACL_RELCL;
    tokens[name].head = verb;
    tokens[name].deprel = DEPREL_NSUBJ;
}

void open_replies(const Knowledge *knowledge, Document *document)
{
    const Trees trees = {knowledge, document, document->tokens.items};
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        for (uint32_t t = sentence->first; t < sentence->last; t++) {
            open_reply(&trees, sentence, t);
            turn_to_relative(&trees, sentence, t);
        }
    }
}
