/* Targets that what is asked for or threatened tells: who should do it, whom it would hit, who should stop. */
#include "interpret/reading.h"

#define BIT(kind) (1u << (kind))

static void add_target(Reading *reading, Happening *happening, uint32_t token, const char *rule)
{
    Fillers fillers = {.count = 0};
    if (token != NONE)
        fillers_of(reading, token, &fillers);
    for (uint32_t i = 0; i < fillers.count; i++) {
        const Entity *named = &reading->document->entities.items[fillers.entities[i]];
        uint32_t entity = is_actor(reading, fillers.entities[i]) ? fillers.entities[i] : named->country; /* a town's state */
        if (entity != NONE && is_named(reading, fillers.entities[i]) && !has_filler(happening, ROLE_AGENT, entity))
            add_role(reading, happening, (Role){ROLE_TARGET, SLOT_CLAUSE, entity, fillers.tokens[i], rule});
    }
}

/* "demanded that X leave", "called for X to leave": whoever should do it is meant, though leaving is no event. */
static uint32_t who_should(const Reading *reading, const Happening *demand, uint32_t content)
{
    const uint32_t *children;
    bool as_object;
    const char *rule;
    uint32_t count = children_of(reading, demand->token, &children);
    for (uint32_t i = 0; i < count && reading->tokens[content].features.verb_form == VERB_FORM_INF; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_OBL && marker_slots(reading, children[i]) & BIT(SLOT_FOR) && children[i] < content)
            return children[i];
    if (is_verb(reading, content)) {
        uint32_t subject = child_with(reading, content, DEPREL_NSUBJ) == NONE ? NONE : subject_of(reading, content, &as_object, &rule);
        return subject != NONE && !as_object ? subject : NONE;
    }
    uint32_t verb = reading->tokens[content].head, told = verb == NONE ? NONE : child_with(reading, verb, DEPREL_XCOMP);
    if (told == NONE && verb != NONE)
        told = child_with(reading, verb, DEPREL_ADVCL);
    bool infinitive = told != NONE && told > content && reading->tokens[told].features.verb_form == VERB_FORM_INF;
    return infinitive && filler_kinds(reading, content) & BIT(FILLER_ACTOR) ? content : NONE;
}

/* "demanded that President X resign": who is named right behind "that", where the parser took the bare verb for a noun. */
static uint32_t named_behind_that(const Reading *reading, const Happening *demand)
{
    enum { NEAR = 4 };
    const Document *document = reading->document;
    uint32_t last = document->sentences.items[demand->sentence].last, that = demand->token + 1, found = NONE, start = NONE;
    while (that < last && that < demand->token + NEAR && !(reading->tokens[that].upos == UPOS_SCONJ && listed(reading, that, LIST_RELATIVE, NULL)))
        that++;
    if (that >= last || that >= demand->token + NEAR || !is_verb(reading, demand->token))
        return NONE;
    for (uint32_t i = 0; i < document->mentions.count && document->mentions.items[i].first <= that + NEAR; i++) {
        const Mention *mention = &document->mentions.items[i];
        if (mention->first <= that || mention->entity == NONE || mention->kind > MENTION_DESCRIPTION)
            continue;
        if (found == NONE)
            start = mention->first;
        if (found == NONE || mention->first <= document->mentions.items[found].last) /* "Prime Minister X" */
            found = i;
    }
    for (uint32_t t = that + 1; found != NONE && t < start; t++)
        if (reading->tokens[t].upos != UPOS_DET && reading->tokens[t].upos != UPOS_ADJ)
            return NONE;
    return found == NONE ? NONE : document->mentions.items[found].head;
}

/* "an end to X's raids", "l'arrêt du soutien de X": the event below the noun that is asked for, or NULL. */
static const Happening *event_to_end(const Reading *reading, uint32_t noun)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_NMOD && reading->happening_at[children[i]] != NONE)
            return &reading->happenings.items[reading->happening_at[children[i]]];
    return NULL;
}

/* Whose deed should end, though it be no event: "the Rwandan support". */
static void ask_owner(Reading *reading, Happening *happening, uint32_t noun)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        Fillers owners;
        if (reading->tokens[children[i]].deprel != DEPREL_NMOD || reading->mention_at[children[i]] != NONE)
            continue;
        owners_of(reading, children[i], &owners);
        for (uint32_t f = 0; f < owners.count; f++)
            if (is_actor(reading, owners.entities[f]) && !has_filler(happening, ROLE_AGENT, owners.entities[f]))
                add_role(reading, happening, (Role){ROLE_TARGET, SLOT_OF, owners.entities[f], owners.tokens[f], "who should end it"});
    }
}

/* "the release of journalists held by X": who holds them should let them go. */
static uint32_t captor_of(const Reading *reading, const Happening *demand)
{
    for (uint32_t w = 1; w < demand->word_count; w++) {
        uint32_t captive = is_nominal(reading, demand->words[w]) ? child_with(reading, demand->words[w], DEPREL_NMOD) : NONE;
        uint32_t clause = captive == NONE ? NONE : child_with(reading, captive, DEPREL_ACL);
        uint32_t captor = clause == NONE ? NONE : child_with(reading, clause, DEPREL_OBL_AGENT);
        if (captor != NONE)
            return captor;
    }
    return NONE;
}

static void target_of_demand(Reading *reading, Happening *happening)
{
    uint32_t content = happening->content != NONE ? happening->content : happening->topic_token;
    if (happening->frame.content_agent != ROLE_TARGET)
        return;
    add_target(reading, happening, captor_of(reading, happening), "who holds them");
    if (content == NONE || !is_verb(reading, content))
        add_target(reading, happening, named_behind_that(reading, happening), "subject of the content");
    if (content == NONE || has_role(happening, ROLE_TARGET))
        return;
    const Happening *told = told_within(reading, content);
    add_target(reading, happening, who_should(reading, happening, content), "subject of the content");
    if (has_role(happening, ROLE_TARGET) || told || !is_nominal(reading, content) || !listed(reading, content, LIST_ENDING_NOUN, NULL))
        return;
    const Happening *ending = event_to_end(reading, content);
    if (ending && ending != happening)
        copy_roles(reading, ending, has_role(ending, ROLE_PARTICIPANT) ? ROLE_PARTICIPANT : ROLE_AGENT, happening, ROLE_TARGET);
    if (!has_role(happening, ROLE_TARGET))
        ask_owner(reading, happening, content);
}

/* Whom a threatened deed that is no event would hit: its object, or the land it is to happen in or be done to. */
static void target_of_deed(Reading *reading, Happening *threat, uint32_t verb)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    add_target(reading, threat, child_with(reading, verb, DEPREL_OBJ), "object of the content");
    for (uint32_t i = 0; i < count && !has_role(threat, ROLE_TARGET); i++)
        if (reading->tokens[children[i]].deprel == DEPREL_OBL && marker_slots(reading, children[i]) & (BIT(SLOT_AGAINST) | BIT(SLOT_TO) | BIT(SLOT_IN)))
            add_target(reading, threat, children[i], "object of the content");
}

/* "unless X withdraws", "si X ne libère pas Y": who could turn it off. */
static uint32_t who_could_avert(const Reading *reading, uint32_t verb)
{
    const uint32_t *children;
    bool as_object;
    const char *rule;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (reading->tokens[children[i]].deprel != DEPREL_ADVCL || marker_in(reading, children[i], LIST_CONDITION) == NONE)
            continue;
        uint32_t subject = subject_of(reading, children[i], &as_object, &rule);
        return subject != NONE && !as_object ? subject : NONE;
    }
    return NONE;
}

/* "threatened to strike X": the threat is against X. */
static void target_of_threat(Reading *reading, Happening *threat)
{
    const Happening *told = told_within(reading, threat->content);
    if (!class_has(reading, threat->frame.class, TRAIT_THREATENING))
        return;
    uint32_t verb = threat->content != NONE && is_verb(reading, threat->content) ? threat->content : NONE;
    if (told && told != threat)
        copy_roles(reading, told, ROLE_TARGET, threat, ROLE_TARGET);
    else if (verb != NONE)
        target_of_deed(reading, threat, verb);
    if (!has_role(threat, ROLE_TARGET) && verb != NONE)
        add_target(reading, threat, who_could_avert(reading, verb), "who could avert it");
    if (!has_role(threat, ROLE_TARGET))
        add_target(reading, threat, who_could_avert(reading, threat->token), "who could avert it");
}

void target_in_content(Reading *reading, Happening *happening)
{
    if (has_named_target(reading, happening))
        return;
    target_of_demand(reading, happening);
    target_of_threat(reading, happening);
}
