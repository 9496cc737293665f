/* Rows of an answer for people: columns under their names. */
#include "store/table.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { CELL_LIMIT = 1 << 20 };

typedef struct Table {
    char **cells; /* row by row, the names first */
    size_t count, capacity;
    size_t columns;
    size_t *widths; /* in characters */
} Table;

static bool add(Table *table, const char *value)
{
    if (table->count == table->capacity) {
        size_t capacity = table->capacity ? table->capacity * 2 : 256;
        char **grown = realloc(table->cells, capacity * sizeof *grown);
        if (!grown)
            return false;
        table->cells = grown;
        table->capacity = capacity;
    }
    size_t length = strlen(value), width = utf8_count((Text){value, length});
    char *copy = malloc(length + 1);
    if (!copy)
        return false;
    for (size_t i = 0; i <= length; i++)
        copy[i] = value[i] && (unsigned char)value[i] < ' ' ? ' ' : value[i];
    size_t *widest = &table->widths[table->count % table->columns];
    *widest = width > *widest ? width : *widest;
    table->cells[table->count++] = copy;
    return true;
}

static bool add_node(Table *table, librdf_node *node)
{
    if (!node)
        return add(table, "");
    if (librdf_node_is_resource(node))
        return add(table, (const char *)librdf_uri_as_string(librdf_node_get_uri(node)));
    const unsigned char *value = librdf_node_is_literal(node) ? librdf_node_get_literal_value(node)
                                                              : librdf_node_get_blank_identifier(node);
    return add(table, value ? (const char *)value : "");
}

static WireStatus gather(Table *table, librdf_query_results *results)
{
    for (size_t i = 0; i < table->columns; i++)
        if (!add(table, librdf_query_results_get_binding_name(results, (int)i)))
            return WIRE_NO_MEMORY;
    for (; !librdf_query_results_finished(results); librdf_query_results_next(results)) {
        if (table->count > CELL_LIMIT)
            return WIRE_TOO_LARGE;
        for (size_t i = 0; i < table->columns; i++) {
            librdf_node *node = librdf_query_results_get_binding_value(results, (int)i);
            bool added = add_node(table, node);
            if (node)
                librdf_free_node(node);
            if (!added)
                return WIRE_NO_MEMORY;
        }
    }
    return WIRE_OK;
}

static bool repeat(char c, size_t count, WireWrite *write, void *context)
{
    for (size_t i = 0; i < count; i++)
        if (!write(context, &c, 1))
            return false;
    return true;
}

static bool write_row(const Table *table, size_t row, WireWrite *write, void *context)
{
    for (size_t i = 0; i < table->columns; i++) {
        const char *cell = table->cells[row * table->columns + i];
        size_t length = strlen(cell), width = utf8_count((Text){cell, length});
        bool last = i + 1 == table->columns;
        if (!write(context, cell, length) ||
            (!last && !repeat(' ', table->widths[i] - width + 2, write, context)))
            return false;
    }
    return write(context, "\n", 1);
}

static bool write_rule(const Table *table, WireWrite *write, void *context)
{
    for (size_t i = 0; i < table->columns; i++)
        if (!repeat('-', table->widths[i], write, context) ||
            !repeat(' ', i + 1 == table->columns ? 0 : 2, write, context))
            return false;
    return write(context, "\n", 1);
}

static WireStatus write_all(const Table *table, WireWrite *write, void *context)
{
    for (size_t row = 0; row < table->count / table->columns; row++)
        if (!write_row(table, row, write, context) || (row == 0 && !write_rule(table, write, context)))
            return WIRE_WRITE_FAILED;
    return WIRE_OK;
}

WireStatus table_write(librdf_query_results *results, WireWrite *write, void *context)
{
    int columns = librdf_query_results_get_bindings_count(results);
    if (columns <= 0)
        return WIRE_OK;
    Table table = {.columns = (size_t)columns, .widths = calloc((size_t)columns, sizeof(size_t))};
    WireStatus status = table.widths ? gather(&table, results) : WIRE_NO_MEMORY;
    if (status == WIRE_OK)
        status = write_all(&table, write, context);
    for (size_t i = 0; i < table.count; i++)
        free(table.cells[i]);
    free(table.cells);
    free(table.widths);
    return status;
}
