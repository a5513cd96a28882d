"""Whether somebody may do a thing: by role, by kind of organisation, by standing."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.access.capabilities import (
    CAPABILITY_RULES,
    Capability,
    CapabilityRule,
    capabilities_of,
)
from counterfoil.access.organisations import OrganisationKind
from counterfoil.access.refusals import Refusal
from counterfoil.access.roles import ROLE_FACTS, Role
from counterfoil.access.standing import NO_STANDING, Grain, Standing


def allowed(
    capability: Capability,
    *,
    roles: Iterable[Role],
    organisation_kind: OrganisationKind,
    standing: Standing = NO_STANDING,
) -> Refusal | None:
    """None when it may be done; else which rule says no, and what would mend it.

    standing: what the person's organisation is to the partnership; left out for what is not about
    a partnership. A role held where it cannot be held counts for nothing.

    >>> from counterfoil.access.standing import Participation
    >>> kind = OrganisationKind.FORCE
    >>> lead = Standing(participation=Participation.LEAD_FORCE)
    >>> allowed(Capability.EDIT_CASE, roles=[Role.COMMERCIAL_LEAD], organisation_kind=kind,
    ...         standing=lead)
    >>> allowed(Capability.EDIT_CASE, roles=[Role.COMMERCIAL_LEAD], organisation_kind=kind,
    ...         standing=Standing(grain=Grain.FULL_READ)).rule
    'takes-part'
    """
    rule = CAPABILITY_RULES[capability]
    held = [role for role in roles if organisation_kind in role.kinds]
    if capability not in capabilities_of(held):
        return _lacks_role(rule, organisation_kind)
    if organisation_kind not in rule.kinds:
        return Refusal(
            rule="organisation-fits",
            sentence=f"An organisation of the kind “{organisation_kind.label}” may not "
            f"{rule.does}.",
            mend="Ask the force or the policing body to do it.",
        )
    return _standing_refusal(rule, standing)


def _standing_refusal(rule: CapabilityRule, standing: Standing) -> Refusal | None:
    if rule.acts_as is None or standing.reads in rule.reads_at:
        return None
    if standing.participation is not None:
        return None if standing.participation in rule.acts_as else _wrong_part(rule)
    if standing.grain is Grain.NONE:
        return Refusal(
            rule="shared-with-you",
            sentence="Your organisation takes no part in this partnership and it is not shared "
            "with it.",
            mend="Ask the lead force to share it with your organisation.",
        )
    if rule.reads_at:
        return Refusal(
            rule="grain-of-grant",
            sentence=f"What is shared with your organisation is “{standing.grain.label}”, which "
            f"does not let it {rule.does}.",
            mend="Ask the lead force to share more of the partnership.",
        )
    return Refusal(
        rule="takes-part",
        sentence=f"Only those who take part in the partnership may {rule.does}; your organisation "
        "may read it.",
        mend="Ask somebody in the lead force or the policing body to do it.",
    )


def _lacks_role(rule: CapabilityRule, kind: OrganisationKind) -> Refusal:
    """Names the roles that would help, of those that can be held where the person is."""
    titles = [
        facts.title
        for role, facts in ROLE_FACTS.items()
        if role in rule.roles and kind in facts.kinds
    ]
    if not rule.roles:
        return Refusal(
            rule="held-by-nobody",
            sentence=f"Nobody may {rule.does}, whatever their role.",
            mend="Wait until what is sealed has been opened.",
        )
    if not titles:
        return Refusal(
            rule="role-allows",
            sentence=f"None of your roles lets you {rule.does}.",
            mend=f"No role in an organisation of the kind “{kind.label}” does. Ask whoever you "
            "work with in the force or the policing body.",
        )
    return Refusal(
        rule="role-allows",
        sentence=f"None of your roles lets you {rule.does}.",
        mend=f"It takes one of these roles: {', '.join(titles)}. An administrator of your "
        "organisation gives roles.",
    )


def _wrong_part(rule: CapabilityRule) -> Refusal:
    parts = " or ".join(sorted(part.label.lower() for part in rule.acts_as or ()))
    return Refusal(
        rule="part-allows",
        sentence=f"Your organisation’s part in this partnership does not let it {rule.does}.",
        mend=f"Ask the {parts} to do it." if parts else "Wait until what is sealed is opened.",
    )
