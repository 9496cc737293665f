"""Renders the ontology as one page that people can read.

    wiregraph merge -f ntriples ontology/wiregraph.ttl | page.py > index.html
"""
import collections
import html
import re
import sys

WG = "https://w3id.org/wiregraph/ns#"
PREFIXES = {
    WG: "wg", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://www.w3.org/2002/07/owl#": "owl", "http://www.w3.org/2004/02/skos/core#": "skos",
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "sem", "http://www.w3.org/ns/org#": "org", "http://www.w3.org/ns/prov#": "prov",
    "https://schema.org/": "schema", "http://xmlns.com/foaf/0.1/": "foaf", "http://www.w3.org/2001/XMLSchema#": "xsd",
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#": "nif", "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
}
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?) \.')
SHOWN = [(RDFS + "subClassOf", "kind of"), (RDFS + "subPropertyOf", "kind of"), (RDFS + "domain", "of"), (RDFS + "range", "value"),
         ("http://www.w3.org/2004/02/skos/core#notation", "code"), (RDFS + "seeAlso", "see")]


def read(lines):
    facts = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in lines:
        m = LINE.match(line)
        if m:
            text = re.sub(r'\\(.)', lambda e: {"n": "\n", "t": "\t", "r": "\r"}.get(e[1], e[1]), m[4]) if m[4] is not None else None
            facts[m[1]][m[2]].append(m[3] if m[3] else (text, m[5]))
    return facts


def name(value):
    """A value as HTML: terms of the page as links within it, others under their prefix."""
    if isinstance(value, tuple):
        return html.escape(value[0])
    for space, prefix in PREFIXES.items():
        if value.startswith(space) and len(value) > len(space):
            local = value[len(space):]
            target = "#" + local if space == WG else value
            return f'<a href="{html.escape(target)}">{prefix}:{html.escape(local)}</a>'
    return f'<a href="{html.escape(value)}">{html.escape(value)}</a>'


def words(facts, term, predicate, language):
    return next((html.escape(v[0]) for v in facts[term][predicate] if isinstance(v, tuple) and v[1] == language), "")


def entry(facts, term):
    local = term[len(WG):]
    rows = [(title, ", ".join(name(v) for v in sorted(facts[term][p], key=str))) for p, title in SHOWN if facts[term][p]]
    table = "".join(f"<tr><th>{title}</th><td>{value}</td></tr>" for title, value in rows)
    return (f'<section id="{html.escape(local)}"><h3>wg:{html.escape(local)}</h3>'
            f'<p><b>{words(facts, term, RDFS + "label", "en")}</b> · <i lang="fr">{words(facts, term, RDFS + "label", "fr")}</i></p>'
            f'<p>{words(facts, term, RDFS + "comment", "en")}</p>'
            f'<p lang="fr" class="fr">{words(facts, term, RDFS + "comment", "fr")}</p><table>{table}</table></section>')


def group(facts, term):
    kinds = {v.rsplit("#", 1)[-1] for v in facts[term][RDF + "type"] if not isinstance(v, tuple)}
    return "Classes" if "Class" in kinds else "Properties" if any(k.endswith("Property") for k in kinds) else "Values"


def main():
    facts = read(sys.stdin)
    terms = sorted(t for t in list(facts) if t.startswith(WG) and len(t) > len(WG))
    print('<!doctype html><html lang="en"><meta charset="utf-8"><title>Wiregraph vocabulary</title><style>'
          "body{font:16px/1.5 system-ui,sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#222}"
          "section{border-top:1px solid #ddd;padding:.5em 0}h3{margin:.3em 0;font-family:monospace}.fr{color:#666}"
          "th{text-align:left;padding-right:1em;font-weight:normal;color:#666;vertical-align:top}p{margin:.2em 0}"
          "nav a{margin-right:.8em;white-space:nowrap}</style>")
    print(f"<h1>Wiregraph vocabulary</h1><p>{len(terms)} terms under <code>{WG}</code>, in English and French.</p>")
    for title in ("Classes", "Properties", "Values"):
        chosen = [t for t in terms if group(facts, t) == title]
        print(f"<h2>{title}</h2><nav>" + " ".join(name(t) for t in chosen) + "</nav>")
        print("\n".join(entry(facts, t) for t in chosen))


if __name__ == "__main__":
    main()
