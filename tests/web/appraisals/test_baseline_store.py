from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.casefile.edits import CellEdit, RowAdded
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.appraisals.baseline_store import (
    baseline_state,
    draft_baseline,
    sign_service,
    withdraw_signature,
)
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import BaselineSignature
from counterfoil_web.appraisals.store import draft_case, draft_text, open_draft
from counterfoil_web.appraisals.versions_store import submit_draft
from counterfoil_web.records.models import Event

SERVICES = ("detention", "healthcare", "sergeants")


@pytest.fixture
def sourced(draft, world, acting_as):
    """The draft with a source under each service, typed by the commercial lead."""
    sources = [
        CellEdit(table="baseline", row=row, column="sources", base="", text="ledger")
        for row in ("r1", "r2", "r3")
    ]
    ledger = RowAdded(table="sources", row="n1", cells={"id": "ledger", "title": "Ledger"})
    save_edits(acting_as("commercial_lead"), world.partnership, [ledger, *sources])
    return open_draft(world.partnership)


@pytest.fixture
def signed(sourced, world, acting_as):
    return sign_service(acting_as("finance_officer"), world.partnership, "detention")


def cost(base, text):
    return CellEdit(table="baseline", row="r1", column="cost_gbp", base=base, text=text)


def test_a_signature_stands_under_the_figures_as_they_are(signed, world):
    state = draft_baseline(open_draft(world.partnership))

    assert [service.signed is not None for service in state.services] == [True, False, False]
    assert not state.signed
    assert state.sentence.startswith("1 of 3 service lines signed")


def test_signing_fills_the_cells_that_nobody_types(signed, world):
    case = draft_case(open_draft(world.partnership)).case

    assert case.baseline[0].signed_by.startswith("Finance officer, Force’s chief finance officer")
    assert case.baseline[0].signed_on == signed.signed_at.date().isoformat()


def test_signing_is_logged_with_the_figures(signed):
    event = Event.objects.get(kind="baseline-signed")

    assert "2200000" in str(event.after)


def test_a_signature_falls_away_when_a_figure_changes_and_returns_with_it(signed, world, acting_as):
    acting = acting_as("commercial_lead")
    save_edits(acting, world.partnership, [cost("2200000", "2300000")])
    service = draft_baseline(open_draft(world.partnership)).services[0]
    assert service.signed is None
    assert service.fallen.by == "Finance officer"

    save_edits(acting, world.partnership, [cost("2300000", "2200000")])
    assert draft_baseline(open_draft(world.partnership)).services[0].signed is not None


def test_who_typed_the_figures_does_not_sign_them(sourced, world, acting_as):
    acting = acting_as("finance_officer")
    save_edits(acting, world.partnership, [cost("2200000", "2300000")])

    with pytest.raises(Refused) as refused:
        sign_service(acting, world.partnership, "detention")
    assert refused.value.refusal.rule == "baseline-signer-is-not-its-author"


@pytest.mark.usefixtures("draft")
def test_figures_without_a_source_are_not_signed(world, acting_as):
    with pytest.raises(InvalidValue, match="no source"):
        sign_service(acting_as("finance_officer"), world.partnership, "detention")


def test_figures_that_changed_meanwhile_are_not_signed_unseen(sourced, world, acting_as):
    with pytest.raises(InvalidValue, match="changed after you opened"):
        sign_service(
            acting_as("finance_officer"), world.partnership, "detention", as_shown="something else"
        )
    assert BaselineSignature.objects.count() == 0


def test_what_is_signed_is_not_signed_again(signed, world, acting_as):
    with pytest.raises(InvalidValue, match="signed already"):
        sign_service(acting_as("finance_officer"), world.partnership, "detention")


def test_a_service_that_is_not_there_is_not_found(sourced, world, acting_as):
    with pytest.raises(Http404):
        sign_service(acting_as("finance_officer"), world.partnership, "catering")


def test_ones_own_signature_can_be_withdrawn(signed, world, acting_as):
    withdraw_signature(acting_as("finance_officer"), world.partnership, "detention")

    assert draft_baseline(open_draft(world.partnership)).services[0].signed is None
    assert Event.objects.filter(kind="baseline-signature-withdrawn").count() == 1
    with pytest.raises(Http404):
        withdraw_signature(acting_as("finance_officer"), world.partnership, "detention")


def test_a_version_carries_the_signatures_that_stood(sourced, world, acting_as):
    for service in SERVICES:
        sign_service(acting_as("finance_officer"), world.partnership, service)
    version = submit_draft(acting_as("commercial_lead"), world.partnership, "ready")
    withdrawn = BaselineSignature.objects.get(service="detention")
    withdrawn.withdrawn_at = withdrawn.signed_at
    withdrawn.save()

    assert baseline_state(version).signed
    assert baseline_state(version).sentence == "All 3 service lines are signed."


def test_a_version_without_signatures_can_not_be_approved(draft, world, acting_as):
    version = submit_draft(acting_as("commercial_lead"), world.partnership, "a first view")

    assert not baseline_state(version).signed
    assert [service.id for service in baseline_state(version).unsigned] == list(SERVICES)


def test_a_claim_in_an_imported_text_counts_for_nothing(world, acting_as, in_scope, template_text):
    from dataclasses import replace

    from counterfoil.casefile.case_text import TextRow
    from counterfoil_web.appraisals.store import open_draft_from

    rows = tuple(
        TextRow(id=row.id, cells={**row.cells, "signed_by": "somebody", "signed_on": "2026-01-01"})
        for row in template_text.rows("baseline")
    )
    text = replace(template_text, tables={**template_text.tables, "baseline": rows})
    draft = open_draft_from(
        acting_as("commercial_lead"), world.partnership, text, source="case.xlsx"
    )

    state = draft_baseline(draft)
    assert not state.signed
    assert state.services[0].claim == "somebody"
    assert draft_case(draft).case.baseline[0].signed_by == ""
    assert draft_text(draft).rows("baseline")[0].text("signed_by") == "somebody"
