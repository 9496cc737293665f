/* What pronouns and descriptions may refer to, by kind, distance and grammar. */
#include "recognize/metonyms.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    const Mention *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->last != b->last)
        return a->last > b->last ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

void mentions_sort(Recognizer *r)
{
    if (r->document->mentions.count > 1)
        qsort(r->document->mentions.items, r->document->mentions.count, sizeof(Mention), compare);
}

Mention *mention_insert(Recognizer *r, uint32_t first, uint32_t last, MentionKind kind)
{
    mention_add(r, first, last, kind);
    Mention *mentions = r->document->mentions.items;
    uint32_t at = r->document->mentions.count - 1;
    Mention moved = mentions[at];
    for (; at > 0 && compare(&mentions[at - 1], &moved) > 0; at--)
        mentions[at] = mentions[at - 1];
    mentions[at] = moved;
    return &mentions[at];
}

bool suits_person(const Recognizer *r, const Entity *entity)
{
    (void)r;
    return entity->class == CLASS_PERSON;
}

bool suits_country(const Recognizer *r, const Entity *entity)
{
    (void)r;
    return entity->class == CLASS_COUNTRY;
}

bool suits_group(const Recognizer *r, const Entity *entity)
{
    (void)r;
    return entity->class == CLASS_ARMED_GROUP || entity->class == CLASS_PARTY;
}

bool suits_organization(const Recognizer *r, const Entity *entity)
{
    (void)r;
    return class_is_organization(entity->class);
}

bool suits_city(const Recognizer *r, const Entity *entity)
{
    (void)r;
    return entity->class == CLASS_CITY;
}

bool suits_region(const Recognizer *r, const Entity *entity)
{
    (void)r;
    return entity->class == CLASS_REGION;
}

bool suits_media(const Recognizer *r, const Entity *entity)
{
    (void)r;
    return entity->class == CLASS_MEDIA;
}

bool suits_thing(const Recognizer *r, const Entity *entity)
{
    return entity->class == CLASS_COUNTRY || suits_organization(r, entity);
}

bool suits_actor(const Recognizer *r, const Entity *entity)
{
    return suits_person(r, entity) || suits_thing(r, entity);
}

bool suits_plural(const Recognizer *r, const Entity *entity)
{
    return (entity->class == CLASS_UNNAMED && entity->plural) || suits_group(r, entity) ||
           entity->class == CLASS_ARMED_FORCE;
}

static bool is_subject(const Recognizer *r, uint32_t head)
{
    Deprel relation = (Deprel)r->document->tokens.items[head].deprel;
    return relation == DEPREL_NSUBJ || relation == DEPREL_NSUBJ_PASS;
}

/* Nearer, subject, and not inside another name is better. */
static int salience(const Recognizer *r, const Mention *mention, const Search *search)
{
    uint32_t here = r->sentence_of[search->token], there = r->sentence_of[mention->head];
    int score = 100 - 20 * (int)(here - there);
    if (is_subject(r, mention->head))
        score += search->subjects ? 30 : 12;
    if (search->persons && r->document->entities.items[mention->entity].class == CLASS_PERSON)
        score += 15;
    if (mention->kind == MENTION_DEMONYM)
        score -= 25;
    if (r->document->tokens.items[mention->head].deprel == DEPREL_NMOD)
        score -= 6;
    uint32_t distance = search->token - mention->head;
    return score - (int)(distance > 60 ? 12 : distance / 5);
}

/* "Washington", for its state, is no "il" of the next sentence. */
static bool is_capital_before(const Recognizer *r, const Mention *mention, uint32_t sentence)
{
    uint32_t spot = r->spot_at[mention->first];
    return r->sentence_of[mention->first] != sentence && spot != NONE && mention->kind == MENTION_NAME &&
           r->document->entities.items[mention->entity].class == CLASS_COUNTRY &&
           hit_of_kind(&r->spots.items[spot], NAME_METONYM) != NULL;
}

/* Whether an entity is named by a subject or what is joined to it: "Paris et Washington l'ont félicité" is about neither. */
static bool does_it(const Recognizer *r, uint32_t subject, uint32_t entity)
{
    const Document *document = r->document;
    uint32_t end = sentence_end(r, subject);
    for (uint32_t i = document->mentions.count; i > 0; i--) {
        const Mention *mention = &document->mentions.items[i - 1];
        if (mention->head >= end)
            continue;
        if (r->sentence_of[mention->first] != r->sentence_of[subject])
            return false;
        const Token *head = &document->tokens.items[mention->head];
        if (mention->entity == entity && (mention->head == subject || (head->deprel == DEPREL_CONJ && head->head == subject)))
            return true;
    }
    return false;
}

uint32_t antecedent_find(const Recognizer *r, const Search *search)
{
    const Document *document = r->document;
    uint32_t best = NONE, here = r->sentence_of[search->token];
    int best_score = -1000;
    for (uint32_t i = document->mentions.count; i > 0; i--) {
        const Mention *mention = &document->mentions.items[i - 1];
        if (mention->first >= search->token)
            continue;
        if (r->sentence_of[mention->first] + search->sentences < here)
            break;
        if (mention->last > search->token || mention->entity == NONE || mention->entity == search->not_entity)
            continue;
        if (!search->suits(r, &document->entities.items[mention->entity]))
            continue;
        if (search->rival && does_it(r, search->rival - 1, mention->entity))
            continue;
        uint8_t gender = r->genders ? r->genders[mention->entity] : 0;
        if (search->gender && ((gender && gender != search->gender) || is_capital_before(r, mention, here)))
            continue;
        int score = salience(r, mention, search);
        if (score > best_score) {
            best = i - 1;
            best_score = score;
        }
    }
    return best;
}

uint32_t mention_of_head(const Recognizer *r, uint32_t token)
{
    const Document *document = r->document;
    uint32_t low = 0, high = document->mentions.count, best = NONE;
    while (low < high) { /* the first mention that begins after the token */
        uint32_t middle = (low + high) / 2;
        if (document->mentions.items[middle].first <= token)
            low = middle + 1;
        else
            high = middle;
    }
    bool by_head = false;
    for (uint32_t i = low; i > 0 && document->mentions.items[i - 1].first + 40 > token; i--) {
        const Mention *mention = &document->mentions.items[i - 1];
        if (mention->last <= token || mention->entity == NONE || mention->kind >= MENTION_INSTRUMENT)
            continue;
        if (mention->head == token) {
            best = i - 1;
            by_head = true;
        } else if (best == NONE && !by_head) {
            best = i - 1;
        }
    }
    return best;
}
