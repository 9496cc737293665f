"""Loads graphs into real stores and asks them the ten questions.

    run.py TOOL FOLDER

Starts each store that can be installed in FOLDER on a port of its own, loads tests/graphs/example.trig with `wiregraph
load`, counts, asks tests/queries/*.rq, loads again, counts again, and stops it;
then anew with the bundled dispatches, whose answers a careful reader judged (tests/queries/judge.py). A store that cannot be installed or
started is skipped aloud. Before that, loopback.py plays a store that is busy, slow or strict. Standard library only.
"""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests/queries"))

import judge  # noqa: E402
import loopback  # noqa: E402

EXAMPLE = ROOT / "tests/graphs/example.trig"
results = {"passed": 0, "failed": 0, "skipped": 0}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Skip(Exception):
    """A store that is not to be had here."""


class Store:
    """A server, how it is started, and where it takes graphs and questions."""
    name = words = ""
    options, environment = [], {}

    def __init__(self, folder):
        self.folder, self.port, self.process = folder / self.name, free_port(), None
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def run(self, command, **more):
        log = open(self.folder / "log", "wb")
        self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **more)

    def ready(self, seconds):
        end = time.time() + seconds
        while time.time() < end:
            if self.process.poll() is not None:
                raise Skip(f"did not start: {(self.folder / 'log').read_text(errors='replace')[-300:]}")
            try:
                self.ask("ASK {}")
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.3)
        raise Skip(f"not ready after {seconds} s")

    def stop(self):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)

    def ask(self, query):
        request = urllib.request.Request(
            self.query_url(), urllib.parse.urlencode({"query": query}).encode(),
            {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"})
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.load(reply)

    def rows(self, query):
        answer = self.ask(query)
        names = answer["head"]["vars"]
        return [[row[n]["value"] if n in row else "" for n in names] for row in answer["results"]["bindings"]]

    def count(self):
        default = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://w3id.org/')) }"
        return int(self.rows(default)[0][0]), int(self.rows(named)[0][0])


class Oxigraph(Store):
    name = "oxigraph"

    def start(self):
        program = shutil.which("oxigraph") or str(self.folder.parent / "venv/bin/oxigraph")
        if not os.access(program, os.X_OK):
            venv = self.folder.parent / "venv"
            made = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True).returncode == 0 and \
                subprocess.run([str(venv / "bin/pip"), "install", "-q", "oxigraph"], capture_output=True).returncode == 0
            if not made:
                raise Skip("the Python package oxigraph cannot be installed")
        self.run([program, "serve", "--location", str(self.folder / "data"), "--bind", f"127.0.0.1:{self.port}"])
        self.ready(30)

    def query_url(self):
        return f"http://127.0.0.1:{self.port}/query"

    def graph_url(self):
        return f"http://127.0.0.1:{self.port}/store"


class Fuseki(Store):
    name = "fuseki"

    def start(self):
        jars = self.folder.parent / "jars"
        if not list(jars.glob("jena-fuseki-main*.jar")):
            if not (shutil.which("mvn") and shutil.which("java")):
                raise Skip("no Maven or no Java")
            done = subprocess.run(["mvn", "-q", "-f", str(HERE / "fuseki.xml"), "dependency:copy-dependencies",
                                   f"-DoutputDirectory={jars}"], capture_output=True)
            if done.returncode:
                raise Skip("Apache Jena Fuseki cannot be installed")
        # A user with a password: that it is asked for is part of the test.
        users = self.folder / "users"
        users.write_text("reporter: s3cret\n")
        self.run(["java", "-cp", f"{jars}/*", "org.apache.jena.fuseki.main.cmds.FusekiMainCmd", f"--port={self.port}",
                  "--localhost", "--update", "--mem", f"--passwd={users}", "--auth=digest", "/news"], cwd=self.folder)
        self.ready(60)

    options, environment = ["--user", "reporter"], {"WIREGRAPH_PASSWORD": "s3cret"}

    def ask(self, query):
        handler = urllib.request.HTTPDigestAuthHandler()
        handler.add_password("TripleStore", self.query_url(), "reporter", "s3cret")
        opener = urllib.request.build_opener(handler)
        request = urllib.request.Request(
            self.query_url(), urllib.parse.urlencode({"query": query}).encode(),
            {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"})
        with opener.open(request, timeout=60) as reply:
            return json.load(reply)

    def query_url(self):
        return f"http://127.0.0.1:{self.port}/news/query"

    def graph_url(self):
        return f"http://127.0.0.1:{self.port}/news/data"


class Virtuoso(Store):
    """Its default graph is all graphs, and it takes no triples into it: everything goes into named graphs."""
    name = "virtuoso"
    options, environment = ["--user", "dba"], {"WIREGRAPH_PASSWORD": "dba"}
    default_is_union = True

    def start(self):
        program = shutil.which("virtuoso-t")
        if not program:
            raise Skip("the Debian package virtuoso-opensource-7 is not installed")
        ini = self.folder / "virtuoso.ini"
        port = free_port()
        ini.write_text(f"""[Database]
DatabaseFile = {self.folder}/virtuoso.db
ErrorLogFile = {self.folder}/virtuoso.log
LockFile = {self.folder}/virtuoso.lck
TransactionFile = {self.folder}/virtuoso.trx
xa_persistent_file = {self.folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {self.folder}/temp.db
TransactionFile = {self.folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = .
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{self.port}
[SPARQL]
""")
        self.run([program, "+foreground", "+configfile", str(ini)], cwd=self.folder)
        self.ready(120)

    def query_url(self):
        return f"http://127.0.0.1:{self.port}/sparql"

    def graph_url(self):
        return f"http://127.0.0.1:{self.port}/sparql-graph-crud-auth"


def check(store, what, good, words=""):
    results["passed" if good else "failed"] += 1
    if not good:
        print(f"FAILED: {store.name}: {what}: {words}")


def load(tool, store, *arguments, graph=EXAMPLE):
    return subprocess.run([tool, "load", str(graph), "--store", store.graph_url(), *store.options, *arguments],
                          capture_output=True, text=True, env={**os.environ, **store.environment})


def same_rows(expected, found):
    """Numbers may come back as 2 or 2.0; the order of rows is part of the question only where values differ."""
    def plain(rows):
        return sorted([re.sub(r"\s+", " ", re.sub(r"\.0$", "", cell)) for cell in row] for row in rows)
    return plain(expected) == plain(found)


def ask_questions(store):
    for path in sorted((ROOT / "tests/queries").glob("*.rq")):
        expected = list(csv.reader(io.StringIO(path.with_suffix(".csv").read_text(encoding="utf-8"))))[1:]
        try:
            found = store.rows(path.read_text(encoding="utf-8"))
        except urllib.error.HTTPError as error:
            check(store, path.name, False, error.read()[:200])
            continue
        check(store, path.name, same_rows(expected, found), f"expected {expected}, found {found}")


def test(tool, store):
    union = getattr(store, "default_is_union", False)
    graph = "https://w3id.org/wiregraph/id/all"
    merged = int(subprocess.run([tool, "merge", "-f", "nt", str(EXAMPLE)], capture_output=True, text=True).stdout.count("\n"))
    quads = subprocess.run([tool, "merge", "-f", "nq", str(EXAMPLE)], capture_output=True, text=True).stdout
    named = quads.count("/graph> .\n")
    before = store.count()
    if union:  # all into one named graph
        for turn in ("load", "re-load"):
            done = load(tool, store, "--graph", graph)
            check(store, turn, done.returncode == 0, done.stderr)
            check(store, turn + " and count", store.count()[1] == merged, store.count())
        ask_questions(store)
        done = load(tool, store, "--per-article")
        check(store, "a refusal names the graphs", done.returncode == 0 or "not arrived" in done.stderr, done.stderr)
        return
    done = load(tool, store)
    check(store, "load", done.returncode == 0, done.stderr)
    check(store, "count", store.count()[0] - before[0] == merged, f"{store.count()} of {merged}")
    ask_questions(store)
    for turn in ("load per article", "re-load per article"):
        done = load(tool, store, "--per-article")
        check(store, turn, done.returncode == 0, done.stderr)
        check(store, turn + " and count", store.count() == (before[0] + merged, named), f"{store.count()}, {merged}, {named}")
    if store.options:
        wrong = subprocess.run([tool, "load", str(EXAMPLE), "--store", store.graph_url()], capture_output=True, text=True)
        check(store, "no password, no load", wrong.returncode == 1 and "not arrived" in wrong.stderr, wrong.stderr)


def test_dispatches(tool, store, graph):
    """A store that holds the graph of the bundled dispatches only answers as a careful reader of them."""
    union = ("--graph", "https://w3id.org/wiregraph/id/all") if getattr(store, "default_is_union", False) else ()
    done = load(tool, store, *union, graph=graph)
    check(store, "load the dispatches", done.returncode == 0, done.stderr)

    def ask(query):
        try:
            return store.rows(query.read_text(encoding="utf-8"))
        except urllib.error.HTTPError as error:
            return [[f"{query.name}: {error.read()[:200]}"]]
    figures, _ = judge.judge_all(ask, lambda what, good, words="": check(store, what, good, words))
    print(f"{store.name}, the bundled dispatches: {figures}")


def main():
    tool, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    loopback.test(tool, lambda what, good, words="": check(loopback.Server, what, good, words))
    print(f"loopback: {results['passed']} passed, {results['failed']} failed")
    dispatches = judge.write_graph(tool, folder / "dispatches.nq")
    for kind in (Oxigraph, Fuseki, Virtuoso):
        before = dict(results)
        try:
            for run in (test, lambda tool, store: test_dispatches(tool, store, dispatches)):
                store = kind(folder)
                try:
                    store.start()
                    run(tool, store)
                finally:
                    store.stop()
            print(f"{store.name}: {results['passed'] - before['passed']} passed, "
                  f"{results['failed'] - before['failed']} failed")
        except Skip as why:
            results["skipped"] += 1
            print(f"SKIPPED: {store.name}: {why}")
    print(f"{results['passed']} passed, {results['failed']} failed, {results['skipped']} skipped")
    return results["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
