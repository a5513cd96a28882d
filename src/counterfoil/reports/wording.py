"""How quantities are written for people: the one place where numbers become words.

Nothing is worked out here but rounding, and shares as percentages. The minus sign is U+2212.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from counterfoil.appraisal.business_case import (
    BodyKind,
    Commitment,
    Heading,
    Nature,
    Role,
    Stage,
    Vat,
)
from counterfoil.appraisal.evidence import Basis
from counterfoil.partnership_kind import PartnershipKind

MINUS = "−"
NONE = "–"

# Units that are shares, and what is said after the percentage.
_RATES = {"share": "", "a year, as a share": " a year"}

_SCALES = ((1e9, "billion", "bn"), (1e6, "million", "m"))

NAMES: dict[StrEnum, str] = {
    PartnershipKind.BUSINESS: "major business partnering",
    PartnershipKind.CUSTODY: "custody",
    PartnershipKind.CONSULTANCY: "consultancy",
    Stage.STRATEGIC_OUTLINE: "strategic outline case",
    Stage.OUTLINE: "outline business case",
    Stage.FULL: "full business case",
    BodyKind.FORCE: "police force",
    BodyKind.POLICING_BODY: "policing body",
    BodyKind.OTHER_PUBLIC: "other public body",
    BodyKind.SUPPLIER: "supplier",
    BodyKind.SOCIETY: "society",
    Role.COUNTERFACTUAL: "carry on as now",
    Role.IN_HOUSE: "improve in house",
    Role.SHARE: "share with another force",
    Role.PARTNER: "partner",
    Heading.CHARGE: "supplier's charge",
    Heading.RETAINED_COST: "retained cost",
    Heading.CLIENT_SIDE: "client side",
    Heading.TRANSITION: "transition",
    Heading.REDUNDANCY: "redundancy",
    Heading.PENSIONS: "pensions",
    Heading.INVESTMENT: "investment",
    Heading.CHANGE_CONTROL: "change control",
    Heading.EXIT: "exit",
    Heading.OTHER_COST: "other cost",
    Heading.BENEFIT: "benefit",
    Heading.INCOME: "income",
    Nature.CASH_RELEASING: "cash-releasing",
    Nature.NON_CASH_RELEASING: "non-cash-releasing",
    Nature.COST_AVOIDED: "cost avoided",
    Nature.QUALITY_ONLY: "quality only",
    Commitment.GUARANTEED: "guaranteed",
    Commitment.AT_RISK: "at risk",
    Commitment.HOPED_FOR: "hoped for",
    Vat.NONE: "no VAT",
    Vat.RECOVERABLE: "VAT recoverable",
    Vat.IRRECOVERABLE: "VAT not recoverable",
    Basis.PUBLISHED: "published",
    Basis.DERIVED: "derived",
    Basis.ASSUMED: "assumed",
    Basis.ILLUSTRATIVE: "illustrative",
}


def money(gbp: float) -> str:
    """Whole pounds below a million, three figures and a word from there.

    >>> money(1_200_000), money(-345_678), money(999_999.7), money(0.2)
    ('£1.2 million', '−£345,678', '£1 million', '£0')
    """
    pounds = round(abs(gbp))
    scale, word, _ = _scale(pounds)
    text = f"{pounds:,}" if not word else f"{_trimmed(_three_figures(pounds / scale))} {word}"
    return _signed(f"£{text}", negative=gbp < 0 and pounds > 0)


def money_short(gbp: float) -> str:
    """Three figures at most, for a column of a table.

    >>> money_short(1_234_567), money_short(-345_678), money_short(9_940.0), money_short(-0.3)
    ('£1.23m', '−£346k', '£9.94k', '£0')
    """
    pounds = round(abs(gbp))
    scale, _, letter = _scale(pounds)
    if not letter and pounds >= 1_000:
        scale, letter = 1e3, "k"
    text = f"{_three_figures(pounds / scale)}{letter}" if letter else f"{pounds}"
    return _signed(f"£{text}", negative=gbp < 0 and pounds > 0)


def money_exact(gbp: float) -> str:
    """Whole pounds, however many.

    >>> money_exact(-12_345_678.4)
    '−£12,345,678'
    """
    pounds = round(abs(gbp))
    return _signed(f"£{pounds:,}", negative=gbp < 0 and pounds > 0)


def money_change_short(gbp: float) -> str:
    """The same at three figures, for a column.

    >>> money_change_short(1_200_000)
    '+£1.20m'
    """
    return f"+{money_short(gbp)}" if round(gbp) > 0 else money_short(gbp)


def share(value: float) -> str:
    """A share from 0 to 1 as a whole percentage, never rounded to nothing or to all.

    >>> share(0.714), share(0.004), share(0.998), share(1.0), share(-0.25)
    ('71%', 'under 1%', 'over 99%', '100%', '−25%')
    """
    if 0 < value < 0.005:
        return "under 1%"
    if 0.995 <= value < 1:
        return "over 99%"
    percent = round(abs(value) * 100)
    return _signed(f"{percent}%", negative=value < 0 and percent > 0)


def change(value: float) -> str:
    """A change as a signed percentage: one decimal below ten.

    >>> change(0.123), change(-0.0456), change(3.0)
    ('+12%', '−4.6%', '+300%')
    """
    size = abs(value) * 100
    text = f"{size:.1f}" if round(size, 1) < 10 else f"{size:,.0f}"
    sign = "" if float(text.replace(",", "")) == 0 else MINUS if value < 0 else "+"
    return f"{sign}{text}%"


def number(value: float, figures: int = 4) -> str:
    """A plain number: commas from a thousand, and so many figures after nought.

    >>> number(18_970.8), number(1_234.5), number(0.035), number(-12.5), number(2.0)
    ('18,971', '1,234.5', '0.035', '−12.5', '2')
    """
    size = abs(value)
    if size >= 10**figures:
        text = f"{size:,.0f}"
    elif size >= 10 ** (figures - 1):
        text = f"{size:,.1f}".removesuffix(".0")
    else:
        text = _trimmed(f"{float(f'{size:.{figures}g}'):f}")
    return _signed(text, negative=value < 0 and text != "0")


def value_with_unit(value: float, unit: str) -> str:
    """A value of an input in its own unit.

    >>> value_with_unit(92.5, "£ per detention"), value_with_unit(1_200_000, "£ a year")
    ('£92.50 per detention', '£1.2 million a year')
    >>> value_with_unit(0.02, "a year, as a share"), value_with_unit(0.25, "share")
    ('2% a year', '25%')
    >>> value_with_unit(7, "months"), value_with_unit(1.1, "factor")
    ('7 months', '× 1.1')
    >>> value_with_unit(18_971, "detention a year"), value_with_unit(1, "post")
    ('18,971 detentions a year', '1 post')
    """
    if unit.startswith("£"):
        after = unit.removeprefix("£")
        return f"{_pounds(value)}{after}"
    if unit == "pound" or unit.startswith("pound "):
        return value_with_unit(value, unit.replace("pound", "£", 1))
    if unit in _RATES:
        return f"{percentage(value)}{_RATES[unit]}"
    if unit == "factor":
        return f"× {number(value)}"
    return f"{number(value)} {_counted(value, unit)}".rstrip()


def exact_with_unit(value: float, unit: str) -> str:
    """A value of an input in its own unit with all its figures, to be put beside another.

    >>> exact_with_unit(3_512_345, "£ a year"), exact_with_unit(92.5, "£ per detention")
    ('£3,512,345 a year', '£92.50 per detention')
    >>> exact_with_unit(0.98, "share"), exact_with_unit(0.0225, "a year, as a share")
    ('98%', '2.25% a year')
    >>> exact_with_unit(18_970.8, "detention"), exact_with_unit(1, "months")
    ('18,970.8 detentions', '1 month')
    """
    size = Decimal(repr(abs(value)))
    if unit == "pound" or unit.startswith("pound "):
        unit = unit.replace("pound", "£", 1)
    if unit.startswith("£"):
        pounds = _plain(size) if size == round(size) else _with_pence(size)
        text = f"£{pounds}{unit.removeprefix('£')}"
    elif unit in _RATES:
        text = f"{_plain(size * 100)}%{_RATES[unit]}"
    elif unit == "factor":
        text = f"× {_plain(size)}"
    else:
        named = "month" if unit == "months" and value == 1 else _counted(value, unit)
        text = f"{_plain(size)} {named}".rstrip()
    return _signed(text, negative=value < 0)


def _with_pence(size: Decimal) -> str:
    """At least two figures after the point."""
    return f"{size:,.2f}" if size == round(size, 2) else _plain(size)


def _plain(size: Decimal) -> str:
    return _trimmed(f"{size:,f}")


def _counted(value: float, unit: str) -> str:
    """A unit of one word in the plural where there is not just one: 20,000 detentions a year."""
    word, a_year, rest = unit.partition(" a year")
    if rest or not word.isalpha() or word.endswith("s") or value == 1:
        return unit
    return f"{word}s{a_year}"


def percentage(value: float) -> str:
    """A rate as a percentage with as many decimals as it needs, up to two.

    >>> percentage(0.035), percentage(-0.1025), percentage(0.02)
    ('3.5%', '−10.25%', '2%')
    """
    text = _trimmed(f"{abs(value) * 100:.2f}")
    return _signed(f"{text}%", negative=value < 0 and text != "0")


def ratio(value: float) -> str:
    """A ratio to two decimals.

    >>> ratio(1.256)
    '1.26'
    """
    return _signed(f"{abs(value):.2f}", negative=value < 0 and round(abs(value), 2) > 0)


def years(value: float) -> str:
    """A span of years to one decimal.

    >>> years(4.25), years(1.0)
    ('4.2 years', '1 year')
    """
    text = _trimmed(f"{value:.1f}")
    return f"{text} year{'' if text == '1' else 's'}"


def in_trials(value: float) -> str:
    """In how many of the trials.

    >>> in_trials(0.71), in_trials(0.0), in_trials(1.0)
    ('in 71% of trials', 'in no trial', 'in every trial')
    """
    if value in (0.0, 1.0):
        return "in every trial" if value else "in no trial"
    return f"in {share(value)} of trials"


def count(number_of: int, noun: str, plural: str = "") -> str:
    """So many of something.

    >>> count(1, "figure"), count(20_000, "trial"), count(2, "body", "bodies")
    ('1 figure', '20,000 trials', '2 bodies')
    """
    return f"{number_of:,} {noun if number_of == 1 else plural or noun + 's'}"


def listed(parts: list[str]) -> str:
    """Parts as a list in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', '')
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def name(value: StrEnum | None) -> str:
    """The words for a member of one of the case's lists; a dash for none.

    >>> name(Commitment.HOPED_FOR), name(None)
    ('hoped for', '–')
    """
    return NONE if value is None else NAMES[value]


def sentence_case(text: str) -> str:
    """The first letter made large, the rest left as it is.

    >>> sentence_case("at risk"), sentence_case("")
    ('At risk', '')
    """
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int) -> str:
    """At most so many characters, ending in … when cut.

    >>> shortened("Improve the service in house", 16)
    'Improve the ser…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def safe_text(text: str) -> str:
    """Text without control characters and marks that turn its direction.

    >>> safe_text("Custody\\x1b[31m")
    'Custody[31m'
    """
    return _UNSAFE.sub("", text)


_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _pounds(value: float) -> str:
    """Pounds with pence below a thousand when there are any."""
    if abs(value) < 1_000 and round(value, 2) != round(value):
        return _signed(f"£{abs(value):.2f}", negative=value < 0)
    return money(value)


def _scale(pounds: int) -> tuple[float, str, str]:
    """The largest scale that three figures reach after rounding, such as a million."""
    rounded = float(f"{pounds:.3g}") if pounds >= 1e6 else float(pounds)
    return next(((s, w, a) for s, w, a in _SCALES if rounded >= s), (1.0, "", ""))


def _three_figures(value: float) -> str:
    rounded = float(f"{value:.3g}")
    decimals = 2 if rounded < 10 else 1 if rounded < 100 else 0
    return f"{rounded:,.{decimals}f}"


def _trimmed(text: str) -> str:
    """Without noughts after the point."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(text: str, *, negative: bool) -> str:
    return f"{MINUS}{text}" if negative else text
