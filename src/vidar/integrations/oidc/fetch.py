"""Bounded requests to a provider: no redirects, no cookies, no large, slow or compressed answers."""

import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx

from vidar.integrations.oidc.config import FetchLimits
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode

# A compressed answer could unfold to any size; these documents are small, so compression is not asked for.
_HEADERS = {"accept": "application/json", "accept-encoding": "identity", "user-agent": "Vidar"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and JSON object of an answer below 500 that is not a redirect."""

    status: int
    body: dict[str, Any]


class Fetcher:
    """Requests to one provider over kept connections. Safe to share between threads."""

    def __init__(self, limits: FetchLimits) -> None:
        self._limits = limits
        timeout = httpx.Timeout(limits.read, connect=limits.connect)
        self._client = httpx.Client(
            headers=_HEADERS, timeout=timeout, follow_redirects=False, verify=_trusted_authorities()
        )

    def close(self) -> None:
        """Close the kept connections."""
        self._client.close()

    def get_json(self, url: str, *, bearer: str | None = None) -> dict[str, Any]:
        """The JSON object at ``url``; any status but 200 is refused."""
        headers = {"authorization": f"Bearer {bearer}"} if bearer else {}
        answer = self._request("GET", url, headers=headers)
        if answer.status != httpx.codes.OK:
            raise LoginRefused(RefusalCode.PROVIDER_ERROR, f"status {answer.status}")
        return answer.body

    def post_form(self, url: str, form: Mapping[str, str], *, headers: Mapping[str, str]) -> Answer:
        """Post a form; a 4xx answer with a JSON body is returned for the caller to read."""
        return self._request("POST", url, headers=dict(headers), data=dict(form))

    def _request(self, method: str, url: str, **options: Any) -> Answer:
        deadline = time.monotonic() + self._limits.total
        try:
            with self._client.stream(method, url, **options) as response:
                self._client.cookies.clear()
                _check_head(response)
                content = self._read(response, deadline)
        except httpx.TimeoutException:
            raise LoginRefused(RefusalCode.PROVIDER_UNREACHABLE, "too slow") from None
        except httpx.HTTPError:
            raise LoginRefused(RefusalCode.PROVIDER_UNREACHABLE, "no connection") from None
        return Answer(response.status_code, _json_object(content))

    def _read(self, response: httpx.Response, deadline: float) -> bytes:
        # The read timeout starts anew with every byte; the deadline does not.
        content = b""
        for chunk in response.iter_raw():
            content += chunk
            if len(content) > self._limits.max_bytes:
                raise LoginRefused(RefusalCode.PROVIDER_ERROR, "too large")
            if time.monotonic() > deadline:
                raise LoginRefused(RefusalCode.PROVIDER_UNREACHABLE, "too slow")
        return content


@cache
def _trusted_authorities() -> ssl.SSLContext:
    # Reading the certificate authorities takes tens of milliseconds; all providers share them.
    return httpx.create_ssl_context()


def _check_head(response: httpx.Response) -> None:
    if response.has_redirect_location or response.is_redirect:
        raise LoginRefused(RefusalCode.PROVIDER_ERROR, "redirect")
    if response.is_server_error or response.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise LoginRefused(RefusalCode.PROVIDER_UNREACHABLE, f"status {response.status_code}")
    if response.headers.get("content-encoding", "identity") != "identity":
        raise LoginRefused(RefusalCode.PROVIDER_ERROR, "compressed")


def _json_object(content: bytes) -> dict[str, Any]:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        raise LoginRefused(RefusalCode.PROVIDER_ERROR, "not JSON") from None
    if not isinstance(body, dict):
        raise LoginRefused(RefusalCode.PROVIDER_ERROR, "not a JSON object")
    return body
