/* Verbs that say little more than that the noun is done, undergone or takes place. */
#include "interpret/arguments.h"

#define BIT(slot) (1u << (slot))

const char host_rule[] = "host", broker_rule[] = "broker";

static const char *rule_of_actor(const Reading *reading, uint32_t verb, bool agent)
{
    int32_t kind;
    if (listed(reading, verb, LIST_HOST_VERB, &kind))
        return kind == 2 ? broker_rule : host_rule;
    return agent ? "agent of the light verb" : "subject of the light verb";
}

/* What a participle or relative clause of a light verb says of the noun: "the raid carried out by X on Y". */
void offer_light_clause(const Reading *reading, uint32_t noun, uint32_t verb, Arguments *out)
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
        offer(reading, out, BIT(acts ? SLOT_SUBJECT : SLOT_OBJECT), subject, rule_of_actor(reading, verb, false));
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        if (deprel == DEPREL_OBL_AGENT)
            offer(reading, out, BIT(acts ? SLOT_SUBJECT : SLOT_OBJECT), children[i], rule_of_actor(reading, verb, true));
        else if (deprel == DEPREL_OBL)
            offer_oblique(reading, children[i], passive && acts, out);
    }
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

/* "announced the death", "annonce l'attaque": to tell of violence is not to do it. */
static bool only_tells(const Reading *reading, const Happening *happening, uint32_t verb)
{
    int32_t report = 0;
    bool violent = happening->frame.harm >= 0 || class_within(reading, happening->frame.class, "Assault");
    return violent && !class_is(reading, happening->frame.class, "War") &&
           listed(reading, verb, LIST_REPORTING_VERB, &report) && report == REPORT_CERTAIN;
}

/* "responded with strikes", "riposter par des tirs": what the subject does, hung on the verb or on what it answers. */
static bool offers_means(const Reading *reading, uint32_t noun, uint32_t verb)
{
    uint8_t deprel = reading->tokens[noun].deprel;
    return (deprel == DEPREL_OBL || deprel == DEPREL_OBL_AGENT || deprel == DEPREL_NMOD) && verb != NONE &&
           marker_slots(reading, noun) & (BIT(SLOT_WITH) | BIT(SLOT_BY)) &&
           child_with(reading, verb, DEPREL_AUX_PASS) == NONE && listed(reading, verb, LIST_ANSWER_VERB, NULL);
}

/* The noun that says that somebody undergoes an event: "was the target of", "a fait l'objet de"; NONE where there is none. */
static uint32_t undergo_noun(const Reading *reading, uint32_t noun)
{
    uint32_t over = reading->tokens[noun].head;
    if (over != NONE && is_date(reading, over)) /* "a été la cible mardi de tirs": hung on the day by mistake */
        over = reading->tokens[over].head;
    if (over != NONE && is_verb(reading, over) && listed(reading, over, LIST_LIGHT_VERB, NULL))
        over = child_with(reading, over, DEPREL_OBJ);
    bool of = over != NONE && over < noun && over != noun && marker_slots(reading, noun) & BIT(SLOT_OF);
    return of && listed(reading, over, LIST_UNDERGO_NOUN, NULL) ? over : NONE;
}

/* "The convoy was the target of an attack", "a été visé par des tirs": who undergoes it is the subject. */
static bool offer_undergone(const Reading *reading, Happening *happening, uint32_t noun, Arguments *out)
{
    bool as_object;
    int32_t kind = 0;
    const char *rule;
    uint32_t over = undergo_noun(reading, noun), verb = reading->tokens[noun].head, subject = NONE;
    if (over != NONE && listed(reading, over, LIST_UNDERGO_NOUN, &kind)) {
        bool copula = child_with(reading, over, DEPREL_COP) != NONE;
        verb = copula ? over : reading->tokens[over].head;
        if (verb == NONE || !(copula || (is_verb(reading, verb) && reading->tokens[over].deprel == DEPREL_OBJ)))
            return false;
    } else if (verb == NONE || !is_passive(reading, verb) || !listed(reading, verb, LIST_HIT_VERB, NULL) ||
               !(reading->tokens[noun].deprel == DEPREL_OBL_AGENT || marker_slots(reading, noun) & BIT(SLOT_BY))) {
        return false;
    }
    subject = subject_of(reading, verb, &as_object, &rule);
    if (subject == NONE || subject == noun)
        return false;
    happening->light = true;
    offer(reading, out, kind == 2 ? BIT(SLOT_IN) : BIT(SLOT_OBJECT), subject, "subject that undergoes it");
    offer_below(reading, verb, true, BIT(SLOT_IN) | BIT(SLOT_BY), out);
    return true;
}

/* A verb that only says that the noun is done, undergone or takes place. */
void offer_light_governor(const Reading *reading, Happening *happening, uint32_t noun, Arguments *out)
{
    uint32_t verb = reading->tokens[noun].head;
    if (offer_undergone(reading, happening, noun, out))
        return;
    if (verb != NONE && reading->tokens[noun].deprel == DEPREL_NMOD && reading->tokens[verb].deprel == DEPREL_OBL &&
        offers_means(reading, noun, reading->tokens[verb].head))
        verb = reading->tokens[verb].head; /* "responded to the protests with arrests" */
    if (verb == NONE || !is_verb(reading, verb))
        return;
    uint8_t deprel = reading->tokens[noun].deprel;
    if (deprel == DEPREL_NSUBJ || deprel == DEPREL_NSUBJ_PASS)
        verb = below_modals(reading, verb);
    offer_agent_behind(reading, noun, verb, out);
    bool oblique = deprel == DEPREL_OBL && child_with(reading, verb, DEPREL_OBJ) == NONE &&
                   marker_slots(reading, noun) & (BIT(SLOT_TO) | BIT(SLOT_IN));
    bool complement = deprel == DEPREL_OBJ || deprel == DEPREL_NSUBJ_PASS || oblique ||
                      (deprel == DEPREL_NSUBJ && is_passive(reading, verb));
    bool acts = (complement && listed(reading, verb, LIST_LIGHT_VERB, NULL) && !only_tells(reading, happening, verb)) ||
                offers_means(reading, noun, verb);
    bool undergoes = complement && listed(reading, verb, LIST_UNDERGO_VERB, NULL);
    bool occurs = deprel == DEPREL_NSUBJ && listed(reading, verb, LIST_OCCUR_VERB, NULL);
    if (!acts && !undergoes && !occurs)
        return;
    happening->light = true;
    bool as_object;
    const char *rule;
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    if (!as_object && subject != noun && !occurs)
        offer(reading, out, BIT(acts ? SLOT_SUBJECT : SLOT_OBJECT), subject, rule_of_actor(reading, verb, false));
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (children[i] == noun)
            continue;
        if (reading->tokens[children[i]].deprel == DEPREL_OBL_AGENT && as_object)
            offer(reading, out, BIT(acts ? SLOT_SUBJECT : SLOT_OBJECT), children[i], rule_of_actor(reading, verb, true));
        else if (reading->tokens[children[i]].deprel == DEPREL_IOBJ)
            offer(reading, out, BIT(SLOT_INDIRECT) | BIT(SLOT_TO), antecedent(reading, children[i]), "indirect object");
        else if (reading->tokens[children[i]].deprel == DEPREL_OBL)
            offer_oblique(reading, children[i], as_object, out);
        if (is_date(reading, children[i])) /* "se tiendra le 3 mars à Accra": hung on the day by mistake */
            offer_below(reading, children[i], as_object, BIT(SLOT_COUNT) - 1, out);
        else if (reading->tokens[children[i]].deprel == DEPREL_OBL) /* "aura lieu à Doha entre X et Y" */
            offer_below(reading, children[i], as_object, BIT(SLOT_BETWEEN), out);
    }
}
