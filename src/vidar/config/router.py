"""One database, three ways in: the application, its log, and the migrator."""

from typing import Any


class OneDatabase:
    """Only the migrator changes tables; reads and writes go where they are sent, else to the application."""

    def allow_migrate(self, db: str, _app_label: str, **_hints: Any) -> bool:
        return db == "migrator"

    def allow_relation(self, _one: Any, _other: Any, **_hints: Any) -> bool:
        return True
