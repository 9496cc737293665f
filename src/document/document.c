/* One article on its way along the stages: making it, and looking things up in it. */
#include "document/document.h"

static const char *const language_tags[] = {"", "en", "fr"};

const char *language_tag(Language language)
{
    return language < LANGUAGE_COUNT ? language_tags[language] : "";
}

Language language_of(Text tag)
{
    for (int i = 1; i < LANGUAGE_COUNT; i++)
        if (text_equal(tag, text_of(language_tags[i])))
            return (Language)i;
    return LANGUAGE_UNKNOWN;
}

Document *document_new(Arena *arena, const SymbolBase *base)
{
    Document *document = ARENA_NEW(arena, Document);
    document->arena = arena;
    document->symbols = symbols_new(arena, base);
    return document;
}

Text document_span(const Document *document, Span span)
{
    return text_slice(document->text, span.begin, span.end);
}

Text token_form(const Document *document, uint32_t token)
{
    return symbol_text(document->symbols, document->tokens.items[token].form);
}

bool token_written(const Document *document, uint32_t token, Text form)
{
    return text_equal(token_form(document, token), form);
}

Text token_lemma(const Document *document, uint32_t token)
{
    return symbol_text(document->symbols, document->tokens.items[token].lemma);
}

Span tokens_span(const Document *document, uint32_t first, uint32_t last)
{
    if (first >= last)
        return (Span){0, 0};
    return (Span){document->tokens.items[first].span.begin, document->tokens.items[last - 1].span.end};
}

uint32_t document_sentence(const Document *document, uint32_t token)
{
    uint32_t low = 0, high = document->sentences.count;
    while (low + 1 < high) {
        uint32_t middle = (low + high) / 2;
        if (document->sentences.items[middle].first <= token)
            low = middle;
        else
            high = middle;
    }
    return low;
}

const char *entity_class_name(EntityClass class)
{
    static const char *const names[] = {
        "",
#define X(constant, name) name,
        ENTITY_CLASSES(X)
#undef X
        "Unnamed", "Instrument", "Date", "Amount",
    };
    return class < CLASS_COUNT ? names[class] : "";
}

const char *role_name(RoleKind kind)
{
    static const char *const names[] = {
#define X(constant, name) name,
        ROLE_KINDS(X)
#undef X
    };
    return kind < ROLE_COUNT ? names[kind] : "";
}

const char *relation_name(RelationKind kind)
{
    static const char *const names[] = {
#define X(constant, name) name,
        RELATION_KINDS(X)
#undef X
    };
    return kind < RELATION_COUNT ? names[kind] : "";
}

const char *status_name(EventStatus status)
{
    static const char *const names[] = {"actual", "planned", "possible", "denied"};
    return status <= STATUS_DENIED ? names[status] : "";
}
