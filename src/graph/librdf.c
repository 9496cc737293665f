/* The graph as a librdf model, made when somebody asks for one. */
#include "graph/librdf.h"

#include <stdlib.h>
#include <string.h>

static int hear(void *data, librdf_log_message *message)
{
    Librdf *self = data;
    if (librdf_log_message_level(message) < LIBRDF_LOG_ERROR)
        return 1;
    self->complained = true;
    report(self->reporter, WIRE_LIBRARY_FAILED, "%s", librdf_log_message_message(message));
    return 1;
}

static bool open(Librdf *self)
{
    self->world = librdf_new_world();
    if (!self->world)
        return false;
    librdf_world_open(self->world);
    librdf_world_set_logger(self->world, self, hear);
    self->storage = librdf_new_storage(self->world, "trees", NULL, "contexts='no'");
    self->model = self->storage ? librdf_new_model(self->world, self->storage, NULL) : NULL;
    return self->model != NULL;
}


static librdf_node *make_node(Librdf *self, const Graph *graph, Term term)
{
    TermView view = graph_term(graph, term);
    const unsigned char *bytes = (const unsigned char *)view.text.bytes;
    if (view.kind == TERM_IRI)
        return librdf_new_node_from_counted_uri_string(self->world, bytes, view.text.length);
    if (!view.qualifier)
        return librdf_new_node_from_typed_counted_literal(self->world, bytes, view.text.length, NULL, 0, NULL);
    TermView qualifier = graph_term(graph, view.qualifier);
    if (qualifier.kind == TERM_LANGUAGE)
        return librdf_new_node_from_typed_counted_literal(self->world, bytes, view.text.length,
                                                          qualifier.text.bytes, qualifier.text.length, NULL);
    librdf_uri *datatype = librdf_new_uri2(self->world, (const unsigned char *)qualifier.text.bytes,
                                           qualifier.text.length);
    librdf_node *node =
        datatype ? librdf_new_node_from_typed_counted_literal(self->world, bytes, view.text.length, NULL, 0, datatype)
                 : NULL;
    if (datatype)
        librdf_free_uri(datatype);
    return node;
}

static bool add(Librdf *self, const Graph *graph, const Quad *quad)
{
    librdf_node *subject = make_node(self, graph, quad->subject);
    librdf_node *predicate = make_node(self, graph, quad->predicate);
    librdf_node *object = make_node(self, graph, quad->object);
    librdf_statement *statement = subject && predicate && object
                                      ? librdf_new_statement_from_nodes(self->world, subject, predicate, object)
                                      : NULL; /* takes the nodes over, also when it fails */
    if (!subject || !predicate || !object) {
        librdf_free_node(subject);
        librdf_free_node(predicate);
        librdf_free_node(object);
    }
    bool added = statement && librdf_model_add_statement(self->model, statement) == 0;
    if (statement)
        librdf_free_statement(statement);
    return added;
}

WireStatus librdf_fill(Graph *graph, const Reporter *reporter, Librdf *out)
{
    *out = (Librdf){.reporter = reporter};
    if (!open(out))
        return report(reporter, WIRE_LIBRARY_FAILED, "librdf has no storage \"trees\"");
    Quads quads = graph_about(graph, 0, 0);
    for (size_t i = 0; i < quads.count; i++)
        if ((i == 0 || !quad_same_triple(&quads.items[i], &quads.items[i - 1])) && !add(out, graph, &quads.items[i]))
            return WIRE_LIBRARY_FAILED;
    return graph_status(graph);
}

void librdf_close(Librdf *self)
{
    if (self->model)
        librdf_free_model(self->model);
    if (self->storage)
        librdf_free_storage(self->storage);
    if (self->world)
        librdf_free_world(self->world);
    *self = (Librdf){0};
}
