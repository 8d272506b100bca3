"""The real provider process, our two clients, and a provider that lies."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.browser import Browser
from tests.contract.hostile import HostileProvider
from tests.contract.people import ACCOUNTS
from tests.contract.settings import feide_settings, idporten_settings
from vidar.integrations.feide.client import feide_login
from vidar.integrations.idporten.client import idporten_login
from vidar.integrations.oidc.client import OidcLogin
from vidar.integrations.oidc.client_keys import ClientKeys, generate_pem
from vidar.integrations.stand_in.process import StandIn
from vidar.integrations.stand_in.registration import clients_document

FRONTCHANNEL = "http://127.0.0.1:9/logg-ut/idporten/frontkanal/"
OTHER_SERVICE = {
    "client_id": "another-service",
    "redirect_uris": ["http://127.0.0.1:9/annen/"],
    "post_logout_redirect_uris": ["http://127.0.0.1:9/annen-ut/"],
    "frontchannel_logout_uri": "http://127.0.0.1:9/annen/frontkanal/",
}


@pytest.fixture(scope="session")
def client_keys() -> ClientKeys:
    """Two keys: the signing one and the next, both published."""
    return ClientKeys.from_pem(generate_pem() + generate_pem())


@pytest.fixture(scope="session")
def accounts_file(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("stand-in") / "accounts.json"
    file.write_text(json.dumps(ACCOUNTS))
    return file


@pytest.fixture(scope="session")
def stand_in(accounts_file, client_keys) -> Iterator[StandIn]:
    clients = clients_document(
        feide_settings("http://127.0.0.1:1"),
        idporten_settings("http://127.0.0.1:1", client_keys),
        frontchannel_logout_uri=FRONTCHANNEL,
    )
    clients["idporten"].append({**OTHER_SERVICE, "jwks": client_keys.jwks()})
    file = accounts_file.parent / "clients.json"
    file.write_text(json.dumps(clients))
    with StandIn.start(accounts=accounts_file, clients=file) as running:
        yield running


@pytest.fixture
def feide(stand_in) -> Iterator[OidcLogin]:
    provider = feide_login(feide_settings(stand_in.feide_issuer))
    yield provider
    provider.close()


@pytest.fixture
def idporten(stand_in, client_keys) -> Iterator[OidcLogin]:
    provider = idporten_login(idporten_settings(stand_in.idporten_issuer, client_keys))
    yield provider
    provider.close()


@pytest.fixture
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile_server() -> Iterator[HostileProvider]:
    with HostileProvider() as server:
        yield server


@pytest.fixture
def hostile(hostile_server) -> HostileProvider:
    hostile_server.be_honest()
    return hostile_server


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
