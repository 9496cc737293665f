/* Words and their place in the tree, in the terms of Universal Dependencies. */
#ifndef DOCUMENT_TOKEN_H
#define DOCUMENT_TOKEN_H

#include "base/array.h"
#include "base/symbol.h"
#include "document/features.h"

/* Bytes of the document's text, half open. */
typedef struct Span {
    uint32_t begin, end;
} Span;

#define UPOS_TAGS(X)                                                                                           \
    X(ADJ) X(ADP) X(ADV) X(AUX) X(CCONJ) X(DET) X(INTJ) X(NOUN) X(NUM) X(PART) X(PRON) X(PROPN) X(PUNCT) \
    X(SCONJ) X(SYM) X(VERB) X(X)

typedef enum Upos {
    UPOS_NONE,
#define X(tag) UPOS_##tag,
    UPOS_TAGS(X)
#undef X
    UPOS_COUNT,
} Upos;

/* Relations; of the sub-types only those that tell roles apart. */
#define DEPRELS(X)                                                                                             \
    X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl") X(ADVMOD, "advmod") X(AMOD, "amod")              \
    X(APPOS, "appos") X(AUX, "aux") X(AUX_PASS, "aux:pass") X(CASE, "case") X(CC, "cc") X(CCOMP, "ccomp")      \
    X(CLF, "clf") X(COMPOUND, "compound") X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj") X(COP, "cop")        \
    X(CSUBJ, "csubj") X(CSUBJ_PASS, "csubj:pass") X(DEP, "dep") X(DET, "det") X(DISCOURSE, "discourse")        \
    X(DISLOCATED, "dislocated") X(EXPL, "expl") X(EXPL_PASS, "expl:pass") X(FIXED, "fixed") X(FLAT, "flat")    \
    X(GOESWITH, "goeswith") X(IOBJ, "iobj") X(LIST, "list") X(MARK, "mark") X(NMOD, "nmod")                    \
    X(NMOD_POSS, "nmod:poss") X(NSUBJ, "nsubj") X(NSUBJ_PASS, "nsubj:pass") X(NUMMOD, "nummod")                \
    X(OBJ, "obj") X(OBL, "obl") X(OBL_AGENT, "obl:agent") X(ORPHAN, "orphan") X(PARATAXIS, "parataxis")        \
    X(PUNCT, "punct") X(REPARANDUM, "reparandum") X(ROOT, "root") X(VOCATIVE, "vocative") X(XCOMP, "xcomp")

typedef enum Deprel {
    DEPREL_NONE,
#define X(constant, name) DEPREL_##constant,
    DEPRELS(X)
#undef X
    DEPREL_COUNT,
} Deprel;

enum TokenFlag {
    TOKEN_NO_SPACE_AFTER = 1,
    /* The first and the further words of one written token. Where they lie end to end in it ("Iran" + "'s", "ca" + "n't")
       each has its own span; else ("du" = de + le) all share the span of the written token. */
    TOKEN_MULTIWORD_FIRST = 2,
    TOKEN_MULTIWORD_NEXT = 4,
    TOKEN_QUOTED = 8, /* between quotation marks */
};

typedef struct Token {
    Span span;       /* of the written token, or of its own part of it */
    Symbol form;     /* the syntactic word, apostrophes straight: "de", "le" for "du"; "l'", "n't" */
    Symbol folded;   /* utf8_fold of form: for names and lists */
    Symbol lemma;    /* as the treebanks write it: lower case unless a name */
    uint8_t upos;    /* Upos */
    uint8_t deprel;  /* Deprel */
    uint16_t flags;  /* TokenFlag */
    Features features;
    uint32_t head;   /* index of the governing token in the document; NONE for the root of a sentence */
} Token;

/* Names as CoNLL-U writes them, and back; unknown names give ..._NONE. Sub-types that are not kept give the relation. */
const char *upos_name(Upos upos);
Upos upos_of(Text name);
const char *deprel_name(Deprel deprel);
Deprel deprel_of(Text name);
/* Without sub-type. */
Deprel deprel_universal(Deprel deprel);
/* "Gender=Masc|Number=Sing" in CoNLL-U order, or "_"; `out` has room for 512 bytes. */
size_t features_write(const Features *features, char *out);
/* Features and values that are not kept are passed over. */
Features features_of(Text text);

#endif
