"""Server settings. Handed over at every start, so that a data folder made by an older Vidar gets the new ones."""

from enum import Enum

_COMMON = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "jit": "off",  # measured: compiling plans cost more than it gave, on every page
    "max_connections": "80",
    "shared_buffers": "128MB",
    "random_page_cost": "1.1",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "1GB",
    # The log may hold no personal data: neither the statement nor the values that broke a constraint.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_parameter_max_length": "0",
}


class Tuning(Enum):
    """What the data are worth."""

    DURABLE = "durable"
    THROW_AWAY = "throw-away"

    def settings(self, port: int) -> dict[str, str]:
        """Return every server setting for a server on ``port``."""
        settings = {**_COMMON, "port": str(port)}
        if self is Tuning.THROW_AWAY:
            settings |= {
                "fsync": "off",
                "full_page_writes": "off",
                "synchronous_commit": "off",
                "autovacuum": "off",
                "checkpoint_timeout": "1h",
                "deadlock_timeout": "200ms",
            }
        return settings
