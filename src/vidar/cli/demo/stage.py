"""The programs of the demo, in the order they start; they stop in the opposite order."""

import threading
from pathlib import Path

from django.core.management import call_command
from rich.console import Console

from vidar.cli import database
from vidar.cli.demo.folder import DemoFolder
from vidar.cli.demo.health import wait_for_page
from vidar.cli.demo.service import Service, vidar
from vidar.cli.demo.settings import Addresses, set_environment, write_clients
from vidar.cli.demo.watching import Watch, rebuild
from vidar.cli.problem import ProblemError
from vidar.config.postgres import Cluster
from vidar.integrations.stand_in.process import StandIn

_LOOK_SECONDS = 0.5


class Stage:
    """Everything that runs while the demo runs."""

    def __init__(self, folder: DemoFolder, console: Console, asked: threading.Event, *, mode: str) -> None:
        self._folder = folder
        self._console = console
        self._asked = asked
        self._mode = mode
        self._cluster: Cluster | None = None
        self._stand_in: StandIn | None = None
        self._services: list[Service] = []

    @property
    def accounts_file(self) -> Path:
        """The file with everyone who can log in."""
        return self._folder.own / "accounts.json"

    def open(self, port: int) -> Addresses | None:
        """Start everything; return the addresses, or None if asked to stop half-way."""
        addresses = Addresses(web=port, feide=self._folder.port("feide"), idporten=self._folder.port("idporten"))
        set_environment(self._folder, addresses, mode=self._mode)
        if not database.is_named():
            self._say("Starting PostgreSQL")
            self._cluster = database.start_own()
        database.set_up_django()
        self._say("Bringing the database up to date")
        call_command("migrate", database="migrator", interactive=False, verbosity=0)
        from vidar.cli.demo import county

        if not county.is_loaded():
            county.keep_accounts(county.load(self._console, stopped=self._asked.is_set), self.accounts_file)
        if self._asked.is_set():
            return None
        self._start_programs(addresses)
        return None if self._asked.is_set() else addresses

    def watch_over(self, *, restart_on_change: bool) -> None:
        """Return when asked to stop.

        Raises:
            ProblemError: one of the programs has ended by itself.
        """
        watch = Watch() if restart_on_change else None
        while not self._asked.wait(_LOOK_SECONDS):
            changed = watch.changed() if watch else []
            if watch and changed:
                self._console.print(f"{', '.join(file.name for file in changed)} has changed: restarting")
                self._console.print(rebuild(changed), end="", markup=False)
                watch.settle()
                self._restart_services()
            self._require_all_alive()

    def close(self) -> None:
        """Stop everything, the database last."""
        for service in self._services:
            service.let_go()
        for service in self._services:
            service.stop()
        if self._stand_in is not None and self._stand_in.alive:
            self._stand_in.stop()
        if self._cluster is not None:
            self._cluster.stop()

    def _start_programs(self, addresses: Addresses) -> None:
        from vidar.cli.demo import county

        self._say("Starting Feide and ID-porten (stand-ins), pages and worker")
        self._start_services(addresses)
        self._stand_in = StandIn.start(
            accounts=county.accounts_file(self.accounts_file),
            clients=write_clients(self._folder, addresses),
            port_feide=addresses.feide,
            port_idporten=addresses.idporten,
            keys=self._folder.own / "provider-keys.json",
            log=self._folder.log("identity"),
        )
        wait_for_page(self._services[0], f"{addresses.base}/", stopped=self._asked.is_set)

    def _start_services(self, addresses: Addresses) -> None:
        processes = "1" if self._mode == "development" else "2"
        self._commands = {
            "web": vidar("serve", "--port", str(addresses.web), "--processes", processes),
            "worker": vidar("worker"),
        }
        self._services = [Service(name, command, self._log(name)) for name, command in self._commands.items()]

    def _restart_services(self) -> None:
        for service in self._services:
            service.let_go()
        for service in self._services:
            service.stop()
        self._services = [Service(name, command, self._log(name)) for name, command in self._commands.items()]

    def _require_all_alive(self) -> None:
        if self._asked.is_set():
            return
        for service in self._services:
            if not service.alive:
                raise ProblemError(
                    f"{service.name} has stopped. The last it wrote ({service.log}):\n{service.last_words()}"
                )
        if self._stand_in is not None and not self._stand_in.alive:
            raise ProblemError(f"The identity stand-in has stopped. See {self._folder.log('identity')}.")

    def _log(self, name: str) -> Path:
        return self._folder.log(name)

    def _say(self, words: str) -> None:
        self._console.print(f"  {words} …", highlight=False)
