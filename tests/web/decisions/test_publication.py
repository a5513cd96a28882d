"""A notice is published once, after the decision, with what is withheld kept apart."""

from __future__ import annotations

import pytest

from counterfoil.gates import Outcome, WithheldPart
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.decisions import publication, taking
from counterfoil_web.records.models import Event

COMMERCIAL = "personal data or commercial confidentiality"


@pytest.fixture
def approved(approvable, decision, seen_by):
    for username in ("chief_officer", "commissioner"):
        with seen_by(username) as seen:
            taking.take(seen, decision.number, Outcome.APPROVE, conditions=["Report in a year"])
    return decision


def publish(seen_by, decision, username="commissioner", withheld=()):
    with seen_by(username) as seen:
        return publication.publish(seen, decision.number, list(withheld))


def test_the_notice_holds_what_the_record_holds(seen_by, approved):
    published = publish(seen_by, approved)
    sections = dict(published.notice)

    assert sections["Decision"][0].startswith("Example force: approved by the chief officer on ")
    assert sections["Conditions"] == ["Report in a year", "Report in a year"]
    assert sections["Value"] == ["£19,200,000 over the whole life of the contract, before VAT."]


def test_what_is_withheld_is_not_in_the_notice_but_in_the_record(seen_by, approved):
    part = WithheldPart(section="Value", exemption=COMMERCIAL)
    published = publish(seen_by, approved, withheld=[part])

    assert dict(published.notice)["Value"] == [f"Withheld: {COMMERCIAL}."]
    assert published.value_gbp == 19_200_000
    assert published.withheld == [{"section": "Value", "exemption": COMMERCIAL}]
    assert Event.objects.filter(kind="decision-published").count() == 1


def test_it_is_not_published_before_it_is_decided(seen_by, decision):
    with pytest.raises(Refused) as refused:
        publish(seen_by, decision)
    assert refused.value.refusal.rule == "decided-before-published"


def test_it_is_published_once(seen_by, approved):
    publish(seen_by, approved)
    with pytest.raises(Refused) as refused:
        publish(seen_by, approved)
    assert refused.value.refusal.rule == "published-once"


@pytest.mark.parametrize("username", ["chief_officer", "commercial_lead", "auditor"])
def test_only_the_policing_body_publishes(seen_by, approved, username):
    with pytest.raises(Refused):
        publish(seen_by, approved, username)
