"""The table of lines: every cost and benefit of every option."""

from __future__ import annotations

from counterfoil.appraisal.amounts import AMOUNT_KINDS
from counterfoil.appraisal.business_case import Commitment, Heading, Nature, Vat
from counterfoil.casefile.case_fields import (
    CORRELATION_GROUP,
    EVIDENCE,
    id_column,
    title_column,
    words_of,
)
from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.casefile.record_columns import OPTION, UNCERTAINTY_OF

LINES = Table(
    name="lines",
    title="Lines",
    about="Every cost and benefit of every option, in pounds at the price base without VAT; both "
    "are written as positive numbers.",
    key=("option", "id"),
    required=True,
    before=(
        OPTION,
        id_column("The line's short name, once in its option."),
        title_column("The line in words."),
        Column(
            name="heading",
            kind=Kind.WORD,
            required=True,
            words=words_of(Heading),
            means="What the line is for. benefit and income come in; all others go out.",
        ),
        Column(
            name="body",
            kind=Kind.SHARES,
            required=True,
            refers_to="bodies",
            means="Whose money: one body, or shares such as cleveland 0.6; durham 0.4.",
        ),
        Column(
            name="amount_kind",
            kind=Kind.WORD,
            required=True,
            words=tuple(AMOUNT_KINDS.values()),
            means="How the amount is stated.",
        ),
        Column(
            name="amount",
            kind=Kind.NUMBER,
            unit="£ a year (flat, ramp), £ (one_off), £ per unit (driver_rate), share (share_of)",
            means="The amount; for a ramp, that of its first year.",
        ),
        Column(
            name="amount_last",
            kind=Kind.NUMBER,
            unit="£ a year",
            means="For a ramp: the amount from its last year on.",
        ),
        Column(
            name="start",
            kind=Kind.YEAR,
            blank="the first year of the term",
            means="The first year of the line; for one_off, its only year.",
        ),
        Column(
            name="end",
            kind=Kind.YEAR,
            blank="the last year of the term",
            means="The last year of the line; for a ramp, of its climb.",
        ),
        Column(
            name="driver",
            kind=Kind.REFERENCE,
            refers_to="drivers",
            means="For driver_rate and driver_bands: the volume that is priced.",
        ),
        Column(
            name="per",
            kind=Kind.NAME,
            means="For driver_rate and driver_bands: the unit priced, the same as the driver's.",
        ),
        Column(
            name="profile",
            kind=Kind.REFERENCE,
            refers_to="profiles",
            means="For list: the profile with the pounds of each year.",
        ),
        Column(
            name="bands",
            kind=Kind.REFERENCE,
            refers_to="bands",
            means="For driver_bands: the table of bands.",
        ),
        Column(
            name="of_lines",
            kind=Kind.IDS,
            refers_to="lines",
            means="For share_of: the lines of the same option that it is a share of.",
        ),
        Column(
            name="nature",
            kind=Kind.WORD,
            words=words_of(Nature),
            means="For a benefit: what it does to the budget.",
        ),
        Column(
            name="commitment",
            kind=Kind.WORD,
            words=words_of(Commitment),
            means="For a benefit: who stands behind it.",
        ),
        Column(
            name="real_growth",
            kind=Kind.NUMBER,
            unit="a year, as a decimal",
            blank="0",
            means="Growth each year over general inflation.",
        ),
        Column(
            name="index",
            kind=Kind.REFERENCE,
            refers_to="indices",
            blank="general inflation",
            means="The index that moves it in cash terms.",
        ),
        Column(
            name="delay",
            kind=Kind.REFERENCE,
            refers_to="delays",
            means="The delay that makes it start late.",
        ),
        Column(
            name="delay_months",
            kind=Kind.NUMBER,
            unit="months",
            blank="0",
            means="Months late, added to those of the delay.",
        ),
        Column(
            name="vat",
            kind=Kind.WORD,
            words=words_of(Vat),
            blank="none",
            means="Whether VAT is due on it, and whether the body recovers it.",
        ),
        Column(
            name="transfer",
            kind=Kind.TRUTH,
            blank="no",
            means="Whether it only moves money, so that society as a whole pays nothing.",
        ),
        Column(
            name="health",
            kind=Kind.TRUTH,
            blank="no",
            means="Whether it is a health effect, discounted at the health rate.",
        ),
        Column(
            name="ob_bound",
            kind=Kind.NAME,
            means="Optimism bias: the row of published bounds, such as outsourcing/opex.",
        ),
        Column(
            name="ob_upper",
            kind=Kind.NUMBER,
            unit="share, as a decimal",
            means="Optimism bias: the upper bound, where no published row is named.",
        ),
        Column(
            name="ob_mitigation",
            kind=Kind.NUMBER,
            unit="share, as a decimal",
            blank="0",
            means="Optimism bias: the share of it that has been dealt with.",
        ),
        Column(name="ob_reason", kind=Kind.TEXT, means="Optimism bias: why, and what was done."),
        Column(
            name="uncertainty",
            kind=Kind.UNCERTAINTY,
            means="What the amount may turn out, such as triangular(low=0.9, mode=1, high=1.2).",
        ),
        UNCERTAINTY_OF,
        CORRELATION_GROUP,
    ),
    after=EVIDENCE,
)
