"""The list across partnerships: in order, within sight, each line as it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.gates import Outcome
from counterfoil_web.decisions import decision_list, store, taking
from counterfoil_web.decisions.decision_list import Narrowing, lines_of, listed_ids
from counterfoil_web.decisions.models import Decision

ALL = Narrowing()


@pytest.fixture
def second(decision, propose_on, version):
    """A later decision on the same version, with other words."""
    return propose_on(version, asked="To approve the outline case, with a longer term.")


@pytest.mark.parametrize("username", ["commercial_lead", "commissioner", "auditor", "inspector"])
@pytest.mark.parametrize("published", [False, True])
def test_the_list_holds_what_the_organisation_may_see(seen_by, decision, username, published):
    if published:
        with scopes_disabled():
            Decision.objects.update(published_at=timezone.now())
    with seen_by(username) as seen:
        wanted = store.visible_decisions(seen.acting).values_list("pk", flat=True)
        assert listed_ids(seen.acting, ALL) == list(wanted)


def test_an_organisation_without_the_partnership_sees_nothing(world, decision):
    from counterfoil_web.accounts.scope import organisation_scope
    from counterfoil_web.accounts.store import acting_for

    with scopes_disabled():
        Decision.objects.update(published_at=timezone.now())
    acting = acting_for(world.people["outsider"], wanted=None, today=timezone.localdate())
    with organisation_scope(acting.organisation, acting.today):
        assert listed_ids(acting, ALL) == []


def test_a_part_or_grant_that_ended_shows_nothing_more(world, seen_by, decision):
    with seen_by("auditor") as seen:
        assert listed_ids(seen.acting, ALL) == [decision.pk]
        with scopes_disabled():
            world.partnership.access.filter(organisation=world.organisations["auditor"]).update(
                revoked_at=timezone.now()
            )
        assert listed_ids(seen.acting, ALL) == []


def test_the_latest_come_first(seen_by, decision, second):
    with seen_by("commercial_lead") as seen:
        assert listed_ids(seen.acting, ALL) == [second.pk, decision.pk]
    with scopes_disabled():
        Decision.objects.filter(pk=second.pk).update(
            proposed_at=decision.proposed_at - timedelta(days=1)
        )
    with seen_by("commercial_lead") as seen:
        assert listed_ids(seen.acting, ALL) == [decision.pk, second.pk]


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        (Narrowing(state="waiting"), True),
        (Narrowing(state="approved"), False),
        (Narrowing(gate="outline"), True),
        (Narrowing(gate="full"), False),
        (Narrowing(published="no"), True),
        (Narrowing(published="yes"), False),
        (Narrowing(state="waiting", gate="outline", published="no"), True),
    ],
)
def test_the_list_is_narrowed(narrowing, found, seen_by, decision):
    with seen_by("commercial_lead") as seen:
        assert bool(listed_ids(seen.acting, narrowing)) is found


def test_a_line_says_who_is_waited_for_until_they_have_decided(
    seen_by, world, decision, approvable
):
    force, body = world.organisations["force"], world.organisations["policing_body"]
    with seen_by("commercial_lead") as seen:
        (line,) = lines_of(seen.acting, [decision.pk]).lines
    assert line.waits_for == f"{force} and {body}"
    assert (line.state_words, line.tag) == ("Waiting", "govuk-tag--yellow")

    with seen_by("chief_officer") as seen:
        taking.take(seen, 1, Outcome.APPROVE)
        (line,) = lines_of(seen.acting, [decision.pk]).lines
    assert line.waits_for == str(body)

    with seen_by("commissioner") as seen:
        taking.take(seen, 1, Outcome.APPROVE)
        (line,) = lines_of(seen.acting, [decision.pk]).lines
    assert (line.waits_for, line.state_words) == ("", "Approved")


def test_lines_keep_the_order_of_the_ids_and_tell_the_markings(seen_by, world, decision, second):
    with seen_by("commercial_lead") as seen:
        found = lines_of(seen.acting, [decision.pk, second.pk])
        none = lines_of(seen.acting, [])

    assert [line.number for line in found.lines] == [1, 2]
    assert found.markings == {world.partnership.marking}
    assert none == ([], set())


def test_a_page_of_fifty_is_two_queries(seen_by, decision, django_assert_num_queries):
    with seen_by("commercial_lead") as seen:
        lines_of(seen.acting, [decision.pk])
        with django_assert_num_queries(2):
            lines_of(seen.acting, [decision.pk])
        with django_assert_num_queries(1):
            decision_list.listed_ids(seen.acting, ALL)
