/* "So did Oman", "Le Niger lui a emboîté le pas": somebody else does what was just told. */
#include "interpret/reading.h"

#include <string.h>

/* Whoever stands right behind the words, or is their subject; NONE where nobody is. */
static uint32_t doer_of(const Reading *reading, uint32_t token, uint32_t last, bool behind)
{
    enum { LONGEST = 3 };
    bool as_object;
    const char *rule;
    if (!behind) {
        uint32_t subject = subject_of(reading, token, &as_object, &rule);
        return subject != NONE && !as_object && subject < token ? subject : NONE;
    }
    for (uint32_t t = token + 2; t < last && t < token + 2 + LONGEST; t++) /* the words are two */
        if (reading->name_at[t] != NONE)
            return reading->document->mentions.items[reading->name_at[t]].head;
    return NONE;
}

/* The deed told last in this sentence or the one before, if it has a doer with a name. */
static const Happening *deed_before(const Reading *reading, uint32_t token, uint32_t sentence)
{
    const Happening *found = NULL;
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        const Happening *deed = &reading->happenings.items[i];
        bool named = false;
        for (uint32_t r = 0; r < deed->roles.count; r++)
            named = named || (deed->roles.items[r].kind == ROLE_AGENT && is_named(reading, deed->roles.items[r].entity));
        bool told = deed->part == TRIGGER_VERB || deed->light;
        if (named && told && !deed->dropped && deed->frame.class != NONE && deed->status == STATUS_ACTUAL && deed->token < token &&
            deed->sentence + 1 >= sentence && (!found || deed->token > found->token) &&
            reading->tokens[deed->governor != NONE ? deed->governor : deed->token].deprel != DEPREL_ACL_RELCL)
            found = deed;
    }
    return found;
}

static void echo(Reading *reading, const Happening *deed, uint32_t token, uint32_t sentence, uint32_t doer)
{
    Fillers doers = {.count = 0};
    Happening copy = *deed;
    memset(&copy.roles, 0, sizeof copy.roles);
    memset(&copy.tolls, 0, sizeof copy.tolls);
    fillers_of(reading, doer, &doers);
    for (uint32_t i = 0; i < doers.count; i++) {
        if (!is_named(reading, doers.entities[i]) || !is_actor(reading, doers.entities[i]) ||
            has_filler(deed, ROLE_AGENT, doers.entities[i]) || has_filler(deed, ROLE_TARGET, doers.entities[i]))
            return;
        add_role(reading, &copy, (Role){ROLE_AGENT, SLOT_SUBJECT, doers.entities[i], doers.tokens[i], "does the same"});
    }
    if (copy.roles.count == 0)
        return;
    for (uint32_t i = 0; i < deed->roles.count; i++)
        if (deed->roles.items[i].kind == ROLE_TARGET)
            add_role(reading, &copy, deed->roles.items[i]);
    copy.token = copy.words[0] = token;
    copy.word_count = 1;
    copy.sentence = sentence;
    copy.speaker_count = 0;
    copy.content = copy.answers = copy.governed_by = copy.subject_event = NONE;
    if (deed->sentence != sentence)
        copy.date = (DateRange){0, 0, DATE_UNKNOWN};
    copy.date_cause = NONE;
    copy.copied = true;
    *ARRAY_PUSH(reading->arena, &reading->happenings) = copy;
}

void echo_deeds(Reading *reading)
{
    const Document *document = reading->document;
    for (uint32_t s = 0; s < document->sentences.count; s++)
        for (uint32_t t = document->sentences.items[s].first; t + 1 < document->sentences.items[s].last; t++) {
            int32_t behind;
            if (!listed(reading, t, LIST_SAME_DEED, &behind))
                continue;
            const Happening *deed = deed_before(reading, t, s);
            uint32_t doer = deed ? doer_of(reading, t, document->sentences.items[s].last, behind == 2) : NONE;
            if (doer != NONE)
                echo(reading, deed, t, s, doer);
        }
}
