from __future__ import annotations

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import Version


@pytest.fixture
def lead(client_as):
    return client_as("commercial_lead")


def test_submitting_says_who_wrote_it_and_what_is_to_check(draft, lead, address):
    page = lead.get(address("submit")).content.decode()

    assert "None of them can review this version." in page
    assert "0 of 3 service lines signed" in page


def test_a_draft_is_submitted_with_its_reason(draft, lead, address):
    answer = lead.post(address("submit"), {"reason": "for review"}, follow=True)

    assert b"Version 1 is submitted for review." in answer.content
    assert Version.objects.get().reason == "for review"


def test_without_a_reason_nothing_is_submitted(draft, lead, address):
    answer = lead.post(address("submit"), {"reason": ""})

    assert answer.status_code == 422
    assert b"Enter what this version is for" in answer.content
    assert Version.objects.count() == 0


def test_errors_stand_in_the_way_and_lead_to_their_cells(draft, lead, address, world, acting_as):
    spoilt = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="much")
    save_edits(acting_as("finance_partner"), world.partnership, [spoilt])
    page = lead.get(address("submit")).content.decode()
    assert "?row=r1&amp;column=amount#c-r1-amount" in page

    answer = lead.post(address("submit"), {"reason": "all the same"}, follow=True)
    assert b"must be mended" in answer.content
    assert Version.objects.count() == 0


def test_without_a_draft_there_is_nothing_to_submit(world, lead, address):
    assert lead.get(address("submit")).url == address("case")


def test_versions_are_listed(draft, lead, address):
    assert b"No version has been submitted." in lead.get(address("versions")).content
    lead.post(address("submit"), {"reason": "for <review>"})
    page = lead.get(address("versions")).content.decode()

    assert "Version 1" in page
    assert "for &lt;review&gt;" in page
