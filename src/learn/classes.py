#!/usr/bin/env python3
"""Text with its names and their classes, for `wiregraph-learn names`, from annotated sets of several formats.

    classes.py NER TREEBANKS > names.txt

NER: the folder with gum/, wikigold/ and uner_en_ewt/; TREEBANKS: with en/ and fr/. A document begins with a line
"# LANGUAGE" or "# LANGUAGE listed", a sentence is a line, and each of its names a line "TAB first TAB end TAB class"
in bytes of the sentence (person, place, organization, other). In a listed document no name is marked: there the
gazetteer and the words around tell the classes.
"""
import pathlib
import re
import sys

CLASSES = {"PER": "person", "LOC": "place", "ORG": "organization",
           "person": "person", "place": "place", "organization": "organization"}
SENTENCES = 25  # of a document where the set marks none


def join(words, text):
    """The sentence and where its words lie: as it was printed where that is known, else with spaces between."""
    places, at = [], 0
    for word in words if text else []:
        found = text.find(word, at)
        if found < 0 or found - at > 3:
            text = None
            break
        places.append((found, found + len(word)))
        at = found + len(word)
    if text is None:
        text, places = "", []
        for word in words:
            text += " " if text else ""
            places.append((len(text), len(text) + len(word)))
            text += word
    return text, places


def write(words, names, text=None):
    text, places = join(words, text)
    print(text)
    for label, first, last in names:
        begin, end = (len(text[:at].encode()) for at in (places[first][0], places[last - 1][1]))
        print(f"\t{begin}\t{end}\t{CLASSES.get(label, 'other')}")


def spans(tags):
    """(label, first, last) of IOB tags."""
    found, open_name = [], None
    for at, tag in enumerate(tags + ["O"]):
        label = tag[2:] if tag != "O" else None
        if open_name and (label != open_name[0] or tag.startswith("B-")):
            found.append((*open_name, at))
            open_name = None
        if label and not open_name:
            open_name = (label, at)
    return found


def write_columns(path, word_column, tag_column):
    """IOB in columns; every few sentences are a document, or those behind "# newdoc"."""
    words, tags, text, written = [], [], None, 0
    marked = "# newdoc" in path.read_text(encoding="utf-8")
    if not marked:
        print("# en")
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("# newdoc"):
            print("# en")
        elif line.startswith("# text = "):
            text = line[9:]
        fields = line.split("\t") if "\t" in line else line.split()
        if line.startswith("#") and "\t" not in line:
            continue
        if len(fields) > 1:
            words.append(fields[word_column])
            tags.append(fields[tag_column])
        elif words:
            written += 1
            write(words, spans(tags), text)
            if not marked and written % SENTENCES == 0:
                print("# en")
            words, tags, text = [], [], None


def nested(brackets, at, open_names):
    """Reads what GUM writes at a word: "(3-person-...(4-place-...4)" opens two and closes one."""
    found = []
    for opened, content, closed in re.findall(r"(\(?)([^()]+)(\)?)", brackets):
        parts = content.split("-")
        if opened:
            open_names.append((parts[0], parts[1], at))
        if closed:
            match = next((n for n in reversed(open_names) if n[0] == parts[0]), None)
            if match:
                open_names.remove(match)
                found.append((match[1], match[2], at + 1))
    return found


def write_gum(path):
    words, names, text, open_names = [], [], None, []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        fields = line.split("\t")
        if line.startswith("# newdoc"):
            print("# en")
        elif line.startswith("# text = "):
            text = line[9:]
        elif len(fields) == 10 and fields[0].isdigit():
            words.append(fields[1])
            marked = re.search(r"(?:^|\|)Entity=([^|]*)", fields[9])
            if marked:
                names += nested(marked[1], len(words) - 1, open_names)
        elif not line and words:
            write(words, names, text)
            words, names, text, open_names = [], [], None, []


def write_treebank(path, language):
    written = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") or (line.startswith("# text = ") and written % SENTENCES == 0):
            print(f"# {language} listed")
        if line.startswith("# text = "):
            print(line[9:])
            written += 1


def main():
    ner, treebanks = map(pathlib.Path, sys.argv[1:])
    write_gum(ner / "gum/train.conllu")
    write_columns(ner / "wikigold/CONLL-format/data/wikigold.conll.txt", 0, -1)
    write_columns(ner / "uner_en_ewt/en_ewt-ud-dev.iob2", 1, 2)
    for language in ("en", "fr"):
        write_treebank(treebanks / language / f"{language}-train.conllu", language)


if __name__ == "__main__":
    main()
