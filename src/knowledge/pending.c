/* Stands in for the tables of knowledge that are not there yet; what is defined elsewhere goes before. */
#include "knowledge/knowledge.h"

#include <math.h>

#define PENDING __attribute__((weak))

PENDING WireStatus knowledge_add_gazetteer(Knowledge *knowledge, const char *path, const Reporter *reporter)
{
    (void)knowledge;
    return report(reporter, WIRE_UNSUPPORTED, "%s: no gazetteer can be added yet", path);
}

PENDING const unsigned char *knowledge_hash(const Knowledge *knowledge)
{
    static const unsigned char none[32] = {0};
    (void)knowledge;
    return none;
}

PENDING Thing knowledge_thing(const Knowledge *knowledge, uint32_t thing)
{
    (void)knowledge, (void)thing;
    return (Thing){.within = NONE, .country = NONE, .latitude = NAN, .longitude = NAN};
}

PENDING uint32_t knowledge_thing_of(const Knowledge *knowledge, Text iri)
{
    (void)knowledge, (void)iri;
    return NONE;
}

PENDING EventClass knowledge_event_class(const Knowledge *knowledge, uint32_t class)
{
    (void)knowledge, (void)class;
    return (EventClass){.parent = NONE};
}

PENDING uint32_t knowledge_frames(const Knowledge *knowledge)
{
    (void)knowledge;
    return 0;
}

PENDING Frame knowledge_frame(const Knowledge *knowledge, uint32_t frame)
{
    (void)knowledge, (void)frame;
    return (Frame){.relation = -1};
}
