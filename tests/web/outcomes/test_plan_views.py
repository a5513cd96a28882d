"""A plan is begun from a version of the case, and agreed by somebody who wrote none of it."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow, PlanDraft

pytestmark = pytest.mark.django_db


def draft():
    with scopes_disabled():
        return PlanDraft.objects.first()


@pytest.fixture
def begun(only_version, client_as, page):
    """A draft made from version 1."""
    answer = client_as("contract_manager").post(
        page("plan/start/"), {"promise": "1/partner", "contract": ""}
    )
    assert answer.status_code == 302
    return draft()


@pytest.fixture
def proposed(begun, client_as, page):
    """The draft, proposed."""
    answer = client_as("contract_manager").post(
        page("plan/draft/propose/"), {"revision": begun.revision, "reason": "As signed"}
    )
    assert answer.status_code == 302
    return draft()


def test_without_a_version_there_is_nothing_to_begin_from(world, client_as, page):
    shown = client_as("contract_manager").get(page("plan/start/")).content.decode()
    assert "No version of the case is submitted yet" in shown


def test_it_is_begun_proposed_and_agreed_and_the_promised_benefits_come_in(
    proposed, client_as, page
):
    finance = client_as("finance_officer")
    assert "Agree the plan, or send it back" in finance.get(page()).content.decode()
    assert "version 1" in finance.get(page("plan/agree/")).content.decode()

    answer = finance.post(page("plan/agree/"), {"revision": proposed.revision, "sure": "on"})

    assert answer.status_code == 302
    with scopes_disabled():
        plan = OutcomePlan.objects.get()
        benefits = list(OutcomeRow.objects.filter(kind="benefit").values_list("key", flat=True))
    assert (plan.number, plan.version.number, plan.reason) == (1, 1, "As signed")
    # the option `partner` of the custody case has one line with the heading benefit
    assert benefits == ["respecified-service"]
    assert draft() is None
    shown = finance.get(page()).content.decode()
    assert "1 benefit without an owner or measure" in shown
    assert "Number 1" in finance.get(page()).content.decode()


def test_who_wrote_it_does_not_agree_it(proposed, client_as, page, world):
    with scopes_disabled():
        PlanDraft.objects.update(authors=[str(world.people["finance_officer"].pk)])
    finance = client_as("finance_officer")

    shown = finance.get(page("plan/agree/")).content.decode()
    answer = finance.post(page("plan/agree/"), {"revision": proposed.revision, "sure": "on"})

    assert "You wrote part of this plan" in shown
    assert answer.status_code == 403


def test_what_changed_since_it_was_read_is_not_agreed(proposed, client_as, page):
    answer = client_as("finance_officer").post(
        page("plan/agree/"), {"revision": proposed.revision - 1 or 99, "sure": "on"}
    )
    assert answer.status_code == 422
    assert "Somebody changed the draft" in answer.content.decode()


def test_it_is_sent_back_with_a_reason(proposed, client_as, page):
    finance = client_as("finance_officer")
    assert finance.post(page("plan/send-back/"), {}).status_code == 422
    assert finance.post(page("plan/send-back/"), {"why": "Another option"}).status_code == 302
    assert draft().proposed_by is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("case: version 1", "case: version 7"), "there is no version of the case named version 7"),
        (("option: partner", "option: nothing"), "the case has no option nothing"),
        (("price_base: 2017-18", "price_base: soon"), "price_base"),
        (("title:", "tittle:"), "tittle"),
        (("id:", "contract: nowhere\nid:"), "the partnership has no contract nowhere"),
    ],
)
def test_a_draft_that_is_not_sound_is_kept_and_cannot_be_proposed(
    change, told, begun, client_as, page
):
    manager = client_as("contract_manager")
    text = begun.text.replace(*change)
    assert text != begun.text

    answer = manager.post(
        page("plan/draft/"), {"text": text, "next_text": "", "revision": begun.revision}
    )
    kept = draft()
    refused = manager.post(
        page("plan/draft/propose/"), {"revision": kept.revision, "reason": "As signed"}
    )

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert kept.text == text
    assert refused.status_code == 422
    assert draft().proposed_by is None


def test_what_somebody_else_saved_meanwhile_is_not_written_over(begun, client_as, page):
    manager = client_as("contract_manager")
    given = {"text": begun.text + "\n", "next_text": "", "revision": begun.revision}
    assert manager.post(page("plan/draft/"), given).status_code == 302

    answer = manager.post(page("plan/draft/"), {**given, "text": "id: mine"})

    assert answer.status_code == 409
    assert "Nothing of yours is lost" in answer.content.decode()
    assert draft().text != "id: mine"


@pytest.mark.parametrize("who", ["commercial_lead", "finance_officer", "auditor"])
def test_only_the_contract_manager_writes_it(who, only_version, client_as, page):
    assert client_as(who).get(page("plan/start/")).status_code == 403
    assert client_as(who).get(page("plan/draft/")).status_code == 403


def test_the_agreed_plan_is_read_by_whoever_reads_the_partnership(outcomes, client_as, page):
    shown = client_as("inspector").get(page("plan/")).content.decode()
    assert "Every plan agreed" in shown
    assert "as-now/charge moves with detentions" in shown
    assert client_as("supplier_user").get(page("plan/")).status_code == 403
