"""The page docs/reference/roles-and-permissions.md, from the tables that the rules run on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterfoil.access.appointments import APPOINTMENT_RULES
from counterfoil.access.capabilities import CAPABILITY_RULES, CapabilityRule
from counterfoil.access.clearances import SEAL_RULES, SealRule
from counterfoil.access.default_scheme import default_scheme, reserved_functions
from counterfoil.access.marking import Marking
from counterfoil.access.organisations import OrganisationKind
from counterfoil.access.roles import ROLE_FACTS, Role
from counterfoil.access.scheme_of_consent import ConsentBand
from counterfoil.access.separation import SEPARATION_RULES, SeparationRule
from counterfoil.access.standing import Grain, Participation

_HEAD = """# Roles and permissions

Made from the rules themselves by `python tools/access_reference.py`; a test holds the page to them.
Every refusal in the application names its rule, and the names here are those.
"""


def reference_page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, *_roles(), *_parts(), *_capabilities(), *_separation()]
    return "\n".join([*parts, *_seals(), *_consent(), *_markings()])


def _roles() -> Iterator[str]:
    yield "## Roles\n"
    yield "A person holds roles in an organisation, each from a day and perhaps to a day.\n"
    rows = ((facts.title, _kinds(facts.kinds), facts.description) for facts in ROLE_FACTS.values())
    yield _table(("role", "held in", "comes to"), rows)


def _parts() -> Iterator[str]:
    yield "## Standing\n"
    yield (
        "What somebody may do in a partnership depends also on what their organisation is to it: a "
        "party, or the holder of a grant that is dated and can be ended.\n"
    )
    yield _table(("part", "taken by"), ((part.label, _kinds(part.kinds)) for part in Participation))
    yield _table(("grant", "what it opens"), ((one.label, one.description) for one in Grain))


def _capabilities() -> Iterator[str]:
    yield "## Who may do what\n"
    yield (
        "“From” says in which part the organisation must stand; “or with a grant of” what is "
        "enough to do it without being a party. Both are empty for what is not about a "
        "partnership.\n"
    )
    yield _table(
        ("may", "roles", "from", "or with a grant of"),
        (_capability_row(rule) for rule in CAPABILITY_RULES.values()),
    )


def _capability_row(rule: CapabilityRule) -> tuple[str, str, str, str]:
    everybody = rule.roles == frozenset(Role)
    roles = [role.label for role in ROLE_FACTS if role in rule.roles]
    parts = [part.label for part in Participation if part in (rule.acts_as or ())]
    grains = [grain.label for grain in Grain if grain in rule.reads_at]
    return (
        rule.does,
        "everybody" if everybody else "; ".join(roles) or "nobody",
        "; ".join(parts),
        "; ".join(grains),
    )


def _separation() -> Iterator[str]:
    yield "## Separation of duties\n"
    yield _rules(SEPARATION_RULES)
    yield "## Giving and ending roles\n"
    yield _rules(APPOINTMENT_RULES)


def _rules(rules: Iterable[SeparationRule]) -> str:
    return _table(("rule", "says"), ((f"`{one.rule}`", one.says) for one in rules))


def _seals() -> Iterator[str]:
    yield "## Sealed values\n"
    yield (
        "A value can be sealed from people who may see the page it stands on. The log keeps the "
        "same seals.\n"
    )
    yield _table(
        ("value", "opened when", "seen before by", "seen after by"),
        (_seal_row(rule) for rule in SEAL_RULES.values()),
    )


def _seal_row(rule: SealRule) -> tuple[str, str, str, str]:
    before = [rule.owner] if rule.owner_sees else []
    if rule.before is not None and CAPABILITY_RULES[rule.before].roles:
        before.append(f"who may {rule.before.does}")
    after = f"who may {rule.after.does}" if rule.after else "whoever may read the page"
    return rule.title, rule.released_by, "; ".join(before) or "nobody", after


def _consent() -> Iterator[str]:
    scheme, reserved = default_scheme(), reserved_functions()
    yield "## Scheme of consent\n"
    yield (
        "Each policing body keeps its own, with dates. Until it has entered one, this starting "
        f"scheme stands in its place. Its sums are {scheme.basis}, no body’s own, and are to be "
        f"replaced. Confidence: {scheme.confidence}; see {scheme.source}.\n"
    )
    yield _table(
        ("for", "value", "taken by"),
        (
            (band.body.label, _sums(band), "; ".join(role.label for role in band.taken_by))
            for band in scheme.bands
        ),
    )
    yield (
        f"What a commissioner does in person ({reserved.law}; {reserved.confidence}): "
        f"{'; '.join(reserved.functions)}. Nothing of a commissioner’s may be delegated to "
        f"{' or '.join(reserved.never_to)}, so no scheme can name an officer of a force to decide "
        "for the policing body.\n"
    )


def _markings() -> Iterator[str]:
    yield "## Protective markings\n"
    yield (
        "On every page, in the name of every file that leaves, and in its headers and footers. The "
        "list of descriptors is recalled: your own policy goes before it.\n"
    )
    yield "\n".join(f"- {marking.banner}" for marking in Marking) + "\n"


def _sums(band: ConsentBand) -> str:
    if band.up_to_gbp is None:
        return f"above £{band.over_gbp:,}"
    if not band.over_gbp:
        return f"up to £{band.up_to_gbp:,}"
    return f"above £{band.over_gbp:,}, up to £{band.up_to_gbp:,}"


def _kinds(kinds: frozenset[OrganisationKind]) -> str:
    if kinds == frozenset(OrganisationKind):
        return "every organisation"
    return "; ".join(kind.label for kind in list(OrganisationKind) if kind in kinds)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
