"""Has other people's programs read what the tool writes, and holds it to the shapes.

    run.py TOOL FOLDER [SHARED]

Runs itself again in a virtual environment in FOLDER with rdflib, pyoxigraph, pySHACL and owlrl; skips aloud where that
cannot be made. Checked are: every syntax against the N-Quads of the same graph; the shapes on the example, on the
bundled dispatches and on the articles of SHARED/eval/dev; broken graphs against the shape's message; the ontology's
consistency under OWL 2 RL; the ten questions on a second engine; every syntax by Apache Jena (jena.py); the networks
against their schemas (networks.py); the description of an output folder (description.py). At the end stands which format came back whole by which reader.
"""
import csv
import io
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests/queries"))

import description  # noqa: E402
import jena  # noqa: E402
import judge  # noqa: E402
import networks  # noqa: E402

EXAMPLE = ROOT / "tests/graphs/example.trig"
PACKAGES = ["rdflib==7.6.0", "pyoxigraph", "pyshacl==0.40.1", "owlrl", "networkx", "igraph"]
counts = {"passed": 0, "failed": 0, "skipped": 0}
matrix = {}  # (format, reader) -> whether all graphs came back whole


def make_environment(folder):
    """The environment's Python, or None."""
    python = folder / "bin/python"
    ready = folder / "ready"
    if not ready.exists() or ready.read_text().split() != PACKAGES:
        for command in ([sys.executable, "-m", "venv", str(folder)], [str(python), "-m", "pip", "install", "-q", *PACKAGES]):
            if subprocess.run(command, capture_output=True).returncode:
                return None
        ready.write_text(" ".join(PACKAGES))
    return python


def check(name, good, words=""):
    counts["passed" if good else "failed"] += 1
    way = re.fullmatch(r"[a-z]+: ([a-z]+) by ([a-z ]+)", name)
    if way:
        matrix[way.groups()] = bool(good) and matrix.get(way.groups(), True)
    if not good:
        print(f"FAILED: {name}: {str(words)[:1500]}")


def skip(name, why):
    counts["skipped"] += 1
    print(f"SKIPPED: {name}: {why}")


def print_matrix():
    formats, readers = [list(dict.fromkeys(way[i] for way in matrix)) for i in (0, 1)]
    width = max(map(len, readers)) + 2
    print("came back by".ljust(14) + "".join(reader.rjust(width) for reader in readers))
    for form in formats:
        cells = ({True: "whole", False: "BROKEN", None: "-"}[matrix.get((form, reader))] for reader in readers)
        print(form.ljust(14) + "".join(cell.rjust(width) for cell in cells))


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


def syntaxes(tool, path, name):
    import pyoxigraph as oxigraph
    import rdflib
    quads = set(oxigraph.parse(run(tool, "merge", "-f", "nquads", str(path)), format=oxigraph.RdfFormat.N_QUADS))
    triples = {q.triple for q in quads}
    table = {"turtle": (oxigraph.RdfFormat.TURTLE, "turtle", False), "ntriples": (oxigraph.RdfFormat.N_TRIPLES, "nt", False),
             "nquads": (oxigraph.RdfFormat.N_QUADS, "nquads", True), "trig": (oxigraph.RdfFormat.TRIG, "trig", True),
             "rdfxml": (oxigraph.RdfFormat.RDF_XML, "xml", False), "jsonld": (oxigraph.RdfFormat.JSON_LD, "json-ld", True)}
    reference = rdflib.Dataset()
    reference.parse(data=run(tool, "merge", "-f", "nquads", str(path)).decode(), format="nquads")
    wanted = {(s, p, o) for s, p, o, _ in reference.quads()}, set(reference.quads())
    for syntax, (kind, rdflib_kind, keeps_graphs) in table.items():
        written = run(tool, "merge", "-f", syntax, str(path))
        found = set(oxigraph.parse(written, format=kind))
        check(f"{name}: {syntax} by oxigraph", (found == quads) if keeps_graphs else ({q.triple for q in found} == triples),
              list(found ^ quads)[:4])
        dataset = rdflib.Dataset()
        dataset.parse(data=written.decode(), format=rdflib_kind)
        again = {(s, p, o) for s, p, o, _ in dataset.quads()}, set(dataset.quads())
        check(f"{name}: {syntax} by rdflib", again[keeps_graphs] == wanted[keeps_graphs],
              list(again[keeps_graphs] ^ wanted[keeps_graphs])[:4])


def load(path_or_text, kind="turtle"):
    import rdflib
    graph = rdflib.Graph()
    if isinstance(path_or_text, pathlib.Path):
        graph.parse(path_or_text)
    else:
        graph.parse(data=path_or_text, format=kind)
    return graph


def conforms(data):
    import pyshacl
    ok, _, words = pyshacl.validate(data, shacl_graph=load(ROOT / "ontology/shapes.ttl"), inference="none",
                                    ont_graph=load(ROOT / "ontology/wiregraph.ttl"))
    return ok, words


BROKEN = [  # what is done to the example, and what the shapes say about it
    ("wg:polarity wg:Affirmed", "wg:polarity wg:Certain", "polarity|Affirmed"),
    ("wg:harm wg:Killed", "wg:harm wg:Day", "harm"),
    ("wg:deathsLow 2", 'wg:deathsLow "two"', "deaths"),
    ('nif:beginIndex "184"', 'nif:beginIndex "183"', "quote|length|long"),
    ("wg:UnrealizedEvent ;", "wg:UnrealizedEvent, wg:Strike, sem:Event ;", "status|unrealized|realized"),
]


def shapes(tool, shared):
    turtle = run(tool, "merge", "-f", "turtle", str(EXAMPLE)).decode()
    ok, words = conforms(load(turtle))
    check("shapes: the example conforms", ok, words)
    for old, new, message in BROKEN:
        assert old in turtle, old
        ok, words = conforms(load(turtle.replace(old, new, 1)))
        check(f"shapes: {new} is found", not ok and re.search(message, words, re.I), words)
    articles = sorted((ROOT / "tests/dispatches").glob("*.txt"))
    if shared and (shared / "eval/dev").is_dir():
        articles += sorted((shared / "eval/dev").glob("*.txt"))
    for article in articles:
        ok, words = conforms(load(run(tool, "extract", "--date", "2024-01-19", str(article)).decode()))
        check(f"shapes: {article.name} conforms", ok, words)


def ontology(dispatches):
    """Of its terms, each is described, shaped and, if the graph of the dispatches uses it, declared."""
    import owlrl
    import rdflib
    graph = load(ROOT / "ontology/wiregraph.ttl")
    terms = {s for s in graph.subjects() if str(s).startswith("https://w3id.org/wiregraph/ns#") and len(str(s)) > 32}
    for prop, what in ((rdflib.RDFS.label, "label"), (rdflib.RDFS.comment, "comment")):
        bare = [t for t in terms if {"en", "fr"} - {o.language for o in graph.objects(t, prop)}]
        check(f"ontology: every term has a {what} in both languages", not bare, bare[:5])
    used = {o for o in graph.all_nodes() if str(o).startswith("https://w3id.org/wiregraph/ns#") and len(str(o)) > 32}
    check("ontology: no term is undeclared", used <= terms, used - terms)
    kinds = (rdflib.OWL.Class, rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty)
    shaped = set(load(ROOT / "ontology/shapes.ttl").all_nodes())
    bare = [t for k in kinds for t in graph.subjects(rdflib.RDF.type, k)
            if t in terms - shaped and not any(graph.subjects(rdflib.RDF.type, t))]  # classes of terms have none
    check("ontology: the shapes know every class and property", not bare, bare[:5])
    written = rdflib.Dataset()
    written.parse(dispatches, format="nquads")
    said = {t for s, p, o, _ in written.quads() for t in (p, o) if str(t).startswith("https://w3id.org/wiregraph/ns#")}
    check("ontology: what is written is declared", said and said <= terms, said - terms)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = list(graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")))
    errors += list(graph.subject_objects(rdflib.URIRef("http://www.w3.org/2002/07/owl#error")))
    check("ontology: consistent under OWL 2 RL", not errors, errors[:3])


def questions(tool):
    import rdflib
    graph = load(run(tool, "merge", "-f", "ntriples", str(EXAMPLE)).decode(), "nt")
    for path in sorted((ROOT / "tests/queries").glob("*.rq")):
        expected = list(csv.reader(io.StringIO(path.with_suffix(".csv").read_text(encoding="utf-8"))))[1:]
        found = [["" if cell is None else str(cell) for cell in row] for row in graph.query(path.read_text(encoding="utf-8"))]
        def plain(rows):
            return sorted([re.sub(r"\s+", " ", cell) for cell in row] for row in rows)
        check(f"rdflib: {path.name}", plain(found) == plain(expected), f"{found} expected {expected}")


def dispatch_questions(tool, path):
    """What a careful reader of the dispatches answers, asked of the tool's engine and of rdflib."""
    graph = load(run(tool, "merge", "-f", "ntriples", str(path)).decode(), "nt")

    def by_rdflib(query):
        return [["" if cell is None else str(cell) for cell in row] for row in graph.query(query.read_text(encoding="utf-8"))]

    for name, ask in (("wiregraph query", lambda query: judge.tool_rows(tool, path, query)), ("rdflib", by_rdflib)):
        figures, news = judge.judge_all(ask, lambda what, good, words="": check(f"{name}: {what}", good, words))
        print(f"{name}, the bundled dispatches: {figures}", *news, sep="\n")


MORE = """
SELECT * { ?event wg:agent ?a . OPTIONAL { ?a rdfs:label ?l FILTER(lang(?l) = "fr") } }
SELECT * { ?event a sem:Event ; rdfs:label ?l . OPTIONAL { ?event wg:agent ?a . ?a rdfs:label ?n } }
SELECT ?event ?x { { ?event wg:agent ?x ; rdfs:label ?l } UNION { ?event wg:target ?x } ?event a ?c }
SELECT ?c (COUNT(*) AS ?n) (COUNT(DISTINCT ?e) AS ?m) { ?e a ?c } GROUP BY ?c HAVING (COUNT(*) > 2) ORDER BY DESC(?n) ?c
SELECT ?a (COUNT(?e) AS ?n) { ?e wg:agent ?a . OPTIONAL { ?e wg:target ?t } FILTER(!bound(?t)) } GROUP BY ?a
SELECT DISTINCT ?a { ?e wg:agent ?a . ?f wg:target ?a . FILTER(?e != ?f) }
SELECT ?p (STR(?l) AS ?s) { ?p a wg:Person ; rdfs:label ?l . FILTER(REGEX(STR(?l), "^[A-J]")) }
SELECT ?e { ?e sem:hasBeginTimeStamp ?d . FILTER(STR(?d) >= "2024-01-17" && STR(?d) < "2024-01-19") }
SELECT ?c (MAX(?low) AS ?most) { ?r wg:about ?e ; wg:countMin ?low . ?e a ?c } GROUP BY ?c
SELECT ?x ?y { ?x wg:locatedIn ?y . OPTIONAL { ?y wg:locatedIn ?z } OPTIONAL { ?y owl:sameAs ?w } } ORDER BY ?x LIMIT 10000
"""


def differences(tool, path):
    """The embedded engine beside rdflib on the same graph: same rows, in whatever order."""
    import rdflib
    graph = load(run(tool, "merge", "-f", "ntriples", str(path)).decode(), "nt")
    prefixes = "".join(f"PREFIX {p}: <{i}> " for p, i in (
        ("wg", "https://w3id.org/wiregraph/ns#"), ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"), ("owl", "http://www.w3.org/2002/07/owl#")))
    queries = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "tests/queries").glob("*.rq"))]
    queries += [prefixes + line for line in MORE.strip().splitlines()]
    for query in queries:
        file = path.with_suffix(".rq")
        file.write_text(query, encoding="utf-8")
        ours = list(csv.reader(io.StringIO(run(tool, "query", "-f", "csv", str(path), str(file)).decode())))
        result = graph.query(query)
        names = [str(v) for v in result.vars]
        order = [ours[0].index(n) for n in names] if len(ours) > 1 else []  # of no rows rasqal tells no names
        found = sorted([re.sub(r"\s+", " ", row[i]) for i in order] for row in ours[1:])
        wanted = sorted(["" if cell is None else re.sub(r"\s+", " ", str(cell)) for cell in row] for row in result)
        check(f"as rdflib: {query.splitlines()[0][-100:]}", found == wanted,
              f"{len(found)} rows, {len(wanted)} wanted; {[r for r in wanted if r not in found][:3]} / {[r for r in found if r not in wanted][:3]}")


def main():
    tool, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    shared = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if pathlib.Path(sys.prefix).resolve() != folder:
        python = make_environment(folder)
        if not python:
            print("SKIPPED: the Python packages cannot be installed\n0 passed, 0 failed, 1 skipped")
            return 0
        return subprocess.run([str(python), __file__, *sys.argv[1:]]).returncode
    syntaxes(tool, EXAMPLE, "example")
    dispatches = folder / "dispatches.nq"
    dispatches.write_bytes(run(tool, "extract", "-f", "nquads", str(ROOT / "tests/dispatches")))
    syntaxes(tool, dispatches, "dispatches")
    for path, name in ((EXAMPLE, "example"), (dispatches, "dispatches")):
        jena.syntaxes(tool, path, name, check, skip, folder, ROOT)
        networks.readers(tool, path, name, check, folder)
        networks.schemas(tool, path, name, check, skip, folder)
    description.folders(tool, ROOT / "tests/dispatches", folder, check)
    questions(tool)
    dispatch_questions(tool, dispatches)
    differences(tool, dispatches)
    ontology(dispatches)
    shapes(tool, shared)
    print_matrix()
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
