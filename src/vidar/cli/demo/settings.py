"""What the demo sets in the environment for itself and the programs it starts."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vidar.cli.demo.folder import DemoFolder, write_private
from vidar.integrations.feide.port import FeideSettings
from vidar.integrations.idporten.port import IdportenSettings
from vidar.integrations.oidc.client_keys import ClientKeys, generate_pem
from vidar.integrations.stand_in.registration import clients_document

HOST = "127.0.0.1"
CLIENT_ID = "vidar-demo"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the demo's programs listen."""

    web: int
    feide: int
    idporten: int

    @property
    def base(self) -> str:
        """The address that people open."""
        return f"http://{HOST}:{self.web}"


def set_environment(folder: DemoFolder, addresses: Addresses, *, mode: str) -> None:
    """Describe the demo to the settings, in this process and in those it starts."""
    os.environ.update(
        VIDAR_MODE=mode,
        VIDAR_HOME=str(folder.home),
        VIDAR_SECRET_KEY=folder.secret("key"),
        VIDAR_IDENTITY_KEY=folder.secret("identity"),
        VIDAR_HOSTS=f"{HOST},localhost",
        VIDAR_BASE_URL=addresses.base,
        VIDAR_FEIDE_ISSUER=f"http://{HOST}:{addresses.feide}",
        VIDAR_FEIDE_CLIENT_ID=CLIENT_ID,
        VIDAR_FEIDE_CLIENT_SECRET=folder.secret("feide"),
        VIDAR_IDPORTEN_ISSUER=f"http://{HOST}:{addresses.idporten}",
        VIDAR_IDPORTEN_CLIENT_ID=CLIENT_ID,
        VIDAR_IDPORTEN_KEYS=str(_keys_file(folder)),
        VIDAR_DEMO_ACCOUNTS=str(folder.own / "accounts.json"),
    )


def write_clients(folder: DemoFolder, addresses: Addresses) -> Path:
    """Write down Vidar as the stand-ins must know it, and return the file."""
    file = folder.own / "clients.json"
    write_private(file, json.dumps(_clients(folder, addresses), indent=2))
    return file


def _clients(folder: DemoFolder, addresses: Addresses) -> dict[str, Any]:
    logged_out = f"{addresses.base}/logget-ut/"
    return clients_document(
        FeideSettings(
            issuer=f"http://{HOST}:{addresses.feide}",
            client_id=CLIENT_ID,
            client_secret=folder.secret("feide"),
            redirect_uri=f"{addresses.base}/logg-inn/feide/tilbake/",
            post_logout_redirect_uri=logged_out,
        ),
        IdportenSettings(
            issuer=f"http://{HOST}:{addresses.idporten}",
            client_id=CLIENT_ID,
            client_keys=ClientKeys.from_pem(_keys_file(folder).read_text()),
            redirect_uri=f"{addresses.base}/logg-inn/idporten/tilbake/",
            post_logout_redirect_uri=logged_out,
        ),
        frontchannel_logout_uri=f"{addresses.base}/logg-ut/idporten/frontkanal/",
    )


def _keys_file(folder: DemoFolder) -> Path:
    file = folder.own / "client-keys.pem"
    if not file.exists():
        write_private(file, generate_pem())
    return file
