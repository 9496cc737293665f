/* What a diagram shows of a graph: actors, and events as edges between two or as nodes among more. */
#include "draw/picture.h"

#include "base/utf8.h"

typedef struct Painter {
    Arena *arena;
    const Knowledge *knowledge;
    Graph *graph;
    Language language;
    Picture picture;
    uint32_t *nodes; /* term -> node + 1 */
} Painter;

enum { PARTY_LIMIT = 16, TOOLTIP_LIMIT = 280 };

/* The parties of an event in one role. */
typedef struct Parties {
    Term terms[PARTY_LIMIT];
    uint32_t count;
} Parties;

static Text words(Painter *p, Term term)
{
    return term ? graph_term(p->graph, term).text : (Text){"", 0};
}

static Text label_of(Painter *p, Term term)
{
    Text label = words(p, graph_label(p->graph, term, RDFS_LABEL, text_of(language_tag(p->language))));
    return label.length ? label : words(p, term);
}

/* ---- actors ---- */

static const struct {
    Term class;
    Shape shape;
} class_shapes[] = {
    {WG_COUNTRY, SHAPE_STATE},        {WG_PERSON, SHAPE_PERSON},
    {WG_ARMED_GROUP, SHAPE_ARMED_GROUP}, {WG_ARMED_FORCE, SHAPE_ARMED_FORCE},
    {WG_MEDIA, SHAPE_MEDIA},          {WG_CITY, SHAPE_PLACE},
    {WG_REGION, SHAPE_PLACE},         {WG_FACILITY, SHAPE_PLACE},
    {WG_UNNAMED, SHAPE_UNNAMED},
};

static Shape shape_of(Painter *p, Term term)
{
    Quads types = graph_about(p->graph, term, RDF_TYPE);
    for (size_t row = 0; row < sizeof class_shapes / sizeof *class_shapes; row++)
        for (size_t i = 0; i < types.count; i++)
            if (types.items[i].object == class_shapes[row].class)
                return class_shapes[row].shape;
    return SHAPE_ORGANIZATION;
}

static Text wikidata_of(Painter *p, Term term)
{
    Quads links = graph_about(p->graph, term, OWL_SAME_AS);
    for (size_t i = 0; i < links.count; i++) {
        Text link = words(p, links.items[i].object);
        if (text_starts(link, namespace_iri(NAMESPACE_WD)))
            return link;
    }
    return (Text){"", 0};
}

static uint32_t actor(Painter *p, Term term)
{
    if (p->nodes[term])
        return p->nodes[term] - 1;
    PictureNode *node = ARRAY_PUSH(p->arena, &p->picture.nodes);
    node->label = label_of(p, term);
    node->address = wikidata_of(p, term);
    node->tooltip = node->label;
    node->shape = shape_of(p, term);
    node->family = FAMILY_NONE;
    p->nodes[term] = p->picture.nodes.count;
    return p->picture.nodes.count - 1;
}

static Parties parties(Painter *p, Term event, Term role)
{
    Parties found = {.count = 0};
    Quads quads = graph_about(p->graph, event, role);
    for (size_t i = 0; i < quads.count && found.count < PARTY_LIMIT; i++)
        if (i == 0 || quads.items[i].object != quads.items[i - 1].object)
            found.terms[found.count++] = quads.items[i].object;
    return found;
}

/* ---- events ---- */

static const char *const families[] = {
#define FAMILY(name, color) name,
#include "draw/styles.def"
#undef FAMILY
};

static uint8_t family_of(const Knowledge *knowledge, uint32_t class)
{
    for (int climbs = 0; class != NONE && climbs < 8; climbs++) {
        EventClass row = knowledge_event_class(knowledge, class);
        for (uint8_t i = 0; i < sizeof families / sizeof *families; i++)
            if (text_equal(row.name, text_of(families[i])))
                return i;
        class = row.parent;
    }
    return FAMILY_NONE;
}

static uint32_t depth(const Knowledge *knowledge, uint32_t class)
{
    uint32_t depth = 0;
    for (; class != NONE && depth < 8; depth++)
        class = knowledge_event_class(knowledge, class).parent;
    return depth;
}

/* The most exact class of an event, actual or not; NONE when the ontology has none of them. */
static uint32_t class_of(Painter *p, Term event)
{
    static const Term predicates[] = {RDF_TYPE, WG_EVENT_CLASS};
    uint32_t best = NONE;
    for (size_t k = 0; k < 2; k++) {
        Quads types = graph_about(p->graph, event, predicates[k]);
        for (size_t i = 0; i < types.count; i++) {
            Text iri = words(p, types.items[i].object);
            if (!text_starts(iri, namespace_iri(NAMESPACE_WG)))
                continue;
            Text name = text_slice(iri, namespace_iri(NAMESPACE_WG).length, iri.length);
            uint32_t class = knowledge_event_class_of(p->knowledge, name);
            if (class != NONE && (best == NONE || depth(p->knowledge, class) > depth(p->knowledge, best)))
                best = class;
        }
    }
    return best;
}

static Text class_label(Painter *p, uint32_t class)
{
    EventClass row = knowledge_event_class(p->knowledge, class);
    return row.label[p->language].length ? row.label[p->language] : row.name;
}

/* "2024-01-16", "2024-01" or "2024", as exact as the graph tells. */
static Text date_of(Painter *p, Term event)
{
    Term begin = graph_object(p->graph, event, SEM_HAS_BEGIN);
    if (!begin)
        begin = graph_object(p->graph, event, SEM_HAS_EARLIEST_BEGIN);
    Term precision = graph_object(p->graph, event, WG_DATE_PRECISION);
    return text_slice(words(p, begin), 0, precision == WG_YEAR ? 4 : precision == WG_MONTH ? 7 : 10);
}

static Text toll_of(Painter *p, Term event)
{
    Text low = words(p, graph_object(p->graph, event, WG_DEATHS_LOW));
    Text high = words(p, graph_object(p->graph, event, WG_DEATHS_HIGH));
    if (!low.length)
        return low;
    Text killed = knowledge_term_label(p->knowledge, TEXT("Killed"), p->language);
    bool range = high.length && !text_equal(low, high);
    return text_format(p->arena, "%.*s%s%.*s %.*s", (int)low.length, low.bytes, range ? "–" : "",
                       range ? (int)high.length : 0, high.bytes, (int)killed.length, killed.bytes);
}

/* Class, then what is known of date and place, then the dead; a line each. */
static Text event_label(Painter *p, Term event, uint32_t class)
{
    Text name = class_label(p, class), date = date_of(p, event), toll = toll_of(p, event);
    Term where = graph_object(p->graph, event, SEM_HAS_PLACE);
    Text place = where ? label_of(p, where) : (Text){"", 0};
    bool second = date.length || place.length;
    return text_format(p->arena, "%.*s%s%.*s%s%.*s%s%.*s", (int)name.length, name.bytes, second ? "\n" : "",
                       (int)date.length, date.bytes, date.length && place.length ? " · " : "", (int)place.length,
                       place.bytes, toll.length ? "\n" : "", (int)toll.length, toll.bytes);
}

/* The passage that a claim about an event points to, in quotation marks; empty when there is none. */
static Text passage(Painter *p, Quads claims)
{
    for (size_t i = 0; i < claims.count; i++) {
        Term evidence = graph_object(p->graph, claims.items[i].subject, WG_EVIDENCE);
        Text quote = evidence ? words(p, graph_object(p->graph, evidence, NIF_ANCHOR_OF)) : (Text){"", 0};
        if (quote.length) {
            size_t end = quote.length < TOOLTIP_LIMIT ? quote.length : TOOLTIP_LIMIT;
            while (end < quote.length && ((unsigned char)quote.bytes[end] & 0xC0) == 0x80)
                end--;
            return text_format(p->arena, "“%.*s”", (int)end, quote.bytes);
        }
    }
    return (Text){"", 0};
}

static Text tooltip_of(Painter *p, Term event)
{
    Text quote = passage(p, graph_with(p->graph, RDF_SUBJECT, event));
    if (!quote.length)
        quote = passage(p, graph_with(p->graph, WG_ABOUT, event));
    return quote.length ? quote : label_of(p, event);
}

static Line line_of(Painter *p, Term event)
{
    Term status = graph_object(p->graph, event, WG_STATUS);
    if (status)
        return status == WG_DENIED ? LINE_DENIED : LINE_UNREALIZED;
    static const Term about[] = {RDF_SUBJECT, WG_ABOUT};
    Line line = LINE_STATED;
    for (size_t k = 0; k < 2; k++) {
        Quads claims = graph_with(p->graph, about[k], event);
        for (size_t i = 0; i < claims.count; i++) {
            Term claim = claims.items[i].subject;
            if (graph_object(p->graph, claim, WG_POLARITY) == WG_DENIED)
                return LINE_DENIED;
            if (graph_object(p->graph, claim, WG_CLAIMED_BY))
                line = LINE_CLAIMED;
        }
    }
    return line;
}

static PictureEdge *connect(Painter *p, uint32_t from, uint32_t to, const PictureEdge *like)
{
    PictureEdge *edge = ARRAY_PUSH(p->arena, &p->picture.edges);
    *edge = *like;
    edge->from = from;
    edge->to = to;
    return edge;
}

static void star(Painter *p, const Parties roles[3], const PictureEdge *event)
{
    PictureNode *node = ARRAY_PUSH(p->arena, &p->picture.nodes);
    *node = (PictureNode){event->label, {"", 0}, event->tooltip, SHAPE_EVENT, event->family, event->line};
    uint32_t center = p->picture.nodes.count - 1;
    PictureEdge spoke = *event;
    spoke.label = (Text){"", 0};
    for (uint32_t i = 0; i < roles[0].count; i++)
        connect(p, actor(p, roles[0].terms[i]), center, &spoke);
    for (uint32_t i = 0; i < roles[1].count; i++)
        connect(p, center, actor(p, roles[1].terms[i]), &spoke);
    spoke.mutual = true;
    for (uint32_t i = 0; i < roles[2].count; i++)
        connect(p, actor(p, roles[2].terms[i]), center, &spoke);
}

static void paint_event(Painter *p, Term event)
{
    uint32_t class = class_of(p, event);
    Parties roles[3] = {parties(p, event, WG_AGENT), parties(p, event, WG_TARGET), parties(p, event, WG_PARTICIPANT)};
    if (class == NONE || roles[0].count + roles[1].count + roles[2].count == 0)
        return;
    PictureEdge edge = {.label = event_label(p, event, class), .tooltip = tooltip_of(p, event),
                        .family = family_of(p->knowledge, class), .line = line_of(p, event)};
    p->picture.events++;
    if (roles[0].count == 1 && roles[1].count == 1 && !roles[2].count) {
        uint32_t from = actor(p, roles[0].terms[0]);
        connect(p, from, actor(p, roles[1].terms[0]), &edge);
    } else if (roles[2].count == 2 && !roles[0].count && !roles[1].count) {
        edge.mutual = true;
        uint32_t from = actor(p, roles[2].terms[0]);
        connect(p, from, actor(p, roles[2].terms[1]), &edge);
    } else
        star(p, roles, &edge);
}

static void paint_all(Painter *p, Term class)
{
    Quads events = graph_with(p->graph, RDF_TYPE, class);
    for (size_t i = 0; i < events.count; i++)
        if (i == 0 || events.items[i].subject != events.items[i - 1].subject)
            paint_event(p, events.items[i].subject);
}

Picture picture_of(Arena *arena, const Knowledge *knowledge, Graph *graph, Language language)
{
    Painter painter = {arena, knowledge, graph, language, {{0}, {0}, 0, 0}, NULL};
    painter.nodes = ARENA_ARRAY(arena, uint32_t, graph_terms(graph) + 1);
    Quads articles = graph_with(graph, RDF_TYPE, WG_DOCUMENT);
    for (size_t i = 0; i < articles.count; i++)
        painter.picture.articles += i == 0 || articles.items[i].subject != articles.items[i - 1].subject;
    paint_all(&painter, SEM_EVENT);
    paint_all(&painter, WG_UNREALIZED_EVENT);
    return painter.picture;
}
