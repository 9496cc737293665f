/* The IRIs of events: the same wherever one happening is told, different for different ones.

       strike-20240116-irn-pak-4be1f0c2
       class  day      parties hash over class, days, place, status and parties with their roles

   An event that is told without its day, or without a party that has a name, cannot be known again in another
   article: its hash takes in the document and its place among its likes. A war needs no day, only its
   parties. */
#include "graph/article.h"

#include <stdlib.h>
#include <string.h>

enum { PARTIES = 3, CODE_LIMIT = 24, FILLERS = 64 };

static uint32_t count_named(const Article *article, const Event *event)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < event->roles.count; i++)
        count += event->roles.items[i].kind <= ROLE_PARTICIPANT && entity_is_named(article, event->roles.items[i].entity);
    return count;
}

static bool is_lasting(const Article *article, const Event *event)
{
    return text_equal(knowledge_event_class(article->knowledge, event->class).name, TEXT("War"));
}

bool event_is_known_again(const Article *article, const Event *event)
{
    uint32_t named = count_named(article, event);
    return event->date.precision == DATE_DAY ? named >= 1 : is_lasting(article, event) && named >= 2;
}

static int compare_texts(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

static Text append(Article *article, Text text, Text more)
{
    return text_format(article->arena, "%.*s %.*s", (int)text.length, text.bytes, (int)more.length, more.bytes);
}

/* All that makes the event this one, in an order that no telling changes. */
static Text event_key(Article *article, const Event *event)
{
    Text parts[FILLERS];
    size_t count = 0;
    for (uint32_t i = 0; i < event->roles.count && count < FILLERS; i++) {
        const Role *role = &event->roles.items[i];
        if (role->kind == ROLE_INSTRUMENT || !entity_is_named(article, role->entity))
            continue;
        Text iri = entity_iri(article, role->entity);
        parts[count++] = text_format(article->arena, "%s=%.*s", role_name(role->kind), (int)iri.length, iri.bytes);
    }
    if (count > 1)
        qsort(parts, count, sizeof *parts, compare_texts);
    Text name = knowledge_event_class(article->knowledge, event->class).name;
    bool dated = event->date.precision != DATE_UNKNOWN;
    Text key = text_format(article->arena, "%.*s %s %ld %ld", (int)name.length, name.bytes, status_name(event->status),
                           dated ? (long)event->date.low : 0, dated ? (long)event->date.high : -1);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !text_equal(parts[i], parts[i - 1]))
            key = append(article, key, parts[i]);
    return key;
}

/* How many earlier events of the document have the same key. */
static uint32_t place_among_likes(Article *article, uint32_t index, Text key)
{
    uint32_t earlier = 0;
    article->keys[index] = text_hash(key);
    for (uint32_t i = 0; i < index; i++)
        earlier += article->keys[i] == article->keys[index];
    return earlier;
}

/* "AmbassadorRecall" -> "ambassador-recall" */
static Text hyphenate(Article *article, Text name)
{
    char *out = arena_push(article->arena, name.length * 2 + 1);
    size_t used = 0;
    for (size_t i = 0; i < name.length; i++) {
        bool capital = name.bytes[i] >= 'A' && name.bytes[i] <= 'Z';
        if (capital && i)
            out[used++] = '-';
        out[used++] = (char)(capital ? name.bytes[i] - 'A' + 'a' : name.bytes[i]);
    }
    return (Text){out, used};
}

/* "-20240116", "-202401", "-2024", or nothing. */
static Text date_part(Article *article, const DateRange *date)
{
    char day[11];
    if (date->precision == DATE_UNKNOWN)
        return (Text){"", 0};
    day_write(date->low, day);
    if (date->precision == DATE_YEAR || date->precision == DATE_DECADE)
        return text_format(article->arena, "-%.4s", day);
    if (date->precision == DATE_MONTH)
        return text_format(article->arena, "-%.4s%.2s", day, day + 5);
    return text_format(article->arena, "-%.4s%.2s%.2s", day, day + 5, day + 8);
}

static Text party_code(Article *article, uint32_t entity)
{
    Text country = entity_country(article, entity);
    if (country.length)
        return country;
    Text last = iri_last(entity_iri(article, entity));
    return last.length <= CODE_LIMIT ? last : (Text){"", 0};
}

/* "-irn-pak": agents before targets, each code once; for reading only. */
static Text parties_part(Article *article, const Event *event)
{
    Text codes[PARTIES], all = {"", 0};
    size_t count = 0;
    for (int kind = ROLE_AGENT; kind <= ROLE_PLACE; kind++)
        for (uint32_t i = 0; i < event->roles.count && count < PARTIES; i++) {
            const Role *role = &event->roles.items[i];
            if (role->kind != kind || !entity_is_named(article, role->entity) || (kind == ROLE_PLACE && count > 1))
                continue;
            codes[count] = party_code(article, role->entity);
            bool fresh = codes[count].length > 0;
            for (size_t j = 0; j < count; j++)
                fresh = fresh && !text_equal(codes[j], codes[count]);
            count += fresh;
        }
    if (count > 1 && knowledge_event_class(article->knowledge, event->class).symmetric)
        qsort(codes, count, sizeof *codes, compare_texts);
    for (size_t i = 0; i < count; i++)
        all = text_format(article->arena, "%.*s-%.*s", (int)all.length, all.bytes, (int)codes[i].length, codes[i].bytes);
    return all;
}

Term event_iri(Article *article, uint32_t index)
{
    const Event *event = &article->document->events.items[index];
    Text key = event_key(article, event), full = key;
    if (!event_is_known_again(article, event)) {
        Text document = iri_last(graph_term(article->graph, article->iri).text);
        full = text_format(article->arena, "%.*s %.*s %u", (int)key.length, key.bytes, (int)document.length,
                           document.bytes, place_among_likes(article, index, key));
    }
    Text class = hyphenate(article, knowledge_event_class(article->knowledge, event->class).name);
    Text date = date_part(article, &event->date), parties = parties_part(article, event);
    Text hash = text_slice(article_hash(article, 'h', full, 8), 1, 9);
    Text name = text_format(article->arena, "%.*s%.*s%.*s-%.*s", (int)class.length, class.bytes, (int)date.length,
                            date.bytes, (int)parties.length, parties.bytes, (int)hash.length, hash.bytes);
    return article_name(article, "event", name);
}
