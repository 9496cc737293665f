/* Making a reading: folded words, children lists, mentions by head; classes and roles looked up. */
#include "interpret/reading.h"

#include "base/utf8.h"

#include <string.h>

static Symbol fold(Document *document, Symbol word)
{
    char folded[256];
    size_t length = utf8_fold(symbol_text(document->symbols, word), folded, sizeof folded);
    return symbol_of(document->symbols, (Text){folded, length});
}

/* A word cut short by an apostrophe has lost an e, but for the article, whose gender tells. */
static Symbol unelide(Document *document, Symbol word)
{
    char whole[16];
    Text text = symbol_text(document->symbols, word);
    if (text.length < 2 || text.length >= sizeof whole || text.bytes[text.length - 1] != '\'')
        return 0;
    memcpy(whole, text.bytes, text.length);
    whole[text.length - 1] = 'e';
    return symbol_of(document->symbols, (Text){whole, text.length});
}

/* Another shape under which the lexicon may know a word: "se" for "s'", "troop" for "troops". */
static Symbol variant(Reading *reading, uint32_t token)
{
    const Token *t = &reading->tokens[token];
    Text form = symbol_text(reading->document->symbols, reading->forms[token]);
    bool unchanged = t->upos == UPOS_NOUN && t->features.number == NUMBER_PLUR && form.length > 4 &&
                     reading->lemmas[token] == reading->forms[token];
    if (unchanged)
        return symbol_find(knowledge_symbols(reading->knowledge), text_slice(form, 0, form.length - 1));
    return unelide(reading->document, reading->forms[token]);
}

static bool evokes_something(Reading *reading, Text word)
{
    Symbol symbol = symbol_find(knowledge_symbols(reading->knowledge), word);
    return symbol != 0 && knowledge_triggers(reading->knowledge, reading->document->language, symbol,
                                             reading->triggers, TRIGGER_LIMIT) > 0;
}

/* A guessed lemma that no frame knows, where one that differs only at its end is known: "expelle" for "expel",
   "batter" for "battre". Endings: drop one letter, drop two, add e, double the last, turn the last two round, put a u before these. */
static Symbol mend(Reading *reading, Symbol lemma)
{
    enum { LONGEST = 60 };
    Text word = symbol_text(reading->document->symbols, lemma);
    size_t length = word.length;
    if (length < 3 || length > LONGEST || evokes_something(reading, word))
        return lemma;
    const char *stem = word.bytes;
    int most = (int)length - 2;
    char last = stem[length - 1], before = stem[length - 2];
    const Text guesses[] = {
        text_slice(word, 0, length - 1),
        text_slice(word, 0, length - 2),
        text_format(reading->arena, "%.*se", (int)length, stem),
        text_format(reading->arena, "%.*s%c", (int)length, stem, last),
        text_format(reading->arena, "%.*s%c%c", most, stem, last, before),
        text_format(reading->arena, "%.*su%c%c", most, stem, before, last),
    };
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++)
        if (evokes_something(reading, guesses[i]))
            return symbol_of(reading->document->symbols, guesses[i]);
    return lemma;
}

static void list_children(Reading *reading)
{
    uint32_t count = reading->document->tokens.count;
    reading->child_starts = ARENA_ARRAY(reading->arena, uint32_t, count + 2);
    reading->children = ARENA_ARRAY(reading->arena, uint32_t, count + 1);
    uint32_t *starts = reading->child_starts + 1; /* shifted by one while counting */
    for (uint32_t t = 0; t < count; t++)
        if (reading->tokens[t].head != NONE)
            starts[reading->tokens[t].head + 1]++;
    for (uint32_t t = 0; t < count; t++)
        starts[t + 1] += starts[t];
    for (uint32_t t = 0; t < count; t++)
        if (reading->tokens[t].head != NONE)
            reading->children[starts[reading->tokens[t].head]++] = t;
}

/* Of two mentions with one head the resolved, then the longer one. */
static bool fuller(const Reading *reading, const Mention *a, uint32_t old)
{
    if (old == NONE)
        return true;
    const Mention *b = &reading->document->mentions.items[old];
    if ((a->entity == NONE) != (b->entity == NONE))
        return a->entity != NONE;
    return a->last - a->first > b->last - b->first;
}

/* "M. Henry": parsers hang the name on its title, which then stands for it. */
static void lend_to_honorific(Reading *reading, uint32_t m)
{
    const Mention *mention = &reading->document->mentions.items[m];
    uint32_t title = reading->tokens[mention->head].head;
    if (mention->kind == MENTION_NAME && title != NONE && title < mention->first && mention->first - title <= 2 &&
        reading->mention_at[title] == NONE && listed(reading, title, LIST_HONORIFIC, NULL))
        reading->mention_at[title] = m;
}

static void place_mentions(Reading *reading)
{
    Document *document = reading->document;
    uint32_t count = document->tokens.count;
    reading->mention_at = ARENA_ARRAY(reading->arena, uint32_t, count + 1);
    reading->name_at = ARENA_ARRAY(reading->arena, uint32_t, count + 1);
    for (uint32_t t = 0; t < count; t++)
        reading->mention_at[t] = reading->name_at[t] = NONE;
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        const Mention *mention = &document->mentions.items[m];
        if (fuller(reading, mention, reading->mention_at[mention->head]))
            reading->mention_at[mention->head] = m;
        if (mention->kind == MENTION_NAME || mention->kind == MENTION_DATE)
            for (uint32_t t = mention->first; t < mention->last; t++)
                if (reading->name_at[t] == NONE)
                    reading->name_at[t] = m;
    }
    for (uint32_t m = 0; m < document->mentions.count; m++)
        lend_to_honorific(reading, m);
}

enum { MENDS_LIMIT = 64 };

Reading *reading_new(const Knowledge *knowledge, Document *document)
{
    Reading *reading = ARENA_NEW(document->arena, Reading);
    uint32_t count = document->tokens.count;
    reading->knowledge = knowledge;
    reading->document = document;
    reading->arena = document->arena;
    reading->tokens = document->tokens.items;
    reading->forms = ARENA_ARRAY(reading->arena, Symbol, count + 1);
    reading->variants = ARENA_ARRAY(reading->arena, Symbol, count + 1);
    reading->lemmas = ARENA_ARRAY(reading->arena, Symbol, count + 1);
    reading->happening_at = ARENA_ARRAY(reading->arena, uint32_t, count + 1);
    reading->evokes = ARENA_ARRAY(reading->arena, bool, count + 1);
    reading->barred = ARENA_ARRAY(reading->arena, bool, count + 1);
    reading->triggers = ARENA_ARRAY(reading->arena, Trigger, TRIGGER_LIMIT);
    for (uint32_t t = 0; t < count; t++) {
        reading->forms[t] = reading->tokens[t].folded;
        reading->lemmas[t] = fold(document, reading->tokens[t].lemma);
        if (reading->tokens[t].upos == UPOS_VERB)
            reading->lemmas[t] = mend(reading, reading->lemmas[t]);
        reading->variants[t] = variant(reading, t);
        reading->happening_at[t] = NONE;
    }
    list_children(reading);
    place_mentions(reading);
    for (int round = 0; round < MENDS_LIMIT && mend_reports(reading); round++)
        list_children(reading);
    if (turn_inversions(reading))
        list_children(reading);
    return reading;
}

bool class_is(const Reading *reading, uint32_t class, const char *name)
{
    return class != NONE && text_equal(knowledge_event_class(reading->knowledge, class).name, text_of(name));
}

bool class_within(const Reading *reading, uint32_t class, const char *name)
{
    for (int step = 0; class != NONE && step < 8; step++) {
        if (class_is(reading, class, name))
            return true;
        class = knowledge_event_class(reading->knowledge, class).parent;
    }
    return false;
}

bool class_above(const Reading *reading, uint32_t above, uint32_t below)
{
    for (int step = 0; below != NONE && step < 8; step++) {
        if (above == below)
            return true;
        below = knowledge_event_class(reading->knowledge, below).parent;
    }
    return false;
}

bool class_related(const Reading *reading, uint32_t a, uint32_t b)
{
    if (a == NONE || b == NONE)
        return false;
    if (class_above(reading, a, b) || class_above(reading, b, a))
        return true;
    uint32_t parent = knowledge_event_class(reading->knowledge, a).parent;
    return parent != NONE && parent == knowledge_event_class(reading->knowledge, b).parent;
}

bool class_has(const Reading *reading, uint32_t class, ClassTrait trait)
{
    return class != NONE && knowledge_event_class(reading->knowledge, class).traits & 1u << trait;
}

bool is_speech_act(const Reading *reading, uint32_t class)
{
    return class_has(reading, class, TRAIT_SPOKEN) || class_has(reading, class, TRAIT_CONCLUDED);
}

bool has_role(const Happening *happening, RoleKind kind)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == kind)
            return true;
    return false;
}

bool has_filler(const Happening *happening, RoleKind kind, uint32_t entity)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == kind && happening->roles.items[i].entity == entity)
            return true;
    return false;
}

bool is_definite(const Reading *reading, uint32_t noun)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        const Features *features = &reading->tokens[children[i]].features;
        if (reading->tokens[children[i]].deprel == DEPREL_DET &&
            (features->definite == DEFINITE_DEF || features->pron_type == PRON_TYPE_DEM))
            return true;
    }
    return false;
}

uint32_t country_entity(const Reading *reading, uint32_t thing)
{
    const Document *document = reading->document;
    for (uint32_t i = 0; thing != NONE && i < document->entities.count; i++)
        if (document->entities.items[i].class == CLASS_COUNTRY && document->entities.items[i].thing == thing)
            return i;
    return NONE;
}

bool has_named_target(const Reading *reading, const Happening *happening)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == ROLE_TARGET && is_named(reading, happening->roles.items[i].entity))
            return true;
    return false;
}

bool add_role(Reading *reading, Happening *happening, Role role)
{
    if (has_filler(happening, (RoleKind)role.kind, role.entity))
        return false;
    *ARRAY_PUSH(reading->arena, &happening->roles) = role;
    return true;
}

void add_speaker(Happening *happening, uint32_t entity)
{
    for (uint32_t i = 0; i < happening->speaker_count; i++)
        if (happening->speakers[i] == entity)
            return;
    if (happening->speaker_count < SPEAKER_LIMIT)
        happening->speakers[happening->speaker_count++] = entity;
}

bool holds_word(const Happening *happening, uint32_t token)
{
    for (uint32_t i = 0; i < happening->word_count; i++)
        if (happening->words[i] == token)
            return true;
    return false;
}
