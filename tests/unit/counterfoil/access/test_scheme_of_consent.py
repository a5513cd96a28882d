from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.access import (
    ConsentBand,
    DecisionKind,
    OrganisationKind,
    Role,
    SchemeOfConsent,
    entitled,
    scheme_on,
)
from counterfoil.errors import InvalidValue

FORCE, BODY = OrganisationKind.FORCE, OrganisationKind.POLICING_BODY
EVERY = frozenset(DecisionKind)


def band(body, over, up_to, *roles, decisions=EVERY):
    return ConsentBand(
        body=body,
        decisions=decisions,
        over_gbp=Decimal(over),
        up_to_gbp=None if up_to is None else Decimal(up_to),
        taken_by=roles,
    )


BANDS = (
    band(FORCE, 0, None, Role.CHIEF_OFFICER, Role.FORCE_FINANCE_OFFICER),
    band(BODY, 0, 100_000, Role.POLICING_BODY_FINANCE_OFFICER, Role.COMMISSIONER),
    band(BODY, 100_000, None, Role.COMMISSIONER),
)


def scheme(bands=BANDS, begins=date(2025, 4, 1), ends=None):
    return SchemeOfConsent(
        title="Scheme",
        valid_from=begins,
        valid_to=ends,
        bands=tuple(bands),
        basis="illustrative",
        confidence="recalled",
    )


def rule(value, role, kind=BODY, on=date(2026, 11, 22), chosen=None):
    refusal = entitled(
        DecisionKind.AWARD,
        value_gbp=Decimal(value),
        on=on,
        scheme=chosen or scheme(),
        roles=[role],
        organisation_kind=kind,
    )
    return None if refusal is None else refusal.rule


@pytest.mark.parametrize(
    ("value", "finance_officer", "commissioner"),
    [
        pytest.param("0", None, None, id="nought is in the lowest band"),
        pytest.param("100000", None, None, id="the upper end is in the band"),
        pytest.param("100000.01", "scheme-of-consent", None, id="a penny above is not"),
        pytest.param("50000000", "scheme-of-consent", None, id="the last band has no end"),
    ],
)
def test_the_value_says_who_decides(value, finance_officer, commissioner):
    assert rule(value, Role.POLICING_BODY_FINANCE_OFFICER) == finance_officer
    assert rule(value, Role.COMMISSIONER) == commissioner


def test_each_body_is_decided_for_by_its_own():
    assert rule(1, Role.CHIEF_OFFICER, FORCE) is None
    assert rule(1, Role.COMMISSIONER, FORCE) == "scheme-of-consent"
    assert rule(1, Role.CHIEF_OFFICER, BODY) == "scheme-of-consent"


@pytest.mark.parametrize("kind", sorted(set(OrganisationKind) - {FORCE, BODY}), ids=str)
def test_nobody_else_decides(kind):
    assert rule(1, Role.COMMISSIONER, kind) == "decides-for-its-own-body"


def test_a_scheme_decides_only_while_it_is_in_force():
    past = scheme(ends=date(2026, 3, 31))

    assert rule(1, Role.COMMISSIONER, on=date(2026, 3, 31), chosen=past) is None
    assert rule(1, Role.COMMISSIONER, on=date(2026, 4, 1), chosen=past) == "scheme-in-force"
    assert rule(1, Role.COMMISSIONER, on=date(2025, 3, 31), chosen=past) == "scheme-in-force"


def test_the_refusal_says_who_may():
    refusal = entitled(
        DecisionKind.EXTENSION,
        value_gbp=Decimal(250_000),
        on=date(2026, 11, 22),
        scheme=scheme(),
        roles=[],
        organisation_kind=BODY,
    )

    assert refusal is not None
    assert refusal.sentence == (
        "Under the scheme of consent, “Extend the contract” at £250,000 is taken by the "
        "commissioner."
    )


def test_the_latest_scheme_in_force_counts():
    old, new = scheme(), scheme(begins=date(2026, 4, 1))

    assert scheme_on([new, old], date(2026, 3, 31)) is old
    assert scheme_on([old, new], date(2026, 4, 1)) is new
    assert scheme_on([old, new], date(2020, 1, 1)) is None
    assert scheme_on([], date(2026, 4, 1)) is None


@pytest.mark.parametrize(
    "bands",
    [
        pytest.param(BANDS[:2], id="no last band"),
        pytest.param(BANDS[1:], id="nobody decides for the force"),
        pytest.param((*BANDS[:2], band(BODY, 200_000, None, Role.COMMISSIONER)), id="a gap"),
        pytest.param((*BANDS[:2], band(BODY, 50_000, None, Role.COMMISSIONER)), id="an overlap"),
        pytest.param((*BANDS, band(BODY, 0, None, Role.COMMISSIONER)), id="twice"),
        pytest.param((BANDS[0], band(BODY, 1, None, Role.COMMISSIONER)), id="not from nought"),
        pytest.param(
            (
                BANDS[0],
                band(BODY, 0, None, Role.COMMISSIONER, decisions=EVERY - {DecisionKind.AWARD}),
            ),
            id="a decision left out",
        ),
    ],
)
def test_a_scheme_leaves_no_decision_to_nobody(bands):
    with pytest.raises(InvalidValue, match="gap or overlap"):
        scheme(bands)


def test_a_scheme_does_not_end_before_it_begins():
    with pytest.raises(InvalidValue, match="ends before"):
        scheme(ends=date(2025, 3, 31))


@pytest.mark.parametrize(
    ("body", "over", "up_to", "roles", "words"),
    [
        (BODY, 0, None, [Role.CHIEF_OFFICER], "cannot decide for the policing body"),
        (FORCE, 0, None, [Role.COMMISSIONER], "cannot decide for the police force"),
        (OrganisationKind.SUPPLIER, 0, None, [Role.SUPPLIER_USER], "no legal body"),
        (BODY, 0, None, [], "names nobody"),
        (BODY, 5, 5, [Role.COMMISSIONER], "holds no sum"),
        (BODY, -1, 5, [Role.COMMISSIONER], "holds no sum"),
    ],
)
def test_a_band_that_cannot_be_is_refused(body, over, up_to, roles, words):
    with pytest.raises(InvalidValue, match=words):
        band(body, over, up_to, *roles)


def test_a_value_below_nought_is_in_no_band():
    with pytest.raises(InvalidValue, match="no band holds"):
        rule(-1, Role.COMMISSIONER)
