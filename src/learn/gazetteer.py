#!/usr/bin/env python3
# Build ontology/gazetteer/*.ttl from the tables of facts and our own additions; the Turtle is what is kept.
"""usage: gazetteer.py TABLES [OUT]     (make gazetteer: ../shared/data/gazetteer, ontology/gazetteer)

Same tables, same bytes: nothing depends on the order of rows, on hashes or on the clock. Only the standard
library is used. Additions (src/learn/additions/*.tsv) bring names, never identifiers.
"""
import collections
import pathlib
import sys

import actors
import places
import posts
from names import KIND_OF, Thing, fold, parts, rows, write

HERE = pathlib.Path(__file__).resolve().parent
ADDITIONS = HERE / "additions"


def add(things, table, seeds):
    """Merge one table of additions: a known IRI gets more names, an unknown one needs a class."""
    known = {t.iri: t for t in things}
    for r in rows(ADDITIONS / table):
        iri = r["thing"].replace("/", ":")
        thing = known.get(iri)
        if not thing:
            if not r["class"]:
                raise SystemExit(f"{table}: {iri} is not known and has no class")
            thing = Thing(r["class"], iri.split(":")[0])
            thing.local = iri.split(":")[1]
            known[iri] = thing
            things.append(thing)
        elif r["class"] and r["class"] != thing.cls:
            thing.cls = r["class"]
        for lang in ("en", "fr"):
            if r.get(lang):
                old = thing.names.setdefault("label", {}).get(lang, [])
                thing.names["label"][lang] = [r[lang]]
                for name in old:
                    thing.name("alt", name, lang)
            for prop in ("alt", "demonym", "metonym"):
                for name in parts(r.get(f"{prop}_{lang}")):
                    for form in forms(prop, lang, name):
                        thing.name(prop, form, lang)
        for name in parts(r.get("acronym")):
            name, _, lang = name.partition("@")         # UN@en: in French texts it is a word
            thing.names.get("acronym", {}).get("", []).count(name) and thing.names["acronym"][""].remove(name)
            thing.name("acronym", name, lang)
        thing.curated |= {fold(n.partition("@")[0]) for c in ("en", "fr", "alt_en", "alt_fr", "acronym") for n in parts(r.get(c))}
        if r["class"] == "Person":
            thing.facts["lex:weight"] = ["1000"]        # known to the news, before a lawmaker of that name
        if r["class"] == "Region" and not thing.same_as and not r["country"]:
            thing.facts["lex:weight"] = ["10000000"]    # seas and continents before provinces called after them
        link(thing, r, seeds)
    check(table, known.values())


def forms(prop, lang, name):
    if prop == "demonym" and lang == "fr" and not name.startswith("="):
        return places.french_forms(name)
    return [name[:-3], name[:-3] + "s"] if name.endswith("(s)") else [name.lstrip("=")]


def link(thing, r, seeds):
    for owner in parts(r.get("country")):
        prop = "wg:locatedIn" if thing.kind in ("region", "city", "facility") else "lex:country"
        if thing.same_as and thing.facts.get(prop):
            continue                                    # the table knows better
        thing.fact(prop, owner if ":" in owner else f"state:{owner.lower()}")
    if r.get("weight"):
        thing.facts["lex:weight"] = [r["weight"]]
    seed = seeds.get(r.get("seed", ""))
    if seed:
        thing.link_all(seed["qid"], seed["geonames"])


def check(table, things):
    for t in things:
        if not t.names.get("label"):
            raise SystemExit(f"{table}: {t.iri} has no label")


def clear_homonyms(spots):
    """Another name that is the proper name of a place of the same class, or that three places share, is noise."""
    labels = {(t.cls, fold(n)) for t in spots for n in t.every("label")}
    shared = collections.Counter((t.cls, n) for t in spots for n in {fold(n) for n in t.every("alt")})
    chosen = {n for t in spots for n in t.curated}      # "Gaza" is the strip, whatever other tables call so
    for t in spots:
        own = {fold(n) for n in t.every("label")}
        for lang, group in list(t.names.get("alt", {}).items()):
            group[:] = [n for n in group if fold(n) in own | t.curated or
                        fold(n) not in chosen and (t.cls, fold(n)) not in labels and shared[t.cls, fold(n)] < 3]
            if not group:
                del t.names["alt"][lang]


def clear_acronyms(things):
    """An acronym that two things of one file claim helps nobody unless one of them is a state."""
    claims = collections.Counter(n for t in things for n in t.every("acronym"))
    for t in things:
        for lang, group in list(t.names.get("acronym", {}).items()):
            t.names["acronym"][lang] = [n for n in group if claims[n] == 1 or fold(n) in t.curated or
                                        t.cls in ("Country", "InternationalOrganization")]
            if not t.names["acronym"][lang]:
                del t.names["acronym"][lang]


def main():
    if len(sys.argv) < 2 or not pathlib.Path(sys.argv[1], "countries.tsv").exists():
        sys.exit(__doc__)
    tables = pathlib.Path(sys.argv[1])
    out = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parent.parent / "ontology" / "gazetteer")
    seeds = {r["entity"]: r for r in rows(tables / "seed_entities.tsv") if r["qid"] and "NOT FOUND" not in r["certainty"]}
    states, iso3_of = places.countries(tables, ADDITIONS)
    regions, cities = places.places(tables, ADDITIONS, states, iso3_of)
    taken = {t.iri for t in states.values()}
    regions = [t for t in regions if t.iri not in taken] + [t for t in states.values() if t.cls == "Region"]
    groups = actors.groups(tables)
    taken = {i for t in groups for i in t.same_as}
    organizations = [t for t in actors.organizations(tables, states) if not set(t.same_as) & taken]
    people = actors.persons(tables, states, places.Sieve(ADDITIONS, tables).everyday)
    spots = regions + cities
    add(spots, "places.tsv", seeds)
    clear_homonyms(spots)
    bodies = groups + organizations
    add(bodies, "actors.tsv", seeds)
    add(people, "persons.tsv", seeds)
    clear_acronyms(bodies)
    seats = posts.posts(tables, states, HERE.parent.parent / "ontology" / "gazetteer" / "offices.ttl")
    files(out, [t for t in states.values() if t.cls == "Country"], spots, bodies, people, seats)


def files(out, states, spots, bodies, people, seats):
    def near(thing):
        return {getattr(thing, "owner", "")} | {i.partition(":")[2] for i in thing.facts.get("wg:locatedIn", [])}

    dense = {c.lower() for c in places.DENSE}
    cities = [t for t in spots if t.cls == "City"]
    armed = ("ArmedGroup",)
    table = [
        ("countries", "States of the world: names, demonyms, and the capitals that stand for them.", states),
        ("regions", "Regions: provinces, territories, seas, historical and larger regions.", [t for t in spots if t.cls == "Region"]),
        ("facilities", "Facilities: bases, ports, airports, crossings, camps, sites.", [t for t in spots if t.cls == "Facility"]),
        ("cities", "Cities of the world from 100,000 people, and capitals.",
         [t for t in cities if not near(t) & dense]),
        ("cities-near", "Settlements from 500 people of Afghanistan, Iran, Iraq, Israel, Lebanon, Pakistan, Palestine, Syria and Yemen.",
         [t for t in cities if near(t) & dense]),
        ("groups", "Armed groups that are not a state's.", [t for t in bodies if t.cls in armed]),
        ("organizations", "International organizations, media, forces, bodies, parties, companies and others with a name of their own.",
         [t for t in bodies if t.cls not in armed])]
    table += [(f"persons-{a}-{z}", f"People who hold or held public office, local names {a} to {z}.",
               [t for t in people if a <= t.local[0] <= z]) for a, z in (("a", "g"), ("h", "m"), ("n", "z"))]
    table.append(("posts", "Offices of states: which item of Wikidata they are. They are not looked for in texts.", seats))
    total = collections.Counter()
    names = 0
    for name, title, things in table:
        write(out / f"{name}.ttl", title, things)
        count = sum(len(t.every("label", "alt", "acronym", "demonym", "metonym", "combining")) for t in things)
        names += count
        total.update(t.cls for t in things)
        print(f"{name:16}{len(things):7} things{count:8} names", file=sys.stderr)
    print(f"{'':16}{sum(total.values()):7} things{names:8} names", dict(total.most_common()), file=sys.stderr)


if __name__ == "__main__":
    main()
