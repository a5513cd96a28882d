from __future__ import annotations

from datetime import UTC, datetime

from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil_web.appraisals.signatures import (
    Signed,
    service_digest,
    signed_of,
    standing,
    with_signatures,
)

CELLS = {"id": "detention", "title": "Detention officers", "cost_gbp": "2200000"}
ROW = TextRow(id="r1", cells=CELLS)


def signed(digest: str, day: int = 1) -> Signed:
    return Signed(
        service="detention",
        digest=digest,
        by="Finance officer",
        role="force_finance_officer",
        organisation="Example force",
        at=datetime(2026, 5, day, 9, tzinfo=UTC),
    )


def test_the_digest_leaves_out_who_signed():
    claimed = {**CELLS, "signed_by": "somebody", "signed_on": "2026-05-01"}

    assert service_digest(claimed) == service_digest(CELLS)
    assert service_digest({**CELLS, "cost_gbp": "1"}) != service_digest(CELLS)


def test_a_signature_stands_only_under_the_figures_it_was_given_for():
    fitting = signed(service_digest(CELLS))

    assert standing(ROW, [fitting, signed("another")]) == fitting
    assert standing(ROW, [signed("another")]) is None


def test_the_latest_of_two_signatures_is_shown():
    digest = service_digest(CELLS)

    assert standing(ROW, [signed(digest, 1), signed(digest, 2)]).at.day == 2


def test_the_signed_cells_are_filled_and_claims_are_blanked():
    claimed = TextRow(id="r2", cells={"id": "catering", "signed_by": "somebody"})
    text = CaseText(tables={"baseline": (ROW, claimed)})
    filled = with_signatures(text, [signed(service_digest(CELLS))])

    first, second = filled.rows("baseline")
    assert first.text("signed_on") == "2026-05-01"
    assert "Finance officer, " in first.text("signed_by")
    assert second.cells == {"id": "catering"}


def test_a_signature_is_carried_as_plain_values():
    one = signed("d")

    assert signed_of(one.plain()) == one
