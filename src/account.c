/* What a document holds after each stage, for people to read: text, CoNLL-U, mentions, events. */
#include "interface.h"

#include "base/utf8.h"
#include "base/utf8.h"
#include "graph/statements.h"
#include "write/output.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Account {
    const Document *document;
    const Knowledge *knowledge; /* names event classes and frames */
    Output *output;
    Graph *graph;       /* holds the events' IRIs, or NULL */
    const Term *names;  /* event -> IRI */
    Text wanted;        /* the end of the IRI of the only event to tell of; empty: all */
    uint32_t byte, code_points; /* counted so far, so that offsets are found in one pass */
} Account;

enum { LINE_LIMIT = 1024, FEATURES_LIMIT = 512 };

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void print(Account *account, const char *format, ...)
{
    char line[LINE_LIMIT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    output_string(account->output, line);
}

/* A text on one line. */
static void print_text(Account *account, Text text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        output_char(account->output, (unsigned char)c < ' ' ? ' ' : c);
    }
}

static void print_span(Account *account, const char *label, Span span)
{
    print(account, "%s", label);
    print_text(account, document_span(account->document, span));
    print(account, "\n");
}

static Text symbol(const Account *account, Symbol of)
{
    return symbol_text(account->document->symbols, of);
}

static void print_meta(Account *account, const char *name, Text value)
{
    if (value.length == 0)
        return;
    print(account, "# %s = ", name);
    print_text(account, value);
    print(account, "\n");
}

static void print_head(Account *account)
{
    const Document *document = account->document;
    print_meta(account, "newdoc id", document->name);
    print_meta(account, "language", text_of(language_tag(document->language)));
    print_meta(account, "title", document->title);
    print_meta(account, "publisher", document->publisher);
    print_meta(account, "author", document->author);
    print_meta(account, "address", document->address);
    if (document->date.precision != DATE_UNKNOWN) {
        char date[11];
        day_write(document->date.low, date);
        print_meta(account, "date", text_of(date));
    }
}

static void account_read(Account *account)
{
    static const char *const kinds[] = {"body", "title", "caption"};
    for (uint32_t i = 0; i < account->document->paragraphs.count; i++) {
        const Paragraph *paragraph = &account->document->paragraphs.items[i];
        print(account, "[%s] ", kinds[paragraph->kind]);
        print_span(account, "", paragraph->span);
    }
}

/* ---- CoNLL-U ---- */

/* Code points before a byte; asked for in order. */
static uint32_t code_point(Account *account, uint32_t byte)
{
    if (byte < account->byte)
        account->byte = account->code_points = 0;
    account->code_points += (uint32_t)utf8_count(text_slice(account->document->text, account->byte, byte));
    account->byte = byte;
    return account->code_points;
}

static void print_misc(Account *account, Span span, bool glued)
{
    uint32_t begin = code_point(account, span.begin), end = code_point(account, span.end);
    print(account, "%sTokenRange=%u:%u\n", glued ? "SpaceAfter=No|" : "", begin, end);
}

static void print_range(Account *account, const Sentence *sentence, uint32_t first)
{
    const Token *tokens = account->document->tokens.items;
    uint32_t last = first;
    while (last + 1 < sentence->last && tokens[last + 1].flags & TOKEN_MULTIWORD_NEXT)
        last++;
    Span span = {tokens[first].span.begin, tokens[last].span.end};
    print(account, "%u-%u\t", first - sentence->first + 1, last - sentence->first + 1);
    print_text(account, document_span(account->document, span));
    print(account, "\t_\t_\t_\t_\t_\t_\t_\t");
    print_misc(account, span, tokens[last].flags & TOKEN_NO_SPACE_AFTER);
}

/* What is written, but for the words of a token that does not show them: "de", "le" in "du". */
static void print_form(Account *account, uint32_t index)
{
    const Token *tokens = account->document->tokens.items;
    const Token *token = &tokens[index];
    bool first = token->flags & TOKEN_MULTIWORD_FIRST, next = token->flags & TOKEN_MULTIWORD_NEXT;
    bool shared = (first && tokens[index + 1].span.begin == token->span.begin) ||
                  (next && tokens[index - 1].span.begin == token->span.begin);
    print_text(account, shared ? symbol(account, token->form) : document_span(account->document, token->span));
}

static void print_token(Account *account, const Sentence *sentence, uint32_t index)
{
    const Token *token = &account->document->tokens.items[index];
    if (token->flags & TOKEN_MULTIWORD_FIRST)
        print_range(account, sentence, index);
    char features[FEATURES_LIMIT];
    size_t length = features_write(&token->features, features);
    print(account, "%u\t", index - sentence->first + 1);
    print_form(account, index);
    print(account, "\t");
    print_text(account, token->lemma ? symbol(account, token->lemma) : (Text){"_", 1});
    print(account, "\t%s\t_\t", token->upos ? upos_name((Upos)token->upos) : "_");
    print_text(account, (Text){features, length});
    uint32_t head = token->head == NONE ? 0 : token->head - sentence->first + 1;
    print(account, "\t%u\t%s\t_\t", head, token->deprel ? deprel_name((Deprel)token->deprel) : "_");
    if (token->flags & (TOKEN_MULTIWORD_FIRST | TOKEN_MULTIWORD_NEXT))
        print(account, "_\n");
    else
        print_misc(account, token->span, token->flags & TOKEN_NO_SPACE_AFTER);
}

static void account_analyze(Account *account)
{
    for (uint32_t i = 0; i < account->document->sentences.count; i++) {
        const Sentence *sentence = &account->document->sentences.items[i];
        print(account, "# sent_id = %u\n", i + 1);
        print_span(account, "# text = ", sentence->span);
        for (uint32_t j = sentence->first; j < sentence->last; j++)
            print_token(account, sentence, j);
        print(account, "\n");
    }
}

/* ---- names ---- */

static void print_known(Account *account, const Entity *entity)
{
    if (entity->thing == NONE)
        return;
    Thing thing = knowledge_thing(account->knowledge, entity->thing);
    print(account, entity->approximate_link ? " ?<" : " <");
    print_text(account, thing.iri);
    print(account, ">");
}

/* What is needed to list mentions below their entities in one pass over each. */
typedef struct Mentions {
    uint32_t *begins; /* mention -> code points before it */
    uint32_t *next;   /* mention -> the entity's next one, or NONE */
    uint32_t *first;  /* entity -> its first mention, or NONE */
} Mentions;

static void mentions_free(Mentions *mentions)
{
    free(mentions->begins);
    free(mentions->next);
    free(mentions->first);
}

/* Mentions come in the order of the text: code points are counted on from one to the next. */
static void count_begins(const Document *document, uint32_t *begins)
{
    uint32_t byte = 0, points = 0;
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        uint32_t begin = document->tokens.items[document->mentions.items[i].first].span.begin;
        if (begin < byte)
            byte = points = 0; /* never so, but then right all the same */
        points += (uint32_t)utf8_count(text_slice(document->text, byte, begin));
        byte = begin;
        begins[i] = points;
    }
}

static bool mentions_gather(const Document *document, Mentions *out)
{
    *out = (Mentions){calloc(document->mentions.count + 1U, sizeof(uint32_t)),
                      calloc(document->mentions.count + 1U, sizeof(uint32_t)),
                      calloc(document->entities.count + 1U, sizeof(uint32_t))};
    if (!out->begins || !out->next || !out->first)
        return false;
    for (uint32_t i = 0; i < document->entities.count; i++)
        out->first[i] = NONE;
    for (uint32_t i = document->mentions.count; i-- > 0;) {
        uint32_t entity = document->mentions.items[i].entity;
        if (entity == NONE)
            continue;
        out->next[i] = out->first[entity];
        out->first[entity] = i;
    }
    count_begins(document, out->begins);
    return true;
}

static void print_mention(Account *account, uint32_t index, uint32_t begin)
{
    static const char *const kinds[] = {"name",    "demonym",    "description", "pronoun",
                                        "instrument", "date", "amount"};
    static const char *const ways[] = {"gazetteer", "pattern", "model", "repeated", "coreference", "grammar"};
    const Mention *mention = &account->document->mentions.items[index];
    Span span = tokens_span(account->document, mention->first, mention->last);
    uint32_t length = (uint32_t)utf8_count(document_span(account->document, span));
    print(account, "\t%u,%u\t%s\t%s\t%u.%u%%\t", begin, begin + length, kinds[mention->kind], ways[mention->how],
          mention->confidence / 10U, mention->confidence % 10U);
    print_span(account, "", span);
}

static void account_recognize(Account *account)
{
    Mentions mentions;
    bool gathered = mentions_gather(account->document, &mentions);
    for (uint32_t i = 0; gathered && i < account->document->entities.count; i++) {
        const Entity *entity = &account->document->entities.items[i];
        print(account, "%u\t%s\t", i, entity_class_name(entity->class));
        print_text(account, symbol(account, entity->name));
        print_known(account, entity);
        print(account, "\n");
        for (uint32_t j = mentions.first[i]; j != NONE; j = mentions.next[j])
            print_mention(account, j, mentions.begins[j]);
    }
    account->output->failed = account->output->failed || !gathered;
    mentions_free(&mentions);
}

/* ---- events ---- */

static void print_entity(Account *account, uint32_t entity)
{
    if (entity != NONE)
        print_text(account, symbol(account, account->document->entities.items[entity].name));
    else
        print(account, "-");
}

static void print_date(Account *account, const DateRange *date)
{
    char low[11], high[11];
    if (date->precision == DATE_UNKNOWN)
        return;
    day_write(date->low, low);
    day_write(date->high, high);
    print(account, date->low == date->high ? " %s" : " %s/%s", low, high);
}

static void print_telling(Account *account, const Telling *telling)
{
    print(account, "\ttold by ");
    print_text(account, token_form(account->document, telling->trigger));
    if (telling->frame < knowledge_frames(account->knowledge)) {
        print(account, " (frame ");
        print_text(account, knowledge_frame(account->knowledge, telling->frame).name);
        print(account, ")");
    }
    print_span(account, ": ", telling->evidence);
}

static void print_cause(Account *account, const char *what, uint32_t token)
{
    if (token == NONE)
        return;
    print(account, "\t%s by ", what);
    print_text(account, token_form(account->document, token));
    print(account, "\n");
}

static Text event_name(const Account *account, uint32_t event)
{
    return graph_term(account->graph, account->names[event]).text;
}

static bool is_wanted(const Account *account, uint32_t event)
{
    return account->wanted.length == 0 || text_ends(event_name(account, event), account->wanted);
}

static void print_event(Account *account, uint32_t index)
{
    const Event *event = &account->document->events.items[index];
    print(account, "%u\t", index);
    print_text(account, knowledge_event_class(account->knowledge, event->class).name);
    print(account, " %s", status_name(event->status));
    print_date(account, &event->date);
    if (account->names) {
        print(account, " <");
        print_text(account, event_name(account, index));
        print(account, ">");
    }
    print(account, "\n");
    for (uint32_t i = 0; i < event->roles.count; i++) {
        const Role *role = &event->roles.items[i];
        print(account, "\t%s\t", role_name((RoleKind)role->kind));
        print_entity(account, role->entity);
        print(account, "\t%s\n", role->rule ? role->rule : "");
    }
    print_cause(account, "date", event->date_cause);
    print_cause(account, "status", event->status_cause);
    for (uint32_t i = 0; i < event->tellings.count; i++)
        print_telling(account, &event->tellings.items[i]);
}

static void print_claims(Account *account)
{
    for (uint32_t i = 0; i < account->document->claims.count; i++) {
        const Claim *claim = &account->document->claims.items[i];
        if (!is_wanted(account, claim->event))
            continue;
        print(account, "claim\t%u\t%s by ", claim->event,
              claim->polarity == POLARITY_DENIED ? "denied" : "affirmed");
        print_entity(account, claim->speaker);
        print_span(account, ": ", claim->evidence);
    }
    for (uint32_t i = 0; i < account->document->tolls.count; i++) {
        static const char *const harms[] = {"killed", "injured", "detained", "missing", "displaced"};
        const Toll *toll = &account->document->tolls.items[i];
        if (!is_wanted(account, toll->event))
            continue;
        print(account, "toll\t%u\t%.0f to %.0f %s, by ", toll->event, toll->count.low, toll->count.high,
              harms[toll->harm]);
        print_entity(account, toll->speaker);
        print_span(account, ": ", toll->evidence);
    }
    for (uint32_t i = 0; i < account->document->relations.count && account->wanted.length == 0; i++) {
        const Relation *relation = &account->document->relations.items[i];
        print(account, "relation\t");
        print_entity(account, relation->subject);
        print(account, " %s ", relation_name(relation->kind));
        if (relation->object == NONE)
            print_text(account, symbol(account, relation->text));
        else
            print_entity(account, relation->object);
        print_span(account, ": ", relation->evidence);
    }
}

static void account_interpret(Account *account)
{
    for (uint32_t i = 0; i < account->document->events.count; i++)
        if (is_wanted(account, i))
            print_event(account, i);
    print_claims(account);
}

static WireStatus explain(Account *account, WireWrite *write, void *context)
{
    bool found = account->wanted.length == 0;
    for (uint32_t i = 0; i < account->document->events.count; i++)
        found = found || is_wanted(account, i);
    Output *output = found ? calloc(1, sizeof *output) : NULL;
    if (!output)
        return found ? WIRE_NO_MEMORY : WIRE_NOT_FOUND;
    output->write = write;
    output->context = context;
    account->output = output;
    print_head(account);
    account_interpret(account);
    WireStatus status = output_end(output);
    free(output);
    return status;
}

WireStatus wire_explain(const WireDocument *document, const char *event, WireWrite *write, void *context)
{
    Graph *graph = graph_new();
    Term *names = calloc(document->document->events.count + 1U, sizeof *names);
    WireStatus status = graph && names ? graph_name_events(graph, document->knowledge, document->document, names)
                                       : WIRE_NO_MEMORY;
    Account account = {.document = document->document, .knowledge = document->knowledge, .graph = graph,
                       .names = names, .wanted = text_of(event)};
    if (status == WIRE_OK)
        status = explain(&account, write, context);
    free(names);
    graph_free(graph);
    return status;
}

WireStatus wire_dump(const WireDocument *document, WireStage stage, WireWrite *write, void *context)
{
    static void (*const accounts[WIRE_STAGES])(Account *) = {
        [WIRE_STAGE_READ] = account_read,
        [WIRE_STAGE_ANALYZE] = account_analyze,
        [WIRE_STAGE_RECOGNIZE] = account_recognize,
        [WIRE_STAGE_INTERPRET] = account_interpret,
    };
    if (stage >= WIRE_STAGES)
        return WIRE_BAD_ARGUMENT;
    Output *output = calloc(1, sizeof *output);
    if (!output)
        return WIRE_NO_MEMORY;
    output->write = write;
    output->context = context;
    Account account = {.document = document->document, .knowledge = document->knowledge, .output = output};
    print_head(&account);
    accounts[stage](&account);
    WireStatus status = output_end(output);
    free(output);
    return status;
}
