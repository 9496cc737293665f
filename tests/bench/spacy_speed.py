"""Scores a spaCy pipeline on the gold words of a treebank, and measures its words a second of processor time.

Usage: spacy_speed.py PIPELINE FILE.conllu
"""
import sys
import time

import spacy
from spacy.tokens import Doc


def read(path):
    """Sentences as lists of (form, lemma, upos, head, relation), heads counted from 1."""
    sentence = []
    for line in open(path, encoding="utf-8"):
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 1 and not line.startswith("#"):
            if sentence:
                yield sentence
            sentence = []
        elif columns[0].isdigit():
            sentence.append((columns[1], columns[2], columns[3], int(columns[6]), columns[7]))
    if sentence:
        yield sentence


def main(pipeline, path):
    analyze = spacy.load(pipeline, exclude=["ner", "senter"])
    sentences = list(read(path))
    texts = [Doc(analyze.vocab, words=[word[0] for word in sentence]) for sentence in sentences]
    list(analyze.pipe([Doc(analyze.vocab, words=["."])]))  # what is loaded when first used
    begin = time.process_time()
    texts = list(analyze.pipe(texts))
    seconds = time.process_time() - begin
    right = {"UPOS": 0, "LEMMA": 0, "UAS": 0, "LAS": 0}
    for sentence, text in zip(sentences, texts):
        for token, (_, lemma, upos, head, relation) in zip(text, sentence):
            found = 0 if token.head.i == token.i else token.head.i + 1
            same = token.dep_.lower().split(":")[0] == relation.split(":")[0]
            right["UPOS"] += token.pos_ == upos
            right["LEMMA"] += token.lemma_ == lemma
            right["UAS"] += found == head
            right["LAS"] += found == head and same
    words = sum(map(len, sentences))
    for name, count in right.items():
        print(name, f"{100 * count / words:.2f}")
    print("WORDS_PER_SECOND", int(words / seconds))


main(*sys.argv[1:])
