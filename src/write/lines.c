/* N-Triples and N-Quads in their canonical form: UTF-8, one space, only what must be escaped. */
#include "write/write.h"

void write_quoted(Output *output, Text text)
{
    static const char *const escapes[128] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\r'] = "\\r", ['\t'] = "\\t"};
    output_char(output, '"');
    size_t begin = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        const char *escape = c < 128 ? escapes[c] : NULL;
        if (!escape)
            continue;
        output_text(output, text_slice(text, begin, i));
        output_string(output, escape);
        begin = i + 1;
    }
    output_text(output, text_slice(text, begin, text.length));
    output_char(output, '"');
}

static void write_term(const Graph *graph, Output *output, Term term)
{
    TermView view = graph_term(graph, term);
    if (view.kind == TERM_IRI) {
        output_char(output, '<');
        output_text(output, view.text);
        output_char(output, '>');
        return;
    }
    write_quoted(output, view.text);
    if (!view.qualifier)
        return;
    TermView qualifier = graph_term(graph, view.qualifier);
    output_string(output, qualifier.kind == TERM_LANGUAGE ? "@" : "^^<");
    output_text(output, qualifier.text);
    if (qualifier.kind != TERM_LANGUAGE)
        output_char(output, '>');
}

static void write_line(const Graph *graph, Output *output, const Quad *quad, bool with_graph)
{
    const Term terms[] = {quad->subject, quad->predicate, quad->object, with_graph ? quad->graph : 0};
    for (int i = 0; i < 4 && terms[i]; i++) {
        write_term(graph, output, terms[i]);
        output_char(output, ' ');
    }
    output_string(output, ".\n");
}

WireStatus write_nquads(Graph *graph, Output *output)
{
    Quads quads = graph_quads(graph);
    for (size_t i = 0; i < quads.count && !output->failed; i++)
        write_line(graph, output, &quads.items[i], true);
    return WIRE_OK;
}

void write_triples(const Graph *graph, Output *output, Quads quads)
{
    for (size_t i = 0; i < quads.count && !output->failed; i++)
        if (i == 0 || !quad_same_triple(&quads.items[i], &quads.items[i - 1]))
            write_line(graph, output, &quads.items[i], false);
}

WireStatus write_ntriples(Graph *graph, Output *output)
{
    write_triples(graph, output, graph_about(graph, 0, 0));
    return WIRE_OK;
}
