/* Who says what: claims about events, counts of victims, relations. */
#include "graph/article.h"

#include <math.h>

/* A claim is one by what it says, who says it and where. */
static Text claim_key(Article *article, const Saying *saying)
{
    const Term terms[] = {article->iri, saying->subject, saying->predicate, saying->object,
                          article_entity(article, saying->speaker)};
    Text key = text_format(article->arena, "%d %d %u %u", saying->polarity, saying->certainty, saying->evidence.begin,
                           saying->evidence.end);
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        Text part = terms[i] ? graph_term(article->graph, terms[i]).text : (Text){"-", 1};
        key = text_format(article->arena, "%.*s %.*s", (int)key.length, key.bytes, (int)part.length, part.bytes);
    }
    return key;
}

static void state_source(Article *article, Term claim, const Saying *saying)
{
    static const Term certainties[] = {WG_CERTAIN, WG_PROBABLE, WG_POSSIBLE};
    article_state(article, claim, WG_CLAIMED_BY, article_entity(article, saying->speaker));
    if (saying->verb)
        article_state(article, claim, WG_REPORTING_VERB,
                      article_words(article, symbol_text(article->document->symbols, saying->verb)));
    article_state(article, claim, WG_POLARITY, saying->polarity == POLARITY_DENIED ? WG_DENIED : WG_AFFIRMED);
    article_state(article, claim, WG_CERTAINTY, certainties[saying->certainty]);
    article_state(article, claim, WG_EVIDENCE, article_passage(article, saying->evidence));
}

void state_saying(Article *article, const Saying *saying)
{
    if (!article_keeps(article, WIRE_PROVENANCE_CLAIM) || !saying->subject || !saying->object)
        return;
    Term claim = article_name(article, "claim", article_hash(article, 'c', claim_key(article, saying), 12));
    article_state(article, claim, RDF_TYPE, WG_STATEMENT_CLAIM);
    article_state(article, claim, RDF_TYPE, RDF_STATEMENT);
    article_state(article, claim, RDF_SUBJECT, saying->subject);
    article_state(article, claim, RDF_PREDICATE, saying->predicate);
    article_state(article, claim, RDF_OBJECT, saying->object);
    state_source(article, claim, saying);
}

/* What is most in dispute of an event: whom it hit, else who took part, else who did it; NULL without any. */
static const Role *disputed(const Event *event)
{
    static const RoleKind order[] = {ROLE_TARGET, ROLE_PARTICIPANT, ROLE_AGENT, ROLE_PLACE};
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (uint32_t i = 0; i < event->roles.count; i++)
            if (event->roles.items[i].kind == order[k])
                return &event->roles.items[i];
    return NULL;
}

static bool counts_victims(const Document *document, const Claim *claim)
{
    for (uint32_t i = 0; i < document->tolls.count; i++)
        if (document->tolls.items[i].event == claim->event && document->tolls.items[i].speaker == claim->speaker)
            return true;
    return false;
}

/* One claim for each event and speaker, so that to count claims is to count voices; whoever counts the victims has
   claimed the event in the casualty report. */
static void state_claim(Article *article, const Claim *claim)
{
    const Event *event = &article->document->events.items[claim->event];
    const Role *role = disputed(event);
    Saying saying = {.subject = article->events[claim->event], .speaker = claim->speaker, .verb = claim->verb,
                     .polarity = claim->polarity, .certainty = claim->certainty, .evidence = claim->evidence};
    if (counts_victims(article->document, claim))
        return;
    saying.predicate = role ? role_property(role->kind) : RDF_TYPE;
    saying.object = role ? article_entity(article, role->entity)
                         : article_thing(article, knowledge_event_class(article->knowledge, event->class).iri);
    state_saying(article, &saying);
}

void state_claims(Article *article)
{
    for (uint32_t i = 0; i < article->document->claims.count; i++)
        state_claim(article, &article->document->claims.items[i]);
}

/* ---- casualty reports ---- */

/* wg:Children for "children", the thing itself for somebody with a name. */
static Term victims_term(Article *article, uint32_t entity)
{
    if (entity == NONE)
        return 0;
    const Entity *victims = &article->document->entities.items[entity];
    if (victims->class == CLASS_UNNAMED && victims->kind != NONE) {
        Thing kind = knowledge_thing(article->knowledge, victims->kind);
        if (kind.describes.length) {
            Text space = namespace_iri(NAMESPACE_WG);
            return article_thing(article, text_format(article->arena, "%.*s%.*s", (int)space.length, space.bytes,
                                                      (int)kind.describes.length, kind.describes.bytes));
        }
    }
    return article_entity(article, entity);
}

static void state_toll(Article *article, const Toll *toll)
{
    static const Term harms[] = {WG_KILLED, WG_INJURED, WG_DETAINED, WG_MISSING, WG_DISPLACED};
    Saying saying = {.subject = article->events[toll->event], .predicate = harms[toll->harm],
                     .object = victims_term(article, toll->victims), .speaker = toll->speaker, .verb = toll->verb,
                     .certainty = CERTAINTY_CERTAIN, .evidence = toll->evidence};
    Text key = claim_key(article, &saying);
    key = text_format(article->arena, "%.*s %.0f %.0f", (int)key.length, key.bytes, toll->count.low, toll->count.high);
    Term report = article_name(article, "claim", article_hash(article, 'c', key, 12));
    article_state(article, report, RDF_TYPE, WG_CASUALTY_REPORT);
    article_state(article, report, WG_ABOUT, saying.subject);
    article_state(article, report, WG_HARM, saying.predicate);
    article_state(article, report, WG_COUNT_MIN, graph_integer(article->graph, toll->count.low));
    if (isfinite(toll->count.high))
        article_state(article, report, WG_COUNT_MAX, graph_integer(article->graph, toll->count.high));
    article_state(article, report, WG_VICTIMS, saying.object);
    state_source(article, report, &saying);
}

void state_tolls(Article *article)
{
    if (!article_keeps(article, WIRE_PROVENANCE_CLAIM))
        return;
    for (uint32_t i = 0; i < article->document->tolls.count; i++)
        state_toll(article, &article->document->tolls.items[i]);
}

/* ---- relations ---- */

static const Term relations[RELATION_COUNT] = {
    [RELATION_LOCATED_IN] = WG_LOCATED_IN,     [RELATION_OPERATES_IN] = WG_OPERATES_IN,
    [RELATION_BORDERS] = WG_BORDERS,           [RELATION_PART_OF] = WG_PART_OF,
    [RELATION_MEMBER_OF] = WG_MEMBER_OF,       [RELATION_BACKED_BY] = WG_BACKED_BY,
    [RELATION_OPPOSES] = WG_OPPOSES,           [RELATION_LEADS] = WG_LEADS,
    [RELATION_OWNED_BY] = WG_OWNED_BY,         [RELATION_ALSO_KNOWN_AS] = WG_ALSO_KNOWN_AS,
    [RELATION_DESCRIBED_AS] = WG_DESCRIBED_AS,
};

void state_relations(Article *article)
{
    for (uint32_t i = 0; i < article->document->relations.count; i++) {
        const Relation *relation = &article->document->relations.items[i];
        Text words = symbol_text(article->document->symbols, relation->text);
        Saying saying = {.subject = article_entity(article, relation->subject),
                         .predicate = relations[relation->kind],
                         .object = relation->object != NONE ? article_entity(article, relation->object)
                                                            : article_words(article, words),
                         .speaker = relation->speaker,
                         .verb = relation->verb,
                         .evidence = relation->evidence};
        if (relation->kind != RELATION_DESCRIBED_AS) /* a word that judges is never a fact */
            article_state(article, saying.subject, saying.predicate, saying.object);
        state_saying(article, &saying);
    }
}
