# Things with names, and how they are written down as Turtle: shared by the scripts that build ontology/gazetteer.
"""Names are compared folded (no case, accents or punctuation), as the recognizer compares them."""
import csv
import re
import unicodedata

ID = "https://w3id.org/wiregraph/id/"
KINDS = ("state", "region", "city", "facility", "group", "force", "body", "party", "org", "media", "company",
         "person", "office", "descriptor", "post")
PREFIXES = [(k, f"{ID}{k}/") for k in KINDS] + [
    ("wg", "https://w3id.org/wiregraph/ns#"), ("lex", "https://w3id.org/wiregraph/lexicon#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("owl", "http://www.w3.org/2002/07/owl#"), ("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
    ("wd", "http://www.wikidata.org/entity/"), ("xsd", "http://www.w3.org/2001/XMLSchema#")]
KIND_OF = {"Country": "state", "Region": "region", "City": "city", "Facility": "facility", "ArmedGroup": "group",
           "ArmedForce": "force", "GovernmentBody": "body", "Party": "party", "InternationalOrganization": "org",
           "Organization": "org", "Media": "media", "Company": "company", "Person": "person", "Post": "post"}
LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "þ": "th",
                         "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ə": "e", "Ə": "e"})
MARKS = dict.fromkeys(map(ord, "'’‘ʻʼ`´ʿʾ"))


def fold(text):
    """Lower case, no accents, words of letters and digits separated by single spaces."""
    text = unicodedata.normalize("NFKD", text.translate(LETTERS).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", text).strip()


def slug(text):
    """The local name of an IRI: ASCII letters, digits and hyphens, beginning with a letter."""
    text = unicodedata.normalize("NFKD", text.translate(LETTERS).translate(MARKS).casefold())
    text = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in text if not unicodedata.combining(c))).strip("-")
    return text if text[:1].isalpha() else f"n-{text}"


def latin(text):
    """Whether every letter belongs to the Latin script."""
    return all(not c.isalpha() or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in text)


def rows(path):
    with open(path, encoding="utf-8", newline="") as table:
        lines = (line for line in table if not line.startswith("#") and line.strip())
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def parts(cell):
    return [p.strip() for p in (cell or "").split(";") if p.strip()]


class Thing:
    """One subject of the gazetteer; names keep their order of arrival, the first label of a language wins."""

    def __init__(self, cls, kind=None):
        self.cls, self.kind, self.local = cls, kind or KIND_OF[cls], ""
        self.names = {}                     # property -> {language: [text]}
        self.same_as, self.facts, self.curated = [], {}, set()

    def name(self, prop, text, lang=""):
        text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text or "")).strip()
        if not text or not fold(text):
            return
        if prop == "alt" and re.fullmatch(r"(?:[A-Z]\.){2,}", text):
            prop, text = "acronym", text.replace(".", "")   # O.N.U.: dots are understood
        if prop == "label" and self.names.get("label", {}).get(lang):
            prop = "alt"
        if prop == "alt" and any(fold(text) == fold(n) for p in ("label", "alt", "acronym")
                                 for g in ((lang, "") if lang else list(self.names.get(p, {})))
                                     for n in self.names.get(p, {}).get(g, [])):
            return
        group = self.names.setdefault(prop, {}).setdefault(lang, [])
        if text not in group:
            group.append(text)

    def every(self, *props):
        return [n for p in props for group in self.names.get(p, {}).values() for n in group]

    def drop(self, wrong):
        """Forget the names for which `wrong` is true; says whether a label is left."""
        for prop in ("label", "alt", "acronym"):
            for lang, group in list(self.names.get(prop, {}).items()):
                self.names[prop][lang] = [n for n in group if not wrong(n)]
                if not self.names[prop][lang]:
                    del self.names[prop][lang]
        if not self.names.get("label"):
            for lang in ("en", "fr", ""):
                if self.names.get("alt", {}).get(lang):
                    self.names["label"] = {lang or "en": [self.names["alt"][lang].pop(0)]}
                    break
        return bool(self.names.get("label"))

    def link(self, iri):
        if iri and iri not in self.same_as:
            self.same_as.append(iri)

    def link_all(self, qid="", geonames="", dbpedia=""):
        if re.fullmatch(r"Q[1-9]\d*", qid or ""):
            self.link(f"http://www.wikidata.org/entity/{qid}")
        if re.fullmatch(r"[1-9]\d*", geonames or ""):
            self.link(f"https://sws.geonames.org/{geonames}/")
        if dbpedia and not re.search(r"[&\s<>\"{}|\\^`’]|_-_|\(Islas|Category:", dbpedia):
            self.link(dbpedia)

    def fact(self, prop, value):
        if value and value not in self.facts.setdefault(prop, []):
            self.facts[prop].append(value)

    @property
    def iri(self):
        return f"{self.kind}:{self.local}"


def quote(text, lang=""):
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"@{lang}' if lang else f'"{text}"'


def tidy(thing):
    """Leave out other names that, folded, are a label or stand there already."""
    seen = {fold(n): lang for lang, group in thing.names.get("label", {}).items() for n in group}
    for lang in sorted(thing.names.get("alt", {}), key=lambda g: g or "~"):
        labels = {fold(n) for n in thing.names["label"].get(lang, [])}
        kept = []
        for name in thing.names["alt"][lang]:
            flat = fold(name)
            if flat in labels or (not lang and flat in seen) or flat in {fold(k) for k in kept}:
                continue
            seen.setdefault(flat, lang)
            kept.append(name)
        thing.names["alt"][lang] = kept


def block(thing):
    """The Turtle block of one thing."""
    tidy(thing)
    cls = thing.cls if ":" in thing.cls else f"wg:{thing.cls}"
    lines = [f"{thing.iri} a {cls}"]
    for prop, term in (("label", "rdfs:label"), ("alt", "skos:altLabel"), ("acronym", "lex:acronym"),
                       ("demonym", "lex:demonym"), ("metonym", "lex:metonym"), ("combining", "lex:combining")):
        values = [quote(n, lang) for lang in sorted(thing.names.get(prop, {}), key=lambda g: g or "~")
                  for n in thing.names[prop][lang]]
        if values:
            lines.append(f"{term} " + wrap(values))
    if thing.same_as:
        lines.append("owl:sameAs " + wrap([short(i) for i in thing.same_as]))
    for prop in ("geo:lat", "geo:long", "wg:locatedIn", "wg:partOf", "lex:country", "lex:office", "lex:describes",
                 "lex:entityClass", "lex:weight"):
        if thing.facts.get(prop):
            lines.append(f"{prop} " + wrap(thing.facts[prop]))
    return " ;\n    ".join(lines) + " .\n"


def wrap(values):
    """Values of one property, broken over lines of about a hundred characters."""
    out, width = "", 0
    for i, value in enumerate(values):
        piece = value + (" ," if i + 1 < len(values) else "")
        if width and width + len(piece) > 100:
            out, width = out + "\n        ", 0
        elif width:
            out, width = out + " ", width + 1
        out, width = out + piece, width + len(piece)
    return out


def short(iri):
    base = "http://www.wikidata.org/entity/"
    return f"wd:{iri[len(base):]}" if iri.startswith(base) else f"<{iri}>"


def write(path, title, things):
    things = sorted(things, key=lambda t: t.iri)
    text = "\n".join(block(t) for t in things)
    used = [f"@prefix {p}: <{iri}> ." for p, iri in PREFIXES if re.search(rf"(?m)(?:^|[\s(,;^]){p}:[\w]", text)]
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"# {title}\n# Written by src/learn/gazetteer.py; facts and their licences: ontology/NOTICE.\n"
                  + "\n".join(used) + "\n\n" + text)


def settle(things, *keys):
    """Give every thing its local name: the slug of its name, and among homonyms each key in turn until it is alone.

    Keys are functions of a thing; a key is used for all homonyms of a name, so that no order of rows matters.
    """
    waiting = {}
    for t in things:
        waiting.setdefault((t.kind, slug((t.every("label") or t.every("alt"))[0])), []).append(t)
    for key in keys:
        again = {}
        for (kind, name), group in waiting.items():
            for t in group:
                extra = key(t) if len(group) > 1 else ""
                again.setdefault((kind, f"{name}-{slug(extra)}" if extra else name), []).append(t)
        waiting = again
    for (kind, name), group in waiting.items():
        if len(group) > 1:
            raise SystemExit(f"{kind}/{name}: {len(group)} things share this name")
        group[0].local = name
