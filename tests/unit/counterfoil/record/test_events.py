from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.record import SEALABLE, Event, disclosed, moment_text

SALT = "0123456789abcdef" * 2
AT = datetime(2026, 11, 22, 15, 4, 5, 60, tzinfo=UTC)


def an_event(**changes):
    fields = {"at": AT, "kind": "score-given", "record": "score/k3m9q2xw/4", "after": {"score": 3}}
    return Event(**{**fields, **changes})


def test_a_copy_with_words_withheld_has_the_same_digest():
    event = an_event(before={"score": 2}, reason="A second look")

    assert disclosed(event, SALT).body() == disclosed(event, SALT, withheld=True).body()


def test_withheld_words_are_not_in_the_copy():
    copy = disclosed(an_event(reason="A second look"), SALT, withheld=True)

    assert set(copy.withheld) == set(SEALABLE)
    assert not copy.opened
    assert "A second look" not in repr(copy)
    assert SALT not in repr(copy)


@pytest.mark.parametrize(
    "changes",
    [
        {"at": AT + timedelta(microseconds=1)},
        {"kind": "score-changed"},
        {"record": "score/k3m9q2xw/5"},
        {"person": "7"},
        {"person_name": "Evaluator"},
        {"organisation": "2"},
        {"organisation_name": "Example force"},
        {"partnership": "k3m9q2xw"},
        {"before": {}},
        {"after": {"score": 4}},
        {"after": None},
        {"reason": "because"},
        {"clearance": "unit_cost:1:"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_every_field_counts(changes):
    assert disclosed(an_event(**changes), SALT).body() != disclosed(an_event(), SALT).body()


def test_the_salt_keeps_a_score_from_being_guessed():
    ours = disclosed(an_event(), SALT, withheld=True).withheld["after"]
    guesses = {
        disclosed(an_event(after={"score": score}), "f" * 32, withheld=True).withheld["after"]
        for score in range(6)
    }

    assert ours not in guesses


def test_each_field_has_a_salt_of_its_own():
    salts = {salt for _, salt in disclosed(an_event(), SALT).opened.values()}

    assert len(salts) == len(SEALABLE)
    assert SALT not in salts


def test_a_moment_is_told_in_universal_time():
    summer = timezone(timedelta(hours=1))

    assert moment_text(datetime(2026, 7, 1, 0, 30, tzinfo=summer)) == "2026-06-30T23:30:00.000000Z"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(InvalidValue, match="no time zone"):
        an_event(at=AT.replace(tzinfo=None))


@pytest.mark.parametrize("salt", ["", "0" * 31, "0" * 33, "G" * 32, "AB" * 16])
def test_a_salt_is_16_bytes_in_hexadecimal(salt):
    with pytest.raises(InvalidValue, match="salt"):
        disclosed(an_event(), salt)
