/* Connected parts laid out one by one and packed into a sheet along its skyline. */
#define _POSIX_C_SOURCE 200809L
#include "draw/arrange.h"

#include <graphviz/cgraph.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LAYERED_NODES = 150 }; /* more are laid out by springs */

/* In points, the unit of Graphviz. */
static const double gap = 28, aspect = 1.6;

/* Graphviz takes no constant texts. */
static char number_name[] = "part", title_name[] = "title", label_name[] = "label", box_name[] = "bb", none[] = "";
static char position_name[] = "pos", label_position_name[] = "lp";

/* The part a node belongs to, bound to it. */
typedef struct Number {
    Agrec_t header;
    int part; /* from 1 on; 0: not visited */
} Number;

typedef struct Part {
    graph_t *graph;
    double width, height;
    double x, y; /* of its upper left corner, downwards */
} Part;

/* Upper edge of what is taken already, from left to right. */
typedef struct Step {
    double x, width, y;
} Step;

static Number *number_of(node_t *node)
{
    return (Number *)aggetrec(node, number_name, 0);
}

static void visit(graph_t *graph, node_t *start, int part, node_t **stack)
{
    size_t count = 0;
    stack[count++] = start;
    number_of(start)->part = part;
    while (count) {
        node_t *node = stack[--count];
        for (edge_t *edge = agfstedge(graph, node); edge; edge = agnxtedge(graph, edge, node)) {
            node_t *other = aghead(edge) == node ? agtail(edge) : aghead(edge);
            if (!number_of(other)->part) {
                number_of(other)->part = part;
                stack[count++] = other;
            }
        }
    }
}

/* Numbers the parts, the title's first, and returns how many there are, or -1 without memory. */
static int number_parts(graph_t *graph)
{
    int parts = 0;
    node_t **stack = calloc((size_t)agnnodes(graph) + 1, sizeof *stack);
    node_t *title = agnode(graph, title_name, 0);
    if (!stack)
        return -1;
    aginit(graph, AGNODE, number_name, sizeof(Number), 0);
    if (title)
        visit(graph, title, ++parts, stack);
    for (node_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        if (!number_of(node)->part)
            visit(graph, node, ++parts, stack);
    free(stack);
    return parts;
}

/* An empty graph with the attributes of another, but its label, which is the legend. */
static graph_t *empty_like(graph_t *whole)
{
    static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
    graph_t *graph = agopen(number_name, agisstrict(whole) ? Agstrictdirected : Agdirected, NULL);
    for (size_t k = 0; graph && k < sizeof kinds / sizeof *kinds; k++)
        for (Agsym_t *each = agnxtattr(whole, kinds[k], NULL); each; each = agnxtattr(whole, kinds[k], each))
            if (kinds[k] != AGRAPH || strcmp(each->name, label_name) != 0)
                agattr(graph, kinds[k], each->name, each->defval);
    return graph;
}

/* Copies the nodes and edges of a part, in their order. */
static graph_t *copy_of(graph_t *whole, int number)
{
    graph_t *graph = empty_like(whole);
    for (node_t *node = agfstnode(whole); node && graph; node = agnxtnode(whole, node))
        if (number_of(node)->part == number)
            agcopyattr(node, agnode(graph, agnameof(node), 1));
    for (node_t *node = agfstnode(whole); node && graph; node = agnxtnode(whole, node))
        for (edge_t *edge = number_of(node)->part == number ? agfstout(whole, node) : NULL; edge; edge = agnxtout(whole, edge))
            agcopyattr(edge, agedge(graph, agnode(graph, agnameof(node), 0), agnode(graph, agnameof(aghead(edge)), 0),
                                    agnameof(edge), 1));
    return graph;
}

static bool lay_out_part(GVC_t *context, graph_t *whole, int number, Part *out)
{
    graph_t *graph = copy_of(whole, number);
    char *text = NULL;
    unsigned length = 0;
    double x, y;
    if (!graph || gvLayout(context, graph, agnnodes(graph) > LAYERED_NODES ? "sfdp" : "dot") != 0 ||
        gvRenderData(context, graph, "dot", &text, &length) != 0)
        return false; /* writing it as text gives everything its position as an attribute */
    gvFreeRenderData(text);
    *out = (Part){.graph = graph};
    return sscanf(agget(graph, box_name), "%lf,%lf,%lf,%lf", &x, &y, &out->width, &out->height) == 4;
}

/* ---- the sheet ---- */

/* The height at which something of this width can stand from a step on; HUGE_VAL where it ends beyond the sheet. */
static double height_at(const Step *steps, size_t count, size_t first, double width, double sheet)
{
    double left = width, y = 0;
    if (steps[first].x + width > sheet)
        return HUGE_VAL;
    for (size_t i = first; i < count && left > 0; i++) {
        y = fmax(y, steps[i].y);
        left -= steps[i].width;
    }
    return y;
}

static size_t stand_on(Step *steps, size_t count, size_t first, double width, double y)
{
    Step made = {steps[first].x, width, y};
    double left = width;
    size_t last = first;
    while (last < count && steps[last].width <= left)
        left -= steps[last++].width;
    if (last < count) {
        steps[last].x += left;
        steps[last].width -= left;
    }
    memmove(steps + first + 1, steps + last, (count - last) * sizeof *steps);
    steps[first] = made;
    return count + 1 - (last - first);
}

static int compare_parts(const void *left, const void *right)
{
    const Part *a = *(Part *const *)left, *b = *(Part *const *)right;
    if (a->height > b->height || a->height < b->height)
        return a->height > b->height ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* The highest parts first, each where it stands highest up and most to the left; returns the height of the sheet. */
static double pack(Part *parts, size_t count, bool titled)
{
    Part **order = calloc(count, sizeof *order);
    Step *steps = calloc(count + 2, sizeof *steps);
    double area = 0, sheet = 0, bottom = 0;
    for (size_t i = 0; order && i < count; i++) {
        order[i] = &parts[i];
        area += (parts[i].width + gap) * (parts[i].height + gap);
        sheet = fmax(sheet, parts[i].width + gap);
    }
    if (!order || !steps) {
        free(order), free(steps);
        return -1;
    }
    sheet = fmax(sheet, sqrt(area * aspect));
    size_t fixed = titled, made = 1;
    qsort(order + fixed, count - fixed, sizeof *order, compare_parts);
    steps[0] = (Step){0, sheet, titled ? parts[0].height + gap : 0};
    for (size_t p = fixed; p < count; p++) {
        double best = HUGE_VAL, width = order[p]->width + gap;
        size_t at = 0;
        for (size_t i = 0; i < made; i++) {
            double y = height_at(steps, made, i, width, sheet);
            if (y < best)
                best = y, at = i;
        }
        order[p]->x = steps[at].x;
        order[p]->y = best;
        made = stand_on(steps, made, at, width, best + order[p]->height + gap);
        bottom = fmax(bottom, best + order[p]->height);
    }
    free(order), free(steps);
    return bottom;
}

/* ---- positions ---- */

/* "x,y x,y", some behind "e," or "s,": all moved. To be freed; NULL where memory is out. */
static char *moved(const char *positions, double x, double y)
{
    enum { PAIR = 64 };
    size_t size = (strlen(positions) + 1) * PAIR / 2, length = 0;
    char *out = malloc(size);
    if (out)
        out[0] = '\0';
    while (out && *positions) {
        char *comma, *rest;
        if ((*positions == 'e' || *positions == 's') && positions[1] == ',') {
            out[length++] = *positions;
            out[length++] = ',';
            positions += 2;
        }
        double first = strtod(positions, &comma);
        if (*comma != ',')
            break;
        double second = strtod(comma + 1, &rest);
        length += (size_t)snprintf(out + length, size - length, "%.2f,%.2f ", first + x, second + y);
        positions = rest + strspn(rest, " ");
    }
    return out;
}

static bool move_to(void *from, void *to, char *attribute, double x, double y)
{
    const char *positions = agget(from, attribute);
    char *there = positions && *positions ? moved(positions, x, y) : NULL;
    if (there)
        agsafeset(to, attribute, there, none);
    free(there);
    return !positions || !*positions || there;
}

/* Gives nodes, edges and their labels in the whole the places they have in a part. */
static bool place(graph_t *whole, const Part *part, double height)
{
    double x = part->x, y = height - part->y - part->height;
    bool done = true;
    for (node_t *node = agfstnode(part->graph); node && done; node = agnxtnode(part->graph, node)) {
        done = move_to(node, agnode(whole, agnameof(node), 0), position_name, x, y);
        for (edge_t *edge = agfstout(part->graph, node); edge && done; edge = agnxtout(part->graph, edge)) {
            edge_t *same = agedge(whole, agnode(whole, agnameof(agtail(edge)), 0), agnode(whole, agnameof(aghead(edge)), 0),
                                  agnameof(edge), 0);
            done = same && move_to(edge, same, position_name, x, y) && move_to(edge, same, label_position_name, x, y);
        }
    }
    return done;
}

bool arrange_parts(GVC_t *context, graph_t *graph)
{
    int count = number_parts(graph);
    if (count < 0)
        return false;
    Part *parts = calloc((size_t)count + 1, sizeof *parts);
    bool done = parts != NULL;
    for (int i = 0; done && i < count; i++)
        done = lay_out_part(context, graph, i + 1, &parts[i]);
    double height = done ? pack(parts, (size_t)count, agnode(graph, title_name, 0) != NULL) : -1;
    for (int i = 0; i < count && height >= 0 && done; i++)
        done = place(graph, &parts[i], height);
    free(parts);
    return done && height >= 0 && gvLayout(context, graph, "nop2") == 0;
}
