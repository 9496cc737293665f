/* Compiles the word lists of every language into one trie with a root for each list. */
#include "knowledge/builder.h"

#include "base/utf8.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_BYTES = 512, FORM_WORDS = 24 };

/* ---- values: numbers, or names for them ---- */

typedef struct Value {
    const char *name;
    int32_t value;
} Value;

static const Value statuses[] = {{"actual", STATUS_ACTUAL}, {"planned", STATUS_PLANNED}, {"possible", STATUS_POSSIBLE},
                                 {"denied", STATUS_DENIED}, {NULL, 0}};
static const Value reports[] = {{"certain", REPORT_CERTAIN}, {"probable", REPORT_PROBABLE},
                                {"possible", REPORT_POSSIBLE}, {"denied", REPORT_DENIED}, {NULL, 0}};
static const Value posts[] = {{"current", POST_CURRENT}, {"acting", POST_ACTING}, {"former", POST_FORMER},
                              {"late", POST_LATE}, {"future", POST_FUTURE}, {NULL, 0}};
static const Value certainties[] = {{"certain", CERTAINTY_CERTAIN}, {"probable", CERTAINTY_PROBABLE},
                                    {"possible", CERTAINTY_POSSIBLE}, {NULL, 0}};
static const Value classes[] = {
#define X(constant, name) {name, CLASS_##constant},
    ENTITY_CLASSES(X)
#undef X
    {NULL, 0}};
static const Value slots[] = {
#define X(constant, name) {name, 1 << SLOT_##constant},
    SLOTS(X)
#undef X
    {NULL, 0}};

static const Value *const named_values[LIST_COUNT] = {
    [LIST_STATUS_WORD] = statuses,       [LIST_MODAL] = statuses,           [LIST_REPORTING_VERB] = reports,
    [LIST_REPORTING_NOUN] = reports,     [LIST_ACCORDING_TO] = reports,     [LIST_POST_MODIFIER] = posts,
    [LIST_HEDGE] = certainties,          [LIST_ORGANIZATION_NOUN] = classes, [LIST_MARKER] = slots,
};

static bool find_value(const Value *values, Text name, int32_t *out)
{
    for (; values && values->name; values++)
        if (text_equal(name, text_of(values->name))) {
            *out = values->value;
            return true;
        }
    return false;
}

static bool read_number(Text text, int32_t *out)
{
    char digits[16], *end;
    if (text.length == 0 || text.length >= sizeof digits)
        return false;
    memcpy(digits, text.bytes, text.length);
    digits[text.length] = '\0';
    errno = 0;
    long value = strtol(digits, &end, 10);
    *out = (int32_t)value;
    return *end == '\0' && errno == 0 && value >= INT32_MIN && value <= INT32_MAX;
}

/* "against,on": the bits of every slot. */
static bool read_set(const Value *values, Text text, int32_t *out)
{
    *out = 0;
    while (text.length) {
        Text name = text_slice(text, 0, text_find(text, TEXT(",")));
        text = text_slice(text, name.length + 1, text.length);
        int32_t value;
        if (!find_value(values, text_trim(name), &value))
            return false;
        *out |= value;
    }
    return *out != 0;
}

static bool read_value(Builder *builder, List list, Text text, int32_t *out)
{
    if (list == LIST_CONTRACTION || list == LIST_VERB_FORM || list == LIST_NOUN_FORM || list == LIST_STAND_IN || list == LIST_LONE_VERB) {
        *out = (int32_t)symbol_of(builder->words, text);
        return text.length != 0;
    }
    if (list == LIST_MARKER)
        return read_set(slots, text, out);
    return find_value(named_values[list], text, out) || read_number(text, out);
}

/* ---- entries ---- */

static ListNode *node_at(Builder *builder, uint32_t node)
{
    while (builder->list_nodes.count <= node)
        ARRAY_PUSH(builder->arena, &builder->list_nodes);
    return &builder->list_nodes.items[node];
}

/* "Dec." and "Gen." are tokens with their dot. */
static void know_dotted(Builder *builder, Text form)
{
    enum { LONGEST = 6 };
    char folded[WORD_BYTES];
    size_t length = utf8_fold(form, folded, sizeof folded - 1);
    if (length < 2 || length > LONGEST || memchr(folded, ' ', length) || folded[length - 1] == '.')
        return;
    folded[length] = '.';
    builder_word(builder, (Text){folded, length + 1});
}

static WireStatus enter(Builder *builder, const Fact *fact, Language language, Text form, int32_t value)
{
    List list = (List)(fact->property - PROPERTY_LIST_FIRST);
    Symbol parts[PARTS_LIMIT];
    uint32_t count = builder_cut(builder, form, parts, PARTS_LIMIT);
    know_dotted(builder, form);
    if (count == 0)
        return facts_refuse(builder->facts, fact, "an entry without words, or with too many");
    uint32_t node = 1 + (uint32_t)language * LIST_COUNT + (uint32_t)list;
    for (uint32_t i = 0; i < count; i++)
        node = trie_add(builder->arena, &builder->lists, node, parts[i]);
    ListNode *entry = node_at(builder, node);
    if (entry->set && list == LIST_MARKER)
        value |= entry->value;
    else if (entry->set && entry->set != (int32_t)fact->file + 1)
        return WIRE_OK; /* the file read first has the say */
    else if (entry->set && entry->value != value)
        return facts_refuse(builder->facts, fact, "\"%s\" has another value in this list",
                            text_string(builder->arena, form));
    *entry = (ListNode){value, (int32_t)fact->file + 1};
    return WIRE_OK;
}

/* A form as analysis sees it where its words are contractions: "au moins" is "à le moins". */
static Text expanded(Builder *builder, Language language, Text form)
{
    char folded[WORD_BYTES];
    Text out = TEXT(""), rest = {folded, utf8_fold(form, folded, sizeof folded)};
    bool changed = false;
    while ((rest = text_trim(rest)).length) {
        Text word = text_slice(rest, 0, text_find(rest, TEXT(" ")));
        rest = text_slice(rest, word.length, rest.length);
        uint32_t node = edge_next(builder->lists.edges, builder->lists.slots,
                                  1 + (uint32_t)language * LIST_COUNT + LIST_CONTRACTION,
                                  symbol_of(builder->words, word));
        if (node && node < builder->list_nodes.count && builder->list_nodes.items[node].set) {
            word = symbol_text(builder->words, (Symbol)builder->list_nodes.items[node].value);
            changed = true;
        }
        out = text_format(builder->arena, "%.*s%.*s ", (int)out.length, out.bytes, (int)word.length, word.bytes);
    }
    return changed ? out : TEXT("");
}

static WireStatus take_entry(Builder *builder, const Fact *fact, Language language)
{
    List list = (List)(fact->property - PROPERTY_LIST_FIRST);
    Text rest = facts_text(builder->facts, fact->object);
    int32_t value = 1;
    size_t equals = rest.length;
    while (equals && rest.bytes[equals - 1] != '=')
        equals--;
    if (equals) {
        Text words = text_trim(text_slice(rest, equals, rest.length));
        if (!read_value(builder, list, words, &value))
            return facts_refuse(builder->facts, fact, "unknown value \"%s\"", text_string(builder->arena, words));
        rest = text_slice(rest, 0, equals - 1);
    }
    while (rest.length) {
        Text form = text_slice(rest, 0, text_find(rest, TEXT("|")));
        rest = text_slice(rest, form.length + 1, rest.length);
        TRY(enter(builder, fact, language, form, value));
        Text whole = list == LIST_CONTRACTION ? TEXT("") : expanded(builder, language, form);
        if (whole.length)
            TRY(enter(builder, fact, language, whole, value));
    }
    return WIRE_OK;
}

/* Contractions go first: the other lists need them. */
static WireStatus take_lists(Builder *builder, bool contractions)
{
    const Facts *facts = builder->facts;
    for (uint32_t i = 0; i < facts->items.count; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property < PROPERTY_LIST_FIRST || fact->property >= PROPERTY_LIST_FIRST + LIST_COUNT)
            continue;
        if (contractions != (fact->property == PROPERTY_LIST_FIRST + LIST_CONTRACTION))
            continue;
        Language language = language_of(lex_name(facts_text(facts, fact->subject)));
        if (language == LANGUAGE_UNKNOWN || !fact->literal)
            return facts_refuse(facts, fact, "a word list belongs to lex:en or lex:fr and holds words");
        TRY(take_entry(builder, fact, language));
    }
    return WIRE_OK;
}

WireStatus compile_lists(Builder *builder)
{
    builder->lists.nodes = 1 + LANGUAGE_COUNT * LIST_COUNT;
    TRY(take_lists(builder, true));
    TRY(take_lists(builder, false));
    node_at(builder, builder->lists.nodes);
    for (uint32_t i = 0; i < builder->list_nodes.count; i++)
        builder->list_nodes.items[i].set = builder->list_nodes.items[i].set != 0;
    builder->image.list_edges.items = builder->lists.edges;
    builder->image.list_edges.count = builder->lists.slots;
    builder->image.list_nodes.items = builder->list_nodes.items;
    builder->image.list_nodes.count = builder->list_nodes.count;
    return WIRE_OK;
}
