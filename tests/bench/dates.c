/* Reads lines "language TAB day TAB text" and writes the days found in each: what dates.py compares. */
#include "analyze/analyze.h"
#include "recognize/recognize.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void say(void *context, const char *message)
{
    (void)context;
    fprintf(stderr, "%s\n", message);
}

static void write_dates(const Document *document)
{
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        const Mention *mention = &document->mentions.items[i];
        if (mention->kind != MENTION_DATE)
            continue;
        DateRange range = document->entities.items[mention->entity].date;
        char low[11], high[11];
        day_write(range.low, low);
        day_write(range.high, high);
        printf("%s%s/%s", i ? " " : "", low, high);
    }
}

static void run(const Knowledge *knowledge, char *line)
{
    char *day = strchr(line, '\t'), *text = day ? strchr(day + 1, '\t') : NULL;
    if (!text)
        return;
    *day++ = *text++ = '\0';
    Arena *arena = arena_new((size_t)1 << 28);
    if (!arena || setjmp(*arena_escape(arena)))
        exit(1);
    Document *document = document_new(arena, knowledge_symbols(knowledge));
    document->language = language_of(text_of(line));
    date_parse(text_of(day), &document->date);
    document->text = text_of(text);
    *ARRAY_PUSH(arena, &document->paragraphs) = (Paragraph){{0, (uint32_t)document->text.length}, PARAGRAPH_BODY};
    if (analyze(knowledge, document) == WIRE_OK && recognize(knowledge, document) == WIRE_OK)
        write_dates(document);
    putchar('\n');
    arena_free(arena);
}

int main(int count, char **arguments)
{
    if (count != 3)
        return 2;
    Reporter reporter = {say, NULL};
    Knowledge *knowledge;
    if (knowledge_open(arguments[1], arguments[2], &reporter, &knowledge) != WIRE_OK)
        return 1;
    static char line[1 << 16];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        run(knowledge, line);
    }
    knowledge_close(knowledge);
    return 0;
}
