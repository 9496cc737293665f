/* Graphs into a store: each in one request. */
#include "store/load.h"

#include "write/output.h"
#include "write/write.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of one graph on their way. */
typedef struct Body {
    char *bytes;
    size_t length, capacity;
} Body;

static bool gather(void *data, const char *bytes, size_t length)
{
    Body *body = data;
    if (length > body->capacity - body->length) {
        size_t capacity = body->capacity ? body->capacity : OUTPUT_BUFFER;
        while (capacity - body->length < length)
            capacity *= 2;
        char *grown = realloc(body->bytes, capacity);
        if (!grown)
            return false;
        body->bytes = grown;
        body->capacity = capacity;
    }
    memcpy(body->bytes + body->length, bytes, length);
    body->length += length;
    return true;
}

/* A load on its way. */
typedef struct Load {
    Graph *graph;
    const Store *store;
    const Reporter *reporter;
    Session *session;
    Output *output;
    size_t arrived, failed;
    bool *arrivals;   /* of each graph, in their order */
    bool unreachable; /* then the rest is not tried */
} Load;

static Text graph_name(const Load *load, Term name)
{
    return name ? graph_term(load->graph, name).text : text_of(load->store->graph);
}

/* Sends statements under a graph's name; none: the default graph, which is added to. */
static WireStatus send(Load *load, Quads quads, Text name)
{
    Body body = {NULL, 0, 0};
    load->output->write = gather;
    load->output->context = &body;
    write_triples(load->graph, load->output, quads);
    WireStatus status = output_end(load->output) == WIRE_OK ? WIRE_OK : WIRE_NO_MEMORY;
    char *address = session_address(load->session, load->store->url, name);
    if (status == WIRE_OK && address) {
        Request request = {address, name.length ? "PUT" : "POST", body.bytes ? body.bytes : "", body.length};
        status = session_send(load->session, &request);
    }
    if (!address)
        status = WIRE_NO_MEMORY;
    free(address);
    free(body.bytes);
    return status;
}

static void name_graph(const Load *load, WireStatus status, Text name)
{
    report(load->reporter, status, "%s: %.*s", status == WIRE_OK ? "arrived" : "not arrived",
           name.length ? (int)name.length : 17, name.length ? name.bytes : "the default graph");
}

static WireStatus try_graph(Load *load, Quads quads, Term term)
{
    Text name = graph_name(load, term);
    WireStatus status = load->unreachable ? WIRE_WRITE_FAILED : send(load, quads, name);
    load->arrived += status == WIRE_OK;
    load->failed += status != WIRE_OK;
    load->unreachable = load->unreachable || status == WIRE_WRITE_FAILED;
    if (status != WIRE_OK)
        name_graph(load, status, name);
    return status;
}

/* The statements of the graph that begins at `begin`; none past the last. */
static Quads graph_at(Quads quads, size_t begin)
{
    size_t end = begin;
    while (end < quads.count && quads.items[end].graph == quads.items[begin].graph)
        end++;
    return (Quads){quads.items + begin, end - begin};
}

static void name_arrived(const Load *load)
{
    Quads quads = graph_quads(load->graph), one;
    size_t number = 0;
    for (size_t begin = 0; (one = graph_at(quads, begin)).count; begin += one.count)
        if (load->arrivals[number++])
            name_graph(load, WIRE_OK, graph_name(load, one.items[0].graph));
}

static WireStatus load_each(Load *load)
{
    WireStatus first = WIRE_OK;
    Quads quads = graph_quads(load->graph), one;
    size_t number = 0;
    load->arrivals = calloc(quads.count + 1, sizeof *load->arrivals);
    if (!load->arrivals)
        return WIRE_NO_MEMORY;
    for (size_t begin = 0; (one = graph_at(quads, begin)).count; begin += one.count) {
        WireStatus status = try_graph(load, one, one.items[0].graph);
        load->arrivals[number++] = status == WIRE_OK;
        first = first == WIRE_OK ? status : first;
    }
    if (load->failed)
        name_arrived(load);
    free(load->arrivals);
    return first;
}

/* Whether an address has a user, and so perhaps a password, before its host. */
static bool tells_user(const char *url)
{
    const char *host = strstr(url, "://");
    return host && memchr(host + 3, '@', strcspn(host + 3, "/?#"));
}

WireStatus store_load(Graph *graph, const Store *store, const Reporter *reporter)
{
    if (store->graph && !iri_valid(text_of(store->graph)))
        return report(reporter, WIRE_BAD_ARGUMENT, "%s: not an absolute IRI", store->graph);
    if (tells_user(store->url))
        return report(reporter, WIRE_BAD_ARGUMENT,
                      "the address of a store tells no user or password: others can read command lines");
    TRY(graph_sort(graph));
    Load load = {.graph = graph, .store = store, .reporter = reporter};
    load.session = session_new(store, reporter);
    load.output = calloc(1, sizeof *load.output);
    WireStatus status = WIRE_NO_MEMORY;
    if (load.session && load.output)
        status = store->per_article ? load_each(&load) : try_graph(&load, graph_about(graph, 0, 0), 0);
    free(load.output);
    session_free(load.session);
    if (load.failed)
        report(reporter, status, "%zu of %zu graphs arrived", load.arrived, load.arrived + load.failed);
    return status;
}
