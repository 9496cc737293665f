/* Clauses about a claim, which the parser takes for its content or for nouns: "a charge Caracas denies", "offre que X a rejetée". */
#include "analyze/reply.h"

typedef struct Replies {
    const Knowledge *knowledge;
    const Document *document;
    Token *tokens;
} Replies;

static bool listed(const Replies *replies, uint32_t token, List list, int32_t *value)
{
    return knowledge_match_list(replies->knowledge, replies->document->language, list, &replies->tokens[token].folded, 1, value) == 1;
}

static bool is_comma(const Replies *replies, uint32_t token)
{
    return text_equal(token_form(replies->document, token), TEXT(","));
}

static uint32_t child_of(const Replies *replies, const Sentence *sentence, uint32_t head, Deprel deprel)
{
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        if (replies->tokens[t].head == head && replies->tokens[t].deprel == deprel)
            return t;
    return NONE;
}

/* Whether a claim, with its article or without, stands behind a comma. */
static bool takes_up(const Replies *replies, const Sentence *sentence, uint32_t claim)
{
    int32_t value;
    uint32_t start = claim > sentence->first && replies->tokens[claim - 1].upos == UPOS_DET ? claim - 1 : claim;
    return start > sentence->first && is_comma(replies, start - 1) && listed(replies, claim, LIST_CLAIM_NOUN, &value);
}

/* Whether `above` is a head over a token, but for the next one up. */
static bool is_far_below(const Replies *replies, uint32_t token, uint32_t above)
{
    uint32_t up = replies->tokens[token].head;
    for (up = up == NONE ? NONE : replies->tokens[up].head; up != NONE; up = replies->tokens[up].head)
        if (up == above)
            return true;
    return false;
}

/* "..., offre que X a rejetée": behind a comma, a clause without object is about the noun, and tells no content of it. */
static void turn_to_relative(const Replies *replies, const Sentence *sentence, uint32_t claim)
{
    Token *tokens = replies->tokens;
    int32_t value;
    uint32_t pronoun = claim + 1;
    uint32_t verb = child_of(replies, sentence, claim, DEPREL_CCOMP);
    bool noun = tokens[claim].upos == UPOS_NOUN || child_of(replies, sentence, claim, DEPREL_NSUBJ) == NONE;
    if (!noun || verb == NONE || pronoun >= verb || tokens[claim].head == pronoun || is_far_below(replies, claim, pronoun) || !takes_up(replies, sentence, claim) || !listed(replies, pronoun, LIST_RELATIVE, &value) ||
        child_of(replies, sentence, verb, DEPREL_OBJ) != NONE || child_of(replies, sentence, verb, DEPREL_CCOMP) != NONE ||
        child_of(replies, sentence, verb, DEPREL_XCOMP) != NONE || child_of(replies, sentence, verb, DEPREL_AUX_PASS) != NONE)
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
static void open_reply(const Replies *replies, const Sentence *sentence, uint32_t claim)
{
    enum { LONGEST = 5 };
    Token *tokens = replies->tokens;
    int32_t value;
    uint32_t verb = claim + 2;
    if ((tokens[claim].upos != UPOS_NOUN && tokens[claim].upos != UPOS_PRON) || !takes_up(replies, sentence, claim))
        return;
    while (verb + 1 < sentence->last && verb < claim + LONGEST && tokens[verb + 1].upos != UPOS_PUNCT)
        verb++;
    uint32_t name = verb - 1;
    if (verb + 1 >= sentence->last || tokens[verb + 1].upos != UPOS_PUNCT || tokens[name].upos != UPOS_PROPN ||
        tokens[verb].upos == UPOS_VERB || is_far_below(replies, claim, verb) || !listed(replies, verb, LIST_VERB_FORM, &value))
        return;
    while (tokens[name].head != NONE && tokens[name].head > claim && tokens[name].head < verb &&
           tokens[tokens[name].head].features.pron_type != PRON_TYPE_REL)
        name = tokens[name].head;
    if (tokens[claim].head == name || is_far_below(replies, claim, name))
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
    const Replies replies = {knowledge, document, document->tokens.items};
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        for (uint32_t t = sentence->first; t < sentence->last; t++) {
            open_reply(&replies, sentence, t);
            turn_to_relative(&replies, sentence, t);
        }
    }
}
