/* Who holds which office of what, and whom an office alone means. */
#include "recognize/owners.h"

#include <ctype.h>

/* The parts of one telling of an office. */
typedef struct OfficeTold {
    const Spot *spot;
    Owner owner;
    uint32_t first, last; /* with owner, modifiers and article */
    uint32_t person;      /* entity named beside it, or NONE */
    uint32_t person_first, person_last;
    PostTime time;
} OfficeTold;

static bool is_person(const Recognizer *r, uint32_t spot)
{
    return spot != NONE && r->spots.items[spot].role == SPOT_NAME && r->spots.items[spot].entity != NONE &&
           r->document->entities.items[r->spots.items[spot].entity].class == CLASS_PERSON;
}

static void set_person(const Recognizer *r, OfficeTold *told, uint32_t spot)
{
    told->person = r->spots.items[spot].entity;
    told->person_first = r->spots.items[spot].first;
    told->person_last = r->spots.items[spot].last;
}

/* "then-President", "former", "par intérim" around the office. */
static void read_modifiers(const Recognizer *r, OfficeTold *told)
{
    int32_t time;
    uint32_t length, at = told->first;
    if (at > 0 && token_is(r, at - 1, "-"))
        at--;
    length = list_before(r, LIST_POST_MODIFIER, at, &time);
    if (length) {
        told->time = (PostTime)time;
        told->first = at - length;
    }
    /* between owner and office: "Pakistani caretaker foreign minister" */
    for (uint32_t t = told->owner.first; t < told->spot->first; t++)
        if (list_match(r, LIST_POST_MODIFIER, t, &time))
            told->time = (PostTime)time;
    for (uint32_t t = told->spot->first; t < told->last; t++)
        if (r->spot_at[t] == NONE && list_match(r, LIST_POST_MODIFIER, t, &time))
            told->time = (PostTime)time;
    length = list_match(r, LIST_POST_MODIFIER, told->last, &time);
    if (length) {
        told->time = (PostTime)time;
        told->last += length;
    }
}

static void person_after(const Recognizer *r, OfficeTold *told)
{
    uint32_t at = told->last;
    int32_t slots = 0;
    /* "the US ambassador to Manila, X" */
    if (list_match(r, LIST_MARKER, at, &slots) == 1 && slots & (1 << SLOT_TO | 1 << SLOT_IN)) {
        uint32_t post = at + 1;
        post += token_upos(r, post) == UPOS_DET ? 1 : 0;
        uint32_t place = spot_starting(r, post);
        if (place != NONE && r->spots.items[place].role == SPOT_NAME && token_is(r, r->spots.items[place].last, ","))
            at = r->spots.items[place].last;
    }
    if (is_person(r, spot_starting(r, at))) {
        set_person(r, told, spot_starting(r, at));
        return;
    }
    uint32_t honorific = list_match(r, LIST_HONORIFIC, at, NULL);
    at += token_is(r, at, ",") ? 1 : 0;
    if (token_upos(r, at) == UPOS_DET && list_match(r, LIST_HONORIFIC, at + 1, NULL))
        at++; /* "le guide suprême, l'ayatollah X" */
    if (!honorific)
        honorific = list_match(r, LIST_HONORIFIC, at, NULL);
    at += honorific;
    if (is_person(r, spot_starting(r, at)))
        set_person(r, told, spot_starting(r, at));
}

/* "Reçu par X, le Premier ministre libanais a demandé ...": the subject of a verb is not in apposition to what a
   preposition governs. */
static bool begins_anew(const Recognizer *r, const OfficeTold *told, const Spot *person)
{
    const Token *tokens = r->document->tokens.items;
    uint32_t office = span_head(r, told->spot->first, told->spot->last), name = span_head(r, person->first, person->last);
    bool governed = false;
    for (uint32_t t = sentence_begin(r, name); t < name; t++)
        governed = governed || (tokens[t].head == name && tokens[t].deprel == DEPREL_CASE);
    return governed && (tokens[office].deprel == DEPREL_NSUBJ || tokens[office].deprel == DEPREL_NSUBJ_PASS);
}

/* "Rafael Correa, président de ..."; "John Kerry, the Secretary of State" */
static void person_before(const Recognizer *r, OfficeTold *told)
{
    uint32_t at = told->first, begin = sentence_begin(r, at);
    if (at > begin && token_upos(r, at - 1) == UPOS_DET)
        at--;
    if (at <= begin || (!token_is(r, at - 1, ",") && !token_is(r, at - 1, "(")))
        return;
    uint32_t spot = spot_ending(r, at - 1);
    if (is_person(r, spot) && !begins_anew(r, told, &r->spots.items[spot]))
        set_person(r, told, spot);
}

/* "X is the president of Y" */
static void person_of_copula(const Recognizer *r, OfficeTold *told)
{
    const Token *tokens = r->document->tokens.items;
    uint32_t head = span_head(r, told->spot->first, told->spot->last);
    uint32_t subject = NONE;
    bool copula = false;
    for (uint32_t t = sentence_begin(r, head); t < sentence_end(r, head); t++) {
        if (tokens[t].head != head)
            continue;
        copula = copula || tokens[t].deprel == DEPREL_COP;
        if (tokens[t].deprel == DEPREL_NSUBJ)
            subject = t;
    }
    if (copula && subject != NONE && is_person(r, r->spot_at[subject]))
        set_person(r, told, r->spot_at[subject]);
}

static Symbol lower_title(const Recognizer *r, const Spot *spot)
{
    char bytes[160];
    Text text = document_span(r->document, tokens_span(r->document, spot->first, spot->last));
    size_t length = text.length < sizeof bytes ? text.length : sizeof bytes;
    for (size_t i = 0; i < length; i++)
        bytes[i] = (char)tolower((unsigned char)text.bytes[i]);
    return symbol_of(r->document->symbols, (Text){bytes, length});
}

static bool same_office(const Recognizer *r, uint32_t held, uint32_t asked)
{
    if (held == asked)
        return true;
    if (held == NONE || asked == NONE)
        return false;
    Text whole = knowledge_thing(r->knowledge, held).label[LANGUAGE_EN];
    Text part = knowledge_thing(r->knowledge, asked).label[LANGUAGE_EN];
    return part.length && whole.length > part.length && text_ends(whole, part) &&
           whole.bytes[whole.length - part.length - 1] == ' ';
}

static bool plural(const Recognizer *r, uint32_t head)
{
    return r->document->tokens.items[head].features.number == NUMBER_PLUR;
}

static bool of_state(const Recognizer *r, const Post *post, uint32_t state)
{
    return entity_state(r, post->of) == state || r->document->entities.items[post->person].country == state;
}

/* The person of whom the article has told that it holds this office of this state; without a state, the only one. */
static uint32_t holder_of(const Recognizer *r, uint32_t office, uint32_t state, bool former)
{
    uint32_t found = NONE;
    for (uint32_t i = r->document->posts.count; i > 0; i--) {
        const Post *post = &r->document->posts.items[i - 1];
        if (!same_office(r, post->office, office) || (state != NONE && !of_state(r, post, state)))
            continue;
        if (state != NONE || (former && post->time == POST_FORMER))
            return post->person;
        if (found != NONE && found != post->person)
            return NONE;
        found = post->person;
    }
    return found;
}

static void add_post(Recognizer *r, const OfficeTold *told, uint32_t office)
{
    uint32_t first = told->first < told->person_first ? told->first : told->person_first;
    uint32_t last = told->last > told->person_last ? told->last : told->person_last;
    uint32_t state = entity_state(r, told->owner.entity), of = told->owner.entity;
    uint32_t thing = r->document->entities.items[told->person].thing;
    if (of == NONE && thing != NONE && knowledge_thing(r->knowledge, thing).country != NONE)
        of = state = entity_find_thing(r, knowledge_thing(r->knowledge, thing).country);
    for (uint32_t i = 0; i < r->document->posts.count; i++) {
        Post *post = &r->document->posts.items[i];
        if (post->person != told->person || post->office != office)
            continue;
        if (post->of == NONE)
            post->of = of;
        if (of == NONE || post->of == of)
            return;
    }
    *ARRAY_PUSH(r->document->arena, &r->document->posts) =
        (Post){.person = told->person, .office = office, .title = lower_title(r, told->spot), .of = of,
               .time = told->time, .evidence = tokens_span(r->document, first, last)};
    Entity *person = &r->document->entities.items[told->person];
    if (person->country == NONE)
        person->country = state;
}

/* "Syrian activists", "un avocat malien": people of a country whose work is not that of the state. */
static uint32_t private_person(Recognizer *r, const OfficeTold *told, uint32_t head)
{
    Text kind = told->spot->thing == NONE ? (Text){"", 0} : knowledge_thing(r->knowledge, told->spot->thing).describes;
    uint32_t owner = told->owner.entity;
    if (kind.length == 0 || text_equal(kind, TEXT("Officials")) || owner == NONE ||
        r->document->entities.items[owner].class != CLASS_COUNTRY)
        return NONE;
    uint32_t index = entity_new(r, CLASS_UNNAMED, span_symbol(r, told->first, told->last));
    Entity *entity = &r->document->entities.items[index];
    entity->kind = told->spot->thing;
    entity->country = owner;
    entity->plural = plural(r, head);
    return index;
}

static void describe_office(Recognizer *r, const OfficeTold *told, uint32_t office)
{
    uint32_t entity = told->person, head = span_head(r, told->spot->first, told->spot->last);
    if (entity == NONE && !plural(r, head))
        entity = holder_of(r, office, entity_state(r, told->owner.entity), told->time == POST_FORMER);
    if (entity == NONE)
        entity = private_person(r, told, head);
    if (entity == NONE)
        entity = told->owner.entity; /* an unnamed minister acts for the state */
    uint32_t first = told->first;
    if (first > 0 && token_upos(r, first - 1) == UPOS_DET && sentence_begin(r, first) < first)
        first--;
    Mention *mention = mention_add(r, first, told->last, MENTION_DESCRIPTION);
    mention->head = head;
    mention->entity = entity;
    mention->how = told->person != NONE ? HOW_PATTERN : HOW_COREFERENCE;
    mention->confidence = told->person != NONE ? 900 : 700;
}

/* An office of no told state is that of the one ministry or the like that the sentence names. */
static uint32_t state_of_sentence(const Recognizer *r, const Spot *office)
{
    uint32_t found = NONE, begin = sentence_begin(r, office->first), end = sentence_end(r, office->first);
    for (uint32_t t = begin; t < end; t++) {
        const Spot *spot = r->spot_at[t] == NONE ? NULL : &r->spots.items[r->spot_at[t]];
        if (!spot || spot->role != SPOT_BODY || spot->entity == NONE)
            continue;
        uint32_t state = entity_state(r, spot->entity);
        if (found != NONE && found != state)
            return NONE;
        found = state;
    }
    return found;
}

static void tell_office(Recognizer *r, Spot *spot, uint32_t office)
{
    OfficeTold told = {.spot = spot, .person = NONE, .time = POST_CURRENT};
    owner_find(r, spot, &told.owner);
    told.first = told.owner.first;
    told.last = told.owner.last;
    read_modifiers(r, &told);
    if (!plural(r, span_head(r, spot->first, spot->last))) {
        person_after(r, &told);
        if (told.person == NONE)
            person_before(r, &told);
        if (told.person == NONE)
            person_of_copula(r, &told);
    }
    if (told.owner.entity == NONE)
        told.owner.entity = state_of_sentence(r, spot);
    if (told.person != NONE && !list_match(r, LIST_HONORIFIC, spot->first, NULL))
        add_post(r, &told, office);
    spot->entity = told.person;
    describe_office(r, &told, office);
}

/* "his Iranian counterpart": the same office as that of whom the text has just named. */
static uint32_t office_of(const Recognizer *r, const Spot *spot)
{
    if (!list_match(r, LIST_COUNTERPART, spot->first, NULL))
        return spot->thing;
    return r->document->posts.count ? r->document->posts.items[r->document->posts.count - 1].office : NONE;
}

static void tell_counterpart(Recognizer *r, uint32_t token)
{
    Spot *spot = ARENA_NEW(r->document->arena, Spot);
    *spot = (Spot){.first = token, .last = token + list_match(r, LIST_COUNTERPART, token, NULL), .role = SPOT_OFFICE,
                   .thing = NONE, .entity = NONE, .country = NONE};
    tell_office(r, spot, office_of(r, spot));
}

/* "le général X", "X, chef de la garde": a common noun beside a person is that person; a chief of something has a post. */
bool title_found(Recognizer *r, Spot *spot)
{
    OfficeTold told = {.spot = spot, .person = NONE, .time = POST_CURRENT};
    owner_find(r, spot, &told.owner);
    told.first = told.owner.first;
    told.last = told.owner.last;
    if (plural(r, span_head(r, spot->first, spot->last)))
        return false;
    read_modifiers(r, &told);
    person_after(r, &told);
    if (told.person == NONE)
        person_before(r, &told);
    if (told.person == NONE)
        return false;
    Thing thing = knowledge_thing(r->knowledge, spot->thing);
    if (told.owner.entity != NONE && text_equal(thing.describes, TEXT("Officials")))
        add_post(r, &told, NONE);
    describe_office(r, &told, NONE);
    return true;
}

void posts_find(Recognizer *r)
{
    uint32_t next = 0;
    for (uint32_t t = 0; t < r->count; t++) {
        if (r->spot_at[t] == NONE && list_match(r, LIST_COUNTERPART, t, NULL)) {
            tell_counterpart(r, t);
            continue;
        }
        while (next < r->spots.count && r->spots.items[next].first < t)
            next++;
        for (uint32_t i = next; i < r->spots.count && r->spots.items[i].first == t; i++)
            if (r->spots.items[i].role == SPOT_OFFICE && !r->spots.items[i].dropped)
                tell_office(r, &r->spots.items[i], office_of(r, &r->spots.items[i]));
    }
}
