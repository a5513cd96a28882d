"""Who may agree a draft: whoever wrote none of it, and may review."""

from __future__ import annotations

import pytest

from counterfoil_web.procurements.models import ProcurementDraft
from counterfoil_web.procurements.rules import agree_refusal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "authors", "rule"),
    [
        ("finance_officer", [], None),
        ("finance_partner", ["commercial_lead"], None),
        ("finance_officer", ["finance_officer"], "procurement-agreer-is-not-author"),
        ("commercial_lead", [], "capability-review_case"),
    ],
)
def test_two_people(who, authors, rule, world, seen_by):
    draft = ProcurementDraft(
        partnership=world.partnership,
        authors=[str(world.people[one].pk) for one in authors],
        proposed_by=world.people["commercial_lead"],
    )
    with seen_by(who) as seen:
        refusal = agree_refusal(seen, draft)
    if rule is None:
        assert refusal is None
    elif rule.startswith("capability"):
        assert refusal is not None
        assert refusal.rule != "procurement-agreer-is-not-author"
    else:
        assert refusal.rule == rule


def test_who_proposed_it_does_not_agree_it(world, seen_by):
    draft = ProcurementDraft(
        partnership=world.partnership, proposed_by=world.people["finance_partner"]
    )
    with seen_by("finance_partner") as seen:
        assert agree_refusal(seen, draft).rule == "procurement-agreer-is-not-author"
