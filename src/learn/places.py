# Countries, regions and cities of the gazetteer, from countries.tsv and places.tsv.
import collections
import math
import re
import unicodedata

from names import Thing, fold, latin, parts, rows, settle, slug

# Territories are regions of the state they belong to (or of none that is agreed upon).
TERRITORIES = dict(p.split(":") for p in (
    "AIA:GBR ASM:USA ABW:NLD ALA:FIN BLM:FRA BMU:GBR BES:NLD BVT:NOR CCK:AUS COK:NZL CUW:NLD CXR:AUS FLK:GBR FRO:DNK "
    "GUF:FRA GGY:GBR GIB:GBR GRL:DNK GLP:FRA SGS:GBR GUM:USA HKG:CHN HMD:AUS IMN:GBR IOT:GBR JEY:GBR CYM:GBR MAC:CHN "
    "MAF:FRA MTQ:FRA MSR:GBR NCL:FRA NFK:AUS NIU:NZL MNP:USA PYF:FRA SPM:FRA PCN:GBR PRI:USA REU:FRA SHN:GBR SJM:NOR "
    "SXM:NLD TCA:GBR ATF:FRA TKL:NZL UMI:USA VGB:GBR VIR:USA WLF:FRA MYT:FRA ATA: ESH:").split())
# Countries of which every settlement from 500 people is listed.
DENSE = {"IRN", "PAK", "AFG", "IRQ", "SYR", "LBN", "ISR", "PSE", "YEM"}
# Capitals that are also everyday names of people or of many places: they do not stand for the state.
NO_METONYM = {fold(n) for n in ("Victoria", "Georgetown", "George Town", "Kingston", "Kingstown", "St. John's", "Saint John's", "Roseau", "Male",
                                "St. George's", "Saint-Georges", "Basseterre", "Castries", "San José", "San Jose", "East Jerusalem",
                                "Praia", "Sucre", "Vatican", "Vatican City", "Ville de Saint-Marin", "West Island")}
NOT_COUNTRIES = {"Maurice"}                   # a given name in most texts
ARTICLE = re.compile(r"^(?:(?:the|les|le|la) |l['’])", re.I)


def french_forms(word):
    """Masculine, feminine and their plurals of a French adjective given in the masculine."""
    odd = {"turc": "turque", "grec": "grecque", "ouzbek": "ouzbèke", "burkinabè": "burkinabè", "tchèque": "tchèque",
           "franc": "franque", "arabe": "arabe"}
    if word in odd:
        feminine = odd[word]
    elif word.endswith("e"):
        feminine = word
    elif word.endswith(("ien", "éen", "ton", "yen")):
        feminine = word + "ne"
    else:
        feminine = word + "e"
    return [word, feminine, word if word.endswith("s") else word + "s", feminine + "s"]


def english_forms(cells):
    """'Iraqi(s)', 'Beninese (singular and plural)', 'Dane(s)' ... as the forms that texts use."""
    forms = []
    for cell in re.split(r",|;| or | and (?=[A-Z])", " , ".join(cells)):
        plural = "(s)" in cell
        cell = re.sub(r"\(.*?\)", "", cell.replace("(s)", "")).strip()
        if not re.fullmatch(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*", cell) or cell in ("NA", "None"):
            continue
        forms += [cell] + ([cell + "s"] if plural else [])
    return list(dict.fromkeys(forms))


def countries(tables, additions):
    """iso3 -> Thing, in the order of iso3, and iso2 -> iso3."""
    extra = {r["iso3"]: r for r in rows(additions / "countries.tsv")}
    found, iso3_of = {}, {}
    for r in sorted(rows(tables / "countries.tsv"), key=lambda r: r["iso3"]):
        iso3 = r["iso3"]
        iso3_of[r["iso2"]] = iso3
        thing = Thing("Region" if iso3 in TERRITORIES else "Country", "region" if iso3 in TERRITORIES else "state")
        thing.local = slug(r["name_en"]) if iso3 in TERRITORIES else iso3.lower()
        more = extra.pop(iso3, {})
        name_country(thing, r, more)
        demonyms(thing, r, more)
        thing.link_all(r["qid"], r["geonames"], r["dbpedia_en"])
        if iso3 in TERRITORIES:
            thing.local = slug(thing.names["label"]["en"][0])
            if TERRITORIES[iso3]:
                thing.fact("wg:locatedIn", f"state:{TERRITORIES[iso3].lower()}")
        else:
            thing.fact("lex:weight", "100000000")
        found[iso3] = thing
    if extra:
        raise SystemExit(f"countries.tsv: unknown {sorted(extra)}")
    taken = {(lang, fold(n)) for t in found.values() for lang in ("en", "fr")
             for p in ("label", "alt") for n in t.names.get(p, {}).get(lang, [])}
    for iso3, t in found.items():
        for lang in ("en", "fr"):
            group = t.names.get("metonym", {}).get(lang, [])
            group[:] = [n for n in group if (lang, fold(n)) not in taken and fold(n) not in NO_METONYM]
            if not group:
                t.names.get("metonym", {}).pop(lang, None)
    return found, iso3_of


def name_country(thing, r, more):
    for lang in ("en", "fr"):
        plain = r[f"name_{lang}"].replace(" & ", " and ").replace("’", "'")
        thing.name("label", more.get(f"label_{lang}") or re.sub(r" \(.*", "", plain), lang)
        names = [re.sub(r" \(.*", "", plain), r[f"formal_{lang}"]] + parts(r[f"alt_{lang}"]) + parts(more.get(f"alt_{lang}"))
        metonyms = [r[f"capital_{lang}"].replace(", D.C.", "")] + parts(more.get(f"metonym_{lang}"))
        capitals = {fold(r["capital_en"]), fold(r["capital_fr"]), "kyiv", "kiev"}
        capitals -= {fold(r["name_en"]), fold(r["name_fr"])}
        for name in names:
            plain = ARTICLE.sub("", re.sub(r"\s*\*+$", "", re.sub(r"\s*[\[(].*", "", name)))
            note = re.search(r"\[(.*)\]", name)
            if note and re.search("org", note[1]) and not re.search("m[eé]ton", note[1]):
                continue
            if note and re.search("m[eé]ton", note[1]) or fold(plain) in capitals:
                metonyms += plain.split("/")
            elif not note and plain not in NOT_COUNTRIES and not re.search("SAR China|chinoise de|Congo -", plain):
                short = plain.isupper() and len(plain) <= 5 and "." not in plain
                thing.name("acronym" if short else "alt", plain[:1].upper() + plain[1:], lang)
        if thing.cls == "Country":
            for name in metonyms:
                thing.name("metonym", name, lang)
    for name in parts(more.get("acronym")):
        thing.name("acronym", name, name.partition("@")[2])
    for name in parts(more.get("combining")):
        thing.name("combining", name, "fr")


def demonyms(thing, r, more):
    english, french = more.get("demonym_en") or "", more.get("demonym_fr") or ""
    forms = [] if english.startswith("=") else english_forms([r["demonym_en_adj"], r["demonym_en_noun"]])
    forms += [f for part in parts(english.lstrip("=")) for f in ([part[:-3], part[:-3] + "s"] if part.endswith("(s)") else [part])]
    for form in forms:
        thing.name("demonym", form, "en")
    forms = [] if french.startswith("=") else [r[f"demonym_fr_{g}"] for g in ("m", "f", "mpl", "fpl")]
    forms += [f for word in parts(french.lstrip("=")) for f in french_forms(word)]
    for form in forms:
        thing.name("demonym", form, "fr")


class Sieve:
    """Which names of places may be looked for in news."""

    def __init__(self, additions, tables):
        lines = (additions / "everyday.txt").read_text(encoding="utf-8").splitlines()
        self.everyday = {fold(w) for line in lines if not line.startswith("#") for w in line.split()}
        self.person = {fold(r["token"]) for r in rows(tables / "names.tsv")
                       if int(r["n_given"] or 0) + int(r["n_family"] or 0) >= 2}

    def is_country(self, name, region, local):
        """Whether a state bears this name, so that the place must not; Georgia of the United States is too well known."""
        owner = self.countries.get(fold(name))
        return bool(owner) and (region or owner != local) and (owner, local) not in (("geo", "usa"), ("slv", "bra"))

    def refuses(self, name, primary, population):
        flat = fold(name)
        bare = re.sub(r"^(?:the|le|la|les|el) ", "", flat)
        if not latin(name) or len(bare) < 2 or bare in self.everyday or re.search(r"[\d(),?!¡‹£$%|+=;:/\[\]]| - |^\W*[A-Z.]{1,6}$", name):
            return True
        if re.match(r"[a-zà-ÿ]", name) and not re.match(r"(?:al|as|ad|el|ash|ar|an|at|az|ed|es)[- ]", name):
            return True
        if not primary and (len(flat) < 4 or re.search(r"[a-zà-ÿ][A-Z]", name)):
            return True
        return population < 100000 and " " not in flat and "-" not in name and flat in self.person


def plain_letters(name):
    """Zāhedān -> Zahedan: the macrons and dots of romanizations are not what news writes."""
    out = ""
    for c in name.replace("‘", "'").replace("`", "'").replace("’", "'").replace("ʼ", "'"):
        base = unicodedata.normalize("NFD", c)
        if unicodedata.combining(c):
            continue
        out += base[0] if ord(c) > 0xff and base[0].isascii() else c
    return out.strip("'")


def places(tables, additions, states, iso3_of):
    """The regions and cities, each a list of things with their country in `owner`."""
    sieve = Sieve(additions, tables)
    renames = {(r["kind"], r["iso2"], r["from"]): r for r in rows(additions / "renames.tsv")}
    table = [rename(r, renames) for r in rows(tables / "places.tsv") if r["iso2"] in iso3_of and iso3_of[r["iso2"]] not in TERRITORIES
             or r["kind"] == "city" and r["iso2"] in iso3_of]
    linked = {r["qid"] for r in rows(tables / "countries.tsv")}
    cities = nearest([r for r in table if r["kind"] == "city"])
    regions = [r for r in table if r["kind"] == "admin1" and r["qid"] not in linked]
    city_ids = collections.Counter(r["qid"] for r in cities)
    region_ids = collections.Counter(r["qid"] for r in regions)
    by_id = {r["qid"]: r for r in cities if r["qid"]}
    kept = []
    for r in regions:
        twin = by_id.get(r["qid"]) if r["qid"] else None
        if twin and {fold(r["name_en"]), fold(r["name_fr"])} & {fold(twin["name_en"]), fold(twin["name_fr"])}:
            twin["alt_names"] = ";".join(parts(twin["alt_names"]) + [r["name_en"], r["name_fr"]])
            continue
        if twin or region_ids[r["qid"]] > 1:
            r["qid"] = ""
        kept.append(r)
    for r in cities:
        if city_ids[r["qid"]] > 1 or r["qid"] in linked:
            r["qid"] = ""
    city_names = {fold(r["name_en"]) for r in cities if int(r["population"] or 0) >= 5000} | \
        {fold(n) for t in states.values() for n in t.every("label", "alt")}
    kept = single(kept)
    sieve.countries = {fold(n): t.local for t in states.values() if t.cls == "Country" for n in t.every("label", "alt")}
    things = [t for r in kept + cities if (t := place(r, sieve, states[iso3_of[r["iso2"]]], city_names))]
    settle(things, lambda t: t.owner, lambda t: t.part, lambda t: t.typed, lambda t: t.number)
    seats = regions_of_codes(kept, cities)
    of_row = {id(t.row): t for t in things}
    for t in things:
        region = of_row.get(id(seats.get((t.row["iso2"], t.row["admin1"])))) if t.cls == "City" else None
        if region:
            t.facts["wg:locatedIn"] = [region.iri]
    return [t for t in things if t.cls == "Region"], [t for t in things if t.cls == "City"]


def rename(r, renames):
    """Give a place the name that news uses; what the table calls it stays another name."""
    if r["iso3166_2"].startswith("UA-") or (r["kind"], r["name_en"]) == ("admin1", "Autonomous Republic of Crimea"):
        r["iso2"] = "UA"                                # as the United Nations and GeoNames have it
    better = renames.get((r["kind"], r["iso2"], r["name_en"]))
    if better:
        r["alt_names"] = ";".join([r["alt_names"], r["name_en"], r["name_fr"]])
        r["name_en"], r["name_fr"] = better["en"], better["fr"]
    return r


def regions_of_codes(regions, cities):
    """(iso2, GeoNames code) -> row of the region it means, where that is beyond doubt; the tables do not say.

    Either one seat of government in the code bears the name of one region, or most of at least four cities lie nearest to
    one region, and no other code has a claim to it.
    """
    by_country, codes = collections.defaultdict(list), collections.defaultdict(list)
    for r in regions:
        by_country[r["iso2"]].append(r)
    for r in cities:
        codes[r["iso2"], r["admin1"]].append(r)
    level = collections.Counter(iso2 for iso2, _ in codes)
    claims = {}
    for (iso2, code), group in codes.items():
        near = by_country[iso2]
        seats = {i for c in group if c["feature"] in ("PPLA", "PPLC") for i, r in enumerate(near)
                 if distance(c, r) < 4 and
                 {fold(c["name_en"]), fold(c["name_fr"])} & {fold(r["name_en"]), fold(r["name_fr"]), fold(r["admin1"])} - {""}}
        votes = collections.Counter(min(range(len(near)), key=lambda i: (distance(c, near[i]), i)) for c in group if near)
        best, count = min(votes.items(), key=lambda v: (-v[1], v[0]), default=(None, 0))
        fine = len(near) > 1.5 * level[iso2]
        sure = len(seats) == 1 and (not fine or votes[min(seats)] > 0.6 * len(group))
        count = 0 if fine else count
        if sure or best is not None:
            claims[iso2, code] = (seats.pop() if sure else best, sure or count >= 4 and count >= 0.4 * len(group), sure)
    rivals = collections.Counter((iso2, fold(by_country[iso2][i]["name_en"]), sure) for (iso2, _), (i, _, sure) in claims.items())
    found = {}
    for (iso2, code), (i, good, sure) in claims.items():
        name = fold(by_country[iso2][i]["name_en"])
        if good and rivals[iso2, name, sure] == 1 and (sure or not rivals[iso2, name, True]):
            found[iso2, code] = by_country[iso2][i]
    return found


def distance(a, b):
    """In degrees of latitude, on a flat map: enough to compare."""
    stretch = math.cos(math.radians(float(a["lat"])))
    return math.hypot(float(a["lat"]) - float(b["lat"]), (float(a["lon"]) - float(b["lon"])) * stretch)


def single(regions):
    """Of several rows for one region (same name, kind and country), the one with identifiers, with all names."""
    groups = collections.defaultdict(list)
    for r in sorted(regions, key=lambda r: (not r["qid"], not r["geonames"], r["geonames"], r["qid"], r["iso3166_2"])):
        groups[r["iso2"], slug(plain_letters(r["name_en"])), r["feature"] and slug(r["feature"])].append(r)
    for group in groups.values():
        group[0]["alt_names"] = ";".join(r["alt_names"] for r in group)
    return [group[0] for group in groups.values()]


def nearest(cities):
    """Of two rows of one name in one country less than 25 km apart, only the more populous."""
    groups = collections.defaultdict(list)
    for r in sorted(cities, key=lambda r: (-int(r["population"] or 0), int(r["geonames"] or 0))):
        group = groups[r["iso2"], fold(plain_letters(r["name_en"]))]
        if all(math.hypot(float(r["lat"]) - float(o["lat"]), float(r["lon"]) - float(o["lon"])) > 0.25 for o in group):
            group.append(r)
    return [r for group in groups.values() for r in group]


def place(r, sieve, country, city_names):
    city = r["kind"] == "city"
    population = int(r["population"] or 0)
    thing = Thing("City" if city else "Region")
    code = country.local
    romanized = r["iso2"] in ("AF", "IR", "IQ", "PK", "SY", "LB", "YE", "PS", "IL", "SA", "AE", "OM", "JO", "KW", "QA", "BH",
                              "EG", "LY", "TN", "DZ", "MA", "SD", "IN", "BD", "JP", "CN", "UA", "RU", "BY", "KZ", "GE", "AM")
    tidy = plain_letters if romanized else (lambda n: n)
    thing.name("label", tidy(r["name_en"]), "en")
    thing.name("label", tidy(r["name_fr"]), "fr")
    own = {fold(r["name_en"]), fold(r["name_fr"])}
    for name in parts(r["alt_names"]):
        if city or fold(name) in own or fold(name) not in city_names:
            thing.name("alt", tidy(name))
    if city:
        bad = lambda n: sieve.refuses(n, fold(n) in own, population) or (fold(n) not in own and fold(n) in city_names)
    else:
        bad = lambda n: sieve.refuses(n, fold(n) in own, 1000000)
    if not thing.drop(lambda n: bad(n) or sieve.is_country(n, not city, country.local)):
        return None
    labels = thing.names["label"]
    if len(labels) == 1 and set(labels) <= {"en", "fr"}:     # "Washington, D.C." is refused: the other name serves both
        thing.name("label", *{"en": (labels.get("en", [""])[0], "fr"), "fr": (labels.get("fr", [""])[0], "en")}[min(labels)])
    if not city:
        with_kind(thing, r["feature"])
    thing.link_all(r["qid"], r["geonames"], r["dbpedia_en"])
    thing.fact("geo:lat", decimal(r["lat"]))
    thing.fact("geo:long", decimal(r["lon"]))
    thing.fact("wg:locatedIn", country.iri)
    if city and population:
        thing.fact("lex:weight", str(population))
    thing.owner, thing.number = code, r["geonames"]
    thing.part = r["admin1"] if city and r["iso2"] == "US" else ""
    thing.typed = "" if city else r["feature"]
    thing.row = r
    return thing


# Kinds of regions of the first order that news says with the name: "Sindh Province", "la province de Sindh".
KINDS_OF_REGION = {"Province": "province", "Region": "région", "State": "État", "District": "district", "County": "comté",
                   "Department": "département", "Prefecture": "préfecture", "Governorate": "gouvernorat", "Canton": "canton",
                   "Territory": "territoire", "Emirate": "émirat", "Division": "division", "Autonomous Region": "région autonome",
                   "Administrative State": "État", "Metropolitan department": "département", "Voivodeship|Province": "voïvodie",
                   "Commune|Municipality": "commune", "Municipality": "municipalité", "Parish": "paroisse"}


def with_kind(thing, feature):
    """The names of a region with what it is."""
    if feature not in KINDS_OF_REGION:
        return
    english = feature.split("|")[-1].rpartition(" ")[2].capitalize()
    french = KINDS_OF_REGION[feature]
    for name in thing.names["label"].get("en", []):
        if english.lower() not in name.lower():
            thing.name("alt", f"{name} {english}", "en")
    for name in thing.names["label"].get("fr", []):
        if fold(french) not in fold(name) and not re.match(r"(?:le|la|les|l['’]) ?", name, re.I):
            vowel = fold(name)[0] in "aeiouy"
            thing.name("alt", f"{french} d'{name}" if vowel else f"{french} de {name}", "fr")
            if not vowel and french == "province":       # the gender of foreign names is told by their article alone
                thing.name("alt", f"{french} du {name}", "fr")


def decimal(text):
    return f"{float(text):.5f}".rstrip("0").rstrip(".") + (".0" if float(text) == int(float(text)) else "")
