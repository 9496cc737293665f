/* Dates by the calendar: days, months, years, digits, decades, seasons. */
#include "recognize/dates.h"

#include "base/utf8.h"

size_t digits_of(Text text, int *value)
{
    size_t i = 0;
    for (*value = 0; i < text.length && i < 6 && text.bytes[i] >= '0' && text.bytes[i] <= '9'; i++)
        *value = *value * 10 + (text.bytes[i] - '0');
    return i;
}

uint32_t direction_read(const Recognizer *r, uint32_t token, Direction *out)
{
    static const List lists[] = {LIST_PAST_MODIFIER, LIST_NEXT_MODIFIER, LIST_THIS_MODIFIER};
    static const Direction directions[] = {DIRECTION_PAST, DIRECTION_NEXT, DIRECTION_THIS};
    for (int i = 0; i < 3; i++) {
        uint32_t length = list_match(r, lists[i], token, NULL);
        if (length) {
            *out = directions[i];
            return length;
        }
    }
    return 0;
}

uint32_t comma_skip(const Recognizer *r, uint32_t token)
{
    return token_is(r, token, ",") ? 1 : 0;
}

uint32_t year_read(const Recognizer *r, uint32_t token, int *year)
{
    if (token >= r->count)
        return 0;
    Text form = form_at(r, token);
    return digits_of(form, year) == 4 && form.length == 4 && *year >= 1000 && *year <= 2100 ? 1 : 0;
}

uint32_t day_read(const Recognizer *r, uint32_t token, int *day)
{
    if (token >= r->count)
        return 0;
    Text form = form_at(r, token);
    size_t digits = digits_of(form, day);
    if (digits == 0 || digits > 2 || *day < 1 || *day > 31) {
        int32_t ordinal;
        uint32_t length = list_match(r, LIST_ORDINAL, token, &ordinal);
        if (!length || ordinal < 1 || ordinal > 31)
            return 0;
        *day = ordinal;
        return length;
    }
    if (digits == form.length)
        return list_has(r, LIST_ORDINAL_ENDING, token + 1) ? 2 : 1;
    Symbol ending = folded_symbol(r, text_slice(form, digits, form.length));
    int32_t value;
    return knowledge_match_list(r->knowledge, r->language, LIST_ORDINAL_ENDING, &ending, 1, &value) == 1 ? 1 : 0;
}

/* "may", "march" are words of their own in English: without a capital they need a number beside them. */
static bool written_as_month(const Recognizer *r, uint32_t token, uint32_t length)
{
    int number;
    int32_t slots = 0;
    Direction direction = DIRECTION_PLAIN;
    return r->language != LANGUAGE_EN || token_capital(r, token) || digits_of(form_at(r, token + length), &number) ||
           (token > 0 && digits_of(form_at(r, token - 1), &number)) ||
           (token > 1 && list_match(r, LIST_MARKER, token - 1, &slots) && slots & 1 << SLOT_OF) ||
           (token > 0 && form_at(r, token).length > 3 && direction_read(r, token - 1, &direction) == 1);
}

/* "sept personnes": a number, unless a day stands before it or a full stop behind. */
static bool is_number(const Recognizer *r, uint32_t token)
{
    int day;
    return list_match(r, LIST_NUMBER, token, NULL) == 1 && !token_is(r, token + 1, ".") &&
           !(token > 0 && day_read(r, token - 1, &day));
}

uint32_t month_read(const Recognizer *r, uint32_t token, int *month)
{
    int32_t value;
    uint32_t length = token < r->count ? list_match(r, LIST_MONTH, token, &value) : 0;
    Upos upos = token_upos(r, token);
    if (!length || upos == UPOS_AUX || (upos == UPOS_VERB && r->language == LANGUAGE_EN) ||
        !written_as_month(r, token, length) || value < 1 || value > 12 || is_number(r, token))
        return 0;
    *month = value;
    if (token_is(r, token + length, ".") && sentence_end(r, token) > token + length + 1)
        length++;
    return length;
}

/* "agreed on Friday to withdraw", "sont convenus vendredi de": a finite past verb tells what was done that day, whatever
   it is about. */
static bool done_then(const Recognizer *r, uint32_t verb)
{
    const Token *tokens = r->document->tokens.items;
    if (tokens[verb].features.tense == TENSE_PAST && tokens[verb].features.verb_form == VERB_FORM_FIN)
        return true;
    bool auxiliary = false, passive = false, infinitive = false;
    for (uint32_t t = sentence_begin(r, verb); t < sentence_end(r, verb); t++) {
        if (tokens[t].head != verb)
            continue;
        auxiliary = auxiliary || (tokens[t].deprel == DEPREL_AUX && tokens[t].features.tense == TENSE_PRES);
        passive = passive || (tokens[t].deprel == DEPREL_AUX_PASS && tokens[t].features.tense == TENSE_PRES);
        infinitive = infinitive || (t > verb && tokens[t].features.verb_form == VERB_FORM_INF);
    }
    uint8_t deprel = tokens[verb].deprel;
    bool bare = !auxiliary && !passive && (deprel == DEPREL_ROOT || deprel == DEPREL_CONJ || deprel == DEPREL_CCOMP);
    return tokens[verb].features.verb_form == VERB_FORM_PART && (auxiliary || bare || (passive && infinitive));
}

/* "étaient appelés aux urnes dimanche": what a verb of planning tells in the imperfect has come. */
static bool is_over(const Recognizer *r, uint32_t verb)
{
    const Token *tokens = r->document->tokens.items;
    for (uint32_t t = sentence_begin(r, verb); t < verb; t++)
        if (tokens[t].head == verb && tokens[t].deprel == DEPREL_AUX_PASS && tokens[t].features.tense == TENSE_IMP)
            return true;
    return false;
}

/* "is to meet", "are meeting on Sunday" (but not "since Sunday"): what the present of "be" puts ahead. */
static bool is_yet_to(const Recognizer *r, uint32_t auxiliary, uint32_t verb, uint32_t date)
{
    const Token *tokens = r->document->tokens.items;
    uint8_t form = tokens[verb].features.verb_form;
    bool progressive = form == VERB_FORM_GER || (form == VERB_FORM_PART && tokens[verb].features.tense == TENSE_PRES);
    return tokens[auxiliary].features.tense == TENSE_PRES &&
           ((tokens[auxiliary].deprel == DEPREL_COP && form == VERB_FORM_INF) ||
            (tokens[auxiliary].deprel == DEPREL_AUX && progressive && !list_before(r, LIST_SINCE, date, NULL)));
}

bool future_told(const Recognizer *r, uint32_t token)
{
    const Token *tokens = r->document->tokens.items;
    uint32_t at = tokens[token].head;
    int32_t just_before;
    if (list_before(r, LIST_SINCE, token, &just_before) && just_before != SINCE_THEN)
        return false;
    /* "un sommet prévu dimanche", however the tree hangs */
    for (uint32_t back = 1; back <= 2 && token >= sentence_begin(r, token) + back; back++)
        if (list_match(r, LIST_STATUS_WORD, token - back, &just_before) == 1 && just_before == STATUS_PLANNED &&
            token_upos(r, token - back) != UPOS_NOUN && !done_then(r, token - back))
            return true;
    for (int steps = 0; at != NONE && steps < 6; at = tokens[at].head, steps++) {
        int32_t status;
        if (tokens[at].upos == UPOS_ADJ && list_match(r, LIST_STATUS_WORD, at, &status) && status == STATUS_PLANNED)
            return true;
        if (tokens[at].upos != UPOS_VERB && tokens[at].upos != UPOS_AUX)
            continue;
        if (tokens[at].deprel == DEPREL_ACL && tokens[at].features.verb_form == VERB_FORM_PART &&
            tokens[at].features.tense == TENSE_PAST && !list_match(r, LIST_STATUS_WORD, at, &status))
            return false; /* "arrivés dimanche" */
        bool reported = tokens[at].features.mood == MOOD_CND && tokens[at].deprel == DEPREL_CCOMP;
        if (tokens[at].features.tense == TENSE_FUT || reported) /* "a dit qu'il partirait lundi" */
            return true;
        for (uint32_t t = sentence_begin(r, token); t < sentence_end(r, token); t++)
            if (tokens[t].head == at && tokens[t].upos == UPOS_AUX &&
                (tokens[t].features.tense == TENSE_FUT || is_yet_to(r, t, at, token) ||
                 (tokens[t].deprel == DEPREL_AUX_PASS && tokens[t].features.mood == MOOD_CND &&
                  tokens[at].deprel == DEPREL_CCOMP) ||
                 (list_match(r, LIST_MODAL, t, &status) == 1 && status == STATUS_PLANNED &&
                  tokens[t].features.tense != TENSE_PAST)))
                return true;
        if (list_match(r, LIST_MODAL, at, &status) == 1 && status == STATUS_PLANNED && tokens[at].features.tense != TENSE_PAST)
            return true; /* "compte se rendre à Pékin en avril" */
        if (list_match(r, LIST_STATUS_WORD, at, &status) && status == STATUS_PLANNED &&
            !(list_match(r, LIST_ORDER_VERB, at, NULL) && done_then(r, at)) && /* "ordered the envoy to leave on Thursday" */
            !((steps == 0 || (steps == 1 && tokens[tokens[token].head].upos == UPOS_NOUN)) && done_then(r, at)) && !is_over(r, at))
            return true;
        bool beside = tokens[at].deprel == DEPREL_ADVCL || tokens[at].deprel == DEPREL_ACL;
        bool past = tokens[at].features.verb_form == VERB_FORM_PART && tokens[at].features.tense == TENSE_PAST;
        if (tokens[at].features.verb_form == VERB_FORM_FIN || (beside && past)) /* "Tué lundi, il sera inhumé" */
            return false;
    }
    return false;
}

Day day_near(const DateContext *context, int month, int day, Direction direction)
{
    int year = day_civil(context->anchor).year;
    CivilDate date = {year, month, day};
    for (int back = 0; back < 4 && !civil_valid(date); back++)
        date.year--; /* 29 February */
    if (!civil_valid(date))
        date = (CivilDate){year, month, month_length(year, month)};
    Day here = day_of(date);
    if (direction == DIRECTION_NEXT && here <= context->anchor)
        date.year++;
    else if (direction != DIRECTION_NEXT && direction != DIRECTION_THIS && here > context->anchor)
        date.year--;
    if (!civil_valid(date))
        date.day = month_length(date.year, month);
    return day_of(date);
}

Direction told_direction(const DateContext *context, uint32_t token)
{
    return future_told(context->recognizer, token) ? DIRECTION_NEXT : DIRECTION_PLAIN;
}

/* "juillet 98": two digits behind a month that are no day of it. */
static uint32_t short_year(const Recognizer *r, uint32_t token, int *year)
{
    Text form = form_at(r, token);
    if (form.length != 2 || digits_of(form, year) != 2 || *year < 32 || token_upos(r, token + 1) == UPOS_NOUN)
        return year_read(r, token, year);
    *year += 1900;
    return 1;
}

/* What may follow day and month: a year, or "last", "next". */
static uint32_t finish_day(const DateContext *context, uint32_t token, CivilDate date, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    uint32_t comma = comma_skip(r, token), length;
    Direction direction;
    uint32_t small = comma ? 0 : small_words(r, token); /* "23 novembre de 1987", "June 26th of 2020" */
    if (small && (length = short_year(r, token + small, &date.year)) != 0 && civil_valid(date)) {
        *out = date_day(day_of(date));
        return small + length;
    }
    if ((length = comma ? year_read(r, token + comma, &date.year) : short_year(r, token, &date.year)) != 0 && civil_valid(date)) {
        *out = date_day(day_of(date));
        return comma + length;
    }
    length = direction_read(r, token, &direction);
    if (!length)
        direction = told_direction(context, token - 1);
    *out = date_day(day_near(context, date.month, date.day, direction));
    return length;
}

uint32_t small_words(const Recognizer *r, uint32_t token)
{
    uint32_t length = 0;
    for (; length < 2 && form_at(r, token + length).length <= 3; length++) {
        Upos upos = token_upos(r, token + length);
        if (upos != UPOS_ADP && upos != UPOS_DET && (upos != UPOS_NONE || !list_has(r, LIST_STOPWORD, token + length)))
            break;
    }
    return length;
}

/* "quatre octobre", "June twenty-second" */
static uint32_t day_in_words(const Recognizer *r, uint32_t token, int *day)
{
    int32_t ordinal;
    double value;
    uint32_t length = token_is_word(r, token) ? number_read(r, token, &value) : 0;
    uint32_t ranked = list_match(r, LIST_ORDINAL, token, &ordinal);
    if (ranked > length) {
        length = ranked;
        value = ordinal;
    }
    if (!length || value < 1 || value > 31)
        return 0;
    *day = (int)value;
    return length;
}

/* "the 20th of next month", "le 15 du mois dernier" */
static uint32_t day_of_told_month(const DateContext *context, uint32_t token, uint32_t at, int day, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    DateRange whole = {0, 0, DATE_UNKNOWN};
    uint32_t small = small_words(r, at), length = small ? date_unit(context, at + small, &whole) : 0;
    if (!length) { /* "de ce mois": the article may be the modifier */
        small = small ? 1 : 0;
        length = date_unit(context, at + small, &whole);
    }
    if (!length || whole.precision != DATE_MONTH || whole.low + day - 1 > whole.high)
        return 0;
    *out = date_day(whole.low + day - 1);
    return at + small + length - token;
}

/* "16 janvier 2024", "18th of January", "January 16, 2024" */
static uint32_t day_month(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    CivilDate date = {0, 0, 0};
    uint32_t at = token, length = day_read(r, at, &date.day);
    if (!length)
        length = day_in_words(r, at, &date.day);
    if (length) {
        at += length;
        uint32_t skipped = small_words(r, at);
        length = month_read(r, at + skipped, &date.month);
        if (!length)
            return day_of_told_month(context, token, at, date.day, out);
        at += skipped + length;
    } else {
        length = month_read(r, at, &date.month);
        at += length;
        if (!length || r->language == LANGUAGE_FR)
            return 0;
        if (token_upos(r, at) == UPOS_DET)
            at++;
        length = day_read(r, at, &date.day);
        if (!length)
            length = day_in_words(r, at, &date.day);
        if (!length)
            return 0;
        at += length;
    }
    at += finish_day(context, at, date, out);
    return at - token;
}

/* "of that year", "de la même année": that of what was told last. */
static uint32_t year_told_before(const DateContext *context, uint32_t token, int *year)
{
    const Recognizer *r = context->recognizer;
    int32_t steps, unit;
    for (uint32_t at = token; at + 1 >= token && at > 0; at--) { /* the article may be part of "the same" */
        uint32_t before = list_match(r, LIST_UNIT_SHIFT, at, &steps), length = before ? list_match(r, LIST_TIME_UNIT, at + before, &unit) : 0;
        if (length && steps == 0 && unit == YEAR && at + before + length > token && context->last.precision != DATE_UNKNOWN) {
            *year = day_civil(context->last.low).year;
            return at + before + length - token;
        }
    }
    return 0;
}

static uint32_t month_year(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Direction direction = DIRECTION_PLAIN;
    int month, year;
    uint32_t before = direction_read(r, token, &direction);
    uint32_t length = month_read(r, token + before, &month);
    if (!length)
        return 0;
    uint32_t at = token + before + length, skipped = small_words(r, at), comma = comma_skip(r, at);
    uint32_t gaps[] = {0, skipped, comma}; /* "May 2024", "May of 2024", "May, 2024" */
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        uint32_t told = i < 2 ? short_year(r, at + gaps[i], &year) : year_read(r, at + gaps[i], &year);
        if (!told)
            continue;
        *out = date_month(year, month);
        return at + gaps[i] + told - token;
    }
    uint32_t same = skipped ? year_told_before(context, at + skipped, &year) : 0;
    if (same) {
        *out = date_month(year, month);
        return at + skipped + same - token;
    }
    if (!before) {
        uint32_t after = direction_read(r, at, &direction);
        at += after;
        if (!after)
            direction = told_direction(context, token);
    }
    CivilDate near = day_civil(day_near(context, month, 1, direction)), now = day_civil(context->anchor);
    if (direction == DIRECTION_PAST && near.year == now.year && near.month == now.month)
        near.year--; /* "en mars dernier" said in March */
    *out = date_month(near.year, month);
    return at - token;
}

/* "early 2024", "fin janvier", "mi-mars": the whole month or year, as no border is told. */
static uint32_t part_of(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int year;
    uint32_t length = list_match(r, LIST_MONTH_PART, token, NULL);
    if (!length)
        return 0;
    uint32_t at = token + length;
    if (token_is(r, at, "-"))
        at++;
    at += small_words(r, at);
    uint32_t rest = month_year(context, at, out);
    if (!rest && (rest = year_read(r, at, &year)) != 0)
        *out = date_year(year);
    return rest ? at + rest - token : 0;
}

/* "mi-janvier", "mid-January" as one token */
static uint32_t joined_part(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Text form = form_at(r, token);
    size_t dash = text_find(form, TEXT("-"));
    if (dash == SIZE_MAX || dash == 0 || dash > 8)
        return 0;
    Symbol part = folded_symbol(r, text_slice(form, 0, dash));
    Symbol name = folded_symbol(r, text_slice(form, dash + 1, form.length));
    int32_t value, month;
    if (!knowledge_match_list(r->knowledge, r->language, LIST_MONTH_PART, &part, 1, &value) ||
        !knowledge_match_list(r->knowledge, r->language, LIST_MONTH, &name, 1, &month))
        return 0;
    int year;
    uint32_t told = year_read(r, token + 1, &year);
    if (!told)
        year = day_civil(day_near(context, month, 1, told_direction(context, token))).year;
    *out = date_month(year, month);
    return 1 + told;
}

/* Digits with two separators, read from the text itself, however they were cut into tokens. */
static uint32_t numeric(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    const Token *tokens = r->document->tokens.items;
    Text text = text_slice(r->document->text, tokens[token].span.begin, r->document->text.length);
    int parts[3], count = 0;
    size_t at = 0;
    while (count < 3) {
        size_t digits = digits_of(text_slice(text, at, text.length), &parts[count]);
        if (digits == 0 || digits == 3 || digits > 4)
            return 0;
        count++;
        at += digits;
        if (count < 3 && (at >= text.length || (text.bytes[at] != '/' && text.bytes[at] != '-' && text.bytes[at] != '.')))
            return 0;
        if (count < 3)
            at++;
    }
    bool year_first = parts[0] >= 1000;
    CivilDate date = year_first ? (CivilDate){parts[0], parts[1], parts[2]} : (CivilDate){parts[2], parts[1], parts[0]};
    if (!year_first && r->language == LANGUAGE_EN && parts[0] <= 12)
        date = (CivilDate){parts[2], parts[0], parts[1]};
    if (date.year < 100)
        date.year += date.year < 70 ? 2000 : 1900;
    if (!civil_valid(date) && !year_first)
        date = (CivilDate){date.year, date.day, date.month};
    if (!civil_valid(date))
        return 0;
    *out = date_day(day_of(date));
    uint32_t last = token;
    while (last < r->count && tokens[last].span.begin < tokens[token].span.begin + at)
        last++;
    return last - token;
}

/* A bare number is a year where it counts nothing. */
static uint32_t bare_year(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    const Token *self = &r->document->tokens.items[token];
    int year;
    if (!year_read(r, token, &year))
        return 0;
    bool marked = list_before(r, LIST_LOCATIVE, token, NULL) || list_before(r, LIST_SINCE, token, NULL) ||
                  list_before(r, LIST_UNTIL, token, NULL) || (token > 0 && token_is(r, token - 1, "("));
    const Token *head = self->head == NONE ? NULL : &r->document->tokens.items[self->head];
    bool apart = marked && token_upos(r, token + 1) == UPOS_NUM; /* "In 1975 four soldiers fell" */
    bool counts = !apart && head && self->head > token && head->upos == UPOS_NOUN && head->features.number == NUMBER_PLUR;
    if (counts || (!marked && (year < 1900 || (self->deprel == DEPREL_NUMMOD && head && self->head > token &&
                                               head->upos != UPOS_NOUN))))
        return 0;
    *out = date_year(year);
    return 1;
}

uint32_t date_calendar(const DateContext *context, uint32_t token, DateRange *out)
{
    static DateRule *const rules[] = {numeric, day_month, month_year, part_of, joined_part, date_period, date_holiday, bare_year};
    return token < context->recognizer->count ? date_longest(rules, sizeof rules / sizeof *rules, context, token, out) : 0;
}
