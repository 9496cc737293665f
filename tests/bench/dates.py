#!/usr/bin/env python3
"""Share of public test expressions for dates that are read right.

    dates.py PROGRAM IMAGE MODELS SPECS [--verbose]

SPECS is the folder of Microsoft's Recognizers-Text specifications (English/, French/). Counted are the kinds that
news uses: days (date, and the day of a datetime) and ranges of days (daterange) of the model and parser files; not times
of day, durations, sets, nor ranges with an open end, nor cases without a day of reference. English months and weekdays
are given the capital they have in print. The specifications leave the last month or year of "from 2014 to 2018" out of
the range; it counts as right to keep it in, as a reader does. A case is right when one of the dates found is the value expected;
where a value for the past and one for the future are given, either is.
"""
import collections
import datetime
import json
import pathlib
import re
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


def resolved(value):
    """The same for a value of the parsers' specifications."""
    if "startDate" in value and "endDate" in value:
        return days({"type": "daterange", "start": value["startDate"], "end": value["endDate"]})
    day = (value.get("date") or value.get("dateTime") or "")[:10]
    return {(day,) * 2} if day else set()


NAMES = re.compile(r"\b(january|february|april|june|july|august|september|october|november|december|monday|tuesday|"
                   r"wednesday|thursday|friday|saturday|sunday|(?<=in )may|(?<=in )march|(?<=of )march)\b")


def last_kept(got, wanted):
    """Whether a range begins as wanted and goes on to the end of the month or year that begins where it should end."""
    if len(got) != 2 or got[0] != wanted[0]:
        return False
    end = datetime.date.fromisoformat(wanted[1])
    for first in (end, end + datetime.timedelta(days=1)):
        months = [first.replace(month=12, day=31)] if first.month == 1 and first.day == 1 else []
        if first.day == 1:
            months.append((first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1))
        if got[1] in [day.isoformat() for day in months]:
            return True
    return False


KINDS = {"date": "date", "daterange": "daterange", "datetime": "datetime"}


def rights(result):
    """Kind and allowed ranges of one result, in either form of the specifications."""
    kind = KINDS.get((result.get("TypeName") or result.get("Type") or "").split(".")[-1])
    values = (result.get("Resolution") or {}).get("values", [])
    right = set().union(*[days(v) for v in values]) if values else set()
    value = result.get("Value") or {}
    for key in ("FutureResolution", "PastResolution"):
        right |= resolved(value.get(key) or {})
    return kind, right


def cases(folder):
    """Cases with one result and a day of reference; the translated stubs have none."""
    seen = set()
    for language, tag in (("English", "en"), ("French", "fr")):
        for name in ("DateTimeModel", "DateParser", "DatePeriodParser", "DateTimeParser"):
            path = pathlib.Path(folder) / language / (name + ".json")
            for case in json.loads(path.read_text(encoding="utf-8-sig")):
                results = case.get("Results", [])
                reference = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10]
                if len(results) != 1 or not reference or "\n" in case["Input"] or "\t" in case["Input"]:
                    continue
                kind, right = rights(results[0])
                if kind and right and (tag, reference, case["Input"]) not in seen:
                    seen.add((tag, reference, case["Input"]))
                    text = NAMES.sub(lambda m: m.group().capitalize(), case["Input"]) if tag == "en" else case["Input"]
                    yield tag, kind, reference, text, results[0]["Text"], right


def main():
    program, image, models, folder = sys.argv[1:5]
    rows = list(cases(folder))
    lines = "".join(f"{tag}\t{reference}\t{text}\n" for tag, _, reference, text, _, _ in rows)
    output = subprocess.run([program, image, models], input=lines, capture_output=True, text=True, check=True).stdout
    table = collections.defaultdict(lambda: [0, 0])
    for (tag, kind, reference, text, part, right), found in zip(rows, output.split("\n")):
        pairs = {tuple(p.split("/")) for p in found.split()}
        good = bool(pairs & right) or any(last_kept(p, w) for p in pairs for w in right)
        for key in ((tag, kind), (tag, "all"), ("all", "all")):
            table[key][0] += good
            table[key][1] += 1
        if not good and "--verbose" in sys.argv:
            print(f"{tag} {kind} {reference} [{part}] {text!r} want {sorted(right)[:2]} got {sorted(pairs)}")
    for key, (good, total) in sorted(table.items()):
        print(f"{key[0]:4}{key[1]:10}{good:6} of {total:5}  {good / total:.3f}")


if __name__ == "__main__":
    main()
