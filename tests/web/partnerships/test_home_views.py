"""Home and the list of partnerships."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from counterfoil import guide
from counterfoil.access import Capability, DecisionKind, OrganisationKind
from counterfoil.casefile import load_case_or_raise
from counterfoil.casefile.case_text import text_of_case
from counterfoil.casefile.edits import CellEdit, RowAdded
from counterfoil.casefile.template import template_case
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.store import open_draft_from
from counterfoil_web.appraisals.versions_store import make_version_from_case
from counterfoil_web.decisions.models import Act, Decision
from counterfoil_web.partnerships import answers, challenges
from counterfoil_web.partnerships.answers import AnswerValues
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.results.models import Review
from tests.web.conftest import PEOPLE
from tests.web.partnerships.conftest import text_of

MOST_QUERIES = 12
CASE = Path(__file__).parents[3] / "examples" / "cleveland-custody-2017"
HOME, LIST = reverse("partnerships:home"), reverse("partnerships:list")


@pytest.mark.parametrize("address", [HOME, LIST])
def test_signed_out(client, address):
    assert client.get(address).status_code == 302


def test_home_with_nothing_waiting_says_what_will_be_here(client_as):
    words = text_of(client_as("outsider").get(HOME))

    assert "Other force What waits for you" in words
    assert "Nothing waits for you." in words
    assert "No decision waits." in words


def test_home_carries_the_marking_of_what_it_names(client_as):
    assert "OFFICIAL-SENSITIVE: COMMERCIAL" in text_of(client_as("commercial_lead").get(HOME))
    assert "OFFICIAL-SENSITIVE" not in text_of(client_as("outsider").get(HOME))


def test_who_may_start_a_partnership_is_offered_it(client_as):
    assert "Start a partnership" in text_of(client_as("commercial_lead").get(HOME))
    assert "Start a partnership" not in text_of(client_as("commissioner").get(HOME))


def test_home_offers_only_what_one_can_open(client_as):
    administrator = client_as("administrator").get(HOME)
    supplier = client_as("supplier_user").get(HOME)

    assert "All partnerships" not in text_of(administrator)
    assert "People of Example force, their roles and invitations" in text_of(administrator)
    assert "Decisions waiting" not in text_of(administrator) + text_of(supplier)
    assert "in which Supplier is the supplier" in text_of(supplier)
    for page in (administrator, supplier):
        for address in re.findall(
            r'<a class="govuk-[^>]*href="(/(?!static)[^"#?]*)"', page.content.decode()
        ):
            reader = client_as("administrator" if page is administrator else "supplier_user")
            assert reader.get(address).status_code == 200, address


def test_the_list_shows_what_one_may_know_of(client_as):
    assert "3 partnerships" in text_of(client_as("commercial_lead").get(LIST))
    assert "1 partnership" in text_of(client_as("inspector").get(LIST))
    assert "1 partnership" in text_of(client_as("supplier_user").get(LIST))
    for username in ("outsider", "administrator"):
        words = text_of(client_as(username).get(LIST))
        assert "Your organisation has no partnership here yet." in words
        assert "Custody services" not in words


def test_a_filter_that_fits_nothing_says_so(client_as):
    words = text_of(client_as("commercial_lead").get(f"{LIST}?words=zzz"))

    assert "No partnership fits the filter." in words
    assert "0 partnerships" in words


def test_a_wild_address_shows_the_list(client_as):
    response = client_as("commercial_lead").get(f"{LIST}?page=9999&kind=%00&stage=x")

    assert response.status_code == 200


def test_a_long_list_is_paged(world, client_as):
    from django_scopes import scopes_disabled

    from counterfoil_web.partnerships.models import Access

    with scopes_disabled():
        for number in range(60):
            made = Partnership.objects.create(title=f"Number {number:02}", kind="custody")
            Access.objects.create(
                partnership=made,
                organisation=world.organisations["force"],
                part="lead_force",
                starts="2020-04-01",
            )
    client = client_as("commercial_lead")

    assert "1 to 50 of 63 partnerships" in text_of(client.get(LIST))
    assert "51 to 63 of 63 partnerships" in text_of(client.get(f"{LIST}?page=2"))


@pytest.fixture
def busy(world, enter):
    """Something of every kind that waits, for everybody for whom it can wait."""
    people, today = world.people, timezone.localdate()
    custody, business, consultancy = (
        world.partnerships[kind] for kind in ("custody", "business", "consultancy")
    )
    case = load_case_or_raise(CASE)
    lead = enter("commercial_lead")
    _write_a_draft(lead.acting, enter("finance_officer").acting, custody)
    asked = AnswerValues(state=AnswerState.ASKED, due=today + timedelta(days=9))
    for question, username in zip(guide.questions(kind="custody"), people, strict=False):
        owned = replace(asked, owner=people[username])
        seen = enter("commercial_lead", Capability.ANSWER_QUESTIONS)
        found = answers.save_answer(seen, question.id, owned, revision=0)
        second = enter("commissioner" if username == "chief_officer" else "chief_officer")
        challenges.challenge(second, found, agrees=False, text="Too late")
    enter("commercial_lead")
    custody.starts, custody.ends = today + timedelta(days=3), today + timedelta(days=90)
    custody.save()
    made = {}
    for name, partnership, author in (
        ("approved", business, "finance_officer"),
        ("newest", business, "commercial_lead"),
        ("reviewed", consultancy, "commercial_lead"),
        ("to decide", custody, "commercial_lead"),
    ):
        made[name] = make_version_from_case(
            partnership, case, submitted_by=people[author], authors=[people[author]], reason=name
        )
    for name in ("reviewed", "to decide"):
        Review.objects.create(
            partnership=made[name].partnership,
            version=made[name],
            signed=True,
            answers={},
            fingerprint=made[name].fingerprint,
            reviewer=people["pcc_finance_officer"],
            organisation=world.organisations["policing_body"],
            role="policing_body_finance_officer",
        )
    _ask_for_decisions(world, made)


def _write_a_draft(lead, finance, partnership):
    """Written by both, so that one service waits for the finance officer and another does not."""
    open_draft_from(lead, partnership, text_of_case(template_case("custody")), source="a template")
    ledger = RowAdded(table="sources", row="n1", cells={"id": "ledger", "title": "Ledger"})
    for acting, rows in ((lead, ("r1",)), (finance, ("r2",))):
        sources = [
            CellEdit(table="baseline", row=row, column="sources", base="", text="ledger")
            for row in rows
        ]
        save_edits(acting, partnership, [*([ledger] if acting is lead else []), *sources])


def _ask_for_decisions(world, made):
    bodies = [
        {"organisation": world.organisations[key].pk, "name": key, "kind": kind.value}
        for key, kind in (
            ("force", OrganisationKind.FORCE),
            ("policing_body", OrganisationKind.POLICING_BODY),
        )
    ]
    for name, state in (("approved", "approved"), ("to decide", "waiting")):
        decision = Decision.objects.create(
            partnership=made[name].partnership,
            number=1,
            gate="outline",
            kind=DecisionKind.OUTLINE_CASE,
            title="Outline case",
            asked="To approve it",
            value_gbp=250_000,
            bodies=bodies,
            state=state,
            proposed_by=world.people["finance_partner"],
            due=timezone.localdate() + timedelta(days=20),
        )
        decision.versions.add(made[name])
        Act.objects.create(
            partnership=decision.partnership,
            decision=decision,
            organisation=world.organisations["policing_body"],
            by=world.people["commissioner"],
            office="Commissioner",
            outcome="defer",
            scheme="Starting scheme",
        )


WAITING = {
    "finance_officer": (
        *("Write the answer", "Reply to Chief officer", "Sign the baseline"),
        *("Review version 2", "Draft of the business case", "Decision 1: Outline case"),
        *("The partnership starts", "The partnership ends", "Yours, for Example force"),
    ),
    "commercial_lead": ("Ask for a decision on version 1", "Draft of the business case"),
    "commissioner": ("Decision 1: Outline case", "Yours, for Example policing body"),
    "finance_partner": ("Review version 2", "Waits for force and policing_body"),
}


def test_home_asks_twelve_times_at_most_whatever_waits(busy, client_as):
    """For every role, in one world, which is slow to make."""
    too_many, missing = {}, {}
    for username in PEOPLE:
        client = client_as(username)
        client.get(HOME)  # a session's first page writes that it is in use
        with CaptureQueriesContext(connection) as asked:
            words = text_of(client.get(f"{HOME}?all=dates"))
        if len(asked) > MOST_QUERIES:
            too_many[username] = len(asked)
        if lacking := [told for told in WAITING.get(username, ()) if told not in words]:
            missing[username] = lacking

    assert (too_many, missing) == ({}, {})
