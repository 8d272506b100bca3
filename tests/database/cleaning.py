"""Empty the tables after a test that really committed. Tables that the migrations filled keep their rows."""

import psycopg
from psycopg import sql

_TABLES = """
    SELECT quote_ident(relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    ORDER BY relname
"""
_SEQUENCES = """
    SELECT quote_ident(table_name), pg_get_serial_sequence(quote_ident(table_name), column_name)
    FROM information_schema.columns
    WHERE table_schema = 'public' AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
"""
_RESTART = "SELECT setval(name, 1, false) FROM unnest(%s::text[]::regclass[]) AS name"
_TRUNCATE_EVERY = 200


class Cleaner:
    """Empties one database. ``url`` must be an administrator's: the wall and the seal on history stand in the way."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)
        # Triggers that refuse to empty the history are there for the application, not for this.
        self.connection.execute("SET session_replication_role = replica")
        tables = [name for (name,) in self.connection.execute(_TABLES)]
        filled_by_migrations = self._filled(tables)
        self._cleanings = 0
        self._tables = [name for name in tables if name not in filled_by_migrations]
        found = self.connection.execute(_SEQUENCES).fetchall()
        self.sequences = [sequence for table, sequence in found if table in self._tables]

    def clean(self) -> None:
        """Remove every row that a test left, and start the numbering again."""
        filled = sorted(self.filled())
        if not filled:
            return
        self._cleanings += 1
        # Emptying by TRUNCATE makes every file anew: twenty times as slow as deleting a test's few rows. Now and
        # then it is worth it, because deleted rows take place.
        statement = "TRUNCATE {} CASCADE" if self._cleanings % _TRUNCATE_EVERY == 0 else "DELETE FROM {}"
        with self.connection.transaction():
            for name in filled:
                self.connection.execute(sql.SQL(statement).format(sql.SQL(name)))
            self.connection.execute(_RESTART, [self.sequences])

    def filled(self) -> set[str]:
        """Return the tables that hold rows, but for those that the migrations filled."""
        return self._filled(self._tables)

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()

    def _filled(self, tables: list[str]) -> set[str]:
        if not tables:
            return set()
        asked = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(sql.Literal(name), sql.SQL(name))
            for name in tables
        )
        return {name for (name,) in self.connection.execute(asked)}
