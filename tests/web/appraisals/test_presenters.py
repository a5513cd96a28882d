from __future__ import annotations

from datetime import UTC, datetime

from counterfoil.casefile.edits import RowAt
from counterfoil.casefile.merge import Act, Applied, Clash
from counterfoil_web.accounts.models import User
from counterfoil_web.appraisals.models import DraftEdit
from counterfoil_web.appraisals.presenters import batch_of, change_line, place

TITLES = {("baseline", "r1"): "Detention officers"}
CELL = Applied(act=Act.CELL, table="baseline", row="r1", column="cost_gbp", before="1", after="2")
DELETED = Applied(
    act=Act.DELETED,
    table="sources",
    row="r7",
    before=RowAt(cells={"id": "ledger", "title": "Ledger"}, after=""),
    after=None,
)


def edit(cause: str = "typed") -> DraftEdit:
    return DraftEdit(
        number=4,
        batch=4,
        table="baseline",
        cause=cause,
        by=User(name="Commercial lead"),
        at=datetime(2026, 5, 1, tzinfo=UTC),
    )


def test_a_cell_is_placed_by_its_section_row_and_column():
    line = change_line(CELL, TITLES)

    assert line.where == "Baseline, Detention officers, cost (£)"
    assert (line.before, line.after) == ("1", "2")


def test_a_row_that_is_gone_is_named_by_what_it_said():
    assert place(DELETED, {}) == "Sources, Ledger, row deleted"
    assert change_line(DELETED, {}).before == "id: ledger; title: Ledger"


def test_a_clash_shows_what_stands_and_what_was_wanted():
    clash = Clash(table="baseline", row="r1", column="volume", base="1", theirs="2", mine="3")

    line = change_line(clash, TITLES)
    assert (line.before, line.after) == ("2", "3")


def test_a_long_text_is_cut():
    long = Applied(act=Act.CELL, table="case", row="", column="purpose", before="", after="x" * 999)

    assert len(change_line(long, {}).after) == 160


def test_a_batch_says_what_it_was():
    assert batch_of([(edit(), CELL)], TITLES, ()).words == "Baseline: 1 change"
    assert batch_of([(edit("undo"), CELL)] * 2, TITLES, ()).words == "Took back 2 changes"
    imported = batch_of([(edit("import"), CELL)] * 40, TITLES, {4})
    assert imported.words == "Brought in a workbook: 40 changes"
    assert (imported.more, imported.undone) == (10, True)
