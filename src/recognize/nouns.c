/* Definite descriptions: "the country", "le groupe", "the city", "the organization". */
#include "recognize/recognizer.h"

/* Class that the noun itself tells: a party is no union of states, a university no armed group. */
static bool agrees(const Recognizer *r, uint32_t noun, uint32_t mention)
{
    int32_t told;
    if (!list_match(r, LIST_ORGANIZATION_NOUN, noun, &told))
        return true;
    EntityClass class = r->document->entities.items[r->document->mentions.items[mention].entity].class;
    if (class == CLASS_ARMED_GROUP && list_has(r, LIST_INSTITUTION_NOUN, noun))
        return false;
    return class == (EntityClass)told || (told == CLASS_ORGANIZATION && class != CLASS_MEDIA && class != CLASS_PARTY &&
                                          class != CLASS_ARMED_FORCE && class != CLASS_GOVERNMENT_BODY);
}

/* "the mission" after "Multinational Security Support Mission": the last organization whose name ends or begins so. */
static uint32_t called_so(const Recognizer *r, const Search *search, uint32_t noun)
{
    Symbol word = r->document->tokens.items[noun].folded;
    for (uint32_t i = r->document->mentions.count; i > 0; i--) {
        const Mention *mention = &r->document->mentions.items[i - 1];
        if (mention->first >= search->token)
            continue;
        if (r->sentence_of[mention->first] + search->sentences < r->sentence_of[search->token])
            break;
        if (mention->kind != MENTION_NAME || mention->entity == NONE || mention->last - mention->first < 2 ||
            !search->suits(r, &r->document->entities.items[mention->entity]))
            continue;
        const Token *tokens = r->document->tokens.items;
        if (tokens[mention->last - 1].folded == word || tokens[mention->first].folded == word)
            return i - 1;
    }
    return NONE;
}

typedef struct NounRow {
    List list;
    Suits *suits;
    uint32_t sentences;
} NounRow;

static const NounRow rows[] = {
    {LIST_COUNTRY_NOUN, suits_country, 2}, {LIST_GROUP_NOUN, suits_group, 4},
    {LIST_CITY_NOUN, suits_city, 3},       {LIST_REGION_NOUN, suits_region, 2},
    {LIST_MEDIA_NOUN, suits_media, 3},     {LIST_ORGANIZATION_NOUN, suits_organization, 2},
};

static bool definite(const Recognizer *r, uint32_t token)
{
    const Token *before = &r->document->tokens.items[token];
    return before->upos == UPOS_DET && before->features.poss != POSS_YES && before->features.definite != DEFINITE_IND &&
           (before->features.definite == DEFINITE_DEF || before->features.pron_type == PRON_TYPE_DEM ||
            before->features.pron_type == PRON_TYPE_ART);
}

/* Words after the noun that say which one: then it is no anaphor. */
static bool told_apart(const Recognizer *r, uint32_t noun)
{
    uint32_t at = noun + 1;
    if (spot_starting(r, at) != NONE)
        return true;
    int32_t slots;
    return token_upos(r, at) == UPOS_ADP && list_match(r, LIST_MARKER, at, &slots) && slots & 1 << SLOT_OF;
}

/* Not yet known to be somebody: no spot, or the unnamed actor that a descriptor made. */
static bool open_noun(const Recognizer *r, uint32_t noun)
{
    uint32_t spot = r->spot_at[noun];
    if (spot == NONE)
        return true;
    const Spot *self = &r->spots.items[spot];
    return self->role == SPOT_DESCRIPTOR && self->entity != NONE &&
           r->document->entities.items[self->entity].class == CLASS_UNNAMED;
}

static Mention *described_before(Recognizer *r, uint32_t noun)
{
    for (uint32_t i = r->document->mentions.count; i > 0; i--) {
        Mention *mention = &r->document->mentions.items[i - 1];
        if (mention->head == noun && mention->kind == MENTION_DESCRIPTION)
            return mention;
        if (mention->last + 60 < noun)
            break;
    }
    return NULL;
}

/* "the general" after "General X", "l'opposant" after "l'opposant X": the one person whom the article has called so. */
static uint32_t person_called(const Recognizer *r, uint32_t article, uint32_t head)
{
    const Document *document = r->document;
    const Token *tokens = document->tokens.items;
    uint32_t found = NONE;
    bool qualified = head > article + 1;
    for (uint32_t i = 0; i < document->mentions.count && document->mentions.items[i].first < article; i++) {
        const Mention *mention = &document->mentions.items[i];
        if (qualified && (mention->head == 0 || tokens[mention->head - 1].folded != tokens[head - 1].folded))
            continue; /* "the provincial leader" is no opposition leader */
        if (mention->kind != MENTION_DESCRIPTION || mention->entity == NONE || mention->others_count > 0 ||
            document->entities.items[mention->entity].class != CLASS_PERSON || r->lemmas[r->word_of[mention->head]] != r->lemmas[r->word_of[head]] ||
            tokens[mention->head].features.number == NUMBER_PLUR)
            continue;
        if (found != NONE && document->mentions.items[found].entity != mention->entity)
            return NONE;
        found = i;
    }
    return found;
}

/* "the veteran politician", "l'intéressé": the one person named in the sentence before or in this one. */
static uint32_t person_told(const Recognizer *r, uint32_t article)
{
    const Document *document = r->document;
    uint32_t found = NONE, here = r->sentence_of[article];
    for (uint32_t i = document->mentions.count; i > 0; i--) {
        const Mention *mention = &document->mentions.items[i - 1];
        if (mention->first >= article || mention->entity == NONE || document->entities.items[mention->entity].class != CLASS_PERSON)
            continue;
        if (r->sentence_of[mention->first] + 1 < here)
            break;
        if (mention->others_count > 0 || (found != NONE && document->mentions.items[found].entity != mention->entity))
            return NONE;
        found = i - 1;
    }
    return found;
}

static void describe_as(Recognizer *r, uint32_t article, uint32_t head, uint32_t last, uint32_t found)
{
    uint32_t entity = r->document->mentions.items[found].entity;
    Mention *mention = described_before(r, head);
    if (!mention)
        mention = mention_insert(r, article, last, MENTION_DESCRIPTION);
    mention->entity = entity;
    mention->head = head;
    mention->how = HOW_COREFERENCE;
    mention->confidence = 700;
}

/* A person whom words without a name take up. */
static bool person_resolve(Recognizer *r, uint32_t article, uint32_t noun)
{
    uint32_t spot = r->spot_at[noun], last = spot == NONE ? noun + 1 : r->spots.items[spot].last;
    uint32_t head = spot == NONE ? noun : span_head(r, noun, last);
    const Token *self = &r->document->tokens.items[head];
    if (self->features.number == NUMBER_PLUR || told_apart(r, last - 1) || self->deprel == DEPREL_APPOS || self->deprel == DEPREL_NMOD)
        return false;
    uint32_t found = person_called(r, article, head);
    if (found == NONE && list_match(r, LIST_EPITHET, noun, NULL))
        found = person_told(r, article);
    if (found != NONE)
        describe_as(r, article, head, last, found);
    return found != NONE;
}

void noun_resolve(Recognizer *r, uint32_t article)
{
    if (article + 1 >= r->count || !definite(r, article))
        return;
    uint32_t noun = article + 1, end = sentence_end(r, article);
    if (r->language == LANGUAGE_EN)
        while (noun < end && token_upos(r, noun) == UPOS_ADJ && r->spot_at[noun] == NONE)
            noun++;
    if (noun >= end || token_upos(r, noun) != UPOS_NOUN || !open_noun(r, noun))
        return;
    if (person_resolve(r, article, noun) || told_apart(r, noun) || r->document->tokens.items[noun].features.number == NUMBER_PLUR)
        return;
    Search search = {.token = article, .sentences = 6, .suits = suits_organization, .not_entity = NONE};
    uint32_t called = called_so(r, &search, noun);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (called == NONE && !list_match(r, rows[i].list, noun, NULL))
            continue;
        search = (Search){.token = article, .sentences = rows[i].sentences, .suits = rows[i].suits, .not_entity = NONE};
        uint32_t found = called != NONE ? called : antecedent_find(r, &search);
        if (found == NONE || (called == NONE && !agrees(r, noun, found)))
            continue;
        describe_as(r, article, noun, noun + 1, found);
        return;
    }
}
