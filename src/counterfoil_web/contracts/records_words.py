"""The kinds of record and their fields in the words of pages."""

from __future__ import annotations

from counterfoil.contractfile.record_columns import RECORD_WORDS
from counterfoil_web.registers.words import KindWords, RegisterWords

_MONTH = {"month": "For example, April 2026"}
_NUMBER = "Digits, such as 1940 or 12.5"
_POUNDS = "In pounds without VAT, such as 1250.50"
_MOMENT = "Local time, for example 3 April 2026 14:30"

KIND_WORDS: dict[str, KindWords] = {
    "volume": KindWords(
        plural="Volumes",
        one="volume",
        about="How much of something there was in a month, by which charges per unit are counted.",
        labels={"volume": "What was counted", "count": "How many", "figure": "Whose figure it is"},
        hints={**_MONTH, "count": _NUMBER},
    ),
    "measurement": KindWords(
        plural="Measurements",
        one="measurement",
        about="What was measured of performance in a month, the supplier’s figure and the verified "
        "one kept apart.",
        labels={
            "numerator": "How many were as they should be, or the count",
            "denominator": "Out of how many",
            "figure": "Whose figure it is",
            "sample": "How many were looked at to verify it",
        },
        hints={
            **_MONTH,
            "numerator": _NUMBER,
            "denominator": "Leave it at 1 for a plain count",
        },
    ),
    "unavailability": KindWords(
        plural="Events of unavailability",
        one="event of unavailability",
        about="Cells and other units out of use, from one moment to another.",
        labels={
            "regime": "Availability regime",
            "unit_type": "Type of unit",
            "units": "How many were out of use",
            "began": "From",
            "until": "Until",
            "deemed": "Deemed unavailable by a rule of the terms",
        },
        hints={"units": _NUMBER, "began": _MOMENT, "until": "Empty while it is not back in use"},
    ),
    "relief": KindWords(
        plural="Relief claims",
        one="relief claim",
        about="What the supplier says was not its fault. Only an accepted claim changes a figure.",
        labels={
            "of": "Measure or availability regime",
            "state": "What became of it",
            "numerator": "Left out of those as they should be",
            "denominator": "Left out of all counted",
            "event": "Event of unavailability that is excused",
        },
        hints={**_MONTH, "event": "The id of that record, as its list shows it"},
    ),
    "open_book_cost": KindWords(
        plural="Open-book costs",
        one="open-book cost",
        about="What the supplier paid in a month towards a charge that is passed on or shared.",
        labels={"of": "Charge", "amount_gbp": "Amount", "item": "What for"},
        hints={**_MONTH, "amount_gbp": _POUNDS},
    ),
    "days_worked": KindWords(
        plural="Days worked",
        one="record of days",
        about="Days of each grade on a rate card in a month.",
        labels={"days": "Days", "figure": "Whose figure it is"},
        hints={**_MONTH, "days": _NUMBER},
    ),
    "acceptance": KindWords(
        plural="Acceptances",
        one="acceptance",
        about="Milestones accepted by the authority. The amount is due in the month of that day.",
        labels={"accepted_on": "Day on which it was accepted"},
    ),
    "certified_saving": KindWords(
        plural="Certified savings",
        one="certified saving",
        about="Savings certified by the authority, to which a contingent fee applies.",
        labels={
            "charge": "Contingent fee",
            "certified_on": "Day on which it was certified",
            "amount_gbp": "Saving",
            "saving": "Which saving",
        },
        hints={"amount_gbp": _POUNDS},
    ),
    "index_value": KindWords(
        plural="Index values",
        one="index value",
        about="Levels of the price indices that the terms follow, as published.",
        labels={"value": "Level", "final": "Final: it will not be revised"},
        hints={**_MONTH, "value": "As published, such as 133.1"},
    ),
    "waiver": KindWords(
        plural="Waivers",
        one="waiver",
        about="Deductions that were due and not taken, each asked for by one person and approved "
        "by another.",
        labels={
            "of": "Measure or event",
            "amount_gbp": "Amount waived",
            "approved_by": "Approved by",
        },
    ),
    "invoice": KindWords(
        plural="Invoices",
        one="invoice",
        about="What the supplier asked to be paid, line by line.",
        labels={
            "number": "Invoice number",
            "dated": "Date of the invoice",
            "vat_gbp": "VAT",
            "line_of": "For",
            "line_title": "What it says",
            "line_quantity": "Quantity",
            "line_rate_gbp": "Rate",
            "line_amount_gbp": "Amount",
        },
        hints={
            "month": "The month it asks payment for, for example April 2026",
            "vat_gbp": "In pounds, such as 250.10",
            "currency": "Three letters",
        },
    ),
}

VALUE_WORDS = {
    "supplier": "The supplier’s",
    "verified": "Verified by the authority",
    "claimed": "Claimed",
    "accepted": "Accepted",
    "refused": "Refused",
    "yes": "Yes",
    "no": "No",
}
"""What a field of few values says, in words."""

WORDS = RegisterWords(KIND_WORDS, VALUE_WORDS)
label_of = WORDS.label_of
hint_of = WORDS.hint_of


def is_kind(text: str) -> bool:
    """Whether there is such a kind of record."""
    return text in RECORD_WORDS
