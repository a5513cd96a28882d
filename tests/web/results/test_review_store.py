from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scopes_disabled

from counterfoil.casefile.review_checklist import checklist
from counterfoil.errors import BadInput
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.appraisals import approved_versions
from counterfoil_web.records.models import Event
from counterfoil_web.results.models import Review
from counterfoil_web.results.review_store import review_state, review_states, sign_review

YES = {item.id: {"answer": "not applicable", "remark": ""} for item in checklist()}


@pytest.fixture(autouse=True)
def _everything_is_in_scope():
    with scopes_disabled():
        yield


def test_nobody_has_reviewed_it_at_first(appraised):
    state = review_state(appraised.versions[1])

    assert (state.reviewed, state.returned) == (False, False)
    assert (state.text, state.export_text) == ("Not reviewed", "Not reviewed")


def test_a_signature_names_its_reviewer_everywhere(appraised):
    version = appraised.versions[1]

    row = sign_review(appraised.acting("finance_officer"), version, YES, remark="Looked at all")

    state = review_state(version)
    assert state.reviewed
    assert state.reviewer_id == appraised.world.people["finance_officer"].pk
    assert state.text == state.export_text
    assert state.text.startswith("Reviewed by Finance officer (")
    assert "Example force) on " in state.text
    event = Event.objects.filter(kind="review-signed").get()
    assert event.record == f"version/{appraised.ref}/2"
    assert row.fingerprint == version.fingerprint


def test_a_return_says_so_on_pages_and_leaves_as_not_reviewed(appraised):
    version = appraised.versions[1]

    sign_review(
        appraised.acting("finance_officer"), version, {}, remark="No exit cost", signed=False
    )

    state = review_state(version)
    assert (state.reviewed, state.returned) == (False, True)
    assert state.text.startswith("Returned by Finance officer")
    assert state.export_text == "Not reviewed"


def test_one_version_says_nothing_of_another(appraised):
    sign_review(appraised.acting("finance_officer"), appraised.versions[0], YES)

    states = review_states(appraised.versions)

    assert [states[one.pk].reviewed for one in appraised.versions] == [True, False]


def test_who_wrote_or_submitted_it_does_not_review_it(appraised):
    with pytest.raises(Refused) as caught:
        sign_review(appraised.acting("commercial_lead"), appraised.versions[1], YES)

    assert caught.value.refusal.rule == "reviewer-is-not-author"
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("answers", "remark", "signed", "what"),
    [
        ({}, "", True, "not answered"),
        ({**YES, "volumes": {"answer": "no"}}, "", True, "answered no: volumes"),
        (YES, " ", False, "no reason"),
    ],
)
def test_what_falls_short_is_not_signed(appraised, answers, remark, signed, what):
    with pytest.raises(BadInput) as caught:
        sign_review(
            appraised.acting("finance_officer"),
            appraised.versions[1],
            answers,
            remark=remark,
            signed=signed,
        )

    assert what in " ".join(problem.what for problem in caught.value.problems)
    assert not Review.objects.exists()


def test_the_second_of_two_reviewers_is_told(appraised):
    sign_review(appraised.acting("finance_officer"), appraised.versions[1], YES)

    with pytest.raises(BadInput, match="1 problem") as caught:
        sign_review(appraised.acting("pcc_finance_officer"), appraised.versions[1], YES)

    assert "somebody else has signed" in caught.value.problems[0].what
    assert Review.objects.count() == 1


def test_the_database_itself_takes_one_signature(appraised):
    row = sign_review(appraised.acting("finance_officer"), appraised.versions[1], YES)
    row.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_review_is_neither_changed_nor_deleted(appraised):
    row = sign_review(appraised.acting("finance_officer"), appraised.versions[1], YES)

    with pytest.raises(TypeError, match="never changed"):
        row.save()
    with pytest.raises(TypeError, match="never deleted"):
        row.delete()


def test_who_wrote_only_in_what_was_approved_may_review_what_came_after(appraised, monkeypatch):
    first, second = appraised.versions
    first.authors.add(appraised.world.people["finance_officer"])
    with pytest.raises(Refused):
        sign_review(appraised.acting("finance_officer"), second, YES)

    approved = [lambda ids: [(pk, 1) for pk in ids]]
    monkeypatch.setattr(approved_versions, "_sources", approved)
    assert sign_review(appraised.acting("finance_officer"), second, YES).signed
