/* Proposals of which things of two data sets are the same, for a person to confirm. */
#include "store/link.h"

#include "base/latin.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_LIMIT = 256, PREFIX = 3, LEAST_WORD = 3, LEAST_ALIKE = 85 /* of 100 */ };

/* What sort of thing a class means, as far as its name tells. */
typedef enum Family { UNKNOWN, PERSON, PLACE, BODY } Family;

typedef struct Name {
    Term thing;
    Family family;
    char folded[NAME_LIMIT];
    size_t length;
} Name;

typedef struct Names {
    Name *items;
    size_t count, capacity;
} Names;

/* The beginning of a word in a name: names that share none are not compared. */
typedef struct Key {
    char prefix[PREFIX];
    uint32_t name;
} Key;

typedef struct Keys {
    Key *items;
    size_t count, capacity;
} Keys;

typedef struct Link {
    Graph *graph, *other, *out;
    Latin *latin;
    Names ours, theirs;
    Keys keys; /* of theirs, sorted */
} Link;

static Family family_of(Graph *graph, Term thing)
{
    static const struct {
        const char *word;
        Family family;
    } words[] = {{"Person", PERSON},      {"Place", PLACE},   {"City", PLACE},        {"Country", PLACE},
                 {"Region", PLACE},       {"Facility", PLACE}, {"Settlement", PLACE}, {"AdministrativeArea", PLACE},
                 {"Organi", BODY},        {"Armed", BODY},    {"Party", BODY},        {"Company", BODY},
                 {"GovernmentBody", BODY}, {"Media", BODY},   {"Group", BODY}};
    Quads types = graph_about(graph, thing, RDF_TYPE);
    for (size_t i = 0; i < types.count; i++)
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            if (text_find(graph_term(graph, types.items[i].object).text, text_of(words[j].word)) != SIZE_MAX)
                return words[j].family;
    return UNKNOWN;
}

static bool is_naming(const Graph *graph, Term predicate)
{
    static const char *const others[] = {IRI_SCHEMA "name", IRI_SCHEMA_HTTP "name", IRI_SCHEMA "alternateName",
                                         IRI_SCHEMA_HTTP "alternateName", IRI_FOAF "name"};
    if (predicate == RDFS_LABEL || predicate == SKOS_PREF_LABEL || predicate == SKOS_ALT_LABEL)
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (text_equal(graph_term(graph, predicate).text, text_of(others[i])))
            return true;
    return false;
}

/* Twice the room for items of a size, or NULL. */
static void *grow(void *items, size_t *capacity, size_t size)
{
    size_t wanted = *capacity ? *capacity * 2 : 256;
    void *grown = realloc(items, wanted * size);
    if (grown)
        *capacity = wanted;
    return grown;
}

static bool add_name(Link *link, Names *names, Graph *graph, const Quad *quad)
{
    if (names->count == names->capacity) {
        Name *grown = grow(names->items, &names->capacity, sizeof *grown);
        if (!grown)
            return false;
        names->items = grown;
    }
    Name *name = &names->items[names->count];
    name->thing = quad->subject;
    name->family = family_of(graph, quad->subject);
    name->length = latin_write(link->latin, graph_term(graph, quad->object).text, name->folded, NAME_LIMIT);
    names->count += name->length > 0;
    return true;
}

/* Only things with a class of ours are proposed for linking, and only while they have no link. */
static bool is_open(Graph *graph, Term thing)
{
    return family_of(graph, thing) != UNKNOWN && graph_about(graph, thing, OWL_SAME_AS).count == 0;
}

static bool gather(Link *link, Graph *graph, Names *names, bool only_open)
{
    Quads quads = graph_about(graph, 0, 0);
    for (size_t i = 0; i < quads.count; i++) {
        const Quad *quad = &quads.items[i];
        if (graph_term(graph, quad->object).kind != TERM_LITERAL || !is_naming(graph, quad->predicate) ||
            (i && quad_same_triple(quad, quad - 1)) || (only_open && !is_open(graph, quad->subject)))
            continue;
        if (!add_name(link, names, graph, quad))
            return false;
    }
    return true;
}

/* ---- which names to compare ---- */

static bool add_key(Keys *keys, const char *word, uint32_t name)
{
    if (keys->count == keys->capacity) {
        Key *grown = grow(keys->items, &keys->capacity, sizeof *grown);
        if (!grown)
            return false;
        keys->items = grown;
    }
    Key *key = &keys->items[keys->count++];
    memcpy(key->prefix, word, PREFIX);
    key->name = name;
    return true;
}

static bool add_keys(Keys *keys, const Name *name, uint32_t index)
{
    for (size_t i = 0; i + LEAST_WORD <= name->length; i++) {
        bool starts = i == 0 || strchr(" -'", name->folded[i - 1]);
        if (starts && !memchr(name->folded + i, ' ', PREFIX) && !add_key(keys, name->folded + i, index))
            return false;
    }
    return true;
}

static int compare_keys(const void *a, const void *b)
{
    const Key *left = a, *right = b;
    int order = memcmp(left->prefix, right->prefix, PREFIX);
    return order ? order : (left->name > right->name) - (left->name < right->name);
}

static size_t first_key(const Keys *keys, const char *prefix)
{
    size_t low = 0, high = keys->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(keys->items[middle].prefix, prefix, PREFIX) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- comparing and proposing ---- */

/* The name of a thing's country, if it is told, folded; 0 bytes where it is not. */
static size_t country_of(Link *link, Graph *graph, Term thing, char *out)
{
    static const char *const others[] = {IRI_SCHEMA "addressCountry", IRI_SCHEMA_HTTP "addressCountry",
                                         IRI_DBPEDIA_TERMS "country"};
    Term country = graph_object(graph, thing, WG_COUNTRY_OF);
    if (!country)
        country = graph_object(graph, thing, WG_LOCATED_IN);
    for (size_t i = 0; !country && i < sizeof others / sizeof *others; i++) {
        Term property = graph_find_iri(graph, text_of(others[i]));
        country = property ? graph_object(graph, thing, property) : 0;
    }
    if (!country)
        return 0;
    bool literal = graph_term(graph, country).kind == TERM_LITERAL;
    Term label = literal ? country : graph_label(graph, country, RDFS_LABEL, TEXT("en"));
    return label ? latin_write(link->latin, graph_term(graph, label).text, out, NAME_LIMIT) : 0;
}

static bool same_country(Link *link, const Name *ours, const Name *theirs)
{
    char left[NAME_LIMIT], right[NAME_LIMIT];
    size_t length = country_of(link, link->graph, ours->thing, left);
    size_t other = country_of(link, link->other, theirs->thing, right);
    return length == 0 || other == 0 || text_equal((Text){left, length}, (Text){right, other});
}

static double alike(Link *link, const Name *ours, const Name *theirs)
{
    double score = names_alike((Text){ours->folded, ours->length}, (Text){theirs->folded, theirs->length});
    if (ours->family == UNKNOWN || theirs->family == UNKNOWN)
        score *= 0.95; /* nothing speaks for it but the name */
    else if (ours->family != theirs->family)
        return 0;
    return score * 100 >= LEAST_ALIKE && same_country(link, ours, theirs) ? score : 0;
}

static void propose(Link *link, const Name *ours, const Name *theirs, double score)
{
    char iri[128], number[16];
    Text left = graph_term(link->graph, ours->thing).text, right = graph_term(link->other, theirs->thing).text;
    if (text_equal(left, right))
        return; /* one thing already */
    Text base = graph_base(link->graph);
    uint64_t hash = text_hash(left) * 31 + text_hash(right);
    int length = snprintf(iri, sizeof iri, "%.*slink/l%012llx", (int)(base.length < 64 ? base.length : 64), base.bytes,
                          (unsigned long long)(hash ^ hash >> 48) & 0xFFFFFFFFFFFFULL);
    int hundredths = (int)lround(score * 100);
    snprintf(number, sizeof number, "%d.%02d", hundredths / 100, hundredths % 100);
    Term subject = graph_iri(link->out, left), object = graph_iri(link->out, right);
    Term statement = graph_iri(link->out, (Text){iri, (size_t)length});
    graph_add(link->out, (Quad){0, subject, SKOS_CLOSE_MATCH, object});
    graph_add(link->out, (Quad){0, statement, RDF_TYPE, RDF_STATEMENT});
    graph_add(link->out, (Quad){0, statement, RDF_SUBJECT, subject});
    graph_add(link->out, (Quad){0, statement, RDF_PREDICATE, SKOS_CLOSE_MATCH});
    graph_add(link->out, (Quad){0, statement, RDF_OBJECT, object});
    graph_add(link->out, (Quad){0, statement, WG_CONFIDENCE, graph_typed(link->out, text_of(number), XSD_DECIMAL)});
}

/* The best of their names for all names of one thing of ours. */
typedef struct Best {
    const Name *ours, *theirs;
    double score;
} Best;

static void compare_name(Link *link, const Name *ours, Best *best)
{
    for (size_t i = 0; i + LEAST_WORD <= ours->length; i++) {
        if (i && !strchr(" -'", ours->folded[i - 1]))
            continue;
        for (size_t k = first_key(&link->keys, ours->folded + i);
             k < link->keys.count && memcmp(link->keys.items[k].prefix, ours->folded + i, PREFIX) == 0; k++) {
            const Name *theirs = &link->theirs.items[link->keys.items[k].name];
            double score = alike(link, ours, theirs);
            if (score > best->score)
                *best = (Best){ours, theirs, score};
        }
    }
}

static void compare_all(Link *link)
{
    Best best = {NULL, NULL, 0};
    for (size_t i = 0; i < link->ours.count; i++) {
        if (best.score > 0 && link->ours.items[i].thing != best.ours->thing) {
            propose(link, best.ours, best.theirs, best.score);
            best.score = 0;
        }
        compare_name(link, &link->ours.items[i], &best);
    }
    if (best.score > 0)
        propose(link, best.ours, best.theirs, best.score);
}

WireStatus link_propose(Graph *graph, Graph *other, Graph *out)
{
    Link link = {.graph = graph, .other = other, .out = out, .latin = latin_open()};
    bool whole = link.latin && gather(&link, graph, &link.ours, true) && gather(&link, other, &link.theirs, false);
    for (uint32_t i = 0; whole && i < link.theirs.count; i++)
        whole = add_keys(&link.keys, &link.theirs.items[i], i);
    if (whole && link.keys.count)
        qsort(link.keys.items, link.keys.count, sizeof *link.keys.items, compare_keys);
    if (whole)
        compare_all(&link);
    free(link.ours.items);
    free(link.theirs.items);
    free(link.keys.items);
    latin_close(link.latin);
    return whole ? graph_status(out) : WIRE_NO_MEMORY;
}
