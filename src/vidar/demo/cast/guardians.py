"""Guardians and contacts of the cast, and the consents after 18."""

from dataclasses import dataclass

from vidar.demo.cast.model import CastGuardian, Signature, Tie

_NOT_RESPONSIBLE = "no_parental_responsibility"

GUARDIANS = (
    CastGuardian("ingrid", "Ingrid", "Nordli", True, 1980, (Tie("kari"), Tie("emil", same_household=False)),
                 "Mor til Kari (Nord-Østerdal) og Emil (Storsteigen)"),
    CastGuardian("per", "Per", "Dahl", False, 1978, (Tie("kari", _NOT_RESPONSIBLE, same_household=False),),
                 "Far til Kari, uten foreldreansvar: ser ingenting"),
    CastGuardian("lars", "Lars", "Haugen", False, 1979, (Tie("emil"),),
                 "Far til Emil, bor et annet sted enn mora"),
    CastGuardian("gro", "Gro", "Aasen", True, 1982, (Tie("sol", approved_despite_protection=True),),
                 "Mor til Sol, godkjent for innsyn tross adressesperren"),
    CastGuardian("frank", "Frank", "Aasen", False, 1980, (Tie("sol", same_household=False),),
                 "Far til Sol, ikke godkjent: ser ikke at hun finnes"),
    CastGuardian("ulla", "Ulla", "Sletten", True, 1979, (Tie("ida"),),
                 "Mor til Ida, som fyller 18 i morgen: innsynet slutter ved midnatt"),
    CastGuardian("knut", "Knut", "Grindal", False, 1977, (Tie("oskar"),),
                 "Far til Oskar, som fyller 18 i dag: innsynet er slutt"),
    CastGuardian("bente", "Bente", "Bakken", True, 1976, (Tie("jonas"),),
                 "Mor til Jonas (18), ingen har samtykket: ser ingenting"),
    CastGuardian("trine", "Trine", "Røe", True, 1978, (Tie("thea"),),
                 "Mor til Thea (18), begge har samtykket: har innsyn"),
    CastGuardian("morten", "Morten", "Lillegård", False, 1975, (Tie("sander"),),
                 "Far til Sander (18), bare Sander har samtykket: ser ingenting"),
    CastGuardian("mette", "Mette", "Engebakken", True, 1977, (Tie("maja"),),
                 "Mor til Maja (18), bare mora har samtykket: ser ingenting"),
    CastGuardian("heidi", "Heidi", "Fossum", True, 1979, (Tie("henrik"),),
                 "Mor til Henrik (18), som har trukket samtykket: ser ingenting"),
    CastGuardian("arne", "Arne", "Myhre", False, 1974, (Tie("jenny"),),
                 "Far til Jenny (18), har selv trukket samtykket: ser ingenting"),
    CastGuardian("wenche", "Wenche", "Ødegård", True, 1976, (Tie("tuva"),),
                 "Mor til Tuva (18), samtykket gjelder en eldre tekst: ser ingenting"),
    CastGuardian("rolf", "Rolf", "Engen", False, 1972, (Tie("mina", "foster_parent", "manual"),),
                 "Fosterfar til Mina: ser ingenting, for fylket har ikke åpnet for fosterforeldre"),
    CastGuardian("gunn", "Gunn", "Moløkken", True, 1985,
                 (Tie("mina", "child_welfare", "manual", same_household=False),),
                 "Saksbehandler i barnevernstjenesten for Mina: ser ingenting"),
    CastGuardian("odd", "Odd", "Kvisle", False, 1966, (Tie("yonas", "verge", "manual", same_household=False),),
                 "Verge for Yonas: ser ingenting, for fylket har ikke åpnet for verger"),
    CastGuardian("fatuma", "Fatuma", "Hassan", True, 1983, (Tie("amina"),), "Mor til Amina, som går på to skoler"),
    CastGuardian("unni", "Unni", "Hagen", True, 1981, (Tie("lea"),), "Mor til Lea, som byttet klasse"),
    CastGuardian("asbjorn", "Asbjørn", "Hagen", False, 1955,
                 (Tie("lea", "other_contact", "manual", same_household=False),),
                 "Bestefar til Lea, annen kontakt: ser ingenting"),
    CastGuardian("hanne-foresatt", "Hanne", "Bjørnstad", True, 1981, (Tie("jakob"),),
                 "Mor til Jakob og lærer ved skolen, her som foresatt", staff="hanne"),
    CastGuardian("siv", "Siv", "Nygård", True, 1984, (Tie("vetle"),), "Mor til Vetle, som har fortrolig adresse"),
    CastGuardian("gunnhild", "Gunnhild", "Kruke", True, 1980, (Tie("synnove"),), "Mor til Synnøve på nynorskskolen"),
)  # fmt: skip

SIGNATURES = (
    Signature("thea", "trine", "pupil", 3),
    Signature("thea", "trine", "guardian", 5),
    Signature("sander", "morten", "pupil", 4),
    Signature("maja", "mette", "guardian", 6),
    Signature("henrik", "heidi", "pupil", 2, withdrawn_after=60),
    Signature("henrik", "heidi", "guardian", 2),
    Signature("jenny", "arne", "pupil", 1),
    Signature("jenny", "arne", "guardian", 1, withdrawn_after=45),
    Signature("tuva", "wenche", "pupil", 1, old_text=True),
    Signature("tuva", "wenche", "guardian", 2, old_text=True),
)


@dataclass(frozen=True, slots=True)
class NamedStaff:
    """A member of staff who may see a strictly protected pupil."""

    pupil: str
    staff: str
    basis: str


NAMED_STAFF = (
    NamedStaff("sol", "liv", "Rektor, vedtak om tilgang ved skolestart"),
    NamedStaff("sol", "omar", "Kontaktlærer, vedtak om tilgang ved skolestart"),
    NamedStaff("sol", "marit", "Rådgiver, vedtak om tilgang ved skolestart"),
)
