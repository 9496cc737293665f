/* What hangs around a noun that tells an event: owners, phrases, clauses, whom it describes. */
#include "interpret/arguments.h"

#define BIT(slot) (1u << (slot))

/* Adjectives name owners as demonyms or names do; "military" names nobody. */
static bool names_owner(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->mention_at[token];
    return mention != NONE && reading->document->mentions.items[mention].entity != NONE &&
           is_named(reading, reading->document->mentions.items[mention].entity);
}

/* "l'attaque des talibans contre la base", "la visite du pape en Mongolie": parsers hang the last phrase on the owner. */
static void offer_low_attached(const Reading *reading, uint32_t owner, Arguments *out)
{
    const uint32_t *children;
    if (!(marker_slots(reading, owner) & BIT(SLOT_OF)) || reading->evokes[owner]) /* an event has phrases of its own */
        return;
    uint32_t count = children_of(reading, owner, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slots = marker_slots(reading, children[i]);
        if (reading->tokens[children[i]].deprel == DEPREL_NMOD && !(slots & BIT(SLOT_OF)))
            offer(reading, out, slots & ~BIT(SLOT_BETWEEN), antecedent(reading, children[i]), "phrase after the owner");
    }
}

/* "missiles Houthis", but not a noun with an article of its own. */
static bool is_owner_beside(const Reading *reading, uint32_t noun)
{
    uint32_t mention = reading->mention_at[noun];
    return mention != NONE && (reading->document->mentions.items[mention].kind == MENTION_NAME ||
                               child_with(reading, noun, DEPREL_DET) == NONE);
}

static void offer_noun_child(const Reading *reading, uint32_t noun, uint32_t child, Arguments *out)
{
    const Token *token = &reading->tokens[child];
    switch (token->deprel) {
    case DEPREL_NMOD_POSS:
        offer(reading, out, BIT(SLOT_OWNER),
              token->features.poss == POSS_YES ? owner_meant(reading, noun, child) : antecedent(reading, child), "possessor");
        break;
    case DEPREL_DET:
        if (token->features.poss == POSS_YES)
            offer(reading, out, BIT(SLOT_OWNER), owner_meant(reading, noun, child), "possessive");
        break;
    case DEPREL_AMOD:
    case DEPREL_COMPOUND:
        if (token->deprel == DEPREL_AMOD ? names_owner(reading, child) : reading->mention_at[child] != NONE)
            offer(reading, out, BIT(SLOT_OWNER), child, token->deprel == DEPREL_AMOD ? "adjective" : "compound");
        else if (is_verb(reading, child) && listed(reading, child, LIST_LIGHT_VERB, NULL)) /* "US-led" */
            offer(reading, out, BIT(SLOT_OWNER), child_with(reading, child, DEPREL_COMPOUND), "compound of the participle");
        break;
    case DEPREL_NMOD:
    case DEPREL_OBL:
    case DEPREL_OBL_AGENT:
        if (token->features.poss == POSS_YES)
            offer(reading, out, BIT(SLOT_OWNER), child, "possessive");
        else if (child_with(reading, child, DEPREL_CASE) == NONE && token->deprel == DEPREL_NMOD)
            offer(reading, out, is_owner_beside(reading, child) ? BIT(SLOT_OWNER) : 0, child, "noun beside");
        else
            offer_oblique(reading, child, false, out);
        offer_low_attached(reading, child, out);
        break;
    case DEPREL_ACL:
        if (reading->evokes[noun] || !listed(reading, child, LIST_LIGHT_VERB, NULL))
            offer_light_clause(reading, noun, child, out);
        if (token->features.verb_form == VERB_FORM_INF || child_with(reading, child, DEPREL_MARK) != NONE)
            offer_clause(reading, out, BIT(SLOT_CLAUSE) | marker_slots(reading, child), child, "infinitive");
        break;
    case DEPREL_ACL_RELCL:
        if (reading->evokes[noun])
            offer_light_clause(reading, noun, child, out);
        break;
    case DEPREL_CCOMP:
    case DEPREL_XCOMP:
        offer_clause(reading, out, BIT(SLOT_CLAUSE), child, "complement clause");
        break;
    default:
        break;
    }
}

/* Whom something was imposed on. */
static void offer_burdened(const Reading *reading, uint32_t verb, Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++)
        if (marker_slots(reading, children[i]) & (BIT(SLOT_AGAINST) | BIT(SLOT_TO)) &&
            filler_kinds(reading, children[i]) & BIT(FILLER_ACTOR))
            offer(reading, out, BIT(SLOT_AGAINST), antecedent(reading, children[i]), "imposed on");
}

void offer_around_noun(const Reading *reading, const Happening *happening, uint32_t noun, Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        bool clause = reading->tokens[children[i]].deprel == DEPREL_ACL || reading->tokens[children[i]].deprel == DEPREL_ACL_RELCL;
        bool other = clause && noun != happening->token && listed(reading, children[i], LIST_LIGHT_VERB, NULL);
        if (other) /* not "freed captives held by X", but "lifted the ban imposed on X" */
            offer_burdened(reading, children[i], out);
        else if (!holds_word(happening, children[i]))
            offer_noun_child(reading, noun, children[i], out);
    }
    for (uint32_t i = 0; i < count; i++) { /* "les négociations sur le programme, qui se déroulent entre X et Y" */
        uint32_t clause = reading->tokens[children[i]].deprel == DEPREL_NMOD && !reading->evokes[children[i]]
                              ? child_with(reading, children[i], DEPREL_ACL_RELCL) : NONE;
        if (clause != NONE && noun == happening->token && listed(reading, clause, LIST_OCCUR_VERB, NULL) &&
            reading->tokens[clause].features.number == reading->tokens[noun].features.number &&
            reading->tokens[clause].features.number != reading->tokens[children[i]].features.number)
            offer_light_clause(reading, noun, clause, out);
    }
    for (uint32_t i = 0; i < count; i++)
        if (is_date(reading, children[i])) /* "the death in May of X" */
            offer_below(reading, children[i], false, BIT(SLOT_COUNT) - 1, out);
    /* "un embargo sur les armes à X": the second phrase may hang on what names nobody */
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_NMOD && !reading->evokes[children[i]] &&
            !(filler_kinds(reading, children[i]) & ~BIT(FILLER_INSTRUMENT)))
            offer_below(reading, children[i], false, BIT(SLOT_AGAINST) | BIT(SLOT_TO), out);
    /* "the attack of X on Y", "la visite de X en Y": the second phrase may hang on X */
    uint32_t slots = BIT(SLOT_AGAINST) | BIT(SLOT_WITH) | BIT(SLOT_TO) | BIT(SLOT_BY) | BIT(SLOT_IN);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_NMOD &&
            marker_slots(reading, children[i]) & (BIT(SLOT_OF) | BIT(SLOT_BY)))
            offer_below(reading, children[i], false, slots, out);
}

/* Whom a noun of a relation describes: "X, spokesman of Y", "Y president X", "X is the head of Y". */
void offer_described(const Reading *reading, uint32_t noun, Arguments *out)
{
    const Token *token = &reading->tokens[noun];
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        bool beside = deprel == DEPREL_APPOS || deprel == DEPREL_FLAT ||
                      (deprel == DEPREL_NMOD && marker_slots(reading, children[i]) == 0);
        if (beside && filler_kinds(reading, children[i]) & (1u << FILLER_NAMED))
            offer(reading, out, BIT(SLOT_SUBJECT), children[i], "name beside the noun");
    }
    bool title = token->deprel == DEPREL_COMPOUND || token->deprel == DEPREL_FLAT ||
                 (token->deprel == DEPREL_NMOD && marker_slots(reading, noun) == 0);
    if (token->head == NONE || !(title || token->deprel == DEPREL_APPOS))
        return;
    offer(reading, out, BIT(SLOT_SUBJECT), token->head, title ? "name after the title" : "noun in apposition");
    count = title ? children_of(reading, token->head, &children) : 0;
    for (uint32_t i = 0; i < count; i++) /* "CPJ president X": both nouns hang on the name */
        if (children[i] < noun && (reading->tokens[children[i]].deprel == DEPREL_COMPOUND ||
                                   reading->tokens[children[i]].deprel == DEPREL_NMOD_POSS))
            offer(reading, out, BIT(SLOT_OWNER), children[i], "noun before the title");
}

static bool tells_agent(const Arguments *arguments)
{
    for (uint32_t i = 0; i < arguments->count; i++)
        if (arguments->items[i].slots & (BIT(SLOT_SUBJECT) | BIT(SLOT_OWNER) | BIT(SLOT_BY) | BIT(SLOT_OF)))
            return true;
    return false;
}

/* "X, on a visit to Y, said", "said during a visit to Y": whoever is spoken of travels. */
static void offer_traveller(const Reading *reading, uint32_t noun, Arguments *out)
{
    const Token *token = &reading->tokens[noun];
    bool as_object;
    const char *rule = "bearer of the state";
    if (token->head == NONE || !(marker_slots(reading, noun) & BIT(SLOT_IN)) || tells_agent(out))
        return;
    uint32_t bearer = NONE;
    if (token->deprel == DEPREL_NMOD || token->deprel == DEPREL_APPOS)
        bearer = token->head;
    else if (token->deprel == DEPREL_OBL && is_verb(reading, token->head))
        bearer = subject_of(reading, token->head, &as_object, &rule);
    if (bearer != NONE && filler_kinds(reading, bearer) & BIT(FILLER_PERSON))
        offer(reading, out, BIT(SLOT_SUBJECT), bearer, rule);
}

/* "flew there for talks with Y", "died in clashes with Y": the subject of the clause is the other party. */
static void offer_counterparty(const Reading *reading, uint32_t noun, Arguments *out)
{
    const Token *token = &reading->tokens[noun];
    uint32_t slots = marker_slots(reading, noun);
    bool as_object, with = false;
    const char *rule;
    for (uint32_t i = 0; i < out->count; i++) {
        with = with || out->items[i].slots & BIT(SLOT_WITH);
        if (out->items[i].slots & (BIT(SLOT_SUBJECT) | BIT(SLOT_OWNER) | BIT(SLOT_BETWEEN) | BIT(SLOT_BY)))
            return;
    }
    if (!with || token->deprel != DEPREL_OBL || token->head == NONE || !is_verb(reading, token->head) ||
        !(slots & (BIT(SLOT_FOR) | BIT(SLOT_IN) | BIT(SLOT_AFTER))))
        return;
    uint32_t subject = subject_of(reading, token->head, &as_object, &rule);
    if (subject != NONE && filler_kinds(reading, subject) & BIT(FILLER_ACTOR))
        offer(reading, out, BIT(SLOT_SUBJECT), subject, "subject of the clause");
}

/* "drivers on strike", "le ministre, en visite à Alger": the noun is a state of the one before. */
void offer_bearer(const Reading *reading, uint32_t noun, uint32_t class, Arguments *out)
{
    const Token *token = &reading->tokens[noun];
    if (class_is(reading, class, "Visit"))
        offer_traveller(reading, noun, out);
    else if (class_is(reading, class, "Meeting") || class_is(reading, class, "Call") || class_is(reading, class, "Clash"))
        offer_counterparty(reading, noun, out);
    bool bare = child_with(reading, noun, DEPREL_DET) == NONE && child_with(reading, noun, DEPREL_NMOD_POSS) == NONE;
    if (token->deprel == DEPREL_NMOD && token->head != NONE && bare && marker_slots(reading, noun) & BIT(SLOT_IN) &&
        filler_kinds(reading, token->head) & (1u << FILLER_ACTOR))
        offer(reading, out, BIT(SLOT_SUBJECT), token->head, "bearer of the state");
    /* "set it up in collaboration with Y": who set it up is a party too. */
    bool as_object;
    const char *rule;
    if (token->deprel == DEPREL_OBL && bare && class_is(reading, class, "Cooperation") && token->head != NONE &&
        is_verb(reading, token->head) && marker_slots(reading, noun) & BIT(SLOT_IN)) {
        uint32_t subject = subject_of(reading, token->head, &as_object, &rule);
        offer(reading, out, as_object ? 0 : BIT(SLOT_SUBJECT), subject, "subject of the clause");
    }
}
