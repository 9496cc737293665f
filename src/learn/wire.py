#!/usr/bin/env python3
"""Writes sentences as news agencies write them, with their trees, to train the models on beside the treebanks, which have
few of them: bare plurals at the head of a sentence, states that act, reported speech behind the report, headlines.

    wire.py en|fr [SENTENCES] > wire.conllu

Made by a small grammar from words that were chosen for it: nobody's text. The same call writes the same bytes."""
import sys


class Chance:
    """A generator of numbers that is the same everywhere (splitmix64)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        value = self.state
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB % 2**64
        return (value ^ (value >> 31)) % limit

    def of(self, things):
        return things[self.below(len(things))]

    def tenth(self, count):
        return self.below(10) < count


CHANCE = Chance(1)


# ---- phrases: lists of words [form, lemma, part of speech, features, index of the head or -1, relation] ----

def word(form, part, features="_", lemma=None):
    return [[form, lemma or (form if part == "PROPN" else form.lower()), part, features, -1, "root"]]


def phrase(*parts):
    """Joins (relation, phrase) in order; the one whose relation is None is the head of the others."""
    words, roots, head = [], [], None
    for relation, part in parts:
        start = len(words)
        for form, lemma, upos, features, index, own in part:
            words.append([form, lemma, upos, features, index + start if index >= 0 else -1, own])
            if index < 0:
                roots.append((len(words) - 1, relation))
                if relation is None:
                    head = len(words) - 1
    for root, relation in roots:
        if relation is not None:
            words[root][4:] = [head, relation]
    return words


def root_of(words):
    return next(i for i, w in enumerate(words) if w[4] < 0)


def behind(words, relation, *parts):
    """A phrase with further dependents behind it."""
    return phrase((None, words), *((r, p) for r, p in ((relation, parts[0]), *parts[1:])))


def comma():
    return word(",", "PUNCT")


def sentence(words, stop="."):
    return phrase((None, words), ("punct", word(stop, "PUNCT"))) if stop else words


def capital(words):
    words[0][0] = words[0][0][:1].upper() + words[0][0][1:]
    return words


CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


def rows(words, number, language):
    """A sentence as CoNLL-U; each is a paragraph of its own."""
    lines = ["# newpar", f"# sent_id = wire-{language}-{number}"]
    for i, (form, lemma, part, features, head, relation) in enumerate(words):
        following = words[i + 1][0] if i + 1 < len(words) else ""
        whole = CONTRACTED.get((form.lower(), following))
        if whole and language == "fr":
            lines.append(f"{i + 1}-{i + 2}\t{whole if form.islower() else whole.capitalize()}" + "\t_" * 8)
        close = following in (",", ".") or form.endswith("'")
        lines.append("\t".join((str(i + 1), form, lemma, part, "_", features, str(head + 1), relation, "_",
                                "SpaceAfter=No" if close else "_")))
    return "\n".join(lines) + "\n\n"


# ---- English ----

EN_FIN = {"s": "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
          "p": "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"}
EN_NOW = {"s": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
          "p": "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"}
EN_STATES = ("Iran Iraq Syria Israel Russia Ukraine Turkey Qatar Yemen Lebanon Egypt Libya Sudan Niger Mali Chad "
             "Ethiopia Eritrea Kenya Somalia Rwanda Pakistan India China Japan Armenia Azerbaijan Georgia Serbia "
             "Venezuela Colombia Haiti Cuba Mexico Ecuador Bolivia Morocco Algeria Tunisia Senegal Nigeria Myanmar "
             "Afghanistan Belarus Moldova Poland Germany France Britain Jordan Kuwait Bahrain Oman Gabon Togo Benin").split()
EN_CITIES = ("Kyiv Kharkiv Moscow Tehran Baghdad Mosul Damascus Aleppo Beirut Gaza Jerusalem Sanaa Aden Tripoli "
             "Benghazi Khartoum Goma Kinshasa Niamey Bamako Ouagadougou Dakar Lagos Abuja Nairobi Mogadishu Kabul "
             "Kandahar Islamabad Karachi Delhi Beijing Seoul Caracas Bogota Quito Lima Paris London Geneva Vienna "
             "Brussels Ankara Istanbul Riyadh Doha Cairo Tunis Algiers").split()
EN_PEOPLE = ("gunman/gunmen protester/protesters rebel/rebels soldier/soldiers militant/militants demonstrator/"
             "demonstrators insurgent/insurgents attacker/attackers lawmaker/lawmakers militia/militias troop/troops "
             "student/students worker/workers farmer/farmers fighter/fighters jihadist/jihadists settler/settlers "
             "minister/ministers official/officials diplomat/diplomats investigator/investigators guard/guards "
             "hacker/hackers union/unions prosecutor/prosecutors judge/judges leader/leaders teacher/teachers "
             "miner/miners opponent/opponents spokesman/spokesmen policeman/policemen assailant/assailants").split()
EN_BODIES = ("army government police opposition junta ministry parliament court coalition president bank company "
             "militia council commission navy union embassy party agency regime mission alliance").split()
EN_THINGS = ("embassy airport town village border base bridge hospital school market convoy ship prison pipeline "
             "palace headquarters mosque church checkpoint station port refinery camp factory capital").split()
EN_ACTS = ("attack/attacked seize/seized kill/killed storm/stormed condemn/condemned arrest/arrested bomb/bombed "
           "shell/shelled capture/captured detain/detained release/released free/freed abduct/abducted kidnap/kidnapped "
           "ambush/ambushed burn/burned block/blocked besiege/besieged strike/struck hit/hit expel/expelled "
           "accuse/accused warn/warned denounce/denounced recapture/recaptured retake/retook occupy/occupied "
           "evacuate/evacuated destroy/destroyed target/targeted threaten/threatened").split()
EN_NOUN_ACTS = (("cut", "cut", "relations", "with"), ("sever", "severed", "ties", "with"),
                ("resume", "resumed", "talks", "with"), ("sign", "signed", "agreement", "with"),
                ("launch", "launched", "missiles", "at"), ("fire", "fired", "rockets", "at"),
                ("impose", "imposed", "sanctions", "on"), ("lift", "lifted", "sanctions", "against"),
                ("declare", "declared", "war", "on"), ("send", "sent", "troops", "to"),
                ("open", "opened", "fire", "on"), ("restore", "restored", "relations", "with"),
                ("break", "broke", "ties", "with"), ("close", "closed", "border", "with"),
                ("deploy", "deployed", "soldiers", "in"), ("withdraw", "withdrew", "forces", "from"),
                ("test", "tested", "missile", "near"), ("recall", "recalled", "ambassador", "from"))
EN_MOVES = (("withdraw", "withdrew", "from"), ("flee", "fled", "from"), ("return", "returned", "to"),
            ("march", "marched", "on"), ("clash", "clashed", "with"), ("demonstrate", "demonstrated", "in"),
            ("gather", "gathered", "in"), ("advance", "advanced", "on"), ("arrive", "arrived", "in"),
            ("die", "died", "in"), ("protest", "protested", "in"), ("vote", "voted", "in"))
EN_NATIONS = ("Russian Iranian Israeli Syrian Turkish Ukrainian Sudanese Malian Congolese Rwandan Pakistani Indian "
              "Chinese Saudi French British American Armenian Serbian Colombian Yemeni Lebanese Palestinian Afghan").split()
EN_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
EN_MONTHS = "January February March April May June July August September October November December".split()


def en_the(noun):
    return phrase(("det", word("the", "DET", "Definite=Def|PronType=Art")), (None, noun))


def en_noun(form, plural=False, lemma=None):
    return word(form, "NOUN", "Number=Plur" if plural else "Number=Sing", lemma)


def en_state():
    pick = CHANCE.below(12)
    if pick == 0:
        return phrase(("amod", word("Saudi", "ADJ", "Degree=Pos", "Saudi")), (None, word("Arabia", "PROPN", "Number=Sing"))), "s"
    if pick == 1:
        return phrase(("amod", word("North", "ADJ", "Degree=Pos", "North")), (None, word("Korea", "PROPN", "Number=Sing"))), "s"
    return word(CHANCE.of(EN_STATES), "PROPN", "Number=Sing"), "s"


def en_people(plain=True):
    one, many = CHANCE.of(EN_PEOPLE).split("/")
    noun = en_noun(many, True, one)
    if not plain or CHANCE.tenth(3):
        if CHANCE.tenth(5):
            noun = phrase(("amod", word(CHANCE.of(EN_NATIONS), "ADJ", "Degree=Pos", None)), (None, noun))
            noun[0][1] = noun[0][0]
        else:
            noun = phrase(("amod", word(CHANCE.of(("armed", "masked", "unknown", "angry", "local", "young")), "ADJ",
                                        "Degree=Pos")), (None, noun))
    return noun, "p"


def en_body():
    noun = en_the(en_noun(CHANCE.of(EN_BODIES)))
    if CHANCE.tenth(2):
        noun = phrase(("det", word("the", "DET", "Definite=Def|PronType=Art")),
                      ("amod", word(CHANCE.of(EN_NATIONS), "ADJ", "Degree=Pos")), (None, en_noun(CHANCE.of(EN_BODIES))))
        noun[1][1] = noun[1][0]
    return noun, "s"


def en_subject():
    return CHANCE.of((en_state, en_state, en_people, en_people, en_people, en_body))()


def en_object():
    pick = CHANCE.below(6)
    if pick < 2:
        return en_count()
    if pick == 2:
        return en_state()[0]
    if pick == 3:
        return phrase(("nmod:poss", word("its", "PRON", "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs")),
                      (None, en_noun(CHANCE.of(EN_THINGS))))
    if pick == 4:
        return en_people(False)[0]
    return phrase(("det", word("a", "DET", "Definite=Ind|PronType=Art")), (None, en_noun(CHANCE.of(EN_THINGS))))


def en_count():
    number = word(CHANCE.of(("12", "20", "35", "100", "seven", "three", "40", "six")), "NUM", "_")
    number[0][3] = "NumForm=Digit|NumType=Card" if number[0][0].isdigit() else "NumForm=Word|NumType=Card"
    if CHANCE.tenth(5):
        least = phrase(("case", word("at", "ADP")), (None, word("least", "ADJ", "Degree=Sup")))
        number = phrase(("nmod", least), (None, number))
    noun = CHANCE.of((en_noun("people", True, "person"), en_noun("civilians", True, "civilian"),
                      en_noun("soldiers", True, "soldier"), en_noun("children", True, "child"),
                      en_noun("hostages", True, "hostage"), en_noun("villagers", True, "villager")))
    return phrase(("nummod", number), (None, noun))


def en_place():
    if CHANCE.tenth(5):
        return phrase(("case", word("in", "ADP")), (None, word(CHANCE.of(EN_CITIES), "PROPN", "Number=Sing")))
    return phrase(("case", word(CHANCE.of(("near", "in", "at", "outside")), "ADP")), (None, en_the(en_noun(CHANCE.of(EN_THINGS)))))


def en_time():
    pick = CHANCE.below(5)
    if pick < 3:
        return "obl", phrase(("case", word("on", "ADP")), (None, word(CHANCE.of(EN_DAYS), "PROPN", "Number=Sing")))
    if pick == 3:
        day = word(str(1 + CHANCE.below(28)), "NUM", "NumForm=Digit|NumType=Card")
        month = phrase((None, word(CHANCE.of(EN_MONTHS), "PROPN", "Number=Sing")), ("nmod:unmarked", day))
        return "obl", phrase(("case", word("on", "ADP")), (None, month))
    return "obl:unmarked", phrase(("amod", word("last", "ADJ", "Degree=Pos")),
                                  (None, en_noun(CHANCE.of(("week", "month", "year", "night")))))


def en_deaths():
    doing = CHANCE.of((("killing", "kill"), ("wounding", "wound"), ("injuring", "injure")))
    return phrase(("punct", comma()), (None, word(doing[0], "VERB", "VerbForm=Ger", doing[1])), ("obj", en_count()))


def en_event(times=7):
    """A clause of an event in the past, with the number of its subject."""
    subject, number = en_subject()
    pick = CHANCE.below(10)
    if pick < 5:
        base, past = CHANCE.of(EN_ACTS).split("/")
        parts = [("nsubj", subject), (None, word(past, "VERB", EN_FIN[number], base)), ("obj", en_object())]
    elif pick < 7:
        base, past, thing, link = CHANCE.of(EN_NOUN_ACTS)
        goal = phrase(("case", word(link, "ADP")), (None, en_state()[0]))
        plural = thing.endswith("s")
        noun = en_noun(thing, plural, thing[:-1] if plural else thing)
        if not plural and thing not in ("fire", "war"):
            noun = phrase(("det", word("a" if thing[0] not in "aeiou" else "an", "DET", "Definite=Ind|PronType=Art")), (None, noun))
        if link in ("with",):
            noun = phrase((None, noun), ("nmod", goal))
            parts = [("nsubj", subject), (None, word(past, "VERB", EN_FIN[number], base)), ("obj", noun)]
        else:
            parts = [("nsubj", subject), (None, word(past, "VERB", EN_FIN[number], base)), ("obj", noun), ("obl", goal)]
    elif pick < 8:
        base, past, link = CHANCE.of(EN_MOVES)
        goal = phrase(("case", word(link, "ADP")), (None, word(CHANCE.of(EN_CITIES), "PROPN", "Number=Sing")))
        parts = [("nsubj", subject), (None, word(past, "VERB", EN_FIN[number], base)), ("obl", goal)]
    else:
        base, past = CHANCE.of(EN_ACTS[:16]).split("/")
        many = CHANCE.tenth(5)
        subject = en_count() if many else en_the(en_noun(CHANCE.of(EN_THINGS)))
        was = word("were" if many else "was", "AUX", EN_FIN["p" if many else "s"], "be")
        parts = [("nsubj:pass", subject), ("aux:pass", was), (None, word(past, "VERB", "Tense=Past|VerbForm=Part|Voice=Pass", base))]
        if CHANCE.tenth(5):
            parts.append(("obl:agent", phrase(("case", word("by", "ADP")), (None, en_people()[0]))))
    if CHANCE.tenth(3) and pick != 7:
        parts.append(("obl", en_place()))
    if CHANCE.tenth(times):
        parts.append(en_time())
    return phrase(*parts)


def en_source():
    pick = CHANCE.below(4)
    if pick == 0:
        return en_noun("police"), "s"
    if pick == 1:
        return en_noun(CHANCE.of(("officials", "witnesses", "medics", "authorities", "residents")), True, None), "p"
    return en_body()


def en_said(number):
    return word("said", "VERB", EN_FIN[number], "say")


def en_relative():
    verb = CHANCE.of((("resigned", "resign"), ("fled", "flee"), ("disappeared", "disappear"), ("returned", "return")))
    clause = phrase(("punct", comma()), ("nsubj", word("who", "PRON", "PronType=Rel")), (None, word(verb[0], "VERB", EN_FIN["s"], verb[1])),
                    ("obl:unmarked", phrase(("amod", word("last", "ADJ", "Degree=Pos")), (None, en_noun("week")))))
    subject = phrase((None, en_the(en_noun(CHANCE.of(("minister", "president", "general", "leader", "mayor", "journalist"))))),
                     ("acl:relcl", clause), ("punct", comma()))
    fate = CHANCE.of((("arrested", "arrest"), ("killed", "kill"), ("released", "release"), ("detained", "detain")))
    return phrase(("nsubj:pass", subject), ("aux:pass", word("was", "AUX", EN_FIN["s"], "be")),
                  (None, word(fate[0], "VERB", "Tense=Past|VerbForm=Part|Voice=Pass", fate[1])), ("obl", en_place()))


def en_headline():
    """Present tense, no articles, no stop."""
    subject, number = CHANCE.of((en_state, en_people, en_people))()
    base = CHANCE.of(EN_ACTS).split("/")[0]
    ending = "es" if base.endswith(("s", "sh", "ch")) else "s"
    verb = word(base + ending if number == "s" else base, "VERB", EN_NOW[number], base)
    thing = CHANCE.of((en_noun(CHANCE.of(EN_THINGS)), en_state()[0], en_count()))
    parts = [("nsubj", subject), (None, verb), ("obj", thing)]
    if CHANCE.tenth(6):
        parts.append(("obl", phrase(("case", word("in", "ADP")), (None, word(CHANCE.of(EN_CITIES), "PROPN", "Number=Sing")))))
    words = phrase(*parts)
    style = CHANCE.below(4)
    for w in words:
        if style == 0 and w[2] != "ADP":
            w[0] = w[0][:1].upper() + w[0][1:]
        if style == 1:
            w[0] = w[0].upper()
    return words


def english():
    pick = CHANCE.below(12)
    if pick < 5:
        return sentence(en_event())
    if pick < 6:
        words = en_event(2)
        return sentence(phrase((None, words), ("advcl", en_deaths())))
    if pick < 8:
        source, number = en_source()
        told = phrase((None, en_event()), ("punct", comma()))
        return sentence(phrase(("ccomp", told), ("nsubj", source), (None, en_said(number))))
    if pick < 9:
        source, number = en_source()
        return sentence(phrase(("nsubj", source), (None, en_said(number)), ("ccomp", en_event())))
    if pick < 10:
        return sentence(en_relative())
    return en_headline()


# ---- French ----

FR_STATES = ("l':Iran:m l':Irak:m la:Syrie:f :Israël:m la:Russie:f l':Ukraine:f la:Turquie:f le:Qatar:m le:Yémen:m le:Liban:m "
             "l':Égypte:f la:Libye:f le:Soudan:m le:Niger:m le:Mali:m le:Tchad:m l':Éthiopie:f l':Érythrée:f le:Kenya:m "
             "la:Somalie:f le:Rwanda:m le:Pakistan:m l':Inde:f la:Chine:f le:Japon:m l':Arménie:f l':Azerbaïdjan:m la:Géorgie:f "
             "la:Serbie:f le:Venezuela:m la:Colombie:f :Haïti:m :Cuba:m le:Mexique:m l':Équateur:m la:Bolivie:f le:Maroc:m "
             "l':Algérie:f la:Tunisie:f le:Sénégal:m le:Nigeria:m l':Afghanistan:m la:Biélorussie:f la:Pologne:f l':Allemagne:f "
             "la:France:f la:Jordanie:f le:Gabon:m le:Togo:m le:Bénin:m").split()
FR_CITIES = ("Kiev Kharkiv Moscou Téhéran Bagdad Mossoul Damas Alep Beyrouth Gaza Jérusalem Sanaa Aden Tripoli Benghazi "
             "Khartoum Goma Kinshasa Niamey Bamako Ouagadougou Dakar Lagos Abuja Nairobi Mogadiscio Kaboul Islamabad "
             "Karachi Pékin Séoul Caracas Bogota Quito Lima Paris Londres Genève Vienne Bruxelles Ankara Istanbul Riyad "
             "Doha Tunis Alger Conakry Libreville Marseille Lyon").split()
FR_PEOPLE = ("manifestant rebelle soldat militant combattant djihadiste étudiant agriculteur ouvrier député ministre "
             "diplomate enquêteur policier gendarme colon milicien opposant pirate magistrat syndicat enseignant "
             "mineur assaillant habitant militaire insurgé séparatiste").split()
FR_BODIES = ("le:armée:f le:gouvernement:m la:police:f le:opposition:f la:junte:f le:ministère:m le:parlement:m le:tribunal:m "
             "la:coalition:f le:président:m la:banque:f la:milice:f le:conseil:m la:commission:f la:marine:f le:ambassade:f "
             "le:parti:m le:agence:f le:régime:m la:présidence:f le:alliance:f").split()
FR_THINGS = ("le:ambassade:f le:aéroport:m la:ville:f le:village:m la:frontière:f la:base:f le:pont:m le:hôpital:m le:école:f "
             "le:marché:m le:convoi:m le:navire:m la:prison:f le:oléoduc:m le:palais:m la:mosquée:f le:église:f la:caserne:f "
             "la:gare:f le:port:m la:raffinerie:f le:camp:m le:usine:f la:capitale:f").split()
# lemma, participle, present he, present they
FR_ACTS = ("attaquer attaqué attaque attaquent; capturer capturé capture capturent; tuer tué tue tuent; condamner condamné "
           "condamne condamnent; arrêter arrêté arrête arrêtent; bombarder bombardé bombarde bombardent; libérer libéré libère "
           "libèrent; enlever enlevé enlève enlèvent; bloquer bloqué bloque bloquent; assiéger assiégé assiège assiègent; frapper "
           "frappé frappe frappent; expulser expulsé expulse expulsent; accuser accusé accuse accusent; dénoncer dénoncé dénonce "
           "dénoncent; reprendre repris reprend reprennent; occuper occupé occupe occupent; évacuer évacué évacue évacuent; "
           "détruire détruit détruit détruisent; viser visé vise visent; menacer menacé menace menacent; combattre combattu combat "
           "combattent; abattre abattu abat abattent; prendre pris prend prennent; soutenir soutenu soutient soutiennent; "
           "incendier incendié incendie incendient; piller pillé pille pillent")
FR_ACTS = [tuple(x.split()) for x in FR_ACTS.split(";")]
FR_NOUN_ACTS = (("rompre", "rompu", "rompt", "rompent", "les:relations:Fem", "avec"), ("imposer", "imposé", "impose", "imposent", "des:sanctions:Fem", "à"),
                ("lancer", "lancé", "lance", "lancent", "des:missiles:Masc", "contre"), ("tirer", "tiré", "tire", "tirent", "des:roquettes:Fem", "sur"),
                ("envoyer", "envoyé", "envoie", "envoient", "des:troupes:Fem", "en"), ("reprendre", "repris", "reprend", "reprennent", "les:négociations:Fem", "avec"),
                ("ouvrir", "ouvert", "ouvre", "ouvrent", "le:feu:Masc", "sur"), ("déployer", "déployé", "déploie", "déploient", "des:soldats:Masc", "à"))
FR_NATIONS = ("russe/russe/s iranien/iranienne/s israélien/israélienne/s syrien/syrienne/s turc/turque/s ukrainien/ukrainienne/s "
              "soudanais/soudanaise/ malien/malienne/s congolais/congolaise/ rwandais/rwandaise/ pakistanais/pakistanaise/ "
              "français/française/ américain/américaine/s palestinien/palestinienne/s colombien/colombienne/s afghan/afghane/s").split()
FR_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
FR_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
FR_HAVE = {"s": ("a", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
           "p": ("ont", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin")}
FR_PART = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
GENDER = {"m": "Masc", "f": "Fem"}


def fr_features(gender, number):
    return f"Gender={gender}|Number={'Sing' if number == 's' else 'Plur'}"


def fr_the(noun, gender, number="s"):
    """With its article, which is elided before a vowel."""
    if number == "p":
        article = word("les", "DET", "Definite=Def|Number=Plur|PronType=Art", "le")
    elif noun[0][0][0].lower() in "aeiouéêèîâ" or noun[0][0] in ("hôpital",):
        article = word("l'", "DET", "Definite=Def|Number=Sing|PronType=Art", "le")
    else:
        article = word("le" if gender == "Masc" else "la", "DET", f"Definite=Def|Gender={gender}|Number=Sing|PronType=Art", "le")
    return phrase(("det", article), (None, noun))


def fr_listed(entries):
    _, form, gender = CHANCE.of(entries).split(":")
    return word(form, "NOUN", fr_features(GENDER[gender], "s")), GENDER[gender]


def fr_state():
    article, name, gender = CHANCE.of(FR_STATES).split(":")
    noun = word(name, "PROPN", fr_features(GENDER[gender], "s"))
    return (fr_the(noun, GENDER[gender]) if article else noun), "s"


def fr_nation(gender, number):
    male, female, plural = CHANCE.of(FR_NATIONS).split("/")
    form = (male if gender == "Masc" else female) + (("s" if gender == "Fem" else plural) if number == "p" else "")
    return word(form, "ADJ", fr_features(gender, number), male)


def fr_people(article=None):
    one = CHANCE.of(FR_PEOPLE)
    noun = word(one + "s", "NOUN", fr_features("Masc", "p"), one)
    article = article or CHANCE.of(("des", "les", ""))
    if CHANCE.tenth(3):
        noun = phrase((None, noun), ("amod", fr_nation("Masc", "p")))
    if article == "des":
        noun = phrase(("det", word("des", "DET", "Definite=Ind|Number=Plur|PronType=Art", "un")), (None, noun))
    elif article == "les":
        noun = fr_the(noun, "Masc", "p")
    return noun, "p"


def fr_body():
    noun, gender = fr_listed(FR_BODIES)
    words = fr_the(noun, gender)
    if CHANCE.tenth(3):
        words = phrase((None, words), ("amod", fr_nation(gender, "s")))
    return words, "s"


def fr_subject():
    return CHANCE.of((fr_state, fr_state, fr_people, fr_people, fr_body))()


def fr_count():
    number = word(CHANCE.of(("12", "20", "35", "100", "sept", "trois", "40", "six")), "NUM", "NumType=Card")
    name = CHANCE.of((("personnes", "personne", "Fem"), ("civils", "civil", "Masc"), ("soldats", "soldat", "Masc"),
                      ("enfants", "enfant", "Masc"), ("otages", "otage", "Masc"), ("villageois", "villageois", "Masc")))
    noun = word(name[0], "NOUN", fr_features(name[2], "p"), name[1])
    parts = [("nummod", number), (None, noun)]
    if CHANCE.tenth(5):
        least = phrase((None, word("à", "ADP")), ("fixed", word("le", "DET", "Definite=Def|Gender=Masc|Number=Sing|PronType=Art")),
                       ("fixed", word("moins", "ADV")))
        parts.insert(0, ("advmod", least))
    return phrase(*parts)


def fr_object():
    pick = CHANCE.below(6)
    if pick < 2:
        return fr_count()
    if pick == 2:
        return fr_state()[0]
    if pick == 3:
        return fr_people("des")[0]
    noun, gender = fr_listed(FR_THINGS)
    if pick == 4:
        return phrase(("det", word("un" if gender == "Masc" else "une", "DET",
                                   f"Definite=Ind|Gender={gender}|Number=Sing|PronType=Art", "un")), (None, noun))
    return fr_the(noun, gender)


def fr_place():
    if CHANCE.tenth(6):
        return phrase(("case", word("à", "ADP")), (None, word(CHANCE.of(FR_CITIES), "PROPN")))
    noun, gender = fr_listed(FR_THINGS)
    if CHANCE.tenth(5):
        return phrase(("case", word("dans", "ADP")), (None, fr_the(noun, gender)))
    near = word("près", "ADV")
    return phrase((None, near), ("obl:arg", phrase(("case", word("de", "ADP")), (None, fr_the(noun, gender)))))


def fr_time():
    pick = CHANCE.below(6)
    if pick < 3:
        return word(CHANCE.of(FR_DAYS), "NOUN", "Gender=Masc|Number=Sing")
    if pick < 5:
        year = word(str(1990 + CHANCE.below(35)), "NUM", "NumType=Card")
        month = word(CHANCE.of(FR_MONTHS), "NOUN", "Gender=Masc|Number=Sing")
        if CHANCE.tenth(4):
            month = phrase((None, month), ("nmod", year))
        day = word(str(2 + CHANCE.below(27)), "NUM", "NumType=Card")
        return phrase(("det", word("le", "DET", "Definite=Def|Gender=Masc|Number=Sing|PronType=Art")), (None, day), ("nmod", month))
    return phrase(("case", word("depuis", "ADP")), (None, word(CHANCE.of(FR_MONTHS), "NOUN", "Gender=Masc|Number=Sing")))


def fr_verb(entry, number):
    """The parts of a verb: compound past, or the present of headlines and of much agency prose."""
    lemma, past, he, they = entry[:4]
    if CHANCE.tenth(6):
        form, features = FR_HAVE[number]
        return [("aux:tense", word(form, "AUX", features, "avoir")), (None, word(past, "VERB", FR_PART, lemma))]
    return [(None, word(he if number == "s" else they, "VERB", FR_HAVE[number][1], lemma))]


def fr_event():
    subject, number = fr_subject()
    pick = CHANCE.below(10)
    if pick < 6:
        parts = [("nsubj", subject), *fr_verb(CHANCE.of(FR_ACTS), number), ("obj", fr_object())]
    elif pick < 8:
        entry = CHANCE.of(FR_NOUN_ACTS)
        article, noun, gender = entry[4].split(":")
        plural = noun.endswith("s")
        thing = word(noun, "NOUN", fr_features(gender, "p" if plural else "s"), noun[:-1] if plural else noun)
        thing = phrase(("det", word("des", "DET", "Definite=Ind|Number=Plur|PronType=Art", "un")), (None, thing)) if article == "des" \
            else fr_the(thing, gender, "p" if plural else "s")
        goal = word(CHANCE.of(FR_CITIES), "PROPN") if entry[5] != "en" else word("Syrie", "PROPN", "Gender=Fem|Number=Sing")
        parts = [("nsubj", subject), *fr_verb(entry, number), ("obj", thing),
                 ("obl:arg", phrase(("case", word(entry[5], "ADP")), (None, goal)))]
    else:
        lemma, past, _, _ = CHANCE.of(FR_ACTS[:12])
        male = word("civils", "NOUN", "Gender=Masc|Number=Plur", "civil")
        subject = phrase(("nummod", word(CHANCE.of(("12", "20", "trois", "six")), "NUM", "NumType=Card")), (None, male))
        parts = [("nsubj:pass", subject), ("aux:tense", word("ont", "AUX", FR_HAVE["p"][1], "avoir")),
                 ("aux:pass", word("été", "AUX", "Tense=Past|VerbForm=Part", "être")),
                 (None, word(past + "s", "VERB", "Gender=Masc|Number=Plur|Tense=Past|VerbForm=Part|Voice=Pass", lemma))]
        if CHANCE.tenth(5):
            parts.append(("obl:agent", phrase(("case", word("par", "ADP")), (None, fr_people("des")[0]))))
    if CHANCE.tenth(3):
        parts.append(("obl:mod", fr_place()))
    if CHANCE.tenth(5):
        parts.append(("obl:mod", fr_time()))
    if CHANCE.tenth(1):
        doing = CHANCE.of((("tuant", "tuer"), ("blessant", "blesser"), ("faisant", "faire")))
        parts.append(("advcl", phrase(("punct", comma()), (None, word(doing[0], "VERB", "Tense=Pres|VerbForm=Part", doing[1])),
                                      ("obj", fr_count()))))
    return phrase(*parts)


def fr_source():
    if CHANCE.tenth(6):
        return fr_body()
    one = CHANCE.of(("témoin", "responsable", "secouriste", "habitant"))
    noun = word(one + "s", "NOUN", fr_features("Masc", "p"), one)
    return phrase(("det", word("des", "DET", "Definite=Ind|Number=Plur|PronType=Art", "un")), (None, noun)), "p"


FR_SAY = (("annoncer", "annoncé"), ("déclarer", "déclaré"), ("indiquer", "indiqué"), ("affirmer", "affirmé"), ("rapporter", "rapporté"))


def fr_told():
    lemma, past = CHANCE.of(FR_SAY)
    source, number = fr_source()
    form, features = FR_HAVE[number]
    said = phrase(("punct", comma()), ("aux:tense", word(form, "AUX", features, "avoir")), (None, word(past, "VERB", FR_PART, lemma)),
                  ("nsubj", source))
    return phrase((None, fr_event()), ("parataxis", said))


def fr_selon():
    source = fr_source()[0]
    return phrase((None, fr_event()), ("obl:mod", phrase(("punct", comma()), ("case", word("selon", "ADP")), (None, source))))


def fr_reported():
    lemma, past = CHANCE.of(FR_SAY)
    source, number = fr_source()
    form, features = FR_HAVE[number]
    event = fr_event()
    vowel = event[0][0][0].lower() in "aeiouéêèîâhœÉ"
    told = phrase(("mark", word("qu'" if vowel else "que", "SCONJ", "_", "que")), (None, event))
    return phrase(("nsubj", source), ("aux:tense", word(form, "AUX", features, "avoir")), (None, word(past, "VERB", FR_PART, lemma)),
                  ("ccomp", told))


def fr_relative():
    name = CHANCE.of(("ministre", "président", "général", "maire", "chef", "dirigeant", "journaliste"))
    gone = CHANCE.of((("démissionné", "démissionner"), ("fui", "fuir"), ("disparu", "disparaître")))
    week = phrase(("det", word("la", "DET", "Definite=Def|Gender=Fem|Number=Sing|PronType=Art", "le")),
                  (None, word("semaine", "NOUN", "Gender=Fem|Number=Sing")),
                  ("amod", word("dernière", "ADJ", "Gender=Fem|Number=Sing", "dernier")))
    clause = phrase(("punct", comma()), ("nsubj", word("qui", "PRON", "PronType=Rel")), ("aux:tense", word("a", "AUX", FR_HAVE["s"][1], "avoir")),
                    (None, word(gone[0], "VERB", FR_PART, gone[1])), ("obl:mod", week))
    subject = phrase((None, fr_the(word(name, "NOUN", "Gender=Masc|Number=Sing"), "Masc")), ("acl:relcl", clause), ("punct", comma()))
    fate = CHANCE.of((("arrêté", "arrêter"), ("tué", "tuer"), ("libéré", "libérer"), ("blessé", "blesser")))
    return phrase(("nsubj:pass", subject), ("aux:tense", word("a", "AUX", FR_HAVE["s"][1], "avoir")),
                  ("aux:pass", word("été", "AUX", "Tense=Past|VerbForm=Part", "être")),
                  (None, word(fate[0], "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass", fate[1])), ("obl:mod", fr_place()))


FR_FIRST = ("Alain Bakary Carlos Drissa Élodie Farid Gérard Habiba Igor Jules Karima Lucien Marta Nabil Olga Pavel Rachid "
            "Solange Tomas Youssef").split()
FR_LAST = ("Aubin Belkacem Coulon Dembo Ekwall Ferrand Garcin Holub Ivanek Jaziri Kowal Lemoine Makoundi Novak Ouaziz "
           "Perrot Rahmani Sorel Tchoua Vasquez").split()
FR_TITLES = ("président ministre opposant avocat général gouverneur colonel maire journaliste député secrétaire sénateur "
             "militant chef candidat diplomate").split()
FR_NOUNS = ("arrestation:Fem assassinat:Masc mort:Fem renversement:Masc procès:Masc libération:Fem départ:Masc "
            "élection:Fem annonce:Fem enlèvement:Masc retour:Masc").split()


def fr_name():
    return phrase((None, word(CHANCE.of(FR_FIRST), "PROPN", "Gender=Masc|Number=Sing")),
                  ("flat:name", word(CHANCE.of(FR_LAST), "PROPN")))


def fr_titled():
    """A person with a title before the name, or the name between commas behind it."""
    noun = word(CHANCE.of(FR_TITLES), "NOUN", "Gender=Masc|Number=Sing")
    adjective = CHANCE.tenth(5)
    if CHANCE.tenth(2):
        noun = phrase(("amod", word(CHANCE.of(("premier", "ancien", "nouveau")), "ADJ", "Gender=Masc|Number=Sing")),
                      (None, word("ministre", "NOUN", "Gender=Masc|Number=Sing")))
    person = fr_the(noun, "Masc")
    if adjective:
        person = phrase((None, person), ("amod", fr_nation("Masc", "s")))
    if CHANCE.tenth(4):
        name = phrase(("punct", comma()), (None, fr_name()), ("punct", comma()))
        return phrase((None, person), ("appos", name)), "s"
    return phrase((None, person), ("appos", fr_name())), "s"


def fr_of(thing):
    return phrase(("case", word("d'" if thing[0][0][0] in "AEIOUÉ" else "de", "ADP", "_", "de")), (None, thing))


def fr_noun_event():
    """The arrest of somebody as the subject."""
    form, gender = CHANCE.of(FR_NOUNS).split(":")
    whom = CHANCE.of((fr_titled, fr_titled, fr_people))()[0]
    subject = phrase((None, fr_the(word(form, "NOUN", fr_features(gender, "s")), gender)), ("nmod", fr_of(whom)))
    cause = CHANCE.of((("provoquer", "provoqué", "provoque"), ("entraîner", "entraîné", "entraîne"), ("déclencher", "déclenché", "déclenche")))
    thing = CHANCE.of((("émeutes", "émeute", "Fem"), ("manifestations", "manifestation", "Fem"), ("affrontements", "affrontement", "Masc")))
    parts = [("nsubj", subject), *fr_verb((*cause, cause[2] + "nt"), "s"),
             ("obj", phrase(("det", word("des", "DET", "Definite=Ind|Number=Plur|PronType=Art", "un")),
                            (None, word(thing[0], "NOUN", fr_features(thing[2], "p"), thing[1]))))]
    parts.append(("obl:mod", fr_place()))
    return phrase(*parts)


def fr_person_event():
    """What a titled person did, said or suffered."""
    person, _ = fr_titled()
    pick = CHANCE.below(3)
    if pick == 0:
        lemma, past = CHANCE.of(FR_SAY)
        told = phrase(("mark", word("que", "SCONJ")), (None, fr_plain_event()))
        return phrase(("nsubj", person), ("aux:tense", word("a", "AUX", FR_HAVE["s"][1], "avoir")), (None, word(past, "VERB", FR_PART, lemma)),
                      ("ccomp", told))
    if pick == 1:
        lemma, past, _, _ = CHANCE.of(FR_ACTS[:12])
        parts = [("nsubj:pass", person), ("aux:tense", word("a", "AUX", FR_HAVE["s"][1], "avoir")),
                 ("aux:pass", word("été", "AUX", "Tense=Past|VerbForm=Part", "être")),
                 (None, word(past, "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass", lemma))]
        parts.append(("obl:agent", phrase(("case", word("par", "ADP")), (None, fr_body()[0]))) if CHANCE.tenth(4) else ("obl:mod", fr_time()))
        return phrase(*parts)
    return phrase(("nsubj", person), *fr_verb(CHANCE.of(FR_ACTS), "s"), ("obj", CHANCE.of((fr_state, fr_body, fr_titled))()[0]))


def fr_plain_event():
    """A clause that begins with a consonant's article."""
    return phrase(("nsubj", phrase(("det", word("les", "DET", "Definite=Def|Number=Plur|PronType=Art", "le")),
                                   (None, word("rebelles", "NOUN", fr_features("Masc", "p"), "rebelle")))),
                  *fr_verb(CHANCE.of(FR_ACTS), "p"), ("obj", fr_object()))


def fr_talks():
    """Talks between two sides."""
    noun = CHANCE.of((("pourparlers", "pourparler", "Masc"), ("négociations", "négociation", "Fem"), ("combats", "combat", "Masc"),
                      ("affrontements", "affrontement", "Masc"), ("discussions", "discussion", "Fem")))
    sides = phrase(("case", word("entre", "ADP")), (None, CHANCE.of((fr_body, fr_state))()[0]),
                   ("conj", phrase(("cc", word("et", "CCONJ")), (None, CHANCE.of((fr_state, fr_people))()[0]))))
    talks = phrase(("det", word("des", "DET", "Definite=Ind|Number=Plur|PronType=Art", "un")),
                   (None, word(noun[0], "NOUN", fr_features(noun[2], "p"), noun[1])), ("nmod", sides))
    host = CHANCE.of((("accueillir", "accueilli", "accueille", "accueillent"), ("organiser", "organisé", "organise", "organisent")))
    return phrase(("nsubj", fr_state()[0]), *fr_verb(host, "s"), ("obj", talks))


def fr_victims():
    """A noun with a participle behind a comma."""
    lemma, past, _, _ = CHANCE.of(FR_ACTS[:12])
    killed = phrase(("punct", comma()), (None, word(past + "s", "VERB", "Gender=Masc|Number=Plur|Tense=Past|VerbForm=Part|Voice=Pass", lemma)),
                    ("obl:agent", phrase(("case", word("par", "ADP")), (None, fr_body()[0]))))
    victims = phrase(("nummod", word(CHANCE.of(("dix", "12", "trois")), "NUM", "NumType=Card")),
                     (None, word("manifestants", "NOUN", fr_features("Masc", "p"), "manifestant")), ("acl", killed))
    death = phrase((None, fr_the(word("mort", "NOUN", "Gender=Fem|Number=Sing"), "Fem")), ("nmod", fr_of(victims)))
    return phrase(("nsubj", fr_body()[0]), *fr_verb(("dénoncer", "dénoncé", "dénonce", "dénoncent"), "s"), ("obj", death))


def fr_fronted():
    """When and where it happened before the clause."""
    place = phrase(("case", word("à", "ADP")), (None, word(CHANCE.of(FR_CITIES), "PROPN")), ("punct", comma()))
    parts = [("obl:mod", place)]
    if CHANCE.tenth(5):
        day = phrase((None, word(CHANCE.of(FR_DAYS), "NOUN", "Gender=Masc|Number=Sing")), ("punct", comma()))
        parts.insert(0, ("obl:mod", day))
    return phrase(*parts, (None, CHANCE.of((fr_event, fr_person_event))()))


def french():
    pick = CHANCE.below(20)
    if pick < 6:
        return sentence(fr_event())
    if pick == 6:
        return sentence(fr_told())
    if pick == 7:
        return sentence(fr_selon())
    if pick == 8:
        return sentence(fr_reported())
    if pick == 9:
        return sentence(fr_relative())
    if pick == 10:
        return fr_event()
    if pick < 14:
        return sentence(fr_person_event())
    return sentence(CHANCE.of((fr_noun_event, fr_noun_event, fr_talks, fr_victims, fr_fronted, fr_fronted))())


def main():
    language, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 800
    for number in range(count):
        words = capital({"en": english, "fr": french}[language]())
        sys.stdout.write(rows(words, number + 1, language))


main()
