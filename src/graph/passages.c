/* Passages and mentions by their place in the text (NIF 2.0, RFC 5147: code points, half open). */
#include "graph/article.h"

#include "base/utf8.h"

enum { LONGEST_QUOTE = 300 };

static bool is_sentence(const Document *document, Span span)
{
    uint32_t low = 0, high = document->sentences.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->sentences.items[middle].span.begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < document->sentences.count && document->sentences.items[low].span.begin == span.begin &&
           document->sentences.items[low].span.end == span.end;
}

static Term index_term(Article *article, uint32_t index)
{
    return graph_typed(article->graph, text_format(article->arena, "%u", index), XSD_NON_NEGATIVE_INTEGER);
}

Term article_passage(Article *article, Span span)
{
    if (span.begin >= span.end || !article_keeps(article, WIRE_PROVENANCE_CLAIM))
        return 0;
    uint32_t begin = article_code_point(article, span.begin), end = article_code_point(article, span.end);
    Text document = graph_term(article->graph, article->iri).text;
    Term iri = graph_iri(article->graph, text_format(article->arena, "%.*s#char=%u,%u", (int)document.length,
                                                     document.bytes, begin, end));
    article_state(article, iri, RDF_TYPE, NIF_STRING);
    if (is_sentence(article->document, span))
        article_state(article, iri, RDF_TYPE, NIF_SENTENCE);
    article_state(article, iri, NIF_REFERENCE_CONTEXT, article->iri);
    article_state(article, iri, NIF_BEGIN_INDEX, index_term(article, begin));
    article_state(article, iri, NIF_END_INDEX, index_term(article, end));
    if (end - begin <= LONGEST_QUOTE)
        article_state(article, iri, NIF_ANCHOR_OF, article_words(article, document_span(article->document, span)));
    return iri;
}

static void state_mention(Article *article, const Mention *mention)
{
    Term entity = mention->entity == NONE ? 0 : article->entities[mention->entity];
    if (!entity)
        return;
    Term passage = article_passage(article, tokens_span(article->document, mention->first, mention->last));
    article_state(article, passage, ITSRDF_TA_IDENT_REF, entity);
    article_state(article, passage, ITSRDF_TA_CONFIDENCE, article_decimal(article, mention->confidence / 1000.0, 3));
}

void state_mentions(Article *article)
{
    for (uint32_t i = 0; i < article->document->mentions.count; i++)
        state_mention(article, &article->document->mentions.items[i]);
}
