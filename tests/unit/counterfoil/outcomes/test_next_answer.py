"""Everything about the next decision in one answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.contract.terms import Extension
from counterfoil.outcomes.document import StatementLine
from counterfoil.outcomes.next_answer import next_answer
from counterfoil.partnership_kind import PartnershipKind
from tests.fixtures.small_outcomes import the_benefit, the_ledger
from tests.unit.counterfoil.outcomes.test_next_document import DOCUMENT


def test_the_routes_go_on_from_the_signed_case_and_its_record():
    held = the_ledger(the_benefit(), statement_lines=(StatementLine(line="partner/charge"),))
    found = next_answer(held, DOCUMENT, simulate=False)

    assert found.calendar is not None
    assert found.what_next is not None
    # The contract ends with March 2028. Nothing but the charge is on record, at £84,000 a year as
    # stated. Going on costs it, £6,000 to manage, less £12,000; £2,400 to leave at the end.
    extend = {one.id: one.cash_gbp for one in found.what_next.answer.option("extend").lines}
    assert extend["charge"] == pytest.approx((-84_000, -84_000))
    assert extend["managing"] == pytest.approx((-6_000, -6_000))
    assert extend["saving"] == pytest.approx((12_000, 12_000))
    assert extend["leaving"] == pytest.approx((0, -2_400))
    # In house as it was: £100 for each of the 1,080 counted in 2026-27, and the building.
    own = {one.id: one.cash_gbp for one in found.what_next.answer.option("in-house").lines}
    assert own["service"] == pytest.approx((-108_000, -108_000))
    assert own["leaving-leaving"] == pytest.approx((-2_400, 0))


def test_what_is_not_known_is_said_and_nothing_fails():
    found = next_answer(replace(the_ledger(with_contract=False), case=None), None)

    assert (found.calendar, found.what_next, found.consultancy) == (None, None, None)
    assert set(found.why_not) == {"calendar", "what_next"}
    no_case = next_answer(replace(the_ledger(), case=None), DOCUMENT)
    assert "no signed case" in no_case.why_not["what_next"]


def test_a_saving_that_may_be_in_the_price_already_is_told():
    found = next_answer(the_ledger(), None)

    assert "the saving partner/saving; if they do, it counts twice" in found.problems[0].what


def test_a_consultancy_has_its_page():
    found = next_answer(the_ledger(kind=PartnershipKind.CONSULTANCY), None)

    assert found.consultancy is not None
    assert found.consultancy.fee_gbp == 84_000


def test_years_out_of_step_with_the_contract_are_told():
    # The contract ends with March 2028 and can be extended by 12 months.
    held = the_ledger(statement_lines=(StatementLine(line="partner/charge"),))
    extension = Extension(months=12, notice_by=date(2027, 9, 30))
    assert held.contract is not None
    terms = replace(held.contract.versions[0], extensions=(extension,))
    held = replace(held, contract=replace(held.contract, versions=(terms,)))

    def told(**change) -> list[str]:
        found = next_answer(held, replace(DOCUMENT, **change), simulate=False)
        return [one.where for one in found.problems if one.where.startswith("next.yaml")]

    assert told(years=1) == []
    assert told() == ["next.yaml, years"]
    assert told(first_year="2029-30") == ["next.yaml, first_year", "next.yaml, years"]
    assert told(first_year="2029-30", extensions_taken=1) == []
