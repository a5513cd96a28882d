"""One example arrives where a decision waits, by the rules that bind everybody."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Grain
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.review_checklist import checklist
from counterfoil.guide import questions_for_gate
from counterfoil_web.accounts.scope import organisation_scope, visible_partnerships
from counterfoil_web.accounts.try_out import make_try_out_accounts
from counterfoil_web.appraisals.baseline_store import baseline_state
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.decisions.models import Decision
from counterfoil_web.decisions.taking import standing_in_the_way
from counterfoil_web.operations.examples import examples, load
from counterfoil_web.operations.worked_example import WORKED_EXAMPLE, acting_in
from counterfoil_web.operations.worked_example_words import ANSWERED, NOT_YET, REVIEWED
from counterfoil_web.partnerships.agenda import agenda_of
from counterfoil_web.partnerships.models import Access, Answer, Partnership
from counterfoil_web.records.models import Event
from counterfoil_web.results.models import Review
from tests.web.kept_rows import KeptRows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """The accounts and the example, loaded once."""

    def loaded():
        people = make_try_out_accounts()
        (one,) = (one for one in examples() if one.folder.name == WORKED_EXAMPLE)
        with scopes_disabled():
            load(one, people)
        return people, one

    with django_db_blocker.unblock():
        return KeptRows.of(loaded)


@pytest.fixture
def put_back(kept, db):
    return kept.put_back()


@pytest.fixture
def try_out(put_back):
    people, _ = put_back
    return people


@pytest.fixture
def example(put_back):
    """The example as it is loaded, outside any one organisation's scope."""
    _, one = put_back
    with scopes_disabled():
        yield one


@pytest.fixture
def home(try_out, example):
    """The agenda of somebody's home page."""

    def of(person):
        acting = acting_in(try_out, person)
        with organisation_scope(acting.organisation, acting.today):
            return agenda_of(acting, visible_partnerships(acting.organisation, acting.today))

    return of


def test_the_baseline_is_signed_by_the_forces_chief_finance_officer(example, try_out):
    version = Version.objects.get()
    state = baseline_state(version)

    assert state.signed
    assert {one.signed.role for one in state.services} == {"force_finance_officer"}
    assert set(version.authors.all()) == {try_out.people["commercial_lead"]}


def test_signing_is_all_that_differs_from_the_case_that_comes_with_counterfoil(example):
    case = case_of(Version.objects.get())
    bare = [replace(one, signed_by="", signed_on="") for one in case.baseline]

    plain = replace(case, baseline=tuple(bare))
    assert case_fingerprint(plain) == case_fingerprint(load_case_or_raise(example.folder))


def test_the_review_is_the_policing_bodys_and_answers_every_question(example, try_out):
    review = Review.objects.get()

    assert (review.signed, review.reviewer) == (True, try_out.people["pcc_finance_officer"])
    assert set(review.answers) == {item.id for item in checklist()} == set(REVIEWED)
    assert all(one["remark"] for one in review.answers.values())
    assert "example" in review.remark


def test_each_question_of_its_gate_is_answered_or_not_yet(example):
    asked = {one.id for one in questions_for_gate("outline", "custody")}
    stated = {one.question_id: one for one in Answer.objects.all()}

    assert set(stated) == asked
    assert set(ANSWERED) <= asked
    for question, answer in stated.items():
        if question in ANSWERED:
            assert answer.state == "answered"
            assert "table" in answer.evidence
        else:
            assert (answer.state, answer.text) == ("not_yet", NOT_YET)


def test_a_decision_waits_for_both_bodies_and_only_they_are_missing(example):
    decision = Decision.objects.get()

    assert decision.state == Decision.State.WAITING
    assert decision.gate == Partnership.objects.get().stage == "outline"
    assert "example" in decision.title
    assert "example" in decision.asked
    assert "example" in decision.recommendation
    assert {body["kind"] for body in decision.bodies} == {"force", "policing_body"}
    # £35m over ten years is £3.5m a year, for five years
    assert decision.value_gbp == Decimal("17500000.00")
    assert "£17,500,000, is £3,500,000 a year for the 5 years" in decision.recommendation
    assert standing_in_the_way(decision, timezone.localdate()) == ()


@pytest.mark.parametrize("person", ["commissioner", "chief_officer"])
def test_those_who_decide_find_it_on_their_home_page(home, person):
    (item,) = home(person).decisions

    assert item.whose_move.startswith("Yours, for Example ")


def test_the_lead_sees_whom_it_waits_for_and_is_not_told_to_ask_again(home):
    agenda = home("commercial_lead")

    decisions = [item for item in agenda.dates if "/decisions/" in item.url]
    assert [item.whose_move for item in decisions] == [
        "Waits for Example force and Example policing body"
    ]
    assert not any(item.title.startswith("Ask for a decision") for item in agenda.work)


def test_what_is_signed_and_reviewed_waits_for_no_finance_officer(home):
    for person in ("finance_officer", "pcc_finance_officer"):
        assert [item for item in home(person).work if "/tender/" not in item.url] == []


def test_inspector_and_auditor_may_read_it_and_the_outsider_knows_nothing_of_it(
    example, try_out, home
):
    live = Access.objects.filter(grain=Grain.FULL_READ, revoked_at=None, ends=None)
    assert {one.organisation for one in live} == {
        try_out.organisations["inspectorate"],
        try_out.organisations["auditor"],
    }
    agenda = home("outsider")
    assert agenda.work == agenda.decisions == agenda.dates == ()


def test_the_log_tells_it_in_order_each_by_whoever_did_it(example, try_out):
    told = [
        (event.kind, event.actor)
        for event in Event.objects.order_by("pk")
        if event.kind != "answer-saved"
    ]
    lead = try_out.people["commercial_lead"]
    loaded = ("contract-loaded", try_out.people["contract_manager"])

    wanted = [
        ("draft-opened", lead),
        ("baseline-signed", try_out.people["finance_officer"]),
        ("case-submitted", lead),
        ("review-signed", try_out.people["pcc_finance_officer"]),
        ("decision-proposed", lead),
        ("draft-opened", lead),
        loaded,
        loaded,  # priced by availability, and its what-if by detention
        ("outcomes-loaded", try_out.people["contract_manager"]),
    ]
    begun = told.index(wanted[0])
    assert told[begun : begun + len(wanted)] == wanted
    later = {kind for kind, _ in told[begun + len(wanted) :]}
    assert later == {"tender-loaded", "procurement-loaded"}
