from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from counterfoil.citation import Citation
from counterfoil.errors import InvalidValue
from counterfoil.experience import SavingStatement, Stage, partnership

SSCL = partnership("met-sscl-2015")


def test_a_record_needs_its_forces_sources_scope_and_outcome():
    for missing in ({"forces": ()}, {"sources": ()}, {"scope": ""}, {"outcome": ""}):
        with pytest.raises(InvalidValue, match="met-sscl-2015"):
            replace(SSCL, **missing)


def test_a_source_needs_its_title_and_address():
    with pytest.raises(InvalidValue):
        Citation(title="", url="https://example.org")
    with pytest.raises(InvalidValue):
        Citation(title="A newspaper", url="page 3")


def test_a_record_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        SSCL.value_gbp = 0  # type: ignore[misc]


def test_lessons_tell_what_worked_before_what_went_wrong():
    assert SSCL.lessons == SSCL.what_worked + SSCL.what_went_wrong
    assert SSCL.bears_on(Stage.FUTURE)
    assert not SSCL.bears_on(Stage.SOURCING)


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("guaranteed_by_bidder", "guaranteed by bidder"),
        ("non_cashable", "non-cashable"),
        ("target", "target"),
    ],
)
def test_a_basis_is_told_in_plain_words(basis, words):
    statement = SavingStatement(gbp=None, period_years=None, basis=basis, note=None)

    assert statement.basis_words == words
