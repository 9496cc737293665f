/* Places and bodies told by a common noun and a name: "mosquée X", "X prison", "ambassade des Etats-Unis". */
#include "recognize/owners.h"

/* A common noun that makes a name of its own with an owner or a name beside it. */
static EntityClass site_class(const Recognizer *r, uint32_t token, uint32_t *length)
{
    int32_t class;
    *length = list_match(r, LIST_FACILITY_NOUN, token, NULL);
    if (*length)
        return CLASS_FACILITY;
    *length = list_match(r, LIST_ORGANIZATION_NOUN, token, &class);
    return *length ? (EntityClass)class : CLASS_NONE;
}

static bool indefinite(const Recognizer *r, uint32_t first)
{
    uint32_t begin = sentence_begin(r, first);
    for (uint32_t t = first; t > begin && t + 3 > first; t--) {
        const Token *before = &r->document->tokens.items[t - 1];
        if (before->upos == UPOS_DET)
            return before->features.definite == DEFINITE_IND || before->features.number == NUMBER_PLUR ||
                   before->features.poss == POSS_YES;
        if (before->upos == UPOS_NUM)
            return true;
        if (before->upos != UPOS_ADJ)
            return false;
    }
    return false;
}

static uint32_t known_site(const Recognizer *r, Symbol name)
{
    for (uint32_t i = 0; i < r->document->entities.count; i++) {
        const Entity *entity = &r->document->entities.items[i];
        for (uint32_t n = 0; n < entity->names.count && entity->class < CLASS_NAMED_END; n++)
            if (entity->names.items[n] == name)
                return i;
    }
    return NONE;
}

/* The town in the name of a university or club is no place of its own. */
static void drop_towns(Recognizer *r, uint32_t first, uint32_t last)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < r->document->mentions.count; i++) {
        Mention mention = r->document->mentions.items[i];
        bool inside = mention.kind == MENTION_NAME && mention.first > first && mention.last <= last &&
                      mention.entity != NONE && r->document->entities.items[mention.entity].class == CLASS_CITY;
        if (!inside)
            r->document->mentions.items[kept++] = mention;
    }
    r->document->mentions.count = kept;
}

static void add_site(Recognizer *r, uint32_t first, uint32_t last, uint32_t head, EntityClass class)
{
    Symbol name = span_symbol(r, first, last);
    uint32_t entity = known_site(r, name);
    if (class == CLASS_ORGANIZATION)
        drop_towns(r, first, last);
    if (entity == NONE)
        entity = entity_new(r, class, name);
    Mention *mention = mention_add(r, first, last, MENTION_NAME);
    mention->entity = entity;
    mention->head = head;
    mention->how = HOW_PATTERN;
    mention->confidence = 700;
}

/* The unknown name beside the noun is that of the site: "mosquée Sidi Yahya", "Evin prison". */
static bool join_name(Recognizer *r, uint32_t token, uint32_t length, EntityClass class)
{
    uint32_t before = spot_ending(r, token), after = spot_starting(r, token + length);
    uint32_t spot = r->language == LANGUAGE_EN && before != NONE ? before : after;
    if (spot == NONE)
        return false;
    Spot *name = &r->spots.items[spot];
    if (name->role != SPOT_NAME || name->entity == NONE || name->dropped)
        return false;
    Entity *entity = &r->document->entities.items[name->entity];
    if (entity->class != class)
        return false;
    uint32_t first = name->first < token ? name->first : token;
    uint32_t last = name->last > token + length ? name->last : token + length;
    entity_add_name(r, name->entity, span_symbol(r, first, last));
    Mention *mention = mention_add(r, first, last, MENTION_NAME);
    mention->entity = name->entity;
    mention->head = span_head(r, token, token + length);
    mention->how = HOW_PATTERN;
    return true;
}

/* "le bureau du Premier ministre par intérim", "the prime minister's office" */
static bool office_of(Recognizer *r, uint32_t token, uint32_t length)
{
    uint32_t at = token + length, first = token, last = at;
    int32_t slots = 0;
    uint32_t before = token > 0 ? spot_ending(r, token - 1) : NONE;
    if (list_match(r, LIST_MARKER, at, &slots) && slots & 1 << SLOT_OF) {
        at++;
        at += token_upos(r, at) == UPOS_DET ? 1 : 0;
        uint32_t spot = spot_starting(r, at);
        if (spot == NONE || r->spots.items[spot].role != SPOT_OFFICE)
            return false;
        last = r->spots.items[spot].last;
        last += list_match(r, LIST_POST_MODIFIER, last, NULL);
    } else if (r->language == LANGUAGE_EN && before != NONE && r->spots.items[before].role == SPOT_OFFICE) {
        first = r->spots.items[before].first;
    } else {
        return false;
    }
    add_site(r, first, last, span_head(r, token, token + length), CLASS_GOVERNMENT_BODY);
    return true;
}

static void site(Recognizer *r, uint32_t token)
{
    uint32_t length;
    EntityClass class = site_class(r, token, &length);
    if (!class || r->document->tokens.items[token].features.number == NUMBER_PLUR)
        return;
    if (join_name(r, token, length, class) || (class == CLASS_GOVERNMENT_BODY && office_of(r, token, length)))
        return;
    Spot spot = {.first = token, .last = token + length, .role = SPOT_BODY, .thing = NONE, .entity = NONE, .country = NONE};
    Owner owner;
    if (!owner_find(r, &spot, &owner) || indefinite(r, owner.first) || (class != CLASS_FACILITY && list_has(r, LIST_DIRECTION, token)))
        return;
    /* "université américaine de Beyrouth" */
    Spot wider = {.first = owner.first, .last = owner.last, .role = SPOT_BODY, .thing = NONE, .entity = NONE, .country = NONE};
    Owner town_owner;
    if (r->language == LANGUAGE_FR && owner.last > token + length && owner_find(r, &wider, &town_owner) &&
        town_owner.last > owner.last)
        owner = town_owner;
    EntityClass of = r->document->entities.items[owner.entity].class;
    /* an Iranian market is a kind of market, Kabul airport is one airport */
    bool town = of == CLASS_CITY || of == CLASS_REGION;
    bool body = class == CLASS_GOVERNMENT_BODY || class == CLASS_ARMED_FORCE || token_capital(r, token);
    if (!town && (class == CLASS_FACILITY || !body))
        return;
    if (town && class != CLASS_FACILITY && class != CLASS_ARMED_FORCE && !token_capital(r, token) &&
        list_match(r, LIST_INSTITUTION_NOUN, token, NULL) != length)
        return; /* "the group's Doha office", "le programme de Pyongyang" */
    add_site(r, owner.first, owner.last, span_head(r, token, token + length), class);
}

void sites_find(Recognizer *r)
{
    for (uint32_t t = 0; t < r->count; t++)
        if (r->spot_at[t] == NONE && (token_upos(r, t) == UPOS_NOUN || token_upos(r, t) == UPOS_PROPN))
            site(r, t);
}
