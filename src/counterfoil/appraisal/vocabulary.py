"""The words a business case is written in: kinds, roles, headings and who stands behind what."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Strategic outline, outline and full business case."""

    STRATEGIC_OUTLINE = "SOC"
    OUTLINE = "OBC"
    FULL = "FBC"


class BodyKind(StrEnum):
    """Whose money. Supplier and society are never part of the public purse."""

    FORCE = "force"
    POLICING_BODY = "policing_body"
    OTHER_PUBLIC = "other_public"
    SUPPLIER = "supplier"
    SOCIETY = "society"


class Role(StrEnum):
    """What an option is, beside the counterfactual of carrying on as now."""

    COUNTERFACTUAL = "counterfactual"
    IN_HOUSE = "in_house"
    SHARE = "share"
    PARTNER = "partner"


class Heading(StrEnum):
    """What a line is for. `benefit` and `income` come in; all the others go out."""

    CHARGE = "charge"
    RETAINED_COST = "retained_cost"
    CLIENT_SIDE = "client_side"
    TRANSITION = "transition"
    REDUNDANCY = "redundancy"
    PENSIONS = "pensions"
    INVESTMENT = "investment"
    CHANGE_CONTROL = "change_control"
    EXIT = "exit"
    OTHER_COST = "other_cost"
    BENEFIT = "benefit"
    INCOME = "income"

    @property
    def is_benefit(self) -> bool:
        """Whether the line comes in."""
        return self in (Heading.BENEFIT, Heading.INCOME)


class Nature(StrEnum):
    """What a benefit does to the budget."""

    CASH_RELEASING = "cash_releasing"
    NON_CASH_RELEASING = "non_cash_releasing"
    COST_AVOIDED = "cost_avoided"
    QUALITY_ONLY = "quality_only"


class Commitment(StrEnum):
    """Who stands behind a saving: the contract, nobody yet, or a hope."""

    GUARANTEED = "guaranteed"
    AT_RISK = "at_risk"
    HOPED_FOR = "hoped_for"


class Vat(StrEnum):
    """Whether VAT is due on a line, and whether the body can recover it."""

    NONE = "none"
    RECOVERABLE = "recoverable"
    IRRECOVERABLE = "irrecoverable"
