"""Migration operations that put a table behind the wall, and that hand out rights. Reversible."""

from typing import Any

from django.db.migrations.operations.base import Operation

APP_ROLE = "vidar_app"

_OWNER_IS_MINE = "owner_id = nullif(current_setting('vidar.owner_id', true), '')::bigint"


class RaiseWall(Operation):
    """Put models of this app behind the wall.

    For each: ``UNIQUE (owner_id, id)``; every ``TenantForeignKey`` as ``(owner_id, x_id)`` with an index;
    row-level security, forced; rights for the application; history by trigger.

    ``history`` is what the triggers record: "IUD" everything, "iUD" where the rows are generated in bulk from
    something that has history itself: their making is recorded inside a deed only, so that it can be undone.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, *models: str, history: str = "IUD", grant: str = "SELECT, INSERT, UPDATE, DELETE") -> None:
        self.models = models
        self.history = history
        self.grant = grant

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, list(self.models), {"history": self.history, "grant": self.grant}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing that Django's state knows of changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        models = [to_state.apps.get_model(app_label, name) for name in self.models]
        for model in models:
            schema_editor.execute(_unique_statement(model._meta.db_table))
        for model in models:
            for statement in [
                *_key_statements(model),
                *_wall_statements(model._meta.db_table, self.grant),
                *_history_statements(model._meta.db_table, self.history),
            ]:
                schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        models = [from_state.apps.get_model(app_label, name) for name in self.models]
        for model in models:
            for statement in _undo_statements(model, self.history):
                schema_editor.execute(statement)
        for model in models:
            table = model._meta.db_table
            schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT uq_{table}_owner")

    def describe(self) -> str:
        return f"Put {', '.join(self.models)} behind the wall"


class RecordInDeeds(Operation):
    """Record what is added to tables with history "UD" inside a deed: as "iUD" does for a new table."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, *tables: str) -> None:
        self.tables = tables

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, list(self.tables), {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing that Django's state knows of changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for table in self.tables:
            for statement in _history_statements(table, "i"):
                schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for table in self.tables:
            schema_editor.execute(f"DROP TRIGGER history_insert ON {table}")

    def describe(self) -> str:
        return f"Record in deeds what is added to {', '.join(self.tables)}"


class KeepCopies(Operation):
    """Let columns be copies of the referred row's, kept equal by the database (ON UPDATE CASCADE).

    Deferrable, because undoing a deed writes the copies back before the row they are copies of.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, model: str, key: str, parent: str, columns: tuple[str, ...]) -> None:
        self.model, self.key, self.parent, self.columns = model, key, parent, columns

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.model, self.key, self.parent, self.columns], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing that Django's state knows of changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        columns = ", ".join(self.columns)
        schema_editor.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT {self._name(table)}"
            f" FOREIGN KEY (owner_id, {self.key}, {columns}) REFERENCES {self.parent} (owner_id, id, {columns})"
            " ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE"
        )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {self._name(table)}")

    def describe(self) -> str:
        return f"Keep {', '.join(self.columns)} of {self.model} equal to those of {self.parent}"

    def _name(self, table: str) -> str:
        return f"fk_{table}_{self.key}_copy"


class Grant(Operation):
    """Give the application rights on tables outside the wall. Without this it has none."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, rights: str, *models: str) -> None:
        self.rights, self.models = rights, models

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.rights, *self.models], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing that Django's state knows of changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for name in self.models:
            table = to_state.apps.get_model(app_label, name)._meta.db_table
            schema_editor.execute(f"GRANT {self.rights} ON {table} TO {APP_ROLE}")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for name in self.models:
            table = from_state.apps.get_model(app_label, name)._meta.db_table
            schema_editor.execute(f"REVOKE ALL ON {table} FROM {APP_ROLE}")

    def describe(self) -> str:
        return f"Grant {self.rights} on {', '.join(self.models)}"


def _unique_statement(table: str) -> str:
    return f"ALTER TABLE {table} ADD CONSTRAINT uq_{table}_owner UNIQUE (owner_id, id)"


def _tenant_keys(model: Any) -> list[tuple[str, str]]:
    """Return (column, referred table) of each reference inside the wall."""
    return [
        (field.column, field.related_model._meta.db_table)
        for field in model._meta.concrete_fields
        if field.is_relation and field.name != "owner" and not field.db_constraint
    ]


def _key_statements(model: Any) -> list[str]:
    table = model._meta.db_table
    statements = []
    for column, parent in _tenant_keys(model):
        statements.append(
            f"ALTER TABLE {table} ADD CONSTRAINT fk_{table}_{column} FOREIGN KEY (owner_id, {column})"
            f" REFERENCES {parent} (owner_id, id)"
        )
        statements.append(f"CREATE INDEX ix_{table}_{column} ON {table} (owner_id, {column})")
    return statements


def _wall_statements(table: str, grant: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY wall ON {table} USING ({_OWNER_IS_MINE}) WITH CHECK ({_OWNER_IS_MINE})",
        f"GRANT {grant} ON {table} TO {APP_ROLE}",
    ]


_IN_DEED = " WHEN (coalesce(current_setting('vidar.deed_id', true), '') <> '')"
_EVENTS = {
    "I": ("insert", "INSERT", "REFERENCING NEW TABLE AS new_rows"),
    "i": ("insert", "INSERT", "REFERENCING NEW TABLE AS new_rows"),
    "U": ("update", "UPDATE", "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows"),
    "D": ("delete", "DELETE", "REFERENCING OLD TABLE AS old_rows"),
}


def _history_statements(table: str, history: str) -> list[str]:
    return [
        f"CREATE TRIGGER history_{name} AFTER {event} ON {table} {tables}"
        f" FOR EACH STATEMENT{_IN_DEED if letter == 'i' else ''} EXECUTE FUNCTION history_write()"
        for letter, (name, event, tables) in ((letter, _EVENTS[letter]) for letter in history)
    ]


def _undo_statements(model: Any, history: str) -> list[str]:
    table = model._meta.db_table
    return [
        *(f"DROP TRIGGER history_{_EVENTS[letter][0]} ON {table}" for letter in history),
        f"REVOKE ALL ON {table} FROM {APP_ROLE}",
        f"DROP POLICY wall ON {table}",
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        *(f"DROP INDEX ix_{table}_{column}" for column, _ in _tenant_keys(model)),
        *(f"ALTER TABLE {table} DROP CONSTRAINT fk_{table}_{column}" for column, _ in _tenant_keys(model)),
    ]
