/* Where it happened: places under locative words beside the trigger or in its clause; the most exact one. */
#include "interpret/reading.h"

static uint32_t within_thing(const Reading *reading, uint32_t thing)
{
    if (thing == NONE)
        return NONE;
    Thing known = knowledge_thing(reading->knowledge, thing);
    return known.within != NONE ? known.within : known.country == thing ? NONE : known.country;
}

/* Whether a place lies in another, as the text or the gazetteer says. */
bool lies_in(const Reading *reading, uint32_t place, uint32_t larger)
{
    const Entity *entities = reading->document->entities.items;
    uint32_t thing = entities[larger].thing;
    for (int step = 0; place != NONE && step < 8; step++) {
        if (place != larger && (entities[place].within == larger || entities[place].country == larger))
            return true;
        uint32_t above = within_thing(reading, entities[place].thing);
        for (int up = 0; above != NONE && thing != NONE && up < 8; up++) {
            if (above == thing)
                return true;
            above = within_thing(reading, above);
        }
        place = entities[place].within;
    }
    return false;
}

static bool targets_places(const Reading *reading, const Happening *happening)
{
    return happening->frame.class != NONE &&
           knowledge_event_class(reading->knowledge, happening->frame.class).target_is_place;
}

void take_place(Reading *reading, Happening *happening, uint32_t token, const char *rule)
{
    Fillers fillers;
    fillers_of(reading, token, &fillers);
    for (uint32_t i = 0; i < fillers.count; i++) {
        uint32_t entity = fillers.entities[i];
        bool party = has_filler(happening, ROLE_AGENT, entity) || has_filler(happening, ROLE_PARTICIPANT, entity);
        bool hit = has_filler(happening, ROLE_TARGET, entity) && !targets_places(reading, happening);
        bool lent = fillers.owned && (party || is_actor(reading, entity)); /* "on Armenian positions" */
        bool acts = false; /* one word is not both who and where */
        for (uint32_t r = 0; r < happening->roles.count; r++)
            acts |= happening->roles.items[r].kind == ROLE_AGENT && happening->roles.items[r].token == fillers.tokens[i];
        if (is_place(reading, entity) && !lent && !hit && !acts)
            add_role(reading, happening, (Role){ROLE_PLACE, SLOT_IN, entity, fillers.tokens[i], rule});
    }
}

static void place_under(Reading *reading, Happening *happening, uint32_t adverb, const char *rule)
{
    uint32_t place = child_with(reading, adverb, DEPREL_OBL);
    if (place == NONE)
        place = child_with(reading, adverb, DEPREL_NMOD);
    if (place != NONE)
        take_place(reading, happening, place, rule);
}

/* The place after "au large de", whose noun the tree puts above it; NONE behind any other word. */
static uint32_t held_by_preposition(const Reading *reading, uint32_t noun)
{
    enum { LONGEST = 5 };
    int32_t value;
    uint32_t marker = marker_in(reading, noun, LIST_LOCATIVE), place = child_with(reading, noun, DEPREL_NMOD);
    if (marker == NONE || place == NONE || reading->document->tokens.count - marker < LONGEST)
        return NONE;
    uint32_t length = knowledge_match_list(reading->knowledge, reading->document->language, LIST_LOCATIVE,
                                           reading->forms + marker, LONGEST, &value);
    return marker + length > noun ? place : NONE;
}

/* Locative phrases that hang on a word. */
static void places_on(Reading *reading, Happening *happening, uint32_t token, const char *rule)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        bool complement = deprel == DEPREL_XCOMP && is_nominal(reading, children[i]);
        if (deprel != DEPREL_OBL && deprel != DEPREL_NMOD && deprel != DEPREL_ADVMOD && !complement)
            continue;
        if (listed(reading, children[i], LIST_LOCATIVE, NULL)) { /* an adverb over the place: "près de X" */
            place_under(reading, happening, children[i], rule);
            continue;
        }
        uint32_t held = held_by_preposition(reading, children[i]);
        if (held != NONE) {
            take_place(reading, happening, held, rule);
            continue;
        }
        bool locative = marker_slots(reading, children[i]) & 1u << SLOT_IN ||
                        marker_in(reading, children[i], LIST_LOCATIVE) != NONE;
        if (locative && !holds_word(happening, children[i]))
            take_place(reading, happening, children[i], rule);
    }
}

/* A relative clause of place: "Gaza, where fighting goes on". */
static void place_before(Reading *reading, Happening *happening)
{
    uint32_t token = happening->governor;
    const uint32_t *children;
    if (token == NONE || reading->tokens[token].deprel != DEPREL_ACL_RELCL)
        return;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        const Token *child = &reading->tokens[children[i]];
        bool adverb = child->deprel == DEPREL_ADVMOD ||
                      (child->deprel == DEPREL_OBL && !marker_slots(reading, children[i]));
        if (adverb && antecedent(reading, children[i]) != children[i])
            take_place(reading, happening, reading->tokens[token].head, "noun before the relative clause");
    }
}

/* Whether a noun trigger is what its clause is about: its place is the event's. */
static bool shares_clause(const Reading *reading, const Happening *happening)
{
    if (happening->part == TRIGGER_VERB || happening->part == TRIGGER_PARTICIPLE || happening->light)
        return true;
    const Token *token = &reading->tokens[happening->token];
    if (token->head != happening->governor)
        return false;
    /* "caused flooding in Derna": a verb that is no event of its own happens where its object does */
    bool brought_about = token->deprel == DEPREL_OBJ && happening->governor != NONE &&
                         reading->happening_at[happening->governor] == NONE;
    return brought_about || token->deprel == DEPREL_NSUBJ || token->deprel == DEPREL_NSUBJ_PASS;
}

/* "struck the Houthis backed by Iran in Yemen": the place after the participle is that of the main event. */
static void place_of_backed(Reading *reading, Happening *happening)
{
    const uint32_t *children;
    uint32_t roles = happening->roles.count;
    if (happening->governor != NONE && reading->tokens[happening->governor].deprel == DEPREL_ACL_RELCL)
        return; /* "backed by Iran in Yemen, who attack ships": elsewhere, maybe */
    for (uint32_t r = 0; r < roles && !has_role(happening, ROLE_PLACE); r++) {
        uint32_t count = children_of(reading, happening->roles.items[r].token, &children);
        for (uint32_t i = 0; i < count; i++) {
            uint32_t beside = reading->happening_at[children[i]];
            if (reading->tokens[children[i]].deprel == DEPREL_ACL && beside != NONE &&
                reading->happenings.items[beside].frame.relation >= 0)
                places_on(reading, happening, children[i], "place after a participle");
        }
    }
}

/* A place by its name, not people of it. */
static bool is_name(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->name_at[token];
    return mention != NONE && reading->document->mentions.items[mention].kind == MENTION_NAME;
}

static bool is_named_token(const Reading *reading, uint32_t token)
{
    return (filler_kinds(reading, token) & 1u << FILLER_NAMED) && reading->mention_at[token] != NONE;
}

/* Parsers hang "à Kaduna" on the victims: what was done to people somewhere was done there. */
static void places_beside_arguments(Reading *reading, Happening *happening, uint32_t predicate)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, predicate, &children);
    for (uint32_t i = 0; i < count && !has_role(happening, ROLE_PLACE); i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        if (reading->name_at[children[i]] == NONE && !holds_word(happening, children[i]) &&
            (deprel == DEPREL_OBJ || deprel == DEPREL_NSUBJ_PASS || deprel == DEPREL_NMOD || deprel == DEPREL_OBL))
            places_on(reading, happening, children[i], "place beside an argument");
    }
}

/* Classes whose doing and place go together; a speech about something far away is not made there. */
static bool is_deed(const Reading *reading, uint32_t class)
{
    static const char *const families[] = {"Assault", "Coercion", "Disaster", "Protest", "Aid"};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (class_within(reading, class, families[i]))
            return true;
    return false;
}


/* "met his Turkish counterpart in Moscow", "combats entre l'armée et le M23 près de Goma": phrases that hang on a party. */
static void places_of_parties(Reading *reading, Happening *happening)
{
    uint32_t roles = happening->roles.count;
    for (uint32_t i = 0; i < roles; i++) {
        uint32_t mention = reading->mention_at[happening->roles.items[i].token];
        bool described = mention != NONE && reading->document->mentions.items[mention].kind == MENTION_DESCRIPTION;
        bool between = happening->roles.items[i].slot == SLOT_BETWEEN || happening->roles.items[i].slot == SLOT_WITH;
        if (happening->roles.items[i].kind == ROLE_PARTICIPANT && (described || between))
            places_on(reading, happening, happening->roles.items[i].token, "place beside a party");
    }
}

/* "strikes carried out near Taiz", "attaques menées à Djibo" */
static void places_on_participle(Reading *reading, Happening *happening)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_ACL &&
            (listed(reading, children[i], LIST_LIGHT_VERB, NULL) || listed(reading, children[i], LIST_OCCUR_VERB, NULL)))
            places_on(reading, happening, children[i], "place beside the participle");
}

/* "hit the city of Omdurman", "frappes sur Beyrouth": what is struck, taken or visited by its name is where it happens. */
void place_at_target(Reading *reading, Happening *happening)
{
    if (has_role(happening, ROLE_PLACE) || !targets_places(reading, happening))
        return;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        Role role = happening->roles.items[i];
        if (role.kind == ROLE_TARGET && is_place(reading, role.entity) && is_name(reading, role.token)) {
            const Entity *target = &reading->document->entities.items[role.entity];
            bool in_town = target->class == CLASS_FACILITY && target->within != NONE && is_place(reading, target->within);
            role.kind = ROLE_PLACE;
            role.rule = in_town ? "place of the target" : "the target is a place";
            role.entity = in_town ? target->within : role.entity; /* "the embassy in Tehran" */
            add_role(reading, happening, role);
        }
    }
}

/* "In Yerevan they demanded", "condemned the crime of Gao", "an interview with a station": neither the town of a deed nor a
   medium is spoken to, unlike a capital that stands under the word itself; a protest in a town is held there. */
void settle_addressees(const Reading *reading, Happening *happening)
{
    bool protest = class_within(reading, happening->frame.class, "Protest");
    if (!protest && !class_has(reading, happening->frame.class, TRAIT_SPOKEN))
        return;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        Role role = happening->roles.items[i];
        EntityClass class = reading->document->entities.items[role.entity].class;
        bool medium = class == CLASS_MEDIA && role.slot == SLOT_TO;
        uint32_t head = reading->tokens[role.token].head;
        bool opens = role.slot == SLOT_TO && role.token < happening->token; /* "À Paris, X a appelé Y" */
        bool aside = opens || head == NONE || (head != happening->governor && !holds_word(happening, head));
        if (role.kind == ROLE_TARGET && class == CLASS_CITY && protest)
            role.kind = ROLE_PLACE;
        if (role.kind != ROLE_TARGET || !(medium || (class == CLASS_CITY && aside) || (class == CLASS_REGION && opens)))
            happening->roles.items[kept++] = role;
    }
    happening->roles.count = kept;
}

/* What is said, decided between states or done at a distance happens nowhere in particular. */
bool happens_nowhere(const Reading *reading, uint32_t class)
{
    static const char *const names[] = {"Call", "Mediation", "Sanction", "RelationsCut", "RelationsRestored", "Cooperation"};
    if (class == NONE)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (class_is(reading, class, names[i]))
            return true;
    return is_speech_act(reading, class) && !class_is(reading, class, "Agreement");
}

static void find_place(Reading *reading, Happening *happening)
{
    for (uint32_t w = 0; w < happening->word_count; w++)
        places_on(reading, happening, happening->words[w], "place beside the trigger");
    if (!has_role(happening, ROLE_PLACE))
        places_on_participle(reading, happening);
    if (happening->governor != NONE && happening->governor != happening->token && shares_clause(reading, happening))
        places_on(reading, happening, happening->governor, "place in the clause");
    if (happening->target_token != NONE && !is_named_token(reading, happening->target_token))
        places_on(reading, happening, happening->target_token, "place of the target");
    if (!has_role(happening, ROLE_PLACE))
        places_of_parties(reading, happening);
    place_before(reading, happening);
    if (happening->frame.class != NONE && is_deed(reading, happening->frame.class)) {
        places_beside_arguments(reading, happening, happening->token);
        if (happening->governor != NONE && happening->governor != happening->token && shares_clause(reading, happening))
            places_beside_arguments(reading, happening, happening->governor);
    }
    place_of_backed(reading, happening);
    place_at_target(reading, happening);
}

/* One place told for another: the larger of two, a land told by an adjective alone ("anti-American protests in Tehran"), a
   land or a region told in another phrase than the town. */
static bool yields_to(const Reading *reading, const Role *place, const Role *other)
{
    const Entity *entities = reading->document->entities.items;
    EntityClass class = entities[place->entity].class, exact = entities[other->entity].class;
    if (other->kind != ROLE_PLACE || place->entity == other->entity)
        return false;
    if (lies_in(reading, other->entity, place->entity))
        return true;
    if (lies_in(reading, place->entity, other->entity))
        return false;
    if (class == CLASS_FACILITY && exact == CLASS_CITY) /* "l'ambassade de Gambie à Dakar" */
        return is_below(reading, other->token, place->token) || reading->tokens[place->token].head == reading->tokens[other->token].head;
    if (place->slot == SLOT_OWNER)
        return other->slot != SLOT_OWNER;
    bool broad = class == CLASS_REGION || class == CLASS_COUNTRY;
    bool joined = reading->tokens[place->token].head == other->token || reading->tokens[other->token].head == place->token ||
                  reading->tokens[place->token].head == reading->tokens[other->token].head;
    return broad && (exact == CLASS_CITY || exact == CLASS_FACILITY) && !joined;
}

void drop_larger_places(const Reading *reading, Role *roles, uint32_t *count)
{
    bool dropped[ARGUMENT_LIMIT] = {false};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < *count && i < ARGUMENT_LIMIT; i++)
        for (uint32_t j = 0; j < *count && roles[i].kind == ROLE_PLACE && !dropped[i]; j++)
            dropped[i] = yields_to(reading, &roles[i], &roles[j]);
    for (uint32_t i = 0; i < *count; i++)
        if (i >= ARGUMENT_LIMIT || !dropped[i])
            roles[kept++] = roles[i];
    *count = kept;
}

bool places_agree(const Reading *reading, uint32_t a, uint32_t b)
{
    return a == b || lies_in(reading, a, b) || lies_in(reading, b, a);
}

void find_places(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++)
        if (reading->happenings.items[i].frame.class != NONE || reading->happenings.items[i].frame.harm >= 0)
            find_place(reading, &reading->happenings.items[i]);
}
