"""The savings bridge in a sentence, and its rows as a reader sees them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from counterfoil.outcomes.bridge import Bridge

_MOST_NAMED = 3


def whole_pounds(amount: Decimal) -> str:
    """Whole pounds with a minus sign before the pound sign.

    >>> whole_pounds(Decimal("-1234.50")), whole_pounds(Decimal("0.20"))
    ('−£1,235', '£0')
    """
    whole = int(abs(amount).quantize(Decimal(1), ROUND_HALF_UP))
    return f"{'−' if amount < 0 and whole else ''}£{whole:,}"


def saving_name(bridge: Bridge) -> str:
    """What is bridged: the net saving; with benefits in cash beside it, the saving in all."""
    return "saving in all" if bridge.has_benefits else "net saving"


def saving_rows(bridge: Bridge) -> tuple[tuple[str, str], ...]:
    """What was promised and what is on the record, with the parts where there are two."""
    if not bridge.has_benefits:
        return (
            ("Net saving promised", _pence(bridge.promised_gbp)),
            ("Net saving on the record", _pence(bridge.delivered_gbp)),
        )
    return (
        ("Net saving promised", _pence(bridge.net_promised_gbp)),
        ("Benefits in cash promised beside it", _pence(bridge.promised_benefits_gbp)),
        ("Saving in all promised", _pence(bridge.promised_gbp)),
        ("Net saving on the record", _pence(bridge.net_delivered_gbp)),
        ("Benefits in cash certified beside it", _pence(bridge.delivered_benefits_gbp)),
        ("Saving in all on the record", _pence(bridge.delivered_gbp)),
    )


def bridge_sentence(bridge: Bridge) -> str:
    """Promised, delivered, and the largest causes of what lies between, in a sentence or two."""
    months = f"From {bridge.first.words} to {bridge.last.words}"
    promised, delivered = bridge.promised_gbp, bridge.delivered_gbp
    told = (
        f"{months} the promise was a {saving_name(bridge)} of {whole_pounds(promised)} and the "
        f"record shows {whole_pounds(delivered)}"
    )
    gap = bridge.difference_gbp
    if not bridge.told:
        return f"{told}: nothing came otherwise than promised."
    if not gap:
        return f"{told}, the same."
    causes = [
        f"{part.cause.label.lower()} ({_signed(part.gbp)})" for part in bridge.told[:_MOST_NAMED]
    ]
    named = causes[0] if len(causes) == 1 else f"{', '.join(causes[:-1])} and {causes[-1]}"
    word = "more" if gap > 0 else "less"
    largest = "The cause is" if len(bridge.told) == 1 else "The largest causes are"
    return f"{told}, {whole_pounds(abs(gap))} {word}. {largest} {named}."


def bridge_rows(bridge: Bridge) -> tuple[tuple[str, str], ...]:
    """The table of the bridge to the penny: the promise, each cause, the record."""
    name = saving_name(bridge).capitalize()
    rows = [(f"{name} promised", _pence(bridge.promised_gbp))]
    rows += [(part.cause.label, _pence(part.gbp, sign=True)) for part in bridge.parts if part.exact]
    return (*rows, (f"{name} on the record", _pence(bridge.delivered_gbp)))


def _signed(amount: Decimal) -> str:
    return f"{'+' if amount > 0 else ''}{whole_pounds(amount)}"


def _pence(amount: Decimal, *, sign: bool = False) -> str:
    mark = "−" if amount < 0 else "+" if sign and amount > 0 else ""
    return f"{mark}£{abs(amount):,.2f}"
