/* Opens the sections of a model. */
#include "analyze/grammar.h"

#include "knowledge/model.h"

#include <string.h>

const char *grammar_section_name(GrammarSection section)
{
    static const char *const names[] = {
#define SECTION(constant, name) name,
        GRAMMAR_SECTIONS(SECTION)
#undef SECTION
    };
    return names[section];
}

static Text section(Text model, GrammarSection which)
{
    return model_section(model, grammar_section_name(which));
}

/* Splits a section of terminated strings; none when the last is not terminated. */
static size_t strings(Arena *arena, Text bytes, const Text **out)
{
    size_t count = 0;
    for (size_t i = 0; i < bytes.length; i++)
        count += bytes.bytes[i] == '\0';
    Text *items = ARENA_ARRAY(arena, Text, count + 1);
    *out = items;
    if (bytes.length == 0 || bytes.bytes[bytes.length - 1] != '\0')
        return 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(bytes.bytes);
        items[i] = (Text){bytes.bytes, length};
        bytes = text_slice(bytes, length + 1, bytes.length);
    }
    return count;
}

static bool open_names(Arena *arena, Text model, Grammar *grammar)
{
    const Text *names, *labels;
    grammar->tag_count = strings(arena, section(model, GRAMMAR_TAGS), &names);
    grammar->label_count = strings(arena, section(model, GRAMMAR_LABELS), &labels);
    GrammarTag *tags = ARENA_ARRAY(arena, GrammarTag, grammar->tag_count + 1);
    Deprel *deprels = ARENA_ARRAY(arena, Deprel, grammar->label_count + 1);
    for (size_t i = 0; i < grammar->tag_count; i++) {
        size_t end = text_find(names[i], TEXT("|"));
        Text features = end == SIZE_MAX ? TEXT("") : text_slice(names[i], end + 1, names[i].length);
        tags[i] = (GrammarTag){names[i], upos_of(text_slice(names[i], 0, end)), features_of(features)};
        if (tags[i].upos == UPOS_NONE)
            return false;
    }
    for (size_t i = 0; i < grammar->label_count; i++)
        deprels[i] = deprel_of(labels[i]);
    grammar->tags = tags;
    grammar->labels = deprels;
    return grammar->tag_count > 0 && grammar->tag_count <= GRAMMAR_MAX_TAGS && grammar->label_count > 0 &&
           grammar->label_count <= GRAMMAR_MAX_LABELS;
}

static bool open_lemmatizer(Arena *arena, Text model, Lemmatizer *out)
{
    const Text *lines;
    out->script_count = strings(arena, section(model, GRAMMAR_SCRIPTS), &lines);
    LemmaScript *scripts = ARENA_ARRAY(arena, LemmaScript, out->script_count + 1);
    for (size_t i = 0; i < out->script_count; i++)
        if (!lemma_script_read(lines[i], &scripts[i]))
            return false;
    out->scripts = scripts;
    Text table = section(model, GRAMMAR_LEMMAS), classifier = section(model, GRAMMAR_LEMMATIZER);
    return lemma_table_open(table.bytes, table.length, out->script_count, &out->table) &&
           classifier_open(classifier.bytes, classifier.length, &out->classifier) &&
           out->classifier.class_count <= out->script_count;
}

static bool open_classifier(Text model, GrammarSection which, size_t classes, Classifier *out)
{
    Text bytes = section(model, which);
    return classifier_open(bytes.bytes, bytes.length, out) && out->class_count == classes;
}

static bool open_parts(Arena *arena, Text model, Grammar *grammar)
{
    if (!open_names(arena, model, grammar) || !open_lemmatizer(arena, model, &grammar->lemmatizer))
        return false;
    Text dictionary = section(model, GRAMMAR_WORDS), lexicon = section(model, GRAMMAR_LEXICON);
    Text transitions = section(model, GRAMMAR_TRANSITIONS);
    return dictionary_open(dictionary.bytes, dictionary.length, &grammar->dictionary) &&
           lexicon_open(lexicon.bytes, lexicon.length, &grammar->lexicon) &&
           transition_table_open((const void *)transitions.bytes, transitions.length / sizeof(Transition),
                                 grammar->label_count, &grammar->transitions) &&
           open_classifier(model, GRAMMAR_TAGGER_BACK, grammar->tag_count, &grammar->tagger_back) &&
           open_classifier(model, GRAMMAR_TAGGER, grammar->tag_count, &grammar->tagger) &&
           open_classifier(model, GRAMMAR_PARSER_BACK, grammar->transitions.count, &grammar->parser_back) &&
           open_classifier(model, GRAMMAR_PARSER, grammar->transitions.count, &grammar->parser);
}

WireStatus grammar_open(Arena *arena, Text model, const Reporter *reporter, const Grammar **out)
{
    Grammar *grammar = ARENA_NEW(arena, Grammar);
    *out = grammar;
    return open_parts(arena, model, grammar) ? WIRE_OK : report(reporter, WIRE_BAD_IMAGE, "damaged language model");
}

bool grammar_check(const Grammar *grammar)
{
    return classifier_check(&grammar->tagger_back) && classifier_check(&grammar->tagger) &&
           classifier_check(&grammar->lemmatizer.classifier) && classifier_check(&grammar->parser_back) &&
           classifier_check(&grammar->parser);
}
