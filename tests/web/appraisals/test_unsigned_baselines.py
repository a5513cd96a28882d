"""A baseline waits for the finance officers as long as one of them can sign something of it."""

from __future__ import annotations

import pytest

from counterfoil.access import Grain
from counterfoil.casefile.edits import CellEdit, RowAdded
from counterfoil_web.accounts.scope import organisation_scope, visible_partnerships
from counterfoil_web.appraisals.baseline_store import sign_service, withdraw_signature
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.appraisals.unsigned_baselines import waiting_signatures
from counterfoil_web.appraisals.versions_store import submit_draft
from counterfoil_web.partnerships.models import Access

SERVICES = ("detention", "healthcare", "sergeants")


@pytest.fixture
def waiting(acting_as):
    def of(username: str):
        acting = acting_as(username)
        with organisation_scope(acting.organisation, acting.today):
            visible = visible_partnerships(acting.organisation, acting.today)
            return [item.title for item in waiting_signatures(acting, visible)]

    return of


@pytest.fixture
def sourced(draft, world, acting_as):
    """A source under the first two services: the third is not complete."""
    ledger = RowAdded(table="sources", row="n1", cells={"id": "ledger", "title": "Ledger"})
    sources = [
        CellEdit(table="baseline", row=row, column="sources", base="", text="ledger")
        for row in ("r1", "r2")
    ]
    save_edits(acting_as("commercial_lead"), world.partnership, [ledger, *sources])


def test_a_baseline_without_sources_waits_for_nobody_to_sign(draft, waiting):
    assert waiting("finance_officer") == []


def test_complete_services_wait_for_both_finance_officers(sourced, waiting):
    assert waiting("finance_officer") == ["Sign the baseline of 2 services"]
    assert waiting("pcc_finance_officer") == ["Sign the baseline of 2 services"]


@pytest.mark.parametrize("username", ["commercial_lead", "commissioner", "auditor", "outsider"])
def test_nobody_else_has_it_waiting(sourced, waiting, username):
    assert waiting(username) == []


def test_it_leads_to_the_register_and_says_whose_move_it_is(sourced, world, acting_as, address):
    acting = acting_as("finance_officer")
    visible = visible_partnerships(acting.organisation, acting.today)
    (item,) = waiting_signatures(acting, visible)

    assert item.url == address("baseline")
    assert item.whose_move == "Yours, as chief finance officer"
    assert item.partnership == world.partnership.title


def test_what_is_signed_waits_no_longer_until_it_is_withdrawn(sourced, world, acting_as, waiting):
    acting = acting_as("finance_officer")
    sign_service(acting, world.partnership, SERVICES[0])
    (title,) = waiting("pcc_finance_officer")
    assert title == f"Sign the baseline of {_cell(world, 1, 'title')}"

    sign_service(acting, world.partnership, SERVICES[1])
    assert waiting("finance_officer") == waiting("pcc_finance_officer") == []

    withdraw_signature(acting, world.partnership, SERVICES[0])
    assert len(waiting("finance_officer")) == 1


def test_figures_of_their_own_typing_do_not_wait_for_them(sourced, world, acting_as, waiting):
    edits = [
        CellEdit(table="baseline", row=row, column="quality", base=base, text="As typed")
        for row, base in (("r1", _cell(world, 0, "quality")), ("r2", _cell(world, 1, "quality")))
    ]
    save_edits(acting_as("finance_officer"), world.partnership, edits)

    assert waiting("finance_officer") == []
    assert waiting("pcc_finance_officer") == ["Sign the baseline of 2 services"]


def test_once_submitted_there_is_no_draft_to_sign(sourced, world, acting_as, waiting):
    submit_draft(acting_as("commercial_lead"), world.partnership, "ready")

    assert waiting("finance_officer") == []


def test_who_was_only_granted_to_read_has_nothing_to_sign(sourced, world, acting_as, waiting):
    outsider = acting_as("outsider")
    Access.objects.create(
        partnership=world.partnership,
        organisation=outsider.organisation,
        grain=Grain.FULL_READ,
        starts=outsider.today,
        reason="To compare",
    )
    assert waiting("outsider") == []


def _cell(world, at, column):
    return draft_text(open_draft(world.partnership)).rows("baseline")[at].text(column)
