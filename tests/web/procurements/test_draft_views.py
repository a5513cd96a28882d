"""The draft on its pages: begun, written, timed, proposed, kept and thrown away."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil_web.procurements.plan_reading import document
from tests.web.procurements.test_plan_forms import LAW

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(client_as):
    return client_as("commercial_lead")


@pytest.fixture
def begun(world, lead, page):
    answer = lead.post(page("plan/draft/law/"), LAW)
    assert answer.status_code == 302
    return world


def test_it_is_begun_from_the_form(begun, lead, page, kept):
    plan = document(kept.draft().text)
    assert (plan.id, plan.authority) == ("records-system", "Example police")
    shown = lead.get(page("plan/draft/")).content.decode()
    assert "Nothing says how many days it takes: Assess tenders" in shown
    assert "Propose it to finance" in shown


def test_a_bad_form_keeps_nothing(world, lead, page, kept):
    assert lead.get(page("plan/draft/law/")).status_code == 200
    answer = lead.post(page("plan/draft/law/"), {**LAW, "gross_gbp": ""})
    assert answer.status_code == 422
    assert "Enter the estimated value with VAT" in answer.content.decode()
    assert kept.draft() is None


def test_what_another_saved_meanwhile_is_not_written_over(begun, lead, page, kept):
    for rest, sent in (
        ("plan/draft/law/", {**LAW, "title": "Mine"}),
        ("plan/draft/text/", {"revision": 0, "text": "id: mine"}),
        ("plan/draft/steps/assessment/", {"revision": 0, "days": 9, "count": "days"}),
        ("plan/draft/progress/", {"revision": 0, "tenders_received": 9}),
        ("plan/draft/steps/", {"revision": 0, "title": "Mine", "days": 9, "count": "days"}),
    ):
        answer = lead.post(page(rest), sent)
        assert answer.status_code == 409, rest
        shown = answer.content.decode()
        assert "Nothing of yours is lost" in shown
        assert 'name="revision" value="1"' in shown
    assert kept.draft().revision == 1


def test_a_step_is_timed_and_one_is_added(begun, lead, page, kept):
    assert lead.get(page("plan/draft/steps/assessment/")).status_code == 200
    sent = {"revision": 1, "days": "10", "count": "days"}
    assert lead.post(page("plan/draft/steps/assessment/"), sent).status_code == 302
    assert lead.get(page("plan/draft/steps/")).status_code == 200
    sent = {"title": "Board", "days": "5", "count": "working_days", "after": "assessment"}
    answer = lead.post(page("plan/draft/steps/"), {**sent, "revision": 2, "before": "award"})
    assert answer.status_code == 302
    steps = {one.id: one for one in document(kept.draft().text).steps}
    assert steps["assessment"].days == 10
    assert (steps["board"].after, steps["board"].before) == ("assessment", "award")
    assert "Board" in lead.get(page("plan/draft/steps/board/")).content.decode()
    assert lead.post(page("plan/draft/steps/"), {"revision": 3}).status_code == 422
    assert lead.post(page("plan/draft/steps/board/"), {"revision": 3}).status_code == 422
    assert lead.get(page("plan/draft/steps/nothing/")).status_code == 404


def test_fewer_days_than_the_law_allows_are_kept_and_told(begun, lead, page, kept):
    sent = {"revision": 1, "days": "5", "count": "days"}
    lead.post(page("plan/draft/steps/tenders/"), sent)
    shown = lead.get(page("plan/draft/")).content.decode()
    assert "It is given 5 days, and the least is 25 days" in shown
    assert "Propose it to finance" not in shown
    assert lead.get(page("law/")).status_code == 404


def test_how_far_it_has_got(begun, lead, page, kept):
    assert lead.get(page("plan/draft/progress/")).status_code == 200
    day = {f"conflicts_prepared_on-{part}": n for part, n in zip(
        ("day", "month", "year"), ("2", "11", "2026"), strict=True
    )}  # fmt: skip
    assert lead.post(page("plan/draft/progress/"), {"revision": 1, **day}).status_code == 302
    assert document(kept.draft().text).conflicts_prepared_on == date(2026, 11, 2)
    answer = lead.post(page("plan/draft/progress/"), {"revision": 2, "tenders_received": "x"})
    assert answer.status_code == 422


def test_the_text_is_kept_whatever_it_says(begun, lead, page, kept):
    assert lead.get(page("plan/draft/text/")).status_code == 200
    broken = lead.post(page("plan/draft/text/"), {"revision": 1, "text": "id: broken"})
    assert broken.status_code == 422
    assert kept.draft().text == "id: broken"
    assert lead.get(page("plan/draft/law/"))["Location"].endswith("/plan/draft/text/")
    assert lead.get(page("plan/draft/steps/")).status_code == 404
    assert lead.post(page("plan/draft/text/"), {"revision": 2, "text": ""}).status_code == 422


def test_it_is_proposed(begun, lead, page, kept):
    silent = lead.post(page("plan/draft/propose/"), {"revision": 1})
    stale = lead.post(page("plan/draft/propose/"), {"revision": 9, "reason": "As asked"})
    good = lead.post(page("plan/draft/propose/"), {"revision": 1, "reason": "As asked"})
    assert (silent.status_code, stale.status_code, good.status_code) == (422, 422, 302)
    assert "Read it again first" in stale.content.decode()
    assert kept.draft().reason == "As asked"


def test_days_alone_are_kept_by_the_lead(planned, lead, page, kept):
    assert lead.get(page("plan/draft/"))["Location"].endswith("/plan/draft/law/")
    sent = {"revision": 0, "days": "12", "count": "days"}
    assert lead.post(page("plan/draft/steps/assessment/"), sent).status_code == 302
    shown = lead.get(page("plan/draft/")).content.decode()
    assert "Assess tenders: how long it takes" in shown
    assert "needs no second person" in shown
    assert "is not below the threshold of £207,720" in shown
    assert lead.post(page("plan/draft/keep-days/"), {"revision": 1}).status_code == 422
    sent = {"revision": 1, "reason": "Two more days"}
    assert lead.post(page("plan/draft/keep-days/"), sent).status_code == 302
    assert [one.days_alone for one in kept.versions()] == [False, True]


def test_more_than_days_is_not_kept_alone(planned, lead, page, kept):
    lead.post(page("plan/draft/law/"), LAW)
    answer = lead.post(page("plan/draft/keep-days/"), {"revision": 1, "reason": "Alone"})
    assert answer.status_code == 422
    assert "The draft changes more than days" in answer.content.decode()


def test_a_draft_is_thrown_away(planned, lead, page, kept):
    lead.post(page("plan/draft/law/"), LAW)
    assert lead.post(page("plan/draft/discard/"), {"revision": "x"}).status_code == 302
    assert kept.draft() is not None
    assert lead.post(page("plan/draft/discard/"), {"revision": 1}).status_code == 302
    assert kept.draft() is None


@pytest.mark.parametrize(
    ("who", "status"),
    [("auditor", 403), ("contract_manager", 403), ("commissioner", 403), ("supplier_user", 404)],
)
def test_others_write_nothing(who, status, planned, client_as, page, kept):
    person = client_as(who)
    for rest in ("plan/draft/", "plan/draft/law/", "plan/draft/text/", "plan/draft/steps/"):
        assert person.get(page(rest)).status_code == status
    assert person.post(page("plan/draft/law/"), LAW).status_code == status
    assert person.post(page("plan/draft/discard/"), {"revision": 0}).status_code == status
    assert kept.draft() is None
