/* Whom a word stands for: names, descriptions, coordination, and owners of things that do not act themselves. */
#include "interpret/fillers.h"

#define BIT(kind) (1u << (kind))

static const Entity *entity_at(const Reading *reading, uint32_t entity)
{
    return &reading->document->entities.items[entity];
}

bool is_actor(const Reading *reading, uint32_t entity)
{
    EntityClass class = entity_at(reading, entity)->class;
    return class != CLASS_NONE && class != CLASS_CITY && class != CLASS_REGION && class != CLASS_FACILITY &&
           class < CLASS_INSTRUMENT;
}

bool is_place(const Reading *reading, uint32_t entity)
{
    EntityClass class = entity_at(reading, entity)->class;
    return class == CLASS_CITY || class == CLASS_REGION || class == CLASS_FACILITY || class == CLASS_COUNTRY;
}

bool is_named(const Reading *reading, uint32_t entity)
{
    EntityClass class = entity_at(reading, entity)->class;
    return class > CLASS_NONE && class < CLASS_NAMED_END;
}

/* Descriptors of people who act for whoever sends them. */
static bool describes(const Reading *reading, const Entity *entity, const char *kind)
{
    return entity->class == CLASS_UNNAMED && entity->kind != NONE &&
           text_equal(knowledge_thing(reading->knowledge, entity->kind).describes, text_of(kind));
}

bool is_militant(const Reading *reading, uint32_t entity)
{
    return describes(reading, entity_at(reading, entity), "Militants");
}

static bool is_unnamed_servant(const Reading *reading, const Entity *entity)
{
    static const char *const kinds[] = {"Soldiers", "Police", "Officials", "Militants", "Diplomats", "Authorities"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (describes(reading, entity, kinds[i]))
            return true;
    return false;
}

bool is_servant(const Reading *reading, uint32_t entity)
{
    return is_unnamed_servant(reading, entity_at(reading, entity)) || describes(reading, entity_at(reading, entity), "Peacekeepers");
}

static bool is_unnamed_armed(const Reading *reading, const Entity *entity)
{
    if (entity->class != CLASS_UNNAMED || entity->kind == NONE)
        return false;
    Text kind = knowledge_thing(reading->knowledge, entity->kind).describes;
    return text_equal(kind, TEXT("Soldiers")) || text_equal(kind, TEXT("Police")) ||
           text_equal(kind, TEXT("Militants"));
}

static uint32_t kinds_of_entity(const Reading *reading, const Entity *entity)
{
    switch (entity->class) {
    case CLASS_PERSON: return BIT(FILLER_ACTOR) | BIT(FILLER_PERSON) | BIT(FILLER_NAMED);
    case CLASS_COUNTRY: return BIT(FILLER_ACTOR) | BIT(FILLER_COUNTRY) | BIT(FILLER_PLACE) | BIT(FILLER_NAMED);
    case CLASS_REGION:
    case CLASS_CITY:
    case CLASS_FACILITY: return BIT(FILLER_PLACE) | BIT(FILLER_NAMED);
    case CLASS_ARMED_GROUP:
    case CLASS_ARMED_FORCE: return BIT(FILLER_ACTOR) | BIT(FILLER_ARMED) | BIT(FILLER_NAMED);
    case CLASS_UNNAMED:
        return BIT(FILLER_ACTOR) | BIT(FILLER_PERSON) | (is_unnamed_armed(reading, entity) ? BIT(FILLER_ARMED) : 0);
    case CLASS_INSTRUMENT: return BIT(FILLER_INSTRUMENT);
    case CLASS_NONE:
    case CLASS_DATE:
    case CLASS_COUNT: return 0;
    case CLASS_AMOUNT: /* a bare number may count people, dollars and barrels do not */
        return entity->amount.unit ? 0 : BIT(FILLER_ACTOR) | BIT(FILLER_PERSON);
    default: return BIT(FILLER_ACTOR) | BIT(FILLER_NAMED);
    }
}

const Mention *mention_on(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->mention_at[token];
    if (mention == NONE)
        mention = reading->name_at[token];
    return mention == NONE ? NULL : &reading->document->mentions.items[mention];
}

/* What common nouns alone tell. */
static uint32_t kinds_of_noun(const Reading *reading, uint32_t token)
{
    static const struct {
        List list;
        uint32_t kinds;
    } nouns[] = {
        {LIST_FACILITY_NOUN, BIT(FILLER_PLACE)},
        {LIST_CITY_NOUN, BIT(FILLER_PLACE)},
        {LIST_CAPITAL_NOUN, BIT(FILLER_PLACE)},
        {LIST_REGION_NOUN, BIT(FILLER_PLACE)},
        {LIST_COUNTRY_NOUN, BIT(FILLER_ACTOR) | BIT(FILLER_COUNTRY) | BIT(FILLER_PLACE)},
        {LIST_PERSON_NOUN, BIT(FILLER_ACTOR) | BIT(FILLER_PERSON)},
        {LIST_GROUP_NOUN, BIT(FILLER_ACTOR) | BIT(FILLER_ARMED)},
        {LIST_ORGANIZATION_NOUN, BIT(FILLER_ACTOR)},
        {LIST_PARTY_NOUN, BIT(FILLER_ACTOR)},
        {LIST_MEDIA_NOUN, BIT(FILLER_ACTOR)},
        {LIST_COMPANY_NOUN, BIT(FILLER_ACTOR)},
    };
    const Token *t = &reading->tokens[token];
    if (t->upos == UPOS_PRON)
        return t->features.person == PERSON_3 ? BIT(FILLER_ACTOR) | BIT(FILLER_PERSON) : BIT(FILLER_ACTOR);
    if (t->upos == UPOS_NUM)
        return BIT(FILLER_ACTOR) | BIT(FILLER_PERSON);
    uint32_t kinds = 0;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (listed(reading, token, nouns[i].list, NULL))
            kinds |= nouns[i].kinds;
    return kinds;
}

uint32_t filler_kinds(const Reading *reading, uint32_t token)
{
    token = antecedent(reading, token);
    const Mention *mention = mention_on(reading, token);
    uint32_t kinds = reading->evokes[token] ? BIT(FILLER_EVENT) : 0;
    if (mention && mention->entity != NONE) {
        kinds |= kinds_of_entity(reading, entity_at(reading, mention->entity));
        if (mention->kind == MENTION_DESCRIPTION && kinds & BIT(FILLER_COUNTRY) &&
            !listed(reading, token, LIST_COUNTRY_NOUN, NULL))
            kinds |= BIT(FILLER_PERSON); /* "his Greek counterpart" acts for Greece and is somebody */
        if (mention->armed)
            kinds |= BIT(FILLER_ARMED); /* "the French soldiers": France, and armed */
    } else
        kinds |= kinds_of_noun(reading, token);
    if (kinds == 0 && mention && mention->entity == NONE && mention->kind == MENTION_DESCRIPTION)
        kinds = BIT(FILLER_ACTOR); /* "the army", whosever it is */
    bool means = kinds == BIT(FILLER_INSTRUMENT); /* "NATO helicopters attacked": NATO did */
    if (kinds != 0 && !means)
        return kinds;
    Fillers owners;
    owners_of(reading, token, &owners);
    for (uint32_t i = 0; i < owners.count; i++)
        kinds |= kinds_of_entity(reading, entity_at(reading, owners.entities[i]));
    return kinds;
}

static void add(Fillers *out, uint32_t entity, uint32_t token)
{
    for (uint32_t i = 0; i < out->count; i++)
        if (out->entities[i] == entity)
            return;
    if (out->count < FILLER_LIMIT) {
        out->entities[out->count] = entity;
        out->tokens[out->count++] = token;
    }
}

/* The entities of a mention, several for "the two countries". */
static bool add_mention(const Reading *reading, const Mention *mention, uint32_t token, Fillers *out)
{
    if (!mention || mention->entity == NONE)
        return false;
    EntityClass class = entity_at(reading, mention->entity)->class;
    if (class == CLASS_NONE || class == CLASS_DATE || class == CLASS_AMOUNT)
        return false;
    add(out, mention->entity, token);
    for (uint32_t i = 0; i < mention->others_count; i++)
        add(out, reading->document->references.items[mention->others + i], token);
    return true;
}

static bool names_somebody(const Reading *reading, uint32_t token)
{
    const Mention *mention = mention_on(reading, token);
    return mention && mention->entity != NONE &&
           (is_actor(reading, mention->entity) || is_place(reading, mention->entity));
}

/* "Ugandan rebel strongholds": theirs who are no servants of the state. */
static bool is_of_militants(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        const Mention *mention = reading->tokens[children[i]].deprel == DEPREL_COMPOUND ? mention_on(reading, children[i]) : NULL;
        if (mention && mention->entity != NONE && is_militant(reading, mention->entity))
            return true;
    }
    return false;
}

/* Owners that hang on the noun by one relation; coordinated ones too. */
static void owners_by(const Reading *reading, uint32_t token, Deprel deprel, Fillers *out)
{
    const uint32_t *children, *further;
    uint32_t count = children_of(reading, token, &children);
    bool militant = (deprel == DEPREL_AMOD || deprel == DEPREL_COMPOUND) && is_of_militants(reading, token);
    for (uint32_t i = 0; i < count; i++) {
        if (reading->tokens[children[i]].deprel != deprel || !names_somebody(reading, antecedent(reading, children[i])))
            continue;
        if (militant && is_place(reading, mention_on(reading, children[i])->entity))
            continue;
        uint32_t meant = antecedent(reading, children[i]); /* "dont l'armée" */
        if (deprel == DEPREL_NMOD && meant == children[i] && !(marker_slots(reading, children[i]) & BIT(SLOT_OF)))
            continue;
        add_mention(reading, mention_on(reading, meant), meant, out);
        uint32_t more = children_of(reading, children[i], &further);
        for (uint32_t j = 0; j < more; j++)
            if (reading->tokens[further[j]].deprel == DEPREL_CONJ)
                add_mention(reading, mention_on(reading, further[j]), further[j], out);
    }
}

/* The noun under "of", where the token itself is only a measure or part: "positions of fighters of the group". */
uint32_t noun_under(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_NMOD &&
            marker_slots(reading, children[i]) & BIT(SLOT_OF))
            return children[i];
    return NONE;
}

/* A name in apposition tells more than a description, and so does one right behind: "l'organisation Boko Haram". */
uint32_t name_beside(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        bool behind = (deprel == DEPREL_NMOD || deprel == DEPREL_FLAT) && children[i] > token &&
                      child_with(reading, children[i], DEPREL_CASE) == NONE;
        if (deprel != DEPREL_APPOS && !behind)
            continue;
        const Mention *mention = mention_on(reading, children[i]);
        bool named = mention && mention->entity != NONE && is_named(reading, mention->entity);
        bool several = reading->tokens[token].upos == UPOS_NOUN && reading->tokens[token].features.number == NUMBER_PLUR;
        if (named && several && entity_at(reading, mention->entity)->class == CLASS_PERSON &&
            child_with(reading, children[i], DEPREL_CONJ) == NONE)
            return NONE; /* "followers of the guide, X" are not X */
        if (deprel == DEPREL_APPOS)
            return named ? children[i] : NONE;
        if (named && mention->kind == MENTION_NAME && mention->first > token && !is_place(reading, mention->entity))
            return children[i];
    }
    return NONE;
}

bool is_kind_of_place(const Reading *reading, uint32_t token)
{
    return listed(reading, token, LIST_CITY_NOUN, NULL) || listed(reading, token, LIST_REGION_NOUN, NULL) ||
           listed(reading, token, LIST_CAPITAL_NOUN, NULL);
}

void owners_of(const Reading *reading, uint32_t token, Fillers *out)
{
    static const Deprel things[] = {DEPREL_NMOD_POSS, DEPREL_DET, DEPREL_AMOD, DEPREL_COMPOUND, DEPREL_NMOD};
    /* "la province pakistanaise du Baloutchistan" is the latter */
    static const Deprel places[] = {DEPREL_NMOD, DEPREL_COMPOUND, DEPREL_APPOS, DEPREL_NMOD_POSS, DEPREL_AMOD};
    const Deprel *order = is_kind_of_place(reading, token) ? places : things;
    out->count = 0;
    out->owned = true;
    for (int depth = 0; depth < 3 && token != NONE; depth++) {
        for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
            owners_by(reading, token, order[i], out);
            if (out->count > 0)
                return;
        }
        token = noun_under(reading, token);
        if (token != NONE && reading->evokes[token])
            return; /* "leaders of the Syrian rebellion" are not Syria */
        uint32_t beside = token == NONE ? NONE : name_beside(reading, token);
        if (beside != NONE) {
            add_mention(reading, mention_on(reading, beside), beside, out);
            return;
        }
    }
}

static void add_owners(const Reading *reading, uint32_t token, Fillers *out)
{
    Fillers owners;
    owners_of(reading, token, &owners);
    for (uint32_t i = 0; i < owners.count; i++)
        add(out, owners.entities[i], owners.tokens[i]);
    if (owners.count > 0)
        out->owned = true;
}

/* "Hamas militants" are Hamas, "Syrian rebels" are not Syria. */
static void add_group(const Reading *reading, uint32_t token, Fillers *out)
{
    Fillers owners;
    owners_of(reading, token, &owners);
    for (uint32_t i = 0; i < owners.count; i++)
        if (!is_place(reading, owners.entities[i]) && entity_at(reading, owners.entities[i])->class != CLASS_PERSON)
            add(out, owners.entities[i], owners.tokens[i]); /* nor are a man's followers himself */
    const uint32_t *children;
    uint32_t count = owners.count > 0 ? 0 : children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) { /* "rebels with X", "fighters from X" */
        const Mention *mention = mention_on(reading, children[i]);
        if (reading->tokens[children[i]].deprel == DEPREL_NMOD && mention && mention->entity != NONE &&
            marker_slots(reading, children[i]) & (BIT(SLOT_WITH) | BIT(SLOT_FROM)) &&
            is_named(reading, mention->entity) && !is_place(reading, mention->entity))
            add_mention(reading, mention, children[i], out);
    }
}

/* The group whose people the article has called so before: "M23 rebels ... the rebels"; NONE where there are several. */
static uint32_t group_called(const Reading *reading, uint32_t token)
{
    uint32_t group = NONE;
    if (child_with(reading, token, DEPREL_DET) == NONE)
        return NONE;
    for (uint32_t t = 0; t < token; t++) {
        Fillers owners;
        if (reading->lemmas[t] != reading->lemmas[token] || reading->tokens[t].upos != UPOS_NOUN)
            continue;
        owners_of(reading, t, &owners);
        for (uint32_t i = 0; i < owners.count; i++) {
            if (entity_at(reading, owners.entities[i])->class != CLASS_ARMED_GROUP)
                continue;
            if (group != NONE && group != owners.entities[i])
                return NONE;
            group = owners.entities[i];
        }
    }
    return group;
}

static void add_unnamed(const Reading *reading, const Mention *mention, uint32_t token, Fillers *out)
{
    const Entity *entity = entity_at(reading, mention->entity);
    uint32_t beside = name_beside(reading, token);
    if (beside != NONE) {
        add_mention(reading, mention_on(reading, beside), beside, out);
        return;
    }
    Fillers owners;
    owners_of(reading, token, &owners);
    if (is_kind_of_place(reading, token) && owners.count == 1 && is_place(reading, owners.entities[0]) &&
        !is_actor(reading, owners.entities[0])) { /* "l'État de Kaduna" */
        add(out, owners.entities[0], owners.tokens[0]);
        return;
    }
    if (is_unnamed_servant(reading, entity)) {
        uint32_t before = out->count;
        uint32_t group = NONE;
        if (describes(reading, entity, "Militants")) {
            add_group(reading, token, out);
            group = out->count == before ? group_called(reading, token) : NONE;
            if (group != NONE)
                add(out, group, token);
        } else
            add_owners(reading, token, out);
        if (out->count == before && entity->country != NONE && !describes(reading, entity, "Militants"))
            add(out, entity->country, token);
        if (out->count > before)
            return;
    }
    add_mention(reading, mention, token, out);
}

/* "the leaders of X and Y", resolved to X: Y's are meant too. */
static void add_fellows(const Reading *reading, uint32_t entity, uint32_t token, Fillers *out)
{
    Fillers owners;
    bool among = false;
    owners_of(reading, token, &owners);
    for (uint32_t i = 0; i < owners.count; i++)
        among = among || owners.entities[i] == entity;
    for (uint32_t i = 0; i < owners.count && among; i++)
        if (is_actor(reading, owners.entities[i]))
            add(out, owners.entities[i], owners.tokens[i]);
}

/* "Kyiv accuses it": a pronoun that is no reflexive never is the subject of its own verb. */
static bool is_taken_for_subject(const Reading *reading, uint32_t token, const Mention *mention)
{
    const Token *t = &reading->tokens[token];
    if (t->upos != UPOS_PRON || t->deprel != DEPREL_OBJ || t->features.reflex == REFLEX_YES || t->head == NONE)
        return false;
    uint32_t subject = child_with(reading, t->head, DEPREL_NSUBJ);
    const Mention *other = subject == NONE ? NULL : mention_on(reading, antecedent(reading, subject));
    return other && other->entity == mention->entity;
}

void add_filler(const Reading *reading, uint32_t token, Fillers *out)
{
    token = antecedent(reading, token);
    const Mention *mention = mention_on(reading, token);
    EntityClass class = mention && mention->entity != NONE ? entity_at(reading, mention->entity)->class : CLASS_NONE;
    if (class == CLASS_DATE || (class != CLASS_NONE && is_taken_for_subject(reading, token, mention)))
        return;
    if (class == CLASS_AMOUNT || class == CLASS_NONE) {
        uint32_t under = class == CLASS_AMOUNT ? noun_under(reading, token) : NONE;
        const Mention *inner = under == NONE ? NULL : mention_on(reading, under);
        uint32_t beside = name_beside(reading, token);
        if (inner && inner->entity != NONE)
            add_mention(reading, inner, under, out);
        else if (beside != NONE)
            add_mention(reading, mention_on(reading, beside), beside, out);
        else if (class == CLASS_NONE && !reading->evokes[token])
            add_owners(reading, token, out);
        return;
    }
    uint32_t person = mention->kind == MENTION_DESCRIPTION ? name_beside(reading, token) : NONE;
    if (person != NONE && class != CLASS_PERSON && entity_at(reading, mention_on(reading, person)->entity)->class == CLASS_PERSON)
        add_mention(reading, mention_on(reading, person), person, out); /* "the spokesman of X, Y": Y speaks */
    else if (class == CLASS_UNNAMED)
        add_unnamed(reading, mention, token, out);
    else
        add_mention(reading, mention, token, out);
    if (class == CLASS_INSTRUMENT)
        add_owners(reading, token, out); /* whose warplanes strike, strikes */
    if (mention->kind == MENTION_DESCRIPTION && class == CLASS_COUNTRY)
        add_fellows(reading, mention->entity, token, out);
}

bool same_party(const Reading *reading, uint32_t a, uint32_t b)
{
    if (a == b)
        return true;
    const Entity *x = entity_at(reading, a), *y = entity_at(reading, b);
    if (x->class == CLASS_PERSON && y->class == CLASS_PERSON)
        return false;
    if (x->class == CLASS_ARMED_GROUP || y->class == CLASS_ARMED_GROUP)
        return false; /* it serves no state, wherever it is at home */
    if (x->country == b || y->country == a)
        return true;
    return x->country != NONE && x->country == y->country && x->class != CLASS_COUNTRY &&
           y->class != CLASS_COUNTRY && (x->class == CLASS_PERSON || x->class == CLASS_GOVERNMENT_BODY) &&
           (y->class == CLASS_PERSON || y->class == CLASS_GOVERNMENT_BODY);
}
