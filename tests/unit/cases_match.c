/* Whether the events of a sentence are those that a case asks for. */
#include "cases.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static Text fold(const Document *document, Text text)
{
    static const char *const articles[] = {"the ", "le ", "la ", "les ", "l'", "un ", "une ", "des ", "a ", "an "};
    char folded[512];
    Text out = {folded, utf8_fold(text_trim(text), folded, sizeof folded)};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (text_starts(out, text_of(articles[i]))) {
            out = text_slice(out, text_of(articles[i]).length, out.length);
            break;
        }
    return text_copy(document->arena, out);
}

static bool names_match(const Document *document, Text wanted, Text name)
{
    Text a = fold(document, wanted), b = fold(document, name);
    if (text_equal(a, b))
        return true;
    Text a_end = text_format(document->arena, " %.*s", (int)a.length, a.bytes);
    Text b_end = text_format(document->arena, " %.*s", (int)b.length, b.bytes);
    return a.length > 3 && b.length > 3 && (text_ends(b, a_end) || text_ends(a, b_end));
}

static bool entity_named(const Knowledge *knowledge, const Document *document, uint32_t index, Text wanted)
{
    const Entity *entity = &document->entities.items[index];
    if (names_match(document, wanted, symbol_text(document->symbols, entity->name)))
        return true;
    for (uint32_t i = 0; i < entity->names.count; i++)
        if (names_match(document, wanted, symbol_text(document->symbols, entity->names.items[i])))
            return true;
    if (entity->thing == NONE)
        return false;
    Thing thing = knowledge_thing(knowledge, entity->thing);
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (thing.label[language].length && names_match(document, wanted, thing.label[language]))
            return true;
    return false;
}

static Text cut(Text *rest, char at)
{
    size_t end = 0;
    while (end < rest->length && rest->bytes[end] != at)
        end++;
    Text part = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end < rest->length ? end + 1 : end, rest->length);
    return part;
}

static bool fills(const Knowledge *knowledge, const Document *document, uint32_t index, Text role, Text name)
{
    const Event *event = &document->events.items[index];
    for (uint32_t i = 0; i < event->roles.count; i++) {
        Text kind = text_of(role_name((RoleKind)event->roles.items[i].kind));
        bool same = text_equal(kind, role) || (text_equal(kind, TEXT("participant")) &&
                                               (text_equal(role, TEXT("agent")) || text_equal(role, TEXT("target"))));
        if (same && entity_named(knowledge, document, event->roles.items[i].entity, name))
            return true;
    }
    for (uint32_t i = 0; i < document->claims.count && text_equal(role, TEXT("by")); i++)
        if (document->claims.items[i].event == index && entity_named(knowledge, document, document->claims.items[i].speaker, name))
            return true;
    return false;
}

static bool is_filled(const Document *document, uint32_t index, Text role)
{
    const Event *event = &document->events.items[index];
    for (uint32_t i = 0; i < event->roles.count; i++)
        if (text_equal(text_of(role_name((RoleKind)event->roles.items[i].kind)), role))
            return true;
    for (uint32_t i = 0; i < document->claims.count && text_equal(role, TEXT("by")); i++)
        if (document->claims.items[i].event == index)
            return true;
    return false;
}

/* "a|b;c": either a or b, and c; "~" marks words that name nobody and need not be found, "-"
   whoever must not be found; "none" that nobody may be found. */
static bool fillers_met(const Knowledge *knowledge, const Document *document, uint32_t event, Text role, Text value)
{
    if (text_equal(value, TEXT("none")))
        return !is_filled(document, event, role);
    while (value.length) {
        Text filler = cut(&value, ';');
        bool met = false;
        while (filler.length && !met) {
            Text name = cut(&filler, '|');
            bool barred = text_starts(name, TEXT("-"));
            met = text_starts(name, TEXT("~")) ||
                  fills(knowledge, document, event, role, barred ? text_slice(name, 1, name.length) : name) != barred;
        }
        if (!met)
            return false;
    }
    return true;
}

static bool toll_met(const Document *document, uint32_t event, Harm harm, Text value)
{
    bool none = text_equal(value, TEXT("none"));
    long wanted = strtol(text_string(document->arena, value), NULL, 10);
    for (uint32_t i = 0; i < document->tolls.count; i++) {
        const Toll *toll = &document->tolls.items[i];
        if (toll->event == event && toll->harm == harm && (none || (long)toll->count.low == wanted))
            return !none;
    }
    return none;
}

static bool date_met(const Event *event, Text value)
{
    if (text_equal(value, TEXT("none")))
        return event->date.precision == DATE_UNKNOWN;
    Text first = cut(&value, '/');
    DateRange low, high;
    if (!date_parse(first, &low) || event->date.precision == DATE_UNKNOWN)
        return false;
    high = low;
    return (value.length == 0 || date_parse(value, &high)) && event->date.low == low.low && event->date.high == high.high;
}

static bool roles_met(const Knowledge *knowledge, const Document *document, uint32_t index, Text roles)
{
    const Event *event = &document->events.items[index];
    EventStatus status = STATUS_ACTUAL;
    for (Text rest = text_trim(roles); rest.length;) {
        /* role=value, where a value goes on to the next " role=" */
        Text role = cut(&rest, '=');
        size_t end = 0, equals = text_find(rest, TEXT("="));
        if (equals == SIZE_MAX)
            end = rest.length;
        else
            for (end = equals; end > 0 && rest.bytes[end] != ' '; end--)
                ;
        Text value = text_trim(text_slice(rest, 0, end));
        rest = text_trim(text_slice(rest, end, rest.length));
        bool met = true;
        if (text_equal(role, TEXT("status"))) {
            for (int s = STATUS_ACTUAL; s <= STATUS_DENIED; s++)
                if (text_equal(value, text_of(status_name((EventStatus)s))))
                    status = (EventStatus)s;
        } else if (text_equal(role, TEXT("date"))) {
            met = date_met(event, value);
        } else if (text_equal(role, TEXT("killed")) || text_equal(role, TEXT("injured"))) {
            met = toll_met(document, index, text_equal(role, TEXT("killed")) ? HARM_KILLED : HARM_INJURED, value);
        } else {
            met = fillers_met(knowledge, document, index, role, value);
        }
        if (!met)
            return false;
    }
    return event->status == status;
}

static bool class_matches(const Knowledge *knowledge, const Event *event, Text wanted)
{
    for (uint32_t class = event->class; class != NONE; class = knowledge_event_class(knowledge, class).parent)
        if (text_equal(knowledge_event_class(knowledge, class).name, wanted))
            return true;
    return false;
}

/* "subject > object" of a relation, the object in words where it is no thing; without any, every one of the kind. */
static bool relation_met(const Knowledge *knowledge, const Document *document, const CaseLine *line)
{
    Text rest = line->roles, subject = text_trim(cut(&rest, '>')), object = text_trim(rest);
    bool found = false;
    for (uint32_t i = 0; i < document->relations.count && !found; i++) {
        const Relation *relation = &document->relations.items[i];
        if (!text_equal(line->class, text_of(relation_name(relation->kind))))
            continue;
        bool words = relation->object == NONE;
        found = subject.length == 0 ||
                (entity_named(knowledge, document, relation->subject, subject) &&
                 (words ? names_match(document, object, symbol_text(document->symbols, relation->text))
                        : entity_named(knowledge, document, relation->object, object)));
    }
    return found == line->wanted;
}

static bool is_relation(Text name)
{
    for (int kind = 0; kind < RELATION_COUNT; kind++)
        if (text_equal(name, text_of(relation_name((RelationKind)kind))))
            return true;
    return false;
}

bool case_met(const Knowledge *knowledge, const Document *document, const CaseLine *line)
{
    bool found = false;
    if (line->class.length == 0)
        return document->events.count == 0;
    if (is_relation(line->class))
        return relation_met(knowledge, document, line);
    for (uint32_t i = 0; i < document->events.count && !found; i++)
        found = class_matches(knowledge, &document->events.items[i], line->class) &&
                (!line->wanted || roles_met(knowledge, document, i, line->roles));
    return found == line->wanted;
}

void case_print(const Knowledge *knowledge, const Document *document)
{
    for (uint32_t i = 0; i < document->events.count; i++) {
        const Event *event = &document->events.items[i];
        Text class = knowledge_event_class(knowledge, event->class).name;
        fprintf(stderr, "      %.*s %s", (int)class.length, class.bytes, status_name(event->status));
        for (uint32_t r = 0; r < event->roles.count; r++) {
            Text name = symbol_text(document->symbols, document->entities.items[event->roles.items[r].entity].name);
            fprintf(stderr, " %s=%.*s", role_name((RoleKind)event->roles.items[r].kind), (int)name.length, name.bytes);
        }
        char low[11], high[11];
        day_write(event->date.low, low), day_write(event->date.high, high);
        if (event->date.precision != DATE_UNKNOWN)
            fprintf(stderr, " date=%s/%s", low, high);
        for (uint32_t t = 0; t < document->tolls.count; t++)
            if (document->tolls.items[t].event == i)
                fprintf(stderr, " harm%d=%g", (int)document->tolls.items[t].harm, document->tolls.items[t].count.low);
        for (uint32_t c = 0; c < document->claims.count; c++)
            if (document->claims.items[c].event == i) {
                Text name = symbol_text(document->symbols, document->entities.items[document->claims.items[c].speaker].name);
                fprintf(stderr, " by=%.*s", (int)name.length, name.bytes);
            }
        fprintf(stderr, "\n");
    }
}
