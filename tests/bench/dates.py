#!/usr/bin/env python3
"""Share of public test expressions for dates that are read right.

    dates.py PROGRAM IMAGE MODELS SPECS [--verbose]

SPECS is the folder of Microsoft's Recognizers-Text specifications (English/, French/). Counted are the kinds that
news uses: days (date, and the day of a datetime) and ranges of days (daterange) of DateTimeModel.json; not times of
day, durations, sets, nor ranges with an open end. A case is right when one of the dates found is the value expected;
where a value for the past and one for the future are given, either is.
"""
import collections
import datetime
import json
import pathlib
import subprocess
import sys


def days(value):
    """The ranges that one value of the specification allows, ends included."""
    kind = value.get("type")
    if kind in ("date", "datetime") and value.get("value", "")[:4].isdigit():
        return {(value["value"][:10],) * 2}
    if kind == "daterange" and "start" in value and "end" in value and value["start"][:4].isdigit():
        try:
            end = datetime.date.fromisoformat(value["end"][:10])
        except ValueError:
            return set()
        before = (end - datetime.timedelta(days=1)).isoformat()
        return {(value["start"][:10], before), (value["start"][:10], end.isoformat())}
    return set()


def cases(folder):
    for language, tag in (("English", "en"), ("French", "fr")):
        path = pathlib.Path(folder) / language / "DateTimeModel.json"
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            results = case.get("Results", [])
            if "Context" not in case or len(results) != 1 or "\n" in case["Input"] or "\t" in case["Input"]:
                continue
            kind = (results[0].get("TypeName") or "").split(".")[-1]
            values = (results[0].get("Resolution") or {}).get("values", [])
            right = set().union(*[days(v) for v in values]) if values else set()
            if kind in ("date", "daterange", "datetime") and right:
                reference = case["Context"]["ReferenceDateTime"][:10]
                yield tag, kind, reference, case["Input"], results[0]["Text"], right


def main():
    program, image, models, folder = sys.argv[1:5]
    rows = list(cases(folder))
    lines = "".join(f"{tag}\t{reference}\t{text}\n" for tag, _, reference, text, _, _ in rows)
    output = subprocess.run([program, image, models], input=lines, capture_output=True, text=True, check=True).stdout
    table = collections.defaultdict(lambda: [0, 0])
    for (tag, kind, reference, text, part, right), found in zip(rows, output.split("\n")):
        pairs = {tuple(p.split("/")) for p in found.split()}
        good = bool(pairs & right)
        for key in ((tag, kind), (tag, "all"), ("all", "all")):
            table[key][0] += good
            table[key][1] += 1
        if not good and "--verbose" in sys.argv:
            print(f"{tag} {kind} {reference} [{part}] {text!r} want {sorted(right)[:2]} got {sorted(pairs)}")
    for key, (good, total) in sorted(table.items()):
        print(f"{key[0]:4}{key[1]:10}{good:6} of {total:5}  {good / total:.3f}")


if __name__ == "__main__":
    main()
