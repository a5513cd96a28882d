"""Records in the words of their lists; a record's own page shows all its fields."""

from __future__ import annotations

from counterfoil_web.outcomes.kinds import KINDS
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.record_presenters import columns_for, kind_rows, record_rows

ROW = OutcomeRow(
    kind="claim",
    key="c1",
    fields={"benefit": "b1", "from_month": "2026-04", "amount": "12500", "how_known": "measured"},
)


def test_a_list_shows_few_fields_and_the_record_all():
    for kind in KINDS:
        assert 1 <= len(columns_for(kind)) <= 7
        assert len(columns_for(kind, whole=True)) >= len(columns_for(kind))


def test_values_are_in_words_and_numbers_grouped():
    (one,) = record_rows([ROW], {"c1": "c2"}, lambda _row: True, whole=True)
    said = dict(
        zip((column.name for column in columns_for("claim", whole=True)), one.cells, strict=True)
    )
    assert said["from_month"] == ("April 2026", False)
    assert said["amount"] == ("12,500", True)
    assert said["how_known"] == ("Counted or measured", False)
    assert said["evidence"] == ("–", False)
    assert (one.superseded_by, one.may_correct) == ("c2", False)


def test_every_kind_is_listed_with_what_there_is():
    rows = kind_rows({"claim": (3, None)}, lambda kind: kind == "claim")
    assert [row.kind for row in rows if row.may_enter] == ["claim"]
    assert {row.kind: row.number for row in rows}["claim"] == 3
    assert len(rows) == len(KINDS)
