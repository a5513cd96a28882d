"""What the records are for is settled once: a try-out never opens real ones."""

from __future__ import annotations

import pytest

from counterfoil_web.accounts.models import User
from counterfoil_web.operations.installation import (
    Purpose,
    WrongInstallation,
    begin_as,
    holds_records,
    purpose,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("wanted", Purpose)
def test_an_empty_installation_becomes_what_is_wanted_and_stays_so(wanted):
    assert purpose() is None

    begin_as(wanted)
    begin_as(wanted)

    assert purpose() == wanted


@pytest.mark.parametrize(
    ("first", "second"),
    [(one, other) for one in Purpose for other in Purpose if one != other],
)
def test_it_never_becomes_anything_else(first, second):
    begin_as(first)

    with pytest.raises(WrongInstallation, match="cannot become"):
        begin_as(second)
    assert purpose() == first


def test_records_without_a_word_of_what_they_are_for_are_real():
    User.objects.create_user("commissioner@force.example", "Commissioner")

    assert holds_records()
    assert purpose() == Purpose.REAL
    with pytest.raises(WrongInstallation, match="it holds real records"):
        begin_as(Purpose.TRY_OUT)
