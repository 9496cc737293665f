"""Apache Jena's riot as one more reader of every syntax: the jars are those of the store (tests/stores/fuseki.xml)."""
import pathlib
import shutil
import subprocess

SYNTAXES = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "trig": "trig", "rdfxml": "rdf", "jsonld": "jsonld"}
KEEPS_GRAPHS = {"nquads", "trig", "jsonld"}


def jars_of(folder, root):
    """The folder of the jars, or None where Maven cannot bring them."""
    jars = folder.parent / "stores/jars"
    if not list(jars.glob("jena-cmds*.jar")):
        if not (shutil.which("mvn") and shutil.which("java")):
            return None
        if subprocess.run(["mvn", "-q", "-B", "-f", str(root / "tests/stores/fuseki.xml"), "dependency:copy-dependencies",
                           f"-DoutputDirectory={jars}"], capture_output=True).returncode:
            return None
    return jars


def lines_of(jars, path):
    """The statements of a file as riot writes them, one a line."""
    told = subprocess.run(["java", "-cp", f"{jars}/*", "riotcmd.riot", "--output=nquads", str(path)], capture_output=True)
    return set(told.stdout.splitlines()) if told.returncode == 0 else {told.stderr}


def syntaxes(tool, path, name, check, skip, folder, root):
    jars = jars_of(folder, root)
    if not jars:
        skip(f"{name}: every syntax by riot", "no Java, or Maven cannot bring Apache Jena")
        return
    found = {}
    for syntax, ending in SYNTAXES.items():
        file = pathlib.Path(folder, f"riot.{ending}")
        file.write_bytes(subprocess.run([tool, "merge", "-f", syntax, str(path)], capture_output=True, check=True).stdout)
        found[syntax] = lines_of(jars, file)
    for syntax, lines in found.items():
        wanted = found["nquads" if syntax in KEEPS_GRAPHS else "ntriples"]
        check(f"{name}: {syntax} by riot", len(lines) > 10 and lines == wanted, sorted(lines ^ wanted)[:4])
    merged = {line.rsplit(b" <", 1)[0] + b" ." if line.endswith(b"/graph> .") else line for line in found["nquads"]}
    check(f"{name}: nquads and ntriples by riot are one graph", merged == found["ntriples"], sorted(merged ^ found["ntriples"])[:4])
