/* Lasting ties that the text asserts: frames of relations, places within places, other names. */
#include "interpret/ties.h"

#define BIT(kind) (1u << (kind))

static void append(Fillers *to, const Fillers *from)
{
    for (uint32_t i = 0; i < from->count && to->count < FILLER_LIMIT; i++) {
        to->entities[to->count] = from->entities[i];
        to->tokens[to->count++] = from->tokens[i];
    }
}

void fill_ends(Reading *reading, Happening *happening, const Arguments *arguments)
{
    Fillers *ends[2] = {ARENA_NEW(reading->arena, Fillers), ARENA_NEW(reading->arena, Fillers)};
    for (uint32_t i = 0; i < arguments->count; i++) {
        const Argument *argument = &arguments->items[i];
        for (int slot = 0; slot < SLOT_COUNT && !argument->clause; slot++) {
            uint32_t set = argument->slots & BIT(slot) ? happening->frame.slots[slot] : 0;
            int end = set & BIT(FILL_SUBJECT) ? 0 : set & BIT(FILL_OBJECT) ? 1 : -1;
            if (end < 0)
                continue;
            Fillers fillers;
            fillers_of(reading, argument->token, &fillers);
            append(ends[end], &fillers);
            break;
        }
    }
    happening->subjects = ends[0];
    happening->objects = ends[1];
}

static bool is_told(const Document *document, RelationKind kind, uint32_t subject, uint32_t object)
{
    for (uint32_t i = 0; i < document->relations.count; i++) {
        const Relation *relation = &document->relations.items[i];
        if (relation->kind == kind && relation->subject == subject && relation->object == object)
            return true;
    }
    return false;
}

static void tell(Document *document, Relation relation)
{
    if (relation.object != NONE && (relation.subject == relation.object ||
                                    is_told(document, relation.kind, relation.subject, relation.object)))
        return;
    *ARRAY_PUSH(document->arena, &document->relations) = relation;
}

void tell_relation(Reading *reading, RelationKind kind, uint32_t subject, uint32_t object, uint32_t sentence)
{
    Document *document = reading->document;
    if (kind == RELATION_BORDERS && is_told(document, kind, object, subject))
        return;
    tell(document, (Relation){.kind = kind,
                              .subject = subject,
                              .object = object,
                              .speaker = NONE,
                              .evidence = document->sentences.items[sentence].span});
}

/* Groups, forces, bodies, companies: what has members and leaders. A country has citizens and posts. */
static bool is_organization(const Reading *reading, uint32_t entity)
{
    EntityClass class = reading->document->entities.items[entity].class;
    return is_named(reading, entity) && is_actor(reading, entity) && class != CLASS_COUNTRY && class != CLASS_PERSON;
}

static EntityClass entity_class(const Reading *reading, uint32_t entity)
{
    return reading->document->entities.items[entity].class;
}

/* Whether the ends are of the sort that the relation ties. */
static bool fits(const Reading *reading, RelationKind kind, uint32_t subject, uint32_t object)
{
    bool named = is_named(reading, subject) && is_named(reading, object);
    switch (kind) {
    case RELATION_LOCATED_IN:
    case RELATION_OPERATES_IN: return named && is_place(reading, object);
    case RELATION_BORDERS: return named && is_place(reading, subject) && is_place(reading, object);
    case RELATION_LEADS:
        return is_organization(reading, object) && is_named(reading, subject) && is_actor(reading, subject) &&
               !is_organization(reading, subject) && /* states lead coalitions, people parties */
               (entity_class(reading, object) != CLASS_PARTY || entity_class(reading, subject) == CLASS_PERSON);
    case RELATION_MEMBER_OF:
        return is_organization(reading, object) && is_named(reading, subject) && is_actor(reading, subject);
    case RELATION_PART_OF: return is_organization(reading, subject) && is_organization(reading, object);
    case RELATION_OPPOSES:
    case RELATION_BACKED_BY: return named && is_actor(reading, subject) && is_actor(reading, object);
    default: return named;
    }
}

/* Groups operate where they are based, houses have an address. */
static RelationKind kind_for(const Reading *reading, RelationKind kind, uint32_t subject)
{
    EntityClass class = reading->document->entities.items[subject].class;
    bool fights = class == CLASS_ARMED_GROUP || class == CLASS_ARMED_FORCE || class == CLASS_COUNTRY;
    return kind == RELATION_OPERATES_IN && !fights ? RELATION_LOCATED_IN : kind;
}

static void tell_frame(Reading *reading, const Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t s = 0; s < happening->subjects->count; s++)
        for (uint32_t o = 0; o < happening->objects->count; o++) {
            uint32_t subject = happening->subjects->entities[s], object = happening->objects->entities[o];
            RelationKind kind = kind_for(reading, (RelationKind)happening->frame.relation, subject);
            if (fits(reading, kind, subject, object))
                tell(reading->document,
                     (Relation){.kind = kind,
                                .subject = subject,
                                .object = object,
                                .speaker = happening->speaker_count ? happening->speakers[0] : NONE,
                                .verb = happening->verb,
                                .evidence = sentence->span});
        }
}

/* What recognition read in the text: a city in its country, a province in its state. */
static void tell_places(Reading *reading)
{
    Document *document = reading->document;
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        const Mention *mention = &document->mentions.items[m];
        if (mention->entity == NONE || !is_place(reading, mention->entity))
            continue;
        const Entity *entity = &document->entities.items[mention->entity];
        if (entity->within == NONE || !is_named(reading, entity->within) || entity->class == CLASS_COUNTRY)
            continue;
        uint32_t sentence = document_sentence(document, mention->head);
        tell_relation(reading, RELATION_LOCATED_IN, mention->entity, entity->within, sentence);
    }
}

/* "Committee to Protect Journalists (CPJ)". */
static void tell_other_names(Reading *reading)
{
    Document *document = reading->document;
    for (uint32_t m = 1; m < document->mentions.count; m++) {
        const Mention *long_name = &document->mentions.items[m - 1], *short_name = &document->mentions.items[m];
        if (long_name->entity == NONE || long_name->entity != short_name->entity || short_name->kind != MENTION_NAME ||
            long_name->kind != MENTION_NAME || short_name->first != long_name->last + 1 ||
            (!token_written(document, long_name->last, TEXT("(")) &&
             !token_written(document, long_name->last, TEXT("["))))
            continue;
        Text words = document_span(document, tokens_span(document, short_name->first, short_name->last));
        Span evidence = tokens_span(document, long_name->first, short_name->last);
        Symbol text = symbol_of(document->symbols, words);
        bool told = false;
        for (uint32_t i = 0; i < document->relations.count; i++)
            told = told || (document->relations.items[i].kind == RELATION_ALSO_KNOWN_AS &&
                            document->relations.items[i].text == text);
        if (!told)
            tell(document, (Relation){.kind = RELATION_ALSO_KNOWN_AS,
                                      .subject = long_name->entity,
                                      .object = NONE,
                                      .text = text,
                                      .speaker = NONE,
                                      .evidence = evidence});
    }
}

static bool tells_border(const Reading *reading, const Mention *mention)
{
    const Document *document = reading->document;
    uint32_t end = document->sentences.items[document_sentence(document, mention->first)].last;
    for (uint32_t t = mention->first; t <= mention->last && t < end; t++) /* "les deux pays voisins" */
        if (listed(reading, t, LIST_NEIGHBOR, NULL))
            return true;
    uint32_t over = reading->tokens[mention->head].head; /* "their shared border" */
    return over != NONE && listed(reading, over, LIST_BORDER_NOUN, NULL);
}

/* Two countries that a plural description calls neighbors. */
static void tell_borders(Reading *reading)
{
    Document *document = reading->document;
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        const Mention *mention = &document->mentions.items[i];
        if (mention->others_count == 0 || mention->entity == NONE || !tells_border(reading, mention))
            continue;
        uint32_t other = document->references.items[mention->others];
        bool states = document->entities.items[mention->entity].class == CLASS_COUNTRY &&
                      document->entities.items[other].class == CLASS_COUNTRY;
        if (states)
            tell_relation(reading, RELATION_BORDERS, mention->entity, other, document_sentence(document, mention->first));
    }
}

void find_relations(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        const Happening *happening = &reading->happenings.items[i];
        if (happening->frame.relation >= 0 && happening->status == STATUS_ACTUAL && !happening->dropped &&
            happening->governed_by == NONE)
            tell_frame(reading, happening);
    }
    tell_places(reading);
    tell_borders(reading);
    find_ties(reading);
    tell_other_names(reading);
}
