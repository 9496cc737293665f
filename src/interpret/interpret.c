/* Trees and mentions into events, claims and relations. */
#include "interpret/interpret.h"

#include "interpret/triggers.h"

WireStatus interpret(const Knowledge *knowledge, Document *document)
{
    if (document->tokens.count == 0 || document->sentences.count == 0)
        return WIRE_OK;
    Reading *reading = reading_new(knowledge, document);
    find_triggers(reading);
    find_speakers(reading);
    settle_status(reading);
    find_places(reading);
    find_dates(reading);
    fill_from_words(reading);
    count_dates(reading);
    imply_means(reading);
    fill_from_others(reading);
    count_tolls(reading);
    fill_from_scene(reading);
    echo_deeds(reading);
    split_collectives(reading);
    read_announced(reading);
    fill_from_context(reading);
    name_opponents(reading);
    merge_happenings(reading);
    find_relations(reading);
    return WIRE_OK;
}
