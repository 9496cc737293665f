/* Graphs into a store, by the SPARQL 1.1 Graph Store HTTP Protocol. */
#ifndef STORE_LOAD_H
#define STORE_LOAD_H

#include "graph/graph.h"

typedef struct Store {
    const char *url;      /* of the graph store: "http://localhost:3030/news/data" */
    const char *graph;    /* put everything into the graph with this IRI; or NULL */
    bool per_article;     /* put each named graph under its own name, the rest into the default graph */
    const char *user;     /* basic or digest authentication, as the server asks; or NULL */
    const char *password; /* of the user */
    const char *token;    /* bearer authentication, goes before the user; or NULL */
    long timeout;         /* seconds for one request; 0: 300 */
} Store;

/* Sends each graph in one request: a named one replaces what the store had under that name, the default graph is added
   to. Without graph and per_article everything is added to the default graph. A busy server (429, 503) is asked again,
   up to 5 times, ever later. On failure the messages name the graphs that arrived and those that did not:
   WIRE_REFUSED if the server said no, WIRE_WRITE_FAILED if it could not be reached. */
WireStatus store_load(Graph *graph, const Store *store, const Reporter *reporter);

/* send.c: one request. */
typedef struct Request {
    const char *url;
    const char *method; /* "PUT" or "POST" */
    const char *body;
    size_t length;
} Request;

typedef struct Session Session;
/* A connection that keeps its authentication; NULL when there is no memory for it. */
Session *session_new(const Store *store, const Reporter *reporter);
void session_free(Session *session);
/* <url>?graph=<iri>, or ?default for 0 length; malloc'd, NULL when there is no memory. */
char *session_address(Session *session, const char *url, Text graph);
WireStatus session_send(Session *session, const Request *request);

#endif
