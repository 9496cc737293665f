/* Main clauses that the parser put below what only stands beside them: "X, arrêté lundi, a dénoncé ...". */
#include "analyze/main_clause.h"

#include "analyze/tree.h"

typedef struct Clause {
    const Document *document;
    Token *tokens;
    const Sentence *sentence;
} Clause;

static uint32_t child_of(const Clause *clause, uint32_t head, Deprel deprel)
{
    return tree_child(clause->tokens, clause->sentence, head, deprel);
}

static bool comma_between(const Clause *clause, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++)
        if (token_written(clause->document, t, TEXT(",")))
            return true;
    return false;
}

static bool is_finite(const Clause *clause, uint32_t token)
{
    return clause->tokens[token].features.verb_form == VERB_FORM_FIN;
}

static bool has_auxiliary(const Clause *clause, uint32_t verb)
{
    return child_of(clause, verb, DEPREL_AUX) != NONE || child_of(clause, verb, DEPREL_AUX_PASS) != NONE ||
           child_of(clause, verb, DEPREL_COP) != NONE;
}

/* A past participle that nothing makes a verb of its own. */
static bool is_bare_participle(const Clause *clause, uint32_t token)
{
    const Token *t = &clause->tokens[token];
    return t->upos == UPOS_VERB && t->features.verb_form == VERB_FORM_PART && t->features.tense != TENSE_PRES &&
           !has_auxiliary(clause, token);
}

/* The subject that a verb has of its own, or NONE. */
static uint32_t subject_of(const Clause *clause, uint32_t verb)
{
    uint32_t subject = child_of(clause, verb, DEPREL_NSUBJ);
    return subject != NONE ? subject : child_of(clause, verb, DEPREL_NSUBJ_PASS);
}

/* A finite verb, or a participle with a finite auxiliary, that no word ties to another clause. */
static bool is_free_clause(const Clause *clause, uint32_t verb)
{
    const Token *token = &clause->tokens[verb];
    bool finite = is_finite(clause, verb);
    if ((token->upos != UPOS_VERB && token->upos != UPOS_AUX) || token->deprel == DEPREL_AUX ||
        token->deprel == DEPREL_AUX_PASS || token->deprel == DEPREL_COP)
        return false;
    for (uint32_t t = clause->sentence->first; t < clause->sentence->last; t++) {
        const Token *child = &clause->tokens[t];
        if (child->head != verb)
            continue;
        finite = finite || ((child->deprel == DEPREL_AUX || child->deprel == DEPREL_AUX_PASS) && is_finite(clause, t));
        if (child->deprel == DEPREL_MARK || child->deprel == DEPREL_CC || child->features.pron_type == PRON_TYPE_REL)
            return false;
    }
    return finite;
}

/* Where the words of a verb begin: auxiliaries, adverbs and weak pronouns stand before it. */
static uint32_t opening(const Clause *clause, uint32_t verb)
{
    while (verb > clause->sentence->first) {
        uint8_t upos = clause->tokens[verb - 1].upos;
        if (upos != UPOS_AUX && upos != UPOS_ADV && upos != UPOS_PRON)
            break;
        verb--;
    }
    return verb;
}

static uint32_t root_of(const Clause *clause)
{
    for (uint32_t t = clause->sentence->first; t < clause->sentence->last; t++)
        if (clause->tokens[t].head == NONE)
            return t;
    return NONE;
}

static bool is_nominal(const Clause *clause, uint32_t token)
{
    uint8_t upos = clause->tokens[token].upos;
    return upos == UPOS_NOUN || upos == UPOS_PROPN;
}

static void hang(const Clause *clause, uint32_t token, uint32_t head, Deprel deprel)
{
    clause->tokens[token].head = head;
    clause->tokens[token].deprel = (uint8_t)deprel;
}

/* What hangs on the old head outside what it says goes to the new one. */
static void hand_over(const Clause *clause, uint32_t from, uint32_t to, uint32_t first, uint32_t last)
{
    for (uint32_t t = clause->sentence->first; t < clause->sentence->last; t++)
        if (clause->tokens[t].head == from && t != to && (t < first || t >= last))
            clause->tokens[t].head = to;
}

/* "Aminata Touré, interpellée la veille, a dénoncé ...", "Le sommet, prévu lundi, n'aura pas lieu.": the verb behind the
   second comma is what the sentence says of the noun before the first. */
static void close_aside(const Clause *clause, uint32_t root)
{
    bool aside = is_bare_participle(clause, root);
    uint32_t noun = aside ? subject_of(clause, root) : root;
    if (noun == NONE || !is_nominal(clause, noun) || noun > root || (aside && !comma_between(clause, noun, root)) ||
        (!aside && (has_auxiliary(clause, root) || subject_of(clause, root) != NONE)) ||
        child_of(clause, noun, DEPREL_CASE) != NONE)
        return;
    for (uint32_t verb = root + 1; verb < clause->sentence->last; verb++) {
        uint32_t begin = opening(clause, verb);
        if (!is_free_clause(clause, verb) || subject_of(clause, verb) != NONE || begin <= root + 1 ||
            !token_written(clause->document, begin - 1, TEXT(",")) || !comma_between(clause, noun, begin - 1))
            continue;
        bool passive = child_of(clause, verb, DEPREL_AUX_PASS) != NONE;
        hang(clause, verb, NONE, DEPREL_ROOT);
        hang(clause, noun, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
        if (aside)
            hang(clause, root, noun, DEPREL_ACL);
        hand_over(clause, root, verb, aside ? noun : clause->sentence->first, begin - 1);
        return;
    }
}

/* "Nommé en mars, le ministre a démissionné.": what opens the sentence stands beside the verb that has the subject. */
static void close_opening(const Clause *clause, uint32_t root)
{
    if (root > clause->sentence->first + 1 || !is_bare_participle(clause, root) || subject_of(clause, root) != NONE)
        return;
    for (uint32_t verb = root + 1; verb < clause->sentence->last; verb++) {
        uint32_t subject = subject_of(clause, verb);
        if (clause->tokens[verb].head != root || !is_free_clause(clause, verb) || subject == NONE || subject > verb ||
            !comma_between(clause, root, subject))
            continue;
        hang(clause, verb, NONE, DEPREL_ROOT);
        hang(clause, root, verb, DEPREL_ADVCL);
        hand_over(clause, root, verb, clause->sentence->first, subject);
        return;
    }
}

/* The noun that stands alone between two places, under no preposition and hung on nothing between them; NONE for none or several. */
static uint32_t noun_alone(const Clause *clause, uint32_t first, uint32_t last)
{
    uint32_t found = NONE;
    for (uint32_t t = first; t < last; t++) {
        const Token *token = &clause->tokens[t];
        if (!is_nominal(clause, t) || (token->head != NONE && token->head >= first && token->head < last))
            continue;
        if (found != NONE || child_of(clause, t, DEPREL_CASE) != NONE)
            return NONE;
        found = t;
    }
    return found;
}

/* "Lors d'un appel avec X, Y a proposé ...": a phrase that opens a sentence has no predicate in it; the verb behind the
   comma has, and the noun between is its subject. */
static void close_phrase(const Clause *clause, uint32_t root)
{
    bool phrase = clause->tokens[root].upos == UPOS_ADV || child_of(clause, root, DEPREL_CASE) != NONE;
    if (!phrase || has_auxiliary(clause, root) || subject_of(clause, root) != NONE || clause->tokens[root].upos == UPOS_VERB)
        return;
    for (uint32_t verb = root + 1; verb < clause->sentence->last; verb++) {
        uint32_t begin = opening(clause, verb), comma = begin;
        if (!is_free_clause(clause, verb) || subject_of(clause, verb) != NONE)
            continue;
        while (comma > root && !token_written(clause->document, comma, TEXT(",")))
            comma--;
        uint32_t subject = comma > root ? noun_alone(clause, comma + 1, begin) : NONE;
        if (subject == NONE)
            continue;
        bool passive = child_of(clause, verb, DEPREL_AUX_PASS) != NONE;
        hang(clause, verb, NONE, DEPREL_ROOT);
        hang(clause, subject, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
        hang(clause, root, verb, clause->tokens[root].upos == UPOS_ADV ? DEPREL_ADVMOD : DEPREL_OBL);
        hand_over(clause, root, verb, clause->sentence->first, comma);
        return;
    }
}

/* "Le parti a, lui, appelé à ...": no auxiliary is a predicate where a participle follows. */
static void join_auxiliary(const Clause *clause, uint32_t root)
{
    if (clause->tokens[root].upos != UPOS_AUX || !is_finite(clause, root))
        return;
    for (uint32_t verb = root + 1; verb < clause->sentence->last; verb++) {
        if (clause->tokens[verb].head != root || !is_bare_participle(clause, verb) || subject_of(clause, verb) != NONE)
            continue;
        hang(clause, verb, NONE, DEPREL_ROOT);
        hang(clause, root, verb, DEPREL_AUX);
        hand_over(clause, root, verb, root, root);
        return;
    }
}

/* "L'Union a, de son côté, condamné ...": subjects and phrases hang on the verb, never on its auxiliary. */
static void free_auxiliary(const Clause *clause, uint32_t token)
{
    Token *child = &clause->tokens[token];
    if (child->head == NONE || clause->tokens[child->head].head == NONE)
        return;
    const Token *over = &clause->tokens[child->head];
    bool phrase = child->deprel == DEPREL_NSUBJ || child->deprel == DEPREL_NSUBJ_PASS || child->deprel == DEPREL_OBL ||
                  child->deprel == DEPREL_OBJ;
    if (phrase && (over->deprel == DEPREL_AUX || over->deprel == DEPREL_AUX_PASS))
        child->head = over->head;
}

void correct_main_clauses(Document *document)
{
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        const Clause clause = {document, document->tokens.items, sentence};
        for (uint32_t t = sentence->first; t < sentence->last; t++)
            free_auxiliary(&clause, t);
        uint32_t root = root_of(&clause);
        if (root == NONE)
            continue;
        join_auxiliary(&clause, root);
        close_aside(&clause, root_of(&clause));
        close_opening(&clause, root_of(&clause));
        close_phrase(&clause, root_of(&clause));
    }
}
