/* A treebank as running text, with where its words and sentences lie in it. */
#include "learn/gold.h"

#include <string.h>

enum { FIELDS = 10 };

typedef struct Reader {
    Arena *arena;
    Gold *gold;
    char *text;
    size_t used;
    uint32_t line;
    uint32_t sentence_word;   /* first word of the sentence at hand */
    uint32_t sentence_begin;
    uint32_t covered;         /* words of a multiword token up to this number are written already */
    Span multiword;
    bool paragraph;           /* the next sentence begins one */
} Reader;

static uint32_t number(Text text)
{
    uint32_t value = 0;
    for (size_t i = 0; i < text.length && text.bytes[i] >= '0' && text.bytes[i] <= '9'; i++)
        value = value * 10 + (uint32_t)(text.bytes[i] - '0');
    return value;
}

static bool split(Text line, Text fields[FIELDS])
{
    for (int i = 0; i < FIELDS; i++) {
        size_t end = text_find(line, TEXT("\t"));
        if ((end == SIZE_MAX) != (i == FIELDS - 1))
            return false;
        fields[i] = text_slice(line, 0, end == SIZE_MAX ? line.length : end);
        line = text_slice(line, end == SIZE_MAX ? line.length : end + 1, line.length);
    }
    return true;
}

static Span write(Reader *reader, const Text fields[FIELDS])
{
    Text form = fields[1];
    Span span = {(uint32_t)reader->used, (uint32_t)(reader->used + form.length)};
    memcpy(reader->text + reader->used, form.bytes, form.length);
    reader->used += form.length;
    if (text_find(fields[9], TEXT("SpaceAfter=No")) == SIZE_MAX)
        reader->text[reader->used++] = ' ';
    *ARRAY_PUSH(reader->arena, &reader->gold->tokens) = span;
    return span;
}

static void read_word(Reader *reader, const Text fields[FIELDS])
{
    uint32_t id = number(fields[0]), head = number(fields[6]);
    bool covered = id <= reader->covered;
    Span span = covered ? reader->multiword : write(reader, fields);
    *ARRAY_PUSH(reader->arena, &reader->gold->words) = (GoldWord){
        .token = span,
        .form = fields[1],
        .lemma = fields[2],
        .upos = upos_of(fields[3]),
        .head = head ? reader->sentence_word + head - 1 : NONE,
        .deprel = deprel_universal(deprel_of(fields[7])),
        .multiword = covered,
    };
}

static void begin_paragraph(Reader *reader)
{
    Gold *gold = reader->gold;
    reader->paragraph = false;
    if (reader->used) {
        memcpy(reader->text + reader->used, "\n\n", 2);
        reader->used += 2;
    }
    *ARRAY_PUSH(reader->arena, &gold->paragraphs) = (Paragraph){{(uint32_t)reader->used, 0}, PARAGRAPH_BODY};
}

static void end_sentence(Reader *reader)
{
    Gold *gold = reader->gold;
    if (gold->words.count == reader->sentence_word)
        return;
    Span span = {reader->sentence_begin, gold->tokens.items[gold->tokens.count - 1].end};
    *ARRAY_PUSH(reader->arena, &gold->sentences) = span;
    gold->paragraphs.items[gold->paragraphs.count - 1].span.end = span.end;
    reader->sentence_word = gold->words.count;
    reader->covered = 0;
}

static WireStatus read_line(Reader *reader, Text line, const Reporter *reports)
{
    Text fields[FIELDS];
    if (line.length == 0)
        return end_sentence(reader), WIRE_OK;
    if (line.bytes[0] == '#') {
        reader->paragraph = reader->paragraph || text_starts(line, TEXT("# newpar")) || text_starts(line, TEXT("# newdoc"));
        return WIRE_OK;
    }
    if (!split(line, fields))
        return report(reports, WIRE_BAD_SYNTAX, "line %u: not CoNLL-U", reader->line);
    if (text_find(fields[0], TEXT(".")) != SIZE_MAX)
        return WIRE_OK;
    if (reader->gold->words.count == reader->sentence_word && reader->covered == 0) {
        if (reader->paragraph)
            begin_paragraph(reader);
        reader->sentence_begin = (uint32_t)reader->used;
    }
    size_t dash = text_find(fields[0], TEXT("-"));
    if (dash == SIZE_MAX) {
        read_word(reader, fields);
    } else {
        reader->covered = number(text_slice(fields[0], dash + 1, fields[0].length));
        reader->multiword = write(reader, fields);
    }
    return WIRE_OK;
}

WireStatus gold_read(Arena *arena, Text conllu, const Reporter *reports, Gold **out)
{
    Gold *gold = ARENA_NEW(arena, Gold);
    Reader reader = {.arena = arena, .gold = gold, .text = ARENA_ARRAY(arena, char, conllu.length + 1), .paragraph = true};
    Text line;
    while (text_next_line(&conllu, &line)) {
        reader.line++;
        TRY(read_line(&reader, line, reports));
    }
    end_sentence(&reader);
    gold->text = (Text){reader.text, reader.used};
    *out = gold;
    return WIRE_OK;
}
