/* Definite descriptions: "the country", "le groupe", "the city", "the organization". */
#include "recognize/recognizer.h"

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

void noun_resolve(Recognizer *r, uint32_t article)
{
    if (article + 1 >= r->count || !definite(r, article))
        return;
    uint32_t noun = article + 1, end = sentence_end(r, article);
    if (r->language == LANGUAGE_EN)
        while (noun < end && token_upos(r, noun) == UPOS_ADJ && r->spot_at[noun] == NONE)
            noun++;
    if (noun >= end || token_upos(r, noun) != UPOS_NOUN || r->spot_at[noun] != NONE || told_apart(r, noun) ||
        r->document->tokens.items[noun].features.number == NUMBER_PLUR)
        return;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!list_match(r, rows[i].list, noun, NULL))
            continue;
        Search search = {.token = article, .sentences = rows[i].sentences, .suits = rows[i].suits, .not_entity = NONE};
        uint32_t found = antecedent_find(r, &search);
        if (found == NONE)
            continue;
        uint32_t entity = r->document->mentions.items[found].entity;
        Mention *mention = mention_insert(r, article, noun + 1, MENTION_DESCRIPTION);
        mention->entity = entity;
        mention->head = noun;
        mention->how = HOW_COREFERENCE;
        mention->confidence = 700;
        return;
    }
}
