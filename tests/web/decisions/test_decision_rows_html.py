"""Rows of the list of decisions."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from counterfoil_web.decisions.decision_list import Line
from counterfoil_web.decisions.decision_rows_html import drawn
from tests.web.govuk.parsed_html import attributes_of, text_of

LINE = Line(
    ref="k3m9q2xw",
    partnership="A & B",
    number=2,
    title="<b>Approve</b>",
    value_gbp=Decimal("1300000.00"),
    state="waiting",
    proposed_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
    decided_at=None,
    published_at=None,
    waits_for="<i>",
)


def test_a_row_is_text_in_cells():
    html = drawn([LINE])

    assert text_of(html) == (
        "<b>Approve</b> A & B £1.3 million Waiting Waits for <i> 1 July 2026 not yet no"
    )
    assert not {"b", "i"} & {tag for tag in ("b", "i") if attributes_of(html, tag)}
    assert [one["href"] for one in attributes_of(html, "a")] == [
        "/partnerships/k3m9q2xw/decisions/2/"
    ]


def test_a_row_is_drawn_anew_when_anything_of_it_changes():
    decided = datetime(2026, 7, 2, tzinfo=UTC)
    after = LINE._replace(state="approved", decided_at=decided, published_at=decided, waits_for="")

    assert "Waiting" in drawn([LINE])
    html = drawn([after])
    assert text_of(html).endswith("Approved 1 July 2026 2 July 2026 2 July 2026")
    assert attributes_of(html, "a")[-1]["href"] == "/partnerships/k3m9q2xw/decisions/2/notice/"
