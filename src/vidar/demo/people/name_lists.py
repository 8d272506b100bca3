"""Names as they are met in Norwegian schools: the area's own, Sámi names, and names from all over the world."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Background:
    """Names that go together; ``weight`` is how often a family has this background."""

    weight: int
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


NORWEGIAN = Background(
    weight=84,
    girls=_names(
        "Emma,Nora,Sofie,Ida,Maja,Ingrid,Thea,Emilie,Sara,Amalie,Julie,Anna,Vilde,Marte,Tuva,Frida,Hedda,Mia,Live,"
        "Selma,Oda,Jenny,Eline,Solveig,Astrid,Malin,Ella,Åse,Siri,Aurora,Mathilde,Ane,Signe,Iben,Synne,Marie,Ronja,"
        "Eira,Celine,Hanna,Maren,Guro,Tiril,Lotte,Andrea,Karoline,Pernille,Martine,Sigrid,Johanne,Kaja,Elise,Mari,"
        "Tilde,Ylva,Ragnhild,Silje,Helene,Stine,Ragna,Åshild,Birgitte"
    ),
    boys=_names(
        "Jakob,Emil,Noah,Oliver,Filip,William,Lukas,Liam,Henrik,Oskar,Aksel,Theodor,Elias,Kasper,Magnus,Isak,"
        "Alexander,Mathias,Sander,Tobias,Jonas,Håkon,Sondre,Erik,Sivert,Ola,Eirik,Marius,Even,Simen,Øyvind,Herman,"
        "Johannes,Martin,Kristian,Andreas,Vetle,Mikkel,Ludvig,Iver,Jens,Peder,Åsmund,Trygve,Gaute,Ulrik,Fredrik,"
        "Nikolai,Lars,Anders,Jørgen,Bendik,Halvor,Amund,Brage,Leander,Syver,Storm,Torbjørn,Kåre,Odin,Sverre"
    ),
    women=_names(
        "Anne,Hilde,Marianne,Trine,Heidi,Monica,Lene,Kristin,Gro,Tone,Wenche,Bente,Siv,Marit,Randi,Cecilie,Linda,"
        "Camilla,Ellen,Elisabeth,Nina,Ragnhild,Åse,Ann-Kristin,Mette,Kari,Line,Hege,Berit,Unni,Turid,Solfrid,Grete,"
        "Anita,Merete,Eva,Vigdis,Britt,Torill,Laila,Inger Lise,Jorunn,Mona,Kjersti,Sissel,Guri"
    ),
    men=_names(
        "Lars,Geir,Morten,Rune,Terje,Øystein,Svein,Bjørn,Knut,Frode,Stian,Trond,Espen,Arne,Per,Jan Erik,Ole,Tor,"
        "Odd,Kjell,Håvard,Pål,Asbjørn,Roar,Steinar,Anders,Thomas,Kenneth,Vidar,Jørn,Gunnar,Ståle,Magne,Helge,Egil,"
        "Ivar,Øyvind,Kåre,Torgeir,Arvid,Roger,Jostein,Erling,Sverre,Tore,Dag"
    ),
    families=_names(
        "Hansen,Olsen,Bakken,Moen,Nordli,Hagen,Trøen,Tronslien,Urset,Sagbakken,Grøtting,Brydalen,Nyeggen,Estensen,"
        "Øien,Røe,Bjørnstad,Eggen,Haugen,Solberg,Lien,Berg,Dahl,Engen,Strand,Nygård,Rønning,Sletten,Grindal,Kvernmo,"
        "Fossum,Lillegård,Engebakken,Hovde,Vangen,Stubsjøen,Sandnes,Tørres,Jordet,Myhre,Kroken,Åsen,Ødegård,Bergli,"
        "Håkonsen,Øvergård,Ryeng,Vestby,Streitlien,Kjøsnes,Sandvik,Utgård,Løken,Skjæret,Størseth,Bredesen,Sundet,"
        "Stai,Hoel,Ås,Aamodt,Søgård,Nyberg,Hummelvoll,Galåen,Kirkbakk,Vingelen,Tyldal,Langøien,Bråten,Ellefsplass"
    ),
)

NORTH_SAMI = Background(
    weight=2,
    girls=_names("Máret,Elle,Ráijá,Sárá,Biret,Inga,Risten,Láilá,Elle-Máret,Áile"),
    boys=_names("Ánte,Niillas,Mihkkal,Jovnna,Ailo,Máhtte,Áslat,Nils-Ánte,Issát,Heaika"),
    women=_names("Berit Marie,Ellen Inga,Kirsten Ellen,Máret Áile,Risten,Inger Anne"),
    men=_names("Ante,Nils Mathis,Mikkel Per,Johan Ánde,Áslat,Isak"),
    families=_names("Sara,Utsi,Eira,Gaup,Hætta,Bær,Buljo,Oskal,Siri"),
)

SOUTH_SAMI = Background(
    weight=2,
    girls=_names("Maajja,Læjsa,Aanna,Sïjsele,Maja Kristine,Laara-Marja"),
    boys=_names("Aanta,Laara,Jåhkoe,Nils,Pååle,Joeneme"),
    women=_names("Maja,Sissel,Lena,Anna Sara,Ida Marie"),
    men=_names("Lars,Jonar,Nils Henrik,Per Anders,Leif"),
    families=_names("Jåma,Appfjell,Danielsen,Haugen Jåma,Kappfjell,Westerfjeld,Fjellheim,Bientie"),
)

SOMALI = Background(
    weight=2,
    girls=_names("Amina,Hodan,Ifrah,Sagal,Nasra,Ayaan"),
    boys=_names("Abdirahman,Mohamed,Liban,Yusuf,Ismail,Zakariye"),
    women=_names("Fatuma,Hibo,Sahra,Khadija,Maryan"),
    men=_names("Abdi,Hassan,Omar,Ahmed,Bashir"),
    families=_names("Hassan,Mohamud,Abdullahi,Warsame,Farah,Jama"),
)

SYRIAN = Background(
    weight=2,
    girls=_names("Rima,Lujain,Hala,Nour,Yara,Sidra"),
    boys=_names("Omar,Karim,Anas,Zaid,Tarek,Jad"),
    women=_names("Rania,Hanan,Samar,Dima,Mariam"),
    men=_names("Khaled,Bassam,Nizar,Fadi,Yasser"),
    families=_names("Al-Khatib,Haddad,Darwish,Kassem,Aziz,Sabbagh"),
)

ERITREAN = Background(
    weight=1,
    girls=_names("Selam,Rahel,Winta,Feven,Luwam"),
    boys=_names("Yonas,Filmon,Natnael,Abel,Robel"),
    women=_names("Senait,Tsehay,Almaz,Mebrat"),
    men=_names("Tekle,Berhane,Kidane,Mussie"),
    families=_names("Tesfay,Gebremedhin,Haile,Ghebre,Okbay"),
)

POLISH = Background(
    weight=3,
    girls=_names("Zuzanna,Julia,Oliwia,Maja,Wiktoria,Łucja"),
    boys=_names("Jakub,Antoni,Szymon,Filip,Kacper,Michał"),
    women=_names("Agnieszka,Katarzyna,Małgorzata,Joanna,Ewa"),
    men=_names("Piotr,Tomasz,Marcin,Paweł,Krzysztof"),
    families=_names("Nowak,Wójcik,Kowalczyk,Zieliński,Dąbrowski,Woźniak"),
)

UKRAINIAN = Background(
    weight=2,
    girls=_names("Sofiia,Oleksandra,Daryna,Polina,Anastasiia"),
    boys=_names("Maksym,Danylo,Artem,Bohdan,Nazar"),
    women=_names("Olena,Iryna,Nataliia,Svitlana,Tetiana"),
    men=_names("Andrii,Serhii,Vitalii,Ihor"),
    families=_names("Shevchenko,Kovalenko,Bondar,Melnyk,Tkachuk,Lysenko"),
)

ASIAN = Background(
    weight=2,
    girls=_names("Linh,Thuy Anh,Kavya,Abinaya,Zahra,Angelica,Mai"),
    boys=_names("Minh,Duc Anh,Aravind,Tharshan,Mahdi,John Paul,Ali Reza"),
    women=_names("Hong,Nga,Sivani,Fatema,Maricel,Sumathy"),
    men=_names("Van Long,Tuan,Suresh,Reza,Rodel,Kumaran"),
    families=_names("Nguyen,Tran,Sivakumar,Rahimi,Santos,Pham,Hosseini,Le"),
)

BACKGROUNDS = (
    NORWEGIAN,
    NORTH_SAMI,
    SOUTH_SAMI,
    SOMALI,
    SYRIAN,
    ERITREAN,
    POLISH,
    UKRAINIAN,
    ASIAN,
)
