/* What kind of thing an unknown name names, from the words around it. */
#include "recognize/recognizer.h"

typedef struct Cue {
    List list;
    EntityClass class; /* or CLASS_NONE: the list tells */
} Cue;

static const Cue noun_cues[] = {
    {LIST_CITY_NOUN, CLASS_CITY},       {LIST_REGION_NOUN, CLASS_REGION},   {LIST_FACILITY_NOUN, CLASS_FACILITY},
    {LIST_GROUP_NOUN, CLASS_ARMED_GROUP}, {LIST_MEDIA_NOUN, CLASS_MEDIA},   {LIST_COMPANY_NOUN, CLASS_COMPANY},
    {LIST_PARTY_NOUN, CLASS_PARTY},     {LIST_CAPITAL_NOUN, CLASS_CITY},    {LIST_COUNTRY_NOUN, CLASS_COUNTRY},
    {LIST_PERSON_NOUN, CLASS_PERSON},   {LIST_HONORIFIC, CLASS_PERSON},     {LIST_ORGANIZATION_NOUN, CLASS_NONE},
};

enum { NOUN_CUES = sizeof noun_cues / sizeof *noun_cues };

/* The class that the longest common noun at a token announces, and its number of tokens. */
static EntityClass longest_noun(const Recognizer *r, uint32_t token, uint32_t *length)
{
    EntityClass found = CLASS_NONE;
    *length = 0;
    for (int i = 0; i < NOUN_CUES; i++) {
        int32_t value = CLASS_NONE;
        uint32_t matched = list_match(r, noun_cues[i].list, token, &value);
        if (matched <= *length)
            continue;
        *length = matched;
        found = noun_cues[i].class ? noun_cues[i].class : (EntityClass)value;
    }
    return found;
}

static EntityClass noun_class(const Recognizer *r, uint32_t token)
{
    uint32_t length;
    EntityClass class = token < r->count ? longest_noun(r, token, &length) : CLASS_NONE;
    uint32_t spot = token < r->count ? r->spot_at[token] : NONE;
    if (!class && spot != NONE && r->spots.items[spot].role == SPOT_OFFICE)
        return CLASS_PERSON;
    return class;
}

/* The same for the longest noun that ends just before a token: "human rights group", "groupe minier". */
static EntityClass noun_class_before(const Recognizer *r, uint32_t token, uint32_t begin)
{
    for (uint32_t back = 3; back > 1; back--) {
        uint32_t length = 0;
        EntityClass class = token >= begin + back ? longest_noun(r, token - back, &length) : CLASS_NONE;
        if (class && length == back)
            return class;
    }
    return noun_class(r, token - 1);
}

static bool small_link(const Recognizer *r, uint32_t token)
{
    Upos upos = token_upos(r, token);
    return (upos == UPOS_ADP || upos == UPOS_DET) && list_match(r, LIST_LOCATIVE, token, NULL) == 0;
}

static bool of_marker(const Recognizer *r, uint32_t token)
{
    int32_t slots = 0;
    return list_match(r, LIST_MARKER, token, &slots) && slots & 1 << SLOT_OF;
}

/* "the town of X", "la province du X", "le groupe X", "General X" */
static EntityClass class_before(const Recognizer *r, const Spot *spot)
{
    uint32_t at = spot->first, begin = sentence_begin(r, spot->first);
    if (at > begin && list_before(r, LIST_HONORIFIC, at, NULL) && !text_ends(form_at(r, at - 1), TEXT("'"))) /* not "M'Poko" */
        return CLASS_PERSON;
    for (int steps = 0; at > begin && steps < 3 && small_link(r, at - 1); steps++)
        at--;
    bool linked = at < spot->first;
    /* "the X district of Y": the district is X */
    if (at == begin || (linked && r->language == LANGUAGE_EN && at - 1 > begin && spot_ending(r, at - 1) != NONE &&
                        r->spots.items[spot_ending(r, at - 1)].role == SPOT_NAME))
        return CLASS_NONE;
    EntityClass class = noun_class_before(r, at, begin);
    if (class == CLASS_PERSON && linked) /* "the mayor of X"; "un enseignant de X": lives there */
        return r->language == LANGUAGE_FR && spot->thing == NONE && spot->last - spot->first == 1 && !token_all_capitals(r, spot->first) &&
               of_marker(r, at) && list_match(r, LIST_PERSON_NOUN, at - 1, NULL) && !list_has(r, LIST_FAMILY_NAME, spot->first) &&
               !list_has(r, LIST_GIVEN_NAME, spot->first) ? CLASS_CITY : CLASS_NONE;
    if (class == CLASS_FACILITY && linked && r->language == LANGUAGE_EN)
        return CLASS_NONE; /* "the headquarters of X" */
    if (class_is_organization(class) && linked)
        return CLASS_NONE;
    uint32_t office = spot_ending(r, at);
    if (!class && office != NONE && !linked && r->spots.items[office].role == SPOT_OFFICE)
        class = CLASS_PERSON;
    /* "la province pakistanaise du X", "newspaper" after an adjective */
    if (!class && at - 1 > begin && (token_upos(r, at - 1) == UPOS_ADJ || (r->spot_at[at - 1] != NONE &&
        r->spots.items[r->spot_at[at - 1]].role == SPOT_DEMONYM)) && r->language == LANGUAGE_FR)
        class = noun_class(r, at - 2);
    return class;
}

/* "X province", "X news agency" */
static EntityClass class_after(const Recognizer *r, const Spot *spot)
{
    uint32_t end = sentence_end(r, spot->first);
    if (spot->last >= end || r->language == LANGUAGE_FR || token_upos(r, spot->last) == UPOS_PUNCT)
        return CLASS_NONE;
    EntityClass class = noun_class(r, spot->last);
    /* "the X and Y regions", the noun within the second name or behind it */
    uint32_t joined = token_upos(r, spot->last) == UPOS_CCONJ ? spot_starting(r, spot->last + 1) : NONE;
    if (joined != NONE) {
        uint32_t last = r->spots.items[joined].last, noun = last;
        if (last - 1 > spot->last + 1 && r->document->tokens.items[last - 1].features.number == NUMBER_PLUR)
            noun = last - 1;
        if (noun < end && r->document->tokens.items[noun].features.number == NUMBER_PLUR)
            class = noun_class(r, noun);
    }
    if (class == CLASS_PERSON || class == CLASS_COUNTRY)
        return CLASS_NONE;
    return class;
}

/* "X, a city in ...", "X, porte-parole de ..." */
static EntityClass class_apposed(const Recognizer *r, const Spot *spot)
{
    uint32_t end = sentence_end(r, spot->first);
    if (!token_is(r, spot->last, ",") && !token_is(r, spot->last, "("))
        return CLASS_NONE;
    EntityClass found = CLASS_NONE; /* of the head: the last noun in English, the first in French */
    for (uint32_t at = spot->last + 1; at < end && at < spot->last + 7; at++) {
        Upos upos = token_upos(r, at);
        EntityClass class = noun_class(r, at);
        if (class && (upos == UPOS_NOUN || upos == UPOS_PROPN))
            found = class;
        if (found && r->language == LANGUAGE_FR)
            break;
        if (upos == UPOS_PART)
            found = CLASS_NONE; /* "X, the group's spokesman" */
        if (upos == UPOS_NUM && !found && token_is(r, at + 1, ","))
            return CLASS_PERSON; /* an age */
        if (upos != UPOS_DET && upos != UPOS_ADJ && upos != UPOS_NOUN && upos != UPOS_PROPN && upos != UPOS_ADV && upos != UPOS_PART)
            break;
    }
    return found;
}

static EntityClass class_of_verb(const Recognizer *r, const Spot *spot)
{
    const Token *head = &r->document->tokens.items[span_head(r, spot->first, spot->last)];
    if (head->head != NONE && head->deprel == DEPREL_NSUBJ && list_match(r, LIST_REPORTING_VERB, head->head, NULL))
        return CLASS_PERSON;
    return CLASS_NONE;
}

/* "retook X", "shelled X", "withdrew to X": what such verbs take is a place. */
static EntityClass class_of_object(const Recognizer *r, const Spot *spot)
{
    static const char *const classes[] = {"Seizure", "Strike", "Withdrawal", "Visit", NULL};
    const Token *head = &r->document->tokens.items[span_head(r, spot->first, spot->last)];
    int32_t slots = 0;
    bool toward = spot->first > 0 && list_match(r, LIST_MARKER, spot->first - 1, &slots) && slots & (1 << SLOT_TO | 1 << SLOT_FROM);
    bool placed = head->deprel == DEPREL_OBJ || head->deprel == DEPREL_NSUBJ_PASS || (head->deprel == DEPREL_OBL && toward);
    if (!placed || head->head == NONE)
        return CLASS_NONE;
    return evokes(r, r->lemmas[r->word_of[head->head]], classes) ? CLASS_CITY : CLASS_NONE;
}

static bool all_names(const Recognizer *r, const Spot *spot)
{
    for (uint32_t t = spot->first; t < spot->last; t++)
        if (token_capital(r, t) && (token_seen(r, t) & SEEN_LOWER || token_upos(r, t) == UPOS_VERB ||
                                    token_all_capitals(r, t)))
            return false;
    return true;
}

static bool given_name(const Recognizer *r, uint32_t token)
{
    return list_has(r, LIST_GIVEN_NAME, token);
}

/* Cues by the words around; CLASS_NONE where there are none. */
static EntityClass class_by_cues(const Recognizer *r, const Spot *spot)
{
    EntityClass class = class_before(r, spot);
    if (!class)
        class = class_after(r, spot);
    uint32_t length = spot->last - spot->first;
    if (!class && length > 1 && length < 6 && given_name(r, spot->first) && !token_all_capitals(r, spot->first))
        class = CLASS_PERSON;
    return class ? class : class_apposed(r, spot);
}

/* "in Zumar and Karabilah", "from Damascus, Homs and Talbiseh": what is named along with a place is one. */
static EntityClass class_of_conjunct(const Recognizer *r, const Spot *spot)
{
    const Token *head = &r->document->tokens.items[span_head(r, spot->first, spot->last)];
    if (head->deprel != DEPREL_CONJ || head->head == NONE || r->spot_at[head->head] == NONE)
        return CLASS_NONE;
    const Spot *first = &r->spots.items[r->spot_at[head->head]];
    if (first->role == SPOT_NAME && first->thing == NONE && (class_is_place(first->class) || first->class == CLASS_PERSON))
        return first->class; /* "the villages of Nondin and Soro", "Lokashini and Narayan Chandrashekhar" */
    if (first->role != SPOT_NAME || !list_before(r, LIST_LOCATIVE, first->first, NULL))
        return CLASS_NONE;
    if (first->thing == NONE)
        return first->class == CLASS_REGION || first->last - first->first == 1 ? CLASS_CITY : CLASS_NONE;
    EntityClass class = knowledge_thing(r->knowledge, first->thing).class;
    return class == CLASS_CITY || class == CLASS_REGION ? CLASS_CITY : CLASS_NONE;
}

/* "the Proud Boys", "la Boule palisienne": people take no article, and are no plural. */
static bool person_possible(const Recognizer *r, const Spot *spot)
{
    uint32_t head = span_head(r, spot->first, spot->last);
    bool article = spot->first > 0 && token_upos(r, spot->first - 1) == UPOS_DET &&
                   r->document->tokens.items[spot->first - 1].features.definite == DEFINITE_DEF;
    return !article && r->document->tokens.items[head].features.number != NUMBER_PLUR;
}

/* "flights from X", "fled from X" */
static bool from_somewhere(const Recognizer *r, const Spot *spot)
{
    int32_t slots = 0;
    return r->language == LANGUAGE_EN && spot->first > 0 && list_match(r, LIST_MARKER, spot->first - 1, &slots) &&
           slots & 1 << SLOT_FROM && !(slots & 1 << SLOT_OF) && !list_has(r, LIST_GIVEN_NAME, spot->first) &&
           !list_has(r, LIST_FAMILY_NAME, spot->first);
}

EntityClass class_by_shape(const Recognizer *r, const Spot *spot)
{
    uint32_t length = spot->last - spot->first;
    if (spot->class || spot->guess)
        return spot->class ? spot->class : spot->guess;
    if (length == 1 && token_all_capitals(r, spot->first))
        return CLASS_ORGANIZATION;
    bool place = list_before(r, LIST_LOCATIVE, spot->first, NULL);
    if (length == 1 && (place || from_somewhere(r, spot)))
        return CLASS_CITY;
    if (length < 4 && place && !list_has(r, LIST_FAMILY_NAME, spot->last - 1) && !class_of_verb(r, spot))
        return CLASS_CITY;
    EntityClass class = length == 1 ? class_of_conjunct(r, spot) : CLASS_NONE;
    if (!class && (length == 1 || person_possible(r, spot)))
        class = class_of_verb(r, spot);
    if (!class && length == 1)
        class = class_of_object(r, spot);
    if (class)
        return class;
    if (length > 1 && !person_possible(r, spot))
        return CLASS_ORGANIZATION;
    if (length == 1 && (given_name(r, spot->first) || list_has(r, LIST_FAMILY_NAME, spot->first)))
        return CLASS_PERSON;
    return length > 1 && length < 6 && all_names(r, spot) ? CLASS_PERSON : CLASS_NONE;
}

void classes_find(Recognizer *r)
{
    for (uint32_t i = 0; i < r->spots.count; i++) {
        Spot *spot = &r->spots.items[i];
        if (spot->role != SPOT_NAME)
            continue;
        if (!spot->class || spot->class == CLASS_ORGANIZATION) {
            EntityClass class = class_by_cues(r, spot); /* "Daily Trust, a newspaper" */
            spot->class = !class || (spot->class && !class_is_organization(class)) ? spot->class : class;
        } else if (class_is_place(spot->class) && spot->how == HOW_PATTERN) {
            EntityClass class = class_before(r, spot); /* "le quotidien Sud Quotidien" */
            spot->class = class_is_organization(class) ? class : spot->class;
        }
        EntityClass class = spot->thing == NONE ? class_by_shape(r, spot)
                                                : knowledge_thing(r->knowledge, spot->thing).class;
        if (class == CLASS_PERSON && spot->last - spot->first > 1)
            r->seen[r->document->tokens.items[spot->last - 1].folded] |= SEEN_SURNAME;
    }
}
