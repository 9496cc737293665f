/* Merged tellings into the document's events, claims and tolls. */
#include "interpret/merge.h"

static Span sentence_span(const Reading *reading, uint32_t sentence)
{
    return reading->document->sentences.items[sentence].span;
}

/* In a title, or in the first of several paragraphs of the body: what the article is about. */
static bool in_head(const Reading *reading, uint32_t sentence)
{
    const Document *document = reading->document;
    uint32_t paragraph = document->sentences.items[sentence].paragraph;
    if (document->paragraphs.items[paragraph].kind == PARAGRAPH_TITLE)
        return true;
    if (document->paragraphs.count < 2)
        return false;
    for (uint32_t i = 0; i < paragraph; i++)
        if (document->paragraphs.items[i].kind == PARAGRAPH_BODY)
            return false;
    return document->paragraphs.items[paragraph].kind == PARAGRAPH_BODY;
}

static uint32_t mention_of_place(const Reading *reading, const Happening *happening)
{
    for (uint32_t i = 0; i < happening->roles.count && !happens_nowhere(reading, happening->frame.class); i++)
        if (happening->roles.items[i].kind == ROLE_PLACE) {
            uint32_t mention = reading->mention_at[happening->roles.items[i].token];
            return mention != NONE ? mention : reading->name_at[happening->roles.items[i].token];
        }
    return NONE;
}

static void add_telling(Reading *reading, Event *event, const Happening *telling)
{
    for (uint32_t i = 0; i < event->tellings.count; i++)
        if (event->tellings.items[i].trigger == telling->token)
            return;
    *ARRAY_PUSH(reading->arena, &event->tellings) = (Telling){
        .sentence = telling->sentence,
        .trigger = telling->token,
        .frame = telling->frame_index,
        .evidence = sentence_span(reading, telling->sentence),
    };
}

/* In speech acts the agent is who speaks; only others report them. */
static bool may_claim(const Reading *reading, const Happening *event, uint32_t speaker)
{
    if (!class_has(reading, event->frame.class, TRAIT_SPOKEN))
        return true;
    const Entity *entities = reading->document->entities.items;
    bool person = entities[speaker].class == CLASS_PERSON && entities[speaker].country != NONE;
    return !has_filler(event, ROLE_AGENT, speaker) &&
           !(person && has_filler(event, ROLE_AGENT, entities[speaker].country)); /* a spokesman of the state that speaks */
}

/* What a headline is about, not what it adds ("after strikes", "who attacked"). */
static bool is_main(const Reading *reading, uint32_t token)
{
    for (int step = 0; step < CLIMB_LIMIT && reading->tokens[token].head != NONE; step++) {
        switch (reading->tokens[token].deprel) {
        case DEPREL_OBL:
        case DEPREL_ADVCL:
        case DEPREL_NMOD:
        case DEPREL_NMOD_POSS:
        case DEPREL_ACL:
        case DEPREL_ACL_RELCL:
        case DEPREL_COMPOUND:
            return false;
        default:
            token = reading->tokens[token].head;
        }
    }
    return true;
}

static void add_claims(Reading *reading, uint32_t index, const Happening *event, const Happening *telling)
{
    Document *document = reading->document;
    for (uint32_t i = 0; i < telling->speaker_count; i++) {
        bool told = !may_claim(reading, event, telling->speakers[i]);
        for (uint32_t c = 0; c < document->claims.count && !told; c++)
            told = document->claims.items[c].event == index &&
                   document->claims.items[c].speaker == telling->speakers[i];
        if (told)
            continue;
        *ARRAY_PUSH(document->arena, &document->claims) = (Claim){
            .event = index,
            .speaker = telling->speakers[i],
            .verb = telling->verb,
            .polarity = telling->report == REPORT_DENIED ? POLARITY_DENIED : POLARITY_AFFIRMED,
            .certainty = telling->status == STATUS_POSSIBLE || telling->report == REPORT_POSSIBLE ? CERTAINTY_POSSIBLE
                         : telling->report == REPORT_PROBABLE                                    ? CERTAINTY_PROBABLE
                                                                                                 : CERTAINTY_CERTAIN,
            .evidence = sentence_span(reading, telling->sentence),
        };
    }
}

static void add_tolls(Reading *reading, uint32_t index, const Happening *event)
{
    Document *document = reading->document;
    for (uint32_t i = 0; i < event->tolls.count; i++) {
        Toll toll = event->tolls.items[i];
        if (toll.count.vague) /* "dozens": no count */
            continue;
        toll.event = index;
        *ARRAY_PUSH(document->arena, &document->tolls) = toll;
    }
}

static void fill_event(Reading *reading, Event *out, const Happening *event)
{
    *out = (Event){
        .class = event->frame.class,
        .status = event->status,
        .date = event->date,
        .place_text = mention_of_place(reading, event),
        .date_cause = event->date_cause,
        .status_cause = event->status_cause,
        .response_to = NONE,
        .part_of = NONE,
        .confidence = event->confidence,
    };
    for (uint32_t i = 0; i < event->roles.count; i++)
        if (event->roles.items[i].kind != ROLE_PLACE || !happens_nowhere(reading, event->frame.class))
            *ARRAY_PUSH(reading->arena, &out->roles) = event->roles.items[i];
}

/* What somebody says beside the news is not of the day on which it is reported; what was agreed is. */
static bool is_statement(const Reading *reading, uint32_t class)
{
    return class_has(reading, class, TRAIT_SPOKEN);
}

/* "has been fighting since May": what lasts has no day. */
static bool lasts(const Reading *reading, uint32_t trigger)
{
    const Sentence *sentence = &reading->document->sentences.items[document_sentence(reading->document, trigger)];
    for (uint32_t t = trigger + 1; t < sentence->last; t++)
        if (listed(reading, t, LIST_SINCE, NULL) && reading->tokens[t].head != NONE &&
            (reading->tokens[t].head == trigger || reading->tokens[reading->tokens[t].head].head == trigger))
            return true;
    return false;
}

/* The day of the news: the one day that the opening sentence tells within the last week, else that of the article. */
static DateRange day_of_news(const Reading *reading)
{
    const Document *document = reading->document;
    DateRange day = document->date;
    uint32_t told = 0;
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        const Sentence *sentence = &document->sentences.items[i];
        if (document->paragraphs.items[sentence->paragraph].kind != PARAGRAPH_BODY)
            continue;
        for (uint32_t m = 0; m < document->mentions.count; m++) {
            const Mention *mention = &document->mentions.items[m];
            if (mention->kind != MENTION_DATE || mention->entity == NONE || mention->first < sentence->first ||
                mention->last > sentence->last)
                continue;
            DateRange range = document->entities.items[mention->entity].date;
            if (range.precision != DATE_DAY || range.low > document->date.low || range.low < document->date.low - WEEK)
                continue;
            day = range;
            told++;
        }
        break;
    }
    return told == 1 ? day : document->date;
}

/* The event of the headline happened on the day of the news, unless told otherwise. */
static void date_headline(const Reading *reading, Event *event)
{
    if (event->date.precision != DATE_UNKNOWN || event->status != STATUS_ACTUAL || class_has(reading, event->class, TRAIT_ONGOING) ||
        reading->document->date.precision == DATE_UNKNOWN)
        return;
    for (uint32_t i = 0; i < event->tellings.count && is_statement(reading, event->class); i++)
        if (!in_head(reading, event->tellings.items[i].sentence))
            return; /* told again without a day: a stand that lasts */
    for (uint32_t i = 0; i < event->tellings.count; i++)
        if (in_head(reading, event->tellings.items[i].sentence) &&
            (is_statement(reading, event->class)
                 ? reading->tokens[event->tellings.items[i].trigger].deprel == DEPREL_ROOT
                 : is_main(reading, event->tellings.items[i].trigger)) &&
            !lasts(reading, event->tellings.items[i].trigger) &&
            !told_as_before(reading, event->tellings.items[i].trigger)) {
            event->date = day_of_news(reading);
            return;
        }
}

static void link_answers(Reading *reading)
{
    for (uint32_t h = 0; h < reading->happenings.count; h++) {
        const Happening *happening = &reading->happenings.items[h];
        if (happening->event == NONE || happening->answers == NONE)
            continue;
        uint32_t answered = reading->happenings.items[happening->answers].event;
        if (answered != NONE && answered != happening->event)
            reading->document->events.items[happening->event].response_to = answered;
    }
}

void merge_write(Reading *reading, const Happening *events, uint32_t count)
{
    Document *document = reading->document;
    for (uint32_t i = 0; i < count; i++) {
        Event *event = ARRAY_PUSH(document->arena, &document->events);
        fill_event(reading, event, &events[i]);
        for (uint32_t h = 0; h < reading->happenings.count; h++)
            if (reading->happenings.items[h].event == i)
                add_telling(reading, event, &reading->happenings.items[h]);
        date_headline(reading, event);
        for (uint32_t h = 0; h < reading->happenings.count; h++)
            if (reading->happenings.items[h].event == i)
                add_claims(reading, i, &events[i], &reading->happenings.items[h]);
        add_tolls(reading, i, &events[i]);
    }
    link_answers(reading);
}
