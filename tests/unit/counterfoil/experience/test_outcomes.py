from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.experience import (
    STATUSES,
    Outcome,
    outcome_of,
    partnership,
    partnerships,
    status_words,
)


def test_every_record_falls_under_an_outcome():
    assert {outcome_of(record) for record in partnerships()} == set(Outcome)


def test_every_status_is_in_use_and_readable():
    assert {record.status for record in partnerships()} == set(STATUSES)
    assert not [status for status in STATUSES if "_" in status_words(status)]


@pytest.mark.parametrize(
    ("partnership_id", "outcome"),
    [
        ("west-midlands-surrey-bpp-2012", Outcome.NEVER_STARTED),
        ("staffordshire-boeing-2016", Outcome.ENDED_EARLY),
        ("lincolnshire-g4s-2012", Outcome.NOT_RENEWED),
        ("met-sscl-2015", Outcome.RENEWED),
        ("leicestershire-cdo-2027", Outcome.UNDER_WAY),
        ("hampshire-deloitte-2015", Outcome.COMPLETED),
        ("lancashire-g4s-custody", Outcome.NOT_KNOWN),
    ],
)
def test_a_status_falls_under_its_outcome(partnership_id, outcome):
    assert outcome_of(partnership(partnership_id)) is outcome


def test_a_new_status_must_be_placed():
    with pytest.raises(InvalidValue, match="falls under no outcome"):
        outcome_of(replace(partnership("met-sscl-2015"), status="paused"))
