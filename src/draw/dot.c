/* A picture as text in Graphviz's language. */
#include "draw/dot.h"

#include "base/utf8.h"

#include <string.h>

enum { LABEL_LIMIT = 120, WRAP = 28 };

static const char *const family_names[] = {
#define FAMILY(name, color) name,
#include "draw/styles.def"
#undef FAMILY
};

static const char *const family_colors[] = {
#define FAMILY(name, color) color,
#include "draw/styles.def"
#undef FAMILY
};

enum { FAMILIES = sizeof family_names / sizeof *family_names };

static const struct {
    const char *shape, *style, *fill, *class;
} shapes[SHAPE_COUNT] = {
#define SHAPE(constant, shape, style, fill, class) [SHAPE_##constant] = {shape, style, fill, class},
#include "draw/styles.def"
#undef SHAPE
    [SHAPE_EVENT] = {"box", "filled,rounded", "#ffffff", ""},
};

/* Graphviz line style and arrow head, and the term of the ontology that says what they mean. */
static const struct {
    const char *style, *arrow, *term, *sample;
} lines[LINE_COUNT] = {
    [LINE_STATED] = {"solid", "normal", "Affirmed", "━━━"},
    [LINE_CLAIMED] = {"dashed", "normal", "claimedBy", "╍╍╍"},
    [LINE_UNREALIZED] = {"dotted", "empty", "UnrealizedEvent", "┈┈┈"},
    [LINE_DENIED] = {"dotted", "tee", "Denied", "┈┈┨"},
};

typedef struct Writer {
    Arena *arena;
    char *bytes;
    size_t length, capacity;
} Writer;

static void put(Writer *w, const char *bytes, size_t length)
{
    if (length > w->capacity - w->length) {
        size_t capacity = (w->capacity + length) * 2;
        char *grown = arena_push_array(w->arena, capacity, 1);
        if (w->length)
            memcpy(grown, w->bytes, w->length);
        w->bytes = grown;
        w->capacity = capacity;
    }
    memcpy(w->bytes + w->length, bytes, length);
    w->length += length;
}

static void say(Writer *w, const char *string)
{
    put(w, string, strlen(string));
}

/* An escape for a character inside a quoted string that Graphviz also reads for HTML entities, or NULL. */
static const char *escape(uint32_t code)
{
    switch (code) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\n': return "\\n";
    default: return code < ' ' || code == 0x7F ? " " : NULL;
    }
}

/* A quoted string of at most LABEL_LIMIT characters; with `wrap`, broken at spaces into lines of about that length. */
static void quote(Writer *w, Text text, size_t limit, size_t wrap)
{
    size_t count = 0, column = 0;
    put(w, "\"", 1);
    while (text.length && count < limit) {
        uint32_t code = utf8_next(&text);
        const char *escaped = escape(code);
        char plain[4];
        bool turn = code == ' ' && wrap && column >= wrap;
        if (turn)
            say(w, "\\n");
        else if (escaped)
            say(w, escaped);
        else
            put(w, plain, utf8_put(code, plain));
        column = turn || code == '\n' ? 0 : column + 1;
        count++;
    }
    if (text.length)
        say(w, "…");
    put(w, "\"", 1);
}

static void attribute(Writer *w, const char *name, Text value, size_t wrap)
{
    if (value.length == 0)
        return;
    say(w, " ");
    say(w, name);
    say(w, "=");
    quote(w, value, wrap ? LABEL_LIMIT : 400, wrap);
}

static const char *color_of(uint8_t family)
{
    return family < FAMILIES ? family_colors[family] : "#666666";
}

static void write_node(Writer *w, const PictureNode *node, uint32_t index)
{
    Text name = text_format(w->arena, "  n%u [", index);
    put(w, name.bytes, name.length);
    say(w, "shape=");
    say(w, shapes[node->shape].shape);
    attribute(w, "style", text_of(shapes[node->shape].style), 0);
    attribute(w, "fillcolor", text_of(shapes[node->shape].fill), 0);
    attribute(w, "label", node->label, WRAP);
    attribute(w, "tooltip", node->tooltip, 0);
    attribute(w, "URL", node->address, 0);
    if (node->shape == SHAPE_EVENT) {
        attribute(w, "color", text_of(color_of(node->family)), 0);
        attribute(w, "fontcolor", text_of(color_of(node->family)), 0);
        say(w, " fontsize=9 penwidth=1.4 margin=\"0.08,0.04\"");
    }
    say(w, "]\n");
}

static void write_edge(Writer *w, const PictureEdge *edge, uint32_t index)
{
    Text ends = text_format(w->arena, "  n%u -> n%u [key=e%u ", edge->from, edge->to, index);
    put(w, ends.bytes, ends.length);
    say(w, "style=");
    say(w, lines[edge->line].style);
    attribute(w, "color", text_of(color_of(edge->family)), 0);
    attribute(w, "fontcolor", text_of(color_of(edge->family)), 0);
    attribute(w, "label", edge->label, WRAP);
    attribute(w, "tooltip", edge->tooltip, 0);
    attribute(w, "labeltooltip", edge->tooltip, 0);
    say(w, edge->mutual ? " dir=none" : " arrowhead=");
    if (!edge->mutual)
        say(w, lines[edge->line].arrow);
    say(w, "]\n");
}

/* ---- title and legend, one table under the picture ---- */

static void html(Writer *w, Text text)
{
    while (text.length) {
        uint32_t code = utf8_next(&text);
        const char *escaped = code == '"' ? "&quot;" : code == '\\' ? "\\" : escape(code);
        char plain[4];
        if (escaped)
            say(w, escaped);
        else
            put(w, plain, utf8_put(code, plain));
    }
}

static void legend_cell(Writer *w, const char *color, const char *sample, Text words)
{
    say(w, "<td align=\"left\"><font color=\"");
    say(w, color);
    say(w, "\">");
    say(w, sample);
    say(w, "</font> ");
    html(w, words);
    say(w, "</td>");
}

static Text class_words(const Knowledge *knowledge, const char *name, Language language)
{
    Text label = knowledge_term_label(knowledge, text_of(name), language);
    return label.length ? label : text_of(name);
}

static void legend_families(Writer *w, const Knowledge *knowledge, const Picture *picture, Language language)
{
    bool seen[FAMILIES] = {false};
    for (uint32_t i = 0; i < picture->edges.count; i++)
        if (picture->edges.items[i].family < FAMILIES)
            seen[picture->edges.items[i].family] = true;
    for (size_t i = 0, shown = 0; i < FAMILIES; i++) {
        if (!seen[i])
            continue;
        if (shown && shown % 8 == 0)
            say(w, "</tr><tr>");
        legend_cell(w, family_colors[i], "■", class_words(knowledge, family_names[i], language));
        shown++;
    }
}

/* A cell in the fill of the shape, since few fonts have the shapes themselves. */
static void legend_shapes(Writer *w, const Knowledge *knowledge, const Picture *picture, Language language)
{
    bool seen[SHAPE_COUNT] = {false};
    for (uint32_t i = 0; i < picture->nodes.count; i++)
        seen[picture->nodes.items[i].shape] = true;
    for (int i = 0; i < SHAPE_EVENT; i++) {
        if (!seen[i])
            continue;
        say(w, "<td border=\"1\" cellpadding=\"4\" color=\"#555555\" bgcolor=\"");
        say(w, shapes[i].fill);
        say(w, "\">");
        html(w, class_words(knowledge, shapes[i].class, language));
        say(w, "</td>");
    }
}

static void legend_lines(Writer *w, const Knowledge *knowledge, const Picture *picture, Language language)
{
    bool seen[LINE_COUNT] = {false};
    for (uint32_t i = 0; i < picture->edges.count; i++)
        seen[picture->edges.items[i].line] = true;
    for (int i = 0; i < LINE_COUNT; i++)
        if (seen[i])
            legend_cell(w, "#444444", lines[i].sample, class_words(knowledge, lines[i].term, language));
}

static void write_legend(Writer *w, const Knowledge *knowledge, const Picture *picture, Language language)
{
    static void (*const rows[])(Writer *, const Knowledge *, const Picture *, Language) = {
        legend_families, legend_shapes, legend_lines};
    say(w, "  labelloc=b\n  label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"4\">");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t before = w->length;
        say(w, "<tr><td><table border=\"0\" cellborder=\"0\" cellspacing=\"6\"><tr>");
        size_t empty = w->length;
        rows[i](w, knowledge, picture, language);
        if (w->length == empty)
            w->length = before;
        else
            say(w, "</tr></table></td></tr>");
    }
    say(w, "</table>>\n");
}

static void write_title(Writer *w, Text title)
{
    if (!title.length)
        return;
    say(w, "  title [shape=plain fontsize=18 fontname=\"DejaVu Sans Bold\"");
    attribute(w, "label", title, LABEL_LIMIT);
    say(w, "]\n");
}

Text dot_of(Arena *arena, const Knowledge *knowledge, const Picture *picture, Text title, Language language)
{
    Writer w = {.arena = arena};
    say(&w, "digraph wiregraph {\n"
            "  graph [rankdir=LR ranksep=0.9 nodesep=0.28 fontname=\"DejaVu Sans\" fontsize=11 newrank=true\n"
            "         nslimit=1 bgcolor=white outputorder=edgesfirst overlap=prism splines=true pad=0.3]\n"
            "  node [fontname=\"DejaVu Sans\" fontsize=11 color=\"#555555\" margin=\"0.14,0.07\"]\n"
            "  edge [fontname=\"DejaVu Sans\" fontsize=8.5 arrowsize=0.7 penwidth=1.3]\n");
    write_title(&w, title);
    for (uint32_t i = 0; i < picture->nodes.count; i++)
        write_node(&w, &picture->nodes.items[i], i);
    for (uint32_t i = 0; i < picture->edges.count; i++)
        write_edge(&w, &picture->edges.items[i], i);
    if (picture->nodes.count)
        write_legend(&w, knowledge, picture, language);
    say(&w, "}\n");
    return (Text){w.bytes, w.length};
}
