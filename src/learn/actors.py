# Groups, organizations and persons of the gazetteer, from groups*.tsv, organizations.tsv and persons.tsv.
import re

from names import KIND_OF, Thing, fold, latin, parts, rows, settle, slug

# Aliases that would be found everywhere (words), or that belong to something else.
NOT_NAMES = {fold(n) for n in (
    "IS;TIP;RIM;BRA;PAK;Aleph;RAF;ISS;JI;KH;TAK;JAD;AAI;SLA;ISI;LeT;The Base;Front;Union;mouvement islamiste palestinien;"
    "Guardian;ND;TT;Beeb;Auntie;National Assembly;Senate;House;Congress;Labour;Labor;Commonwealth;9;7;Nine;Seven;Lib;LN;"
    "JeM;New IRA;SS;USA;ACP States;ACP Countries;New Order;Islamic Army;Army of God;Sepah;TG;IG;Justice;The Order;PAP;ABC;CPC;LPC;MEND"
    ).split(";")}
NOT_GROUPS = {"The Base", "Aleph", "Pakistan Armed Forces", "Proud Boys", "Atomwaffen Division", "Feuerkrieg Division", "Terrorgram"}
CLASS_OF_GROUP = {"Palestine Liberation Organization": "Organization", "Kurdistan Democratic Party": "Party",
                  "Democratic Union Party (Syria)": "Party", "Ku Klux Klan": "Organization", "Fatah": "Party",
                  "Democratic Party of Iranian Kurdistan": "Party", "Jewish Defense League": "Organization",
                  "Islamic Revolutionary Guard Corps": "ArmedForce", "Quds Force": "ArmedForce",
                  "Israel Defense Forces": "ArmedForce", "Pakistan Armed Forces": "ArmedForce",
                  "Amal Movement": "Party", "Hizb ut-Tahrir": "Organization"}
CLASS_OF_BODY = (
    (r"\bparty\b|political party", "Party"),
    (r"army|navy|air force|armed forces?\b|coast guard|gendarmerie|police|military|national guard", "ArmedForce"),
    (r"news|broadcast|television|radio|newspaper|media", "Media"),
    (r"red cross|red crescent|médecins|salvation army|university", "Organization"),
    (r"intergovernmental|international organi[sz]ation", "InternationalOrganization"),
    (r"ministry|department|agency|senate|congress|parliament|house|court|assembly|legislat|government|intelligence", "GovernmentBody"))


def groups(tables):
    things = []
    wanted = [(r, True) for r in rows(tables / "groups.tsv")] + [(r, False) for r in rows(tables / "groups_without_qid.tsv")]
    for r, identified in wanted:
        if r["label_en"] in NOT_GROUPS:
            continue
        thing = Thing(CLASS_OF_GROUP.get(r["label_en"], "ArmedGroup"))
        bare = re.sub(r" \((?:Syria|Iran|Colombia)\)$", "", r["label_en"])
        thing.name("label", bare, "en")
        thing.name("label", r["label_fr"], "fr")
        for name in parts(r["acronyms"]):
            thing.name("acronym", name)
        for lang, cell in (("en", r.get("aliases_en")), ("fr", r.get("aliases_fr")), ("", r.get("aliases"))):
            for name in parts(cell):
                short = re.fullmatch(r"[A-Z][A-Za-z-]{1,6}", name) and sum(c.isupper() for c in name) > 1
                thing.name("acronym" if short else "alt", name, lang if not short or lang == "fr" else "")
        thing.drop(lambda n: fold(n) in NOT_NAMES)
        if identified and r["status"] in ("verified", "single-source", "single-source-hand"):
            thing.link_all(r["qid"])
        thing.country = ""
        things.append(thing)
    settle(things, lambda t: t.cls, lambda t: (re.findall(r"Q\d+", " ".join(t.same_as)) or [""])[0])
    return things


def related(alias, label):
    """Whether an alias of a noisy table shares a word or the initials with the name."""
    words = [w for w in fold(label).split() if len(w) > 3]
    initials = "".join(w[0] for w in fold(label).split())
    flat = fold(alias).replace(" ", "")
    it = iter(initials)
    return any(w in fold(alias) for w in words) or (flat.isalpha() and len(flat) > 2 and all(c in it for c in flat))


def organization_class(r):
    kind, text = r["kind"], fold(r["label_en"] + " | " + r["description"])
    if kind.startswith("IGO"):
        return "InternationalOrganization"
    if "media" in kind or kind.startswith("news"):
        return "Media"
    if kind.startswith("cabinet"):
        return "GovernmentBody"
    if r["label_en"] in ODD_CLASSES:
        return ODD_CLASSES[r["label_en"]]
    if kind.startswith("public") and not PUBLIC.search(r["label_en"]):
        return None
    if re.match(r"ministry|.* ministry|government|.* government", r["label_en"], re.I):
        return "GovernmentBody"
    raw = (r["label_en"] + " | " + r["description"]).lower()
    if re.search(r"film|movie|series|journalist|author|musician|commentator|professional|individual|member|officer|cemeter"
                 r"|medal|drummer|naturalist|broadcaster and|defunct|former|war |decoration|historical|flag|branch of computer"
                 r"|subdivision|medium|children's|show|insurance|travel|18\d\d|19th|general of", raw) or not text:
        return None
    return next((cls for pattern, cls in CLASS_OF_BODY if re.search(pattern, raw)), None)


ODD_CLASSES = {"Provisional Irish Republican Army": "ArmedGroup", "Schutzstaffel": "ArmedForce",
               "National Front for the Liberation of South Vietnam": "ArmedGroup", "Category:BBC News": None,
               "United States Department of the Air Force": "GovernmentBody", "Association of American Universities": None,
               "Communist Party of India (Marxist)": "Party", "Royal Naval Air Service": None,
               "American Red Cross": "Organization", "Hezbollah": None, "al-Qaeda": None, "Continental Army": None}
# Of the list of public bodies only those whose name says whose they are.
PUBLIC = re.compile(r"(?:Red Cross|Red Crescent)(?: Society)?$|Médecins|^National Security Agency$|^International Red Cross"
                    r"|Ministry of .* of (?:the )?[A-Z]\w+(?: \w+)?$"
                    r"|^(?!Old|Army|National|Navy|Federal|Insurance|Nine).*(?:Army|Navy|Air Force|Armed Forces|Mounted Police|National Guard|"
                    r"Gendarmerie|Marine Corps|Coast Guard)$|^(?:Metropolitan|Delhi|Punjab|Kerala|Jammu and Kashmir|Philippine National|"
                    r"Nepal|Indonesian National|Royal Thai|Royal Malaysia|Argentine Federal|Zimbabwe Republic|New York State|"
                    r"New Zealand|Victoria|Northumbria|Berlin|Namibian|Bolivian) Police$")
GENERIC = re.compile(r"^(?:council of (?:ministers|government)|cabinet of ministers|(?:ministry|department|agency|minister)\b(?!.* of (?:the )?(?:[A-Z]\w+ )*[A-Z]\w+$)"
                     r"|(?:liberal|socialist|libertarian|conservative|labour|whig|federalist) party|house of commons|national gendarmerie"
                     r"|government of (?!the|[A-Z]\w+$)|congress of state|government council|house of lords$|legislat|judge|lawyer"
                     r"|(?:employment|registry|financial) agency|ministry of (?:education|health)|department of|roundhead)", re.I)


MIXED_UP = {"NPR"}    # the item and what is said of it are a university's


def organizations(tables, states):
    things, used = [], set()
    by_qid = {i.rsplit("/", 1)[-1]: t for t in states.values() for i in t.same_as if "/Q" in i}
    for r in sorted(rows(tables / "organizations.tsv"), key=lambda r: (len(r["qid"]), r["qid"], r["label_en"])):
        cls = organization_class(r)
        label = re.sub(r" \(.*", "", r["label_en"])
        minor = not r["kind"].startswith(("IGO", "news", "French", "media"))
        if not cls or not label or label.islower() or (minor and (GENERIC.search(label) or " " not in label and len(label) < 5 and not (cls == "Media" and label.isupper()))):
            continue
        if label.lower() in used or fold(label) in NOT_NAMES or (minor and r["qid"] in ("Q41053", "Q34490", "Q54122")):
            continue
        used.add(label.lower())
        thing = Thing(cls)
        thing.name("label", label[:1].upper() + label[1:], "en")
        thing.name("label", r["label_fr"], "fr")
        for lang in ("en", "fr"):
            for name in parts(r[f"aliases_{lang}"]):
                name = re.sub(r"^[Tt]he ", "", name)
                if not latin(name) or fold(name) in NOT_NAMES or (lang == "en" and not related(name, r["label_en"])):
                    continue
                if re.search(r"[\d(),]|\.com", name) or len(fold(name)) < 2:
                    continue
                short = re.fullmatch(r"[A-Z][A-Za-z-]{1,6}", name) and sum(c.isupper() for c in name) > 1
                thing.name("acronym" if short else "alt", name, lang)
        if r["label_en"] not in MIXED_UP and (r["status"] == "verified" or r["status"].startswith("single")):
            thing.link_all(r["qid"], "", r["dbpedia_en"])
        owner = re.search(r"\((Q\d+)\)", r["description"])
        thing.country = ""
        if owner and owner[1] in by_qid:
            thing.country = by_qid[owner[1]].local
            thing.fact("lex:country", by_qid[owner[1]].iri)
        things.append(thing)
    settle(things, lambda t: t.country, lambda t: t.cls)
    return things


# Offices: the first pattern that fits a role gives the name of lex:office.
OFFICES = [(re.compile(p, re.I), o) for p, o in (
    (r"deputy prime minister|vice[- ]premier|deputy premier", "deputy prime minister"),
    (r"deputy minister|parliamentary|under-?secretary|deputy secretary|assistant|minister of state|vice minister|adviser|chief whip", ""),
    (r"\bprime minister|^premier\b|taoiseach|chairman of the council of ministers|president of the government|president of the council of ministers", "prime minister"),
    (r"federal chancellor|chancellor of (?:germany|austria)", "chancellor"),
    (r"vice[- ]president", "vice president"),
    (r"(?:minister|ministry)[^;]*(?:foreign|external) affairs|foreign minister|foreign secretary|secretary of state for (?:foreign|external)|minister for europe and foreign", "foreign minister"),
    (r"united states secretary of state|^secretary of state of the united states|^secretary of state$", "secretary of state"),
    (r"(?:united states )?secretary of (?:defense|war)\b(?!.*for)", "secretary of defense"),
    (r"(?:minister|secretary of state) (?:of|for) (?:the )?(?:national |federal )?defen[cs]e|defen[cs]e minister|minister of (?:the )?armed forces|minister of war", "defense minister"),
    (r"home secretary|minister (?:of|for) (?:the )?(?:interior|internal affairs|home affairs)|interior minister|home secretary|secretary of state for the home", "interior minister"),
    (r"chancellor of the exchequer|minister (?:of|for) (?:economy and )?(?:the )?finance|finance minister|secretary of the treasury|minister of economy", "finance minister"),
    (r"minister (?:of|for) (?:the )?justice|justice minister|lord chancellor|law minister|minister of law", "justice minister"),
    (r"minister (?:of|for) (?:public )?health|health minister|secretary of state for health|secretary of health", "health minister"),
    (r"minister (?:of|for) (?:oil|petroleum)|oil minister", "oil minister"),
    (r"minister (?:of|for) (?:electricity and )?energy|energy minister|secretary of energy", "energy minister"),
    (r"minister (?:of|for) (?:national |higher |public |federal )?education|education minister|secretary of state for education", "education minister"),
    (r"minister (?:of|for) (?:industry and )?(?:foreign )?(?:trade|commerce)|trade minister|secretary of commerce", "trade minister"),
    (r"minister (?:of|for) information|information minister", "information minister"),
    (r"attorney[- ]general", "attorney general"),
    (r"chief justice|^judge\b", "judge"),
    (r"speaker of|^speaker|president of the (?:national assembly|senate|chamber|congress|parliament)", "speaker of parliament"),
    (r"supreme leader", "supreme leader"),
    (r"crown prince", "crown prince"),
    (r"secretary[- ]general", "secretary-general"),
    (r"^emir|^amir of", "emir"), (r"^sultan", "sultan"), (r"^king\b", "king"), (r"^queen\b", "queen"), (r"^pope\b", "pope"),
    (r"^president(?: of (?:the )?[A-Z][\w' -]+)?(?:, [\w ]+)?$", "president"),
    (r"chief minister", "chief minister"),
    (r"^governor|governor of", "governor"), (r"^mayor|mayor of", "mayor"), (r"ambassador|permanent representative", "ambassador"),
    (r"high representative of the union", "high representative"),
    (r"^commander of|commander-in-chief", "commander"), (r"chief of (?:the )?(?:general )?staff|chief of army|army chief", "chief of staff"),
    (r"senator|member of the senate", "senator"),
    (r"member of (?:the )?(?:\w+ )*(?:national assembly|parliament|house|congress|islamic consultative|lok sabha|council of representatives|assembly|knesset)|^member\b", "member of parliament"),
    (r"^(?:federal |union |first )?(?:minister|secretary of state for|state minister|secretary of)", "minister"))]
RANK = {"president": 1000, "prime minister": 1000, "chancellor": 1000, "king": 1000, "queen": 1000, "emir": 1000, "sultan": 1000,
        "supreme leader": 1000, "secretary-general": 900, "pope": 1000, "crown prince": 800, "foreign minister": 700,
        "secretary of state": 800, "secretary of defense": 600, "defense minister": 600, "vice president": 500, "minister": 100,
        "member of parliament": 10, "senator": 20}
SOURCES = {"us-cabinet": "USA", "united-kingdom-cabinet": "GBR", "Scotland": "GBR", "Wales": "GBR", "Northern Ireland": "GBR",
           "south-korea-ministers": "KOR", "saudi-ministers": "SAU", "uae-ministers": "ARE", "The Bahamas": "BHS",
           "The Gambia": "GMB", "Kingdom of Denmark": "DNK", "United States of America": "USA", "People's Republic of China": "CHN",
           "Republic of Ireland": "IRL", "New South Wales": "AUS", "Federated States of Micronesia": "FSM", "São Tomé and Príncipe": "STP"}


def country_of(source, names):
    if source in SOURCES:
        return SOURCES[source]
    return names.get(fold(re.sub(r"-(?:ministers|cabinet)$", "", source).replace("-", " ")))


def persons(tables, states, everyday):
    names = {fold(n): iso3 for iso3, t in states.items() for n in t.every("label", "alt")}
    things = []
    for r in rows(tables / "persons.tsv"):
        roles = role_list(r["roles"], names)
        top = max((RANK.get(o, 50) for o, _ in roles), default=0)
        if not recent(r, top) or not roles and not r["countries"]:
            continue
        thing = Thing("Person")
        owners = list(dict.fromkeys(c for s in parts(r["countries"]) if (c := country_of(s, names))))
        for prop, name in [("label", r["label_en"]), ("alt", r["enwiki"])] + [("alt", a) for a in parts(r["aliases"])]:
            name = person_name(name)
            if name and usable_person(name, everyday, top):
                thing.name(prop, name, "en" if prop == "label" else "")
        if not thing.every("label", "alt"):
            continue
        if not thing.names.get("label"):
            thing.names["label"] = {"en": [thing.names["alt"][""].pop(0)]}
        thing.link_all(r["qid"], "", r["dbpedia_en"])
        for office in list(dict.fromkeys(o for o, _ in roles if o))[:4]:
            thing.fact("lex:office", f'"{office}"@en')
        for owner in owners[:2]:
            thing.fact("lex:country", states[owner].iri)
        thing.fact("lex:weight", str(max(top, 1) * max(1, int(r["n_sources"] or 1))))
        thing.owner, thing.born, thing.qid = (owners or [""])[0].lower(), r["dob"][:4], r["qid"].lower()
        things.append(thing)
    settle(things, lambda t: t.owner, lambda t: t.born and f"b{t.born}", lambda t: t.qid)
    return things


def role_list(cell, names):
    found = []
    for role in cell.split("; "):
        title = re.sub(r"\s*\[.*", "", role).strip()
        title = re.sub(r"^(?:interim|acting|former|egyptian|iraqi|united kingdom) ", "", title, flags=re.I)
        office = next((o for p, o in OFFICES if p.search(title)), "")
        if office == "president" and " of " in title and fold(re.sub(r"^president of (?:the )?", "", title, flags=re.I)) not in names:
            office = ""
        years = [int(y) for y in re.findall(r"\b(1[6-9]\d\d|20\d\d)\b", role.rpartition("]")[2])]
        found.append((office, max(years, default=0)))
    return found


def recent(r, top):
    """People whom today's news speaks of: ministers of the last two generations, and older heads of state."""
    years = [int(y) for y in re.findall(r"\b(1[6-9]\d\d|20\d\d)\b", r["roles"])]
    born = int(r["dob"][:4]) if re.match(r"1[5-9]\d\d|20\d\d", r["dob"]) else 0
    died = int(r["dod"][:4]) if re.match(r"1[5-9]\d\d|20\d\d", r["dod"]) else 0
    if top >= 1000:
        return born >= 1870 or (not born and max(years, default=2000) >= 1930)
    return (born == 0 or born >= 1925) and (died == 0 or died >= 1995) and max(years, default=2000) >= 1975


def person_name(name):
    name = re.sub(r"\s*\(.*?\)|,.*", "", name or "").strip()
    words = [w.title() if len(w) > 2 and w.isupper() and "." not in w else w for w in name.split()]
    return " ".join(words)


def usable_person(name, everyday, top):
    flat = fold(name).split()
    if not latin(name) or not flat or re.search(r"[\d\[\]/]", name):
        return False
    return len(flat) > 1 or (top >= 700 and len(flat[0]) > 4 and flat[0] not in everyday)
