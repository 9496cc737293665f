/* Day and place that the sentences of a paragraph share: the scene that a deed told before has set. */
#include "interpret/reading.h"

/* Deeds have a day and a place that go on to the next deed told; what is said or agreed has not. */
bool is_scenic(const Reading *reading, const Happening *happening)
{
    static const char *const families[] = {"Assault", "Coercion", "Disaster", "Protest", "Mobilization"};
    uint32_t class = happening->frame.class;
    if (class == NONE)
        return happening->frame.harm >= 0;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (class_within(reading, class, families[i]))
            return true;
    return false;
}

static bool names_a_place(const Reading *reading, const Sentence *sentence)
{
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        uint32_t mention = reading->name_at[t];
        if (mention != NONE && reading->document->mentions.items[mention].kind != MENTION_DATE &&
            reading->document->mentions.items[mention].entity != NONE &&
            is_place(reading, reading->document->mentions.items[mention].entity))
            return true;
    }
    return false;
}

static bool tells_a_day(const Reading *reading, const Sentence *sentence)
{
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        uint32_t mention = reading->name_at[t];
        if (mention != NONE && reading->document->mentions.items[mention].kind == MENTION_DATE)
            return true;
    }
    return false;
}

/* "had fled", "avaient fui": what came before the scene. */
bool told_as_before(const Reading *reading, uint32_t verb)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        const Features *features = &reading->tokens[children[i]].features;
        if (reading->tokens[children[i]].upos == UPOS_AUX && reading->tokens[children[i]].deprel == DEPREL_AUX &&
            (features->tense == TENSE_IMP || (features->tense == TENSE_PAST && features->verb_form == VERB_FORM_FIN)))
            return true;
    }
    return false;
}

static bool came_before(const Reading *reading, const Happening *happening)
{
    return told_as_before(reading, happening->governor != NONE ? happening->governor : happening->token);
}

static bool opens_paragraph(const Reading *reading, uint32_t sentence)
{
    const Document *document = reading->document;
    return sentence == 0 || document->sentences.items[sentence - 1].paragraph != document->sentences.items[sentence].paragraph;
}

static bool plays(const Reading *reading, const Happening *happening, RoleKind kind, const Happening *other, RoleKind as)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        for (uint32_t j = 0; j < other->roles.count && happening->roles.items[i].kind == kind; j++)
            if (other->roles.items[j].kind == as && is_named(reading, other->roles.items[j].entity) &&
                same_party(reading, happening->roles.items[i].entity, other->roles.items[j].entity))
                return true;
    return false;
}

/* Whether a deed belongs to the scene of one told before: the next sentence of its paragraph, or, within the next three,
   one by the same hands, or (for the day alone) the answer of those it hit. */
static bool shares_scene(const Reading *reading, const Happening *happening, const Happening *before, bool day)
{
    enum { FAR = 3 };
    uint32_t distance = happening->sentence - before->sentence;
    bool same_hands = plays(reading, happening, ROLE_AGENT, before, ROLE_AGENT);
    bool answers = day && plays(reading, happening, ROLE_AGENT, before, ROLE_TARGET) &&
                   plays(reading, happening, ROLE_TARGET, before, ROLE_AGENT);
    if (distance == 1 && !opens_paragraph(reading, happening->sentence))
        return true;
    return distance <= FAR && (same_hands || answers);
}

/* A deed told before that tells the place or the day of the scene. */
static const Happening *scene_before(const Reading *reading, uint32_t index, bool day)
{
    const Happening *happening = &reading->happenings.items[index];
    while (index-- > 0) {
        const Happening *before = &reading->happenings.items[index];
        if (before->sentence == happening->sentence || before->status != STATUS_ACTUAL || before->dropped ||
            !is_scenic(reading, before) || came_before(reading, before))
            continue;
        if (day ? before->date.precision == DATE_DAY : has_role(before, ROLE_PLACE))
            return shares_scene(reading, happening, before, day) ? before : NULL;
    }
    return NULL;
}

/* Told as done, by a verb of its own in the main line of the story. */
static bool goes_on_telling(const Reading *reading, const Happening *happening)
{
    const Token *token = &reading->tokens[happening->token];
    return happening->part == TRIGGER_VERB && happening->status == STATUS_ACTUAL && happening->frame.harm < 0 &&
           is_scenic(reading, happening) && !class_is(reading, happening->frame.class, "War") &&
           token->features.tense == TENSE_PAST && token->deprel != DEPREL_ACL_RELCL && token->deprel != DEPREL_ACL &&
           !(token->flags & TOKEN_QUOTED) && !came_before(reading, happening);
}

/* A deed that tells neither goes on where and when the sentence before it left off. */
static void stay_in_scene(Reading *reading, uint32_t index)
{
    Happening *happening = &reading->happenings.items[index];
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    if (!goes_on_telling(reading, happening))
        return;
    const Happening *place = has_role(happening, ROLE_PLACE) || names_a_place(reading, sentence)
                                 ? NULL
                                 : scene_before(reading, index, false);
    bool blow = class_within(reading, happening->frame.class, "Assault") ||
                class_within(reading, happening->frame.class, "Coercion");
    const Happening *day = !blow || happening->date.precision != DATE_UNKNOWN || tells_a_day(reading, sentence)
                               ? NULL
                               : scene_before(reading, index, true);
    for (uint32_t i = 0; place && i < place->roles.count; i++)
        if (place->roles.items[i].kind == ROLE_PLACE &&
            !involves_another_land(reading, happening, land_of(reading, place->roles.items[i].entity))) {
            Role role = place->roles.items[i];
            role.rule = "place of the scene";
            add_role(reading, happening, role);
        }
    if (day) {
        happening->date = day->date;
        happening->date_cause = NONE;
    }
}

/* The country that the article speaks of most, or NONE where two are level. */
static uint32_t country_of_article(const Reading *reading)
{
    const Document *document = reading->document;
    uint32_t best = NONE, most = 1;
    for (uint32_t i = 0; i < document->entities.count; i++) {
        if (document->entities.items[i].class != CLASS_COUNTRY || document->entities.items[i].count < most)
            continue;
        best = document->entities.items[i].count > most ? i : NONE;
        most = document->entities.items[i].count;
    }
    return best;
}

/* A vote of no told place is held where its winner is at home, else in the country of the article. */
static void place_election(Reading *reading, Happening *happening)
{
    uint32_t country = NONE;
    if (happening->frame.class == NONE || has_role(happening, ROLE_PLACE) || !class_is(reading, happening->frame.class, "Election"))
        return;
    for (uint32_t i = 0; i < happening->roles.count && country == NONE; i++) {
        const Entity *winner = &reading->document->entities.items[happening->roles.items[i].entity];
        country = winner->class == CLASS_COUNTRY ? happening->roles.items[i].entity : winner->country;
    }
    if (country == NONE)
        country = country_of_article(reading);
    if (country != NONE)
        add_role(reading, happening, (Role){ROLE_PLACE, SLOT_IN, country, happening->token, "country of the vote"});
}

void fill_from_scene(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        if (reading->happenings.items[i].dropped)
            continue;
        place_at_target(reading, &reading->happenings.items[i]);
        place_election(reading, &reading->happenings.items[i]);
        give_place_of_target(reading, &reading->happenings.items[i]);
        stay_in_scene(reading, i);
    }
}
