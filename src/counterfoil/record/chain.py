"""The chain: each row carries the hash of the one before, so a change shows in all that follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.record.canonical import digest

START = "0" * 64
"""What the first row carries as the hash of the one before it."""

_MOST_BREAKS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One row as the chain sees it.

    body: the digest of its event. stated_hash: the hash kept with the row; None where a copy
    leaves it out, and it is worked out.
    """

    number: int
    previous: str
    body: str
    stated_hash: str | None = None

    @property
    def hash(self) -> str:
        """The hash as it must be."""
        return row_hash(self.number, self.previous, self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place in the chain that somebody has noted: the number of a row and its hash."""

    number: int
    hash: str


class Fault(StrEnum):
    """The ways in which a chain can be broken."""

    CHANGED = "changed"
    DOES_NOT_FOLLOW = "does-not-follow"
    MISSING = "missing"
    OUT_OF_ORDER = "out-of-order"
    END_MISSING = "end-missing"
    NOT_AS_NOTED = "not-as-noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One place where the chain is broken: at which row, how, and in a sentence."""

    number: int
    fault: Fault
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verifying found. `breaks` holds the first twenty, in the order of the rows."""

    first: int
    last: int
    rows: int
    head: str
    breaks: tuple[Break, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is broken."""
        return not self.breaks

    @property
    def first_broken(self) -> int | None:
        """The number of the first row at which it is broken; None when it holds."""
        return min((found.number for found in self.breaks), default=None)


def row_hash(number: int, previous: str, body: str) -> str:
    """The hash that a row carries and the next row repeats."""
    return digest({"number": number, "previous": previous, "body": body})


def verify(
    links: Iterable[Link],
    *,
    start: Point | None = None,
    head: Point | None = None,
    noted: Collection[Point] = (),
) -> Verdict:
    """Follow a chain row by row and say where it is broken.

    start: the row before the first one given (left out: the chain begins at row 1).
    head: the last row that there ought to be; without it a missing end cannot be seen.
    noted: places noted earlier or elsewhere, whose hashes must still be the same.

    >>> one = Link(number=1, previous=START, body="ab" * 32)
    >>> verify([one]).holds
    True
    >>> verify([one], head=Point(number=2, hash="cd" * 32)).breaks[0].fault
    <Fault.END_MISSING: 'end-missing'>
    """
    begin = start or Point(number=0, hash=START)
    follower = _Follower(begin, {point.number: point.hash for point in noted})
    breaks = list(follower.begin())
    for link in links:
        breaks.extend(follower.step(link))
    breaks.extend(follower.end(head))
    return Verdict(
        first=begin.number + 1,
        last=follower.number,
        rows=follower.rows,
        head=follower.hash,
        breaks=tuple(breaks[:_MOST_BREAKS]),
    )


class _Follower:
    """How far the chain has been followed."""

    def __init__(self, begin: Point, noted: Mapping[int, str]) -> None:
        self.number, self.hash, self.rows = begin.number, begin.hash, 0
        self.noted = noted

    def begin(self) -> Iterator[Break]:
        """Compare where the chain begins with what was noted of that row."""
        if self.noted.get(self.number, self.hash) != self.hash:
            yield _not_as_noted(self.number)

    def step(self, link: Link) -> Iterator[Break]:
        """Go one row on."""
        expected = self.number + 1
        hash_now = link.hash
        if link.number != expected:
            yield _gap(expected, link.number)
        elif link.previous != self.hash:
            yield Break(
                number=link.number,
                fault=Fault.DOES_NOT_FOLLOW,
                sentence=f"Row {link.number} does not carry the hash of row {self.number}: one of "
                "the two was changed after it was written.",
            )
        if link.stated_hash is not None and link.stated_hash != hash_now:
            yield Break(
                number=link.number,
                fault=Fault.CHANGED,
                sentence=f"Row {link.number} is not what its hash was made of: it was changed.",
            )
        if self.noted.get(link.number, hash_now) != hash_now:
            yield _not_as_noted(link.number)
        self.number = max(self.number, link.number)
        self.hash = link.stated_hash or hash_now
        self.rows += 1

    def end(self, head: Point | None) -> Iterator[Break]:
        """Compare where the chain ended with where it ought to."""
        last = max([head.number if head else 0, *self.noted])
        if self.number < last:
            yield Break(
                number=self.number + 1,
                fault=Fault.END_MISSING,
                sentence=f"The log ends at row {self.number}, but there was a row {last}: what "
                "followed is missing.",
            )
        elif head is not None and (self.number, self.hash) != (head.number, head.hash):
            yield _not_as_noted(head.number)


def _gap(expected: int, found: int) -> Break:
    if found < expected:
        return Break(
            number=found,
            fault=Fault.OUT_OF_ORDER,
            sentence=f"Row {found} stands where row {expected} ought to be.",
        )
    missing = (
        f"row {expected} is" if found == expected + 1 else f"rows {expected} to {found - 1} are"
    )
    return Break(
        number=expected,
        fault=Fault.MISSING,
        sentence=f"Before row {found}, {missing} missing.",
    )


def _not_as_noted(number: int) -> Break:
    return Break(
        number=number,
        fault=Fault.NOT_AS_NOTED,
        sentence=f"The hash of row {number} is not the one noted for it: the log was written anew.",
    )
