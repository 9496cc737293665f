#!/usr/bin/env python3
"""F1 of names by class on public gold for general text.

    names.py WIREGRAPH LANGUAGE GOLD... [--verbose]

GOLD: brat stand-off as FENEC writes it (class, begin, end, words) beside its .txt, or IOB columns (.iob2, .conllu:
number, word, tag). Counted are persons, places and organizations; a name found is right when it overlaps a gold one
of its class ("exact" counts only equal spans). Countries, regions, towns and sites are places, all else but persons
organizations. Demonyms and descriptions are not counted: general gold leaves them out.
"""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

PLACES = {"Country", "Region", "City", "Facility"}
GOLD = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "ORG": "ORG"}


def brat(path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    spans = [(GOLD[r[0]], int(r[1]), int(r[2])) for r in rows if r and r[0] in GOLD]
    return text, spans


def columns(path):
    text, spans, open_span = "", [], None
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 3:
            if not line.strip():
                text += "\n\n" if text and not text.endswith("\n") else ""
            continue
        word, tag = fields[1], fields[2]
        begin = len(text)
        text += word + " "
        if tag.startswith("I-") and spans and open_span == tag[2:]:
            spans[-1] = (spans[-1][0], spans[-1][1], begin + len(word))
        elif tag != "O" and tag[2:] in GOLD:
            spans.append((GOLD[tag[2:]], begin, begin + len(word)))
        open_span = tag[2:] if tag != "O" else None
    return text, spans


def found(tool, language, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write(text)
    models = str(pathlib.Path(tool).parent)
    output = subprocess.run([tool, "names", "--models", models, "-l", language, "-d", "2018-01-01", file.name],
                            capture_output=True, text=True, check=True).stdout
    pathlib.Path(file.name).unlink()
    spans, kind = [], None
    for line in output.splitlines():
        head = re.match(r"\d+\t(\w+)\t", line)
        if head:
            kind = head[1]
            continue
        row = re.match(r"\t(\d+),(\d+)\t(\w+)\t", line)
        if row and row[3] == "name" and kind not in ("Unnamed", "Date", "Amount", "Instrument"):
            label = "PER" if kind == "Person" else "LOC" if kind in PLACES else "ORG"
            spans.append((label, int(row[1]), int(row[2])))
    return sorted(spans, key=lambda s: (s[1], -s[2]))


def outermost(spans):
    """Gold is flat: of nested names the longest."""
    kept = []
    for span in spans:
        if not kept or span[1] >= kept[-1][2]:
            kept.append(span)
    return kept


def main():
    tool, language, *paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    table = collections.Counter()
    for name in map(pathlib.Path, paths):
        text, gold = brat(name) if name.suffix == ".ann" else columns(name)
        system = outermost(found(tool, language, text))
        taken = set()
        for g in gold:
            table[g[0], "gold"] += 1
            table[g[0], "exact"] += g in system
            hit = next((i for i, s in enumerate(system) if i not in taken and s[0] == g[0] and s[1] < g[2] and g[1] < s[2]), None)
            if hit is not None:
                taken.add(hit)
                table[g[0], "right"] += 1
            elif "--verbose" in sys.argv:
                near = [s[0] + ":" + text[s[1]:s[2]] for s in system if s[1] < g[2] and g[1] < s[2]]
                print("missed", g[0], text[g[1]:g[2]].replace("\n", " "), near)
        for i, s in enumerate(system):
            table[s[0], "found"] += 1
            if i not in taken and "--verbose" in sys.argv and not any(g[1] < s[2] and s[1] < g[2] for g in gold):
                print("extra", s[0], text[s[1]:s[2]].replace("\n", " "), "|", text[max(0, s[1] - 25):s[2] + 25].replace("\n", " "))
    for label in ("PER", "LOC", "ORG", "all"):
        right, exact, gold, system = (sum(n for (c, k), n in table.items() if k == key and label in (c, "all"))
                                      for key in ("right", "exact", "gold", "found"))
        p, r = right / max(1, system), right / max(1, gold)
        print(f"{label:4} gold {gold:5} found {system:5}  P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}  exact F1 {2 * exact / max(1, gold + system):.3f}")


if __name__ == "__main__":
    main()
