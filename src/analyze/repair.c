/* Attachments that grammar settles, whatever the parser made of them. */
#include "analyze/repair.h"

#include "analyze/tree.h"

static bool is_verb(const Trees *trees, uint32_t token)
{
    return trees->tokens[token].upos == UPOS_VERB;
}

static bool is_nominal(const Trees *trees, uint32_t token)
{
    uint8_t upos = trees->tokens[token].upos;
    return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON || upos == UPOS_NUM;
}

static bool is_past_participle(const Trees *trees, uint32_t token)
{
    const Features *features = &trees->tokens[token].features;
    return features->verb_form == VERB_FORM_PART && features->tense != TENSE_PRES;
}

/* The slots of a preposition; 0 for any other word. */
static int32_t case_slots(const Trees *trees, uint32_t token)
{
    int32_t slots;
    return trees->tokens[token].deprel == DEPREL_CASE && tree_listed(trees, token, LIST_MARKER, &slots) ? slots : 0;
}

static bool is_case_between(const Trees *trees, uint32_t token)
{
    return case_slots(trees, token) == 1 << SLOT_BETWEEN;
}

/* "Mardi, à Paris, le ministre a ...": behind the phrases that open a sentence comes the subject, not one phrase more. */
static void find_subject(const Trees *trees, const Sentence *sentence, uint32_t verb)
{
    Token *tokens = trees->tokens;
    uint32_t subject = NONE;
    bool passive = false;
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        uint8_t deprel = tokens[t].deprel;
        if (tokens[t].head == verb && (deprel == DEPREL_NSUBJ || deprel == DEPREL_NSUBJ_PASS || deprel == DEPREL_EXPL))
            return;
        passive = passive || (tokens[t].head == verb && deprel == DEPREL_AUX_PASS);
    }
    for (uint32_t t = sentence->first; t < verb; t++) {
        uint32_t head = tokens[t].head;
        bool joined = (tokens[t].deprel == DEPREL_CONJ || tokens[t].deprel == DEPREL_APPOS) && is_nominal(trees, t) && head != NONE && head < t &&
                      tokens[head].head == verb && tokens[head].deprel == DEPREL_OBL &&
                      tree_child(trees->tokens, sentence, t, DEPREL_CASE) == NONE;
        bool and = joined && tree_child(trees->tokens, sentence, t, DEPREL_CC) != NONE;
        bool opens = tree_child(trees->tokens, sentence, t, DEPREL_DET) != NONE ||
                     (tokens[t].upos == UPOS_PROPN && t > sentence->first && token_written(trees->document, t - 1, TEXT(",")));
        if (joined && !and && subject == NONE && opens) {
            subject = t;
            tokens[t].head = verb;
            tokens[t].deprel = passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ;
        } else if (and && subject != NONE) {
            tokens[t].head = subject;
        }
    }
}

/* "au large de X", "aux abords de X": what follows hangs on the noun of the preposition. */
static void hold_preposition(const Trees *trees, const Sentence *sentence, uint32_t first)
{
    enum { LONGEST = 5 };
    Token *tokens = trees->tokens;
    Symbol words[LONGEST];
    uint32_t count = 0;
    int32_t value;
    while (count < LONGEST && first + count < sentence->last) {
        words[count] = tokens[first + count].folded;
        count++;
    }
    uint32_t length = tokens[first].upos != UPOS_ADP ? 0 : knowledge_match_list(trees->knowledge, trees->document->language,
                                                                              LIST_LOCATIVE, words, count, &value);
    uint32_t last = first + length - 1, noun = length < 3 ? NONE : tokens[last].head;
    if (noun != NONE && noun > last && tokens[last].upos == UPOS_ADP && tokens[last - 1].upos != UPOS_ADP &&
        tokens[noun].head != last - 1 && tokens[noun].head < noun) {
        tokens[noun].head = last - 1;
        tokens[noun].deprel = DEPREL_NMOD;
    }
}

/* "condamné lundi à dix ans de prison": nothing but "de" hangs on a day. */
static void free_from_day(const Trees *trees, uint32_t marker)
{
    Token *tokens = trees->tokens;
    uint32_t noun = tokens[marker].head, day = noun == NONE ? NONE : tokens[noun].head;
    int32_t slots = case_slots(trees, marker), weekday;
    if (day == NONE || day >= marker || slots == 0 || slots & 1 << SLOT_OF || tokens[day].head == NONE ||
        tokens[day].upos != UPOS_NOUN || !tree_listed(trees, day, LIST_WEEKDAY, &weekday))
        return;
    bool verb = is_verb(trees, tokens[day].head);
    tokens[noun].head = tokens[day].head;
    tokens[noun].deprel = verb ? DEPREL_OBL : tokens[noun].deprel;
    tokens[day].deprel = verb ? DEPREL_OBL : tokens[day].deprel;
}

static uint32_t first_conjunct_behind(const Trees *trees, uint32_t head, uint32_t token, uint32_t last)
{
    for (uint32_t t = token + 1; t < last; t++)
        if (trees->tokens[t].deprel == DEPREL_CONJ && trees->tokens[t].head == head)
            return t;
    return NONE;
}

/* "avec des drones, des roquettes et des missiles": a noun behind a comma goes on with the list that "et" ends behind it,
   even where "des" could be a preposition. */
static void continue_list(const Trees *trees, const Sentence *sentence, uint32_t marker)
{
    Token *tokens = trees->tokens;
    uint32_t noun = tokens[marker].head, before = marker < sentence->first + 2 ? NONE : marker - 2;
    if (before == NONE || !(case_slots(trees, marker) & 1 << SLOT_OF) || !token_written(trees->document, marker - 1, TEXT(",")) ||
        tokens[noun].deprel != DEPREL_OBL || !is_nominal(trees, before) || tokens[before].head != tokens[noun].head ||
        (tokens[before].deprel != DEPREL_OBL && tokens[before].deprel != DEPREL_OBJ) ||
        first_conjunct_behind(trees, noun, noun, sentence->last) == NONE)
        return;
    for (uint32_t t = noun + 1; t < sentence->last; t++)
        if (tokens[t].head == noun && tokens[t].deprel == DEPREL_CONJ)
            tokens[t].head = before;
    tokens[noun].head = before;
    tokens[noun].deprel = DEPREL_CONJ;
}

/* "On Sunday air strikes hit ...": the day is no part of the subject that the verb else lacks. */
static void free_day(const Trees *trees, const Sentence *sentence, uint32_t day)
{
    Token *tokens = trees->tokens;
    uint32_t noun = tokens[day].head, marker = day - 1, verb = noun == NONE ? NONE : tokens[noun].head;
    int32_t weekday;
    if (day == sentence->first || verb == NONE || noun < day || verb < noun || tokens[marker].head != noun ||
        tokens[marker].deprel != DEPREL_CASE || tokens[noun].deprel != DEPREL_OBL || !is_verb(trees, verb) ||
        !tree_listed(trees, day, LIST_WEEKDAY, &weekday) || tree_child(trees->tokens, sentence, verb, DEPREL_NSUBJ) != NONE ||
        tree_child(trees->tokens, sentence, verb, DEPREL_NSUBJ_PASS) != NONE)
        return;
    bool passive = tree_child(trees->tokens, sentence, verb, DEPREL_AUX_PASS) != NONE;
    tokens[noun].deprel = passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ;
    tokens[day].head = verb;
    tokens[day].deprel = DEPREL_OBL;
    tokens[marker].head = day;
}

/* "three days after missiles struck the town": who struck is not the days, but what stands between. */
static void free_span(const Trees *trees, const Sentence *sentence, uint32_t noun)
{
    Token *tokens = trees->tokens;
    uint32_t span = tokens[noun].head, verb = span == NONE ? NONE : tokens[span].head;
    int32_t unit;
    if (verb == NONE || tokens[noun].deprel != DEPREL_NMOD || span > noun || tokens[span].deprel != DEPREL_NSUBJ ||
        verb != noun + 1 || !is_verb(trees, verb) || !tree_listed(trees, span, LIST_TIME_UNIT, &unit))
        return;
    uint32_t marker = tree_child(trees->tokens, sentence, noun, DEPREL_CASE);
    if (marker == NONE || case_slots(trees, marker) & 1 << SLOT_OF)
        return;
    tokens[marker].head = verb;
    tokens[marker].deprel = DEPREL_MARK;
    tokens[noun].head = verb;
    tokens[noun].deprel = DEPREL_NSUBJ;
    tokens[span].deprel = DEPREL_OBL;
}

/* The verb right before the words of a noun, but for marks, that has no object yet; or NONE. */
static uint32_t verb_before(const Trees *trees, const Sentence *sentence, uint32_t noun)
{
    uint32_t at = noun;
    while (at > sentence->first && (at == noun || trees->tokens[at].head == noun || trees->tokens[at].upos == UPOS_PUNCT))
        at--;
    return at < noun && is_verb(trees, at) && tree_child(trees->tokens, sentence, at, DEPREL_OBJ) == NONE ? at : NONE;
}

/* "closed its borders after gunmen attacked a bus", "to ease tensions after the two sides exchanged fire": who attacked is
   behind "after", and no phrase of the verb or object before. */
static void free_subject(const Trees *trees, const Sentence *sentence, uint32_t noun)
{
    Token *tokens = trees->tokens;
    uint32_t verb = noun + 1, over = tokens[noun].head, marker = tree_child(trees->tokens, sentence, noun, DEPREL_CASE);
    if (verb >= sentence->last || over == NONE || over > noun || marker == NONE || !is_verb(trees, verb) ||
        tokens[verb].features.verb_form != VERB_FORM_FIN || !(case_slots(trees, marker) & 1 << SLOT_AFTER))
        return;
    uint32_t subject = tree_child(trees->tokens, sentence, verb, DEPREL_NSUBJ);
    if (tokens[noun].deprel == DEPREL_NMOD && subject == over) {
        uint32_t before = verb_before(trees, sentence, over);
        if (before == NONE)
            return;
        tokens[over].head = before;
        tokens[over].deprel = DEPREL_OBJ;
    } else if (tokens[noun].deprel != DEPREL_OBL || subject != NONE || tokens[verb].head != over) {
        return;
    }
    tokens[marker].head = verb;
    tokens[marker].deprel = DEPREL_MARK;
    tokens[noun].head = verb;
    tokens[noun].deprel = DEPREL_NSUBJ;
    if (tokens[verb].deprel == DEPREL_CCOMP)
        tokens[verb].deprel = DEPREL_ADVCL;
}

/* What "and" joins right behind the words of a noun, or NONE. */
static uint32_t joined_behind(const Trees *trees, const Sentence *sentence, uint32_t noun)
{
    for (uint32_t t = noun + 1; t < sentence->last; t++) {
        uint32_t up = t;
        if (trees->tokens[t].upos == UPOS_CCONJ)
            return trees->tokens[t].head != NONE && trees->tokens[t].head > t && is_nominal(trees, trees->tokens[t].head) ? trees->tokens[t].head : NONE;
        for (int step = 0; step < 6 && up != NONE && up != noun; step++)
            up = trees->tokens[up].head;
        if (up != noun)
            return NONE;
    }
    return NONE;
}

/* "à Doha entre le Soudan et le Tchad": there are two sides to every "between". */
static void join_sides(const Trees *trees, const Sentence *sentence, uint32_t marker)
{
    uint32_t side = trees->tokens[marker].head, over = side == NONE ? NONE : trees->tokens[side].head;
    if (over == NONE || side < marker || first_conjunct_behind(trees, side, side, sentence->last) != NONE)
        return;
    uint32_t other = joined_behind(trees, sentence, side);
    if (other == NONE || trees->tokens[other].deprel != DEPREL_CONJ)
        other = first_conjunct_behind(trees, over, side, sentence->last);
    else
        trees->tokens[other].head = side;
    if (other != NONE && trees->tokens[other].upos == trees->tokens[side].upos)
        trees->tokens[other].head = side;
}

/* "deux généraux arrêtés à Bamako", all that is said: the participle tells it of the noun, whichever the parser put above. */
static void make_clause(const Trees *trees, const Sentence *sentence, uint32_t said)
{
    for (uint32_t t = said; t < sentence->last; t++)
        if (trees->tokens[t].features.verb_form == VERB_FORM_FIN)
            return;
    bool below = is_nominal(trees, said);
    uint32_t participle = below ? tree_child(trees->tokens, sentence, said, DEPREL_ACL) : said;
    uint32_t noun = below ? said : tree_child(trees->tokens, sentence, said, DEPREL_NSUBJ);
    if (noun == NONE || participle == NONE || !is_past_participle(trees, participle))
        return;
    if (!below) {
        trees->tokens[noun].deprel = DEPREL_NSUBJ_PASS;
        return;
    }
    trees->tokens[participle].head = trees->tokens[noun].head;
    trees->tokens[participle].deprel = DEPREL_PARATAXIS;
    trees->tokens[participle].features.voice = VOICE_PASS;
    trees->tokens[noun].head = participle;
    trees->tokens[noun].deprel = DEPREL_NSUBJ_PASS;
}

/* "Mali : deux généraux arrêtés à Bamako": what hangs on the topic behind the colon belongs to what is said of it. */
static void leave_topic(const Trees *trees, const Sentence *sentence)
{
    uint32_t colon = sentence->first, said = NONE;
    while (colon < sentence->last && !token_written(trees->document, colon, TEXT(":")))
        colon++;
    for (uint32_t t = colon + 1; t < sentence->last; t++) {
        Token *token = &trees->tokens[t];
        if (token->head == NONE || token->head >= colon || trees->tokens[token->head].deprel != DEPREL_ROOT)
            continue;
        bool phrase = (token->deprel == DEPREL_NMOD || token->deprel == DEPREL_OBL) && said != NONE;
        if (said == NONE && token->deprel != DEPREL_PUNCT)
            said = t;
        else if (phrase)
            token->head = said;
    }
    for (uint32_t t = sentence->first; t < colon && colon < sentence->last; t++) { /* "Syrie : Moscou et Pékin signent" */
        Token *topic = &trees->tokens[t];
        if (topic->deprel != DEPREL_NSUBJ || topic->head == NONE || topic->head < colon)
            continue;
        for (uint32_t s = colon + 1; s < sentence->last; s++)
            if (trees->tokens[s].head == topic->head && trees->tokens[s].deprel == DEPREL_NSUBJ)
                topic->deprel = DEPREL_DISLOCATED;
    }
    if (said != NONE)
        make_clause(trees, sentence, said);
}

/* The clause that a relative pronoun opens behind a comma, up to the comma before the verb of the main clause. */
typedef struct Relative {
    uint32_t antecedent, first, end, main;
} Relative;

static uint32_t verb_behind(const Trees *trees, uint32_t token, uint32_t last)
{
    enum { REACH = 5 };
    bool auxiliary = false;
    for (uint32_t t = token; t < last && t < token + REACH; t++) {
        if (is_verb(trees, t))
            return auxiliary || trees->tokens[t].features.verb_form == VERB_FORM_FIN ? t : NONE;
        auxiliary = auxiliary || trees->tokens[t].upos == UPOS_AUX;
        if (trees->tokens[t].upos != UPOS_AUX && trees->tokens[t].upos != UPOS_ADV && trees->tokens[t].upos != UPOS_PRON)
            return NONE;
    }
    return NONE;
}

static bool find_relative(const Trees *trees, const Sentence *sentence, uint32_t pronoun, Relative *out)
{
    if (trees->tokens[pronoun].features.pron_type != PRON_TYPE_REL || trees->tokens[pronoun].deprel != DEPREL_NMOD ||
        pronoun < sentence->first + 2 || !token_written(trees->document, pronoun - 1, TEXT(",")))
        return false;
    uint32_t noun = pronoun - 2;
    for (int step = 0; step < 8 && trees->tokens[noun].head != NONE && trees->tokens[noun].head < noun; step++)
        noun = is_nominal(trees, trees->tokens[noun].head) ? trees->tokens[noun].head : noun;
    for (uint32_t t = pronoun + 3; t + 1 < sentence->last; t++) {
        uint32_t verb = token_written(trees->document, t, TEXT(",")) ? verb_behind(trees, t + 1, sentence->last) : NONE;
        if (verb != NONE) {
            *out = (Relative){noun, pronoun, t, verb};
            return is_nominal(trees, noun);
        }
    }
    return false;
}

static bool is_inside(const Relative *relative, uint32_t token)
{
    return token >= relative->first && token < relative->end;
}

/* The predicate of the clause: of the words that hang on none of it, the one with a subject, a copula or a finite form. */
static uint32_t predicate_of(const Trees *trees, const Relative *relative)
{
    uint32_t found = NONE;
    for (uint32_t t = relative->first; t < relative->end; t++) {
        bool copula = false, top = trees->tokens[t].head == NONE || !is_inside(relative, trees->tokens[t].head);
        for (uint32_t c = relative->first; c < relative->end; c++)
            copula = copula || (trees->tokens[c].head == t && trees->tokens[c].upos == UPOS_AUX);
        if (top && (copula || is_verb(trees, t)))
            found = t;
    }
    return found;
}

/* "Le parti, dont le chef a été arrêté, a condamné ...": the noun is subject of the verb behind the clause. */
static void close_relative(const Trees *trees, const Relative *relative)
{
    uint32_t predicate = predicate_of(trees, relative);
    Token *noun = &trees->tokens[relative->antecedent], *main = &trees->tokens[relative->main];
    bool subject = noun->head == relative->main && (noun->deprel == DEPREL_NSUBJ || noun->deprel == DEPREL_NSUBJ_PASS);
    if (predicate == NONE || subject)
        return;
    if (main->head != NONE && (is_inside(relative, main->head) || main->head == relative->antecedent)) {
        main->head = trees->tokens[predicate].head == relative->main ? NONE : trees->tokens[predicate].head;
        main->deprel = main->head == NONE ? DEPREL_ROOT : trees->tokens[predicate].deprel;
    }
    bool passive = false, told = false;
    for (uint32_t t = relative->first; t <= relative->main; t++) {
        if (t < relative->end && t != predicate && (trees->tokens[t].head == NONE || !is_inside(relative, trees->tokens[t].head))) {
            told = told || trees->tokens[t].deprel == DEPREL_NSUBJ;
            trees->tokens[t].deprel = is_nominal(trees, t) && t < predicate && !told ? DEPREL_NSUBJ : trees->tokens[t].deprel;
            trees->tokens[t].head = predicate;
        }
        passive = passive || (trees->tokens[t].head == relative->main && trees->tokens[t].deprel == DEPREL_AUX_PASS);
    }
    trees->tokens[predicate].head = relative->antecedent;
    trees->tokens[predicate].deprel = DEPREL_ACL_RELCL;
    noun->head = relative->main;
    noun->deprel = passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ;
}

/* "les pourparlers auxquels participe le Qatar ont repris": of two subjects the one behind the relative verb is its own. */
static void invert_relative(const Trees *trees, const Sentence *sentence, uint32_t verb)
{
    Token *tokens = trees->tokens;
    uint32_t noun = verb + 1;
    while (noun < sentence->last && (tokens[noun].upos == UPOS_DET || tokens[noun].upos == UPOS_ADJ || tokens[noun].upos == UPOS_NUM))
        noun++;
    if (tokens[verb].deprel != DEPREL_ACL_RELCL || noun >= sentence->last || tokens[noun].deprel != DEPREL_NSUBJ ||
        tokens[noun].head <= noun)
        return;
    bool other = false;
    for (uint32_t t = sentence->first; t < verb; t++) {
        if (tokens[t].head == verb && tokens[t].deprel == DEPREL_NSUBJ)
            return;
        other = other || (tokens[t].head == tokens[noun].head && tokens[t].deprel == DEPREL_NSUBJ);
    }
    if (other)
        tokens[noun].head = verb;
}

/* "killed four people and injured three others": no adjective stands between "and" and a number, but a second verb does. */
static void join_verb(const Trees *trees, const Sentence *sentence, uint32_t second)
{
    Token *tokens = trees->tokens;
    uint32_t noun = tokens[second].head, first = NONE;
    int32_t lemma;
    if (second <= sentence->first || second + 1 >= sentence->last || tokens[second].deprel != DEPREL_AMOD ||
        tokens[second - 1].upos != UPOS_CCONJ || tokens[second + 1].upos != UPOS_NUM || noun < second ||
        tokens[noun].deprel != DEPREL_CONJ || !tree_listed(trees, second, LIST_VERB_FORM, &lemma))
        return;
    if (tokens[tokens[noun].head].deprel == DEPREL_OBJ)
        first = tokens[tokens[noun].head].head;
    if (first == NONE || first > second || !is_verb(trees, first))
        return;
    tokens[second].upos = UPOS_VERB;
    tokens[second].lemma = (Symbol)lemma;
    tokens[second].features = tokens[first].features;
    tokens[second].head = first;
    tokens[second].deprel = DEPREL_CONJ;
    tokens[second - 1].head = second;
    tokens[noun].head = second;
    tokens[noun].deprel = DEPREL_OBJ;
}

/* "toppled the president hours after he was sworn in": how long is no object beside whom it was done to. */
static void free_duration(const Trees *trees, const Sentence *sentence, uint32_t unit)
{
    Token *tokens = trees->tokens;
    uint32_t verb = tokens[unit].head;
    int32_t value;
    if (tokens[unit].deprel != DEPREL_OBJ || verb == NONE || verb > unit || unit + 1 >= sentence->last ||
        tokens[unit + 1].deprel != DEPREL_MARK || !tree_listed(trees, unit, LIST_TIME_UNIT, &value))
        return;
    uint32_t whom = tree_child(trees->tokens, sentence, verb, DEPREL_IOBJ);
    if (whom == NONE)
        return;
    tokens[whom].deprel = DEPREL_OBJ;
    tokens[unit].deprel = DEPREL_OBL;
}

/* "Fighting broke out": what goes on is a noun, though it ends like a verb. */
static void name_activity(const Trees *trees, const Sentence *sentence, uint32_t subject)
{
    Token *token = &trees->tokens[subject];
    if (token->deprel != DEPREL_CSUBJ || token->upos != UPOS_VERB || token->features.verb_form != VERB_FORM_GER ||
        tree_child(trees->tokens, sentence, subject, DEPREL_OBJ) != NONE || tree_child(trees->tokens, sentence, subject, DEPREL_XCOMP) != NONE ||
        tree_child(trees->tokens, sentence, subject, DEPREL_MARK) != NONE)
        return;
    token->upos = UPOS_NOUN;
    token->lemma = token->folded;
    token->features = (Features){.number = NUMBER_SING};
    token->deprel = DEPREL_NSUBJ;
}

void repair_trees(const Knowledge *knowledge, Document *document)
{
    const Trees trees = {knowledge, document, document->tokens.items};
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        leave_topic(&trees, sentence);
        for (uint32_t t = sentence->first; t < sentence->last; t++) {
            Relative relative;
            invert_relative(&trees, sentence, t);
            free_from_day(&trees, t);
            free_day(&trees, sentence, t);
            continue_list(&trees, sentence, t);
            join_verb(&trees, sentence, t);
            free_span(&trees, sentence, t);
            free_subject(&trees, sentence, t);
            free_duration(&trees, sentence, t);
            name_activity(&trees, sentence, t);
            if (is_verb(&trees, t) && trees.tokens[t].deprel == DEPREL_ROOT)
                find_subject(&trees, sentence, t);
            hold_preposition(&trees, sentence, t);
            if (is_case_between(&trees, t))
                join_sides(&trees, sentence, t);
            else if (find_relative(&trees, sentence, t, &relative))
                close_relative(&trees, &relative);
        }
    }
}
