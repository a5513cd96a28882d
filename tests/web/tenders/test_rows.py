"""Rows as records and back."""

import pytest

from counterfoil_web.tenders.models import TenderRow
from counterfoil_web.tenders.rows import columns_of_row, record_from, record_of
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db


def test_every_record_of_the_example_comes_back_as_it_was(tender, opened_by):
    with opened_by("commercial_lead"):
        rows = TenderRow.objects.filter(tender=tender).select_related("entered_by")
        held = {row.key: record_of(row) for row in rows}
    for one in dossier_until("priced").records:
        if one.kind == "plan_locked":
            continue
        found = held[one.id]
        assert columns_of_row(found) == columns_of_row(one)
        assert (found.entered_on, type(found)) == (one.entered_on, type(one))


def test_why_it_changed_stands_beside_the_fields_and_not_among_them():
    made = record_from(
        "irregularity",
        "late-2",
        {
            "bid": "d",
            "trouble": "late",
            "what": "It was late",
            "decision": "taken",
            "reason": "The portal failed",
            "decided_by": "lead",
        },
        entered_on=dossier_until("priced").records[0].entered_on,
        supersedes="late-d",
        change_reason="The log was read again",
    )
    columns = columns_of_row(made)

    assert columns["change_reason"] == "The log was read again"
    assert "change_reason" not in columns["fields"]
