/* Which thing a known name means here: homonyms, capitals that stand for their state, and how sure that is. */
#include "recognize/metonyms.h"

#include <math.h>

enum { KNOWN_WEIGHT = 500000, SURE_MARGIN = 120, MAXIMUM_SCORE = 999 };

/* How often the article names something of a country, by country thing. */
typedef struct CountryCount {
    uint32_t country, count;
    uint32_t places; /* of them, places in it */
} CountryCount;

typedef struct Linker {
    Recognizer *recognizer;
    ARRAY(CountryCount) countries;
} Linker;

static void count_country(Linker *linker, uint32_t country, bool state)
{
    uint32_t i = 0;
    while (i < linker->countries.count && linker->countries.items[i].country != country)
        i++;
    if (i == linker->countries.count)
        *ARRAY_PUSH(linker->recognizer->document->arena, &linker->countries) = (CountryCount){country, 0, 0};
    linker->countries.items[i].count += state ? 2 : 1;
    linker->countries.items[i].places += !state;
}

static bool places_told(const Linker *linker, uint32_t country)
{
    for (uint32_t i = 0; i < linker->countries.count && country != NONE; i++)
        if (linker->countries.items[i].country == country)
            return linker->countries.items[i].places > 0;
    return false;
}

static uint32_t country_count(const Linker *linker, uint32_t country)
{
    for (uint32_t i = 0; i < linker->countries.count && country != NONE; i++)
        if (linker->countries.items[i].country == country)
            return linker->countries.items[i].count;
    return 0;
}

/* Spots all of whose readings belong to one country speak for it; countries and demonyms twice. */
static void count_countries(Linker *linker)
{
    const Recognizer *r = linker->recognizer;
    for (uint32_t i = 0; i < r->spots.count; i++) {
        const Spot *spot = &r->spots.items[i];
        uint32_t only = NONE;
        bool one = spot->hit_count > 0 && (spot->role == SPOT_NAME || spot->role == SPOT_DEMONYM), state = false;
        for (uint32_t h = 0; h < spot->hit_count && one; h++) {
            Thing thing = knowledge_thing(r->knowledge, spot->hits[h].thing);
            one = !spot->hits[h].variant && thing.country != NONE && (only == NONE || only == thing.country) && thing.class != CLASS_PERSON;
            only = thing.country;
            state = state || thing.class == CLASS_COUNTRY;
        }
        if (one)
            count_country(linker, only, state);
    }
}

static int class_bonus(EntityClass wanted, EntityClass class)
{
    if (wanted == CLASS_NONE)
        return 0;
    return wanted == class ? 250 : class_is_place(wanted) != class_is_place(class) ? -250 : -60;
}

/* Another reading lies in a country that the article speaks of: Georgia beside Alabama. */
static bool rival_told(const Linker *linker, const Spot *spot, uint32_t country)
{
    for (uint32_t i = 0; i < spot->hit_count; i++) {
        uint32_t other = knowledge_thing(linker->recognizer->knowledge, spot->hits[i].thing).country;
        if (other != country && places_told(linker, other))
            return true;
    }
    return false;
}

static bool own_language(const Linker *linker, const Spot *spot)
{
    for (uint32_t i = 0; i < spot->hit_count; i++)
        if (hit_language(linker->recognizer, &spot->hits[i]))
            return true;
    return false;
}

static uint16_t score_of(const Linker *linker, const Spot *spot, const NameHit *hit, EntityClass wanted)
{
    static const int kinds[NAME_KINDS] = {120, 60, 100, 20, 90, 0};
    Thing thing = knowledge_thing(linker->recognizer->knowledge, hit->thing);
    uint32_t told = country_count(linker, thing.country);
    double score = 200 + kinds[hit->kind] + 30 * log10(1 + thing.weight) + class_bonus(wanted, thing.class);
    score += told ? 150 + (told > 3 ? 60 : told * 20) : 0;
    bool national = thing.class == CLASS_ARMED_FORCE || thing.class == CLASS_PARTY || thing.class == CLASS_GOVERNMENT_BODY;
    if (national && !told)
        score -= 150;
    score += hit->user ? 300 : hit->variant ? -100 : 0;
    if (hit->language != LANGUAGE_UNKNOWN && hit->language != linker->recognizer->language)
        score -= own_language(linker, spot) ? 300 : 60;
    if (wanted == CLASS_NONE && thing.class == CLASS_CITY)
        score += thing.weight >= 100000 ? 140 : 30;
    uint32_t behind = country_behind(linker->recognizer, spot);
    if (behind != NONE && behind == thing.country && thing.class != CLASS_COUNTRY)
        score += 300;
    if (thing.class == CLASS_COUNTRY)
        score += hit->kind == NAME_METONYM ? -400 : told ? 150 : 100;
    if (!told && thing.class == CLASS_COUNTRY && rival_told(linker, spot, thing.country))
        score -= 200;
    return score < 0 ? 0 : score > MAXIMUM_SCORE ? MAXIMUM_SCORE : (uint16_t)score;
}

/* Best first. */
static void rank(const Linker *linker, const Spot *spot, EntityClass wanted, Candidate *out)
{
    for (uint32_t i = 0; i < spot->hit_count; i++) {
        Candidate new = {spot->hits[i].thing, score_of(linker, spot, &spot->hits[i], wanted)};
        uint32_t j = i;
        for (; j > 0 && out[j - 1].score < new.score; j--)
            out[j] = out[j - 1];
        out[j] = new;
    }
}

/* A known person is meant where country or office of the article fit, or where everybody knows the name, or it has
   three words and more. */
static bool person_fits(const Linker *linker, const Spot *spot, uint32_t person)
{
    Thing thing = knowledge_thing(linker->recognizer->knowledge, person);
    return country_count(linker, thing.country) > 0 || thing.weight >= 100 || spot->last - spot->first >= 3;
}

static bool leaves_open(const Linker *linker, const Spot *spot, const Candidate *ranked)
{
    uint32_t other = 1, count = spot->hit_count;
    while (other < count && ranked[other].thing == ranked[0].thing)
        other++;
    const Knowledge *knowledge = linker->recognizer->knowledge;
    Thing best = knowledge_thing(knowledge, ranked[0].thing);
    if (other == count)
        return best.class == CLASS_PERSON && !person_fits(linker, spot, ranked[0].thing);
    if (best.class == CLASS_COUNTRY)
        return false;
    Thing next = knowledge_thing(knowledge, ranked[other].thing);
    /* a place and the larger place of the same name are one for most readers */
    if (next.within == ranked[0].thing || best.within == ranked[other].thing)
        return false;
    if (best.weight >= KNOWN_WEIGHT && best.weight / 5 >= next.weight && ranked[0].score >= ranked[other].score)
        return false;
    return ranked[0].score < ranked[other].score + SURE_MARGIN;
}

static void keep_candidates(Recognizer *r, uint32_t index, const Candidate *ranked, uint32_t count)
{
    Entity *entity = &r->document->entities.items[index];
    entity->approximate_link = true;
    for (uint32_t i = 0; i < count && entity->candidates.count < 5; i++) {
        bool known = false;
        for (uint32_t c = 0; c < entity->candidates.count; c++)
            known = known || entity->candidates.items[c].thing == ranked[i].thing;
        if (!known)
            *ARRAY_PUSH(r->document->arena, &entity->candidates) = ranked[i];
    }
}

static bool named_elsewhere(const Recognizer *r, uint32_t thing)
{
    for (uint32_t i = 0; i < r->spots.count; i++)
        for (uint32_t h = 0; h < r->spots.items[i].hit_count; h++)
            if (r->spots.items[i].hits[h].thing == thing && r->spots.items[i].hits[h].kind != NAME_METONYM)
                return true;
    return false;
}

/* For whom a seat stands: Brussels for the Union where the article names it, else for Belgium. */
static const NameHit *metonym_of(const Recognizer *r, const Spot *spot)
{
    const NameHit *first = hit_of_kind(spot, NAME_METONYM);
    for (uint32_t i = 0; first && i < spot->hit_count; i++)
        if (spot->hits[i].kind == NAME_METONYM && knowledge_thing(r->knowledge, spot->hits[i].thing).class != CLASS_COUNTRY &&
            named_elsewhere(r, spot->hits[i].thing))
            return &spot->hits[i];
    for (uint32_t i = 0; first && i < spot->hit_count; i++)
        if (spot->hits[i].kind == NAME_METONYM && knowledge_thing(r->knowledge, spot->hits[i].thing).class == CLASS_COUNTRY)
            return &spot->hits[i];
    return first;
}

static void link_spot(Linker *linker, Spot *spot)
{
    Recognizer *r = linker->recognizer;
    const NameHit *metonym = metonym_of(r, spot);
    spot->how = HOW_GAZETTEER;
    if (metonym && stands_for_state(r, spot)) {
        spot->thing = metonym->thing;
        spot->entity = entity_of_thing(r, spot->thing);
        return;
    }
    Candidate *ranked = ARENA_ARRAY(r->document->arena, Candidate, spot->hit_count);
    rank(linker, spot, spot->class, ranked);
    if (spot->class == CLASS_FACILITY && knowledge_thing(r->knowledge, ranked[0].thing).class == CLASS_PERSON) {
        spot->hit_count = 0; /* "Hamid Karzai airport" is called after him */
        spot->thing = NONE;
        spot->how = HOW_PATTERN;
        return;
    }
    spot->thing = ranked[0].thing;
    bool new = entity_find_thing(r, spot->thing) == NONE;
    spot->entity = entity_of_thing(r, spot->thing);
    if (new && leaves_open(linker, spot, ranked))
        keep_candidates(r, spot->entity, ranked, spot->hit_count);
}

/* The family name of somebody the article names in full is that person, whatever else bears it. */
static bool is_surname(const Recognizer *r, const Spot *spot)
{
    return spot->last - spot->first == 1 && token_seen(r, spot->first) & SEEN_SURNAME;
}

/* The state named inside an office or body: "ministère pakistanais des Affaires étrangères". */
static void set_inner_country(Recognizer *r, uint32_t index)
{
    const Spot *inner = &r->spots.items[index];
    uint32_t outer = r->spot_at[inner->first];
    if (outer != NONE && outer != index && r->spots.items[outer].role != SPOT_NAME &&
        r->spots.items[outer].role != SPOT_DEMONYM)
        r->spots.items[outer].country = inner->entity;
}

/* An acronym that the article explains means just that: "Reporters Without Borders (RSF)". */
static void restrict_acronym(Recognizer *r, const Spot *full, const Spot *acronym)
{
    uint32_t shared = NONE;
    for (uint32_t i = 0; i < full->hit_count; i++)
        for (uint32_t j = 0; j < acronym->hit_count; j++)
            if (full->hits[i].thing == acronym->hits[j].thing && shared == NONE)
                shared = full->hits[i].thing;
    Symbol word = r->document->tokens.items[acronym->first].folded;
    for (uint32_t i = 0; i < r->spots.count; i++) {
        Spot *spot = &r->spots.items[i];
        if (spot->role != SPOT_NAME || spot->last - spot->first != 1 || spot->hit_count == 0 ||
            r->document->tokens.items[spot->first].folded != word)
            continue;
        const NameHit *kept = NULL;
        for (uint32_t h = 0; h < spot->hit_count; h++)
            if (spot->hits[h].thing == shared)
                kept = &spot->hits[h];
        spot->hits = kept;
        spot->hit_count = kept ? 1 : 0;
        spot->thing = kept ? kept->thing : NONE;
    }
}

static void read_acronyms(Recognizer *r)
{
    for (uint32_t i = 0; i + 1 < r->spots.count; i++) {
        Spot *full = &r->spots.items[i];
        const Spot *acronym = &r->spots.items[i + 1];
        bool paired = acronym->first == full->last + 1 && token_is(r, full->last, "(") && token_is(r, acronym->last, ")");
        if (!paired || full->role != SPOT_NAME || acronym->role != SPOT_NAME || acronym->last - acronym->first != 1 ||
            !token_all_capitals(r, acronym->first) || full->last - full->first < 2)
            continue;
        if (acronym->hit_count)
            restrict_acronym(r, full, acronym);
        if (full->thing == NONE && (full->class == CLASS_NONE || full->class == CLASS_PERSON))
            full->class = CLASS_ORGANIZATION;
    }
}

/* "Marawi" is no misspelt Al Mirwah: another spelling of a place counts only in an article on its country. */
static void drop_far_variants(const Linker *linker, Spot *spot)
{
    NameHit *kept = ARENA_ARRAY(linker->recognizer->document->arena, NameHit, spot->hit_count);
    uint32_t count = 0;
    for (uint32_t h = 0; h < spot->hit_count; h++) {
        Thing thing = knowledge_thing(linker->recognizer->knowledge, spot->hits[h].thing);
        bool far = spot->hits[h].variant && class_is_place(thing.class) && thing.class != CLASS_COUNTRY &&
                   country_count(linker, thing.country) == 0;
        if (!far)
            kept[count++] = spot->hits[h];
    }
    spot->hits = kept;
    spot->hit_count = count;
    spot->thing = count ? kept[0].thing : NONE;
    spot->how = count ? spot->how : HOW_PATTERN;
}

void names_link(Recognizer *r)
{
    Linker linker = {.recognizer = r};
    read_acronyms(r);
    count_countries(&linker);
    for (uint32_t i = 0; i < r->spots.count; i++) {
        Spot *spot = &r->spots.items[i];
        if (spot->dropped || spot->hit_count == 0)
            continue;
        if (spot->role == SPOT_NAME)
            drop_far_variants(&linker, spot);
        if (spot->hit_count == 0)
            continue;
        if (spot->role == SPOT_DEMONYM) {
            spot->entity = entity_of_thing(r, spot->thing);
            if (spot->nested)
                set_inner_country(r, i);
        } else if (spot->role == SPOT_NAME) {
            EntityClass class = knowledge_thing(r->knowledge, spot->thing).class;
            if (class != CLASS_COUNTRY && class != CLASS_ARMED_GROUP && is_surname(r, spot)) {
                spot->hit_count = 0; /* left to merging */
                spot->thing = NONE;
                spot->how = HOW_REPEATED;
            } else {
                link_spot(&linker, spot);
            }
        }
    }
}
