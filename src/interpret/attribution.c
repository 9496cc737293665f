/* Who says so: reporting verbs over or beside a clause, "according to", and quotations that run on. */
#include "interpret/reading.h"

static void add_speaker(Happening *happening, uint32_t entity)
{
    for (uint32_t i = 0; i < happening->speaker_count; i++)
        if (happening->speakers[i] == entity)
            return;
    if (happening->speaker_count < SPEAKER_LIMIT)
        happening->speakers[happening->speaker_count++] = entity;
}

/* Also houses that stand for those within: an embassy, a hospital. */
static bool can_speak(const Reading *reading, uint32_t entity)
{
    return is_actor(reading, entity) || reading->document->entities.items[entity].class == CLASS_FACILITY;
}

/* "l'agence officielle APS": the name beside a common noun that names nobody. */
static uint32_t name_beside(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->name_at[children[i]] != NONE && child_with(reading, children[i], DEPREL_CASE) == NONE &&
            (reading->tokens[children[i]].deprel == DEPREL_NMOD || reading->tokens[children[i]].deprel == DEPREL_APPOS))
            return children[i];
    return token;
}

static bool is_body(const Reading *reading, uint32_t entity)
{
    EntityClass class = reading->document->entities.items[entity].class;
    return is_named(reading, entity) && is_actor(reading, entity) && class != CLASS_COUNTRY && class != CLASS_CITY &&
           class != CLASS_REGION;
}

/* "a spokesman for the army, Felix Ba", "un diplomate de l'ONU": who speaks without a name is who the text names beside
   them, or the body that they speak for; NONE where there is neither. */
static uint32_t named_speaker(const Reading *reading, uint32_t token)
{
    static const Deprel relations[] = {DEPREL_APPOS, DEPREL_NMOD, DEPREL_NMOD_POSS, DEPREL_COMPOUND};
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (size_t r = 0; r < sizeof relations / sizeof *relations; r++)
        for (uint32_t i = 0; i < count; i++) {
            uint32_t name = reading->tokens[children[i]].deprel == relations[r] ? reading->mention_at[children[i]] : NONE;
            uint32_t entity = name != NONE ? reading->document->mentions.items[name].entity : NONE;
            uint32_t slots = marker_slots(reading, children[i]);
            bool owned = relations[r] != DEPREL_NMOD || slots & (1u << SLOT_OF | 1u << SLOT_FOR);
            if (entity != NONE && owned && is_body(reading, entity))
                return entity;
        }
    return NONE;
}

/* Whether a token stands for somebody who can speak; adds them. */
static bool take_speakers(const Reading *reading, Happening *happening, uint32_t token, uint32_t verb, int32_t kind)
{
    Fillers fillers;
    bool taken = false;
    fillers_of(reading, token, &fillers);
    if (fillers.count == 0)
        fillers_of(reading, name_beside(reading, token), &fillers);
    for (uint32_t i = 0; i < fillers.count; i++)
        if (can_speak(reading, fillers.entities[i])) {
            uint32_t named = is_named(reading, fillers.entities[i]) ? NONE : named_speaker(reading, fillers.tokens[i]);
            add_speaker(happening, named != NONE ? named : fillers.entities[i]);
            taken = true;
        }
    if (taken) {
        happening->verb = reading->tokens[verb].form;
        happening->report = (uint8_t)kind;
    }
    return taken;
}

/* A noun beside a reporting verb without subject: ", a annoncé le ministère", ", the ministry said" misread. */
static uint32_t stray_subject(const Reading *reading, uint32_t verb)
{
    const Document *document = reading->document;
    const uint32_t *children;
    uint32_t count = children_of(reading, verb, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t deprel = reading->tokens[children[i]].deprel;
        bool place = deprel == DEPREL_OBJ || deprel == DEPREL_CCOMP || deprel == DEPREL_OBL || deprel == DEPREL_DEP;
        uint32_t name = reading->name_at[children[i]];
        if (name != NONE && document->mentions.items[name].kind == MENTION_DATE)
            continue;
        if (place && is_nominal(reading, children[i]) && !reading->evokes[children[i]] &&
            child_with(reading, children[i], DEPREL_CASE) == NONE)
            return children[i];
    }
    return NONE;
}

/* Whether a clause is put in beside what it reports: behind a comma, with no word that subordinates it. */
static bool is_inserted(const Reading *reading, uint32_t verb)
{
    const Token *token = &reading->tokens[verb];
    if (token->deprel == DEPREL_PARATAXIS)
        return true;
    bool beside = token->deprel == DEPREL_ADVCL || token->deprel == DEPREL_CONJ || token->deprel == DEPREL_CCOMP;
    return beside && is_verb(reading, verb) && token->features.verb_form != VERB_FORM_INF &&
           token->features.tense != TENSE_PRES && child_with(reading, verb, DEPREL_PUNCT) != NONE &&
           child_with(reading, verb, DEPREL_MARK) == NONE && child_with(reading, verb, DEPREL_CC) == NONE;
}

/* Whoever speaks behind a semicolon speaks of what stands behind it. */
static bool is_cut_off(const Reading *reading, uint32_t token, uint32_t words)
{
    for (uint32_t t = token + 1; t < words; t++)
        if (text_equal(token_form(reading->document, t), TEXT(";")))
            return true;
    return false;
}

/* "Kyiv accused Moscow; Moscow blamed Kyiv": an act of speech with a content of its own says nothing of what stands beside. */
static bool says_something_else(const Reading *reading, uint32_t verb, uint32_t token)
{
    uint32_t act = reading->happening_at[verb], content = child_with(reading, verb, DEPREL_CCOMP);
    if (content != NONE && !is_below(reading, token, content))
        return true;
    return act != NONE && reading->happenings.items[act].frame.class != NONE &&
           (child_with(reading, verb, DEPREL_OBJ) != NONE || child_with(reading, verb, DEPREL_XCOMP) != NONE);
}

/* "ont lancé une offensive": the verb is what is done, not what is said. */
static bool does(const Reading *reading, const Happening *happening, uint32_t verb)
{
    uint32_t carrier = reading->happening_at[verb];
    bool carried = carrier != NONE && is_carrier(&reading->happenings.items[carrier].frame) &&
                   reading->happenings.items[carrier].carried == happening->token;
    bool object = reading->tokens[happening->token].deprel == DEPREL_OBJ && reading->tokens[happening->token].head == verb;
    return carried || (happening->light && happening->governor == verb) ||
           (object && listed(reading, verb, LIST_LIGHT_VERB, NULL));
}

/* "he said", "a-t-il ajouté": a pronoun for somebody who speaks. */
static bool is_pronoun_for_speaker(const Reading *reading, uint32_t verb, uint32_t subject)
{
    uint32_t pronoun = subject != NONE ? subject : child_with(reading, verb, DEPREL_EXPL);
    if (pronoun == NONE)
        return false;
    const Token *token = &reading->tokens[pronoun];
    return token->upos == UPOS_PRON && token->features.person == PERSON_3 && token->features.number == NUMBER_SING &&
           token->features.reflex != REFLEX_YES && token->features.gender != GENDER_NEUT;
}

static bool take_last_voice(const Reading *reading, Happening *happening, uint32_t verb, int32_t kind);

static bool take_agent_of(const Reading *reading, Happening *happening, uint32_t verb, int32_t kind)
{
    uint32_t agent = child_with(reading, verb, DEPREL_OBL_AGENT);
    return agent != NONE && take_speakers(reading, happening, agent, verb, kind);
}

/* "No group has claimed": nobody says so. */
static bool is_nobody(const Reading *reading, uint32_t subject)
{
    return reading->tokens[subject].features.pron_type == PRON_TYPE_NEG ||
           child_listed(reading, subject, LIST_NEGATION, NULL) != NONE;
}

/* The speaker of a reporting verb that says the clause; of those before when a pronoun stands for them. */
static bool take_reporter_of(const Reading *reading, Happening *happening, uint32_t verb, bool look_back)
{
    int32_t kind;
    bool as_object;
    const char *rule;
    if (holds_word(happening, verb) || does(reading, happening, verb) || !listed(reading, verb, LIST_REPORTING_VERB, &kind))
        return false;
    uint32_t subject = subject_of(reading, verb, &as_object, &rule);
    uint8_t deprel = reading->tokens[verb].deprel;
    bool undergone = is_past_participle(reading, verb) && (deprel == DEPREL_ACL || deprel == DEPREL_AMOD);
    if (as_object || undergone) /* "X, suspected of a murder" says nothing */
        return take_agent_of(reading, happening, verb, kind);
    if (subject != NONE && is_nobody(reading, subject))
        return false;
    bool own = child_with(reading, verb, DEPREL_NSUBJ) != NONE;
    uint32_t behind = own ? subject_behind(reading, verb) : NONE;
    if (behind != NONE)
        subject = behind;
    if (!own && is_inserted(reading, verb)) { /* rather than the subject of the clause reported */
        uint32_t stray = stray_subject(reading, verb);
        subject = stray != NONE ? stray : subject;
    }
    if (!own && is_pronoun_for_speaker(reading, verb, NONE)) /* "a-t-il ajouté" shares no subject */
        subject = NONE;
    if (look_back && is_pronoun_for_speaker(reading, verb, subject) && take_last_voice(reading, happening, verb, kind))
        return true; /* whoever spoke last goes on */
    return subject != NONE && take_speakers(reading, happening, subject, verb, kind);
}

static bool take_reporter(const Reading *reading, Happening *happening, uint32_t verb)
{
    return take_reporter_of(reading, happening, verb, true);
}

/* Who spoke last before a sentence, for "he added". */
static bool take_last_voice(const Reading *reading, Happening *happening, uint32_t verb, int32_t kind)
{
    enum { BACK = 2 };
    const Document *document = reading->document;
    uint32_t at = document_sentence(document, verb);
    for (uint32_t back = 1; back <= BACK && back <= at; back++) {
        const Sentence *sentence = &document->sentences.items[at - back];
        Happening voice = {.light = false};
        for (uint32_t t = sentence->first; t < sentence->last; t++)
            if (is_verb(reading, t) && !(reading->tokens[t].flags & TOKEN_QUOTED) && take_reporter_of(reading, &voice, t, false)) {
                for (uint32_t i = 0; i < voice.speaker_count; i++)
                    add_speaker(happening, voice.speakers[i]);
                happening->verb = reading->tokens[verb].form;
                happening->report = (uint8_t)kind;
                return true;
            }
    }
    return false;
}

/* "Pour Moscou, l'accord est mort", ", pour qui ...": words of purpose name whose view it is only where they open. */
static bool opens_view(const Reading *reading, uint32_t source)
{
    const Sentence *sentence = &reading->document->sentences.items[document_sentence(reading->document, source)];
    if (!listed(reading, source, LIST_PURPOSE, NULL))
        return true;
    return source == sentence->first ||
           (source + 1 < sentence->last && reading->tokens[source + 1].features.pron_type == PRON_TYPE_REL);
}

/* Whom "according to" or "selon" at a token names. */
static bool take_source_at(const Reading *reading, Happening *happening, uint32_t source)
{
    uint32_t object = NONE;
    if (!listed(reading, source, LIST_ACCORDING_TO, NULL) || !opens_view(reading, source))
        return false;
    if (reading->tokens[source].deprel == DEPREL_CASE || reading->tokens[source].deprel == DEPREL_MARK)
        object = reading->tokens[source].head;
    if (object == NONE)
        object = child_with(reading, source, DEPREL_OBL);
    if (object == NONE)
        object = child_with(reading, source, DEPREL_OBJ);
    if (object == NONE)
        return false;
    take_speakers(reading, happening, antecedent(reading, object), source, REPORT_CERTAIN);
    return true; /* whoever it is, nobody else says so */
}

/* An oblique or adverbial beside the clause that names a source, at `least` or behind it. */
static bool take_source(const Reading *reading, Happening *happening, uint32_t clause, uint32_t least)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, clause, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (children[i] < least)
            continue;
        uint32_t source = marker_in(reading, children[i], LIST_ACCORDING_TO);
        if (take_source_at(reading, happening, source != NONE ? source : children[i]))
            return true;
    }
    return false;
}

/* Reporting clauses put in or after: "..., said KCNA", "comme l'a déclaré X". */
static bool take_inserted(const Reading *reading, Happening *happening, uint32_t clause)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, clause, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (children[i] > clause && is_inserted(reading, children[i]) && !says_something_else(reading, children[i], happening->token) &&
            !is_cut_off(reading, happening->token, children[i]) && take_reporter(reading, happening, children[i]))
            return true;
    }
    return false;
}

/* Complements, also those that the parser took for adverbials: they have a subject and no word that says why or when. */
static bool is_reported(const Reading *reading, uint32_t clause)
{
    uint8_t deprel = reading->tokens[clause].deprel;
    if (deprel == DEPREL_ADVCL)
        return child_with(reading, clause, DEPREL_MARK) != NONE && child_with(reading, clause, DEPREL_NSUBJ) != NONE &&
               marker_slots(reading, clause) == 0 && marker_in(reading, clause, LIST_CONDITION) == NONE &&
               marker_in(reading, clause, LIST_CAUSE_AFTER) == NONE && marker_in(reading, clause, LIST_PURPOSE) == NONE &&
               marker_in(reading, clause, LIST_SINCE) == NONE && marker_in(reading, clause, LIST_UNTIL) == NONE &&
               clause > reading->tokens[clause].head;
    uint32_t over = reading->tokens[clause].head;
    if (deprel == DEPREL_PARATAXIS && over != NONE && over < clause)
        return !says_something_else(reading, over, clause) && !is_cut_off(reading, over, clause);
    return deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS || deprel == DEPREL_OBJ || deprel == DEPREL_XCOMP;
}

/* "Two were killed and three wounded, according to X", "..., X said": the last of coordinated clauses bears the source of
   all, where it stands behind them. */
static bool take_source_of_last(const Reading *reading, Happening *happening)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = count; i > 0; i--) {
        uint32_t last = children[i - 1];
        if (reading->tokens[last].deprel != DEPREL_CONJ)
            continue;
        return take_source(reading, happening, last, last) || take_inserted(reading, happening, last);
    }
    return false;
}

static bool is_part_of_name(uint8_t upos)
{
    return upos == UPOS_DET || upos == UPOS_ADJ || upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADP;
}

/* The name or description that ends right before a reporting verb and stands behind a comma: ", the mayor, X, told Y". */
static const Mention *subject_before(const Reading *reading, uint32_t verb, uint32_t least)
{
    const Document *document = reading->document;
    uint32_t end = verb;
    while (end > least && (reading->tokens[end - 1].upos == UPOS_AUX || reading->tokens[end - 1].upos == UPOS_ADV))
        end--;
    bool framed = end > least && reading->tokens[end - 1].upos == UPOS_PUNCT;
    end -= framed;
    uint32_t name = end > least ? reading->name_at[end - 1] : NONE;
    if (name == NONE || document->mentions.items[name].last != end || document->mentions.items[name].kind == MENTION_DATE)
        return NULL;
    const Mention *mention = &document->mentions.items[name];
    uint32_t first = mention->first;
    while (first > least && is_part_of_name(reading->tokens[first - 1].upos))
        first--;
    return first > least && reading->tokens[first - 1].upos == UPOS_PUNCT ? mention : NULL;
}

/* ", X said", ", X told reporters", whatever the tree makes of it. */
static bool take_closing_words(const Reading *reading, Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t verb = happening->token + 3; verb < sentence->last; verb++) {
        int32_t kind;
        bool finite = is_verb(reading, verb) && reading->tokens[verb].features.verb_form != VERB_FORM_INF;
        if (!finite || !listed(reading, verb, LIST_REPORTING_VERB, &kind) || holds_word(happening, verb) ||
            subject_behind(reading, verb) != NONE || says_something_else(reading, verb, happening->token) || is_cut_off(reading, happening->token, verb))
            continue;
        const Mention *subject = subject_before(reading, verb, happening->token + 1);
        if (subject && take_speakers(reading, happening, subject->head, verb, kind))
            return true;
    }
    return false;
}

static bool is_finite(const Reading *reading, uint32_t token)
{
    const Features *features = &reading->tokens[token].features;
    uint8_t deprel = reading->tokens[token].deprel;
    return is_verb(reading, token) && features->verb_form != VERB_FORM_INF && features->verb_form != VERB_FORM_GER &&
           !(features->verb_form == VERB_FORM_PART && (deprel == DEPREL_AMOD || deprel == DEPREL_ACL));
}

static bool is_form(const Reading *reading, uint32_t token, Text form)
{
    return text_equal(token_form(reading->document, token), form);
}

/* Whether a verb stands behind a comma, but for its auxiliary and pronoun: ", a déclaré", ", said". */
static bool opens_behind_comma(const Reading *reading, uint32_t verb, uint32_t least)
{
    while (verb > least && (reading->tokens[verb - 1].upos == UPOS_AUX || reading->tokens[verb - 1].upos == UPOS_PRON))
        verb--;
    return verb > least && is_form(reading, verb - 1, TEXT(","));
}

/* "..., according to X." and "..., a déclaré X." close what the whole sentence says, whatever they hang on. */
static bool take_closing_source(const Reading *reading, Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = sentence->last - 1; t > happening->token + 1; t--) {
        if (is_form(reading, t, TEXT(";")))
            return false;
        if (is_form(reading, t - 1, TEXT(",")) && listed(reading, t, LIST_ACCORDING_TO, NULL))
            return take_source_at(reading, happening, t);
        if (is_finite(reading, t))
            return opens_behind_comma(reading, t, happening->token + 1) &&
                   (is_inserted(reading, t) || subject_behind(reading, t) != NONE) &&
                   !says_something_else(reading, t, happening->token) && take_reporter(reading, happening, t);
    }
    return false;
}

/* "announced on television that X had fled": the content of a verb, hung on the noun between; behind an object, "que" tells
   of that ("reconnaît l'indépendance que X a proclamée"). */
static uint32_t verb_over_content(const Reading *reading, uint32_t clause)
{
    const Token *token = &reading->tokens[clause];
    bool content = token->deprel == DEPREL_ACL && child_with(reading, clause, DEPREL_MARK) != NONE &&
                   (child_with(reading, clause, DEPREL_NSUBJ) != NONE || child_with(reading, clause, DEPREL_NSUBJ_PASS) != NONE);
    bool object = token->head != NONE && reading->tokens[token->head].deprel == DEPREL_OBJ;
    return content && !object && token->head != NONE ? reading->tokens[token->head].head : NONE;
}

static void find_speaker(const Reading *reading, Happening *happening)
{
    uint32_t token = happening->token;
    bool apart = false; /* in a clause that tells of a noun: whoever speaks of that does not tell this */
    for (int step = 0; token != NONE && step < CLIMB_LIMIT; step++) {
        uint32_t over = reading->tokens[token].head;
        if (take_source(reading, happening, token, 0) || take_inserted(reading, happening, token))
            return;
        uint8_t deprel = reading->tokens[token].deprel;
        if (over != NONE && is_reported(reading, token) && !(apart && deprel == DEPREL_OBJ) &&
            !is_cut_off(reading, happening->token, over) && take_reporter(reading, happening, over))
            return;
        uint32_t verb = verb_over_content(reading, token);
        if (verb != NONE && take_reporter(reading, happening, verb))
            return;
        if (over != NONE && reading->tokens[token].deprel == DEPREL_NSUBJ && take_source(reading, happening, over, 0))
            return;
        apart = apart || deprel == DEPREL_ACL_RELCL || deprel == DEPREL_ADVCL ||
                (deprel == DEPREL_ACL && child_with(reading, token, DEPREL_MARK) != NONE);
        token = over;
    }
    if (!take_source_of_last(reading, happening) && !take_closing_words(reading, happening))
        take_closing_source(reading, happening);
}

/* A speaker found in a sentence goes on for quotations beside it that name none. */
typedef struct Voice {
    Happening said; /* only its speakers and verb */
    bool found;
} Voice;

static Voice voice_of(const Reading *reading, uint32_t index)
{
    const Sentence *sentence = &reading->document->sentences.items[index];
    Voice voice = {.found = false};
    for (uint32_t t = sentence->first; t < sentence->last && !voice.found; t++)
        if (is_verb(reading, t) && !(reading->tokens[t].flags & TOKEN_QUOTED))
            voice.found = take_reporter(reading, &voice.said, t);
    return voice;
}

static bool carry(const Reading *reading, Happening *happening, uint32_t sentence)
{
    Voice voice = voice_of(reading, sentence);
    if (!voice.found)
        return false;
    for (uint32_t i = 0; i < voice.said.speaker_count; i++)
        add_speaker(happening, voice.said.speakers[i]);
    happening->verb = voice.said.verb;
    happening->report = voice.said.report;
    return true;
}

static bool is_quoted(const Reading *reading, uint32_t sentence)
{
    const Sentence *words = &reading->document->sentences.items[sentence];
    return reading->tokens[words->first].flags & TOKEN_QUOTED || (words->first + 1 < words->last && reading->tokens[words->first + 1].flags & TOKEN_QUOTED);
}

/* A quotation without words about who speaks: the same sentence, those before it in its paragraph, those behind while the
   quotation goes on, then the paragraph before. */
static void carry_quotation(const Reading *reading, Happening *happening)
{
    enum { FAR = 4 };
    const Document *document = reading->document;
    const Sentence *sentences = document->sentences.items;
    uint32_t at = happening->sentence, paragraph = sentences[at].paragraph, first = at;
    if (carry(reading, happening, at) || !is_quoted(reading, at)) /* a few words of somebody's within a sentence */
        return;
    while (first > 0 && sentences[first - 1].paragraph == paragraph && at - first < FAR) {
        if (carry(reading, happening, --first))
            return;
    }
    for (uint32_t next = at + 1; next < document->sentences.count && next <= at + FAR; next++) {
        if (sentences[next].paragraph != paragraph || !is_quoted(reading, next))
            break;
        if (carry(reading, happening, next))
            return;
    }
    while (first > 0 && sentences[first - 1].paragraph + 1 >= paragraph && at - first < FAR)
        if (carry(reading, happening, --first))
            return;
}

void find_speakers(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        Happening *happening = &reading->happenings.items[i];
        find_speaker(reading, happening);
        if (happening->speaker_count == 0 && reading->tokens[happening->token].flags & TOKEN_QUOTED)
            carry_quotation(reading, happening);
    }
}
