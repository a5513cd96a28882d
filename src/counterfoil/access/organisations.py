"""Kinds of organisation that may have people in an installation."""

from __future__ import annotations

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What an organisation is in law or in the partnership."""

    FORCE = "force"
    POLICING_BODY = "policing_body"
    INSPECTORATE = "inspectorate"
    AUDITOR = "auditor"
    SUPPLIER = "supplier"
    COLLABORATION = "collaboration"

    @property
    def label(self) -> str:
        """The kind as pages show it.

        >>> OrganisationKind.POLICING_BODY.label
        'Policing body'
        """
        return _TITLES[self]


_TITLES = {
    OrganisationKind.FORCE: "Police force",
    OrganisationKind.POLICING_BODY: "Policing body",
    OrganisationKind.INSPECTORATE: "Inspectorate",
    OrganisationKind.AUDITOR: "Auditor",
    OrganisationKind.SUPPLIER: "Supplier",
    OrganisationKind.COLLABORATION: "Collaboration of forces",
}

AUTHORITIES = frozenset(
    {OrganisationKind.FORCE, OrganisationKind.POLICING_BODY, OrganisationKind.COLLABORATION}
)
