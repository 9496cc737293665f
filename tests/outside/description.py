"""VoID and DCAT of an output folder against what its files hold, counted by oxigraph."""
import collections
import pathlib
import subprocess

VOID, DCAT, DCTERMS = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SAME, DOCUMENT = "http://www.w3.org/2002/07/owl#sameAs", "https://w3id.org/wiregraph/ns#Document"


def triples_of(path):
    import pyoxigraph as oxigraph
    return {q.triple for q in oxigraph.parse(path=str(path))}


def counted(triples):
    """What a description should say: property -> number, class -> entities, begin of IRI -> links."""
    documents = {t.subject for t in triples if t.predicate.value == TYPE and t.object.value == DOCUMENT}
    numbers = {"triples": len(triples), "distinctSubjects": len({t.subject for t in triples}),
               "distinctObjects": len({t.object for t in triples}), "properties": len({t.predicate for t in triples}),
               "documents": len(documents)}
    classes = collections.defaultdict(set)
    for t in triples:
        if t.predicate.value == TYPE:
            classes[t.object.value].add(t.subject)
    links = collections.Counter(t.object.value[:t.object.value.index("/", 8) + 1] for t in triples if t.predicate.value == SAME)
    return numbers | {"classes": len(classes)}, {name: len(found) for name, found in classes.items()}, links


def described(triples):
    about = collections.defaultdict(lambda: collections.defaultdict(list))
    for t in triples:
        about[t.subject.value][t.predicate.value].append(t.object.value)
    dataset = next(s for s, facts in about.items() if VOID + "Dataset" in facts[TYPE])
    facts = about[dataset]
    numbers = {name: int(facts[VOID + name][0]) for name in
               ("triples", "distinctSubjects", "distinctObjects", "properties", "documents", "classes")}
    classes = {about[part][VOID + "class"][0]: int(about[part][VOID + "entities"][0]) for part in facts[VOID + "classPartition"]}
    links = {about[part][VOID + "objectsTarget"][0]: int(about[part][VOID + "triples"][0]) for part in facts[VOID + "subset"]}
    files = {about[part][DCTERMS + "title"][0] for part in facts[DCAT + "distribution"]}
    return numbers, classes, links, facts, files


def folders(tool, articles, folder, check):
    out = pathlib.Path(folder, "described")
    subprocess.run([tool, "extract", str(articles), "-o", str(out)], check=True)
    triples = triples_of(out / "graph.nq")
    wanted, found = counted(triples), described(triples_of(out / "void.ttl"))
    check("description: the three files hold one graph", triples == triples_of(out / "graph.ttl") == triples_of(out / "graph.trig"))
    check("description: numbers", found[0] == wanted[0], f"{found[0]}, counted {wanted[0]}")
    check("description: classes", found[1] == wanted[1], set(found[1].items()) ^ set(wanted[1].items()))
    sites = {target[:target.index("/", 8) + 1]: count for target, count in found[2].items()}
    check("description: links", sites == dict(wanted[2]), f"{sites}, counted {wanted[2]}")
    check("description: licence, software and titles", all(found[3][DCTERMS + name] for name in ("license", "creator", "title")))
    check("description: its files are there", found[4] and all((out / name).exists() for name in found[4]), found[4])
    spaces = {t.predicate.value for t in triples} | {t.object.value for t in triples if t.predicate.value == TYPE}
    named = {iri for iri in spaces if any(iri.startswith(space) for space in found[3][VOID + "vocabulary"])}
    check("description: vocabularies", named == spaces, spaces - named)
