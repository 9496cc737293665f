/* What speakers make of others' acts to come: "said Y should free them" asks Y to, "said Y would regret it" threatens Y. */
#include "interpret/reading.h"

/* The topmost class of a trait, or NONE. */
static uint32_t class_with(const Reading *reading, ClassTrait trait)
{
    uint32_t count = knowledge_event_classes(reading->knowledge);
    for (uint32_t class = 0; class < count; class++)
        if (class_has(reading, class, trait) &&
            !class_has(reading, knowledge_event_class(reading->knowledge, class).parent, trait))
            return class;
    return NONE;
}

static bool speaks_for(const Reading *reading, const Happening *happening, uint32_t entity)
{
    for (uint32_t s = 0; s < happening->speaker_count; s++)
        if (same_party(reading, happening->speakers[s], entity))
            return true;
    return false;
}

/* A duty that somebody else lays upon who would do it. */
static bool is_asked_for(const Reading *reading, const Happening *happening)
{
    uint32_t verb = happening->governor != NONE && happening->light ? happening->governor : happening->token;
    bool ordered = reading->tokens[verb].features.mood == MOOD_IMP; /* "Libérez-les" */
    bool owed = happening->status == STATUS_PLANNED && child_listed(reading, verb, LIST_OBLIGATION, NULL) != NONE;
    if (happening->dropped || happening->frame.class == NONE || happening->speaker_count == 0 ||
        is_speech_act(reading, happening->frame.class) || !(ordered || owed))
        return false;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == ROLE_AGENT && speaks_for(reading, happening, happening->roles.items[i].entity))
            return false;
    return true;
}

static void make_appeal(Reading *reading, Happening *happening, uint32_t appeal)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        Role role = happening->roles.items[i];
        if (role.kind != ROLE_AGENT && role.kind != ROLE_PARTICIPANT)
            continue;
        role.kind = ROLE_TARGET;
        role.rule = "who should do it";
        happening->roles.items[kept++] = role;
    }
    happening->roles.count = kept;
    for (uint32_t s = 0; s < happening->speaker_count; s++)
        add_role(reading, happening, (Role){ROLE_AGENT, SLOT_SUBJECT, happening->speakers[s], happening->token, "who says so"});
    happening->frame.class = appeal;
    happening->status = STATUS_ACTUAL;
    happening->date = (DateRange){0, 0, DATE_UNKNOWN};
    happening->speaker_count = 0;
}

/* "the raids will not go unanswered, said Z": whoever says what is to come of it threatens; words of nobody are no threat. */
static void make_threat(Reading *reading, Happening *happening)
{
    if (happening->frame.class == NONE || !class_has(reading, happening->frame.class, TRAIT_THREATENING) ||
        happening->frame.status != STATUS_ACTUAL || has_role(happening, ROLE_AGENT))
        return;
    for (uint32_t s = 0; s < happening->speaker_count; s++)
        add_role(reading, happening, (Role){ROLE_AGENT, SLOT_SUBJECT, happening->speakers[s], happening->token, "who says so"});
    happening->dropped = happening->dropped || happening->speaker_count == 0;
    happening->speaker_count = 0;
}

void read_announced(Reading *reading)
{
    uint32_t appeal = class_with(reading, TRAIT_ASKING);
    for (uint32_t i = 0; i < reading->happenings.count; i++)
        make_threat(reading, &reading->happenings.items[i]);
    for (uint32_t i = 0; appeal != NONE && i < reading->happenings.count; i++)
        if (is_asked_for(reading, &reading->happenings.items[i]))
            make_appeal(reading, &reading->happenings.items[i], appeal);
}
