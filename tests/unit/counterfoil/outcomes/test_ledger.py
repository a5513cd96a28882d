"""What a ledger holds on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.outcomes.claims import Claim
from tests.fixtures.small_outcomes import a_claim, the_benefit, the_ledger


def test_a_claim_entered_later_is_not_known_yet():
    ledger = the_ledger(the_benefit(), a_claim())

    assert [one.id for one in ledger.of(Claim)] == ["claim-1"]
    assert ledger.on(date(2027, 4, 4)).of(Claim) == ()


def test_a_benefit_is_found_by_the_id_of_an_older_version_of_it():
    older = the_benefit()
    newer = the_benefit(id="saving-2", supersedes="saving", title="Put better")
    ledger = the_ledger(older, newer)

    assert ledger.benefit("saving") is newer
    assert ledger.benefit("saving-2") is newer


def test_an_unknown_benefit_and_a_missing_case_say_what_to_do():
    ledger = the_ledger()

    with pytest.raises(InvalidValue) as told:
        ledger.benefit("none")
    assert "name one of saving" in told.value.mend
    with pytest.raises(InvalidValue) as told:
        _ = replace(ledger, case=None).signed_case
    assert "held to no version of a case" in told.value.what
