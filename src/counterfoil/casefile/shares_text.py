"""Shares between bodies, lists of ids and correlated pairs as the text of a cell."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.casefile.number_text import number_mend, read_number
from counterfoil.errors import InvalidValue
from counterfoil.quantities.distribution_text import write_number

Shares = tuple[tuple[str, float], ...]
Pairs = tuple[tuple[str, str, float], ...]


def read_ids(text: str) -> tuple[str, ...]:
    """The ids in a list parted by semicolons.

    >>> read_ids("nao-2013; hmic-2013")
    ('nao-2013', 'hmic-2013')
    """
    return tuple(part.strip() for part in text.split(";") if part.strip())


def write_ids(ids: Iterable[str]) -> str:
    """The text that `read_ids` reads."""
    return "; ".join(ids)


def read_shares(text: str) -> Shares:
    """Who bears what share: `cleveland` alone bears all. Raises InvalidValue.

    >>> read_shares("cleveland 0.6; durham 0.4"), read_shares("cleveland")
    ((('cleveland', 0.6), ('durham', 0.4)), (('cleveland', 1.0),))
    """
    parts = read_ids(text)
    if len(parts) == 1 and len(parts[0].split()) == 1:
        return ((parts[0], 1.0),)
    return tuple(_read_share(part) for part in parts)


def write_shares(shares: Shares) -> str:
    """The text that `read_shares` reads."""
    if len(shares) == 1 and shares[0][1] == 1:
        return shares[0][0]
    return "; ".join(f"{body} {write_number(share)}" for body, share in shares)


def read_pairs(text: str) -> Pairs:
    """Correlated pairs of inputs. Raises InvalidValue.

    >>> read_pairs("driver.calls ~ line.partner/charge: 0.3")
    (('driver.calls', 'line.partner/charge', 0.3),)
    """
    return tuple(_read_pair(part) for part in read_ids(text))


def write_pairs(pairs: Pairs) -> str:
    """The text that `read_pairs` reads."""
    return "; ".join(f"{first} ~ {second}: {write_number(value)}" for first, second, value in pairs)


def _read_share(part: str) -> tuple[str, float]:
    body, _, share = part.replace(":", " ").replace("=", " ").rpartition(" ")
    body, number = body.strip(), read_number(share)
    if body and " " not in body and number is not None:
        return body, number
    hint = share if number is not None else number_mend(share).removeprefix("write ")
    example = hint if read_number(hint) is not None else "0.6"
    name = body if body and " " not in body else "cleveland"
    raise InvalidValue(
        what=f"{part!r} is not a body and its share",
        where="shares",
        mend=f"write the body's id, a blank and its share as a decimal: {name} {example}",
    )


def _read_pair(part: str) -> tuple[str, str, float]:
    names, _, value = part.rpartition(":")
    first, tilde, second = (piece.strip() for piece in names.partition("~"))
    number = read_number(value)
    if not (tilde and first and second) or number is None:
        raise InvalidValue(
            what=f"{part!r} is not a pair of inputs and their correlation",
            where="pairs",
            mend="write such as driver.detentions ~ line.partner/charge: 0.3",
        )
    return first, second, number
