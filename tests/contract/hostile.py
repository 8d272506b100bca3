"""A provider on a real socket that answers as each test tells it to."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwt
from joserfc.jwk import RSAKey

PROVIDER_KEY = RSAKey.generate_key(2048, parameters={"use": "sig", "alg": "RS256", "kid": "first"})
OTHER_KEY = RSAKey.generate_key(2048, parameters={"use": "sig", "alg": "RS256", "kid": "second"})

# Without "alg" and "use", so that the tests can sign in ways the keys are not meant for.
_BARE_KEYS = {key.kid: RSAKey.import_key(key.private_key) for key in (PROVIDER_KEY, OTHER_KEY)}

type Answer = Callable[["Handler"], None]


def as_json(body: object, status: int = 200, **headers: str) -> Answer:
    return as_bytes(json.dumps(body).encode(), status, **{"content-type": "application/json", **headers})


def as_bytes(content: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: "Handler") -> None:
        handler.send_response(status)
        for name, value in {"content-length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def redirecting(location: str, status: int = 302) -> Answer:
    return as_bytes(b"", status, location=location)


def silent(handler: "Handler") -> None:
    time.sleep(1.0)
    handler.close_connection = True


def dripping(handler: "Handler") -> None:
    """One byte at a time: each in time for the read timeout, the whole never."""
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    for _ in range(12):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)
    handler.close_connection = True


def hanging_up(handler: "Handler") -> None:
    handler.close_connection = True


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Server"

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        self._answer({name: values[0] for name, values in parse_qs(body).items()})

    def _answer(self, form: dict[str, str]) -> None:
        self.server.seen.append((self.path, dict(self.headers), form))
        answer = self.server.answers.get(self.path, as_json({"error": "not_found"}, 404))
        try:
            answer(self)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.seen: list[tuple[str, dict[str, str], dict[str, str]]] = []

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what these tests are about."""


class HostileProvider:
    """Honest until told otherwise: set ``answers[path]``, or what a token says."""

    def __init__(self) -> None:
        self._server = Server()
        self.issuer = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.answers = self._server.answers
        self.be_honest()

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def be_honest(self) -> None:
        """Forget what tests have told it and what it has seen."""
        self.answers.clear()
        self._server.seen.clear()
        self.publish(PROVIDER_KEY)
        self.describe()

    def visits(self, path: str) -> list[dict[str, str]]:
        """Forms that arrived at this path."""
        return [form for seen, _, form in self._server.seen if seen == path]

    def headers(self, path: str) -> list[dict[str, str]]:
        return [headers for seen, headers, _ in self._server.seen if seen == path]

    def describe(self, **changes: object) -> None:
        """Answer discovery, with changes; None leaves a member out."""
        document: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/me",
            "end_session_endpoint": f"{self.issuer}/end",
            "authorization_response_iss_parameter_supported": True,
            # As a careless provider may write; the client must not take its algorithms from here.
            "id_token_signing_alg_values_supported": ["none", "HS256", "RS256", "RS512"],
            **changes,
        }
        kept = {name: value for name, value in document.items() if value is not None}
        self.answers["/.well-known/openid-configuration"] = as_json(kept)

    def publish(self, *keys: RSAKey) -> None:
        self.answers["/jwks"] = as_json({"keys": [key.as_dict(private=False) for key in keys]})

    def hand_out(self, token: str, **changes: object) -> None:
        """Answer the token endpoint."""
        body = {"id_token": token, "access_token": "access", "token_type": "Bearer", **changes}
        self.answers["/token"] = as_json({k: v for k, v in body.items() if v is not None})

    def claims(self, nonce: str, client_id: str, **changes: object) -> dict[str, Any]:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "sub": "subject-7f3a",
            "aud": client_id,
            "exp": now + 120,
            "iat": now,
            "auth_time": now - 5,
            "nonce": nonce,
            "acr": "idporten-loa-high",
            "sid": "session-1",
            "pid": "15828012345",
            **changes,
        }
        return {name: value for name, value in claims.items() if value is not None}


def sign(claims: dict[str, Any], key: RSAKey = PROVIDER_KEY, alg: str = "RS256", **header: object) -> str:
    full = {"alg": alg, "kid": key.kid, **header}
    kept = {name: value for name, value in full.items() if value is not None}
    return jwt.encode(kept, claims, _BARE_KEYS[key.kid], algorithms=[alg])


def sign_as_it_is(header: dict[str, Any], claims: dict[str, Any]) -> str:
    """A good signature under a header that no library would write."""
    text = f"{_part(header)}.{_part(claims)}"
    return f"{text}.{_b64(PROVIDER_KEY.private_key.sign(text.encode(), PKCS1v15(), SHA256()))}"


def unsigned(claims: dict[str, Any], alg: str = "none") -> str:
    return f"{_part({'alg': alg, 'kid': 'first'})}.{_part(claims)}."


def signed_with_public_key(claims: dict[str, Any]) -> str:
    """HS256 with the published key as the secret: works on whoever lets the token choose its algorithm."""
    secret = PROVIDER_KEY.as_pem(private=False)
    text = f"{_part({'alg': 'HS256', 'kid': 'first'})}.{_part(claims)}"
    return f"{text}.{_b64(hmac.digest(secret, text.encode(), hashlib.sha256))}"


def _part(value: object) -> str:
    return _b64(json.dumps(value).encode())


def _b64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
