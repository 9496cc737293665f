/* Making entities and mentions, and finding them again. */
#include "recognize/recognizer.h"

uint32_t entity_new(Recognizer *r, EntityClass class, Symbol name)
{
    Document *document = r->document;
    Entity *entity = ARRAY_PUSH(document->arena, &document->entities);
    entity->class = class;
    entity->name = name;
    entity->thing = entity->country = entity->within = entity->kind = NONE;
    if (name && class < CLASS_NAMED_END && class != CLASS_NONE)
        *ARRAY_PUSH(document->arena, &entity->names) = name;
    return document->entities.count - 1;
}

uint32_t entity_find_thing(const Recognizer *r, uint32_t thing)
{
    for (uint32_t i = 0; i < r->thing_entities.count; i++)
        if (r->document->entities.items[r->thing_entities.items[i]].thing == thing)
            return r->thing_entities.items[i];
    return NONE;
}

static Text label_of(const Recognizer *r, const Thing *thing)
{
    Text label = thing->label[r->language];
    for (int i = 0; i < LANGUAGE_COUNT && !label.length; i++)
        label = thing->label[i];
    return label;
}

uint32_t entity_of_thing(Recognizer *r, uint32_t thing)
{
    uint32_t found = entity_find_thing(r, thing);
    if (found != NONE)
        return found;
    Thing facts = knowledge_thing(r->knowledge, thing);
    uint32_t index = entity_new(r, facts.class, 0);
    Entity *entity = &r->document->entities.items[index];
    entity->thing = thing;
    entity->name = symbol_of(r->document->symbols, label_of(r, &facts));
    *ARRAY_PUSH(r->document->arena, &r->thing_entities) = index;
    return index;
}

void entity_add_name(Recognizer *r, uint32_t index, Symbol name)
{
    Entity *entity = &r->document->entities.items[index];
    for (uint32_t i = 0; i < entity->names.count; i++)
        if (entity->names.items[i] == name)
            return;
    *ARRAY_PUSH(r->document->arena, &entity->names) = name;
}

Mention *mention_add(Recognizer *r, uint32_t first, uint32_t last, MentionKind kind)
{
    Mention *mention = ARRAY_PUSH(r->document->arena, &r->document->mentions);
    *mention = (Mention){.first = first, .last = last, .kind = (uint8_t)kind, .entity = NONE, .others = NONE};
    mention->head = span_head(r, first, last);
    mention->confidence = 800;
    return mention;
}

bool class_is_place(EntityClass class)
{
    return class == CLASS_COUNTRY || class == CLASS_REGION || class == CLASS_CITY || class == CLASS_FACILITY;
}

bool class_is_organization(EntityClass class)
{
    return class >= CLASS_ARMED_GROUP && class <= CLASS_ORGANIZATION;
}

uint32_t entity_state(const Recognizer *r, uint32_t index)
{
    if (index == NONE)
        return NONE;
    const Entity *entity = &r->document->entities.items[index];
    return entity->class == CLASS_COUNTRY ? index : entity->country;
}
