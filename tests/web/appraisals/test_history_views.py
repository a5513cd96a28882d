from __future__ import annotations

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil.casefile.template import template_case
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.appraisals.versions_store import make_version_from_case


@pytest.fixture
def changed(draft, world, acting_as):
    edit = CellEdit(table="baseline", row="r1", column="cost_gbp", base="2200000", text="2300000")
    return save_edits(acting_as("finance_partner"), world.partnership, [edit])


def test_every_change_is_told_with_who_and_what(changed, client_as, address):
    page = client_as("auditor").get(address("edits")).content.decode()

    assert "Baseline, Detention officers, cost (£)" in page
    assert "<del>2200000</del> <ins>2300000</ins>" in page
    assert "Finance partner" in page
    assert "Take back" not in page


def test_a_change_is_taken_back_and_brought_again(changed, client_as, address, world):
    browser = client_as("commercial_lead")
    answer = browser.post(address("undo", changed.batch), follow=True)
    assert b"1 change taken back." in answer.content
    assert b"Taken back" in answer.content

    browser.post(address("undo", 2))
    row = draft_text(open_draft(world.partnership)).row("baseline", "r1")
    assert row.text("cost_gbp") == "2300000"


def test_what_was_changed_again_since_is_told_and_left(
    changed, client_as, address, world, acting_as
):
    later = CellEdit(table="baseline", row="r1", column="cost_gbp", base="2300000", text="9")
    save_edits(acting_as("commercial_lead"), world.partnership, [later])
    answer = client_as("commercial_lead").post(address("undo", changed.batch), follow=True)

    assert b"Not taken back, because it was changed again since" in answer.content


def test_the_history_can_be_filtered(changed, client_as, address, world):
    browser = client_as("commercial_lead")
    lines = browser.get(address("edits"), {"table": "lines"}).content.decode()
    assert "No change matches." in lines

    mine = {"by": str(world.people["finance_partner"].pk), "table": "baseline"}
    assert "<ins>2300000</ins>" in browser.get(address("edits"), mine).content.decode()
    assert browser.get(address("edits"), {"by": "x", "page": "x"}).status_code == 200


def test_a_change_that_is_not_there_is_not_found(draft, client_as, address):
    assert client_as("commercial_lead").post(address("undo", 99)).status_code == 404


def test_without_a_draft_there_is_no_history(world, client_as, address):
    answer = client_as("commercial_lead").get(address("edits"))

    assert b"No draft is open." in answer.content


def submitted(client_as, address):
    client_as("commercial_lead").post(address("submit"), {"reason": "ready"})


def test_the_history_of_a_closed_draft_is_opened_from_its_version(changed, client_as, address):
    submitted(client_as, address)
    browser = client_as("commercial_lead")
    link = address("version-edits", 1)
    assert link in browser.get(address("versions")).content.decode()

    page = browser.get(link).content.decode()
    assert "How version 1 was written" in page
    assert "Commercial lead submitted it as" in page
    assert "<del>2200000</del> <ins>2300000</ins>" in page
    assert "Take back" not in page


def test_a_closed_draft_says_how_it_was_though_another_is_open(
    changed, client_as, address, world, acting_as
):
    submitted(client_as, address)
    browser = client_as("commercial_lead")
    browser.post(address("open-draft"), {"start": "latest"})
    later = CellEdit(table="baseline", row="r1", column="cost_gbp", base="2300000", text="9")
    save_edits(acting_as("commercial_lead"), world.partnership, [later])

    assert "<ins>9</ins>" in browser.get(address("edits")).content.decode()
    old = browser.get(address("version-edits", 1)).content.decode()
    assert "<ins>9</ins>" not in old
    assert "<ins>2300000</ins>" in old


def test_a_version_that_was_not_drafted_here_says_so(
    world, client_as, address, in_scope, template_text
):
    make_version_from_case(
        world.partnership,
        template_case("custody"),
        submitted_by=world.people["commercial_lead"],
        reason="from elsewhere",
    )
    browser = client_as("commercial_lead")

    assert address("version-edits", 1) not in browser.get(address("versions")).content.decode()
    page = browser.get(address("version-edits", 1))
    assert b"Version 1 was not drafted here" in page.content
    assert browser.get(address("version-edits", 2)).status_code == 404


def test_who_may_not_see_history_is_refused(changed, client, client_as, address):
    submitted(client_as, address)

    assert client.get(address("version-edits", 1)).status_code == 302
    assert client_as("outsider").get(address("version-edits", 1)).status_code == 404
    assert client_as("supplier_user").get(address("version-edits", 1)).status_code == 403
