/* Counted victims, given to the event that harmed them. */
#include "interpret/toll.h"

/* "The two attacks killed 11": the toll is nobody's alone. */
static bool tells_several(const Reading *reading, const Happening *event)
{
    const Entity *amount = amount_at(reading, event->token);
    return amount && amount->amount.low >= 2;
}

static bool harms(const Reading *reading, const Happening *happening)
{
    uint32_t class = happening->frame.class;
    return class_within(reading, class, "Assault") || class_within(reading, class, "Disaster") ||
           class_within(reading, class, "Abduction") || class_within(reading, class, "Arrest");
}

static Happening *harming_at(const Reading *reading, uint32_t token, const Happening *toll)
{
    if (token == NONE || reading->happening_at[token] == NONE)
        return NULL;
    Happening *event = &reading->happenings.items[reading->happening_at[token]];
    bool held = class_within(reading, event->frame.class, "Arrest") && toll->frame.harm != HARM_DETAINED;
    if (event == toll || event->dropped || held || !harms(reading, event)) /* one who died was not killed by an arrest */
        return NULL;
    bool killing = event->frame.harm == HARM_KILLED && toll->frame.harm != HARM_KILLED;
    return event->frame.harm < 0 || killing ? event : NULL;
}

/* The event noun that a clause is about: "launched strikes on X, killing two". */
static Happening *event_of_clause(const Reading *reading, uint32_t verb, const Happening *toll)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        Happening *event = deprel == DEPREL_OBJ || deprel == DEPREL_NSUBJ || deprel == DEPREL_NSUBJ_PASS
                               ? harming_at(reading, children[i], toll)
                               : NULL;
        if (event && (event->light || deprel != DEPREL_OBJ))
            return event;
    }
    return NULL;
}

static Happening *event_above(const Reading *reading, const Happening *toll)
{
    uint32_t token = toll->governor != NONE ? toll->governor : toll->token;
    for (int step = 0; step < 4; step++) {
        const Token *t = &reading->tokens[token];
        bool beside = t->deprel == DEPREL_ADVCL || t->deprel == DEPREL_XCOMP || t->deprel == DEPREL_CONJ ||
                      t->deprel == DEPREL_ACL || t->deprel == DEPREL_PARATAXIS;
        if (!beside || t->head == NONE)
            return NULL;
        Happening *event = harming_at(reading, t->head, toll);
        if (!event)
            event = event_of_clause(reading, t->head, toll);
        if (event)
            return event;
        token = t->head;
    }
    return NULL;
}

/* "..., tuant trois personnes", ", killing three": a participle behind a comma tells what the event before it did, whatever
   noun it hangs on. */
static Happening *event_before_comma(const Reading *reading, const Happening *toll)
{
    uint32_t verb = toll->governor != NONE ? toll->governor : toll->token;
    const Features *features = &reading->tokens[verb].features;
    uint32_t first = reading->document->sentences.items[toll->sentence].first;
    bool participle = features->verb_form == VERB_FORM_GER || (features->verb_form == VERB_FORM_PART && features->tense == TENSE_PRES);
    if (!participle || verb <= first || reading->tokens[verb - 1].upos != UPOS_PUNCT)
        return NULL;
    for (uint32_t t = verb - 1; t > first; t--) {
        Happening *event = harming_at(reading, t - 1, toll);
        if (event)
            return event;
    }
    return NULL;
}

/* "the death toll of the quake", "le bilan du séisme" */
static Happening *event_of_noun(const Reading *reading, uint32_t noun, const Happening *toll)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        Happening *event = deprel == DEPREL_NMOD || deprel == DEPREL_NMOD_POSS || deprel == DEPREL_COMPOUND
                               ? harming_at(reading, children[i], toll)
                               : NULL;
        if (event)
            return event;
    }
    return NULL;
}

static Happening *event_below(const Reading *reading, const Happening *toll)
{
    uint32_t token = toll->governor != NONE ? toll->governor : toll->token;
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        if (deprel != DEPREL_ADVCL && deprel != DEPREL_OBL && deprel != DEPREL_PARATAXIS && deprel != DEPREL_NSUBJ)
            continue;
        Happening *event = harming_at(reading, children[i], toll);
        if (!event && deprel == DEPREL_NSUBJ)
            event = event_of_noun(reading, children[i], toll);
        if (event)
            return event;
    }
    return toll->part == TRIGGER_NOUN ? event_of_noun(reading, toll->token, toll) : NULL;
}

/* "three were killed and five wounded in an ambush": the last of coordinated tolls tells the event of all. */
static Happening *event_below_last(const Reading *reading, const Happening *toll)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, toll->token, &children);
    for (uint32_t i = count; i > 0; i--) {
        uint32_t other = reading->tokens[children[i - 1]].deprel == DEPREL_CONJ ? reading->happening_at[children[i - 1]] : NONE;
        if (other != NONE && reading->happenings.items[other].frame.harm >= 0)
            return event_below(reading, &reading->happenings.items[other]);
    }
    return NULL;
}

static bool has_toll(const Happening *happening, Harm harm)
{
    for (uint32_t i = 0; i < happening->tolls.count; i++)
        if (happening->tolls.items[i].harm == harm)
            return true;
    return false;
}

/* "53 people have died since Monday": the toll of more than one blow. */
static bool counts_since(const Reading *reading, const Happening *toll)
{
    const Sentence *sentence = &reading->document->sentences.items[toll->sentence];
    for (uint32_t t = sentence->first; t < sentence->last; t++)
        if (listed(reading, t, LIST_SINCE, NULL) && reading->tokens[t].upos != UPOS_DET &&
            !(reading->tokens[t].flags & TOKEN_MULTIWORD_FIRST)) /* "des", folded as "dès" is */
            return true;
    return false;
}

static bool goes_on(const Reading *reading, const Happening *event)
{
    uint32_t class = event->frame.class;
    return class_is(reading, class, "War") || class_is(reading, class, "Clash") || class_is(reading, class, "Protest") ||
           class_within(reading, class, "Disaster");
}

/* The toll tells a place of its own that the event does not share. */
static bool lies_elsewhere(const Reading *reading, const Happening *toll, const Happening *event)
{
    bool elsewhere = false;
    for (uint32_t i = 0; i < toll->roles.count; i++)
        for (uint32_t j = 0; j < event->roles.count && toll->roles.items[i].kind == ROLE_PLACE; j++) {
            if (event->roles.items[j].kind != ROLE_PLACE)
                continue;
            if (places_agree(reading, toll->roles.items[i].entity, event->roles.items[j].entity))
                return false;
            elsewhere = true;
        }
    return elsewhere || (has_role(toll, ROLE_PLACE) && !has_role(event, ROLE_PLACE));
}

static bool speaks(const Happening *toll, uint32_t entity)
{
    for (uint32_t i = 0; i < toll->speaker_count; i++)
        if (toll->speakers[i] == entity)
            return true;
    return false;
}

/* A sentence that only counts belongs to the event told just before. */
static Happening *event_before(const Reading *reading, const Happening *toll, uint32_t index)
{
    enum { BACK = 2 };
    bool nil = tells_nobody(reading, toll);
    if (has_role(toll, ROLE_AGENT))
        return NULL;
    for (uint32_t i = 0; i < toll->roles.count && !nil; i++)
        if (toll->roles.items[i].kind == ROLE_TARGET && is_named(reading, toll->roles.items[i].entity) &&
            !speaks(toll, toll->roles.items[i].entity))
            return NULL;
    while (index-- > 0) {
        Happening *event = &reading->happenings.items[index];
        if (event->sentence + BACK < toll->sentence)
            return NULL;
        bool held = class_within(reading, event->frame.class, "Abduction") ||
                    class_within(reading, event->frame.class, "Arrest");
        if (event->dropped || event->status != STATUS_ACTUAL || !harms(reading, event) || event->frame.harm >= 0 || held)
            continue;
        if ((counts_since(reading, toll) && !goes_on(reading, event)) || lies_elsewhere(reading, toll, event))
            return NULL;
        const Sentence *sentences = reading->document->sentences.items;
        uint32_t paragraph = sentences[event->sentence].paragraph;
        bool apart = paragraph != sentences[toll->sentence].paragraph &&
                     reading->document->paragraphs.items[paragraph].kind != PARAGRAPH_TITLE;
        bool dates_differ = toll->date.precision != DATE_UNKNOWN &&
                            (event->date.precision == DATE_UNKNOWN
                                 ? apart
                                 : toll->date.high < event->date.low || toll->date.low > event->date.high);
        return dates_differ || has_toll(event, (Harm)toll->frame.harm) || tells_several(reading, event) ? NULL : event;
    }
    return NULL;
}

static void push_toll(Reading *reading, const Happening *toll, Happening *event)
{
    Amount count;
    if (!count_victims(reading, toll, &count) || has_toll(event, (Harm)toll->frame.harm))
        return;
    uint32_t victims = NONE;
    for (uint32_t i = 0; i < toll->roles.count; i++)
        if (toll->roles.items[i].kind == ROLE_TARGET && victims == NONE)
            victims = toll->roles.items[i].entity;
    const Sentence *sentence = &reading->document->sentences.items[toll->sentence];
    *ARRAY_PUSH(reading->arena, &event->tolls) = (Toll){
        .harm = (Harm)toll->frame.harm,
        .count = count,
        .victims = victims,
        .speaker = toll->speaker_count ? toll->speakers[0] : NONE,
        .verb = toll->verb,
        .evidence = sentence->span,
    };
}

/* What the clause of the toll tells of the event and the event does not tell itself. */
static void lend(Reading *reading, const Happening *toll, Happening *event)
{
    uint32_t before = event->roles.count;
    for (uint32_t i = 0; i < toll->roles.count; i++) {
        Role role = toll->roles.items[i];
        bool wanted = role.kind != ROLE_PARTICIPANT;
        bool told = false;
        for (uint32_t r = 0; r < before; r++)
            told = told || event->roles.items[r].kind == role.kind;
        if (wanted && !told && !has_filler(event, ROLE_AGENT, role.entity) && !has_role(event, ROLE_PARTICIPANT))
            add_role(reading, event, role);
    }
    if (event->date.precision == DATE_UNKNOWN) {
        event->date = toll->date;
        event->date_cause = toll->date_cause;
    }
    for (uint32_t i = 0; i < toll->speaker_count && event->speaker_count == 0; i++)
        if (event->sentence == toll->sentence)
            event->speakers[event->speaker_count++] = toll->speakers[i];
}

static void count_toll(Reading *reading, uint32_t index)
{
    Happening *toll = &reading->happenings.items[index];
    Happening *event = harming_at(reading, toll->subject_event, toll);
    bool through = event != NULL;
    if (!event)
        event = event_above(reading, toll);
    if (!event)
        event = event_before_comma(reading, toll);
    if (!event)
        event = event_below(reading, toll);
    if (!event)
        event = event_below_last(reading, toll);
    bool nil = tells_nobody(reading, toll);
    if (!event && (nil || is_counted(reading, toll)))
        event = event_before(reading, toll, index);
    if (nil) {
        if (event && event->status == STATUS_ACTUAL && !tells_several(reading, event))
            push_toll(reading, toll, event);
        toll->dropped = true;
        return;
    }
    if (toll->status != STATUS_ACTUAL && toll->status != STATUS_PLANNED && event) {
        toll->dropped = true;
        return;
    }
    if (event && event->status == toll->status) {
        if (!through || !tells_several(reading, event))
            push_toll(reading, toll, event);
        lend(reading, toll, event);
        toll->dropped = true;
        return;
    }
    if (toll->subject_event != NONE || toll->frame.class == NONE)
        toll->dropped = true;
    else
        push_toll(reading, toll, toll);
}

void count_tolls(Reading *reading)
{
    static const Harm order[] = {HARM_KILLED, HARM_INJURED, HARM_DETAINED, HARM_MISSING, HARM_DISPLACED};
    for (size_t h = 0; h < sizeof order / sizeof *order; h++)
        for (uint32_t i = 0; i < reading->happenings.count; i++)
            if (!reading->happenings.items[i].dropped && reading->happenings.items[i].frame.harm == (int8_t)order[h])
                count_toll(reading, i);
}
