/* Tokens into mentions, and mentions into things. */
#include "recognize/recognize.h"

#include "recognize/recognizer.h"

/* The fullest name; acronyms and all-capital forms only when there is nothing else. */
static void choose_name(const Recognizer *r, Entity *entity)
{
    size_t best = 0;
    for (uint32_t i = 0; i < entity->names.count; i++) {
        Text name = symbol_text(r->document->symbols, entity->names.items[i]);
        if (name.length > best) {
            best = name.length;
            entity->name = entity->names.items[i];
        }
    }
}

static void finish(Recognizer *r)
{
    Document *document = r->document;
    for (uint32_t i = 0; i < document->mentions.count; i++)
        if (document->mentions.items[i].entity != NONE)
            document->entities.items[document->mentions.items[i].entity].count++;
    for (uint32_t i = 0; i < document->entities.count; i++)
        if (document->entities.items[i].class < CLASS_NAMED_END && document->entities.items[i].thing == NONE)
            choose_name(r, &document->entities.items[i]);
}

/* The country of known things, so that a city or a minister of the gazetteer has a state. */
static void place_known(Recognizer *r)
{
    uint32_t count = r->document->entities.count;
    for (uint32_t i = 0; i < count; i++) {
        Entity *entity = &r->document->entities.items[i];
        if (entity->thing == NONE || entity->class >= CLASS_NAMED_END || entity->class == CLASS_COUNTRY)
            continue;
        uint32_t country = knowledge_thing(r->knowledge, entity->thing).country;
        if (country != NONE && entity->country == NONE)
            entity->country = entity_find_thing(r, country);
    }
}

void names_until_classes(Recognizer *r, const Knowledge *knowledge, Document *document)
{
    recognizer_start(r, knowledge, document);
    dates_find(r);
    amounts_find(r);
    names_find(r);
    classes_find(r);
}

WireStatus recognize(const Knowledge *knowledge, Document *document)
{
    Recognizer recognizer, *r = &recognizer;
    names_until_classes(r, knowledge, document);
    names_guess(r);
    names_link(r);
    names_merge(r);
    within_find(r);
    bodies_find(r);
    sites_find(r);
    posts_find(r);
    place_known(r);
    descriptors_find(r);
    mentions_sort(r);
    plurals_resolve(r);
    coreference_resolve(r);
    finish(r);
    return WIRE_OK;
}
