/* Words that tell who speaks and what they are told to, where the parser hung the content wrong: a report put into the
   middle of a clause ("the rebels, said X, have left"), a content hung on whom it is told to ("told reporters that ...")
   or whom it blames ("accused troops of ..."). */
#include "interpret/reading.h"

#include "base/text.h"

static bool is_finite(const Reading *reading, uint32_t verb)
{
    return reading->tokens[verb].features.verb_form == VERB_FORM_FIN || child_with(reading, verb, DEPREL_AUX) != NONE ||
           child_with(reading, verb, DEPREL_AUX_PASS) != NONE;
}

/* Whether a verb opens a clause of its own: a relative pronoun, a conjunction or a word that subordinates it. */
static bool is_joined(const Reading *reading, uint32_t verb)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        const Token *child = &reading->tokens[children[i]];
        if (children[i] < verb && (child->features.pron_type == PRON_TYPE_REL || child->features.pron_type == PRON_TYPE_INT ||
                                   child->deprel == DEPREL_MARK || child->deprel == DEPREL_CC))
            return true;
    }
    return false;
}

/* The first word of a verb with the words of its own right before it. */
static uint32_t group_start(const Reading *reading, uint32_t verb, uint32_t least)
{
    uint32_t start = verb;
    while (start > least && reading->tokens[start - 1].head == verb && reading->tokens[start - 1].upos != UPOS_PUNCT &&
           !is_nominal(reading, start - 1))
        start--;
    return start;
}

static uint32_t phrase_start(const Reading *reading, uint32_t head, uint32_t least)
{
    uint32_t start = head;
    while (start > least && is_below(reading, start - 1, head) && reading->tokens[start - 1].upos != UPOS_PUNCT)
        start--;
    return start;
}

/* Where words that tell who speaks begin behind a comma: ", a dit X", ", X said"; NONE where they do not. */
static uint32_t report_start(const Reading *reading, uint32_t verb, uint32_t least)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children), start = group_start(reading, verb, least);
    for (uint32_t i = count; i > 0; i--) {
        uint32_t child = children[i - 1];
        if (child >= verb || reading->tokens[child].deprel != DEPREL_NSUBJ)
            continue;
        uint32_t own = phrase_start(reading, child, least);
        if (own > least && token_written(reading->document, own - 1, TEXT(",")) && own > least + 1)
            return own;
    }
    return start > least + 1 && token_written(reading->document, start - 1, TEXT(",")) ? start : NONE;
}

/* The head of the noun phrase that ends before a token. */
static uint32_t noun_before(const Reading *reading, uint32_t end, uint32_t least, uint32_t verb)
{
    uint32_t top = end - 1;
    while (reading->tokens[top].head != NONE && reading->tokens[top].head != verb && reading->tokens[top].head >= least &&
           reading->tokens[top].head < end)
        top = reading->tokens[top].head;
    return is_nominal(reading, top) && child_with(reading, top, DEPREL_CASE) == NONE ? top : NONE;
}

/* The verb that goes on behind the comma that closes the words put in; NONE without one. */
static uint32_t verb_behind(const Reading *reading, uint32_t report, uint32_t last)
{
    for (uint32_t verb = report + 2; verb < last; verb++) {
        if (!is_verb(reading, verb) || !is_finite(reading, verb))
            continue;
        uint32_t start = group_start(reading, verb, report + 1);
        bool goes_on = start > report + 1 && token_written(reading->document, start - 1, TEXT(",")) && !is_joined(reading, verb);
        uint32_t subject = child_with(reading, verb, DEPREL_NSUBJ);
        return goes_on && (subject == NONE || subject < report) ? verb : NONE;
    }
    return NONE;
}

/* Hangs a report in the middle on the verb of the clause, which gets its subject back. */
static bool set_apart(Reading *reading, uint32_t report, const Sentence *sentence)
{
    Token *tokens = reading->tokens;
    uint32_t start = report_start(reading, report, sentence->first);
    uint32_t verb = start != NONE && !is_joined(reading, report) ? verb_behind(reading, report, sentence->last) : NONE;
    uint32_t subject = verb != NONE ? noun_before(reading, start - 1, sentence->first, report) : NONE;
    if (subject == NONE)
        return false;
    uint32_t over = tokens[subject].head;
    if (over == verb) { /* only the report hangs wrong */
        if (tokens[report].head == verb || is_below(reading, verb, report))
            return false;
    } else if (over == report || over == NONE) {
        uint32_t top = over == NONE ? subject : report;
        if (!is_below(reading, verb, top))
            return false;
        tokens[verb].head = tokens[top].head;
        tokens[verb].deprel = tokens[top].deprel;
        for (uint32_t t = sentence->first; t < start; t++) /* what stands before the report belongs to the clause */
            if (tokens[t].head == report && t != subject)
                tokens[t].head = verb;
        tokens[subject].head = verb;
        tokens[subject].deprel = is_passive(reading, verb) ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ;
    } else
        return false;
    tokens[report].head = verb;
    tokens[report].deprel = DEPREL_PARATAXIS;
    return true;
}

/* ---- told to somebody ---- */

static bool is_told_to(const Reading *reading, uint32_t noun, uint32_t verb)
{
    uint8_t deprel = reading->tokens[noun].deprel;
    bool somebody = filler_kinds(reading, noun) & (1u << FILLER_PERSON | 1u << FILLER_ACTOR) ||
                    listed(reading, verb, LIST_TELLING_VERB, NULL);
    return noun > verb && (deprel == DEPREL_IOBJ || (deprel == DEPREL_OBJ && somebody) ||
                           (deprel == DEPREL_OBL && child_with(reading, noun, DEPREL_CASE) != NONE));
}

/* "told reporters that X had fled", "announced on television that X had fled": hangs the content on the verb. */
static bool hang_content(Reading *reading, uint32_t clause)
{
    Token *tokens = reading->tokens;
    uint32_t noun = tokens[clause].head, subject = child_with(reading, clause, DEPREL_NSUBJ);
    if ((tokens[clause].deprel != DEPREL_ACL && tokens[clause].deprel != DEPREL_ACL_RELCL) || noun == NONE)
        return false;
    uint32_t verb = tokens[noun].head, mark = child_with(reading, clause, DEPREL_MARK), object = child_with(reading, clause, DEPREL_OBJ);
    if (subject == NONE)
        subject = child_with(reading, clause, DEPREL_NSUBJ_PASS);
    int32_t opens = 0; /* 1: may open a content as well */
    bool marked = mark != NONE && listed(reading, mark, LIST_RELATIVE, &opens) && opens == 1;
    bool taken = object != NONE && object < clause && object > noun && listed(reading, object, LIST_RELATIVE, &opens) && opens == 1;
    uint32_t word = marked ? mark : object;
    if ((!marked && !taken) || verb == NONE || subject == NONE || subject == word || subject < word ||
        !is_verb(reading, verb) || !is_told_to(reading, noun, verb) ||
        !(listed(reading, verb, LIST_REPORTING_VERB, NULL) || listed(reading, verb, LIST_TELLING_VERB, NULL)))
        return false;
    tokens[clause].head = verb;
    tokens[clause].deprel = DEPREL_CCOMP;
    tokens[word].deprel = DEPREL_MARK;
    tokens[word].upos = UPOS_SCONJ;
    return true;
}

/* "accuses troops of killing 40", "accuse l'armée d'avoir tué": what somebody is accused of, hung on whom. */
static bool hang_charge(Reading *reading, uint32_t clause)
{
    Token *tokens = reading->tokens;
    uint32_t noun = tokens[clause].head, mark = child_with(reading, clause, DEPREL_MARK);
    int32_t kind;
    if (mark == NONE)
        mark = child_with(reading, clause, DEPREL_CASE);
    if (tokens[clause].deprel != DEPREL_ACL || tokens[clause].features.verb_form == VERB_FORM_FIN || noun == NONE || mark == NONE ||
        mark < noun || !(marker_slots(reading, clause) & (1u << SLOT_OF | 1u << SLOT_FOR)))
        return false;
    uint32_t verb = tokens[noun].head;
    if (verb == NONE || tokens[noun].deprel != DEPREL_OBJ || !is_verb(reading, verb) ||
        !listed(reading, verb, LIST_REPORTING_VERB, &kind) || kind != REPORT_PROBABLE ||
        !(filler_kinds(reading, noun) & (1u << FILLER_PERSON | 1u << FILLER_ACTOR)))
        return false;
    tokens[clause].head = verb;
    tokens[clause].deprel = DEPREL_ADVCL;
    return true;
}

bool mend_reports(Reading *reading)
{
    const Document *document = reading->document;
    bool mended = false;
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        for (uint32_t t = sentence->first; t < sentence->last; t++) {
            if (!is_verb(reading, t) || reading->tokens[t].flags & TOKEN_QUOTED)
                continue;
            if (hang_content(reading, t) || hang_charge(reading, t))
                mended = true;
            if (listed(reading, t, LIST_REPORTING_VERB, NULL) && is_finite(reading, t) && set_apart(reading, t, sentence))
                return true; /* children have to be listed anew */
        }
    }
    return mended;
}
