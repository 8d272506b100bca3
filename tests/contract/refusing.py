"""Expect a refusal, and that it tells the log nothing about anybody."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode

# What hostile answers and tokens are filled with; none of it may reach a message.
SECRETS = ("15828012345", "subject-7f3a", "code-51aa", "nordli", "hemmelig")


@contextmanager
def refused(code: RefusalCode, detail: str | None = None) -> Iterator[None]:
    with pytest.raises(LoginRefused) as caught:
        yield
    assert (caught.value.code, detail if detail is None else caught.value.detail) == (code, detail)
    said = f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"
    assert not [secret for secret in SECRETS if secret in said.lower()]
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
