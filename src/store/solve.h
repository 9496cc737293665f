/* The rows that a query's pattern gives: joined here, over the sorted statements. rasqal parses the query and judges its
   filters; its own joins mix up the values of variables where parts of a pattern share them. */
#ifndef STORE_SOLVE_H
#define STORE_SOLVE_H

#include "graph/graph.h"

#include <rasqal.h>

/* Rows of terms, one for each variable by its offset, 0 where a variable is not bound. */
typedef struct Rows {
    Term *cells;
    size_t count, capacity; /* rows */
    size_t width;
} Rows;

typedef struct Solver {
    Graph *graph;
    rasqal_world *world;
    rasqal_query *query;
    rasqal_evaluation_context *context;
    rasqal_variable **variables; /* by offset, anonymous ones among them */
    size_t width;
    rasqal_literal **literals;   /* term -> its literal, made when needed */
    WireStatus status;
} Solver;

/* Prepares for a parsed query; frees with solver_free, also on failure. */
WireStatus solver_open(Solver *solver, Graph *graph, rasqal_world *world, rasqal_query *query);
void solver_free(Solver *solver);
/* All rows; WIRE_UNSUPPORTED for a pattern of a kind that is not known here, WIRE_TOO_LARGE for too many rows. */
WireStatus solver_run(Solver *solver, Rows *out);
void rows_free(Rows *rows);

/* filter.c: the literal of a term, owned by the solver; NULL when there is no memory. */
rasqal_literal *solver_literal(Solver *solver, Term term);
/* filter.c: the term of a constant of the query, 0 if the graph has none like it. */
Term solver_constant(Solver *solver, const rasqal_literal *literal);
/* filter.c: whether a row fulfills a condition; an error is no. */
bool solver_judge(Solver *solver, rasqal_expression *condition, const Term *row);

#endif
