"""What lessons are about, and what to do until the next: by subject, in the school's own written language.

Each line is a topic and its homework; a topic without homework has none.
"""

from functools import cache

type Lines = tuple[tuple[str, str], ...]

# By subject code, or by its first letters.
_BOKMAAL = {
    "REA3056": "Derivasjon av produkter|Oppgave 4.21–4.26; Kjerneregelen|Oppgave 4.31 a–d; Logaritmelikninger|; "
    "Vektorer i planet|Les side 112–118; Grenseverdier|Oppgave 3.12 og 3.14",
    "REA3058": "Delvis integrasjon|Oppgave 5.40–5.44; Separable differensiallikninger|Oppgave 6.11; "
    "Plan i rommet|; Geometriske rekker|Les side 201–206",
    "REA3038": "Newtons andre lov|Oppgave 3.15–3.18; Energi og arbeid|Les side 88–95; Fall med luftmotstand, forsøk|"
    "Skriv ferdig forsøksrapporten; Bølger og interferens|",
    "REA3039": "Kast og sirkelbevegelse|Oppgave 2.30–2.33; Induksjon, forsøk|Skriv ferdig forsøksrapporten; "
    "Elektriske felt|; Relativitet|Les side 240–248",
    "REA3045": "Syrer og baser|Oppgave 5.6–5.9; Titrering, forsøk|Skriv ferdig forsøksrapporten; "
    "Kjemiske bindinger|; Løsninger og konsentrasjon|Les side 132–139",
    "REA3046": "Likevekt og Le Chateliers prinsipp|Oppgave 2.17; Bufferløsninger|; Organiske reaksjoner|"
    "Les side 160–168; Galvaniske celler, forsøk|Skriv ferdig forsøksrapporten",
    "REA3035": "Næringsnett i skogen|Les side 60–67; Celledeling|Tegn og forklar mitosen; "
    "Nervesystemet|; Feltarbeid: ferskvann|Skriv ferdig feltrapporten",
    "REA3036": "Proteinsyntesen|Les side 98–105; Genteknologi|Finn et eksempel fra nyhetene; Fotosyntesen|; "
    "Naturlig utvalg|Oppgave 7.4–7.8",
    "REA3048": "Lister og løkker|Lag ferdig oppgave 6 i arbeidsboka; Tabeller og spørringer|; "
    "Nettsider for alle|Les om universell utforming; Personvern|Lever refleksjonsnotatet",
    "MAT": "Lineære funksjoner|Oppgave 2.14–2.18; Prosent og vekstfaktor|Oppgave 1.40 og 1.43; "
    "Formlikhet|; Budsjett og lån|Lag ditt eget budsjett for en måned; Median og typetall|Oppgave 5.3–5.7",
    "NOR": "Novelleanalyse: synsvinkel|Les «Karens jul» og noter tre spørsmål; Retoriske virkemidler|"
    "Finn en tale og marker appellformene; Språkhistorie: 1814–1900|Les side 74–81; "
    "Skriveøkt: fagartikkel|Skriv ferdig innledningen; Realismen|; Dialekter i Norge|Les side 120–126",
    "ENG": "Reading: short stories|Read the next story and write a summary; Writing a five-paragraph essay|"
    "Finish your draft; The English-speaking world|Read pages 45–52; Discussion: social media|; "
    "Vocabulary and sources|Learn the words in unit 4",
    "SPR": "Postcolonial literature|Read chapter 3; Global English|Prepare a two-minute talk; "
    "Language and power|; Evaluating sources|Find two sources for your essay",
    "FSP": "Verb i fortid|Øv på verbene på side 38; Å fortelle om hverdagen|Skriv 80 ord om helgen din; "
    "Lytteøvelse: på restaurant|; Byer og land|Lær glosene til kapittel 5",
    "HIS": "Den franske revolusjonen|Les side 132–140; Industrialiseringen i Norge|Svar på spørsmål 1–4; "
    "Å bruke kilder|; Mellomkrigstiden|Les side 201–209; Norrøn tid|Ta med et bilde av en gjenstand",
    "GEO": "Klimasoner|Les side 58–64; Landformer etter istiden|Finn et eksempel der du bor; "
    "Å lese kart|; Ressurser og konflikt|Svar på spørsmål 2–5",
    "NAT": "Stoffer og reaksjoner|Les side 40–46; Stråling fra sola, forsøk|Skriv ferdig forsøksrapporten; "
    "Bærekraft og energi|; Arv og gener|Oppgave 6.1–6.5",
    "SAK": "Hva er demokrati?|Les en leder i en avis og noter hovedpoenget; Personlig økonomi|; "
    "Arbeidslivets regler|Les side 92–98; Valg og partier|Finn tre forskjeller mellom to partier",
    "REL": "Islam: de fem søylene|Les side 77–83; Etikk: plikt og konsekvens|; Hinduismen|"
    "Svar på spørsmål 1–3; Livssyn i Norge|Forbered et intervju",
    "SAM": "Sentrale begreper|Les side 30–37; Casearbeid i grupper|Forbered framlegget; "
    "Drøfting av en dom|; Teori og samfunn|Skriv et sammendrag på en halv side",
    "KRO": "Volleyball|; Utholdenhet og pulssoner|Ta med joggesko til uteøkt; Dans|; Styrketrening|",
    "HSF": "Hygiene og smitte|Les side 22–28; Kroppen: kretsløpet|Oppgave 4; "
    "Å snakke med brukere|; Yrkesrollen|Skriv logg fra utplasseringen",
    "HEA": "Observasjon av pasienter|Les side 64–70; Legemiddelregning|Oppgave 3–6; Forflytning|; "
    "Demens|Skriv logg fra praksis",
    "BUA": "Lekens betydning|Les side 51–57; Å planlegge en aktivitet|Skriv ferdig planen; "
    "Språk hos små barn|; Observasjon|Skriv logg fra praksis",
    "ELE": "Ohms lov|Oppgave 2.4–2.8; Kobling av trapp- og kryssvender|; Måleteknikk|"
    "Skriv ferdig målerapporten; Risikovurdering|Les kapittel 1 i regelverket",
    "BAT": "Bindingsverk|; Tegningslesning|Tegn snittet ferdig; HMS på byggeplassen|Les sikkerhetsarket; "
    "Materialer: tre og betong|",
    "TMF": "Taktekking|; Isolasjon og tetthet|Les side 80–86; Kledning|; Mål og kapping|Regn ut materialbehovet",
    "TIP": "Sveising: kilsveis|; Måling med skyvelære|Oppgave 2 i heftet; Dreining|; HMS i verkstedet|"
    "Les sikkerhetsarket",
    "PIN": "Hydraulikk|Les side 44–50; Vedlikeholdsplan|; Feilsøking på styring|Skriv ferdig rapporten; Pneumatikk|",
    "SSR": "Budsjett for elevbedriften|Fyll ut likviditetsbudsjettet; Kundebehandling|; "
    "Markedsføring i sosiale medier|Lag et utkast til innlegg; Sikkerhet på arbeidsplassen|",
    "NAB": "Stell av dyr|Skriv fjøsjournal; Skogskjøtsel|; Jord og gjødsel|Les side 33–39; "
    "Daglig kontroll av traktor|Øv på sjekklista",
    "RMF": "Grunnsaus og kraft|Skriv ned oppskriften; Hygiene på kjøkkenet|; Norsk mattradisjon|"
    "Les side 48–53; Meny og kostnad|Regn ut prisen per porsjon",
    "YFF": "Prosjekt i verkstedet|Skriv logg; Bedriftsbesøk|Noter tre spørsmål; Plan for utplassering|",
}  # fmt: skip

_NYNORSK = {
    "MAT": "Lineære funksjonar|Oppgåve 2.14–2.18; Prosent og vekstfaktor|Oppgåve 1.40 og 1.43; "
    "Formlikskap|; Budsjett og lån|Lag ditt eige budsjett for ein månad",
    "NOR": "Novelleanalyse: synsvinkel|Les «Karens jul» og noter tre spørsmål; Retoriske verkemiddel|"
    "Finn ei tale og merk appellformene; Språkhistorie: 1814–1900|Les side 74–81; "
    "Skriveøkt: fagartikkel|Skriv ferdig innleiinga; Dialektar i Noreg|",
    "FSP": "Verb i fortid|Øv på verba på side 38; Å fortelje om kvardagen|Skriv 80 ord om helga di; "
    "Lytteøving: på restaurant|; Byar og land|Lær glosene til kapittel 5",
    "HIS": "Den franske revolusjonen|Les side 132–140; Industrialiseringa i Noreg|Svar på spørsmål 1–4; "
    "Å bruke kjelder|; Mellomkrigstida|Les side 201–209",
    "GEO": "Klimasoner|Les side 58–64; Landformer etter istida|Finn eit døme der du bur; "
    "Å lese kart|; Ressursar og konflikt|Svar på spørsmål 2–5",
    "NAT": "Stoff og reaksjonar|Les side 40–46; Stråling frå sola, forsøk|Skriv ferdig forsøksrapporten; "
    "Berekraft og energi|; Arv og gen|Oppgåve 6.1–6.5",
    "SAK": "Kva er demokrati?|Les ein leiar i ei avis og noter hovudpoenget; Personleg økonomi|; "
    "Reglane i arbeidslivet|Les side 92–98; Val og parti|Finn tre skilnader mellom to parti",
    "REL": "Islam: dei fem søylene|Les side 77–83; Etikk: plikt og konsekvens|; Hinduismen|"
    "Svar på spørsmål 1–3; Livssyn i Noreg|Førebu eit intervju",
    "SAM": "Sentrale omgrep|Les side 30–37; Casearbeid i grupper|Førebu framlegginga; "
    "Teori og samfunn|Skriv eit samandrag på ei halv side",
    "KRO": "Volleyball|; Uthald og pulssoner|Ta med joggesko til uteøkt; Dans|; Styrketrening|",
    "HSF": "Hygiene og smitte|Les side 22–28; Kroppen: krinslaupet|Oppgåve 4; "
    "Å snakke med brukarar|; Yrkesrolla|Skriv logg frå utplasseringa",
    "HEA": "Observasjon av pasientar|Les side 64–70; Legemiddelrekning|Oppgåve 3–6; Forflytting|; "
    "Demens|Skriv logg frå praksis",
    "RMF": "Grunnsaus og kraft|Skriv ned oppskrifta; Hygiene på kjøkenet|; Norsk mattradisjon|"
    "Les side 48–53; Meny og kostnad|Rekn ut prisen per porsjon",
    "YFF": "Prosjekt i verkstaden|Skriv logg; Bedriftsbesøk|Noter tre spørsmål; Plan for utplassering|",
}  # fmt: skip


@cache
def lines(language: str, subject: str) -> Lines:
    """Return (topic, homework) for each of the subject's lessons to take in turn; none for unknown subjects."""
    words = {**_BOKMAAL, **_NYNORSK} if language == "nn" else _BOKMAAL
    text = words.get(subject) or words.get(subject[:3], "")
    return tuple(_line(each) for each in text.split("; ") if each)


def _line(text: str) -> tuple[str, str]:
    topic, _, homework = text.partition("|")
    return topic.strip(), homework.strip()
