/* Terms and conditions between our graph and rasqal. */
#include "store/solve.h"

#include <string.h>

static raptor_uri *uri_of(Solver *solver, Text iri)
{
    return raptor_new_uri_from_counted_string(rasqal_world_get_raptor(solver->world), (const unsigned char *)iri.bytes,
                                              iri.length);
}

/* rasqal takes copies that it frees with free(). */
static char *copy(Text text)
{
    char *string = rasqal_alloc_memory(text.length + 1);
    if (string) {
        memcpy(string, text.bytes, text.length);
        string[text.length] = '\0';
    }
    return string;
}

static rasqal_literal *make_literal(Solver *solver, Term term)
{
    TermView view = graph_term(solver->graph, term);
    if (view.kind == TERM_IRI) {
        raptor_uri *uri = uri_of(solver, view.text);
        return uri ? rasqal_new_uri_literal(solver->world, uri) : NULL;
    }
    char *string = copy(view.text);
    Text language = graph_language(solver->graph, term);
    char *tag = language.length ? copy(language) : NULL;
    raptor_uri *datatype =
        view.qualifier && language.length == 0 ? uri_of(solver, graph_term(solver->graph, view.qualifier).text) : NULL;
    return string ? rasqal_new_string_literal(solver->world, (const unsigned char *)string, tag, datatype, NULL) : NULL;
}

rasqal_literal *solver_literal(Solver *solver, Term term)
{
    if (!solver->literals[term])
        solver->literals[term] = make_literal(solver, term);
    if (!solver->literals[term])
        solver->status = WIRE_NO_MEMORY;
    return solver->literals[term];
}

Term solver_constant(Solver *solver, const rasqal_literal *literal)
{
    if (literal->type == RASQAL_LITERAL_URI)
        return graph_find_iri(solver->graph, text_of((const char *)raptor_uri_as_string(literal->value.uri)));
    Text value = {(const char *)literal->string, literal->string_len};
    Text datatype = text_of(literal->datatype ? (const char *)raptor_uri_as_string(literal->datatype) : NULL);
    return graph_find_literal(solver->graph, value, text_of(literal->language), datatype);
}

/* The effective boolean value of a result (SPARQL 1.1, 17.2.2). */
static bool is_true(const rasqal_literal *result)
{
    switch (result->type) {
    case RASQAL_LITERAL_BOOLEAN:
    case RASQAL_LITERAL_INTEGER:
    case RASQAL_LITERAL_INTEGER_SUBTYPE:
        return result->value.integer != 0;
    case RASQAL_LITERAL_FLOAT:
    case RASQAL_LITERAL_DOUBLE:
        return result->value.floating > 0 || result->value.floating < 0;
    case RASQAL_LITERAL_DECIMAL:
        return !rasqal_xsd_decimal_is_zero(result->value.decimal);
    default:
        return result->string_len > 0;
    }
}

bool solver_judge(Solver *solver, rasqal_expression *condition, const Term *row)
{
    for (size_t i = 0; i < solver->width; i++) {
        if (!solver->variables[i])
            continue;
        rasqal_literal *literal = row[i] ? solver_literal(solver, row[i]) : NULL;
        rasqal_variable_set_value(solver->variables[i], literal ? rasqal_new_literal_from_literal(literal) : NULL);
    }
    int error = 0;
    rasqal_literal *result = rasqal_expression_evaluate2(condition, solver->context, &error);
    bool holds = result && !error && is_true(result);
    if (result)
        rasqal_free_literal(result);
    return holds;
}
