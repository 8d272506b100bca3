"""The real providers, people who can log in there, and a clock that runs while the school's stands where it should."""

import json
from datetime import UTC

import pytest
import time_machine as machine

from tests.contract.settings import VIDAR, feide_settings, idporten_settings
from tests.database.fixtures import SCHOOL_MORNING
from tests.web.start.cast import ACCOUNTS
from tests.web.start.visitor import Visitor
from vidar.config.environment import ProviderSettings
from vidar.integrations.oidc.client_keys import ClientKeys, generate_pem
from vidar.integrations.stand_in.process import StandIn
from vidar.integrations.stand_in.registration import clients_document
from vidar.web.demo_clock import move_to
from vidar.web.start.providers import close_providers


@pytest.fixture(scope="session")
def keys_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("login") / "keys.pem"
    file.write_text(generate_pem())
    return file


@pytest.fixture(scope="session")
def stand_in(keys_file):
    """Feide and ID-porten, each in the same process of Node, with our clients registered."""
    keys = ClientKeys.from_pem(keys_file.read_text())
    clients = clients_document(
        feide_settings("http://127.0.0.1:1"),
        idporten_settings("http://127.0.0.1:1", keys),
        frontchannel_logout_uri=f"{VIDAR}/logg-ut/idporten/frontkanal/",
    )
    folder = keys_file.parent
    (folder / "clients.json").write_text(json.dumps(clients))
    (folder / "accounts.json").write_text(json.dumps(ACCOUNTS))
    with StandIn.start(accounts=folder / "accounts.json", clients=folder / "clients.json") as running:
        yield running


@pytest.fixture
def providers(stand_in, keys_file, settings):
    """Vidar set up with the stand-ins. Nothing listens at its own address: the visitor's browser stops there."""
    settings.BASE_URL = VIDAR
    settings.LOGIN_PROVIDERS = {
        "feide": ProviderSettings(
            issuer=stand_in.feide_issuer, client_id="vidar-feide", client_secret="hemmelig: med + og %"
        ),
        "idporten": ProviderSettings(
            issuer=stand_in.idporten_issuer,
            client_id="vidar-idporten",
            keys_file=str(keys_file),
            required_acr="idporten-loa-substantial",
        ),
    }
    yield settings.LOGIN_PROVIDERS
    close_providers()


@pytest.fixture
def running(small_school, time_machine, providers):
    """The small school on its Tuesday at 10.05 by its own clock, while the real clock runs: providers sign by that."""
    time_machine.move_to(machine.escape_hatch.datetime.datetime.now(UTC), tick=True)
    move_to(SCHOOL_MORNING)
    return small_school


@pytest.fixture
def visitor():
    """Return a person who has not been here before."""
    person = Visitor()
    with person.provider:
        yield person
