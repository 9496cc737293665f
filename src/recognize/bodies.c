/* Bodies that every state has: "Pakistani army", "ministère iranien des Affaires étrangères", "the government". */
#include "recognize/owners.h"

/* The body of a kind that the article has already named, of a state where one is told. */
static bool same_kind(const Recognizer *r, uint32_t known, uint32_t asked)
{
    if (known == asked)
        return true;
    if (known == NONE)
        return false;
    Text whole = knowledge_thing(r->knowledge, known).label[LANGUAGE_EN];
    Text part = knowledge_thing(r->knowledge, asked).label[LANGUAGE_EN];
    return part.length && whole.length > part.length && text_ends(whole, part) &&
           whole.bytes[whole.length - part.length - 1] == ' ';
}

/* "the army" where the article has named "Sudan's army". */
static uint32_t body_called(const Recognizer *r, const Spot *spot, EntityClass class)
{
    Text word = document_span(r->document, tokens_span(r->document, spot->first, spot->last));
    uint32_t found = NONE;
    for (uint32_t i = 0; i < r->document->entities.count; i++) {
        const Entity *entity = &r->document->entities.items[i];
        for (uint32_t n = 0; n < entity->names.count && entity->class == class; n++) {
            Text name = symbol_text(r->document->symbols, entity->names.items[n]);
            if (name.length <= word.length || !text_ends(name, word) || name.bytes[name.length - word.length - 1] != ' ')
                continue;
            if (found != NONE && found != i)
                return NONE;
            found = i;
        }
    }
    return found;
}

static uint32_t body_known(const Recognizer *r, uint32_t kind, uint32_t country)
{
    uint32_t found = NONE;
    for (uint32_t i = 0; i < r->document->entities.count; i++) {
        const Entity *entity = &r->document->entities.items[i];
        if (!class_is_organization(entity->class) || !same_kind(r, entity->kind, kind))
            continue;
        if (country != NONE && entity->country == country)
            return i;
        if (country == NONE) {
            if (found != NONE)
                return NONE; /* two armies: "the army" is neither for sure */
            found = i;
        }
    }
    return found;
}

static Mention *describe(Recognizer *r, uint32_t first, uint32_t last, uint32_t entity, MentionKind kind)
{
    Mention *mention = mention_add(r, first, last, kind);
    mention->entity = entity;
    mention->how = HOW_PATTERN;
    mention->confidence = 850;
    return mention;
}

static void body_with_owner(Recognizer *r, Spot *spot, const Owner *owner, const Thing *thing)
{
    uint32_t state = entity_state(r, owner->entity);
    EntityClass owner_class = r->document->entities.items[owner->entity].class;
    bool voice = thing->stands_for_country || thing->class == CLASS_MEDIA; /* state television speaks for it */
    if (voice && owner_class == CLASS_COUNTRY) {
        spot->entity = owner->entity;
        describe(r, owner->first, owner->last, owner->entity, MENTION_DESCRIPTION)->head =
            span_head(r, spot->first, spot->last);
        return;
    }
    bool region = owner_class == CLASS_REGION || owner_class == CLASS_CITY;
    if ((region && thing->stands_for_country) || class_is_organization(owner_class)) {
        spot->entity = owner->entity; /* "the governments of South East Asia", "NATO forces" */
        describe(r, owner->first, owner->last, owner->entity, MENTION_DESCRIPTION)->head =
            span_head(r, spot->first, spot->last);
        return;
    }
    uint32_t country = owner_class == CLASS_COUNTRY ? owner->entity : state;
    uint32_t entity = owner_class == CLASS_COUNTRY ? body_known(r, spot->thing, owner->entity) : NONE;
    Symbol name = span_symbol(r, owner->first, owner->last);
    if (entity == NONE) {
        entity = entity_new(r, thing->class ? thing->class : CLASS_GOVERNMENT_BODY, name);
        Entity *new = &r->document->entities.items[entity];
        new->kind = spot->thing;
        new->country = country;
        if (owner_class != CLASS_COUNTRY)
            new->within = owner->entity;
    }
    spot->entity = entity;
    entity_add_name(r, entity, name);
    describe(r, owner->first, owner->last, entity, MENTION_NAME)->head = span_head(r, spot->first, spot->last);
}

static bool definite(const Recognizer *r, uint32_t token)
{
    return token > 0 && token_upos(r, token - 1) == UPOS_DET &&
           r->document->tokens.items[token - 1].features.definite != DEFINITE_IND;
}

/* The state that a mention speaks of: itself, or that of its town, body or person; NONE where nothing tells. */
static uint32_t state_told(const Recognizer *r, uint32_t index)
{
    const Entity *entity = &r->document->entities.items[index];
    if (entity->class == CLASS_COUNTRY)
        return index;
    uint32_t country = entity->thing == NONE || entity->class >= CLASS_NAMED_END ? NONE : knowledge_thing(r->knowledge, entity->thing).country;
    return country != NONE ? entity_find_thing(r, country) : entity->country;
}

/* The state that the article speaks of most, by its names or by those of its towns and people, if it speaks of none
   nearly as often. */
static uint32_t main_state(const Recognizer *r)
{
    const Document *document = r->document;
    uint32_t *counts = ARENA_ARRAY(document->arena, uint32_t, document->entities.count + 1), best = NONE, second = 0;
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        uint32_t entity = document->mentions.items[i].entity, state = entity == NONE ? NONE : state_told(r, entity);
        if (state == NONE)
            continue;
        counts[state]++;
        if (best == NONE || counts[state] > counts[best])
            best = state;
    }
    for (uint32_t i = 0; i < document->entities.count; i++)
        if (i != best && counts[i] > second)
            second = counts[i];
    return best != NONE && counts[best] >= 3 && counts[best] * 2 >= second * 3 ? best : NONE;
}

/* "the foreign ministry in Islamabad": the state of the town. */
static uint32_t town_state(const Recognizer *r, uint32_t token)
{
    int32_t slots = 0;
    uint32_t name = token + 1 < r->count && token_upos(r, token + 1) == UPOS_DET ? token + 2 : token + 1;
    uint32_t spot = list_match(r, LIST_MARKER, token, &slots) && slots & 1 << SLOT_IN ? spot_starting(r, name) : NONE;
    if (spot == NONE || r->spots.items[spot].entity == NONE)
        return NONE;
    uint32_t thing = r->document->entities.items[r->spots.items[spot].entity].thing;
    uint32_t country = thing == NONE ? NONE : knowledge_thing(r->knowledge, thing).country;
    return country == NONE ? NONE : entity_find_thing(r, country);
}

/* "SANA, the state news agency", "l'agence officielle KCNA": the name beside says which; its entity, or NONE. */
static uint32_t named_beside(const Recognizer *r, const Spot *spot, uint32_t first, EntityClass class)
{
    uint32_t before = first > 1 && token_is(r, first - 1, ",") ? spot_ending(r, first - 1) : NONE, after = spot_starting(r, spot->last);
    for (int i = 0; i < 2; i++) {
        uint32_t beside = i ? after : before;
        if (beside == NONE || r->spots.items[beside].role != SPOT_NAME || r->spots.items[beside].entity == NONE)
            continue;
        EntityClass named = r->document->entities.items[r->spots.items[beside].entity].class;
        if (named == class || (class_is_organization(named) && class_is_organization(class)) || (i && named == CLASS_ORGANIZATION))
            return r->spots.items[beside].entity;
    }
    return NONE;
}

/* "the Red Cross": a body of no state that bears the words as its name; its entity, or NONE. */
static uint32_t stateless(Recognizer *r, const Spot *spot)
{
    if (!token_capital(r, spot->first) || token_case(r, spot->first) != CASE_NORMAL)
        return NONE;
    const NameHit *hits;
    uint32_t word = r->word_of[spot->first], length = r->word_of[spot->last] - word;
    uint32_t count = knowledge_exact_names(r->knowledge, r->forms + word, length, &hits);
    for (uint32_t i = 0; i < count; i++) {
        Thing thing = knowledge_thing(r->knowledge, hits[i].thing);
        if (thing.kind == THING_ENTITY && class_is_organization(thing.class) && thing.country == NONE && hit_language(r, &hits[i]))
            return entity_of_thing(r, hits[i].thing);
    }
    return NONE;
}

/* "the army", "le ministère": the one body of its kind in the article, or that of its only state. */
static void body_alone(Recognizer *r, Spot *spot, const Thing *thing)
{
    uint32_t first = definite(r, spot->first) ? spot->first - 1 : spot->first;
    uint32_t entity = thing->stands_for_country ? NONE : named_beside(r, spot, first, thing->class);
    if (entity == NONE)
        entity = body_known(r, spot->thing, NONE);
    if (entity == NONE)
        entity = body_called(r, spot, thing->class);
    bool named = spot->last - spot->first > 1 && token_capital(r, spot->first) && token_case(r, spot->first) == CASE_NORMAL &&
                 !token_initial(r, spot->first);
    if (entity == NONE && (entity = stateless(r, spot)) != NONE)
        named = true;
    if (entity == NONE && named && !thing->stands_for_country) {
        entity = entity_new(r, thing->class ? thing->class : CLASS_GOVERNMENT_BODY, span_symbol(r, spot->first, spot->last));
        r->document->entities.items[entity].kind = spot->thing;
    }
    uint32_t state = entity == NONE && first < spot->first ? town_state(r, spot->last) : NONE;
    bool abroad = thing->class == CLASS_FACILITY; /* no embassy is in its own state */
    if (state == NONE && entity == NONE && first < spot->first && !abroad)
        state = main_state(r);
    else if (state != NONE && body_known(r, spot->thing, state) != NONE)
        entity = body_known(r, spot->thing, state), state = NONE;
    bool telling = first < spot->first && spot->last - spot->first >= 3 && !thing->stands_for_country;
    if (state != NONE && thing->stands_for_country) {
        entity = state;
    } else if (state != NONE || (entity == NONE && telling)) {
        entity = entity_new(r, thing->class ? thing->class : CLASS_GOVERNMENT_BODY, span_symbol(r, spot->first, spot->last));
        r->document->entities.items[entity].kind = spot->thing;
        r->document->entities.items[entity].country = state;
        named = true;
    }
    spot->entity = entity;
    Mention *mention = describe(r, first, spot->last, entity, named ? MENTION_NAME : MENTION_DESCRIPTION);
    mention->head = span_head(r, spot->first, spot->last);
    mention->how = HOW_COREFERENCE;
}

/* Owners are known before those who have none, running text before headlines that shorten. */
void bodies_find(Recognizer *r)
{
    for (int pass = 0; pass < 3; pass++)
        for (uint32_t i = 0; i < r->spots.count; i++) {
            Spot *spot = &r->spots.items[i];
            if (spot->role != SPOT_BODY || spot->dropped || spot->entity != NONE)
                continue;
            Owner owner;
            Thing thing = knowledge_thing(r->knowledge, spot->thing);
            bool owned = owner_find(r, spot, &owner);
            if (owned && pass == (token_case(r, spot->first) == CASE_NORMAL ? 0 : 1))
                body_with_owner(r, spot, &owner, &thing);
            else if (!owned && pass == 2)
                body_alone(r, spot, &thing);
        }
}
