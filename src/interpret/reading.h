/* What the files of this folder share while one document is interpreted: the tree both ways, events in the making. */
#ifndef INTERPRET_READING_H
#define INTERPRET_READING_H

#include "document/document.h"
#include "knowledge/knowledge.h"

enum {
    CLIMB_LIMIT = 24,    /* steps towards the root */
    WORDS_LIMIT = 6,     /* words of a trigger */
    ARGUMENT_LIMIT = 48, /* of one trigger */
    FILLER_LIMIT = 16,   /* entities of one argument */
    SPEAKER_LIMIT = 4,
};

/* A place in the grammar around a trigger, before the frame says what role it gives. */
typedef struct Argument {
    uint32_t slots; /* bit set of 1 << Slot: a preposition may mark several */
    uint32_t token; /* head of the words there */
    bool clause;    /* a predicate, not a noun */
    const char *rule;
} Argument;

typedef struct Arguments {
    Argument items[ARGUMENT_LIMIT];
    uint32_t count;
} Arguments;

/* One telling of an event, until `merge` makes events of them. */
typedef struct Happening {
    uint32_t token, sentence;
    uint32_t frame_index;
    Frame frame;
    uint8_t part;                /* TriggerPart */
    uint32_t words[WORDS_LIMIT]; /* tokens of the trigger, the evoking one first */
    uint32_t word_count;
    uint32_t governor;      /* predicate of its clause: the verb itself, or the verb over a noun */
    bool light;             /* the governor is a light, undergo or occur verb of the trigger */
    bool passive;
    ARRAY(Role) roles;
    uint32_t filled;        /* bit set of RoleKind: told, if only by words that name nothing */
    uint32_t subject_kinds, object_kinds; /* bit sets of FillerKind, 0 where nothing is told */
    bool object_told;
    const struct Fillers *subjects, *objects; /* of a relation frame */
    uint32_t carried;       /* token of the event that a carrier is about, or NONE */
    uint32_t content;       /* token of the governed clause or noun, or NONE */
    uint32_t answers;       /* happening that it answers, or NONE */
    uint32_t governed_by;   /* happening whose content this is, or NONE */
    uint32_t subject_event; /* token of an event noun that is its subject, or NONE */
    uint32_t target_token;  /* head of the words that fill the target, or NONE */
    uint32_t topic_token;   /* token of a filler that is an event or a thing without owner, or NONE */
    EventStatus status;
    uint32_t status_cause;
    DateRange date;
    uint32_t date_cause;
    uint32_t speakers[SPEAKER_LIMIT]; /* entities */
    uint32_t speaker_count;
    Symbol verb;
    uint8_t report;   /* ReportKind */
    uint16_t confidence;
    ARRAY(Toll) tolls;
    bool anaphoric;   /* a definite noun that may take up an event told before */
    bool reciprocal;  /* each other's, exchanged */
    bool copied;      /* made from another one by collective reading */
    bool carried_by;  /* a carrier or another verb about it told more */
    bool decides;     /* a law or ruling: to decide it is to do it */
    bool dropped;
    uint32_t event;   /* after merge */
} Happening;

typedef struct Reading {
    const Knowledge *knowledge;
    Document *document;
    Arena *arena;
    Token *tokens; /* of the document */
    Symbol *forms, *lemmas;  /* folded, by token */
    Symbol *variants;        /* another shape of the word ("se" for "s'", "troop" for "troops"), or 0 */
    uint32_t *child_starts;  /* children of t: children[child_starts[t] .. child_starts[t + 1]) */
    uint32_t *children;
    uint32_t *mention_at;    /* by head token: the fullest mention, or NONE */
    uint32_t *name_at;       /* the name or date that covers a token, or NONE */
    uint32_t *happening_at;  /* by token: the happening whose trigger holds it, or NONE */
    bool *evokes;            /* by token: some noun trigger matches there */
    bool *barred;            /* by token: part of an expression that is no event ("war crime") */
    Trigger *triggers;       /* room for knowledge_triggers */
    ARRAY(Happening) happenings;
    const struct Voice *voices; /* by sentence (voices.c) */
} Reading;

enum { TRIGGER_LIMIT = 2048 };

Reading *reading_new(const Knowledge *knowledge, Document *document);

/* ---- the tree (tree.c) ---- */

uint32_t children_of(const Reading *reading, uint32_t token, const uint32_t **out);
/* The first child with this relation, or NONE. */
uint32_t child_with(const Reading *reading, uint32_t token, Deprel deprel);
/* Whether the words from a token on, as forms or as lemmas, stand in a list; `value` may be NULL. */
bool listed(const Reading *reading, uint32_t token, List list, int32_t *value);
/* The first child in a list, or NONE. */
uint32_t child_listed(const Reading *reading, uint32_t token, List list, int32_t *value);
/* Slots that the prepositions and subordinators of a token mark. */
uint32_t marker_slots(const Reading *reading, uint32_t token);
/* The first case or mark child in a list, or NONE. */
uint32_t marker_in(const Reading *reading, uint32_t token, List list);
bool is_verb(const Reading *reading, uint32_t token);
bool is_nominal(const Reading *reading, uint32_t token);
/* "the attack", "ces frappes": may take up what was told. */
bool is_definite(const Reading *reading, uint32_t noun);
bool is_past_participle(const Reading *reading, uint32_t token);
bool is_passive(const Reading *reading, uint32_t verb);
/* An adjective or bare participle that may complete a verb: "s'est dit prêt à", "reste disposé à". */
bool is_predicate(const Reading *reading, uint32_t token);
/* A relative pronoun's antecedent, or the token itself. */
uint32_t antecedent(const Reading *reading, uint32_t token);
/* The surface subject of a verb, its own or shared through coordination, control or participles; NONE where there is
   none. `as_object` is set when it is the logical object. */
uint32_t subject_of(const Reading *reading, uint32_t verb, bool *as_object, const char **rule);
/* Who does a second verb that hangs on the clause below the first ("said the trials were unfair and urged"), or NONE. */
uint32_t subject_above(const Reading *reading, uint32_t verb, const char **rule);
/* What parsers take for the object of inserted words that tell who speaks ("..., a dénoncé X"), or NONE. */
uint32_t inverted_subject(const Reading *reading, uint32_t verb);
/* The predicate of the clause a noun stands in, or NONE; `relation` tells how the noun's phrase hangs on it. */
uint32_t predicate_over(const Reading *reading, uint32_t noun, Deprel *relation);
/* The verb under modal verbs ("doit se tenir"), which share their subject with it; the verb itself where there is none. */
uint32_t below_modals(const Reading *reading, uint32_t verb);
/* Whom a possessive beside a noun means that nobody has resolved: the subject of its clause ("apres leurs frappes") or of
   the clause that reports it ("said its strikes had hit"); the possessive itself where there is none. */
uint32_t owner_meant(const Reading *reading, uint32_t noun, uint32_t possessive);
/* Whether a token is `ancestor` or below it, within CLIMB_LIMIT steps. */
bool is_below(const Reading *reading, uint32_t token, uint32_t ancestor);

/* A subject that stands behind its verb, or NONE: "... sa formation, le Parti, a annoncé le procureur" has two, of which the
   one behind speaks (inversion.c). */
uint32_t subject_behind(const Reading *reading, uint32_t verb);
/* Makes subjects of the speakers behind their verb; true when children have to be listed anew (inversion.c). */
bool turn_inversions(Reading *reading);
/* Hangs what reports put into a clause, and what they tell to somebody, where it belongs; true when children have to be
   listed anew (parenthesis.c). */
bool mend_reports(Reading *reading);

/* ---- fillers (fillers.c) ---- */

typedef struct Fillers {
    uint32_t entities[FILLER_LIMIT], tokens[FILLER_LIMIT];
    uint32_t count;
    bool owned; /* owners of a thing, not the thing named */
} Fillers;

/* Bit set of 1 << FillerKind that a token may be. */
uint32_t filler_kinds(const Reading *reading, uint32_t token);
/* The entities that a token stands for: coordination expanded, things replaced by their owners. */
void fillers_of(const Reading *reading, uint32_t token, Fillers *out);
/* Whose a noun is: possessors, demonyms, compounds, "of". */
void owners_of(const Reading *reading, uint32_t token, Fillers *out);
/* "city", "province": a noun that a place bears beside its name. */
bool is_kind_of_place(const Reading *reading, uint32_t token);
bool is_actor(const Reading *reading, uint32_t entity);
bool is_place(const Reading *reading, uint32_t entity);
/* "rebels", "gunmen": servants of no state. */
bool is_militant(const Reading *reading, uint32_t entity);
/* Unnamed people who act for somebody: soldiers, policemen, officials, peacekeepers. */
bool is_servant(const Reading *reading, uint32_t entity);
bool is_named(const Reading *reading, uint32_t entity);
/* The country of the article that is this thing of the gazetteer, or NONE. */
uint32_t country_entity(const Reading *reading, uint32_t thing);
/* Whether two entities may be one party: the same, or a person, body or force and its state. */
bool same_party(const Reading *reading, uint32_t a, uint32_t b);

/* ---- classes ---- */

bool class_is(const Reading *reading, uint32_t class, const char *name);
/* The class itself or one above it bears this name. */
bool class_within(const Reading *reading, uint32_t class, const char *name);
/* What the ontology says of a class; nothing of NONE. */
bool class_has(const Reading *reading, uint32_t class, ClassTrait trait);
/* The class or its family: one above the other, or the same parent. */
bool class_related(const Reading *reading, uint32_t a, uint32_t b);
bool class_above(const Reading *reading, uint32_t above, uint32_t below);
bool is_speech_act(const Reading *reading, uint32_t class);

/* ---- arguments and roles ---- */

/* What grammar offers around a trigger (arguments.c). Sets governor, light and passive. */
void collect_arguments(const Reading *reading, Happening *happening, Arguments *out);
/* The rules of those who only let others meet, who may and who cannot be a party themselves (light_verb.c). */
extern const char host_rule[], broker_rule[];
/* Gives the arguments their roles by the frame (roles.c). */
void fill_roles(Reading *reading, Happening *happening);
/* Both ends of a relation frame (relations.c). */
void fill_ends(Reading *reading, Happening *happening, const Arguments *arguments);
/* A frame about events of other frames, that evokes nothing itself. */
bool is_carrier(const Frame *frame);
/* Whether lex:subjectIs, lex:objectIs and lex:requires are met. */
bool conditions_met(const Happening *happening);

/* Means beside the trigger or its words: "missile strike", "fired rockets", "with drones" (means.c). */
void add_instruments(Reading *reading, Happening *happening);

/* ---- passes over all happenings, in this order ---- */

void find_speakers(Reading *reading); /* attribution.c */
void settle_status(Reading *reading); /* status.c; also what governs what */
void find_places(Reading *reading);   /* where.c */
void find_dates(Reading *reading);    /* when.c */
void fill_from_words(Reading *reading); /* nearby.c */
void count_dates(Reading *reading); /* counted.c: days told from other events */
void imply_means(Reading *reading); /* means.c: guns of those who shoot */
void fill_from_others(Reading *reading); /* topics.c: targets and agents through events and contents */
/* The event that a token tells; NULL for none. */
Happening *told_at(const Reading *reading, uint32_t token);
/* The same, or what it tells through the light verb there: "carrying out an attack"; NULL for none. */
Happening *told_within(const Reading *reading, uint32_t token);
/* Gives the fillers of one role a role in another event, but none a part against itself. */
void copy_roles(Reading *reading, const Happening *from, RoleKind kind, Happening *to, RoleKind as);
void target_in_content(Reading *reading, Happening *happening); /* contents.c: targets by what is asked for or threatened */
void blame_authors(Reading *reading, uint32_t index); /* authors.c: targets by whose act one happening judges */
void read_announced(Reading *reading); /* announced.c: duties that speakers lay upon others */
void fill_from_context(Reading *reading); /* context.c: parties that only the article tells */
void count_tolls(Reading *reading);   /* toll.c */
void fill_from_scene(Reading *reading); /* scene.c */
void echo_deeds(Reading *reading); /* echo.c: "so did X" */
void split_collectives(Reading *reading); /* collective.c */
void name_opponents(Reading *reading); /* protests.c: whom protests are against, states that their soldiers stand for */
void merge_happenings(Reading *reading); /* merge.c: events, claims and tolls of the document */
void find_relations(Reading *reading); /* relations.c */

/* The date that a token heads or stands in, if it says when rather than since when; else NULL (when.c). */
const Entity *date_at(const Reading *reading, uint32_t token);
/* Gives an event a date that hangs on a word, if it has none (when.c). */
bool date_on(const Reading *reading, Happening *happening, uint32_t token);
/* "proclaimed on Friday the victory of X in the vote of May 3": what is told of a vote afterwards is not of its day (when.c). */
bool is_told_afterwards(const Reading *reading, const Happening *happening);
/* Whether a date stands in the phrases of an event, or in its clause (when.c). */
bool is_date_of(const Reading *reading, const Happening *happening, uint32_t date);
/* "since 2019, when the government fell": the date right before a clause that "when" opens (since.c). */
bool date_before_when(const Reading *reading, Happening *happening, uint32_t clause);
/* What "since" tells of an event that has no date (since.c). */
void date_since(const Reading *reading, Happening *happening);
/* "days after", "the day before": a unit of time behind which an event stands that it is told from (counted.c). */
bool is_counted_from(const Reading *reading, uint32_t noun);
/* "au lendemain du coup", "two days after the coup": the day of the coup, from that of what is told beside it (counted.c). */
bool date_from_day_beside(const Reading *reading, Happening *happening);
bool date_from_span(const Reading *reading, Happening *happening);
/* Gives an event the day, or the places, that a token names; the day only where it has none. */
bool take_date(const Reading *reading, Happening *happening, uint32_t token);
void take_place(Reading *reading, Happening *happening, uint32_t token, const char *rule);
/* "left 20 dead", "12 killed and 30 injured": an adjective behind a number that counts no noun (count.c). */
bool counts_people(const Reading *reading, uint32_t token);
/* The amount on a word, itself or a numeral beside it; NULL where there is none, or for the token NONE (count.c). */
const Entity *amount_at(const Reading *reading, uint32_t token);
/* Whether a verb tells what came before the story: "had fled", "avaient fui" (scene.c). */
bool told_as_before(const Reading *reading, uint32_t verb);
/* Deeds have a day and a place that go on to the next deed told; what is said or agreed has not (scene.c). */
bool is_scenic(const Reading *reading, const Happening *happening);
/* A place by its name under a preposition of place, or behind "near", "off" (nearby.c). */
bool is_told_place(const Reading *reading, const Mention *mention);
/* "hit a church of Gaza": where what is struck belongs (nearby.c). */
void give_place_of_target(Reading *reading, Happening *happening);
/* A class whose events have no place: statements, calls, ties between states. */
bool happens_nowhere(const Reading *reading, uint32_t class);
/* The place that a target names, for classes whose target may be one. */
void place_at_target(Reading *reading, Happening *happening);
/* The country, as a thing of the gazetteer, that a place lies in or a party belongs to, or NONE (setting.c). */
uint32_t land_of(const Reading *reading, uint32_t entity);
/* Whether somebody of another country acts or suffers; not where `land` is NONE (setting.c). */
bool involves_another_land(const Reading *reading, const Happening *event, uint32_t land);
/* Leaves out towns and media that only seem to be spoken to (where.c). */
void settle_addressees(const Reading *reading, Happening *happening);
/* Leaves out places that hold another place of the event (where.c). */
void drop_larger_places(const Reading *reading, Role *roles, uint32_t *count);
/* Whether a place lies in another, as the text or the gazetteer says. */
bool lies_in(const Reading *reading, uint32_t place, uint32_t larger);
/* One place lies in the other, or is the same. */
bool places_agree(const Reading *reading, uint32_t a, uint32_t b);

/* ---- happenings ---- */

bool has_role(const Happening *happening, RoleKind kind);
bool has_named_target(const Reading *reading, const Happening *happening);
bool has_filler(const Happening *happening, RoleKind kind, uint32_t entity);
/* Adds a role unless the entity already has it; false then. */
bool add_role(Reading *reading, Happening *happening, Role role);
/* Adds who says so, once; those beyond SPEAKER_LIMIT are left out. */
void add_speaker(Happening *happening, uint32_t entity);
/* Told by a verb or a participle, not by a noun (when.c). */
bool is_verbal(const Happening *happening);
bool holds_word(const Happening *happening, uint32_t token);

#endif
