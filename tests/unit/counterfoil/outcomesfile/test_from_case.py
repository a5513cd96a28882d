"""A register to start from, made of what the approved case promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.appraisal.amounts import OneOff
from counterfoil.appraisal.vocabulary import Commitment
from counterfoil.casefile import write_case
from counterfoil.contractfile.folder import write_contract_folder
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.benefits import Benefit, Recurrence
from counterfoil.outcomes.totals import register
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil.outcomesfile.from_case import new_outcomes, promised_benefits
from tests.fixtures.small_cases import benefit
from tests.fixtures.small_outcomes import APRIL, FIRST, SECOND, the_case, the_ledger

TODAY = date(2026, 5, 1)


@pytest.fixture
def case(tmp_path):
    write_case(tmp_path / "case", the_case())
    return tmp_path / "case"


def test_the_folder_is_sound_and_its_benefits_descend_from_the_case(case, tmp_path):
    ledger = the_ledger()
    write_contract_folder(tmp_path / "contract", ledger.contract)
    folder = tmp_path / "deep" / "outcomes"
    folder.parent.mkdir()

    made = new_outcomes(
        folder, case=case, option="partner", on=TODAY, contract=tmp_path / "contract"
    )

    held = read_outcomes_folder(folder).ledger
    assert held.document == made
    assert (made.case, made.contract) == ("../../case", "../../contract")
    (found,) = held.of(Benefit)
    assert (found.id, found.case_line, found.commitment, found.from_month) == (
        "saving",
        "partner/saving",
        Commitment.GUARANTEED,
        APRIL,
    )
    assert register(held).benefits[0].planned == {FIRST: 12_000, SECOND: 12_000}


def test_what_comes_once_is_told_from_what_goes_on():
    once = benefit("partner", "once", OneOff(gbp=5.0, year=FIRST))
    case = replace(the_case(), lines=(*the_case().lines, once))

    found = {one.id: one.recurrence for one in promised_benefits(case, "partner", TODAY)}

    assert found == {"saving": Recurrence.RECURRING, "once": Recurrence.ONE_OFF}


def test_an_option_that_the_case_has_not_is_refused_and_nothing_is_made(case, tmp_path):
    with pytest.raises(InvalidValue) as told:
        new_outcomes(tmp_path / "outcomes", case=case, option="partners", on=TODAY)

    assert "did you mean partner?" in told.value.mend
    assert not (tmp_path / "outcomes").exists()
