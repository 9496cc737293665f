/* Words that evoke frames: lemmas with their required dependents; the longest trigger wins. */
#include "interpret/triggers.h"

#include <string.h>

enum { NEAR_LIMIT = 64 };

/* Tokens near enough to a trigger's head to be words of it. */
typedef struct Near {
    uint32_t tokens[NEAR_LIMIT];
    uint32_t count;
} Near;

typedef struct Match {
    Trigger trigger;
    uint32_t words[WORDS_LIMIT];
    uint32_t conditions;
    uint32_t contents; /* words that are no prepositions */
} Match;

static void add_near(Near *near, uint32_t token)
{
    if (near->count < NEAR_LIMIT)
        near->tokens[near->count++] = token;
}

/* Clauses below are not part of a trigger, but the words that mark them are. */
static bool opens_clause(const Reading *reading, uint32_t token)
{
    switch (reading->tokens[token].deprel) {
    case DEPREL_CCOMP:
    case DEPREL_ADVCL:
    case DEPREL_ACL:
    case DEPREL_ACL_RELCL:
    case DEPREL_PARATAXIS:
    case DEPREL_CSUBJ:
        return true;
    case DEPREL_CONJ:
        return is_verb(reading, token);
    default:
        return false;
    }
}

static void add_below(const Reading *reading, uint32_t token, Near *near)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        const Token *child = &reading->tokens[children[i]];
        if (child->deprel == DEPREL_CASE || child->deprel == DEPREL_MARK || !opens_clause(reading, token))
            add_near(near, children[i]);
        uint32_t marker = child->deprel == DEPREL_NMOD ? child_with(reading, children[i], DEPREL_CASE) : NONE;
        if (marker != NONE && reading->tokens[token].deprel == DEPREL_OBJ)
            add_near(near, marker); /* "barred them from it", wherever the phrase hangs */
    }
}

/* "barred from returning": what "from" ties to the verb is no clause of its own. */
static bool is_tied(const Reading *reading, uint32_t clause)
{
    uint32_t slots = marker_slots(reading, clause);
    return is_verb(reading, clause) && reading->tokens[clause].features.verb_form != VERB_FORM_FIN &&
           slots & 1u << SLOT_FROM && !(slots & 1u << SLOT_OF);
}

static Near near_of(const Reading *reading, uint32_t token)
{
    Near near = {.count = 0};
    const Token *head = &reading->tokens[token];
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        bool own_case = reading->tokens[children[i]].deprel == DEPREL_CASE && /* "aid to the opposition": not opposition to */
                        child_with(reading, token, DEPREL_COP) == NONE;         /* but "was under arrest" */
        uint32_t marker = marker_in(reading, children[i], LIST_ACCORDING_TO); /* who says so is no word of what is said */
        bool source = marker != NONE && !listed(reading, marker, LIST_PURPOSE, NULL);
        if (!own_case && !source && (!opens_clause(reading, children[i]) || is_tied(reading, children[i])))
            add_near(&near, children[i]);
    }
    const Token *clause = head->deprel == DEPREL_XCOMP && head->head != NONE ? &reading->tokens[head->head] : head;
    if ((clause->deprel == DEPREL_ACL || clause->deprel == DEPREL_ACL_RELCL) && clause->head != NONE)
        add_near(&near, clause->head); /* "troops deployed", "the force that is to be deployed" */
    if (clause != head) {              /* "the ambassadors are expected to return" */
        uint32_t subject = child_with(reading, head->head, DEPREL_NSUBJ_PASS);
        subject = subject == NONE ? child_with(reading, head->head, DEPREL_NSUBJ) : subject;
        if (subject != NONE)
            add_near(&near, subject);
    }
    uint32_t direct = near.count;
    for (uint32_t i = 0; i < count; i++)
        if (opens_clause(reading, children[i]))
            add_below(reading, children[i], &near);
    for (uint32_t i = 0; i < direct; i++)
        if (near.tokens[i] != clause->head)
            add_below(reading, near.tokens[i], &near);
    for (uint32_t i = direct, last = near.count; i < last; i++) { /* "appelle les deux pays à la retenue" */
        uint32_t over = reading->tokens[near.tokens[i]].head, marker = child_with(reading, near.tokens[i], DEPREL_CASE);
        if (marker != NONE && reading->tokens[near.tokens[i]].deprel == DEPREL_NMOD && reading->tokens[over].head == token &&
            reading->tokens[over].deprel == DEPREL_XCOMP)
            add_near(&near, marker);
    }
    return near;
}

static bool is_word(const Reading *reading, uint32_t token, Symbol word, bool by_form)
{
    int32_t slots;
    if (reading->tokens[token].upos == UPOS_AUX && reading->lemmas[token] != word &&
        knowledge_match_list(reading->knowledge, reading->document->language, LIST_MARKER, &word, 1, &slots))
        return false; /* "a appelé" is not "appeler à" */
    return reading->forms[token] == word || reading->variants[token] == word ||
           (!by_form && reading->lemmas[token] == word);
}

/* A word below the subject belongs to the subject, unless this is a word of the trigger too ("a car bomb exploded"). */
static bool strays_into_subject(const Reading *reading, const Match *match, uint32_t found)
{
    uint32_t verb = match->words[0];
    for (uint32_t w = 1; w < found; w++) {
        uint32_t over = reading->tokens[match->words[w]].head;
        bool subject = over != NONE && over != verb && reading->tokens[over].head == verb &&
                       reading->tokens[over].deprel == DEPREL_NSUBJ;
        for (uint32_t o = 1; o < found && subject; o++)
            subject = match->words[o] != over;
        if (subject)
            return true;
    }
    return false;
}

static bool is_noun(const Reading *reading, uint32_t token)
{
    return reading->tokens[token].upos == UPOS_NOUN || reading->tokens[token].upos == UPOS_PROPN;
}

static bool is_used(const Match *match, uint32_t count, uint32_t token)
{
    for (uint32_t w = 0; w < count; w++)
        if (match->words[w] == token)
            return true;
    return false;
}

/* "United States" tells of no state. */
static bool is_in_country(const Reading *reading, uint32_t token)
{
    const Document *document = reading->document;
    uint32_t name = reading->name_at[token];
    if (name == NONE || document->mentions.items[name].entity == NONE)
        return false;
    const Mention *mention = &document->mentions.items[name];
    return mention->last - mention->first > 1 && document->entities.items[mention->entity].class == CLASS_COUNTRY;
}

/* The subject of an active verb acts where the frame says so, and is no word of the trigger. */
static bool fills_subject(const Reading *reading, const Match *match, uint32_t token)
{
    const Token *t = &reading->tokens[token];
    uint32_t verb = match->words[0];
    if (match->trigger.negative || match->trigger.part != TRIGGER_VERB || t->deprel != DEPREL_NSUBJ || t->head != verb || is_passive(reading, verb))
        return false;
    return (knowledge_frame(reading->knowledge, match->trigger.frame).slots[SLOT_SUBJECT] & 1u << ROLE_AGENT) != 0;
}

/* A noun that hangs on another event noun is that one's word: "drone" in "launched drone strikes". */
static bool find_words(const Reading *reading, uint32_t token, const Near *near, Match *match)
{
    uint32_t found = 1;
    match->words[0] = token;
    if (match->trigger.others_count >= WORDS_LIMIT)
        return false;
    for (uint32_t o = 0; o < match->trigger.others_count; o++) {
        uint32_t i = 0;
        for (; i < near->count; i++) {
            bool used = is_used(match, found, near->tokens[i]);
            bool by_form = match->trigger.others_by_form >> o & 1;
            uint32_t over = reading->tokens[near->tokens[i]].head;
            bool elsewhere = is_noun(reading, near->tokens[i]) && over != NONE && over != token && reading->evokes[over] &&
                             !is_used(match, found, over);
            if (!used && !elsewhere && !fills_subject(reading, match, near->tokens[i]) && !is_in_country(reading, near->tokens[i]) && is_word(reading, near->tokens[i], match->trigger.others[o], by_form))
                break;
        }
        if (i == near->count)
            return false;
        match->words[found++] = near->tokens[i];
    }
    return !strays_into_subject(reading, match, found);
}

static bool part_fits(const Reading *reading, uint32_t token, TriggerPart part)
{
    const Token *t = &reading->tokens[token];
    bool participle = t->features.verb_form == VERB_FORM_PART || t->features.verb_form == VERB_FORM_GER;
    switch (part) {
    case TRIGGER_VERB:
        if (t->deprel == DEPREL_AMOD && listed(reading, token, LIST_HEDGE, NULL))
            return false; /* "suspected militants" */
        return is_verb(reading, token) || (t->upos == UPOS_ADJ && participle);
    case TRIGGER_NOUN: return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN || counts_people(reading, token);
    case TRIGGER_ADJECTIVE: return t->upos == UPOS_ADJ || (t->upos == UPOS_VERB && participle);
    case TRIGGER_PARTICIPLE:
        return (t->upos == UPOS_VERB || t->upos == UPOS_ADJ) &&
               (t->deprel == DEPREL_ACL || t->deprel == DEPREL_AMOD || t->deprel == DEPREL_ADVCL ||
                t->deprel == DEPREL_ACL_RELCL || t->deprel == DEPREL_CONJ) &&
               (participle || t->upos == UPOS_ADJ);
    }
    return false;
}

static uint32_t conditions_of(const Frame *frame)
{
    uint32_t conditions = (frame->subject_is ? 1u : 0u) + (frame->object_is ? 1u : 0u);
    for (uint32_t bits = frame->required; bits; bits &= bits - 1)
        conditions++;
    return conditions;
}

/* Whether a longer lex:not of the same class stands against a trigger. */
static bool is_barred(const Reading *reading, const Match *match, const Match *matches, uint32_t count)
{
    Frame frame = knowledge_frame(reading->knowledge, match->trigger.frame);
    for (uint32_t i = 0; i < count; i++) {
        if (!matches[i].trigger.negative || matches[i].trigger.others_count < match->trigger.others_count)
            continue;
        if (matches[i].trigger.frame == match->trigger.frame)
            return true;
        Frame other = knowledge_frame(reading->knowledge, matches[i].trigger.frame);
        if (other.class == frame.class && matches[i].trigger.others_count > match->trigger.others_count)
            return true;
    }
    return false;
}

static bool goes_before(const Match *a, const Match *b)
{
    if (a->trigger.others_count != b->trigger.others_count)
        return a->trigger.others_count > b->trigger.others_count;
    if (a->contents != b->contents) /* "fire missiles" says more than "fire at" */
        return a->contents > b->contents;
    return a->conditions > b->conditions;
}

static void insert(Match *matches, uint32_t *count, uint32_t limit, const Match *match)
{
    if (*count == limit && !goes_before(match, &matches[limit - 1]))
        return;
    if (*count == limit) /* the last makes room */
        --*count;
    uint32_t at = *count;
    for (; at > 0 && goes_before(match, &matches[at - 1]); at--)
        matches[at] = matches[at - 1];
    matches[at] = *match;
    ++*count;
}

static uint32_t count_contents(const Reading *reading, const Match *match)
{
    uint32_t contents = 0;
    for (uint32_t w = 1; w <= match->trigger.others_count; w++)
        contents += reading->tokens[match->words[w]].upos != UPOS_ADP;
    return contents;
}

enum { MATCH_LIMIT = 32, NARROWER = 4 }; /* a participle is asked for more narrowly than any verb */

/* Triggers whose words are there, those that say what is no event among them; longest first. */
static uint32_t collect_matches(const Reading *reading, uint32_t token, Match *all)
{
    const Document *document = reading->document;
    uint32_t count = 0;
    Symbol keys[2] = {reading->lemmas[token], reading->forms[token]};
    Near near = near_of(reading, token);
    for (int k = 0; k < 2; k++) {
        uint32_t triggers = knowledge_triggers(reading->knowledge, document->language, keys[k], reading->triggers,
                                               TRIGGER_LIMIT);
        for (uint32_t i = 0; i < triggers; i++) {
            Match match = {.trigger = reading->triggers[i]};
            if (match.trigger.by_form != (k == 1) ||
                !part_fits(reading, token, (TriggerPart)match.trigger.part) ||
                !find_words(reading, token, &near, &match))
                continue;
            Frame frame = knowledge_frame(reading->knowledge, match.trigger.frame);
            match.conditions = conditions_of(&frame) + (match.trigger.part == TRIGGER_PARTICIPLE ? NARROWER : 0);
            match.contents = count_contents(reading, &match);
            insert(all, &count, MATCH_LIMIT, &match);
        }
    }
    return count;
}

/* Triggers whose words are there, best first; barred ones left out. */
static uint32_t match_triggers(const Reading *reading, uint32_t token, Match *out)
{
    Match all[MATCH_LIMIT];
    uint32_t count = collect_matches(reading, token, all), kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!all[i].trigger.negative && !is_barred(reading, &all[i], all, count))
            out[kept++] = all[i];
    return kept;
}

/* An expression that is no event ("war crime") bars the words below its head, unless a trigger as long covers it;
   the head's own triggers are barred by class. */
static void bar_expressions(Reading *reading, uint32_t token)
{
    Match all[MATCH_LIMIT];
    uint32_t count = collect_matches(reading, token, all);
    uint32_t longest = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!all[i].trigger.negative && all[i].trigger.others_count > longest)
            longest = all[i].trigger.others_count;
    for (uint32_t i = 0; i < count; i++) {
        bool bars = all[i].trigger.negative && all[i].trigger.others_count > longest;
        for (uint32_t w = 1; bars && w <= all[i].trigger.others_count; w++)
            reading->barred[all[i].words[w]] = true;
    }
}

/* Nouns within names evoke nothing, nor do words that are themselves somebody. */
static bool is_open(const Reading *reading, uint32_t token)
{
    const Token *t = &reading->tokens[token];
    if (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN && t->upos != UPOS_ADJ && t->upos != UPOS_VERB &&
        t->upos != UPOS_AUX)
        return false;
    if (reading->barred[token])
        return false;
    if (t->deprel == DEPREL_AUX || t->deprel == DEPREL_COP || t->deprel == DEPREL_AUX_PASS)
        return false;
    uint32_t name = reading->name_at[token];
    if (name != NONE && !is_verb(reading, token))
        return false;
    return true;
}

static void start(Reading *reading, uint32_t token, const Match *match, Happening *out)
{
    *out = (Happening){
        .token = token,
        .sentence = document_sentence(reading->document, token),
        .frame_index = match->trigger.frame,
        .frame = knowledge_frame(reading->knowledge, match->trigger.frame),
        .part = match->trigger.part,
        .word_count = match->trigger.others_count + 1,
        .governor = NONE,
        .carried = NONE,
        .content = NONE,
        .answers = NONE,
        .governed_by = NONE,
        .subject_event = NONE,
        .target_token = NONE,
        .topic_token = NONE,
        .status_cause = NONE,
        .date_cause = NONE,
        .event = NONE,
        .confidence = 1000,
    };
    memcpy(out->words, match->words, sizeof out->words);
}

/* "riot police", "war crimes tribunal": a noun before another noun tells of no event, save in "coup attempt". */
static bool only_qualifies(const Reading *reading, const Happening *happening)
{
    const Token *token = &reading->tokens[happening->token];
    return happening->word_count == 1 && happening->part == TRIGGER_NOUN && token->deprel == DEPREL_COMPOUND &&
           token->head != NONE && happening->frame.relation < 0 && reading->tokens[token->head].upos == UPOS_NOUN &&
           !listed(reading, token->head, LIST_STATUS_WORD, NULL);
}

/* "The group claimed responsibility.": a carrier of what was told before. */
static bool claims_last(const Reading *reading, const Happening *happening)
{
    int32_t kind;
    return is_carrier(&happening->frame) && happening->carried == NONE && happening->word_count > 1 &&
           !happening->object_told && listed(reading, happening->token, LIST_REPORTING_VERB, &kind) && kind == REPORT_PROBABLE;
}

/* "Téhéran, soutien du mouvement": what somebody is called beside the name is a tie, no act. */
static bool only_describes(const Reading *reading, const Happening *happening)
{
    const Token *token = &reading->tokens[happening->token];
    uint32_t name = token->head == NONE ? NONE : reading->mention_at[token->head];
    return happening->part == TRIGGER_NOUN && token->deprel == DEPREL_APPOS && name != NONE &&
           class_has(reading, happening->frame.class, TRAIT_SPOKEN) &&
           child_with(reading, happening->token, DEPREL_CASE) == NONE &&
           reading->document->mentions.items[name].kind == MENTION_NAME && reading->document->mentions.items[name].entity != NONE &&
           is_actor(reading, reading->document->mentions.items[name].entity);
}

static bool is_content_word(const Reading *reading, uint32_t token)
{
    uint8_t upos = reading->tokens[token].upos;
    return upos == UPOS_NOUN || upos == UPOS_VERB || upos == UPOS_PROPN || upos == UPOS_ADJ;
}

/* Whether some word of a trigger is part of another event already. */
static bool is_taken(const Reading *reading, const Happening *happening)
{
    for (uint32_t w = 0; w < happening->word_count; w++)
        if (is_content_word(reading, happening->words[w]) && reading->happening_at[happening->words[w]] != NONE)
            return true;
    return false;
}

/* The best trigger of a token whose conditions are met, and whose words are free. */
static bool evoke(Reading *reading, uint32_t token, Happening *out)
{
    Match matches[MATCH_LIMIT];
    uint32_t count = match_triggers(reading, token, matches);
    for (uint32_t i = 0; i < count; i++) {
        start(reading, token, &matches[i], out);
        if (is_taken(reading, out) || only_qualifies(reading, out) || only_describes(reading, out))
            continue;
        fill_roles(reading, out);
        if (conditions_met(out) || claims_last(reading, out))
            return true;
        if (out->frame.relation >= 0 && out->part == TRIGGER_PARTICIPLE)
            return false; /* "groups backed by X": a tie of the nameless, no act of support */
    }
    return false;
}

static bool takes_words(Reading *reading, const Happening *happening, uint32_t index)
{
    if (is_taken(reading, happening))
        return false;
    for (uint32_t w = 0; w < happening->word_count; w++)
        if (is_content_word(reading, happening->words[w]) || w == 0)
            reading->happening_at[happening->words[w]] = index;
    return true;
}

/* A word is part of one event only: those with most words take first. */
static void resolve(Reading *reading)
{
    uint32_t count = reading->happenings.count, kept = 0;
    Happening *items = reading->happenings.items;
    bool *wins = ARENA_ARRAY(reading->arena, bool, count + 1);
    for (uint32_t words = WORDS_LIMIT; words > 0; words--)
        for (uint32_t i = 0; i < count; i++)
            if (items[i].word_count == words)
                wins[i] = takes_words(reading, &items[i], i);
    for (uint32_t i = 0; i < count; i++) /* "the cholera outbreak killed 80": what is left of the verb */
        if (!wins[i] && items[i].word_count > 1 && evoke(reading, items[i].token, &items[i]))
            wins[i] = takes_words(reading, &items[i], i);
    for (uint32_t i = 0; i < count; i++)
        if (wins[i])
            items[kept++] = items[i];
    reading->happenings.count = kept;
    for (uint32_t t = 0; t < reading->document->tokens.count; t++)
        reading->happening_at[t] = NONE;
    for (uint32_t i = 0; i < kept; i++)
        for (uint32_t w = 0; w < items[i].word_count; w++)
            if (is_content_word(reading, items[i].words[w]) || w == 0)
                reading->happening_at[items[i].words[w]] = i;
}

/* Relations and carriers are no events. */
static bool tells_event(const Reading *reading, const Match *matches, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (knowledge_frame(reading->knowledge, matches[i].trigger.frame).class != NONE)
            return true;
    return false;
}

/* "missiles fired at X hit Y": the noun that the participle takes into its trigger stands for the event. */
static void mark_object(Reading *reading, uint32_t verb, const Match *matches, uint32_t count)
{
    const Token *token = &reading->tokens[verb];
    if ((token->deprel != DEPREL_ACL && token->deprel != DEPREL_ACL_RELCL) || !tells_event(reading, matches, count))
        return;
    for (uint32_t w = 1; w <= matches[0].trigger.others_count; w++)
        if (matches[0].words[w] == token->head)
            reading->evokes[token->head] = true;
}

void find_triggers(Reading *reading)
{
    uint32_t count = reading->document->tokens.count;
    for (uint32_t t = 0; t < count; t++)
        if (reading->tokens[t].upos == UPOS_NOUN || reading->tokens[t].upos == UPOS_PROPN)
            bar_expressions(reading, t);
    for (uint32_t t = 0; t < count; t++) {
        Match matches[MATCH_LIMIT];
        const Token *token = &reading->tokens[t];
        if (is_open(reading, t) && (token->upos == UPOS_NOUN || token->upos == UPOS_PROPN))
            reading->evokes[t] |= tells_event(reading, matches, match_triggers(reading, t, matches));
        if (is_open(reading, t) && is_verb(reading, t))
            mark_object(reading, t, matches, match_triggers(reading, t, matches));
    }
    for (uint32_t t = 0; t < count; t++) {
        Happening happening;
        if (is_open(reading, t) && evoke(reading, t, &happening))
            *ARRAY_PUSH(reading->arena, &reading->happenings) = happening;
    }
    resolve(reading);
}
