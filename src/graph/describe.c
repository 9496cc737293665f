/* What a data set holds, for catalogs: VoID and DCAT. */
#include "graph/describe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IRI_LIMIT = 512 };

typedef struct Description {
    Graph *graph, *out;
    Term dataset;
    char iri[IRI_LIMIT]; /* of the data set */
    size_t length;
    Quads triples;       /* by subject, with repetitions across graphs */
} Description;

static void state(Description *self, Term subject, Term predicate, Term object)
{
    graph_add(self->out, (Quad){0, subject, predicate, object});
}

static void state_count(Description *self, Term subject, Term predicate, size_t count)
{
    state(self, subject, predicate, graph_integer(self->out, (double)count));
}

/* A part of the data set: its IRI and '#' and a name. */
static Term part(Description *self, const char *sort, Text name)
{
    char iri[IRI_LIMIT * 2];
    int length = snprintf(iri, sizeof iri, "%.*s#%s-%.*s", (int)self->length, self->iri, sort,
                          (int)(name.length < IRI_LIMIT ? name.length : IRI_LIMIT - 1), name.bytes);
    return graph_iri(self->out, (Text){iri, (size_t)length});
}

/* A term of the described graph in the description. */
static Term carry(Description *self, Term term)
{
    return graph_iri(self->out, graph_term(self->graph, term).text);
}

/* Sums up the statements in any order, so that a graph has one name. */
static uint64_t sum_up(Description *self)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < self->triples.count; i++) {
        const Quad *quad = &self->triples.items[i];
        uint64_t hash = text_hash(graph_term(self->graph, quad->subject).text);
        hash = (hash ^ text_hash(graph_term(self->graph, quad->predicate).text)) * 0x9E3779B97F4A7C15U;
        hash = (hash ^ text_hash(graph_term(self->graph, quad->object).text)) * 0xFF51AFD7ED558CCDU;
        sum += hash ^ hash >> 32;
    }
    return sum;
}

static void name_dataset(Description *self)
{
    Text base = graph_base(self->graph);
    uint64_t sum = sum_up(self);
    int length = snprintf(self->iri, sizeof self->iri, "%.*sdataset/s%08x%08x",
                          (int)(base.length < IRI_LIMIT / 2 ? base.length : IRI_LIMIT / 2), base.bytes,
                          (unsigned)(sum >> 32), (unsigned)sum);
    self->length = (size_t)length;
    self->dataset = graph_iri(self->out, (Text){self->iri, self->length});
}

static bool is_repeated(const Description *self, size_t i)
{
    return i && quad_same_triple(&self->triples.items[i], &self->triples.items[i - 1]);
}

static WireStatus state_counts(Description *self)
{
    size_t triples = 0, subjects = 0, objects = 0, properties = 0, documents = 0;
    unsigned char *seen = calloc(graph_terms(self->graph), 1);
    if (!seen)
        return WIRE_NO_MEMORY;
    for (size_t i = 0; i < self->triples.count; i++) {
        const Quad *quad = &self->triples.items[i];
        triples += !is_repeated(self, i);
        subjects += !(seen[quad->subject] & 1);
        properties += !(seen[quad->predicate] & 2);
        objects += !(seen[quad->object] & 4);
        documents += quad->predicate == RDF_TYPE && quad->object == WG_DOCUMENT && !is_repeated(self, i);
        seen[quad->subject] |= 1;
        seen[quad->predicate] |= 2;
        seen[quad->object] |= 4;
    }
    free(seen);
    state_count(self, self->dataset, VOID_TRIPLES, triples);
    state_count(self, self->dataset, VOID_DISTINCT_SUBJECTS, subjects);
    state_count(self, self->dataset, VOID_DISTINCT_OBJECTS, objects);
    state_count(self, self->dataset, VOID_PROPERTIES, properties);
    state_count(self, self->dataset, VOID_DOCUMENTS, documents);
    return WIRE_OK;
}

static Text last_part(Text iri)
{
    size_t begin = iri.length;
    while (begin && iri.bytes[begin - 1] != '/' && iri.bytes[begin - 1] != '#')
        begin--;
    return text_slice(iri, begin, iri.length);
}

/* "wg-Strike": the prefix where there is one, so that classes of one name in two vocabularies stay apart. */
static Term class_part(Description *self, Term class)
{
    Text iri = graph_term(self->graph, class).text, name = last_part(iri);
    char label[IRI_LIMIT];
    for (int i = 0; i < NAMESPACE_COUNT; i++) {
        Text prefix = namespace_prefix((Namespace)i);
        if (!text_starts(iri, namespace_iri((Namespace)i)) || prefix.length + name.length + 2 > sizeof label)
            continue;
        int length = snprintf(label, sizeof label, "%.*s-%.*s", (int)prefix.length, prefix.bytes, (int)name.length,
                              name.bytes);
        return part(self, "class", (Text){label, (size_t)length});
    }
    return part(self, "class", name);
}

static void state_classes(Description *self)
{
    Quads typed = graph_with(self->graph, RDF_TYPE, 0);
    size_t classes = 0;
    for (size_t begin = 0, end; begin < typed.count; begin = end) {
        size_t entities = 0;
        Term class = typed.items[begin].object;
        for (end = begin; end < typed.count && typed.items[end].object == class; end++)
            entities += end == begin || typed.items[end].subject != typed.items[end - 1].subject;
        Term partition = class_part(self, class);
        state(self, self->dataset, VOID_CLASS_PARTITION, partition);
        state(self, partition, VOID_CLASS, carry(self, class));
        state_count(self, partition, VOID_ENTITIES, entities);
        classes++;
    }
    state_count(self, self->dataset, VOID_CLASSES, classes);
}

static void state_vocabularies(Description *self)
{
    bool used[NAMESPACE_COUNT] = {false};
    for (size_t i = 0; i < self->triples.count; i++) {
        Term terms[] = {self->triples.items[i].predicate,
                        self->triples.items[i].predicate == RDF_TYPE ? self->triples.items[i].object : 0};
        for (int j = 0; j < 2; j++)
            if (terms[j] && terms[j] < VOCABULARY_END)
                used[vocabulary_namespace((Vocabulary)terms[j])] = true;
    }
    for (int i = 0; i < NAMESPACE_COUNT; i++)
        if (used[i])
            state(self, self->dataset, VOID_VOCABULARY, graph_iri(self->out, namespace_iri((Namespace)i)));
}

static const struct {
    const char *name;
    Namespace space;
} linked[] = {{"wikidata", NAMESPACE_WD}, {"geonames", NAMESPACE_GEONAMES}, {"dbpedia", NAMESPACE_DBPEDIA}};

static void state_linksets(Description *self)
{
    Quads links = graph_with(self->graph, OWL_SAME_AS, 0);
    for (size_t i = 0; i < sizeof linked / sizeof *linked; i++) {
        size_t count = 0;
        Text space = namespace_iri(linked[i].space);
        for (size_t j = 0; j < links.count; j++)
            count += text_starts(graph_term(self->graph, links.items[j].object).text, space) &&
                     (j == 0 || !quad_same_triple(&links.items[j], &links.items[j - 1]));
        if (count == 0)
            continue;
        Term linkset = part(self, "links", text_of(linked[i].name));
        state(self, self->dataset, VOID_SUBSET, linkset);
        state(self, linkset, RDF_TYPE, VOID_LINKSET);
        state(self, linkset, VOID_LINK_PREDICATE, OWL_SAME_AS);
        state(self, linkset, VOID_SUBJECTS_TARGET, self->dataset);
        state(self, linkset, VOID_OBJECTS_TARGET, graph_iri(self->out, space));
        state_count(self, linkset, VOID_TRIPLES, count);
    }
}

static void state_files(Description *self)
{
    static const struct {
        const char *ending, *name, *media_type;
    } files[] = {{"ttl", "graph.ttl", "text/turtle"},
                 {"trig", "graph.trig", "application/trig"},
                 {"nq", "graph.nq", "application/n-quads"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char type[128];
        int length = snprintf(type, sizeof type, IRI_MEDIA_TYPES "%s", files[i].media_type);
        Term file = part(self, "graph", text_of(files[i].ending));
        state(self, self->dataset, DCAT_DISTRIBUTION, file);
        state(self, file, RDF_TYPE, DCAT_DISTRIBUTION_CLASS);
        state(self, file, DCTERMS_TITLE, graph_string(self->out, text_of(files[i].name)));
        state(self, file, DCAT_MEDIA_TYPE, graph_iri(self->out, (Text){type, (size_t)length}));
    }
}

static void state_head(Description *self)
{
    char software[IRI_LIMIT];
    Text base = graph_base(self->graph);
    int length = snprintf(software, sizeof software, "%.*ssoftware/wiregraph-%s",
                          (int)(base.length < IRI_LIMIT / 2 ? base.length : IRI_LIMIT / 2), base.bytes, WIRE_VERSION);
    state(self, self->dataset, RDF_TYPE, VOID_DATASET);
    state(self, self->dataset, RDF_TYPE, DCAT_DATASET);
    state(self, self->dataset, DCTERMS_TITLE,
          graph_words(self->out, TEXT("Events and their parties, as news articles report them"), TEXT("en")));
    state(self, self->dataset, DCTERMS_TITLE,
          graph_words(self->out, TEXT("Événements et acteurs, tels que la presse les rapporte"), TEXT("fr")));
    /* The names and coordinates of places are GeoNames', who ask for this one. */
    state(self, self->dataset, DCTERMS_LICENSE,
          graph_iri(self->out, TEXT(IRI_LICENSE)));
    state(self, self->dataset, DCTERMS_CREATOR, graph_iri(self->out, (Text){software, (size_t)length}));
    state(self, self->dataset, VOID_URI_SPACE, graph_string(self->out, base));
}

WireStatus graph_describe(Graph *graph, Graph *out)
{
    Description self = {.graph = graph, .out = out, .triples = graph_about(graph, 0, 0)};
    TRY(graph_status(graph));
    TRY(graph_set_base(out, graph_base(graph)));
    name_dataset(&self);
    state_head(&self);
    TRY(state_counts(&self));
    state_classes(&self);
    state_vocabularies(&self);
    state_linksets(&self);
    state_files(&self);
    return graph_status(out);
}
