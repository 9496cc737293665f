/* Hand-made documents for tests. */
#include "tree.h"

#include "base/utf8.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Knowledge *tree_knowledge(void)
{
    const char *build = getenv("WIREGRAPH_BUILD");
    char image[512];
    Knowledge *knowledge = NULL;
    snprintf(image, sizeof image, "%s/wiregraph.image", build ? build : "build");
    ck_assert_int_eq(knowledge_open(image, build ? build : "build", NULL, &knowledge), WIRE_OK);
    return knowledge;
}

typedef struct Builder {
    Document *document;
    const Knowledge *knowledge;
    char *text;
    size_t length;
    uint32_t sentence_first;
    bool title;
} Builder;

static Text next_word(Text *line)
{
    *line = text_trim(*line);
    size_t end = text_find(*line, TEXT(" "));
    Text word = text_slice(*line, 0, end == SIZE_MAX ? line->length : end);
    *line = text_slice(*line, word.length, line->length);
    return word;
}

static EntityClass class_of(Text name)
{
    for (int class = CLASS_NONE + 1; class < CLASS_NAMED_END; class++)
        if (text_equal(name, text_of(entity_class_name((EntityClass)class))))
            return (EntityClass)class;
    return text_equal(name, TEXT("Demonym"))      ? CLASS_COUNTRY
           : text_equal(name, TEXT("Date"))       ? CLASS_DATE
           : text_equal(name, TEXT("Amount"))     ? CLASS_AMOUNT
           : text_equal(name, TEXT("Instrument")) ? CLASS_INSTRUMENT
                                                  : CLASS_UNNAMED;
}

static uint32_t entity_of(Builder *builder, EntityClass class, Text name)
{
    Document *document = builder->document;
    Symbol symbol = symbol_of(document->symbols, name);
    for (uint32_t i = 0; i < document->entities.count; i++)
        if (document->entities.items[i].name == symbol && document->entities.items[i].class == class)
            return i;
    Entity *entity = ARRAY_PUSH(document->arena, &document->entities);
    *entity = (Entity){.class = class, .thing = NONE, .name = symbol, .country = NONE, .within = NONE, .kind = NONE, .count = 1};
    if (class == CLASS_DATE)
        ck_assert(date_parse(name, &entity->date));
    if (class == CLASS_AMOUNT)
        entity->amount.low = entity->amount.high = strtod(text_string(document->arena, name), NULL);
    return document->entities.count - 1;
}

static void add_mention(Builder *builder, Text written, uint32_t token)
{
    size_t equals = text_find(written, TEXT("="));
    Text sort = text_slice(written, 0, equals), name = text_slice(written, equals + 1, written.length);
    EntityClass class = class_of(sort);
    MentionKind kind = text_equal(sort, TEXT("Demonym")) ? MENTION_DEMONYM
                       : class == CLASS_DATE             ? MENTION_DATE
                       : class == CLASS_AMOUNT           ? MENTION_AMOUNT
                       : class == CLASS_INSTRUMENT       ? MENTION_INSTRUMENT
                       : class == CLASS_UNNAMED          ? MENTION_DESCRIPTION
                                                         : MENTION_NAME;
    uint32_t entity = entity_of(builder, class, name);
    *ARRAY_PUSH(builder->document->arena, &builder->document->mentions) =
        (Mention){.first = token, .last = token + 1, .head = token, .entity = entity, .kind = (uint8_t)kind, .confidence = 1000};
}

static void add_token(Builder *builder, Text line)
{
    Document *document = builder->document;
    Text form = next_word(&line), lemma = next_word(&line), upos = next_word(&line), head = next_word(&line),
         relation = next_word(&line), features = next_word(&line), mention = next_word(&line);
    char folded[128];
    size_t begin = builder->length;
    uint32_t up = (uint32_t)strtoul(text_string(document->arena, head), NULL, 10);
    memcpy(builder->text + begin, form.bytes, form.length);
    builder->text[begin + form.length] = ' ';
    builder->length += form.length + 1;
    uint32_t index = document->tokens.count;
    *ARRAY_PUSH(document->arena, &document->tokens) = (Token){
        .span = {(uint32_t)begin, (uint32_t)(begin + form.length)},
        .form = symbol_of(document->symbols, form),
        .folded = symbol_of(document->symbols, (Text){folded, utf8_fold(form, folded, sizeof folded)}),
        .lemma = symbol_of(document->symbols, lemma),
        .upos = (uint8_t)upos_of(upos),
        .deprel = (uint8_t)(up == 0 ? DEPREL_ROOT : deprel_of(relation)),
        .features = features_of(features),
        .head = up == 0 ? NONE : builder->sentence_first + up - 1,
    };
    if (mention.length)
        add_mention(builder, mention, index);
}

static void end_sentence(Builder *builder)
{
    Document *document = builder->document;
    if (document->tokens.count == builder->sentence_first)
        return;
    Span span = tokens_span(document, builder->sentence_first, document->tokens.count);
    *ARRAY_PUSH(document->arena, &document->paragraphs) =
        (Paragraph){span, builder->title ? PARAGRAPH_TITLE : PARAGRAPH_BODY};
    *ARRAY_PUSH(document->arena, &document->sentences) =
        (Sentence){span, builder->sentence_first, document->tokens.count, document->paragraphs.count - 1};
    builder->sentence_first = document->tokens.count;
    builder->title = false;
}

Document *tree_document(Arena *arena, const Knowledge *knowledge, Language language, const char *text)
{
    Builder builder = {.document = document_new(arena, knowledge_symbols(knowledge)), .knowledge = knowledge};
    Text rest = text_of(text), line;
    builder.text = arena_push(arena, rest.length + 1);
    builder.document->language = language;
    date_parse(TEXT("2024-01-19"), &builder.document->date);
    builder.document->text.bytes = builder.text;
    while (text_next_line(&rest, &line)) {
        line = text_trim(line);
        if (text_equal(line, TEXT("+ TITLE")))
            builder.title = true;
        else if (line.length)
            add_token(&builder, line);
        else
            end_sentence(&builder);
        builder.document->text.length = builder.length;
    }
    end_sentence(&builder);
    return builder.document;
}
