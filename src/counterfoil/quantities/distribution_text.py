"""Distributions as one line of text, the form they take in a table's cell.

`triangular(low=0.9, mode=1, high=1.2)`, `discrete(0: 0.7, 250000: 0.3)`,
`empirical(0.8, 0.95, 1.1)`. `write_distribution` gives the form that `read_distribution` reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from counterfoil.errors import InvalidValue
from counterfoil.quantities.distributions import (
    Discrete,
    Distribution,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)

_CALL = re.compile(r"^\s*([a-z_]+)\s*\((.*)\)\s*$", re.DOTALL)

PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "fixed": ("value",),
    "uniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
    "pert": ("low", "mode", "high"),
    "normal": ("mean", "sd"),
    "lognormal": ("log_mean", "log_sd"),
}
_KINDS: Mapping[str, type[Distribution]] = {
    "fixed": Fixed,
    "uniform": Uniform,
    "triangular": Triangular,
    "pert": Pert,
    "normal": Normal,
    "lognormal": Lognormal,
}
_FIELDS = {"mean": "mean_value"}


def read_distribution(text: str) -> Distribution:
    """The distribution that a text describes. Raises InvalidValue, saying what is wrong.

    >>> read_distribution("normal(mean=1000000, sd=100000)").standard_deviation
    100000.0
    """
    match = _CALL.match(text)
    if match is None:
        raise _wrong(text, "it is not of the form name(…)", "write such as uniform(low=1, high=2)")
    name, inside = match[1], match[2]
    parts = [part.strip() for part in inside.split(",") if part.strip()]
    if name == "empirical":
        return Empirical(values=tuple(_number(text, part) for part in parts))
    if name == "discrete":
        return _read_discrete(text, parts)
    if name not in PARAMETERS:
        known = ", ".join([*PARAMETERS, "discrete", "empirical"])
        raise _wrong(text, f"no distribution is called {name}", f"use one of {known}")
    given = _read_parameters(text, name, parts)
    return _KINDS[name](**{_FIELDS.get(key, key): value for key, value in given.items()})


def write_distribution(distribution: Distribution) -> str:
    """The one-line text of a distribution.

    >>> write_distribution(Discrete(values=(0.0, 1.0), chances=(0.5, 0.5)))
    'discrete(0: 0.5, 1: 0.5)'
    """
    if isinstance(distribution, Empirical):
        return f"empirical({', '.join(map(write_number, distribution.values))})"
    if isinstance(distribution, Discrete):
        pairs = zip(distribution.values, distribution.chances, strict=True)
        return f"discrete({', '.join(f'{write_number(v)}: {write_number(p)}' for v, p in pairs)})"
    names = PARAMETERS[distribution.name]
    pairs_text = (
        f"{name}={write_number(getattr(distribution, _FIELDS.get(name, name)))}" for name in names
    )
    return f"{distribution.name}({', '.join(pairs_text)})"


def write_number(value: float) -> str:
    """The shortest text that reads back as the same number.

    >>> write_number(20000.0), write_number(0.1)
    ('20000', '0.1')
    """
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(float(value))


def _read_parameters(text: str, name: str, parts: list[str]) -> dict[str, float]:
    names = PARAMETERS[name]
    mend = f"write {name}({', '.join(f'{n}=…' for n in names)})"
    given: dict[str, float] = {}
    for place, part in enumerate(parts):
        key, equals, value = part.partition("=")
        if not equals:
            key, value = (names[place] if place < len(names) else "?"), part
        key = key.strip()
        if key not in names or key in given:
            raise _wrong(text, f"{key} is not one of its parameters, or stands twice", mend)
        given[key] = _number(text, value)
    missing = [n for n in names if n not in given]
    if missing:
        raise _wrong(text, f"{' and '.join(missing)} is missing", mend)
    return given


def _read_discrete(text: str, parts: list[str]) -> Discrete:
    values, chances = [], []
    for part in parts:
        value, colon, chance = part.partition(":")
        if not colon:
            raise _wrong(text, f"{part!r} has no chance", "write such as discrete(0: 0.7, 5: 0.3)")
        values.append(_number(text, value))
        chances.append(_number(text, chance))
    return Discrete(values=tuple(values), chances=tuple(chances))


def _number(text: str, part: str) -> float:
    try:
        return float(part.strip())
    except ValueError:
        raise _wrong(text, f"{part.strip()!r} is not a number", "use digits and a point") from None


def _wrong(text: str, what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=f"{text.strip()!r}: {what}", where="distribution", mend=mend)
