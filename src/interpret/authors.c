/* Whose act it is that somebody judges, accepts or turns down: they are the target. */
#include "interpret/reading.h"

#define BIT(kind) (1u << (kind))

static void copy_agents(Reading *reading, const Happening *from, Happening *to)
{
    for (uint32_t i = 0; i < from->roles.count; i++) {
        Role role = from->roles.items[i];
        if (role.kind != ROLE_AGENT || role.slot == SLOT_WITH || has_filler(to, ROLE_AGENT, role.entity)) /* who leads is blamed */
            continue;
        role.kind = ROLE_TARGET;
        role.rule = "through the event it is about";
        add_role(reading, to, role);
    }
}

static void add_targets(Reading *reading, Happening *happening, const Fillers *fillers, const char *rule)
{
    for (uint32_t i = 0; i < fillers->count; i++)
        if (!has_filler(happening, ROLE_AGENT, fillers->entities[i]) &&
            (is_actor(reading, fillers->entities[i]) || is_place(reading, fillers->entities[i])))
            add_role(reading, happening, (Role){ROLE_TARGET, SLOT_OF, fillers->entities[i], fillers->tokens[i], rule});
}

/* Who is told beside a noun by "by", "from" or a participle or clause: "the offer from X", "results announced by X",
   "the deal that X signed". */
static uint32_t author_beside(const Reading *reading, uint32_t noun)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t child = children[i], author = NONE;
        uint8_t deprel = reading->tokens[child].deprel;
        bool as_object;
        const char *rule;
        if (deprel == DEPREL_NMOD && marker_slots(reading, child) & (BIT(SLOT_BY) | BIT(SLOT_FROM)))
            author = child;
        else if (deprel == DEPREL_ACL && is_past_participle(reading, child))
            author = child_with(reading, child, DEPREL_OBL_AGENT);
        else if (deprel == DEPREL_ACL_RELCL && !is_passive(reading, child))
            author = subject_of(reading, child, &as_object, &rule);
        if (author != NONE && author != noun && filler_kinds(reading, author) & BIT(FILLER_ACTOR))
            return author;
    }
    return NONE;
}

/* Whose act a noun tells: its owners, else whoever is said to have made it. */
static void authors_of(const Reading *reading, uint32_t noun, Fillers *out)
{
    owners_of(reading, noun, out);
    uint32_t author = out->count == 0 ? author_beside(reading, noun) : NONE;
    if (author != NONE)
        fillers_of(reading, author, out);
}

/* "welcomed the decision of X", "rejected an offer from X": what is judged is told by a word of the trigger, or tells no event. */
static void target_by_author(Reading *reading, Happening *act)
{
    Fillers authors = {.count = 0};
    bool judges = class_has(reading, act->frame.class, TRAIT_JUDGING) && act->part == TRIGGER_VERB;
    bool popular = class_has(reading, act->frame.class, TRAIT_POPULAR);
    for (uint32_t w = 1; judges && w < act->word_count && authors.count == 0; w++) {
        uint8_t deprel = reading->tokens[act->words[w]].deprel;
        if (popular && reading->evokes[act->words[w]]) /* "burned X's flag", but "held protests" */
            continue;
        if (is_nominal(reading, act->words[w]) && (deprel == DEPREL_OBJ || deprel == DEPREL_NSUBJ_PASS))
            authors_of(reading, act->words[w], &authors);
    }
    uint32_t noun = act->topic_token != NONE ? act->topic_token : act->content;
    if (authors.count == 0 && noun != NONE && is_nominal(reading, noun) && !told_at(reading, noun) &&
        is_speech_act(reading, act->frame.class))
        authors_of(reading, noun, &authors);
    add_targets(reading, act, &authors, "owner of what it is about");
}

/* "condemned what it called X's conduct": the noun that the clause gives. */
static uint32_t noun_called(const Reading *reading, uint32_t token)
{
    uint32_t clause = reading->tokens[token].upos == UPOS_PRON ? child_with(reading, token, DEPREL_ACL_RELCL) : NONE;
    if (clause == NONE)
        return token;
    uint32_t noun = child_with(reading, clause, DEPREL_XCOMP);
    if (noun == NONE || !is_nominal(reading, noun))
        noun = child_with(reading, clause, DEPREL_OBJ);
    return noun != NONE && is_nominal(reading, noun) ? noun : token;
}

static bool is_taken_up(const Reading *reading, const Happening *earlier, const Happening *told, const Happening *act)
{
    if (earlier == act || earlier == told || earlier->dropped || earlier->frame.class == NONE || !has_role(earlier, ROLE_AGENT))
        return false;
    if (told ? !class_related(reading, earlier->frame.class, told->frame.class)
             : class_has(reading, earlier->frame.class, TRAIT_SPOKEN))
        return false;
    for (uint32_t i = 0; i < earlier->roles.count; i++)
        for (uint32_t j = 0; j < act->roles.count; j++)
            if (earlier->roles.items[i].kind == ROLE_AGENT && act->roles.items[j].kind == ROLE_AGENT &&
                same_party(reading, earlier->roles.items[i].entity, act->roles.items[j].entity))
                return false;
    return true;
}

/* "criticised the move", "une frappe condamnée par X": whoever did it, as told before. */
static void target_through_act(Reading *reading, uint32_t index)
{
    enum { SENTENCES = 1 };
    Happening *act = &reading->happenings.items[index];
    if (!class_has(reading, act->frame.class, TRAIT_JUDGING) || act->topic_token == NONE || has_role(act, ROLE_TARGET) || !has_role(act, ROLE_AGENT))
        return;
    uint32_t noun = noun_called(reading, act->topic_token);
    if (noun != act->topic_token) {
        Fillers owners;
        owners_of(reading, noun, &owners);
        add_targets(reading, act, &owners, "owner of what it is about");
        return;
    }
    const Happening *told = told_at(reading, noun);
    if ((told && (has_role(told, ROLE_AGENT) || has_role(told, ROLE_TARGET) || has_role(told, ROLE_PARTICIPANT))) ||
        (!told && !listed(reading, noun, LIST_ACT_NOUN, NULL)) || child_with(reading, noun, DEPREL_NMOD) != NONE ||
        child_with(reading, noun, DEPREL_NMOD_POSS) != NONE)
        return;
    Fillers owners;
    owners_of(reading, noun, &owners);
    if (owners.count > 0)
        return;
    for (uint32_t i = index; i > 0; i--) {
        const Happening *earlier = &reading->happenings.items[i - 1];
        if (earlier->sentence + SENTENCES < act->sentence)
            return;
        if (is_taken_up(reading, earlier, told, act)) {
            copy_agents(reading, earlier, act);
            return;
        }
    }
}

/* "evidence of crimes committed by X", "condemned the abuses perpetrated by X". */
static void target_through_deed(Reading *reading, Happening *happening)
{
    bool blames = class_has(reading, happening->frame.class, TRAIT_BLAMING);
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = happening->token + 1; blames && t < sentence->last && !has_role(happening, ROLE_TARGET); t++) {
        uint32_t author = child_with(reading, t, DEPREL_OBL_AGENT);
        Fillers fillers;
        if (author == NONE || !listed(reading, t, LIST_LIGHT_VERB, NULL) || reading->tokens[t].deprel == DEPREL_ACL_RELCL ||
            !is_past_participle(reading, t) || !is_below(reading, t, happening->token))
            continue;
        fillers_of(reading, author, &fillers);
        add_targets(reading, happening, &fillers, "author of the deed");
    }
}

/* "Mexico offered to host talks, an offer that X turned down": who does what the noun takes up. */
static void target_by_clause(Reading *reading, Happening *act)
{
    uint32_t verb = act->governor != NONE ? act->governor : act->token, noun = reading->tokens[verb].head;
    Deprel relation;
    bool as_object;
    const char *rule;
    uint8_t deprel = reading->tokens[verb].deprel;
    if ((deprel != DEPREL_ACL_RELCL && deprel != DEPREL_CCOMP) || noun == NONE || noun > verb || !listed(reading, noun, LIST_CLAIM_NOUN, NULL) ||
        !class_has(reading, act->frame.class, TRAIT_JUDGING))
        return;
    uint32_t over = predicate_over(reading, noun, &relation);
    bool behind = over != NONE && over < noun && (relation == DEPREL_PARATAXIS || relation == DEPREL_APPOS || relation == DEPREL_CONJ ||
                                                  relation == DEPREL_OBJ || relation == DEPREL_OBL || relation == DEPREL_ADVCL);
    uint32_t maker = behind ? subject_of(reading, over, &as_object, &rule) : NONE;
    Fillers fillers = {.count = 0};
    if (maker != NONE && !as_object)
        fillers_of(reading, maker, &fillers);
    add_targets(reading, act, &fillers, "who made what is turned down");
}

void blame_authors(Reading *reading, uint32_t index)
{
    Happening *act = &reading->happenings.items[index];
    if (!has_role(act, ROLE_TARGET) && !has_role(act, ROLE_PARTICIPANT))
        target_by_author(reading, act);
    target_through_deed(reading, act);
    target_through_act(reading, index);
    if (!has_role(act, ROLE_TARGET))
        target_by_clause(reading, act);
}
