"""What is written about lessons: reasons of changes, topics of tests. In the school's own written language.

A reason never tells why a teacher is away: that may be about health.
"""

_REASONS = {
    "nb": {
        "away": "Læreren er borte",
        "no_substitute": "Læreren er borte, og det er ingen vikar",
        "laboratory": "Fysikklaben er stengt",
        "room": "Rommet brukes til noe annet",
        "room_repair": "Rommet repareres",
        "moved": "Flyttet på grunn av et møte",
        "swapped": "Byttet tid med en annen time",
        "cross_subject": "Tverrfaglig dag",
        "merged": "Slått sammen med en annen gruppe",
        "extra": "Ekstratime før prøven",
    },
    "nn": {
        "away": "Læraren er borte",
        "no_substitute": "Læraren er borte, og det er ingen vikar",
        "laboratory": "Fysikklaben er stengd",
        "room": "Rommet blir brukt til noko anna",
        "room_repair": "Rommet blir reparert",
        "moved": "Flytta på grunn av eit møte",
        "swapped": "Bytt tid med ein annan time",
        "cross_subject": "Tverrfagleg dag",
        "merged": "Slått saman med ei anna gruppe",
        "extra": "Ekstratime før prøva",
    },
}

# By subject code, or by its first letters.
_TOPICS: dict[str, tuple[str, ...]] = {
    "REA3056": ("derivasjon", "logaritmer", "vektorer", "grenseverdier"),
    "REA3058": ("integrasjon", "differensiallikninger", "romgeometri", "rekker"),
    "REA3038": ("bevegelse", "krefter", "bølger", "energi"),
    "REA3039": ("felt", "kast og sirkelbevegelse", "induksjon", "relativitet"),
    "REA3045": ("løsninger", "syrer og baser", "bindinger", "reaksjonsfart"),
    "REA3046": ("likevekt", "bufferløsninger", "organisk kjemi", "elektrokjemi"),
    "REA3035": ("økologi", "celler", "fysiologi", "adferd"),
    "REA3036": ("genetikk", "evolusjon", "bioteknologi", "energiomsetning"),
    "REA3048": ("algoritmer", "nettsider", "databaser", "etikk"),
    "MAT": ("økonomi", "funksjoner", "statistikk", "geometri"),
    "NOR": ("språkhistorie", "retorikk", "novelleanalyse", "argumentasjon"),
    "ENG": ("short stories", "the English-speaking world", "vocabulary", "presentation"),
    "SPR": ("global English", "literature", "sources", "presentation"),
    "FSP": ("verb i fortid", "lytteprøve", "hverdagsliv", "muntlig"),
    "HIS": ("den franske revolusjonen", "industrialiseringen", "mellomkrigstida", "kilder"),
    "GEO": ("klima", "landformer", "kart", "ressurser"),
    "NAT": ("stoffer og reaksjoner", "stråling", "arv", "energi"),
    "SAK": ("demokrati", "personlig økonomi", "arbeidsliv", "rettssystemet"),
    "REL": ("islam", "etikk", "hinduisme", "kristendom"),
    "SAM": ("begreper", "casearbeid", "sentrale teorier", "fordypning"),
    "HSF": ("hygiene", "kroppen", "kommunikasjon", "yrkesrollen"),
    "HEA": ("observasjon", "legemidler", "eldreomsorg", "førstehjelp"),
    "BUA": ("lek", "utviklingstrinn", "observasjon", "språk"),
    "ELE": ("Ohms lov", "måleteknikk", "styringer", "regelverk"),
    "BAT": ("HMS", "tegninger", "materialer", "verktøy"),
    "TMF": ("klimaskall", "isolasjon", "tegninger", "HMS"),
    "TIP": ("HMS", "måling", "tegning", "sveising"),
    "PIN": ("styring", "vedlikehold", "HMS", "hydraulikk"),
    "SSR": ("budsjett", "kundebehandling", "markedsplan", "HMS"),
    "NAB": ("planter", "dyrehelse", "skog", "maskiner"),
    "RMF": ("råvarer", "hygiene", "ernæring", "meny"),
}

_TOPICS_NN: dict[str, tuple[str, ...]] = {
    "MAT": ("økonomi", "funksjonar", "statistikk", "geometri"),
    "FSP": ("verb i fortid", "lytteprøve", "kvardagsliv", "munnleg"),
    "HIS": ("den franske revolusjonen", "industrialiseringa", "mellomkrigstida", "kjelder"),
    "GEO": ("klima", "landformer", "kart", "ressursar"),
    "NAT": ("stoff og reaksjonar", "stråling", "arv", "energi"),
    "SAM": ("omgrep", "casearbeid", "sentrale teoriar", "fordjuping"),
    "HSF": ("hygiene", "kroppen", "kommunikasjon", "yrkesrolla"),
    "HEA": ("observasjon", "legemiddel", "eldreomsorg", "førstehjelp"),
    "RMF": ("råvarer", "hygiene", "ernæring", "meny"),
}


def reason(language: str, key: str) -> str:
    """Return a reason in the school's written language."""
    return _REASONS[language][key]


def topics(language: str, subject: str) -> tuple[str, ...]:
    """Return the tests of a subject's year; none for subjects without written tests."""
    words = {**_TOPICS, **_TOPICS_NN} if language == "nn" else _TOPICS
    return words.get(subject) or words.get(subject[:3], ())


def title_of_test(topic: str) -> str:
    """Return "Prøve: derivasjon"; the word is the same in nynorsk."""
    return f"Prøve: {topic}"
