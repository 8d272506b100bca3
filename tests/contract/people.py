"""Synthetic people for the stand-in (national numbers have 80 added to the month)."""

KARI = {
    "id": "kari",
    "provider": "feide",
    "name": "Kari Nordli",
    "description": "Elev i 2STA",
    "group": "Elever",
    "feide_name": "KarNor@Innlandet.Example.no",
}
ANNE = {
    "id": "anne",
    "provider": "feide",
    "name": "Anne Østby",
    "description": "Faglærer i norsk",
    "group": "Ansatte",
    "feide_name": "anne.ostby@innlandet.example.no",
}
GUEST = {
    "id": "gjest",
    "provider": "feide",
    "name": "Gunnar Gjest",
    "description": "Gjest uten Feide-navn",
    "group": "Andre",
}
INGRID = {
    "id": "ingrid",
    "provider": "idporten",
    "name": "Ingrid Nordli",
    "description": "Mor til Kari",
    "group": "Foresatte",
    "pid": "15828012345",
}
LOW = {
    "id": "lav",
    "provider": "idporten",
    "name": "Lars Lav",
    "description": "Logger inn for svakt",
    "group": "Foresatte",
    "pid": "15828012507",
    "acr": "idporten-loa-low",
}
WITHOUT_NUMBER = {
    "id": "uten",
    "provider": "idporten",
    "name": "Una Uten",
    "description": "Uten fødselsnummer",
    "group": "Andre",
}

ACCOUNTS = [KARI, ANNE, GUEST, INGRID, LOW, WITHOUT_NUMBER]
