"""What the log may say of a request: which route it took, never its address.

An address holds the id of a person, and may hold what somebody typed; the log is read by those who run Vidar.
"""

import logging
from typing import override

from django.http import HttpRequest

_NOWHERE = "(no such address)"


class WithoutAddresses(logging.Filter):
    """Puts the route in the place of the address in every line about a request."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            addresses = {request.path, request.path_info, request.get_full_path()}
            record.args = tuple(_route(request) if each in addresses else each for each in record.args)
        return True


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return f"/{match.route}" if match else _NOWHERE
