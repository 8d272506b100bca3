"""An attempt belongs to one browser, is used once and lives ten minutes."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections

from tests.factories.days import THIS_MORNING
from vidar.access.attempts import (
    LIFETIME,
    AttemptFault,
    AttemptRefusedError,
    KeptAttempt,
    forget_old_attempts,
    keep_attempt,
    take_attempt,
)
from vidar.access.models import LoginAttempt

KEPT = KeptAttempt(
    provider="feide",
    nonce="nonce",
    code_verifier="verifier",
    return_path="/timeplan/",
    school_id=None,
    remember=True,
    created_at=THIS_MORNING,
)


@pytest.fixture
def attempt(wall_db):
    keep_attempt(KEPT, state="state", browser_token="browser")


def _take(*, after=timedelta(0), **changes):
    named = {"provider": "feide", "state": "state", "browser_token": "browser", **changes}
    return take_attempt(at=THIS_MORNING + after, **named)


def _refused(**named):
    with pytest.raises(AttemptRefusedError) as refused:
        _take(**named)
    return refused.value.fault


def test_what_was_kept_comes_back(attempt):
    assert _take() == KEPT


def test_secrets_of_the_browser_are_kept_as_digests_only(attempt):
    row = LoginAttempt.objects.get()

    assert (len(row.state_digest), len(row.browser_digest)) == (32, 32)
    assert b"state" not in bytes(row.state_digest)


def test_second_use_is_refused(attempt):
    _take()

    assert _refused() is AttemptFault.USED


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"state": "x"}, AttemptFault.UNKNOWN),
        ({"state": ""}, AttemptFault.UNKNOWN),
        ({"provider": "idporten"}, AttemptFault.UNKNOWN),
        ({"browser_token": "x"}, AttemptFault.OTHER_BROWSER),
        ({"browser_token": ""}, AttemptFault.OTHER_BROWSER),
        ({"after": LIFETIME}, AttemptFault.EXPIRED),
    ],
)
def test_wrong_answer_is_refused_and_leaves_the_attempt(attempt, changes, fault):
    assert _refused(**changes) is fault
    assert _take() == KEPT


def test_attempt_can_be_used_until_the_last_moment(attempt):
    assert _take(after=LIFETIME - timedelta(seconds=1)) == KEPT


def test_of_two_at_once_one_gets_it(attempt):
    outcomes = []
    gate = threading.Barrier(2)

    def try_it():
        gate.wait()
        try:
            outcomes.append(_take())
        except AttemptRefusedError as refused:
            outcomes.append(refused.fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=try_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes, key=str) == sorted([KEPT, AttemptFault.USED], key=str)


def test_old_attempts_are_forgotten(attempt):
    keep_attempt(replace(KEPT, created_at=THIS_MORNING + timedelta(hours=1)), state="later", browser_token="browser")

    assert forget_old_attempts(before=THIS_MORNING + timedelta(minutes=30)) == 1
    assert LoginAttempt.objects.count() == 1
