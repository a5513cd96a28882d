"""Lessons: read, reviewed by somebody who did not write them, shared as far as somebody decides."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.outcomes.models import OutcomeRow
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(page):
    return lambda rest="": page(f"lessons/{rest}", room="future")


@pytest.fixture
def lesson(outcomes):
    """A lesson that the contract manager wrote and nobody has reviewed."""
    manager = outcomes.people["contract_manager"]
    with scopes_disabled():
        return make(outcomes, manager)


def make(outcomes, manager):
    return OutcomeRow.objects.create(
        partnership=outcomes.partnership,
        kind="lesson",
        key="count-first",
        fields={
            "title": "Count before you buy",
            "stage": "strategy",
            "worked": "no",
            "happened": "Detentions fell, and Custody services paid for room that nobody used.",
            "evidence": "Statements of 2018",
            "differently": "Count for a year first.",
            "written_by": "contract manager",
            "basis": "assumed",
        },
        entered_by=manager,
        entered_for=outcomes.organisations["force"],
        entered_at=datetime(2019, 8, 20, 9, tzinfo=UTC),
    )


def test_lessons_are_read_with_where_they_stand(outcomes, client_as, address):
    html = unescape(client_as("auditor").get(address()).content.decode())
    (one,) = told.answer().lessons
    for words in (one.title, one.happened, one.differently, "Reviewed", "Not shared"):
        assert words in html
    assert "I have reviewed it" not in html
    assert "can never be shared as what happened" in html  # the example is made up in part
    assert one.title in client_as("auditor").get(address("lessons.csv")).content.decode()


def test_who_wrote_it_does_not_review_it(lesson, client_as, address):
    refused = client_as("contract_manager").post(address("count-first/review/"))
    assert refused.status_code == 403
    assert "You wrote this lesson" in refused.content.decode()
    officer = client_as("finance_officer")
    assert officer.post(address("count-first/review/"))["Location"] == address()
    assert followed("count-first").fields["reviewed_by"] == "Finance officer"
    assert officer.post(address("count-first/review/")).status_code == 404  # another took its place


def followed(key):
    """The record that took the place of one; None while none did."""
    with scopes_disabled():
        return OutcomeRow.objects.filter(supersedes=key).first()


def test_it_is_shared_as_far_as_somebody_decides_once_it_is_reviewed(lesson, client_as, address):
    officer = client_as("finance_officer")
    share = {"sharing": "named", "why": "Others buy the same."}
    early = officer.post(address("count-first/share/"), share)
    assert early.status_code == 422
    assert "nobody else has reviewed it" in early.content.decode()
    officer.post(address("count-first/review/"))
    reviewed = followed("count-first").key
    named = officer.post(address(f"{reviewed}/share/"), {**share, "sharing": "without_names"})
    assert named.status_code == 422
    assert "names Custody services" in named.content.decode()
    assert officer.post(address(f"{reviewed}/share/"), share)["Location"] == address()
    assert "Shared with names" in officer.get(address()).content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"why": "So"}, "Choose what other forces see"),
        ({"sharing": "named"}, "Enter why"),
        ({"sharing": "everywhere", "why": "So"}, "everywhere is not one"),
    ],
)
def test_what_is_wrong_is_sent_back(lesson, client_as, address, sent, words):
    response = client_as("finance_officer").post(address("count-first/share/"), sent)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert followed("count-first") is None


@pytest.mark.parametrize(
    ("username", "status"), [("auditor", 403), ("supplier_user", 403), ("outsider", 404)]
)
def test_nobody_else_reviews_or_shares(lesson, client_as, address, username, status):
    client = client_as(username)
    assert client.post(address("count-first/review/")).status_code == status
    assert client.get(address("count-first/share/")).status_code == status
