/* Capitals and seats that stand for their state: "Islamabad said", but "in Islamabad". */
#include "recognize/metonyms.h"

const NameHit *hit_of_kind(const Spot *spot, NameKind kind)
{
    for (uint32_t i = 0; i < spot->hit_count; i++)
        if (spot->hits[i].kind == kind)
            return &spot->hits[i];
    return NULL;
}

static uint32_t preposition(const Recognizer *r, uint32_t head)
{
    const Token *tokens = r->document->tokens.items;
    uint32_t begin = sentence_begin(r, head);
    for (uint32_t t = head; t > begin; t--)
        if (tokens[t - 1].head == head && tokens[t - 1].deprel == DEPREL_CASE)
            return t - 1;
    return NONE;
}

static bool near_country(const Recognizer *r, uint32_t token)
{
    uint32_t spot = token < r->count ? r->spot_at[token] : NONE;
    return spot != NONE && r->spots.items[spot].role == SPOT_NAME &&
           (hit_of_kind(&r->spots.items[spot], NAME_METONYM) ||
            (r->spots.items[spot].thing != NONE &&
             knowledge_thing(r->knowledge, r->spots.items[spot].thing).class == CLASS_COUNTRY));
}

/* "between Tehran and Washington", "Pyongyang and Seoul": a party among parties. */
static bool joined_with_state(const Recognizer *r, const Spot *spot, uint32_t head)
{
    const Token *tokens = r->document->tokens.items;
    if (tokens[head].deprel == DEPREL_CONJ && tokens[head].head != NONE)
        return near_country(r, tokens[head].head);
    for (uint32_t t = spot->last; t < sentence_end(r, head) && t < spot->last + 6; t++)
        if (tokens[t].deprel == DEPREL_CONJ && tokens[t].head == head)
            return near_country(r, t);
    return false;
}

static bool is_envoy(const Recognizer *r, uint32_t spot)
{
    if (spot == NONE)
        return false;
    const Spot *self = &r->spots.items[spot];
    return self->role == SPOT_OFFICE ||
           (self->role == SPOT_DESCRIPTOR && text_equal(knowledge_thing(r->knowledge, self->thing).describes, TEXT("Officials")));
}

/* "ambassador to Tehran", "ambassadeur à Kigali"; not "the mayor of Kabul". */
static bool governed_by_envoy(const Recognizer *r, uint32_t head, uint32_t marker, int32_t slots)
{
    uint32_t governor = r->document->tokens.items[head].head, before = spot_ending(r, marker);
    bool envoy = is_envoy(r, before);
    if (slots & 1 << SLOT_OF) /* "the envoys of Caracas" */
        return envoy && r->spots.items[before].role == SPOT_DESCRIPTOR && /* not "the prosecutor of Paris" */
               (r->document->tokens.items[r->spots.items[before].last - 1].features.number == NUMBER_PLUR ||
                list_match(r, LIST_STATE_NOUN, marker - 1, NULL));
    if (slots & 1 << SLOT_TO && slots & 1 << SLOT_IN) /* "ambassadeur de France à Kigali", but "le ministre à Kigali" */
        return list_match(r, LIST_ENVOY_NOUN, before == NONE ? marker - 1 : r->spots.items[before].first, NULL) ||
               (governor != NONE && list_match(r, LIST_ENVOY_NOUN, governor, NULL));
    if (slots & 1 << SLOT_TO && envoy && !list_match(r, LIST_COUNTERPART, marker - 1, NULL))
        return true;
    return slots & 1 << SLOT_TO && !(slots & 1 << SLOT_IN) && governor != NONE && is_envoy(r, r->spot_at[governor]);
}

/* "demande à Kigali de", "livre des chars à Kiev": to the state, unless somebody of that state does it. */
static bool is_recipient(const Recognizer *r, const Spot *spot, uint32_t head, uint32_t marker)
{
    const Token *tokens = r->document->tokens.items;
    uint32_t verb = tokens[head].head, country = hit_of_kind(spot, NAME_METONYM) ? hit_of_kind(spot, NAME_METONYM)->thing : NONE;
    if (verb != NONE && tokens[verb].deprel == DEPREL_OBJ)
        verb = tokens[verb].head;
    if (verb == NONE || verb > marker || tokens[verb].upos != UPOS_VERB || !list_match(r, LIST_RECIPIENT_VERB, verb, NULL))
        return false;
    for (uint32_t t = sentence_begin(r, head); t < marker; t++) {
        uint32_t other = r->spot_at[t];
        if (other != NONE && r->spots.items[other].thing != NONE && country != NONE &&
            (r->spots.items[other].thing == country || knowledge_thing(r->knowledge, r->spots.items[other].thing).country == country))
            return false;
    }
    return true;
}

/* The country named right behind: "Tripoli, au Liban", "London, Ontario, Canada". */
uint32_t country_behind(const Recognizer *r, const Spot *spot)
{
    uint32_t at = spot->last, end = sentence_end(r, spot->first);
    if (!token_is(r, at, ","))
        return NONE;
    at++;
    for (int steps = 0; steps < 2 && at < end && (token_upos(r, at) == UPOS_ADP || token_upos(r, at) == UPOS_DET); steps++)
        at++;
    uint32_t next = spot_starting(r, at);
    if (next == NONE || r->spots.items[next].role != SPOT_NAME || r->spots.items[next].hit_count == 0 ||
        hit_of_kind(&r->spots.items[next], NAME_METONYM)) /* "Tokyo, Moscow and Beijing" */
        return NONE;
    return knowledge_thing(r->knowledge, r->spots.items[next].thing).country;
}

/* Words whose object is a party, not a place: accuse, urge, threaten. */
static bool addresses(const Recognizer *r, Symbol lemma)
{
    static const char *const classes[] = {"Accusation", "Condemnation", "Appeal", "Threat", "Rejection", "Support", "Sanction", NULL};
    return evokes(r, lemma, classes);
}

/* Words whose object is a place as well: strike, seize. */
static bool acts_on_places(const Recognizer *r, Symbol lemma)
{
    enum { TRIGGERS = 64 };
    Trigger triggers[TRIGGERS];
    uint32_t count = knowledge_triggers(r->knowledge, r->language, lemma, triggers, TRIGGERS);
    for (uint32_t i = 0; i < count && i < TRIGGERS; i++) {
        uint32_t class = knowledge_frame(r->knowledge, triggers[i].frame).class;
        if (!triggers[i].negative && class != NONE && knowledge_event_class(r->knowledge, class).target_is_place)
            return true;
    }
    return false;
}

/* "condemnation from Tokyo", "les critiques d'Erevan": the noun is what a party does or suffers. */
static bool governed_by_act(const Recognizer *r, uint32_t head)
{
    const Token *tokens = r->document->tokens.items;
    if (tokens[head].deprel == DEPREL_CONJ && tokens[head].head != NONE)
        head = tokens[head].head; /* "sous l'égide de Washington et de Paris" */
    uint32_t marker = preposition(r, head);
    uint32_t governors[] = {tokens[head].head, marker != NONE && marker > 0 ? marker - 1 : NONE}; /* however the tree hangs */
    for (int i = 0; i < 2; i++)
        if (governors[i] != NONE && tokens[governors[i]].upos != UPOS_VERB && (list_match(r, LIST_STATE_NOUN, governors[i], NULL) ||
            (tokens[governors[i]].upos == UPOS_NOUN && addresses(r, r->lemmas[r->word_of[governors[i]]]))))
            return true;
    return false;
}

/* A form of a verb that addresses somebody, whatever it is taken for; 0 for any other word. */
static Symbol addressing_verb(const Recognizer *r, uint32_t token)
{
    int32_t lemma = 0;
    bool verb = token_upos(r, token) != UPOS_PUNCT && list_match(r, LIST_VERB_FORM, token, &lemma) == 1;
    return verb && addresses(r, (Symbol)lemma) ? (Symbol)lemma : 0;
}

/* A finite verb right behind a name, small words left out: "Georgetown y voit", "Moscow also said". */
static bool speaks(const Recognizer *r, uint32_t token)
{
    for (int steps = 0; steps < 2; steps++) {
        Upos upos = token_upos(r, token);
        if (upos != UPOS_ADV && upos != UPOS_PRON && upos != UPOS_PART)
            break;
        if (upos == UPOS_PRON && r->language != LANGUAGE_FR)
            return false; /* "Kabul, which ...", "Paris he said" */
        token++;
    }
    if (token_upos(r, token) != UPOS_VERB && token_upos(r, token) != UPOS_AUX)
        return addressing_verb(r, token);
    const Token *verb = &r->document->tokens.items[token];
    return verb->features.verb_form == VERB_FORM_FIN || (r->language == LANGUAGE_EN && verb->deprel != DEPREL_ACL);
}

/* Whether a capital stands for its state here. */
bool stands_for_state(const Recognizer *r, const Spot *spot)
{
    uint32_t head = span_head(r, spot->first, spot->last), marker = preposition(r, head);
    const Token *token = &r->document->tokens.items[head];
    if (list_before(r, LIST_ACCORDING_TO, spot->first, NULL))
        return true;
    int32_t place = 0;
    bool compound = token_is(r, spot->last, "-") && list_match(r, LIST_COMPOUND_TAIL, spot->last + 1, &place);
    if (compound && !place)
        return true; /* "Moscow-installed" */
    if (country_behind(r, spot) != NONE || spot->class == CLASS_CITY || spot->part == PART_FIRST || token_is(r, spot->last, "-"))
        return false; /* "London-based" */
    if (spot->part == PART_LAST || (spot->first > 0 && token_is(r, spot->first - 1, "-")))
        return true; /* "anti-Pyongyang" */
    int32_t slots = 0;
    if (marker != NONE) {
        if (token->deprel == DEPREL_OBL_AGENT)
            return true; /* "accusé par Kinshasa" */
        list_match(r, LIST_MARKER, marker, &slots);
        if (slots & (1 << SLOT_TO | 1 << SLOT_FROM) && is_recipient(r, spot, head, marker))
            return true;
        if (governed_by_envoy(r, head, marker, slots))
            return true;
        if (slots & (1 << SLOT_WITH | 1 << SLOT_BY) && !(slots & 1 << SLOT_IN))
            return true;
        if (slots & (1 << SLOT_OF | 1 << SLOT_FROM) && governed_by_act(r, head))
            return true;
        if (slots & 1 << SLOT_BETWEEN)
            return joined_with_state(r, spot, head);
        return !(slots & (1 << SLOT_IN | 1 << SLOT_TO | 1 << SLOT_FROM)) && joined_with_state(r, spot, head) &&
               !list_match(r, LIST_LOCATIVE, marker, NULL);
    }
    if (list_before(r, LIST_LOCATIVE, spot->first, NULL))
        return false;
    /* "Riyadh severed ties", "Paris condamne Kaboul", however the tree hangs; but "strikes hit Kabul" */
    Symbol before = spot->first > sentence_begin(r, spot->first) ? addressing_verb(r, spot->first - 1) : 0;
    if (speaks(r, spot->last) || (before && !acts_on_places(r, before)))
        return true;
    /* "Moscow, however, refused": set off before its verb */
    if ((token->deprel == DEPREL_DISCOURSE || token->deprel == DEPREL_VOCATIVE) && token->head != NONE && token->head > head &&
        token_upos(r, token->head) == UPOS_VERB)
        return true;
    if (token->deprel == DEPREL_NSUBJ || token->deprel == DEPREL_IOBJ || token->deprel == DEPREL_OBL_AGENT)
        return true;
    if (token->deprel == DEPREL_OBJ || token->deprel == DEPREL_NSUBJ_PASS)
        return token->head != NONE && addresses(r, r->lemmas[r->word_of[token->head]]) &&
               !acts_on_places(r, r->lemmas[r->word_of[token->head]]);
    if (token->deprel == DEPREL_NMOD_POSS)
        return true;
    return joined_with_state(r, spot, head);
}
