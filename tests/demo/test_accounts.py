"""The logins of the cast."""

import json
import re

from vidar.demo.cast.guardians import GUARDIANS
from vidar.demo.cast.pupils import PUPILS
from vidar.demo.cast.staff import STAFF
from vidar.demo.load.accounts import write_accounts

_NAMED = {"kari", "jonas", "ingrid", "per", "anne", "omar", "liv", "tor", "sol"}


def test_everybody_of_the_cast_has_a_login(county):
    accounts = {each.id for each in county.accounts}

    assert accounts >= _NAMED
    assert accounts >= {each.key for each in (*PUPILS, *GUARDIANS, *STAFF)}


def test_no_two_logins_are_the_same(county):
    feide = [each.feide_name for each in county.accounts if each.feide_name]
    pids = [each.pid for each in county.accounts if each.pid]

    assert len({each.id for each in county.accounts}) == len(county.accounts)
    assert len(set(feide)) == len(feide)
    assert len(set(pids)) == len(pids)


def test_pupils_and_staff_use_feide_guardians_and_those_who_left_idporten(county):
    provider = {each.id: each.provider for each in county.accounts}

    assert provider["kari"] == provider["anne"] == provider["hanne"] == provider["kristin"] == "feide"
    assert provider["ingrid"] == provider["silje"] == provider["hanne-foresatt"] == "idporten"


def test_a_teacher_who_is_a_guardian_has_both_logins_for_one_identity(county):
    hanne = county.people[county.cast["hanne"] - 1]
    (identity,) = [each for each in county.identities if each.national_id == hanne.national_id]
    logins = {each.id: (each.feide_name, each.pid) for each in county.accounts}

    assert identity.feide_name == logins["hanne"][0] == "hanne.bjornstad@skole.innlandet-demo.example"
    assert identity.national_id == logins["hanne-foresatt"][1]


def test_every_login_but_the_strangers_finds_an_identity(county):
    feide = {each.feide_name for each in county.identities}
    national_ids = {each.national_id for each in county.identities}
    unknown = {
        each.id
        for each in county.accounts
        if (each.feide_name or "-") not in feide and (each.pid or "-") not in national_ids
    }

    assert unknown == {"ukjent-feide", "ukjent-idporten"}


def test_identities_belong_to_one_person_each(county):
    assert len({each.person_id for each in county.identity_links}) == len(county.identities)
    assert all(each.feide_name == (each.feide_name or "").lower() for each in county.identities if each.feide_name)


def test_feide_names_are_plain_letters_of_an_example_domain(county):
    pattern = re.compile(r"[a-z0-9.-]+@skole\.innlandet-demo\.example")

    assert all(pattern.fullmatch(each.feide_name) for each in county.identities if each.feide_name)


def test_accounts_file_holds_what_the_stand_ins_read(county, tmp_path):
    accounts = json.loads(write_accounts(county, tmp_path / "accounts.json").read_text(encoding="utf-8"))
    kari = next(each for each in accounts if each["id"] == "kari")

    assert kari == {
        "id": "kari",
        "provider": "feide",
        "name": "Kari Nordli",
        "description": "Elev, 17 år, 2STA. Uka hennes viser nesten alle slags endringer",
        "group": "Elever",
        "feide_name": "kari.nordli@skole.innlandet-demo.example",
    }
    assert {"feide": "feide_name", "idporten": "pid"}[kari["provider"]] in kari
    assert all(("pid" in each) is (each["provider"] == "idporten") for each in accounts)


def test_everybody_is_described_in_one_line(county):
    assert all(0 < len(each.description) <= 90 and "\n" not in each.description for each in county.accounts)
    assert {each.group for each in county.accounts} == {
        "Elever", "Foresatte", "Lærere", "Ledelse og kontor", "Fylkeskommunen", "Uten tilgang",
    }  # fmt: skip
