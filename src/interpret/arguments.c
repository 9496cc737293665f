/* The grammar around a trigger made plain: whatever the voice and the clause, who is subject, object, owner ... */
#include "interpret/reading.h"

#define BIT(slot) (1u << (slot))

/* Dates say when, and fill no role. */
static bool is_date(const Reading *reading, uint32_t token)
{
    uint32_t mention = reading->name_at[token];
    return mention != NONE && reading->document->mentions.items[mention].kind == MENTION_DATE;
}

static void offer(const Reading *reading, Arguments *out, uint32_t slots, uint32_t token, const char *rule)
{
    if (slots == 0 || token == NONE || out->count == ARGUMENT_LIMIT || is_date(reading, token))
        return;
    for (uint32_t i = 0; i < out->count; i++)
        if (out->items[i].token == token && out->items[i].slots == slots)
            return;
    out->items[out->count++] = (Argument){slots, token, false, rule};
}

static void offer_clause(const Reading *reading, Arguments *out, uint32_t slots, uint32_t token, const char *rule)
{
    uint32_t before = out->count;
    offer(reading, out, slots, token, rule);
    if (out->count > before)
        out->items[before].clause = true;
}

/* Obliques: the preposition tells the slots; without one nothing is told. */
static void offer_oblique(const Reading *reading, uint32_t token, bool passive, Arguments *out)
{
    uint32_t meant = antecedent(reading, token);
    uint32_t slots = marker_slots(reading, token);
    if (passive && slots & BIT(SLOT_BY))
        offer(reading, out, BIT(SLOT_SUBJECT), meant, "agent of the passive");
    else
        offer(reading, out, slots, meant, "preposition");
}

/* Phrases that hang one level lower than they should, by prepositions of some slots. */
static void offer_below(const Reading *reading, uint32_t token, bool passive, uint32_t slots, Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if ((reading->tokens[children[i]].deprel == DEPREL_NMOD || reading->tokens[children[i]].deprel == DEPREL_OBL) &&
            marker_slots(reading, children[i]) & slots &&
            (slots & BIT(SLOT_OF) || !(marker_slots(reading, children[i]) & BIT(SLOT_OF))))
            offer_oblique(reading, children[i], passive, out);
}

/* An infinitive that the parser took for an adverbial may yet be what the verb asks for, unless it tells an aim. */
static uint32_t infinitive_slot(const Reading *reading, uint32_t verb)
{
    bool infinitive = reading->tokens[verb].features.verb_form == VERB_FORM_INF;
    return infinitive && marker_in(reading, verb, LIST_PURPOSE) == NONE ? BIT(SLOT_CLAUSE) : 0;
}

static void offer_verb_child(const Reading *reading, uint32_t child, bool passive, Arguments *out)
{
    switch (reading->tokens[child].deprel) {
    case DEPREL_OBJ:
        if (!passive) /* a passive has no object besides its subject */
            offer(reading, out, BIT(SLOT_OBJECT), antecedent(reading, child), "object");
        break;
    case DEPREL_IOBJ:
        offer(reading, out, BIT(SLOT_INDIRECT) | BIT(SLOT_TO), antecedent(reading, child), "indirect object");
        break;
    case DEPREL_OBL_AGENT:
        offer(reading, out, BIT(passive ? SLOT_SUBJECT : SLOT_BY), antecedent(reading, child), "agent of the passive");
        break;
    case DEPREL_OBL:
    case DEPREL_NMOD:
        if (!passive && marker_slots(reading, child) == BIT(SLOT_BY)) /* no agent beside a subject, but whose the object is */
            offer(reading, out, reading->tokens[child].deprel == DEPREL_NMOD ? BIT(SLOT_OBJECT) : 0, child,
                  "author of the object");
        else
            offer_oblique(reading, child, passive, out);
        break;
    case DEPREL_CCOMP:
    case DEPREL_CSUBJ:
    case DEPREL_CSUBJ_PASS:
        offer_clause(reading, out, BIT(SLOT_CLAUSE), child, "complement clause");
        break;
    case DEPREL_XCOMP:
        if (is_verb(reading, child))
            offer_clause(reading, out, BIT(SLOT_CLAUSE) | marker_slots(reading, child), child, "infinitive");
        else
            offer(reading, out, marker_slots(reading, child), child, "complement");
        break;
    case DEPREL_ADVCL:
        if (is_verb(reading, child))
            offer_clause(reading, out, marker_slots(reading, child) | infinitive_slot(reading, child), child,
                         "clause with a preposition");
        else
            offer(reading, out, marker_slots(reading, child), child, "phrase with a preposition");
        break;
    default:
        break;
    }
}

static void offer_verb_children(const Reading *reading, const Happening *happening, uint32_t verb, Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (!holds_word(happening, children[i]))
            offer_verb_child(reading, children[i], happening->passive, out);
        if (is_date(reading, children[i])) /* "protested on Thursday in Niamey": hung on the day by mistake */
            offer_below(reading, children[i], happening->passive, BIT(SLOT_COUNT) - 1, out);
        else if (reading->tokens[children[i]].deprel == DEPREL_OBL &&
                 filler_kinds(reading, children[i]) & 1u << FILLER_PLACE) /* "near the city, against hideouts of X" */
            offer_below(reading, children[i], happening->passive, BIT(SLOT_AGAINST), out);
    }
}

/* "imposed sanctions on X", "suspended deliveries to Y": the phrase may hang on the verb or on its object. */
static void offer_under_object(const Reading *reading, const Happening *happening, uint32_t verb, Arguments *out)
{
    uint32_t object = child_with(reading, verb, happening->passive ? DEPREL_NSUBJ_PASS : DEPREL_OBJ);
    uint32_t slots = BIT(SLOT_AGAINST) | BIT(SLOT_WITH) | BIT(SLOT_TO) | BIT(SLOT_BETWEEN) | BIT(SLOT_FOR);
    if (object == NONE || holds_word(happening, object) || reading->evokes[object] ||
        filler_kinds(reading, object) & 1u << FILLER_NAMED)
        return;
    offer_below(reading, object, happening->passive, slots, out);
}

/* "kidnapped and killed two engineers": one object for both verbs, whichever of them it hangs on. */
static void offer_shared_object(const Reading *reading, const Happening *happening, uint32_t verb, Arguments *out)
{
    if (happening->passive || child_with(reading, verb, DEPREL_OBJ) != NONE)
        return;
    const Token *token = &reading->tokens[verb];
    uint32_t other = token->deprel == DEPREL_CONJ ? token->head : child_with(reading, verb, DEPREL_CONJ);
    if (other == NONE || !is_verb(reading, other))
        return;
    uint32_t object = child_with(reading, other, DEPREL_OBJ);
    uint32_t last = verb > other ? verb : other, first = verb > other ? other : verb;
    if (object != NONE && object > last && last - first <= 4)
        offer(reading, out, BIT(SLOT_OBJECT), object, "shared object");
}

static bool has_relative(const Reading *reading, uint32_t verb)
{
    const uint32_t *children, *further;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (antecedent(reading, children[i]) != children[i])
            return true;
        uint32_t more = children_of(reading, children[i], &further);
        for (uint32_t j = 0; j < more; j++)
            if (antecedent(reading, further[j]) != further[j])
                return true;
    }
    return false;
}

/* "est arrivé": a subject that could not be the object of this verb makes no passive. */
static bool looks_active(const Reading *reading, const Happening *happening, uint32_t subject)
{
    const Frame *frame = &happening->frame;
    uint32_t kinds = filler_kinds(reading, subject);
    bool as_object = !frame->object_is || frame->object_is & kinds;
    bool moves = class_is(reading, frame->class, "Visit");
    return (!as_object || moves) && (!frame->subject_is || frame->subject_is & kinds) &&
           child_with(reading, happening->token, DEPREL_OBL_AGENT) == NONE;
}

/* Coordinated subjects that the parser hung on the verb side by side. */
static void offer_further_subjects(const Reading *reading, const Happening *happening, uint32_t first, bool as_object,
                                   Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        bool joined = child_with(reading, children[i], DEPREL_CC) != NONE || child_with(reading, happening->token, DEPREL_CC) != NONE;
        if ((deprel == DEPREL_NSUBJ || deprel == DEPREL_NSUBJ_PASS) && joined && children[i] != first &&
            is_nominal(reading, children[i]) && antecedent(reading, children[i]) == children[i])
            offer(reading, out, BIT(as_object ? SLOT_OBJECT : SLOT_SUBJECT), children[i], "further subject");
    }
}

static void offer_around_verb(const Reading *reading, Happening *happening, Arguments *out)
{
    uint32_t verb = happening->token;
    const Token *token = &reading->tokens[verb];
    bool as_object;
    const char *rule;
    happening->passive = is_passive(reading, verb);
    happening->governor = verb;
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    if (happening->part == TRIGGER_PARTICIPLE && token->deprel == DEPREL_AMOD && !token->features.verb_form)
        as_object = happening->passive = true; /* "Iran-backed", tagged as an adjective */
    if (as_object && subject != NONE && looks_active(reading, happening, subject))
        as_object = happening->passive = false;
    if (subject != NONE && !holds_word(happening, subject))
        offer(reading, out, BIT(as_object ? SLOT_OBJECT : SLOT_SUBJECT), subject, rule);
    offer_further_subjects(reading, happening, subject, as_object, out);
    if (token->deprel == DEPREL_AMOD || token->deprel == DEPREL_ACL)
        offer(reading, out, BIT(SLOT_SUBJECT), child_with(reading, verb, DEPREL_COMPOUND), "compound of the participle");
    offer_verb_children(reading, happening, verb, out);
    offer_shared_object(reading, happening, verb, out);
    offer_under_object(reading, happening, verb, out);
    if (token->deprel == DEPREL_ACL_RELCL && !happening->passive && !has_relative(reading, verb) &&
        child_with(reading, verb, DEPREL_OBJ) == NONE && subject != NONE && !holds_word(happening, token->head))
        offer(reading, out, BIT(SLOT_OBJECT), token->head, "noun before the relative clause");
}

/* What a participle or relative clause of a light verb says of the noun: "the raid carried out by X on Y". */
static void offer_light_clause(const Reading *reading, uint32_t noun, uint32_t verb, Arguments *out)
{
    int32_t slots;
    bool acts = listed(reading, verb, LIST_LIGHT_VERB, NULL);
    bool undergoes = listed(reading, verb, LIST_UNDERGO_VERB, NULL);
    bool occurs = listed(reading, verb, LIST_OCCUR_VERB, NULL);
    if (listed(reading, verb, LIST_MARKER, &slots)) { /* "an attack targeting X", "rounds aimed at X" */
        uint32_t object = child_with(reading, verb, DEPREL_OBJ);
        offer(reading, out, (uint32_t)slots, object != NONE ? object : child_with(reading, verb, DEPREL_OBL),
              "participle as preposition");
    }
    if (!acts && !undergoes && !occurs)
        return;
    bool as_object, passive = is_passive(reading, verb) || is_past_participle(reading, verb);
    const char *rule;
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    if (!as_object && subject != NONE && subject != noun && !occurs)
        offer(reading, out, BIT(acts ? SLOT_SUBJECT : SLOT_OBJECT), subject, "subject of the light verb");
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        if (deprel == DEPREL_OBL_AGENT)
            offer(reading, out, BIT(acts ? SLOT_SUBJECT : SLOT_OBJECT), children[i], "agent of the light verb");
        else if (deprel == DEPREL_OBL)
            offer_oblique(reading, children[i], passive && acts, out);
    }
}

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
    if (!(marker_slots(reading, owner) & BIT(SLOT_OF)))
        return;
    uint32_t count = children_of(reading, owner, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slots = marker_slots(reading, children[i]);
        if (reading->tokens[children[i]].deprel == DEPREL_NMOD && !(slots & BIT(SLOT_OF)))
            offer(reading, out, slots & ~BIT(SLOT_BETWEEN), antecedent(reading, children[i]), "phrase after the owner");
    }
}

static void offer_noun_child(const Reading *reading, uint32_t noun, uint32_t child, Arguments *out)
{
    const Token *token = &reading->tokens[child];
    switch (token->deprel) {
    case DEPREL_NMOD_POSS:
        offer(reading, out, BIT(SLOT_OWNER), antecedent(reading, child), "possessor");
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
        else if (marker_slots(reading, child) == 0 && token->deprel == DEPREL_NMOD)
            offer(reading, out, reading->mention_at[child] != NONE ? BIT(SLOT_OWNER) : 0, child, "noun beside");
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

static void offer_around_noun(const Reading *reading, const Happening *happening, uint32_t noun, Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        bool clause = reading->tokens[children[i]].deprel == DEPREL_ACL || reading->tokens[children[i]].deprel == DEPREL_ACL_RELCL;
        bool other = clause && noun != happening->token && listed(reading, children[i], LIST_LIGHT_VERB, NULL);
        if (!holds_word(happening, children[i]) && !other) /* not "freed captives held by X" */
            offer_noun_child(reading, noun, children[i], out);
    }
    for (uint32_t i = 0; i < count; i++)
        if (is_date(reading, children[i])) /* "the death in May of X" */
            offer_below(reading, children[i], false, BIT(SLOT_COUNT) - 1, out);
    /* "the attack of X on Y", "la visite de X en Y": the second phrase may hang on X */
    uint32_t slots = BIT(SLOT_AGAINST) | BIT(SLOT_WITH) | BIT(SLOT_TO) | BIT(SLOT_BY) | BIT(SLOT_IN);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_NMOD &&
            marker_slots(reading, children[i]) & (BIT(SLOT_OF) | BIT(SLOT_BY)))
            offer_below(reading, children[i], false, slots, out);
}

/* The first noun of a coordination hangs where all of them do. */
static uint32_t first_of_coordination(const Reading *reading, uint32_t noun)
{
    for (int step = 0; step < 6 && reading->tokens[noun].deprel == DEPREL_CONJ; step++) {
        if (reading->tokens[noun].head == NONE || !is_nominal(reading, reading->tokens[noun].head))
            break;
        noun = reading->tokens[noun].head;
    }
    return noun;
}

/* "reported the killing by X of Y": no active verb has an agent with "by", so it is the noun's. */
static void offer_agent_behind(const Reading *reading, uint32_t noun, uint32_t verb, Arguments *out)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count && !is_passive(reading, verb); i++)
        if (children[i] > noun && reading->tokens[children[i]].deprel == DEPREL_OBL &&
            marker_slots(reading, children[i]) == BIT(SLOT_BY))
            offer(reading, out, BIT(SLOT_BY), children[i], "agent behind the noun");
}

/* A verb that only says that the noun is done, undergone or takes place. */
static void offer_light_governor(const Reading *reading, Happening *happening, uint32_t noun, Arguments *out)
{
    uint32_t verb = reading->tokens[noun].head;
    if (verb == NONE || !is_verb(reading, verb))
        return;
    uint8_t deprel = reading->tokens[noun].deprel;
    offer_agent_behind(reading, noun, verb, out);
    bool oblique = deprel == DEPREL_OBL && child_with(reading, verb, DEPREL_OBJ) == NONE &&
                   marker_slots(reading, noun) & (BIT(SLOT_TO) | BIT(SLOT_IN));
    bool complement = deprel == DEPREL_OBJ || deprel == DEPREL_NSUBJ_PASS || oblique ||
                      (deprel == DEPREL_NSUBJ && is_passive(reading, verb));
    bool acts = complement && listed(reading, verb, LIST_LIGHT_VERB, NULL);
    bool undergoes = complement && listed(reading, verb, LIST_UNDERGO_VERB, NULL);
    bool occurs = deprel == DEPREL_NSUBJ && listed(reading, verb, LIST_OCCUR_VERB, NULL);
    if (!acts && !undergoes && !occurs)
        return;
    happening->light = true;
    bool as_object;
    const char *rule;
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    if (!as_object && subject != noun && !occurs)
        offer(reading, out, BIT(acts ? SLOT_SUBJECT : SLOT_OBJECT), subject, "subject of the light verb");
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (children[i] == noun)
            continue;
        if (reading->tokens[children[i]].deprel == DEPREL_OBL_AGENT && as_object)
            offer(reading, out, BIT(acts ? SLOT_SUBJECT : SLOT_OBJECT), children[i], "agent of the light verb");
        else if (reading->tokens[children[i]].deprel == DEPREL_OBL)
            offer_oblique(reading, children[i], as_object, out);
    }
}

/* Whom a noun of a relation describes: "X, spokesman of Y", "Y president X", "X is the head of Y". */
static void offer_described(const Reading *reading, uint32_t noun, Arguments *out)
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

/* "drivers on strike", "le ministre, en visite à Alger": the noun is a state of the one before. */
static void offer_bearer(const Reading *reading, uint32_t noun, uint32_t class, Arguments *out)
{
    const Token *token = &reading->tokens[noun];
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

/* A name whose words the parser hung apart is one argument: that of its head. */
static void join_pieces(const Reading *reading, Arguments *out)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->count; i++) {
        uint32_t name = reading->name_at[out->items[i].token];
        uint32_t head = name == NONE ? out->items[i].token : reading->document->mentions.items[name].head;
        bool piece = false;
        for (uint32_t j = 0; j < out->count && head != out->items[i].token; j++)
            piece = piece || out->items[j].token == head;
        if (!piece)
            out->items[kept++] = out->items[i];
    }
    out->count = kept;
}

void collect_arguments(const Reading *reading, Happening *happening, Arguments *out)
{
    out->count = 0;
    happening->light = happening->passive = false;
    if (happening->part == TRIGGER_VERB || happening->part == TRIGGER_PARTICIPLE) {
        offer_around_verb(reading, happening, out);
    } else {
        uint32_t first = first_of_coordination(reading, happening->token);
        Deprel relation;
        happening->governor = predicate_over(reading, happening->token, &relation);
        offer_around_noun(reading, happening, happening->token, out);
        if (first != happening->token && child_with(reading, happening->token, DEPREL_NMOD_POSS) == NONE)
            offer(reading, out, BIT(SLOT_OWNER), child_with(reading, first, DEPREL_NMOD_POSS), "shared possessor");
        offer_light_governor(reading, happening, first, out);
        uint32_t described = child_with(reading, happening->token, DEPREL_NSUBJ);
        bool state = happening->frame.relation >= 0 || child_with(reading, happening->token, DEPREL_CASE) != NONE;
        if (described != NONE && state) /* "are at war", "is the leader of" */
            offer(reading, out, BIT(SLOT_SUBJECT), antecedent(reading, described), "subject of the noun");
        if (happening->frame.relation >= 0)
            offer_described(reading, happening->token, out);
        else
            offer_bearer(reading, happening->token, happening->frame.class, out);
        if (happening->part == TRIGGER_ADJECTIVE) {
            bool as_object;
            const char *rule;
            offer(reading, out, BIT(SLOT_SUBJECT), subject_of(reading, happening->token, &as_object, &rule), rule);
            if (reading->tokens[happening->token].deprel == DEPREL_AMOD)
                offer(reading, out, BIT(SLOT_SUBJECT), reading->tokens[happening->token].head, "noun of the adjective");
        }
    }
    for (uint32_t i = 1; i < happening->word_count; i++) {
        if (is_nominal(reading, happening->words[i]))
            offer_around_noun(reading, happening, happening->words[i], out);
        else if (is_verb(reading, happening->words[i]) && happening->part == TRIGGER_VERB)
            offer_verb_children(reading, happening, happening->words[i], out);
    }
    join_pieces(reading, out);
}
