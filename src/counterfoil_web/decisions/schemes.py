"""Schemes of consent between their rows and the library's values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from counterfoil.access import (
    Capability,
    ConsentBand,
    DecisionKind,
    OrganisationKind,
    Role,
    SchemeOfConsent,
    default_scheme,
)
from counterfoil_web.accounts.acting import Acting, require
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.decisions.models import Scheme
from counterfoil_web.records import log
from counterfoil_web.records.prepared_query import PreparedQuery


def scheme_for(body: Organisation, day: date) -> SchemeOfConsent:
    """The scheme by which a legal body decides on a day; the starting one where none is entered.

    A force decides by the scheme of the policing body that oversees it. One query.
    """
    return scheme_on(schemes_of(body), day)


def scheme_on(rows: Iterable[Scheme], day: date) -> SchemeOfConsent:
    """The scheme in force on a day, of those from `schemes_of`."""
    row = next((row for row in rows if row.valid_from <= day), None)
    return default_scheme() if row is None else to_scheme(row)


def schemes_of(body: Organisation) -> list[Scheme]:
    """Every scheme entered by a policing body, or by the one that oversees a force; latest first.

    One query.
    """
    if body.kind == OrganisationKind.POLICING_BODY:
        return _entered_by(body.pk)
    return _entered_over(body.pk)


_entered_by = PreparedQuery(
    lambda body: Scheme.objects.filter(policing_body_id=body).select_related("entered_by")
)
_entered_over = PreparedQuery(
    lambda force: Scheme.objects.filter(policing_body__oversees_id=force).select_related(
        "entered_by"
    )
)


def to_scheme(row: Scheme) -> SchemeOfConsent:
    """The library's value of a row."""
    return SchemeOfConsent(
        title=row.title,
        valid_from=row.valid_from,
        valid_to=None,
        bands=tuple(_to_band(band) for band in row.bands),
        basis="entered by the policing body",
        confidence="confirmed",
        source=row.source,
    )


def band_rows(
    body: OrganisationKind, steps: Iterable[tuple[Decimal | None, Iterable[Role]]]
) -> list[dict[str, Any]]:
    """The bands of one body, each from where the last ended. steps: (up to, who decides)."""
    rows, over = [], Decimal(0)
    for up_to, roles in steps:
        rows.append(
            {
                "body": body.value,
                "decisions": [kind.value for kind in DecisionKind],
                "over_gbp": str(over),
                "up_to_gbp": None if up_to is None else str(up_to),
                "taken_by": [Role(role).value for role in roles],
            }
        )
        over = over if up_to is None else up_to
    return rows


def enter_scheme(
    acting: Acting, *, title: str, valid_from: date, source: str, bands: list[dict[str, Any]]
) -> Scheme:
    """Enter a scheme. Raises: InvalidValue when its bands leave a gap, overlap or name nobody."""
    require(acting, Capability.MANAGE_SCHEME_OF_CONSENT)
    row = Scheme(
        policing_body=acting.organisation,
        title=title,
        valid_from=valid_from,
        source=source,
        bands=bands,
        entered_by=acting.user,
    )
    to_scheme(row)
    with transaction.atomic():
        row.save()
        log.write(
            acting,
            "scheme-entered",
            record=f"scheme/{row.pk}",
            after={"title": title, "valid_from": valid_from, "source": source, "bands": bands},
        )
    return row


def _to_band(row: dict[str, Any]) -> ConsentBand:
    return ConsentBand(
        body=OrganisationKind(row["body"]),
        decisions=frozenset(map(DecisionKind, row["decisions"])),
        over_gbp=Decimal(row["over_gbp"]),
        up_to_gbp=None if row["up_to_gbp"] is None else Decimal(row["up_to_gbp"]),
        taken_by=tuple(map(Role, row["taken_by"])),
    )
