from __future__ import annotations

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import Version


@pytest.fixture
def browser(client_as):
    return client_as("commercial_lead")


def test_submitting_says_who_wrote_it_and_what_is_to_check(draft, browser, address):
    page = browser.get(address("submit")).content.decode()

    assert "None of them can review this version." in page
    assert "0 of 3 service lines signed" in page


def test_a_draft_is_submitted_with_its_reason(draft, browser, address):
    answer = browser.post(address("submit"), {"reason": "for review"}, follow=True)

    assert b"Version 1 is submitted for review." in answer.content
    assert Version.objects.get().reason == "for review"


def test_without_a_reason_nothing_is_submitted(draft, browser, address):
    answer = browser.post(address("submit"), {"reason": ""})

    assert answer.status_code == 422
    assert b"Enter what this version is for" in answer.content
    assert Version.objects.count() == 0


def test_errors_stand_in_the_way_and_lead_to_their_cells(draft, browser, address, world, acting_as):
    spoilt = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="much")
    save_edits(acting_as("finance_partner"), world.partnership, [spoilt])
    page = browser.get(address("submit")).content.decode()
    assert "?row=r1&amp;column=amount#c-r1-amount" in page

    answer = browser.post(address("submit"), {"reason": "all the same"}, follow=True)
    assert b"must be mended" in answer.content
    assert Version.objects.count() == 0


def test_without_a_draft_there_is_nothing_to_submit(world, browser, address):
    assert browser.get(address("submit")).url == address("case")


def test_versions_are_listed(draft, browser, address):
    assert b"No version has been submitted." in browser.get(address("versions")).content
    browser.post(address("submit"), {"reason": "for <review>"})
    page = browser.get(address("versions")).content.decode()

    assert "Version 1" in page
    assert "for &lt;review&gt;" in page
