"""What a person reads when a login stops: what happened, that it is not their fault, and what to do."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vidar.access.attempts import AttemptFault
from vidar.integrations.oidc.refusal import RefusalCode

type Text = str | Promise


class Next(Enum):
    """What the page's one button does."""

    AGAIN = "again"
    AS_SOMEBODY_ELSE = "as-somebody-else"
    NOTHING = "nothing"


class OwnRefusal(Enum):
    """Refusals that come from Vidar itself and not from the protocol."""

    NOT_SET_UP = "not-set-up"
    OTHER_SUBJECT = "other-subject"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One page. ``%(provider)s`` stands for "Feide" or "ID-porten"."""

    status: int
    title: Text
    text: Text
    next: Next = Next.AGAIN
    asks_school: bool = True
    """Whether the school's contact person can be of help."""


type Code = RefusalCode | AttemptFault | OwnRefusal

_NOT_GENUINE = Refusal(
    400,
    _("Vi stoppet innloggingen"),
    _(
        "Svaret kom ikke fra %(provider)s slik det skulle. Vi stoppet for å beskytte deg. "
        "Logg inn på nytt herfra, og ikke fra en lenke du har fått av andre."
    ),
)
_TOO_LATE = Refusal(
    400,
    _("Innloggingen tok for lang tid"),
    _("Av hensyn til sikkerheten må du bli ferdig på ti minutter. Logg inn på nytt."),
    asks_school=False,
)
_BETWEEN_US = Refusal(
    502,
    _("Noe er galt mellom Vidar og %(provider)s"),
    _("Det er ikke noe du har gjort. Prøv igjen om litt. Varer det ved, må skolen få vite om det."),
)

_PAGES: dict[Code, Refusal] = {
    RefusalCode.CANCELLED: Refusal(
        200,
        _("Du avbrøt innloggingen"),
        _("Ingenting er endret. Du kan logge inn når du vil."),
        asks_school=False,
    ),
    RefusalCode.ATTEMPT_EXPIRED: _TOO_LATE,
    AttemptFault.EXPIRED: _TOO_LATE,
    AttemptFault.UNKNOWN: Refusal(
        400,
        _("Innloggingen gjelder ikke lenger"),
        _("Den er for gammel, eller den ble ikke startet her. Logg inn på nytt."),
        asks_school=False,
    ),
    AttemptFault.OTHER_BROWSER: Refusal(
        400,
        _("Innloggingen ble startet i en annen nettleser"),
        _(
            "Du må starte og fullføre i samme nettleser, og den må ta imot informasjonskapsler fra Vidar. "
            "Fikk du lenken av noen? Da skal du ikke bruke den. Logg inn på nytt herfra."
        ),
    ),
    AttemptFault.USED: Refusal(
        400,
        _("Innloggingen er alt brukt"),
        _("En innlogging virker bare én gang. Logg inn på nytt."),
        asks_school=False,
    ),
    RefusalCode.CODE_REFUSED: Refusal(
        400,
        _("Innloggingen ble ikke godtatt"),
        _("%(provider)s sier at den er brukt eller for gammel. Logg inn på nytt."),
    ),
    RefusalCode.WRONG_STATE: _NOT_GENUINE,
    RefusalCode.WRONG_ISSUER: _NOT_GENUINE,
    RefusalCode.INVALID_RESPONSE: _NOT_GENUINE,
    RefusalCode.INVALID_LOGOUT: _NOT_GENUINE,
    RefusalCode.INVALID_TOKEN: _BETWEEN_US,
    RefusalCode.PROVIDER_ERROR: _BETWEEN_US,
    RefusalCode.PROVIDER_NOT_TRUSTED: _BETWEEN_US,
    RefusalCode.PROVIDER_UNREACHABLE: Refusal(
        503,
        _("%(provider)s svarer ikke"),
        _("Det er ikke noe galt med brukeren din. Prøv igjen om noen minutter."),
    ),
    RefusalCode.LEVEL_TOO_LOW: Refusal(
        403,
        _("Du må logge inn på en sikrere måte"),
        _("Opplysningene i Vidar krever en sikrere innlogging, for eksempel med BankID. Velg det når du logger inn."),
        Next.AS_SOMEBODY_ELSE,
    ),
    RefusalCode.NO_FEIDE_NAME: Refusal(
        403,
        _("Du logget inn som gjest"),
        _("Bare Feide-brukeren du har fått av skolen, virker her. Velg skolen din når Feide spør hvor du hører til."),
        Next.AS_SOMEBODY_ELSE,
    ),
    RefusalCode.NO_NATIONAL_ID: Refusal(
        403,
        _("ID-porten oppga ikke fødselsnummeret ditt"),
        _("Vidar kjenner deg igjen på det. Logg inn på en måte som er knyttet til fødselsnummeret eller D-nummeret."),
        Next.AS_SOMEBODY_ELSE,
    ),
    OwnRefusal.OTHER_SUBJECT: Refusal(
        403,
        _("Feide-brukeren din er ikke den samme som før"),
        _("Feide-navnet er kjent, men hører til en annen bruker enn sist. Skolen må rette det opp."),
        Next.NOTHING,
    ),
    OwnRefusal.NOT_SET_UP: Refusal(
        503,
        _("Innlogging med %(provider)s er ikke satt opp"),
        _("Den som drifter Vidar, må gjøre det ferdig. Det er ikke noe du kan gjøre."),
        Next.NOTHING,
    ),
}


def refusal_of(code: Code) -> Refusal:
    """Return the page for a code. Every code has one."""
    return _PAGES[code]
