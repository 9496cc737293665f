/* Whose a body, an office or a group of people is: "Pakistani army", "ministère de l'Iran", "RSF Secretary General". */
#include "recognize/owners.h"

static bool may_own(const Recognizer *r, const Spot *spot)
{
    return spot->entity != NONE && !spot->dropped &&
           (spot->role == SPOT_NAME || spot->role == SPOT_DEMONYM || spot->role == SPOT_BODY) &&
           r->document->entities.items[spot->entity].class != CLASS_PERSON;
}

static const Spot *owner_spot(const Recognizer *r, uint32_t index)
{
    return index != NONE && may_own(r, &r->spots.items[index]) ? &r->spots.items[index] : NULL;
}

static bool possessive(const Recognizer *r, uint32_t token)
{
    return r->language == LANGUAGE_EN && token_upos(r, token) == UPOS_PART;
}

/* Adjectives and the like that may stand between owner and noun. */
static bool between(const Recognizer *r, uint32_t token)
{
    Upos upos = token_upos(r, token);
    return upos == UPOS_ADJ || upos == UPOS_NOUN || upos == UPOS_ADV || list_match(r, LIST_POST_MODIFIER, token, NULL) ||
           token_is(r, token, "-");
}

static bool owner_before(const Recognizer *r, uint32_t first, Owner *out)
{
    uint32_t begin = sentence_begin(r, first), at = first;
    for (int skipped = 0; skipped <= 2 && at > begin; skipped++) {
        const Spot *spot = owner_spot(r, spot_ending(r, at));
        bool direct = spot && (spot->role == SPOT_DEMONYM || r->language == LANGUAGE_EN);
        if (!direct && possessive(r, at - 1)) {
            spot = owner_spot(r, spot_ending(r, at - 1));
            direct = spot != NULL;
        }
        if (direct) {
            out->entity = spot->entity;
            out->first = spot->first;
            return true;
        }
        if (!between(r, at - 1) || r->spot_at[at - 1] != NONE)
            return false;
        at--;
    }
    return false;
}

static bool of_marker(const Recognizer *r, uint32_t token, bool person)
{
    int32_t slots = 0;
    if (token_upos(r, token) != UPOS_ADP || !list_match(r, LIST_MARKER, token, &slots))
        return false;
    return slots & (1 << SLOT_OF) || (person && r->language == LANGUAGE_EN && slots & (1 << SLOT_FOR));
}

/* "police in London": bodies of a town. */
static bool town_after(const Recognizer *r, uint32_t last, Owner *out)
{
    int32_t slots = 0;
    if (!list_match(r, LIST_MARKER, last, &slots) || !(slots & 1 << SLOT_IN))
        return false;
    const Spot *spot = owner_spot(r, spot_starting(r, last + 1));
    if (!spot || r->document->entities.items[spot->entity].class != CLASS_CITY)
        return false;
    out->entity = spot->entity;
    out->last = spot->last;
    return true;
}

static bool owner_after(const Recognizer *r, uint32_t last, bool person, Owner *out)
{
    uint32_t end = sentence_end(r, last ? last - 1 : 0), at = last;
    for (int skipped = 0; skipped <= 2 && at < end; skipped++) {
        const Spot *spot = owner_spot(r, spot_starting(r, at));
        if (spot && spot->role == SPOT_DEMONYM && r->language == LANGUAGE_FR) {
            out->entity = spot->entity;
            out->last = spot->last;
            return true;
        }
        if (of_marker(r, at, person))
            break;
        uint32_t modifier = list_match(r, LIST_POST_MODIFIER, at, NULL);
        if (!modifier && (r->language != LANGUAGE_FR || token_upos(r, at) != UPOS_ADJ))
            return false;
        at += modifier ? modifier : 1;
    }
    if (at >= end || !of_marker(r, at, person))
        return false;
    at++;
    while (at < end && (token_upos(r, at) == UPOS_DET || token_upos(r, at) == UPOS_ADJ) && spot_starting(r, at) == NONE)
        at++;
    /* "militants du groupe X" */
    if (list_match(r, LIST_GROUP_NOUN, at, NULL) == 1 && owner_spot(r, spot_starting(r, at + 1)))
        at++;
    const Spot *spot = owner_spot(r, spot_starting(r, at));
    if (!spot || spot->role == SPOT_DEMONYM)
        return false;
    out->entity = spot->entity;
    out->last = spot->last;
    return true;
}

bool owner_find(const Recognizer *r, const Spot *spot, Owner *out)
{
    *out = (Owner){.entity = spot->country, .first = spot->first, .last = spot->last};
    if (spot->country != NONE)
        return true;
    if (owner_before(r, spot->first, out) || owner_after(r, spot->last, spot->role == SPOT_OFFICE || spot->role == SPOT_DESCRIPTOR, out))
        return true;
    return spot->role == SPOT_BODY && spot->thing != NONE &&
           knowledge_thing(r->knowledge, spot->thing).class == CLASS_ARMED_FORCE && town_after(r, spot->last, out);
}
