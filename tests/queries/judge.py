"""Holds answers about the bundled dispatches to what a careful reader expects and refuses; see dispatches/README.

    judge.py TOOL    asks the tool's own engine
"""
import csv
import io
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DISPATCHES = HERE.parent / "dispatches"
SHORT = [("https://w3id.org/wiregraph/id/", ""), ("https://w3id.org/wiregraph/ns#", "wg:"),
         ("http://www.wikidata.org/entity/", "wd:")]
VERDICTS = ("expects", "misses", "refuses", "is wrong")


def short(cell):
    for iri, prefix in SHORT:
        if cell.startswith(iri):
            return prefix + cell[len(iri):]
    return re.sub(r"\s+", " ", re.sub(r"\.0$", "", cell))


def pattern(cells):
    parts = ["".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in cell) for cell in cells]
    return re.compile("\0".join(parts), re.S)


def judgements(query):
    """(verdict, pattern, cells, words of the dispatch) of each line for a query."""
    with open(query.parent / "dispatches" / (query.stem + ".csv"), encoding="utf-8", newline="") as file:
        for verdict, *cells, because in list(csv.reader(file))[1:]:
            assert verdict in VERDICTS, verdict
            yield verdict, pattern(cells), cells, because


def questions():
    return sorted(HERE.glob("*.rq"))


def judge(query, rows, check):
    """Calls check(name, good, words) for what must be and must not be; returns counts and what has become better."""
    lines = ["\0".join(short(cell) for cell in row) for row in rows]
    counts, news, judged = dict.fromkeys(VERDICTS, 0), [], set()
    for verdict, regex, cells, because in judgements(query):
        found = {i for i, line in enumerate(lines) if regex.fullmatch(line)}
        judged |= found
        counts[verdict] += 1
        name = f"{query.stem}: {','.join(cells)} ({because})"
        if verdict == "expects":
            check(f"expected: {name}", bool(found))
        elif verdict == "refuses":
            check(f"refused: {name}", not found, [lines[i].replace(chr(0), ",") for i in found])
        elif (verdict == "misses") == bool(found):
            news.append(f"{'found now' if found else 'gone now'}: {name}")
    counts["not judged"] = len(lines) - len(judged)
    return counts, news


def judge_all(ask, check):
    """Asks every question by ask(query) -> rows; returns one line of figures and the news."""
    total, news = {}, []
    for query in questions():
        counts, better = judge(query, ask(query), check)
        news += better
        for key, value in counts.items():
            total[key] = total.get(key, 0) + value
    wanted = total["expects"] + total["misses"]
    return (f"of {wanted} rows that a reader expects {total['expects']} are held, {total['misses']} known as missed; "
            f"of {total['refuses'] + total['is wrong']} that a reader refuses {total['is wrong']} known as given; "
            f"{total['not judged']} not judged"), news


def write_graph(tool, path):
    with open(path, "wb") as file:
        subprocess.run([tool, "extract", "-f", "nquads", str(DISPATCHES)], stdout=file, check=True)
    return path


def tool_rows(tool, graph, query):
    told = subprocess.run([tool, "query", "-f", "csv", str(graph), str(query)], capture_output=True, check=True)
    return list(csv.reader(io.StringIO(told.stdout.decode(), newline="")))[1:]


def main():
    tool, results = sys.argv[1], {"passed": 0, "failed": 0}

    def check(name, good, words=""):
        results["passed" if good else "failed"] += 1
        if not good:
            print(f"FAILED: {name} {words}")

    with tempfile.TemporaryDirectory() as folder:
        graph = write_graph(tool, pathlib.Path(folder, "dispatches.nq"))
        figures, news = judge_all(lambda query: tool_rows(tool, graph, query), check)
    print(*news, figures, f"{results['passed']} passed, {results['failed']} failed", sep="\n")
    return results["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
