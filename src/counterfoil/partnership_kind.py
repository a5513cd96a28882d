"""The three kinds of partnership of the guide."""

from __future__ import annotations

from enum import StrEnum


class PartnershipKind(StrEnum):
    """Major business partnering, custody partnering, consultancy support."""

    BUSINESS = "business"
    CUSTODY = "custody"
    CONSULTANCY = "consultancy"
