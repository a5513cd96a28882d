from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.appraisals.versions_store import submit_draft

PAGES = [
    ("case", ()),
    ("draft", ()),
    ("section", ("lines",)),
    ("section", ("case",)),
    ("baseline", ()),
    ("excel", ()),
    ("edits", ()),
    ("submit", ()),
    ("versions", ()),
    ("draft-changes", ("lines",)),
    ("excel-file", ()),
    ("csv", ("lines",)),
]
POSTS = [
    ("open-draft", ()),
    ("section", ("lines",)),
    ("edit-cells", ("lines",)),
    ("sign", ()),
    ("withdraw", ()),
    ("undo", (1,)),
    ("submit", ()),
]


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_who_is_signed_out_is_asked_to_sign_in(draft, client, address, name, more):
    answer = client.get(address(name, *more))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("who", ["outsider", "supplier_user", "evaluator", "administrator"])
def test_who_has_no_sight_of_the_case_sees_none_of_it(draft, client_as, address, who):
    browser = client_as(who)
    expected = 404 if who == "outsider" else 403

    for name, more in PAGES:
        assert browser.get(address(name, *more)).status_code == expected, name
    for name, more in POSTS:
        assert browser.post(address(name, *more)).status_code == expected, name


@pytest.mark.parametrize("who", ["auditor", "inspector", "chief_officer", "commissioner"])
def test_who_may_only_read_changes_nothing(draft, client_as, address, who):
    browser = client_as(who)
    assert browser.get(address("case")).status_code == 200
    section = browser.get(address("section", "lines"))
    assert section.status_code == 200
    assert b'name="c:' not in section.content

    for name, more in POSTS:
        assert browser.post(address(name, *more)).status_code == 403, name


def test_the_overview_lists_every_section_with_its_state(draft, client_as, address):
    page = client_as("commercial_lead").get(address("case")).content.decode()

    assert "The draft has no errors. Check the sections, then submit it for review." in page
    assert page.count("govuk-task-list__item--with-link") == 16
    assert "28 rows." in page
    assert "No version has been submitted." in page


@pytest.mark.parametrize("start", ["custody", "business", "consultancy", "empty"])
def test_a_draft_can_be_opened(world, client_as, address, in_scope, start):
    answer = client_as("finance_partner").post(address("open-draft"), {"start": start})

    assert answer.status_code == 302
    text = draft_text(open_draft(world.partnership))
    assert text.fields["author"] == "Finance partner"
    assert bool(text.rows("lines")) == (start != "empty")


def test_a_beginning_that_is_no_choice_is_refused(world, client_as, address, in_scope):
    answer = client_as("finance_partner").post(address("open-draft"), {})

    assert answer.status_code == 422
    assert b"Choose how to begin" in answer.content
    assert Draft.objects.count() == 0


def test_a_second_draft_is_not_opened(draft, client_as, address):
    answer = client_as("finance_partner").post(
        address("open-draft"), {"start": "empty"}, follow=True
    )

    assert b"A draft of this case is open already" in answer.content
    assert Draft.objects.count() == 1


def test_a_draft_can_be_opened_from_the_latest_version(draft, world, client_as, address, acting_as):
    submit_draft(acting_as("commercial_lead"), world.partnership, "ready")
    client_as("finance_partner").post(address("open-draft"), {"start": "latest"})

    again = open_draft(world.partnership)
    assert again.based_on.number == 1
    assert again.source == "version 1"


def test_the_overview_needs_few_queries(draft, client_as, address, django_assert_max_num_queries):
    browser = client_as("commercial_lead")
    browser.get(address("case"))
    with django_assert_max_num_queries(12):
        browser.get(address("case"))
