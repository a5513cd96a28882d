from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from counterfoil.access import Marking
from counterfoil.record import canonical_text
from counterfoil_web.records.plain_values import plain, plain_text


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (Decimal("1.10"), "1.10"),
        (0.1, "0.1"),
        (date(2026, 3, 31), "2026-03-31"),
        (datetime(2026, 3, 31, 9, 30, tzinfo=UTC), "2026-03-31T09:30:00.000000Z"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Marking.OFFICIAL, "official"),
        ({"b", "a"}, ["a", "b"]),
        ((1, (2,)), [1, [2]]),
        ({1: {"x": Decimal(2)}}, {"1": {"x": "2"}}),
        ((n for n in (1, 2)), [1, 2]),
    ],
)
def test_a_value_is_kept_plain(value, kept):
    assert plain(value) == kept
    assert canonical_text(plain(kept)) == canonical_text(kept)


def test_what_has_no_plain_form_is_refused():
    with pytest.raises(TypeError, match="object has no plain form"):
        plain({"a": object()})


def test_text_loses_only_what_nothing_can_hold():
    assert plain_text("Môn\0\ud800") == "Môn\ufffd?"
