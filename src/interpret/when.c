/* When it happened: dates beside the trigger, in its clause, or shared by clauses; never from other clauses. */
#include "interpret/reading.h"

/* "since", "depuis", but not "dès", which tells the very day. */
static bool opens_stretch(const Reading *reading, uint32_t token)
{
    int32_t kind = 0;
    return token != NONE && listed(reading, token, LIST_SINCE, &kind) && kind != SINCE_THEN;
}

/* "since January", "depuis la fin du mois de février", "until Monday" */
static bool tells_since(const Reading *reading, uint32_t token)
{
    for (int step = 0; step < 4; step++) {
        if (opens_stretch(reading, marker_in(reading, token, LIST_SINCE)) || (step == 0 && marker_in(reading, token, LIST_UNTIL) != NONE))
            return true;
        if (reading->tokens[token].deprel != DEPREL_NMOD || reading->tokens[token].head == NONE)
            return false;
        token = reading->tokens[token].head;
    }
    return false;
}

/* The date that a token heads or stands in, if it says when rather than since when. */
const Entity *date_at(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->name_at[token];
    if (mention == NONE)
        return NULL;
    const Mention *date = &reading->document->mentions.items[mention];
    if (date->kind != MENTION_DATE || date->entity == NONE)
        return NULL;
    const Entity *entity = &reading->document->entities.items[date->entity];
    if (entity->class != CLASS_DATE || entity->date.precision == DATE_UNKNOWN)
        return NULL;
    if (tells_since(reading, token) || opens_stretch(reading, date->first) || listed(reading, date->first, LIST_UNTIL, NULL))
        return NULL;
    return entity;
}

bool take_date(const Reading *reading, Happening *happening, uint32_t token)
{
    const Entity *entity = date_at(reading, token);
    if (!entity || happening->date.precision != DATE_UNKNOWN)
        return false;
    happening->date = entity->date;
    happening->date_cause = token;
    return true;
}

static bool holds_date(uint8_t deprel)
{
    return deprel == DEPREL_OBL || deprel == DEPREL_OBJ || deprel == DEPREL_NSUBJ || deprel == DEPREL_NMOD || deprel == DEPREL_ADVMOD || deprel == DEPREL_NMOD_POSS ||
           deprel == DEPREL_COMPOUND || deprel == DEPREL_AMOD || deprel == DEPREL_NUMMOD || deprel == DEPREL_DEP ||
           deprel == DEPREL_APPOS || deprel == DEPREL_DISCOURSE || deprel == DEPREL_DISLOCATED;
}

/* "ont condamné l'attaque samedi": a bare day behind the object of a verb is the verb's. */
static bool is_of_verb_over(const Reading *reading, const Happening *happening, uint32_t date)
{
    const Token *token = &reading->tokens[happening->token];
    return reading->tokens[date].head == happening->token && token->deprel == DEPREL_OBJ && !happening->light &&
           token->head != NONE && reading->happening_at[token->head] != NONE && date > happening->token &&
           child_with(reading, date, DEPREL_CASE) == NONE && reading->tokens[date].deprel != DEPREL_NMOD_POSS;
}

bool is_verbal(const Happening *happening)
{
    return happening->part == TRIGGER_VERB || happening->part == TRIGGER_PARTICIPLE;
}

/* The event noun that is the object of a verb, or NONE. */
static uint32_t event_for(const Reading *reading, uint32_t verb)
{
    uint32_t object = child_with(reading, verb, DEPREL_OBJ);
    return object == NONE ? NONE : reading->happening_at[object];
}

/* "called a meeting for Friday": the day of the meeting, not of the call. */
static bool is_for_object(const Reading *reading, const Happening *happening, uint32_t date)
{
    return is_verbal(happening) && marker_slots(reading, date) & 1u << SLOT_FOR && event_for(reading, happening->token) != NONE;
}

/* A date on a word, or one level below where it is a noun phrase of time ("Tuesday night's", "the end of May"). */
bool date_on(const Reading *reading, Happening *happening, uint32_t token)
{
    const uint32_t *children, *further;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (holds_date(reading->tokens[children[i]].deprel) && !is_of_verb_over(reading, happening, children[i]) &&
            !is_for_object(reading, happening, children[i]) &&
            take_date(reading, happening, children[i]))
            return true;
    for (uint32_t i = 0; i < count; i++) {
        if (reading->tokens[children[i]].deprel != DEPREL_OBL || reading->mention_at[children[i]] != NONE ||
            reading->evokes[children[i]] || is_counted_from(reading, children[i]))
            continue;
        uint32_t more = children_of(reading, children[i], &further);
        for (uint32_t j = 0; j < more; j++) /* not "after the death in May", which is when that was */
            if (!(marker_slots(reading, further[j]) & 1u << SLOT_IN) && take_date(reading, happening, further[j]))
                return true;
    }
    return false;
}

/* "attaques menées vendredi", "strikes carried out on Friday": the participle beside the noun tells its day. */
static bool date_on_participle(const Reading *reading, Happening *happening)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_ACL && reading->happening_at[children[i]] == NONE &&
            (listed(reading, children[i], LIST_LIGHT_VERB, NULL) || listed(reading, children[i], LIST_OCCUR_VERB, NULL)) &&
            date_on(reading, happening, children[i]))
            return true;
    return false;
}

/* "hit churches on Sunday, killing 20", "was wounded on Monday when a shell fell": what goes along with the main clause. */
static bool goes_along(const Reading *reading, uint32_t clause)
{
    const Token *token = &reading->tokens[clause];
    if (token->deprel != DEPREL_ADVCL || token->head == NONE)
        return false;
    uint8_t form = token->features.verb_form;
    bool participle = form == VERB_FORM_GER || (form == VERB_FORM_PART && token->features.tense != TENSE_PAST);
    bool bare = child_with(reading, clause, DEPREL_MARK) == NONE && child_with(reading, clause, DEPREL_CASE) == NONE;
    return (participle && bare) || child_listed(reading, clause, LIST_SAME_TIME, NULL) != NONE;
}

/* "turned deadly on July 16, when police fired": the day that the clause hangs on. */
static bool date_before_clause(const Reading *reading, Happening *happening, uint32_t clause)
{
    const Token *token = &reading->tokens[clause];
    return (token->deprel == DEPREL_ACL_RELCL && token->head != NONE && take_date(reading, happening, token->head)) ||
           date_before_when(reading, happening, clause);
}

/* A date that the clause over an infinitive, or the first of coordinated clauses, tells for both. */
static void date_from_above(const Reading *reading, Happening *happening, uint32_t clause)
{
    for (int step = 0; step < 4 && clause != NONE; step++) {
        const Token *token = &reading->tokens[clause];
        uint32_t over = token->head;
        bool along = goes_along(reading, clause);
        if (over == NONE || (token->deprel != DEPREL_XCOMP && token->deprel != DEPREL_CONJ && !along))
            return;
        Happening trial = *happening;
        /* "dismissed him on Friday and named another": one who does two things does both that day */
        bool both = happening->status == STATUS_ACTUAL && child_with(reading, clause, DEPREL_NSUBJ) == NONE &&
                    child_with(reading, clause, DEPREL_NSUBJ_PASS) == NONE;
        if ((date_on(reading, &trial, over) || date_before_clause(reading, &trial, over)) && (token->deprel == DEPREL_XCOMP || along || both || trial.date_cause < over)) {
            happening->date = trial.date;
            happening->date_cause = trial.date_cause;
            return;
        }
        clause = over;
    }
}

/* "resigned and fled on Monday": a day behind the last of several things done by one is that of all. */
static void date_from_last(const Reading *reading, Happening *happening, uint32_t clause)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, clause, &children);
    for (uint32_t i = count; i > 0; i--) {
        uint32_t last = children[i - 1];
        if (reading->tokens[last].deprel != DEPREL_CONJ)
            continue;
        Happening trial = *happening;
        bool shared = child_with(reading, last, DEPREL_NSUBJ) == NONE || /* "two were killed and three wounded on Monday" */
                      (is_past_participle(reading, last) && child_with(reading, last, DEPREL_AUX) == NONE &&
                       child_with(reading, last, DEPREL_AUX_PASS) == NONE && child_with(reading, last, DEPREL_OBJ) == NONE);
        if (is_verb(reading, last) && shared && date_on(reading, &trial, last) && trial.date_cause > last) {
            happening->date = trial.date;
            happening->date_cause = trial.date_cause;
        }
        return;
    }
}

static bool date_it_is_for(const Reading *reading, Happening *happening)
{
    const uint32_t *children;
    const Token *token = &reading->tokens[happening->token];
    uint32_t count = token->deprel == DEPREL_OBJ && token->head != NONE ? children_of(reading, token->head, &children) : 0;
    for (uint32_t i = 0; i < count; i++)
        if (marker_slots(reading, children[i]) & 1u << SLOT_FOR && take_date(reading, happening, children[i]))
            return true;
    return false;
}

bool is_told_afterwards(const Reading *reading, const Happening *happening)
{
    return class_has(reading, happening->frame.class, TRAIT_HELD_BY_LAND) && listed(reading, happening->token, LIST_VERDICT_VERB, NULL);
}

/* The day of a noun below the verdict: "at the polls of May 3". */
static void date_of_vote(const Reading *reading, Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = happening->token + 1; t < sentence->last && happening->date.precision == DATE_UNKNOWN; t++) {
        uint32_t over = reading->tokens[t].head;
        bool of_noun = over != NONE && is_nominal(reading, over) && marker_slots(reading, t) & 1u << SLOT_OF;
        if (of_noun && reading->name_at[t] != NONE && is_below(reading, t, happening->token))
            take_date(reading, happening, t);
    }
}

static void find_date(Reading *reading, Happening *happening)
{
    if (is_told_afterwards(reading, happening)) {
        date_of_vote(reading, happening);
        return;
    }
    for (uint32_t w = 0; w < happening->word_count; w++)
        if (date_on(reading, happening, happening->words[w]))
            return;
    if (date_on_participle(reading, happening) || date_from_span(reading, happening) ||
        date_from_day_beside(reading, happening))
        return;
    if (!is_verbal(happening) && date_it_is_for(reading, happening))
        return;
    uint32_t clause = is_verbal(happening) ? happening->token : NONE;
    const Token *token = &reading->tokens[happening->token];
    bool subject = token->deprel == DEPREL_NSUBJ || token->deprel == DEPREL_NSUBJ_PASS;
    bool told_of = subject && token->head == happening->governor;
    if (!is_verbal(happening) && happening->governor != NONE && (happening->light || told_of))
        clause = happening->governor;
    if (clause == NONE)
        return;
    if (clause != happening->token && date_on(reading, happening, clause))
        return;
    if (date_before_clause(reading, happening, clause))
        return;
    date_from_above(reading, happening, clause);
    if (happening->date.precision == DATE_UNKNOWN)
        date_from_last(reading, happening, clause);
}

/* "On Thursday the army said it had struck": what speakers tell of themselves they tell the same day. */
static bool is_own_act(const Reading *reading, const Happening *happening)
{
    for (uint32_t i = 0; i < happening->roles.count && happening->status == STATUS_ACTUAL; i++)
        for (uint32_t s = 0; s < happening->speaker_count; s++)
            if (happening->roles.items[i].kind == ROLE_AGENT &&
                same_party(reading, happening->roles.items[i].entity, happening->speakers[s]))
                return true;
    return false;
}

/* Statements made at a told time: the content of a dated agreement or announcement happens then too. */
static void date_from_report(const Reading *reading, Happening *happening)
{
    if (happening->date.precision != DATE_UNKNOWN ||
        (!is_speech_act(reading, happening->frame.class) && !is_own_act(reading, happening)))
        return;
    if (has_role(happening, ROLE_AGENT) && happening->speaker_count > 0 && !is_own_act(reading, happening))
        return; /* "said in July that X had refused" */
    uint32_t token = happening->token;
    for (int step = 0; step < 4 && reading->tokens[token].head != NONE; step++) {
        uint32_t over = reading->tokens[token].head;
        if (reading->tokens[token].deprel == DEPREL_CCOMP && listed(reading, over, LIST_REPORTING_VERB, NULL)) {
            date_on(reading, happening, over);
            return;
        }
        token = over;
    }
}

/* The event or clause that a date hangs on, however the parser hung it there. */
static uint32_t owner_of_date(const Reading *reading, uint32_t token)
{
    for (int step = 0; step < CLIMB_LIMIT && reading->tokens[token].head != NONE; step++) {
        token = reading->tokens[token].head;
        if (is_counted_from(reading, token))
            return NONE; /* the day of what the time is told from */
        if (reading->happening_at[token] != NONE || is_verb(reading, token))
            return token;
    }
    return NONE;
}

static bool owns(const Happening *happening, uint32_t owner)
{
    if (holds_word(happening, owner))
        return true;
    return owner == happening->governor && (happening->light || is_verbal(happening));
}

bool is_date_of(const Reading *reading, const Happening *happening, uint32_t date)
{
    uint32_t owner = owner_of_date(reading, date);
    return owner != NONE && owns(happening, owner);
}

/* Dates of the sentence that lie within the phrases of the event ("a market in Nyala on Tuesday"). */
static void date_within(const Reading *reading, Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = sentence->first; t < sentence->last && happening->date.precision == DATE_UNKNOWN &&
                                       !is_told_afterwards(reading, happening); t++) {
        uint32_t mention = reading->name_at[t];
        if (mention == NONE || reading->document->mentions.items[mention].head != t || !date_at(reading, t))
            continue;
        if (is_date_of(reading, happening, t))
            take_date(reading, happening, t);
    }
}

/* What is told of a day to come has not happened. */
static void look_ahead(const Reading *reading, Happening *happening)
{
    DateRange today = reading->document->date;
    if (happening->status != STATUS_ACTUAL || today.precision != DATE_DAY || happening->date.precision == DATE_UNKNOWN ||
        happening->date.low <= today.low)
        return;
    if (class_has(reading, happening->frame.class, TRAIT_SPOKEN))
        happening->date = (DateRange){0, 0, DATE_UNKNOWN}; /* "called for talks on March 20": not the day of the call */
    else
        happening->status = STATUS_PLANNED;
}

void find_dates(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        find_date(reading, &reading->happenings.items[i]);
        date_within(reading, &reading->happenings.items[i]);
        date_since(reading, &reading->happenings.items[i]);
        date_from_report(reading, &reading->happenings.items[i]);
        look_ahead(reading, &reading->happenings.items[i]);
    }
}
