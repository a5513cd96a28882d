"""A folder of outcomes: read as it was written, every fault with its file and line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from counterfoil.appraisal.evidence import Basis
from counterfoil.appraisal.vocabulary import Heading
from counterfoil.casefile import write_case
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.contractfile.folder import write_contract_folder
from counterfoil.errors import BadInput, InvalidValue, Severity, UnreadableInput
from counterfoil.outcomes.actuals import ActualCost, ActualVolume, Reading
from counterfoil.outcomes.benefits import BudgetAmount, Planned
from counterfoil.outcomes.claims import ClaimElsewhere
from counterfoil.outcomes.document import CounterfactualMove
from counterfoil.outcomesfile.folder import (
    add_outcome_records,
    check_outcomes_folder,
    read_outcomes_folder,
    write_outcomes_folder,
)
from counterfoil.quantities.years import Month
from tests.fixtures.small_outcomes import (
    APRIL,
    ENTERED,
    MARCH,
    a_banking,
    a_certification,
    a_claim,
    the_benefit,
    the_case,
    the_ledger,
)

F = Fraction

WHEN = {"entered_on": ENTERED, "from_month": APRIL, "to_month": MARCH, "source": "=ledger"}
EVERY_KIND = (
    the_benefit(note="two\nlines"),
    the_benefit(id="other", case_line="", worth_gbp=F(1, 3)),
    Planned(id="plan", benefit="other", amount=F("13.6"), **WHEN),
    BudgetAmount(id="fleet", budget_line="fleet", body="force", amount_gbp=F(600), **WHEN),
    a_claim(amount=F(1, 3)),
    a_certification(amount=F(1, 3)),
    a_banking(amount=F(1, 7)),
    ClaimElsewhere(
        id="x", partnership="p", force="f", title="t", amount_gbp=F(1), post="Sergeant 12", **WHEN
    ),
    ActualCost(id="c", heading=Heading.EXIT, title="t", amount_gbp=F("0.01"), **WHEN),
    ActualVolume(id="v", driver="detentions", count=F(5, 2), **WHEN),
    Reading(id="r", benefit="saving", value=F(-3), **WHEN),
)
MOVE = CounterfactualMove(
    line="now/building", driver="detentions", share=F(1, 3), basis=Basis.ASSUMED, reason="said: so"
)


@pytest.fixture
def folder(tmp_path):
    """outcomes beside case and contract, one record of each kind in it."""
    ledger = the_ledger()
    write_case(tmp_path / "case", the_case())
    write_contract_folder(tmp_path / "contract", ledger.contract, ledger.contract_records)
    document = replace(
        ledger.document,
        case="../case",
        contract="../contract",
        case_fingerprint=case_fingerprint(the_case()),
        signed_on=date(2026, 3, 1),
        last_month=Month(2026, 12),
        moves=(MOVE,),
        illustrative="Made up: all of it",
    )
    write_outcomes_folder(tmp_path / "outcomes", document, EVERY_KIND)
    return tmp_path / "outcomes"


def changed(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems_of(folder):
    held, problems = check_outcomes_folder(folder)
    assert held is None
    return {one.where: one.what for one in problems if one.severity is Severity.ERROR}


def test_what_is_written_is_read_back_as_it_was_with_its_case_and_contract(folder):
    held = read_outcomes_folder(folder)

    ledger = held.ledger
    assert set(ledger.records) == set(EVERY_KIND)
    assert (ledger.document.moves, ledger.document.until) == ((MOVE,), Month(2026, 12))
    assert ledger.case == the_case()
    assert ledger.contract is not None
    assert len(ledger.contract_records) == 12
    assert "claims.csv, line 2" in held.places


def test_a_folder_that_is_not_there_and_one_without_its_document_say_so(tmp_path):
    with pytest.raises(UnreadableInput, match="there is no such folder"):
        check_outcomes_folder(tmp_path / "none")
    assert list(problems_of(tmp_path)) == ["outcomes.yaml"]


def test_a_wrong_cell_is_told_by_file_line_and_column(folder):
    changed(folder, "claims.csv", "2026-04", "April 2026")

    assert problems_of(folder) == {
        "claims.csv, line 2, column from_month": "'April 2026' is not a month"
    }


def test_a_wrong_field_of_the_document_is_told_by_its_line(folder):
    changed(folder, "outcomes.yaml", "kind: custody", "kind: custard")

    found = problems_of(folder)

    assert found == {"outcomes.yaml, line 3": "kind: 'custard' is not a word for kind"}


def test_what_does_not_fit_together_is_told_where_it_stands(folder):
    changed(folder, "claims.csv", ",GBP,", ",officer hour,")
    changed(folder, "certifications.csv", "Finance officer", "Custody lead")

    found = problems_of(folder)

    assert found["claims.csv, line 2"].startswith("it is in officer hour, and saving is counted")
    assert found["certifications.csv, line 2"] == "Custody lead owns the benefit and certifies it"


def test_a_missing_case_of_a_signed_contract_is_told(folder):
    changed(folder, "outcomes.yaml", "case: ../case\n", "")
    assert problems_of(folder)["outcomes.yaml, case"].startswith("no version of a case is named")


def test_a_case_that_is_not_there_is_told_with_its_name(folder):
    changed(folder, "outcomes.yaml", "case: ../case\n", "case: ../cases\n")
    assert problems_of(folder) == {
        "outcomes.yaml, case": "case names ../cases: there is no such case"
    }


def test_faults_of_the_contract_are_told_with_its_name_before_them(folder):
    changed(folder.parent / "contract", "volumes.csv", ",90,", ",ninety,")

    assert "../contract, volumes.csv, line 2, column count" in problems_of(folder)


def test_a_file_nobody_reads_is_a_warning_that_offers_the_right_name(folder):
    (folder / "claim.csv").write_text("", encoding="utf-8")

    _, problems = check_outcomes_folder(folder)

    stranger = next(one for one in problems if one.where == "claim.csv")
    assert stranger.severity is Severity.WARNING
    assert stranger.mend.startswith("rename it claims.csv")


def test_records_are_added_all_or_none_and_nothing_there_is_changed(folder):
    before = (folder / "claims.csv").read_text(encoding="utf-8")
    good = a_claim("claim-2", supersedes="claim-1")

    with pytest.raises(BadInput):
        add_outcome_records(folder, [good, a_claim("claim-3", unit="hour")])
    assert (folder / "claims.csv").read_text(encoding="utf-8") == before

    add_outcome_records(folder, [good])
    assert (folder / "claims.csv").read_text(encoding="utf-8").startswith(before)
    assert good in read_outcomes_folder(folder).ledger.records


def test_two_kinds_at_once_are_refused_and_nothing_added_is_nothing_done(folder):
    add_outcome_records(folder, [])
    with pytest.raises(InvalidValue, match="more than one kind"):
        add_outcome_records(folder, [a_claim("one"), a_banking("two")])
