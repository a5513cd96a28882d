"""A line of a statement, and the working by which anybody can check it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction

from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month

_PRECISE = Context(prec=60)


class Section(StrEnum):
    """What a line is, in the order in which a statement shows them."""

    BASE = "base"
    INDEXATION = "indexation"
    VOLUME = "volume"
    AVAILABILITY = "availability"
    PERFORMANCE = "performance"
    EARN_BACK = "earn_back"
    WAIVER = "waiver"
    GAIN_SHARE = "gain_share"
    CONTINGENT = "contingent"
    ADJUSTMENT = "adjustment"
    VAT = "vat"


class Rounding(StrEnum):
    """How an amount becomes whole pence, once a line."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"


class Unit(StrEnum):
    """How a part of a working is written."""

    POUNDS = "pounds"
    NUMBER = "number"
    FACTOR = "factor"
    PERCENT = "percent"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of a working: its name, its exact value, and the records it was read from.

    clause: where the terms state it, when it comes from the terms. provisional: it may still
    change.
    """

    name: str
    value: Fraction | str
    unit: Unit = Unit.NUMBER
    records: tuple[str, ...] = ()
    clause: str = ""
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a statement.

    of: the charge, measure, regime or clause that it comes from. formula: in words, with the names
    of `parts` in it. amount_gbp: exact to the penny, rounded once. exact: before rounding. about:
    the earlier month that an adjustment puts right. vat: whether VAT is added to it.
    """

    id: str
    section: Section
    of: str
    title: str
    clause: str
    formula: str
    parts: tuple[Part, ...]
    exact: Fraction
    amount_gbp: Decimal
    vat: bool = True
    about: Month | None = None

    @property
    def is_provisional(self) -> bool:
        """Whether a figure in it may still change, such as a provisional index."""
        return any(part.provisional for part in self.parts)

    @property
    def records(self) -> tuple[str, ...]:
        """The records it rests on, each once."""
        return tuple(dict.fromkeys(one for part in self.parts for one in part.records))

    @property
    def working(self) -> str:
        """The formula with its numbers in place of names, and what it comes to.

        >>> from fractions import Fraction as F
        >>> line_of(Section.BASE, "desk", "Service desk", "Schedule 7, 2", "yearly charge ÷ 12",
        ...         (Part("yearly charge", F(100), Unit.POUNDS),), F(100, 12)).working
        '£100.00 ÷ 12 = £8.33'
        """
        return f"{in_numbers(self.formula, self.parts)} = {pounds(self.amount_gbp)}"


def line_of(
    section: Section,
    of: str,
    title: str,
    clause: str,
    formula: str,
    parts: tuple[Part, ...],
    exact: Fraction,
    *,
    rounding: Rounding = Rounding.HALF_UP,
    vat: bool = True,
    suffix: str = "",
    about: Month | None = None,
) -> Line:
    """A line with its amount rounded once. Its id is section/of, and the suffix if there is one."""
    name = f"{section}/{of}/{suffix}" if suffix else f"{section}/{of}"
    return Line(
        id=name,
        section=section,
        of=of,
        title=title,
        clause=clause,
        formula=formula,
        parts=parts,
        exact=exact,
        amount_gbp=to_pence(exact, rounding),
        vat=vat,
        about=about,
    )


def to_pence(exact: Fraction, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """The exact amount in whole pence, halves away from nought (or to the even penny).

    >>> to_pence(Fraction(1_200_000 * 16, 365)), to_pence(Fraction(-1, 200))
    (Decimal('52602.74'), Decimal('-0.01'))
    """
    return rounded(exact, 2, rounding)


def rounded(exact: Fraction, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """A fraction as a decimal with so many digits after the point, rounded exactly once."""
    above, below = exact.numerator, exact.denominator
    whole, rest = divmod(abs(above) * 10**decimals, below)
    if rest:
        twice = 2 * rest
        halfway_up = rounding is Rounding.HALF_UP or whole % 2 == 1
        whole += twice > below or (twice == below and halfway_up)
    return Decimal(-whole if above < 0 else whole).scaleb(-decimals, _PRECISE)


def pounds(amount: Decimal | Fraction) -> str:
    """£1,234.56, with a minus sign before the pound sign.

    >>> pounds(Decimal("-5100")), pounds(Fraction(1, 3))
    ('−£5,100.00', '£0.33')
    """
    pence = to_pence(amount) if isinstance(amount, Fraction) else amount
    return f"{'−' if pence < 0 else ''}£{abs(pence):,.2f}"


def number_text(value: Fraction, most_decimals: int = 6) -> str:
    """A number with no more decimals than it needs; … after it when it goes on.

    >>> number_text(Fraction(1940)), number_text(Fraction(1, 3), 3), number_text(Fraction(1, 8))
    ('1,940', '0.333…', '0.125')
    """
    shown = rounded(value, most_decimals)
    text = f"{abs(shown):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    cut = "…" if Fraction(shown) != value else ""
    return f"{'−' if shown < 0 else ''}{text}{cut}"


def part_text(part: Part) -> str:
    """One figure of a working as a reader sees it."""
    value = part.value
    if isinstance(value, str):
        return value
    if part.unit is Unit.POUNDS:
        exact_in_pence = (value * 100).denominator == 1
        return pounds(value) if exact_in_pence else f"£{number_text(value)}"
    if part.unit is Unit.PERCENT:
        return f"{number_text(value * 100)}%"
    return number_text(value)


def in_numbers(formula: str, parts: tuple[Part, ...]) -> str:
    """The formula with each part's name replaced by its figure, the longest names first."""
    text = formula
    held: dict[str, str] = {}
    for place, part in enumerate(sorted(parts, key=lambda one: -len(one.name))):
        mark = f"\0{place}\0"
        if part.name in text:
            text = text.replace(part.name, mark)
            held[mark] = part_text(part)
    for mark, shown in held.items():
        text = text.replace(mark, shown)
    return text


def exact_number(text: str | int | Decimal | Fraction, where: str) -> Fraction:
    """A number exactly as written. Raises InvalidValue for anything but a finite number."""
    if isinstance(text, (int, Fraction)) and not isinstance(text, bool):
        return Fraction(text)
    try:
        value = Decimal(text) if isinstance(text, (str, Decimal)) else None
    except ArithmeticError:
        value = None
    if value is None or not value.is_finite():
        raise InvalidValue(
            what=f"{text!r} is not an exact number",
            where=where,
            mend="write digits with a point, such as 1200.50",
        )
    return Fraction(value)
