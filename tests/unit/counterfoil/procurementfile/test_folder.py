"""A procurement's folder: read back as written, every fault with its line, nothing half saved."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction

import pytest

from counterfoil.errors import BadInput, InvalidValue, Severity, UnreadableInput
from counterfoil.procurement.plan import (
    AwardCriterion,
    CriterionKind,
    Lot,
    PlannedStep,
    Supplier,
    Tendering,
)
from counterfoil.procurement.registers import (
    Answer,
    Declaration,
    Engagement,
    Interest,
    Participant,
    Published,
    Question,
    Release,
)
from counterfoil.procurement.steps import Count
from counterfoil.procurementfile.folder import (
    add_register_rows,
    check_procurement_folder,
    read_procurement_folder,
    write_procurement_folder,
)
from tests.fixtures.procurement_plans import a_plan

ON = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 30)  # noqa: DTZ001
EVERYTHING = a_plan(
    lots=(Lot(id="1", title="North", gross_gbp=Fraction(1_200_000)),),
    criteria=(AwardCriterion(name="Price", kind=CriterionKind.PRICE, weight=Fraction(100)),),
    suppliers=(Supplier(name="Bidder A", gross_gbp=Fraction("1.5")),),
    tendering=Tendering(documents_with_notice=False),
    steps=(
        *a_plan().steps,
        PlannedStep(id="visits", title="Visits", after="notice", days=2, count=Count.WORKING_DAYS),
    ),
    closing_time=time(17, 0),
    contract_end=date(2031, 3, 31),
)
ROWS = (
    Published(id="n1", entered_on=ON, notice="UK2", published_on=ON, number="1-2026"),
    Engagement(id="e1", entered_on=ON, held_on=ON, supplier="Alder Ltd", about="Beds"),
    Participant(id="p1", entered_on=ON, supplier="Alder Ltd", joined_on=ON),
    Question(id="q1", entered_on=ON, asked_by="Alder Ltd", asked_at=AT, text="=How many?"),
    Answer(id="a1", entered_on=ON, question="q1", answered_on=ON, text="24, and 2 more."),
    Release(id="r1", entered_on=ON, question="q1", supplier="Alder Ltd", released_at=AT),
    Declaration(
        id="d1", entered_on=ON, person="P1", part="evaluator", declared_on=ON,
        interest=Interest.NONE,
    ),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    write_procurement_folder(tmp_path / "p", EVERYTHING, ROWS)
    return tmp_path / "p"


def test_a_folder_is_read_back_as_it_was(folder):
    held = read_procurement_folder(folder, ON)

    assert held.plan == EVERYTHING
    assert held.records == ROWS
    assert held.places[3] == "questions.csv, line 2"


def test_every_fault_is_told_at_once_with_its_line(folder):
    yaml = folder / "procurement.yaml"
    text = yaml.read_text(encoding="utf-8")
    yaml.write_text(text.replace("route: open", "route: opened"), encoding="utf-8")
    table = folder / "questions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("09:30", "half past nine"))
    (folder / "question.csv").write_text("id\n")

    held, problems = check_procurement_folder(folder, ON)

    assert held is None
    line = text.splitlines().index("route: open") + 1
    assert [one.where for one in problems] == [
        "question.csv",
        f"procurement.yaml, line {line}",
        "questions.csv, line 2, column asked_at",
    ]
    assert "rename it questions.csv" in problems[0].mend
    assert problems[0].severity is Severity.WARNING


def test_rows_are_added_all_or_none(folder):
    more = Question(id="q2", entered_on=ON, asked_by="Birch Ltd", asked_at=AT, text="When?")
    lost = Answer(id="a2", entered_on=ON, question="q9", answered_on=ON, text="Soon.")
    good = Answer(id="a3", entered_on=ON, question="q2", answered_on=ON, text="Soon.")
    add_register_rows(folder, (more,), ON)
    before = (folder / "answers.csv").read_bytes()

    with pytest.raises(BadInput) as caught:
        add_register_rows(folder, (good, lost), ON)
    assert "there is no question q9" in caught.value.problems[-1].what
    with pytest.raises(InvalidValue, match="more than one kind"):
        add_register_rows(folder, (more, good), ON)

    assert (folder / "answers.csv").read_bytes() == before
    assert len(read_procurement_folder(folder, ON).records) == len(ROWS) + 1


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableInput, match="there is no such folder"):
        read_procurement_folder(tmp_path / "none", ON)
