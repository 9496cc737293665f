/* Event classes, frames and triggers as the image holds them. */
#include "knowledge/opened.h"

#include <string.h>

uint32_t knowledge_event_classes(const Knowledge *knowledge)
{
    return knowledge->base.classes.count;
}

EventClass knowledge_event_class(const Knowledge *knowledge, uint32_t class)
{
    const Image *image = &knowledge->base;
    const ClassRecord *record = &image->classes.items[class];
    EventClass out = {
        .name = image_string(image, record->name),
        .iri = image_string(image, record->iri),
        .parent = record->parent,
        .traits = record->traits,
        .symmetric = record->symmetric != 0,
        .target_is_place = record->target_is_place != 0,
    };
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        out.label[i] = image_string(image, record->label[i]);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        out.phrase[i] = image_string(image, record->phrase[i]);
    return out;
}

Spelling knowledge_spelling(const Knowledge *knowledge, Language language)
{
    const Image *image = &knowledge->base;
    const LanguageRecord *record = &image->languages.items[language];
    return (Spelling){image_string(image, record->month_names), image_string(image, record->status_names),
                      image_string(image, record->list_end), image_string(image, record->first_of_month),
                      image_string(image, record->post_owner)};
}

uint32_t knowledge_event_class_of(const Knowledge *knowledge, Text name)
{
    const Image *image = &knowledge->base;
    for (uint32_t i = 0; i < image->classes.count; i++)
        if (text_equal(image_string(image, image->classes.items[i].name), name))
            return i;
    return NONE;
}

uint32_t knowledge_frames(const Knowledge *knowledge)
{
    return knowledge->base.frames.count;
}

Frame knowledge_frame(const Knowledge *knowledge, uint32_t frame)
{
    const FrameRecord *record = &knowledge->base.frames.items[frame];
    Frame out = {
        .name = image_string(&knowledge->base, record->name),
        .class = record->class,
        .relation = record->relation,
        .status = record->status,
        .harm = record->harm,
        .content_status = record->content_status,
        .content_agent = record->content_agent,
        .instrument = record->instrument,
        .required = record->required,
        .subject_is = record->subject_is,
        .object_is = record->object_is,
    };
    memcpy(out.slots, record->slots, sizeof out.slots);
    return out;
}

static Trigger open_trigger(const Image *image, const TriggerRecord *record)
{
    return (Trigger){
        .frame = record->frame,
        .part = record->part,
        .by_form = (record->flags & TRIGGER_BY_FORM) != 0,
        .negative = (record->flags & TRIGGER_NEGATIVE) != 0,
        .others_by_form = record->others_by_form,
        .others_count = record->others_count,
        .others = record->others_count ? image->trigger_words.items + record->others : NULL,
    };
}

uint32_t knowledge_triggers(const Knowledge *knowledge, Language language, Symbol lemma, Trigger *triggers,
                            uint32_t limit)
{
    const Image *image = &knowledge->base;
    uint32_t slots = image->trigger_table.count;
    for (uint32_t slot = slots ? edge_slot(language, lemma, slots) : 0; slots && image->trigger_table.items[slot].count;
         slot = (slot + 1) & (slots - 1)) {
        const TriggerSlot *found = &image->trigger_table.items[slot];
        if (found->word != lemma || found->language != (uint32_t)language)
            continue;
        uint32_t count = found->count < limit ? found->count : limit;
        for (uint32_t i = 0; i < count; i++)
            triggers[i] = open_trigger(image, &image->triggers.items[found->first + i]);
        return count;
    }
    return 0;
}
