/* Pronouns and possessives: who "he", "leur", "which" are. */
#include "recognize/recognizer.h"

static const Token *token_at(const Recognizer *r, uint32_t token)
{
    return &r->document->tokens.items[token];
}

static void refer(Recognizer *r, uint32_t token, uint32_t found, uint16_t confidence)
{
    if (found == NONE)
        return;
    Mention antecedent_copy = r->document->mentions.items[found];
    Mention *mention = mention_insert(r, token, token + 1, MENTION_PRONOUN);
    mention->entity = antecedent_copy.entity;
    mention->others = antecedent_copy.others;
    mention->others_count = antecedent_copy.others_count;
    mention->how = HOW_COREFERENCE;
    mention->confidence = confidence;
}

/* The noun that the clause of a relative pronoun describes. */
static uint32_t described_noun(const Recognizer *r, uint32_t token)
{
    uint32_t at = token;
    for (int steps = 0; at != NONE && steps < 6; steps++) {
        Deprel relation = (Deprel)token_at(r, at)->deprel;
        if (relation == DEPREL_ACL_RELCL || relation == DEPREL_ACL)
            return token_at(r, at)->head;
        at = token_at(r, at)->head;
    }
    return NONE;
}

static void relative(Recognizer *r, uint32_t token)
{
    uint32_t noun = described_noun(r, token), found = NONE;
    if (noun != NONE && noun < token) {
        found = mention_of_head(r, noun);
        if (found != NONE && r->document->mentions.items[found].head != noun &&
            r->document->mentions.items[found].kind == MENTION_DEMONYM)
            found = NONE;
    }
    if (found == NONE && noun == NONE) { /* no tree: the mention just before */
        uint32_t before = token > 0 && token_upos(r, token - 1) == UPOS_PUNCT ? token - 1 : token;
        found = before > 0 ? mention_of_head(r, before - 1) : NONE;
    }
    refer(r, token, found, 800);
}

static bool several(const Recognizer *r, uint32_t token)
{
    return token_at(r, token)->features.number == NUMBER_PLUR || list_has(r, LIST_PLURAL_OWNER, token);
}

/* "they", "leurs": several joined by "and" before, else a group, else a plural description. */
static void plural_pronoun(Recognizer *r, uint32_t token)
{
    const Document *document = r->document;
    uint32_t here = r->sentence_of[token];
    for (uint32_t i = document->mentions.count; i > 0; i--) {
        const Mention *mention = &document->mentions.items[i - 1];
        if (mention->first >= token || mention->entity == NONE)
            continue;
        if (r->sentence_of[mention->first] + 1 < here)
            break;
        if (mention->others_count > 0 && mention->last <= token) {
            refer(r, token, i - 1, 700);
            return;
        }
        Deprel relation = (Deprel)token_at(r, mention->head)->deprel;
        if (relation != DEPREL_NSUBJ && relation != DEPREL_NSUBJ_PASS)
            continue;
        Mention copy = *mention;
        add_joined(r, &copy, mention->head);
        if (copy.others_count == 0)
            continue;
        Mention *new = mention_insert(r, token, token + 1, MENTION_PRONOUN);
        new->entity = copy.entity;
        new->others = copy.others;
        new->others_count = copy.others_count;
        new->how = HOW_COREFERENCE;
        new->confidence = 750;
        return;
    }
    Search search = {.token = token, .sentences = 1, .suits = suits_plural, .subjects = true, .not_entity = NONE};
    refer(r, token, antecedent_find(r, &search), 650);
}

/* The subject of the verb that a pronoun is an object of, or NONE. */
static uint32_t subject_over(const Recognizer *r, uint32_t token)
{
    const Token *self = token_at(r, token);
    uint32_t verb = self->head;
    bool below = self->deprel == DEPREL_OBJ || self->deprel == DEPREL_IOBJ || self->deprel == DEPREL_OBL;
    for (int step = 0; below && verb != NONE && step < 4; step++) {
        for (uint32_t t = sentence_begin(r, token); t < sentence_end(r, token); t++)
            if (token_at(r, t)->head == verb && (token_at(r, t)->deprel == DEPREL_NSUBJ || token_at(r, t)->deprel == DEPREL_NSUBJ_PASS))
                return t;
        if (token_at(r, verb)->deprel != DEPREL_CONJ && token_at(r, verb)->deprel != DEPREL_XCOMP)
            break;
        verb = token_at(r, verb)->head;
    }
    return NONE;
}

/* "l'a arrêté", "les accuse": verbs whose object is somebody; what one condemns or refuses may be a deed. */
static bool takes_somebody(const Recognizer *r, uint32_t clitic)
{
    static const char *const deeds[] = {"Accusation", "Arrest",  "Release", "Abduction", "Departure", "Appointment",
                                        "Killing",    "Expulsion", "Support", "Threat",  NULL};
    static const char *const judged[] = {"Condemnation", "Rejection", NULL}, *const asked[] = {"Appeal", NULL};
    uint32_t verb = token_at(r, clitic)->head;
    if (verb == NONE || token_upos(r, verb) != UPOS_VERB)
        return false;
    Symbol lemma = r->lemmas[r->word_of[verb]];
    bool urges = false; /* "l'exhorte à céder", but "l'a demandé" */
    for (uint32_t t = verb + 1; t < sentence_end(r, verb) && evokes(r, lemma, asked); t++)
        urges = urges || (token_at(r, t)->head == verb && token_at(r, t)->deprel == DEPREL_XCOMP);
    return urges || (evokes(r, lemma, deeds) && !evokes(r, lemma, judged));
}

/* Whether a person stands nearer than the state or body that was found, or the other way round: French "lui" may be either. */
static bool is_doubtful(const Recognizer *r, uint32_t token, uint32_t subject, uint32_t found)
{
    const Document *document = r->document;
    if (found == NONE)
        return false;
    bool person = suits_person(r, &document->entities.items[document->mentions.items[found].entity]);
    for (uint32_t i = found + 1; i < document->mentions.count && document->mentions.items[i].last <= token; i++) {
        const Mention *mention = &document->mentions.items[i];
        const Entity *entity = mention->entity == NONE ? NULL : &document->entities.items[mention->entity];
        if (entity && mention->kind <= MENTION_DESCRIPTION && mention->kind != MENTION_DEMONYM && mention->head != subject &&
            token_at(r, mention->head)->head != subject && (person ? suits_thing(r, entity) : suits_person(r, entity)))
            return true;
    }
    return false;
}

/* Who is meant by a singular pronoun: English tells persons from things, French does not. */
static void single_pronoun(Recognizer *r, uint32_t token, bool owner)
{
    const Token *self = token_at(r, token);
    Search search = {.token = token, .sentences = 2, .subjects = true, .not_entity = NONE};
    unsigned char gender = self->features.gender;
    if (r->language == LANGUAGE_EN)
        search.suits = gender == GENDER_MASC || gender == GENDER_FEM ? suits_person : suits_thing;
    else
        search.suits = suits_actor;
    if (search.suits == suits_thing)
        search.sentences = 1;
    if (!owner || r->language == LANGUAGE_EN) /* French "son" agrees with what is owned */
        search.gender = gender == GENDER_MASC || gender == GENDER_FEM ? gender : 0;
    uint32_t subject = owner ? NONE : subject_over(r, token);
    search.rival = subject == NONE ? 0 : subject + 1;
    search.persons = !owner && self->head != NONE && list_match(r, LIST_REPORTING_VERB, self->head, NULL);
    uint32_t found = antecedent_find(r, &search);
    if (subject != NONE && r->language == LANGUAGE_FR && is_doubtful(r, token, subject, found))
        return;
    if (found != NONE && search.gender) {
        uint32_t entity = r->document->mentions.items[found].entity;
        if (r->document->entities.items[entity].class == CLASS_PERSON && !r->genders[entity])
            r->genders[entity] = search.gender;
    }
    refer(r, token, found, 650);
}

static bool third_person(const Token *token)
{
    return token->features.person == PERSON_3 && token->features.reflex != REFLEX_YES &&
           token->features.pron_type != PRON_TYPE_DEM && token->features.pron_type != PRON_TYPE_IND;
}

/* "le Mali travaille avec le Niger à la suite d'un appel entre leurs ministres": offices are of states. */
static bool owns_office(const Recognizer *r, uint32_t token)
{
    uint32_t noun = token_at(r, token)->head, spot = noun == NONE ? NONE : r->spot_at[noun];
    return list_has(r, LIST_PLURAL_OWNER, token) && spot != NONE && r->spots.items[spot].role == SPOT_OFFICE;
}

static Mention *described_at(Recognizer *r, uint32_t token)
{
    uint32_t i = r->document->mentions.count;
    while (r->document->mentions.items[i - 1].first != token)
        i--;
    return &r->document->mentions.items[i - 1];
}

/* "celui-ci", "the latter": of several the one named last, whatever he did there. */
static void last_named(Recognizer *r, uint32_t token, uint32_t length)
{
    const Document *document = r->document;
    uint8_t gender = token_at(r, token)->features.gender;
    uint32_t before = token > 0 && token_upos(r, token - 1) == UPOS_PUNCT ? token - 1 : token;
    if (before > 0 && token_upos(r, before - 1) == UPOS_NUM) /* "les scrutins de 2018 et 2021, ce dernier ..." */
        return;
    for (uint32_t i = document->mentions.count; i > 0; i--) {
        const Mention *mention = &document->mentions.items[i - 1];
        if (mention->last > token || mention->entity == NONE || mention->kind == MENTION_DEMONYM || mention->kind == MENTION_PRONOUN)
            continue;
        if (r->sentence_of[mention->first] + 1 < r->sentence_of[token])
            return;
        const Entity *entity = &document->entities.items[mention->entity];
        bool other = entity->class == CLASS_PERSON && gender && r->genders[mention->entity] && r->genders[mention->entity] != gender;
        if ((!suits_actor(r, entity) && entity->class != CLASS_UNNAMED) || other || mention->others_count > 0)
            continue;
        refer(r, token, i - 1, 700);
        Mention *made = described_at(r, token);
        made->last = token + length;
        made->head = span_head(r, token, token + length);
        return;
    }
}

void pronoun_resolve(Recognizer *r, uint32_t token)
{
    const Token *self = token_at(r, token);
    uint32_t latter = list_match(r, LIST_LATTER, token, NULL);
    if (latter > 0 && !r->covered[token] && token_upos(r, token + latter) != UPOS_NOUN && token_upos(r, token + latter) != UPOS_NUM) {
        last_named(r, token, latter);
        return;
    }
    bool owner = self->features.poss == POSS_YES;
    if (owner && owns_office(r, token) && refer_to_states(r, token))
        return;
    if (self->features.pron_type == PRON_TYPE_REL && self->upos != UPOS_SCONJ) {
        relative(r, token);
        return;
    }
    if ((self->upos != UPOS_PRON && !owner) || !third_person(self) || self->deprel == DEPREL_EXPL ||
        self->deprel == DEPREL_EXPL_PASS)
        return;
    if (r->covered[token] || (r->language == LANGUAGE_FR && !owner && self->features.number == NUMBER_NONE))
        return;
    /* "on" has no gender, "il" has */
    if (r->language == LANGUAGE_FR && !owner && self->features.gender == GENDER_NONE &&
        (self->deprel == DEPREL_NSUBJ || self->deprel == DEPREL_NSUBJ_PASS))
        return;
    /* French clitics of the object are too often "it" for a clause */
    if (r->language == LANGUAGE_FR && !owner && self->deprel == DEPREL_OBJ && !takes_somebody(r, token))
        return;
    bool plural = owner ? list_has(r, LIST_PLURAL_OWNER, token) : several(r, token);
    if (plural)
        plural_pronoun(r, token);
    else
        single_pronoun(r, token, owner);
}

/* What given names tell. */
static void read_genders(Recognizer *r)
{
    const Document *document = r->document;
    r->genders = ARENA_ARRAY(document->arena, uint8_t, document->entities.count + 1);
    for (uint32_t i = 0; i < document->mentions.count; i++) {
        const Mention *mention = &document->mentions.items[i];
        int32_t gender;
        if (mention->kind == MENTION_NAME && mention->entity != NONE && mention->last - mention->first > 1 &&
            document->entities.items[mention->entity].class == CLASS_PERSON &&
            list_match(r, LIST_GIVEN_NAME, mention->first, &gender) == 1)
            r->genders[mention->entity] = gender == 1 ? GENDER_MASC : gender == 2 ? GENDER_FEM : 0;
    }
}

/* Sentence by sentence, so that what is found is an antecedent for what follows and mentions stay in order. */
void coreference_resolve(Recognizer *r)
{
    Document *document = r->document;
    const Mention *told = document->mentions.items;
    uint32_t count = document->mentions.count, next = 0;
    read_genders(r);
    document->mentions.items = NULL;
    document->mentions.count = document->mentions.capacity = 0;
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        for (; next < count && told[next].first < sentence->last; next++)
            *ARRAY_PUSH(document->arena, &document->mentions) = told[next];
        for (uint32_t t = sentence->first; t < sentence->last; t++) {
            noun_resolve(r, t);
            pronoun_resolve(r, t);
        }
    }
}
