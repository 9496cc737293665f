#!/usr/bin/env python3
"""Share of public test expressions for dates that are read right, by kind of expression.

    dates.py PROGRAM IMAGE MODELS SPECS [--verbose] [--kind KIND]

SPECS is the folder of Microsoft's Recognizers-Text specifications (English/, French/). Counted are days (date, and the
day of a datetime) and ranges of days (daterange) of the model and parser files, told from a day of reference; not times of
day alone, durations, sets, nor ranges with an open end. English months and weekdays are given the capital they have in
print. A case is right when one of the dates found is the value expected; where a value for the past and one for the future
are given, either is.

KINDS says what kind an expression is, by its words, and whether news uses it. News does not use: what one tells an
assistant ("now", "rest of the week", "the week commencing", business and fiscal years, "3 days starting next Monday"),
digits of forms ("10/1", "2015-3", "11- 2016", "22/4"; ISO days and full slashed dates are news), years spelled out, days
of the month without month or weekday ("8pm on 15"), clock times, an order of words of another language ("2016, nov",
French "Octobre 14"), numbers that tell none ("a few days ago": a date, but no value), deadlines ("within five days" does not date what is told). Left out altogether are cases whose
value is the specifications' mark for a day that is none ("31st of this month").

The specifications' conventions are narrower than a reader's in six points, where both are right:
- the last month or year of "from 2014 to 2018" is left out of the range by them, a reader keeps it in;
- "next Friday", "last Wednesday" are of the next or last week for them, the nearest one for most news;
- "the weekend" lies ahead for an assistant, behind in a report: either;
- "in two months", "a year ago" tell no day: the month or year that holds their day is right;
- "the last two decades" are whole ones for them, twenty years up to now for a reader: either;
- "early June", "late last month" and the like have no border: the whole month or year is right, as their half is.
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


TYPES = {"date": "date", "daterange": "daterange", "datetime": "datetime"}


def rights(result):
    """Kind and allowed ranges of one result, in either form of the specifications."""
    kind = TYPES.get((result.get("TypeName") or result.get("Type") or "").split(".")[-1])
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
                if any(pair[0].startswith("0001") for pair in right):
                    continue
                if kind and right and (tag, reference, case["Input"]) not in seen:
                    seen.add((tag, reference, case["Input"]))
                    text = NAMES.sub(lambda m: m.group().capitalize(), case["Input"]) if tag == "en" else case["Input"]
                    yield tag, kind, reference, text, results[0]["Text"], right


MONTH = (r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|f[ée]vr?|mars|avr|mai|juin|juil|ao[uû]t|d[ée]c)[a-zéû]*\b\.?")
UNIT = r"\b(?:days?|weeks?|months?|years?|decades?|weekends?|fortnights?|jours?|journ[ée]es?|semaines?|mois|ans?|ann[ée]es?|d[ée]cennies?|week-?ends?)\b"
DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\bmer\b"
SPELLED = r"\b(?:hundred|thousand|mille|cents?)\b|\b(?:nineteen|twenty) (?:\w+ty|\w+teen|ten|eleven|twelve|hundred)\b"
# kind, whether news uses it, pattern; the first that fits
KINDS = [(name, news, re.compile(pattern, re.I)) for name, news, pattern in (
    ("years spelled out", False, SPELLED),
    ("vague numbers", False, r"\b(?:few|several|couple|quelques|plusieurs)\b"),
    ("order of another language", False, r"\d{4} ?,? ?" + MONTH + r"|\d\. ?" + MONTH + "|(?:october|oct)\\. ?\\d|[a-z]\\.\\d|\bsept?\b(?: sur|$)(?<=de sept)|[a-z]{3}\\.\\d"),
    ("assistant", False, r"^(?:right |just )?now\b|\bnow$|asap|business|work(?:ing)? (?:day|week)|fiscal|financial|school|\b[fc]y ?\d|\brest\b|reste de|"
     r"commencing|beginning|starting|w/[cb]|week of|at present|currently|^(?:the |le |la |l')?(?:\w+ )?(?:day|week|month|year|jour|journ[ée]e|semaine|mois|ann[ée]e)$(?<!last day)(?<!next week)|"
     r"\b(?:end|start) of (?:the )?day|eod|eom|eoy|\bmy\b|year \d{1,3}$|\btmr\b|in the future|upcoming|ultimo|christian|less than|more than|^for \d|week \d|\btmrw\b|last day$|maintenant|since (?:the year )?\d|^(?:first|second|third|fourth|fifth) \w+day$|"
     r"remaining|\bhence\b|page|monday later|\bat 5$|to date$|(?:today|christmas|15th) on \w+day|^sunday 3|year to|\bv\.?$"),
    ("digits of forms", False, r"^(?!.*\d{4}-\d\d-\d\d)(?!.*\d{1,2}[/.]\d{1,2}[/.]\d{2,4}).*(?:\d\s*[/.-]\s*(?:\d|[a-z]{3})|[a-z]{3}\.?\s*[/-]\s*\d)(?<!\d-\d)(?!.*)|"
     r"\d+/\d+$|\d+ ?[-./] ?\d{4}$|\d{4} ?[-./] ?\d+$|\d+[/.]\d+,\d|\w+[-/]\d{4}[-/]|\d[-/][a-z]+[-/]\d|\d{4}[-/][a-z]|[a-z]+/\d|\d{2} \d{2} \d{4}|\d/\d+ ?-|-\d+/\d|[a-z]-\d|\d{4}/\d|~"),
    ("decade, century", True, r"\d0'?s\b|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|centur|si[èe]cle|ann[ée]es (?:\d|vingt|trente|quarante|cinquante|soixante|quatre)|decade|d[ée]cennie"),
    ("quarter, half year", True, r"\bq[1-4]|quarter|trimestre|semestre|\bh[12]\b"),
    ("season", True, r"spring|summer|autumn|\bfall\b|winter|printemps|[ée]t[ée]\b|automne|hiver"),
    ("deadline", False, r"^within\b"),
    ("N units ago, from now", True, r"\bago\b|il y a|\bhence\b|from (?:now|today|tomorrow|yesterday)|^(?:in|dans|within|d'ici) .*" + UNIT + r"$|" + UNIT + r" (?:later|earlier|before|after|back|plus tard|prior|since)|\bavant\b|apr[èe]s "),
    ("range", True, r"^(?:from|between|entre|du|de|depuis)\b.*\b(?:to|and|et|au|[aà]|until|till?|through|thru|jusqu)|\b(?:to|till?|until|through|thru|jusqu'?\w*|au)\b|\d ?[-–~] ?\d|" + MONTH + r" ?[-–] ?"),
    ("part of month, year", True, r"\b(?:early|earlier|late|later|mid|middle|end|beginning|start|d[ée]but|fin|milieu|mi)\b"),
    ("last, next N units", True, r"\b(?:last|past|next|previous|following|coming|derni[eè]re?s?|prochaine?s?|prochains|pass[ée]e?s?|suivante?s?|pr[ée]c[ée]dente?s?)\b.*\b(?:\d+|two|three|four|five|six|ten|few|several|couple|deux|trois|quatre|quelques)\b.*" + UNIT + r"|\b(?:\d+|two|three|four|deux|trois|quatre) (?:prochaine?s?|derni[èe]re?s?|last|next|prochains) "),
    ("weekday", True, DAY),
    ("yesterday, tomorrow", True, r"today|yesterday|tomorrow|tonight|aujourd|hier|demain|ce soir|ce matin|cette nuit|cet apr|this (?:morning|afternoon|evening)|last night|lendemain|veille|next day|last day|jour suivant|day after|day before"),
    ("last, next unit", True, r"\b(?:last|past|next|previous|this|following|coming|current|same|ce|cet|cette|derni[eè]re?|prochaine?|pass[ée]e?|suivante?|pr[ée]c[ée]dente?)\b.*" + UNIT + "|" + UNIT + r".*\b(?:derni|proch|pass|suiv|pr[ée]c|after next|before last)|weekend"),
    ("holiday", True, r"christmas|easter|eve\b|new year|thanksgiving|halloween|day\b|no[eë]l|p[aâ]ques|toussaint|f[eê]te|nouvel an|jour de l|valentin|eid|ramadan|lent|carnival|mardi gras|juneteenth|monday|friday"),
    ("day and month", True, MONTH + r".*\d|\d.*" + MONTH + "|" + MONTH + r".*(?:first|second|third|th\b)|(?:first|second|third|\w+th|premier|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt\S*|trente\S*)\b.*" + MONTH),
    ("month", True, MONTH),
    ("ISO, full digits", True, r"\d{4}-\d\d-\d\d|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"),
    ("year", True, r"^(?:in |en |the |l'an |year |ann[ée]e )*\d{4}$"),
    ("day of the month alone, clock", False, r"\d|\w"),
)]


FRENCH_ORDER = re.compile(MONTH + r" ?(?:\d{1,2}(?!\d)|[a-z]+i[èe]me|seconde|vingt|entre)", re.I)


def kind_of(part, tag):
    if tag == "fr" and FRENCH_ORDER.search(part):
        return "order of another language", False
    return next(((name, news) for name, news, pattern in KINDS if pattern.search(part.strip())), ("other", False))


def widened(part, name, right, found, reference):
    """Whether a date found is right in one of the six points where a reader's convention is wider."""
    for wanted in right:
        for pair in found:
            if len(pair) != 2 or not re.match(r"\d{4}-\d\d-\d\d", wanted[0]):
                continue
            try:
                low, high, first, last = map(datetime.date.fromisoformat, (*pair, *wanted))
            except ValueError:
                continue
            holds = low <= first and last <= high
            whole = low.day == 1 and (high + datetime.timedelta(days=1)).day == 1
            week = datetime.timedelta(days=7)
            if name == "weekday" and low == high and first == last and abs(low - first) == week and \
                    re.search(r"next|last|past|previous|dernier|prochain|pass[ée]|this|ce\b", part, re.I):
                return True
            if re.search("week-?end", part, re.I) and high - low == datetime.timedelta(days=1) and abs(low - first) == week:
                return True
            if name == "N units ago, from now" and first == last and holds and whole and re.search("month|year|mois|ans?$|ann", part, re.I):
                return True
            if re.search("decades|d[ée]cennies", part, re.I) and reference in (high.isoformat(), (low - datetime.timedelta(days=1)).isoformat()) and \
                    abs((high - low) - (last - first)) < week:
                return True
            if name == "part of month, year" and holds and (whole or high - low == datetime.timedelta(days=6)):
                return True
    return False


def main():
    program, image, models, folder = sys.argv[1:5]
    only = sys.argv[sys.argv.index("--kind") + 1] if "--kind" in sys.argv else None
    rows = list(cases(folder))
    lines = "".join(f"{tag}\t{reference}\t{text}\n" for tag, _, reference, text, _, _ in rows)
    output = subprocess.run([program, image, models], input=lines, capture_output=True, text=True, check=True).stdout
    table = collections.defaultdict(lambda: [0, 0])
    for (tag, _, reference, text, part, right), found in zip(rows, output.split("\n")):
        pairs = {tuple(p.split("/")) for p in found.split()}
        name, news = kind_of(part, tag)
        good = bool(pairs & right) or any(last_kept(p, w) for p in pairs for w in right) or widened(part, name, right, pairs, reference)
        keys = [(news, name, tag), (news, name, "both"), ("all", "", tag), ("all", "", "both")]
        for key in keys + ([("news", "", tag), ("news", "", "both")] if news else []):
            table[key][0] += good
            table[key][1] += 1
        if not good and "--verbose" in sys.argv and (not only or only in name):
            print(f"{name:24} {tag} {reference} [{part}] {text!r} want {sorted(right)[:2]} got {sorted(pairs)}")
    for key, (good, total) in sorted(table.items(), key=lambda t: (str(t[0][0]), t[0][1], t[0][2])):
        head = {True: "news ", False: "other", "all": "ALL", "news": "ALL OF NEWS"}[key[0]]
        print(f"{head:12}{key[1]:32}{key[2]:5}{good:6} of {total:5}  {good / total:.3f}")


if __name__ == "__main__":
    main()
