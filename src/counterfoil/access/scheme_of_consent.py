"""Schemes of consent: which decisions of what value are taken by whom, for each legal body.

The law asks for a scheme; its sums are each policing body's own, kept with dates. The scheme that
comes with Counterfoil is a starting point to be replaced and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counterfoil.access.decisions import DecisionKind
from counterfoil.access.organisations import OrganisationKind
from counterfoil.access.refusals import Refusal
from counterfoil.access.roles import Role
from counterfoil.errors import InvalidValue

LEGAL_BODIES = (OrganisationKind.FORCE, OrganisationKind.POLICING_BODY)
SIGNATORIES: dict[OrganisationKind, tuple[Role, ...]] = {
    OrganisationKind.FORCE: (Role.CHIEF_OFFICER, Role.FORCE_FINANCE_OFFICER),
    OrganisationKind.POLICING_BODY: (
        Role.COMMISSIONER,
        Role.DEPUTY_COMMISSIONER,
        Role.POLICING_BODY_FINANCE_OFFICER,
    ),
}
"""Who may be named to decide for each body. Nothing of a policing body's may be delegated to a
constable (2011 Act, section 18), so no officer of a force is among its signatories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentBand:
    """One line of a scheme: decisions of one body above one sum up to another, and who takes them.

    over_gbp is not in the band, up_to_gbp is (None: no upper end); the lowest band, over 0, takes
    in a value of nought.
    """

    body: OrganisationKind
    decisions: frozenset[DecisionKind]
    over_gbp: Decimal
    up_to_gbp: Decimal | None
    taken_by: tuple[Role, ...]

    def __post_init__(self) -> None:
        if self.body not in LEGAL_BODIES:
            raise _wrong(f"{self.body.label} is no legal body that decides", "name one that is")
        strangers = [role.label for role in self.taken_by if role not in SIGNATORIES[self.body]]
        if strangers:
            raise _wrong(
                f"{', '.join(strangers)} cannot decide for the {self.body.label.lower()}",
                "name a signatory of that body",
            )
        if not self.taken_by:
            raise _wrong("a band names nobody who decides", "name at least one role")
        if self.over_gbp < 0 or (self.up_to_gbp is not None and self.up_to_gbp <= self.over_gbp):
            raise _wrong(
                f"a band from {self.over_gbp} to {self.up_to_gbp} holds no sum",
                "let its upper end be above its lower end",
            )

    def holds(self, decision: DecisionKind, value_gbp: Decimal) -> bool:
        """Whether a decision of this value falls in the band."""
        above = value_gbp > self.over_gbp or (value_gbp == 0 and self.over_gbp == 0)
        within = self.up_to_gbp is None or value_gbp <= self.up_to_gbp
        return decision in self.decisions and above and within


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeOfConsent:
    """A policing body's scheme between two dates; valid_to is its last day, None while it stands.

    confidence: `confirmed` when somebody of the body has confirmed that these are its sums.
    """

    title: str
    valid_from: date
    valid_to: date | None
    bands: tuple[ConsentBand, ...]
    basis: str
    confidence: str
    source: str = ""

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise _wrong("it ends before it begins", "correct its dates")
        for body in LEGAL_BODIES:
            for decision in DecisionKind:
                self._check_covers(body, decision)

    def stands_on(self, day: date) -> bool:
        """Whether the scheme is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def band_for(
        self, body: OrganisationKind, decision: DecisionKind, value_gbp: Decimal
    ) -> ConsentBand:
        """The band that a decision falls in. Raises: InvalidValue for a value below nought."""
        for band in self.bands:
            if band.body is body and band.holds(decision, value_gbp):
                return band
        raise _wrong(f"no band holds {value_gbp}", "give a value of nought or more")

    def _check_covers(self, body: OrganisationKind, decision: DecisionKind) -> None:
        mine = sorted(
            (band for band in self.bands if band.body is body and decision in band.decisions),
            key=lambda band: band.over_gbp,
        )
        reached: Decimal | None = Decimal(0)
        for band in mine:
            if band.over_gbp != reached:
                break
            reached = band.up_to_gbp
        else:
            if mine and reached is None:
                return
        raise _wrong(
            f"the bands of the {body.label.lower()} for “{decision.label}” leave a gap or overlap",
            "let them run from 0 up, each from where the last one ends, the last without an end",
        )


def scheme_on(schemes: Iterable[SchemeOfConsent], day: date) -> SchemeOfConsent | None:
    """The scheme in force on a day: the latest to begin of those that stand, or None."""
    standing = [scheme for scheme in schemes if scheme.stands_on(day)]
    return max(standing, key=lambda scheme: scheme.valid_from, default=None)


def entitled(
    decision: DecisionKind,
    *,
    value_gbp: Decimal,
    on: date,
    scheme: SchemeOfConsent,
    roles: Iterable[Role],
    organisation_kind: OrganisationKind,
) -> Refusal | None:
    """None when holders of these roles may take the decision for their own legal body.

    value_gbp: the whole life value of what is decided, in pounds.
    """
    if organisation_kind not in LEGAL_BODIES:
        return Refusal(
            rule="decides-for-its-own-body",
            sentence="Only a force and a policing body take decisions on a partnership.",
            mend="Ask an officer of the force or of the policing body.",
        )
    if not scheme.stands_on(on):
        return Refusal(
            rule="scheme-in-force",
            sentence=f"The scheme of consent “{scheme.title}” is not in force on this day.",
            mend="Ask the policing body’s chief finance officer to enter the scheme in force.",
        )
    band = scheme.band_for(organisation_kind, decision, value_gbp)
    if set(band.taken_by) & set(roles):
        return None
    return Refusal(
        rule="scheme-of-consent",
        sentence=f"Under the scheme of consent, “{decision.label}” at £{value_gbp:,.0f} is taken "
        f"by {_either(band.taken_by)}.",
        mend=f"Ask {_either(band.taken_by)} to take it.",
    )


def _either(roles: Sequence[Role]) -> str:
    titles = [f"the {role.label.lower()}" for role in roles]
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} or {titles[-1]}"


def _wrong(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="the scheme of consent", mend=mend)
