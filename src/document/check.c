/* Every invariant of a document, part by part. */
#include "document/document.h"

#include "base/utf8.h"

#include <stdio.h>

/* The first thing found wrong. */
typedef struct Check {
    const Document *document;
    char *reason;
    size_t size;
    bool good;
} Check;

static bool demand(Check *check, bool holds, const char *what, uint32_t index)
{
    if (!holds && check->good) {
        snprintf(check->reason, check->size, "%s %u", what, index);
        check->good = false;
    }
    return holds;
}

static bool within(Span inner, Span outer)
{
    return inner.begin >= outer.begin && inner.begin <= inner.end && inner.end <= outer.end;
}

static bool at_character(Text text, uint32_t byte)
{
    return byte == text.length || ((unsigned char)text.bytes[byte] & 0xC0) != 0x80;
}

static bool span_good(const Document *document, Span span)
{
    return span.begin <= span.end && span.end <= document->text.length && at_character(document->text, span.begin) &&
           at_character(document->text, span.end);
}

static bool known(uint32_t index, uint32_t count)
{
    return index < count;
}

static bool known_or_none(uint32_t index, uint32_t count)
{
    return index == NONE || index < count;
}

/* ---- read ---- */

static void check_paragraphs(Check *check)
{
    const Document *document = check->document;
    uint32_t end = 0;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        const Paragraph *paragraph = &document->paragraphs.items[i];
        demand(check, span_good(document, paragraph->span) && paragraph->span.begin < paragraph->span.end,
               "range of paragraph", i);
        demand(check, paragraph->span.begin >= end, "order of paragraph", i);
        demand(check, paragraph->kind <= PARAGRAPH_CAPTION, "kind of paragraph", i);
        end = paragraph->span.end;
    }
}

/* ---- analyze ---- */

static void check_token(Check *check, const Sentence *sentence, uint32_t i)
{
    const Document *document = check->document;
    const Token *token = &document->tokens.items[i], *last = i > sentence->first ? token - 1 : NULL;
    demand(check, span_good(document, token->span) && token->span.begin < token->span.end &&
                      within(token->span, sentence->span), "range of token", i);
    bool shared = last && token->flags & TOKEN_MULTIWORD_NEXT && last->span.begin == token->span.begin &&
                  last->span.end == token->span.end;
    demand(check, !last || shared || token->span.begin >= last->span.end, "order of token", i);
    demand(check, !(token->flags & TOKEN_MULTIWORD_NEXT) ||
                      (last && last->flags & (TOKEN_MULTIWORD_FIRST | TOKEN_MULTIWORD_NEXT)), "multiword at token", i);
    demand(check, token->form != 0, "form of token", i);
    demand(check, token->upos < UPOS_COUNT && token->deprel < DEPREL_COUNT, "tag of token", i);
    demand(check, token->head == NONE || (token->head >= sentence->first && token->head < sentence->last &&
                                          token->head != i), "head of token", i);
}

/* One root, and from every word a way up to it. */
static void check_tree(Check *check, uint32_t index)
{
    const Document *document = check->document;
    const Sentence *sentence = &document->sentences.items[index];
    uint32_t roots = 0, length = sentence->last - sentence->first;
    bool parsed = false;
    for (uint32_t i = sentence->first; i < sentence->last; i++) {
        roots += document->tokens.items[i].head == NONE;
        parsed = parsed || document->tokens.items[i].deprel != DEPREL_NONE;
    }
    if (!parsed)
        return;
    demand(check, roots == 1, "number of roots in sentence", index);
    for (uint32_t i = sentence->first; i < sentence->last && check->good; i++) {
        uint32_t steps = 0, at = i;
        while (at != NONE && steps <= length) {
            at = document->tokens.items[at].head;
            steps++;
        }
        demand(check, at == NONE, "cycle in sentence", index);
    }
}

static void check_sentences(Check *check)
{
    const Document *document = check->document;
    uint32_t token = 0, byte = 0;
    for (uint32_t i = 0; i < document->sentences.count && check->good; i++) {
        const Sentence *sentence = &document->sentences.items[i];
        demand(check, sentence->first == token && sentence->last > token && sentence->last <= document->tokens.count,
               "tokens of sentence", i);
        if (!demand(check, known(sentence->paragraph, document->paragraphs.count), "paragraph of sentence", i))
            return;
        demand(check, span_good(document, sentence->span) && sentence->span.begin >= byte &&
                          within(sentence->span, document->paragraphs.items[sentence->paragraph].span),
               "range of sentence", i);
        for (uint32_t t = sentence->first; t < sentence->last && check->good; t++)
            check_token(check, sentence, t);
        if (check->good)
            check_tree(check, i);
        token = sentence->last;
        byte = sentence->span.end;
    }
    if (check->good)
        demand(check, token == document->tokens.count, "tokens without sentence from", token);
}

/* ---- recognize ---- */

static void check_mentions(Check *check)
{
    const Document *document = check->document;
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        const Mention *mention = &document->mentions.items[i], *last = i ? mention - 1 : NULL;
        demand(check, mention->first < mention->last && mention->last <= document->tokens.count, "tokens of mention", i);
        demand(check, mention->head >= mention->first && mention->head < mention->last, "head of mention", i);
        demand(check, !last || last->first < mention->first || (last->first == mention->first && last->last >= mention->last),
               "order of mention", i);
        demand(check, known_or_none(mention->entity, document->entities.count), "entity of mention", i);
        demand(check, mention->others_count == 0 || (mention->others <= document->references.count &&
               mention->others_count <= document->references.count - mention->others), "others of mention", i);
        demand(check, mention->kind < MENTION_KINDS && mention->how < HOW_COUNT && mention->confidence <= 1000,
               "kind of mention", i);
    }
    for (uint32_t i = 0; i < document->references.count; i++)
        demand(check, known(document->references.items[i], document->entities.count), "reference", i);
}

static void check_entities(Check *check)
{
    const Document *document = check->document;
    uint32_t count = document->entities.count;
    for (uint32_t i = 0; i < count; i++) {
        const Entity *entity = &document->entities.items[i];
        demand(check, entity->class > CLASS_NONE && entity->class < CLASS_COUNT, "class of entity", i);
        demand(check, known_or_none(entity->country, count) && known_or_none(entity->within, count), "place of entity", i);
        demand(check, entity->class != CLASS_DATE || entity->date.low <= entity->date.high, "date of entity", i);
        demand(check, entity->class != CLASS_AMOUNT || entity->amount.low <= entity->amount.high, "amount of entity", i);
    }
    for (uint32_t i = 0; i < document->posts.count; i++) {
        const Post *post = &document->posts.items[i];
        demand(check, known(post->person, count) && known_or_none(post->of, count), "entities of post", i);
        demand(check, span_good(document, post->evidence), "evidence of post", i);
    }
}

/* ---- interpret ---- */

static void check_event(Check *check, uint32_t index)
{
    const Document *document = check->document;
    const Event *event = &document->events.items[index];
    uint32_t events = document->events.count, tokens = document->tokens.count;
    demand(check, event->status <= STATUS_DENIED && event->confidence <= 1000, "status of event", index);
    demand(check, event->date.precision == DATE_UNKNOWN || event->date.low <= event->date.high, "date of event", index);
    demand(check, known_or_none(event->response_to, events) && known_or_none(event->part_of, events), "event of event", index);
    demand(check, known_or_none(event->date_cause, tokens) && known_or_none(event->status_cause, tokens), "cause of event", index);
    demand(check, known_or_none(event->place_text, document->mentions.count), "place of event", index);
    demand(check, event->tellings.count > 0, "telling of event", index);
    for (uint32_t i = 0; i < event->roles.count; i++) {
        const Role *role = &event->roles.items[i];
        demand(check, role->kind < ROLE_COUNT && known(role->entity, document->entities.count) &&
                          known_or_none(role->token, tokens), "role of event", index);
    }
    for (uint32_t i = 0; i < event->tellings.count; i++) {
        const Telling *telling = &event->tellings.items[i];
        demand(check, known(telling->sentence, document->sentences.count) && known(telling->trigger, tokens) &&
                          span_good(document, telling->evidence), "telling of event", index);
    }
}

static void check_claims(Check *check)
{
    const Document *document = check->document;
    uint32_t events = document->events.count, entities = document->entities.count;
    for (uint32_t i = 0; i < document->claims.count; i++) {
        const Claim *claim = &document->claims.items[i];
        demand(check, known(claim->event, events) && known_or_none(claim->speaker, entities) &&
                          span_good(document, claim->evidence), "claim", i);
    }
    for (uint32_t i = 0; i < document->tolls.count; i++) {
        const Toll *toll = &document->tolls.items[i];
        demand(check, known(toll->event, events) && known_or_none(toll->victims, entities) &&
                          known_or_none(toll->speaker, entities) && toll->count.low <= toll->count.high &&
                          span_good(document, toll->evidence), "toll", i);
    }
    for (uint32_t i = 0; i < document->relations.count; i++) {
        const Relation *relation = &document->relations.items[i];
        demand(check, known(relation->subject, entities) && known_or_none(relation->object, entities) &&
                          known_or_none(relation->speaker, entities) && relation->kind < RELATION_COUNT &&
                          span_good(document, relation->evidence), "relation", i);
    }
}

bool document_check(const Document *document, char *reason, size_t size)
{
    Check check = {document, reason, size, true};
    demand(&check, utf8_valid(document->text), "UTF-8 of text", 0);
    check_paragraphs(&check);
    if (check.good)
        check_sentences(&check);
    if (check.good)
        check_mentions(&check);
    if (check.good)
        check_entities(&check);
    for (uint32_t i = 0; i < document->events.count && check.good; i++)
        check_event(&check, i);
    if (check.good)
        check_claims(&check);
    return check.good;
}
