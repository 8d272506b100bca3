"""Empty the tables after a test that really committed. Tables that the migrations filled keep their rows."""

import psycopg
from psycopg import sql

_TABLES = """
    SELECT quote_ident(relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    ORDER BY relname
"""


class Cleaner:
    """Empties one database. ``url`` must be an administrator's: the wall and the seal on history stand in the way."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        # Triggers that refuse to empty the history are there for the application, not for this.
        self._connection.execute("SET session_replication_role = replica")
        tables = [name for (name,) in self._connection.execute(_TABLES)]
        filled_by_migrations = self._filled(tables)
        self._tables = [name for name in tables if name not in filled_by_migrations]

    def clean(self) -> None:
        """Remove every row that a test left, and start the numbering again."""
        filled = self._filled(self._tables)
        if filled:
            names = sql.SQL(", ").join(sql.SQL(name) for name in sorted(filled))
            self._connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(names))

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _filled(self, tables: list[str]) -> set[str]:
        if not tables:
            return set()
        asked = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(sql.Literal(name), sql.SQL(name))
            for name in tables
        )
        return {name for (name,) in self._connection.execute(asked)}
