/* The rows that a query's pattern gives, joined over the sorted statements. */
#include "store/solve.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_LIMIT = 5000000, DEPTH = 32, PATTERNS = 256, VARIABLES = 256 };

static void fail(Solver *solver, WireStatus status)
{
    if (solver->status == WIRE_OK)
        solver->status = status;
}

static Term *add_row(Solver *solver, Rows *rows, const Term *like)
{
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity ? rows->capacity * 2 : 64;
        Term *grown = capacity <= ROW_LIMIT ? realloc(rows->cells, capacity * rows->width * sizeof *grown) : NULL;
        if (!grown) {
            fail(solver, capacity > ROW_LIMIT ? WIRE_TOO_LARGE : WIRE_NO_MEMORY);
            return NULL;
        }
        rows->cells = grown;
        rows->capacity = capacity;
    }
    Term *row = rows->cells + rows->count++ * rows->width;
    if (like)
        memcpy(row, like, rows->width * sizeof *row);
    else
        memset(row, 0, rows->width * sizeof *row);
    return row;
}

void rows_free(Rows *rows)
{
    free(rows->cells);
    rows->cells = NULL;
    rows->count = rows->capacity = 0;
}

static Rows no_rows(const Solver *solver)
{
    return (Rows){.width = solver->width ? solver->width : 1};
}

/* ---- triples ---- */

/* A triple of the pattern: constants as terms, variables by their place in the row. */
typedef struct Pattern {
    Term constants[3];
    int variables[3]; /* -1 for a constant */
    bool hopeless;    /* a constant that the graph does not have */
    bool used;
} Pattern;

static Pattern read_pattern(Solver *solver, const rasqal_triple *triple)
{
    rasqal_literal *parts[3] = {triple->subject, triple->predicate, triple->object};
    Pattern pattern = {.variables = {-1, -1, -1}};
    for (int i = 0; i < 3; i++) {
        if (parts[i]->type == RASQAL_LITERAL_VARIABLE) {
            pattern.variables[i] = parts[i]->value.variable->offset;
        } else {
            pattern.constants[i] = solver_constant(solver, parts[i]);
            pattern.hopeless = pattern.hopeless || !pattern.constants[i];
        }
    }
    return pattern;
}

static Term part_of(const Pattern *pattern, int part, const Term *row)
{
    return pattern->variables[part] < 0 ? pattern->constants[part] : row[pattern->variables[part]];
}

/* The statements among which all matches are. */
static Quads candidates(const Solver *solver, const Pattern *pattern, const Term *row)
{
    Term subject = part_of(pattern, 0, row), predicate = part_of(pattern, 1, row), object = part_of(pattern, 2, row);
    if (subject || !predicate)
        return graph_about(solver->graph, subject, subject ? predicate : 0);
    return graph_with(solver->graph, predicate, object);
}

/* Sets what a statement gives; false where it contradicts the row or itself ("?a ?p ?a"). */
static bool bind(const Pattern *pattern, const Quad *quad, Term *row)
{
    const Term parts[3] = {quad->subject, quad->predicate, quad->object};
    for (int i = 0; i < 3; i++) {
        Term *cell = pattern->variables[i] < 0 ? NULL : &row[pattern->variables[i]];
        Term wanted = cell ? *cell : pattern->constants[i];
        if (wanted && wanted != parts[i])
            return false;
        if (cell)
            *cell = parts[i];
    }
    return true;
}

static void match(Solver *solver, const Pattern *pattern, const Term *row, Rows *out)
{
    Quads quads = pattern->hopeless ? (Quads){NULL, 0} : candidates(solver, pattern, row);
    for (size_t i = 0; i < quads.count && solver->status == WIRE_OK; i++) {
        if (i && quad_same_triple(&quads.items[i], &quads.items[i - 1]))
            continue;
        Term *extended = add_row(solver, out, row);
        if (extended && !bind(pattern, &quads.items[i], extended))
            out->count--;
    }
}

/* How few matches a triple promises once the marked variables are bound. */
static int promise(const Pattern *pattern, const bool *bound)
{
    int score = 0;
    static const int weights[3] = {4, 1, 2};
    for (int i = 0; i < 3; i++)
        if (pattern->variables[i] < 0 || bound[pattern->variables[i]])
            score += weights[i];
    return score;
}

static int choose(Pattern *patterns, int count, bool *bound)
{
    int best = -1, most = -1;
    for (int i = 0; i < count; i++) {
        int score = patterns[i].used ? -1 : promise(&patterns[i], bound);
        if (score > most) {
            most = score;
            best = i;
        }
    }
    patterns[best].used = true;
    for (int i = 0; i < 3; i++)
        if (patterns[best].variables[i] >= 0)
            bound[patterns[best].variables[i]] = true;
    return best;
}

/* Replaces rows by what they become. */
static void become(Rows *rows, Rows *next)
{
    rows_free(rows);
    *rows = *next;
}

static void join_triples(Solver *solver, rasqal_graph_pattern *gp, Rows *rows)
{
    Pattern patterns[PATTERNS];
    int count = 0;
    for (rasqal_triple *triple; count < PATTERNS && (triple = rasqal_graph_pattern_get_triple(gp, count)); count++)
        patterns[count] = read_pattern(solver, triple);
    bool *bound = calloc(rows->width, sizeof *bound);
    if (!bound || count == PATTERNS)
        fail(solver, bound ? WIRE_TOO_LARGE : WIRE_NO_MEMORY);
    for (size_t i = 0; bound && rows->count && i < rows->width; i++)
        bound[i] = rows->cells[i] != 0;
    for (int done = 0; done < count && solver->status == WIRE_OK; done++) {
        const Pattern *pattern = &patterns[choose(patterns, count, bound)];
        Rows next = no_rows(solver);
        for (size_t i = 0; i < rows->count && solver->status == WIRE_OK; i++)
            match(solver, pattern, rows->cells + i * rows->width, &next);
        become(rows, &next);
    }
    free(bound);
}

/* ---- groups ---- */

static void join(Solver *solver, rasqal_graph_pattern *gp, Rows *rows, int depth);

static void join_optional(Solver *solver, rasqal_graph_pattern *gp, Rows *rows, int depth)
{
    Rows next = no_rows(solver);
    for (size_t i = 0; i < rows->count && solver->status == WIRE_OK; i++) {
        const Term *row = rows->cells + i * rows->width;
        Rows more = no_rows(solver);
        add_row(solver, &more, row);
        rasqal_graph_pattern *sub;
        for (int j = 0; (sub = rasqal_graph_pattern_get_sub_graph_pattern(gp, j)); j++)
            join(solver, sub, &more, depth + 1);
        for (size_t j = 0; j < more.count; j++)
            add_row(solver, &next, more.cells + j * more.width);
        if (more.count == 0)
            add_row(solver, &next, row);
        rows_free(&more);
    }
    become(rows, &next);
}

static void join_union(Solver *solver, rasqal_graph_pattern *gp, Rows *rows, int depth)
{
    Rows next = no_rows(solver);
    rasqal_graph_pattern *sub;
    for (int i = 0; (sub = rasqal_graph_pattern_get_sub_graph_pattern(gp, i)); i++) {
        Rows branch = no_rows(solver);
        for (size_t j = 0; j < rows->count; j++)
            add_row(solver, &branch, rows->cells + j * rows->width);
        join(solver, sub, &branch, depth + 1);
        for (size_t j = 0; j < branch.count; j++)
            add_row(solver, &next, branch.cells + j * branch.width);
        rows_free(&branch);
    }
    become(rows, &next);
}

static void keep(Solver *solver, rasqal_expression *condition, Rows *rows)
{
    size_t kept = 0;
    for (size_t i = 0; condition && i < rows->count; i++) {
        Term *row = rows->cells + i * rows->width;
        if (solver_judge(solver, condition, row))
            memmove(rows->cells + kept++ * rows->width, row, rows->width * sizeof *row);
    }
    if (condition)
        rows->count = kept;
}

/* Filters hold for the whole group, wherever they stand in it. */
static void join_group(Solver *solver, rasqal_graph_pattern *gp, Rows *rows, int depth)
{
    rasqal_graph_pattern *sub;
    for (int filters = 0; filters < 2; filters++)
        for (int i = 0; (sub = rasqal_graph_pattern_get_sub_graph_pattern(gp, i)); i++)
            if ((rasqal_graph_pattern_get_operator(sub) == RASQAL_GRAPH_PATTERN_OPERATOR_FILTER) == filters)
                join(solver, sub, rows, depth + 1);
}

static void join(Solver *solver, rasqal_graph_pattern *gp, Rows *rows, int depth)
{
    if (depth > DEPTH)
        fail(solver, WIRE_TOO_LARGE);
    if (solver->status != WIRE_OK)
        return;
    switch (rasqal_graph_pattern_get_operator(gp)) {
    case RASQAL_GRAPH_PATTERN_OPERATOR_BASIC:
        join_triples(solver, gp, rows);
        break;
    case RASQAL_GRAPH_PATTERN_OPERATOR_GROUP:
        join_group(solver, gp, rows, depth);
        break;
    case RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL:
        join_optional(solver, gp, rows, depth);
        break;
    case RASQAL_GRAPH_PATTERN_OPERATOR_UNION:
        join_union(solver, gp, rows, depth);
        break;
    case RASQAL_GRAPH_PATTERN_OPERATOR_FILTER:
        keep(solver, rasqal_graph_pattern_get_filter_expression(gp), rows);
        break;
    default:
        fail(solver, WIRE_UNSUPPORTED);
    }
}

/* ---- the solver ---- */

/* Variables stand by offset; false where there are more than fit. */
static bool list_variables(Solver *solver)
{
    raptor_sequence *sequences[2] = {rasqal_query_get_all_variable_sequence(solver->query),
                                     rasqal_query_get_anonymous_variable_sequence(solver->query)};
    for (int s = 0; s < 2; s++)
        for (int i = 0; sequences[s] && i < raptor_sequence_size(sequences[s]); i++) {
            rasqal_variable *variable = raptor_sequence_get_at(sequences[s], i);
            if (variable->offset < 0 || variable->offset >= VARIABLES)
                return false;
            solver->variables[variable->offset] = variable;
            if ((size_t)variable->offset >= solver->width)
                solver->width = (size_t)variable->offset + 1;
        }
    return true;
}

WireStatus solver_open(Solver *solver, Graph *graph, rasqal_world *world, rasqal_query *query)
{
    *solver = (Solver){.graph = graph, .world = world, .query = query};
    TRY(graph_sort(graph));
    solver->context = rasqal_new_evaluation_context(world, NULL, 0);
    solver->literals = calloc(graph_terms(graph), sizeof *solver->literals);
    solver->variables = calloc(VARIABLES, sizeof *solver->variables);
    if (!solver->context || !solver->literals || !solver->variables)
        return WIRE_NO_MEMORY;
    return list_variables(solver) ? WIRE_OK : WIRE_TOO_LARGE;
}

void solver_free(Solver *solver)
{
    for (size_t i = 0; solver->variables && i < solver->width; i++)
        if (solver->variables[i])
            rasqal_variable_set_value(solver->variables[i], NULL);
    for (size_t i = 0; solver->literals && i < graph_terms(solver->graph); i++)
        if (solver->literals[i])
            rasqal_free_literal(solver->literals[i]);
    free(solver->literals);
    free(solver->variables);
    if (solver->context)
        rasqal_free_evaluation_context(solver->context);
    *solver = (Solver){0};
}

WireStatus solver_run(Solver *solver, Rows *out)
{
    rasqal_graph_pattern *pattern = rasqal_query_get_query_graph_pattern(solver->query);
    *out = no_rows(solver);
    add_row(solver, out, NULL);
    if (pattern)
        join(solver, pattern, out, 0);
    return solver->status;
}
