/* The names of events, put together without grammar so that they read in every language:
   "Strike · Iran → Jaish al-Adl · Panjgur · 2024-01-16". */
#include "graph/article.h"

#include <stdlib.h>

enum { LISTED = 12 }; /* fillers of one role that are named */

typedef struct Line {
    Article *article;
    const Event *event;
    Language language;
    bool shared; /* by articles: parties without a name are left out */
    Text text;
} Line;

static void add(Line *line, const char *separator, Text text)
{
    line->text = text_format(line->article->arena, "%.*s%s%.*s", (int)line->text.length, line->text.bytes, separator,
                             (int)text.length, text.bytes);
}

typedef struct Filler {
    Text iri, name;
} Filler;

static int compare_fillers(const void *a, const void *b)
{
    const Filler *left = a, *right = b;
    return text_compare(left->iri, right->iri);
}

/* The fillers of a role in an order that no telling changes: the first after `separator`, the others after commas. */
static bool add_role(Line *line, RoleKind kind, const char *separator)
{
    Filler fillers[LISTED];
    size_t count = 0;
    for (uint32_t i = 0; i < line->event->roles.count && count < LISTED; i++) {
        const Role *role = &line->event->roles.items[i];
        if (role->kind != kind || (line->shared && !entity_is_named(line->article, role->entity)))
            continue;
        Text name = entity_label(line->article, role->entity, line->language);
        if (name.length && article_entity(line->article, role->entity))
            fillers[count++] = (Filler){entity_iri(line->article, role->entity), name};
    }
    if (count > 1)
        qsort(fillers, count, sizeof *fillers, compare_fillers);
    for (size_t i = 0; i < count; i++)
        add(line, i ? ", " : separator, fillers[i].name);
    return count > 0;
}

static void add_date(Line *line)
{
    const DateRange *date = &line->event->date;
    char low[11], high[11];
    if (date->precision == DATE_UNKNOWN)
        return;
    day_write(date->low, low);
    day_write(date->high, high);
    size_t length = date->precision == DATE_YEAR ? 4 : date->precision == DATE_MONTH ? 7 : 10;
    add(line, " · ", (Text){low, length});
    if (length == 10 && date->low != date->high)
        add(line, "/", (Text){high, length});
}

Text event_label(Article *article, const Event *event, Language language)
{
    EventClass class = knowledge_event_class(article->knowledge, event->class);
    Line line = {article, event, language, event_is_known_again(article, event),
                 class.label[language].length ? class.label[language] : class.name};
    bool agent = add_role(&line, ROLE_AGENT, " · ");
    bool participant = add_role(&line, ROLE_PARTICIPANT, agent ? ", " : " · ");
    add_role(&line, ROLE_TARGET, agent || participant ? " → " : " · → ");
    add_role(&line, ROLE_PLACE, " · ");
    add_date(&line);
    return line.text;
}
