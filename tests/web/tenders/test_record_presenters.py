"""Records in their lists."""

from counterfoil_web.tenders.record_presenters import (
    columns_for,
    kind_rows,
    later_of,
    record_rows,
    whole_rows,
)
from tests.web.tenders.example import dossier_until


def _scores():
    dossier = dossier_until("priced")
    return dossier, [one for one in dossier.records if one.kind == "score"]


def test_evaluators_and_criteria_are_called_as_the_plan_calls_them():
    dossier, scores = _scores()
    row = record_rows(scores[:1], {}, dossier.plan)[0]
    said = dict(zip([column.name for column in columns_for("score")], row.cells, strict=True))

    assert said["evaluator"] == ("Custody inspector", False)
    assert said["criterion"] == ("Care of detained people", False)
    assert said["mark"] == ("3", True)
    opening = [one for one in dossier.records if one.kind == "bids_opened"]
    assert ("Legal adviser", False) in record_rows(opening, {}, dossier.plan)[0].cells


def test_counts_and_what_was_put_right():
    dossier, scores = _scores()
    counts = {row.kind: row.number for row in kind_rows(dossier.records)}

    assert (counts["score"], counts["bid"], counts["answer"]) == (36, 5, 0)
    assert later_of(scores) == {}


def test_a_workbook_has_every_text_in_full():
    _, scores = _scores()
    names, rows = whole_rows("score", scores)

    assert names[0] == "id"
    assert names[-1] == "change_reason"
    assert {len(row) for row in rows} == {len(names)}
    assert rows[0][names.index("reason")] == scores[0].reason
