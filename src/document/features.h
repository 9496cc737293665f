/* Morphological features of a token, as Universal Dependencies names them. */
#ifndef DOCUMENT_FEATURES_H
#define DOCUMENT_FEATURES_H

/* FEATURE(field, Name, PREFIX): a field of Features, its UD name, and PREFIX_VALUES with VALUE(CONSTANT, Name)
   for each value from 1 on; 0 means absent. */
#define UD_FEATURES(FEATURE)                                                                                   \
    FEATURE(number, Number, NUMBER)                                                                            \
    FEATURE(gender, Gender, GENDER)                                                                            \
    FEATURE(person, Person, PERSON)                                                                            \
    FEATURE(tense, Tense, TENSE)                                                                               \
    FEATURE(mood, Mood, MOOD)                                                                                  \
    FEATURE(verb_form, VerbForm, VERB_FORM)                                                                    \
    FEATURE(voice, Voice, VOICE)                                                                               \
    FEATURE(pron_type, PronType, PRON_TYPE)                                                                    \
    FEATURE(definite, Definite, DEFINITE)                                                                      \
    FEATURE(poss, Poss, POSS)                                                                                  \
    FEATURE(reflex, Reflex, REFLEX)                                                                            \
    FEATURE(polarity, Polarity, POLARITY)                                                                      \
    FEATURE(num_type, NumType, NUM_TYPE)                                                                       \
    FEATURE(degree, Degree, DEGREE)

#define NUMBER_VALUES(VALUE) VALUE(NUMBER_SING, Sing) VALUE(NUMBER_PLUR, Plur)
#define GENDER_VALUES(VALUE) VALUE(GENDER_MASC, Masc) VALUE(GENDER_FEM, Fem) VALUE(GENDER_NEUT, Neut)
#define PERSON_VALUES(VALUE) VALUE(PERSON_1, 1) VALUE(PERSON_2, 2) VALUE(PERSON_3, 3)
#define TENSE_VALUES(VALUE) VALUE(TENSE_PAST, Past) VALUE(TENSE_PRES, Pres) VALUE(TENSE_FUT, Fut) VALUE(TENSE_IMP, Imp)
#define MOOD_VALUES(VALUE) VALUE(MOOD_IND, Ind) VALUE(MOOD_SUB, Sub) VALUE(MOOD_CND, Cnd) VALUE(MOOD_IMP, Imp)
#define VERB_FORM_VALUES(VALUE) \
    VALUE(VERB_FORM_FIN, Fin) VALUE(VERB_FORM_INF, Inf) VALUE(VERB_FORM_PART, Part) VALUE(VERB_FORM_GER, Ger)
#define VOICE_VALUES(VALUE) VALUE(VOICE_PASS, Pass) VALUE(VOICE_ACT, Act)
#define PRON_TYPE_VALUES(VALUE)                                                                            \
    VALUE(PRON_TYPE_PRS, Prs) VALUE(PRON_TYPE_REL, Rel) VALUE(PRON_TYPE_DEM, Dem) VALUE(PRON_TYPE_INT, Int) \
    VALUE(PRON_TYPE_ART, Art) VALUE(PRON_TYPE_IND, Ind) VALUE(PRON_TYPE_NEG, Neg) VALUE(PRON_TYPE_TOT, Tot) \
    VALUE(PRON_TYPE_RCP, Rcp)
#define DEFINITE_VALUES(VALUE) VALUE(DEFINITE_DEF, Def) VALUE(DEFINITE_IND, Ind)
#define POSS_VALUES(VALUE) VALUE(POSS_YES, Yes)
#define REFLEX_VALUES(VALUE) VALUE(REFLEX_YES, Yes)
#define POLARITY_VALUES(VALUE) VALUE(POLARITY_NEG, Neg) VALUE(POLARITY_POS, Pos)
#define NUM_TYPE_VALUES(VALUE) \
    VALUE(NUM_TYPE_CARD, Card) VALUE(NUM_TYPE_ORD, Ord) VALUE(NUM_TYPE_MULT, Mult) VALUE(NUM_TYPE_FRAC, Frac)
#define DEGREE_VALUES(VALUE) VALUE(DEGREE_POS, Pos) VALUE(DEGREE_CMP, Cmp) VALUE(DEGREE_SUP, Sup)

#define VALUE(constant, name) constant,
#define FEATURE(field, name, prefix) enum { prefix##_NONE, prefix##_VALUES(VALUE) prefix##_COUNT };
UD_FEATURES(FEATURE)
#undef FEATURE
#undef VALUE

/* One byte a feature. */
typedef struct Features {
#define FEATURE(field, name, prefix) unsigned char field;
    UD_FEATURES(FEATURE)
#undef FEATURE
} Features;

#endif
