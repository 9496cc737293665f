/* Day and place where no grammar ties them to an event: by the order of words in the sentence. */
#include "interpret/reading.h"

static bool happens_somewhere(const Reading *reading, const Happening *happening)
{
    uint32_t class = happening->frame.class;
    return is_scenic(reading, happening) || class_is(reading, class, "Meeting") || class_is(reading, class, "Election") ||
           class_is(reading, class, "Aid");
}

/* The happening that a token belongs to: part of its trigger, or the verb that carries the noun out. */
static Happening *happening_of(const Reading *reading, uint32_t token)
{
    if (reading->happening_at[token] != NONE)
        return &reading->happenings.items[reading->happening_at[token]];
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        Happening *happening = &reading->happenings.items[i];
        if (happening->governor == token && (happening->light || happening->frame.harm >= 0))
            return happening;
    }
    return NULL;
}

static bool ends_stretch(const Reading *reading, uint32_t token)
{
    Text form = token_form(reading->document, token);
    return text_equal(form, TEXT(";")) || text_equal(form, TEXT(":")) || text_equal(form, TEXT("–")) || text_equal(form, TEXT("—"));
}

/* The last event told before a token, with no other verb between. */
static Happening *event_before(const Reading *reading, uint32_t token, uint32_t least)
{
    while (token-- > least) {
        Happening *happening = happening_of(reading, token);
        if (happening)
            return happening;
        const Features *features = &reading->tokens[token].features;
        bool bare = features->verb_form == VERB_FORM_INF || features->verb_form == VERB_FORM_GER ||
                    (features->verb_form == VERB_FORM_PART && features->tense == TENSE_PRES); /* "barred from returning to X" */
        if ((is_verb(reading, token) && !bare) || ends_stretch(reading, token))
            return NULL;
    }
    return NULL;
}

/* The first event told behind a token that opens its sentence, with no other verb between. */
static Happening *event_behind(const Reading *reading, uint32_t token, uint32_t end)
{
    for (; token < end; token++) {
        Happening *happening = happening_of(reading, token);
        if (happening)
            return happening;
        if (is_verb(reading, token) || ends_stretch(reading, token))
            return NULL;
    }
    return NULL;
}

/* Whether words open their sentence, but for a preposition or an article. */
static bool opens(const Reading *reading, const Mention *mention, const Sentence *sentence)
{
    enum { SMALL_WORDS = 3 };
    if (mention->first > sentence->first + SMALL_WORDS)
        return false;
    for (uint32_t t = sentence->first; t < mention->first; t++) {
        uint8_t upos = reading->tokens[t].upos;
        if (upos != UPOS_ADP && upos != UPOS_DET && upos != UPOS_ADV && upos != UPOS_ADJ)
            return false;
    }
    return true;
}

static Happening *event_near(const Reading *reading, const Mention *mention, const Sentence *sentence)
{
    Happening *event = event_before(reading, mention->first, sentence->first);
    if (!event && opens(reading, mention, sentence))
        event = event_behind(reading, mention->last, sentence->last);
    return event;
}

/* ---- leftover days ---- */

/* "Friday's vote", "the 2015 deal", "l'accord de 2015": the day of a noun. */
static bool dates_a_noun(const Reading *reading, const Mention *mention)
{
    uint32_t first = mention->first;
    if (mention->last < reading->document->tokens.count) {
        uint8_t upos = reading->tokens[mention->last].upos;
        if (upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PART || upos == UPOS_ADJ)
            return true;
    }
    if (first > 0 && reading->tokens[first - 1].upos == UPOS_DET)
        first--;
    int32_t slots;
    return first > 0 && listed(reading, first - 1, LIST_MARKER, &slots) && slots & 1 << SLOT_OF;
}

static bool is_taken(const Reading *reading, const Mention *date)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        const Happening *happening = &reading->happenings.items[i];
        if (happening->date.precision != DATE_UNKNOWN && happening->date_cause >= date->first &&
            happening->date_cause < date->last)
            return true;
    }
    return false;
}

static void give_day(Reading *reading, const Mention *mention)
{
    const Document *document = reading->document;
    if (mention->kind != MENTION_DATE || is_taken(reading, mention) || dates_a_noun(reading, mention))
        return;
    const Sentence *sentence = &document->sentences.items[document_sentence(document, mention->head)];
    Happening *event = event_near(reading, mention, sentence);
    if (event && event->date.precision == DATE_UNKNOWN && !is_told_afterwards(reading, event))
        take_date(reading, event, mention->head);
}

/* ---- leftover places ---- */

/* "north", "city", "hospital": nouns that stand between a preposition of place and its name. */
static bool is_noun_of_place(const Reading *reading, uint32_t token)
{
    static const List lists[] = {LIST_DIRECTION, LIST_CITY_NOUN, LIST_REGION_NOUN, LIST_FACILITY_NOUN, LIST_COUNTRY_NOUN};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (listed(reading, token, lists[i], NULL))
            return true;
    return false;
}

/* "près de X", "au large de X", whatever the parser made of the words before the name. */
static bool follows_locative(const Reading *reading, uint32_t token)
{
    enum { FAR = 4 };
    for (uint32_t back = 1; back <= FAR && back <= token; back++) {
        uint8_t upos = reading->tokens[token - back].upos;
        if (upos != UPOS_ADP && upos != UPOS_ADV && upos != UPOS_DET)
            return false;
        int32_t slots;
        if (back > 1 && listed(reading, token - back, LIST_MARKER, &slots) && slots & 1 << SLOT_IN)
            return true;
    }
    return false;
}

/* Whether a token stands under a preposition of place, itself or behind "the north of", "the city of", "a hospital in". */
static bool stands_in_place(const Reading *reading, uint32_t token)
{
    for (int step = 0; step < 3; step++) {
        if (marker_slots(reading, token) & 1u << SLOT_IN)
            return true;
        const Token *t = &reading->tokens[token];
        if (t->deprel != DEPREL_NMOD || t->head == NONE || !is_noun_of_place(reading, t->head))
            return false;
        token = t->head;
    }
    return false;
}

bool is_told_place(const Reading *reading, const Mention *mention)
{
    return mention->kind == MENTION_NAME && mention->entity != NONE && is_place(reading, mention->entity) &&
           (stands_in_place(reading, mention->head) || follows_locative(reading, mention->first));
}

/* "barred from returning to X": whoever is expelled is kept out of there. */
static bool is_told_goal(const Reading *reading, const Mention *mention, const Happening *happening)
{
    return class_is(reading, happening->frame.class, "Expulsion") && mention->kind == MENTION_NAME &&
           mention->entity != NONE && is_place(reading, mention->entity) &&
           marker_slots(reading, mention->head) & 1u << SLOT_TO;
}

static bool fills_a_role(const Reading *reading, const Mention *mention)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++)
        for (uint32_t r = 0; r < reading->happenings.items[i].roles.count; r++) {
            const Role *role = &reading->happenings.items[i].roles.items[r];
            if (role->token >= mention->first && role->token < mention->last)
                return true;
        }
    return false;
}

static void give_place(Reading *reading, const Mention *mention)
{
    const Document *document = reading->document;
    if (mention->kind != MENTION_NAME || fills_a_role(reading, mention))
        return;
    const Sentence *sentence = &document->sentences.items[document_sentence(document, mention->head)];
    Happening *event = event_near(reading, mention, sentence);
    if (event && !has_role(event, ROLE_PLACE) && happens_somewhere(reading, event) &&
        (is_told_place(reading, mention) || is_told_goal(reading, mention, event)))
        take_place(reading, event, mention->head, "place told nearby");
}

/* Whether the words behind an event tell a place of their own, to the next verb that is one. */
static bool place_told_behind(const Reading *reading, const Happening *happening)
{
    const Document *document = reading->document;
    uint32_t end = document->sentences.items[happening->sentence].last;
    for (uint32_t t = happening->token + 1; t < end && !(is_verb(reading, t) && reading->tokens[t].features.verb_form == VERB_FORM_FIN); t++)
        if (reading->name_at[t] != NONE && document->mentions.items[reading->name_at[t]].head == t &&
            is_told_place(reading, &document->mentions.items[reading->name_at[t]]))
            return true;
    return false;
}

/* "stormed the embassy in Tehran on Sunday and took hostages": one who does two things does both there and then. */
static void share_circumstances(Reading *reading, Happening *happening)
{
    const Token *token = &reading->tokens[happening->token];
    if (happening->status != STATUS_ACTUAL || token->deprel != DEPREL_CONJ || token->head == NONE ||
        child_with(reading, happening->token, DEPREL_NSUBJ) != NONE || happening->part != TRIGGER_VERB ||
        !is_scenic(reading, happening))
        return;
    const Happening *first = happening_of(reading, token->head);
    if (!first || first == happening || !is_scenic(reading, first))
        return;
    if (happening->date.precision == DATE_UNKNOWN && first->date_cause != NONE && first->date_cause < happening->token) {
        happening->date = first->date;
        happening->date_cause = first->date_cause;
    }
    uint32_t count = has_role(happening, ROLE_PLACE) || place_told_behind(reading, happening) ? 0 : first->roles.count;
    for (uint32_t i = 0; i < count; i++) {
        Role role = first->roles.items[i];
        role.rule = "place of the deed before";
        if (role.kind == ROLE_PLACE && role.token < happening->token)
            add_role(reading, happening, role);
    }
}

static bool is_relative_between(const Reading *reading, uint32_t token, uint32_t above)
{
    for (int step = 0; token != NONE && token != above && step < CLIMB_LIMIT; step++) {
        if (reading->tokens[token].deprel == DEPREL_ACL_RELCL ||
            (reading->tokens[token].deprel == DEPREL_ACL && reading->happening_at[token] != NONE)) /* "attribuée à X" */
            return true;
        token = reading->tokens[token].head;
    }
    return false;
}

/* "Police in Madrid arrested ...", "groups in Iraq and Syria attack ...": what people of a place do they do there. */
static void give_place_of_subject(Reading *reading, Happening *happening)
{
    const Document *document = reading->document;
    bool as_object;
    const char *rule;
    if (has_role(happening, ROLE_PLACE) || happening->dropped || !is_scenic(reading, happening) || happening->governor == NONE)
        return;
    uint32_t subject = subject_of(reading, happening->governor, &as_object, &rule);
    uint8_t deprel = reading->tokens[happening->governor].deprel;
    if (subject == NONE || as_object || subject > happening->governor || deprel == DEPREL_ACL || deprel == DEPREL_AMOD)
        return;
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        const Mention *mention = &document->mentions.items[i];
        if (mention->head > subject && mention->head < happening->governor && is_told_place(reading, mention) &&
            is_below(reading, mention->head, subject) && !is_relative_between(reading, mention->head, subject))
            take_place(reading, happening, mention->head, "place of the subject");
    }
}

/* "hit a church of Gaza", "un marché de Nyala": where what is struck belongs. */
void give_place_of_target(Reading *reading, Happening *happening)
{
    const uint32_t *children;
    if (happening->frame.class == NONE || has_role(happening, ROLE_PLACE) || !class_within(reading, happening->frame.class, "Assault"))
        return;
    for (uint32_t r = 0; r < happening->roles.count; r++) {
        const Role *role = &happening->roles.items[r];
        if (role->kind != ROLE_TARGET || is_named(reading, role->entity))
            continue;
        uint32_t count = children_of(reading, role->token, &children);
        for (uint32_t i = 0; i < count; i++) {
            uint32_t name = reading->name_at[children[i]];
            if (reading->tokens[children[i]].deprel != DEPREL_NMOD || name == NONE ||
                reading->document->mentions.items[name].kind != MENTION_NAME || reading->document->mentions.items[name].entity == NONE)
                continue;
            EntityClass class = reading->document->entities.items[reading->document->mentions.items[name].entity].class;
            if (class == CLASS_CITY || class == CLASS_REGION) {
                take_place(reading, happening, children[i], "where the target belongs");
                return;
            }
        }
    }
}

void fill_from_words(Reading *reading)
{
    for (uint32_t i = 0; i < reading->document->mentions.count; i++) {
        give_day(reading, &reading->document->mentions.items[i]);
        give_place(reading, &reading->document->mentions.items[i]);
    }
    for (uint32_t i = 0; i < reading->happenings.count; i++)
        give_place_of_subject(reading, &reading->happenings.items[i]);
    for (uint32_t i = 0; i < reading->happenings.count; i++)
        share_circumstances(reading, &reading->happenings.items[i]);
}
