"""The logins of the cast, as the stand-ins for Feide and ID-porten take them."""

from dataclasses import asdict, dataclass

from vidar.demo.cast.guardians import GUARDIANS
from vidar.demo.cast.pupils import LEAVER, PUPILS
from vidar.demo.cast.staff import OUTSIDE, STAFF, STRANGERS
from vidar.demo.people.registry import DOMAIN

FEIDE, IDPORTEN = "feide", "idporten"
GUARDIAN_GROUP, PUPIL_GROUP = "Foresatte", "Elever"


@dataclass(frozen=True, slots=True)
class Account:
    """One login. ``person`` is the key of the cast, "" for strangers."""

    id: str
    provider: str
    name: str
    description: str
    group: str
    person: str
    feide_name: str = ""
    pid: str = ""

    def as_json(self) -> dict[str, str]:
        """Return what the stand-ins read: only the identifier of the account's own provider."""
        return {key: value for key, value in asdict(self).items() if value and key != "person"}


def make_accounts(
    feide_names: dict[str, str], national_ids: dict[str, str], strangers: dict[str, str]
) -> tuple[Account, ...]:
    """Return every login of the cast, by groups. The arguments are by key of the cast."""
    accounts = []
    for pupil in PUPILS:
        name = f"{pupil.given} {pupil.family}"
        if pupil.key == LEAVER:
            accounts.append(_idporten(pupil.key, name, pupil.description, PUPIL_GROUP, national_ids[pupil.key]))
        else:
            accounts.append(_feide(pupil.key, name, pupil.description, PUPIL_GROUP, feide_names[pupil.key]))
    for guardian in GUARDIANS:
        name = f"{guardian.given} {guardian.family}"
        accounts.append(_idporten(guardian.key, name, guardian.description, GUARDIAN_GROUP, national_ids[guardian.key]))
    for member in STAFF:
        name = f"{member.given} {member.family}"
        accounts.append(_feide(member.key, name, member.description, member.group, feide_names[member.key]))
    for stranger in STRANGERS:
        if stranger.provider == FEIDE:
            name = f"{stranger.key}@{DOMAIN}"
            accounts.append(Account(stranger.key, FEIDE, stranger.name, stranger.description, OUTSIDE, "", name))
        else:
            pid = strangers[stranger.key]
            accounts.append(Account(stranger.key, IDPORTEN, stranger.name, stranger.description, OUTSIDE, "", pid=pid))
    return tuple(accounts)


def _feide(key: str, name: str, description: str, group: str, feide_name: str) -> Account:
    return Account(key, FEIDE, name, description, group, key, feide_name=feide_name)


def _idporten(key: str, name: str, description: str, group: str, pid: str) -> Account:
    return Account(key, IDPORTEN, name, description, group, key, pid=pid)
