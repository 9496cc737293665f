/* The public interface of Wiregraph: news dispatches in, a graph of what they report out. */
#ifndef WIREGRAPH_H
#define WIREGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WIRE_VERSION "0.1.0"

/* What a call came to. The words that explain a failure go to the message function of the options. */
#define WIRE_STATUSES(X)                                          \
    X(OK, "success")                                              \
    X(NO_MEMORY, "out of memory")                                 \
    X(TOO_LARGE, "larger than the limit")                         \
    X(BAD_ARGUMENT, "argument outside its range")                 \
    X(BAD_ENCODING, "not text in a known encoding")               \
    X(BAD_SYNTAX, "malformed input")                              \
    X(BAD_IMAGE, "damaged knowledge image or model")              \
    X(NOT_FOUND, "not found")                                     \
    X(NO_TEXT, "no text to read")                                 \
    X(UNSUPPORTED, "not supported")                               \
    X(READ_FAILED, "reading failed")                              \
    X(WRITE_FAILED, "writing failed")                             \
    X(LIBRARY_FAILED, "a library call failed")                    \
    X(REFUSED, "refused by the server")

typedef enum WireStatus {
#define X(name, words) WIRE_##name,
    WIRE_STATUSES(X)
#undef X
} WireStatus;

/* English words for a status; never NULL. */
const char *wire_status_words(WireStatus status);

/* Receives one line, without newline, that says what went wrong and where. */
typedef void WireMessage(void *context, const char *line);

/* Receives bytes; returns false when they cannot be taken. */
typedef bool WireWrite(void *context, const char *bytes, size_t length);

/* How much of where-it-came-from the graph keeps; each level includes those before it. */
typedef enum WireProvenance {
    WIRE_PROVENANCE_NONE,    /* the facts alone */
    WIRE_PROVENANCE_GRAPH,   /* and document, run and named graph */
    WIRE_PROVENANCE_CLAIM,   /* and who claims what, with the passage */
    WIRE_PROVENANCE_MENTION, /* and every mention of every thing */
} WireProvenance;

/* The stages of the main path, in their order. */
typedef enum WireStage {
    WIRE_STAGE_READ,
    WIRE_STAGE_ANALYZE,
    WIRE_STAGE_RECOGNIZE,
    WIRE_STAGE_INTERPRET,
    WIRE_STAGES,
} WireStage;

typedef struct WireOptions {
    const char *image;      /* path of the knowledge image; NULL: beside the program, else where installed */
    const char *models;     /* folder of the language models; NULL: likewise */
    const char *gazetteer;  /* a user's own names in Turtle, or NULL */
    const char *base;       /* IRI of things; NULL: https://w3id.org/wiregraph/id/ */
    WireProvenance provenance;
    size_t memory;          /* ceiling of one document's memory in bytes; 0: 1 GiB */
    WireMessage *message;   /* NULL: silence */
    void *context;          /* handed to message */
} WireOptions;

/* The defaults: everything NULL or 0, provenance WIRE_PROVENANCE_MENTION. */
WireOptions wire_options(void);

/* Knowledge and models, opened once and shared by all documents. Frees with wire_close. */
typedef struct Wire Wire;
WireStatus wire_open(const WireOptions *options, Wire **out);
void wire_close(Wire *wire);

/* An article as it came: bytes and what is known about them beforehand. */
typedef struct WireSource {
    const char *name;     /* file name or address, for messages and provenance; NULL: "-" */
    const char *bytes;    /* not copied: must outlive the document */
    size_t length;        /* at most 64 MiB */
    const char *date;     /* YYYY-MM-DD where the article does not tell its own, or NULL */
    const char *language; /* "fr", "en", or NULL: found out */
} WireSource;

/* One article, as far as it has been understood. */
typedef struct WireDocument WireDocument;
WireStatus wire_read(const Wire *wire, const WireSource *source, WireStage last, WireDocument **out);
void wire_document_free(WireDocument *document);

/* Writes what is known about an event, by its IRI or the end of it, or about all events (NULL): which words gave it,
   its parties, who asserts it. WIRE_NOT_FOUND if the document has no such event. */
WireStatus wire_explain(const WireDocument *document, const char *event, WireWrite *write, void *context);

/* Writes a readable account of a document after a stage: text, CoNLL-U, mentions, or events. */
WireStatus wire_dump(const WireDocument *document, WireStage stage, WireWrite *write, void *context);

const char *wire_stage_name(WireStage stage);

/* ---- graphs ---- */

/* Statements about what articles report; each article in a named graph of its own. */
typedef struct WireGraph WireGraph;

/* An empty graph. Of the options it takes base, message and context. Frees with wire_graph_free. */
WireStatus wire_graph_new(const WireOptions *options, WireGraph **out);
void wire_graph_free(WireGraph *graph);

/* States what a document reports, at the provenance level that `wire` was opened with; the document must have gone
   through all stages. The order of documents makes no difference to what is written. */
WireStatus wire_graph_add(WireGraph *graph, const Wire *wire, const WireDocument *document);

/* States all that another graph states. */
WireStatus wire_graph_merge(WireGraph *graph, const WireGraph *other);

/* Number of statements, each counted once in each graph it stands in. */
size_t wire_graph_size(WireGraph *graph);

/* A way to write a graph. */
typedef struct WireFormat {
    const char *name;       /* "turtle" */
    const char *extension;  /* "ttl" */
    const char *media_type; /* "text/turtle" */
    const char *words;      /* one line for people */
    bool keeps_graphs;      /* says which article states what */
} WireFormat;

/* The formats from 0 on; false past the last. */
bool wire_format(size_t index, WireFormat *out);

/* Writes a graph, sorted and without duplicates, so that equal graphs give equal bytes: what happened first, then who
   claims it, states, other places, people, groups and so on to the documents. `format` is a name or an extension;
   an unknown one is WIRE_UNSUPPORTED, a receiver that refuses bytes WIRE_WRITE_FAILED. */
WireStatus wire_graph_write(WireGraph *graph, const char *format, WireWrite *write, void *context);

/* Writes a graph to a file: beside its place first, moved there only when all of it is on disk. */
WireStatus wire_graph_save(WireGraph *graph, const char *format, const char *path);

/* Adds what bytes in a syntax state: "turtle", "trig", "ntriples", "nquads" or "rdfxml", or the ending of a file name
   in use for one. WIRE_BAD_SYNTAX names `name` and the line. */
WireStatus wire_graph_parse(WireGraph *graph, const char *name, const char *syntax, const char *bytes, size_t length);

/* Adds what a file states, in the syntax that its name ends in; "-" is standard input in N-Quads. */
WireStatus wire_graph_read(WireGraph *graph, const char *path);

/* A statement's terms as N-Quads writes them, without brackets and quotes, valid during the call; `graph` is "" in
   the default graph, `language` and `datatype` are those of a literal, else "". */
typedef struct WireStatement {
    const char *graph, *subject, *predicate, *object, *language, *datatype;
    bool literal; /* the object is one */
} WireStatement;

/* Receives statements; returns false to stop. */
typedef bool WireVisit(void *context, const WireStatement *statement);

/* Hands over all statements by graph, subject, predicate and object. */
WireStatus wire_graph_each(WireGraph *graph, WireVisit *visit, void *context);

/* ---- questions and stores ---- */

/* Answers a SPARQL SELECT or ASK over all graphs as one, with rows as "table", "csv", "tsv", "json" or "xml".
   WIRE_UNSUPPORTED names what the engine cannot do: full SPARQL 1.1 is what stores are for. */
WireStatus wire_graph_query(WireGraph *graph, const char *query, const char *format, WireWrite *write, void *context);
/* The same into a file, which is left as it was on failure. */
WireStatus wire_graph_query_file(WireGraph *graph, const char *query, const char *format, const char *path);

/* The formats of answers from 0 on; NULL past the last. */
const char *wire_answer_format(size_t index);

/* Adds to `out` proposals of which things of `graph` without an owl:sameAs are the same as things of `other`: alike in
   name, not unlike in class and country. Each is a skos:closeMatch with a wg:confidence, for a person to confirm. */
WireStatus wire_graph_link(WireGraph *graph, WireGraph *other, WireGraph *out);

/* Adds to `out` a wg:possiblySameAs for each pair of events of different articles that may be one happening. */
WireStatus wire_graph_doubles(WireGraph *graph, WireGraph *out);

/* States in `out` what a graph holds, for catalogs (VoID, DCAT): counts, classes, vocabularies, links, licence. */
WireStatus wire_graph_describe(WireGraph *graph, WireGraph *out);

/* Where to load a graph: a store that speaks the SPARQL 1.1 Graph Store Protocol. */
typedef struct WireStore {
    const char *url;      /* of the protocol: "http://localhost:3030/news/data" */
    const char *graph;    /* load all into the graph with this IRI; NULL: into the default graph */
    bool per_article;     /* each article into the graph of its name, the rest into the default graph */
    const char *user;     /* for basic or digest authentication, as the server asks; or NULL */
    const char *password;
    const char *token;    /* for bearer authentication, or NULL */
    long timeout;         /* seconds for one request; 0: 300 */
} WireStore;

/* Sends each graph in one request; a named graph replaces what the store had under its name, the default graph is
   added to. A busy server is asked again. On failure the messages name the graphs that did not arrive. */
WireStatus wire_graph_load(WireGraph *graph, const WireStore *store);

/* ---- pictures ---- */

/* How a graph is drawn. */
typedef struct WireDrawing {
    const char *format;   /* "svg", "png", "pdf" or "dot" */
    const char *title;    /* NULL: none */
    const char *language; /* of labels: "en", "fr"; NULL: English */
} WireDrawing;

/* Draws actors, and events as edges between them. Layout runs in a child process with limits on time and memory:
   WIRE_TOO_LARGE when it exceeds them. An unknown format or language is WIRE_UNSUPPORTED. */
WireStatus wire_graph_draw(WireGraph *graph, const Wire *wire, const WireDrawing *drawing, WireWrite *write,
                           void *context);

/* Draws to a file: beside its place first, moved there only when all of it is on disk. */
WireStatus wire_graph_draw_file(WireGraph *graph, const Wire *wire, const WireDrawing *drawing, const char *path);

/* ---- files ---- */

/* Bytes of a whole file. */
typedef struct WireFile {
    const char *bytes; /* frees with wire_file_free */
    size_t length;
} WireFile;

/* Reads a file, or standard input for "-", of at most `limit` bytes; a directory is WIRE_READ_FAILED. */
WireStatus wire_file_read(const WireOptions *options, const char *path, size_t limit, WireFile *out);
void wire_file_free(WireFile *file);

#ifdef __cplusplus
}
#endif

#endif
