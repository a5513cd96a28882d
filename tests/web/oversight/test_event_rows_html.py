"""Rows of the log."""

from __future__ import annotations

from datetime import UTC, datetime

from counterfoil.access import Refusal
from counterfoil_web.oversight.event_rows_html import drawn
from counterfoil_web.oversight.presenters import event_row
from counterfoil_web.records.models import Event
from tests.web.govuk.parsed_html import text_of

AT = datetime(2026, 11, 22, 15, 4, tzinfo=UTC)


def test_a_row_is_text():
    event = Event(
        number=12,
        at=AT,
        kind="a-b",
        record="<b>x</b>",
        reason="<script>",
        actor_name="O’Brien & <i>",
        organisation_name="<u>",
        partnership_ref="k3m9q2xw",
    )
    html = drawn([event_row(event, {"k3m9q2xw": "<em>Custody</em>"}, {})])

    assert 'href="/log/12/"' in html
    assert "O’Brien &amp; &lt;i&gt;" in html
    assert not {"<b>", "<script>", "<i>", "<u>", "<em>"} & set(html.replace(">", "> ").split())
    assert text_of(html) == (
        "22 November 2026 at 3:04pm O’Brien & <i> <u> A b (event 12) <script> "
        "<em>Custody</em> <b>x</b>"
    )


def test_a_row_that_is_sealed_for_one_reader_is_drawn_apart_from_the_open_one():
    event = Event(number=1, at=AT, kind="a-b", record="x", reason="secret")
    refusal = Refusal(rule="sealed-bid_price", sentence="Sealed.", mend="Wait.")
    is_open, is_sealed = (
        drawn([event_row(event, {}, withheld)]) for withheld in ({}, {1: refusal})
    )

    assert "secret" in is_open
    assert "secret" not in is_sealed
    assert "Sealed" in is_sealed


def test_a_long_reason_is_cut():
    event = Event(number=1, at=AT, kind="a-b", record="x", reason="a" * 200)

    assert f"{'a' * 139}…<" in drawn([event_row(event, {}, {})])
