# Posts of the gazetteer: which item of Wikidata an office of a state is, from positions.tsv.
import collections
import re

from names import Thing, fold, rows


# Offices of which a state has several, or whose words mean another one too.
MANY = {"judge", "minister-of-state", "minister", "chief-of-staff", "commander", "ambassador", "adviser"}


def office_names(offices):
    """Folded English name -> local name of the office, from offices.ttl; names that two offices share are left out."""
    found = collections.defaultdict(set)
    for block in re.split(r"(?m)^office:", offices.read_text(encoding="utf-8"))[1:]:
        local = block.split(" ", 1)[0]
        for name in re.findall(r'"((?:[^"\\]|\\.)*)"@en', block):
            found[fold(name)].add(local)
    return {name: locals_.pop() for name, locals_ in found.items() if len(locals_) == 1 and not locals_ & MANY}


def bare(position, state):
    """The name of an office without its state: "Ukrainian Minister of ...", "Minister of ... of Chad", "... (Spain)"."""
    names = sorted({n for n in state.every("label", "alt", "demonym")}, key=len, reverse=True)
    for name in names:
        pattern = rf"(?: of| for|,)? (?:the )?\(?{re.escape(name)}\)?$|^{re.escape(name)}(?:'s)? "
        shorter = re.sub(pattern, "", position, flags=re.I)
        if shorter != position:
            return shorter
    return position


def posts(tables, states, offices):
    """Things for the posts that one row and one row only of the table tells of a state itself."""
    known = office_names(offices)
    by_qid = {i.rsplit("/", 1)[-1]: t for t in states.values() if t.cls == "Country" for i in t.same_as if "/Q" in i}
    claims = collections.defaultdict(list)
    for r in rows(tables / "positions.tsv"):
        state = by_qid.get(r["country_qid"] or r["jurisdiction_qid"])
        if not state or r["jurisdiction_qid"] and r["jurisdiction_qid"] not in ("", r["country_qid"]) and r["country_qid"]:
            continue                                    # of a province, a body
        office = known.get(fold(bare(r["position_en"], state)))
        if office:
            claims[office, state.local].append(r)
    things = []
    for (office, local), found in sorted(claims.items()):
        told = {r["qid"]: r for r in found}
        if len(told) > 1:
            continue                                    # two items for one office: neither is sure
        row = next(iter(told.values()))
        thing = Thing("Post", "post")
        thing.local = f"{office}-{local}"
        thing.name("label", row["position_en"], "en")
        thing.link_all(row["qid"])
        thing.fact("lex:country", f"state:{local}")
        things.append(thing)
    return things
