"""Whether an organisation's colour can be read, by the rule of WCAG 2.2, and what goes with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterfoil.errors import Problem

ENOUGH = 4.5  # WCAG 2.2, criterion 1.4.3, for text of ordinary size

_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_WHITE, _BLACK = "#ffffff", "#000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours that follow from an organisation's own, each legible where it is used."""

    brand: str
    link: str
    link_hover: str
    surface: str
    surface_border: str


def contrast_ratio(first: str, second: str) -> float:
    """How far apart two colours are in light, from 1 to 21.

    >>> contrast_ratio("#000000", "#ffffff"), round(contrast_ratio("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour_problem(colour: str) -> Problem | None:
    """What keeps a colour from being an organisation's: white words on it must be legible.

    >>> print(colour_problem("#ffdd00"))
    brand colour: white words on #ffdd00 have a contrast of 1.3 to 1; 4.5 to 1 is needed
      mend: choose a darker colour
    """
    if not _HEX.fullmatch(colour):
        return Problem(
            what=f"“{colour}” is not a colour",
            where="brand colour",
            mend="write it as # and six figures or letters from a to f, such as #12436d",
        )
    ratio = contrast_ratio(colour, _WHITE)
    if ratio >= ENOUGH:
        return None
    return Problem(
        what=f"white words on {colour.lower()} have a contrast of {int(ratio * 10) / 10:.1f} to 1; "
        f"{ENOUGH} to 1 is needed",
        where="brand colour",
        mend="choose a darker colour",
    )


def palette(colour: str) -> Palette:
    """The colours that go with a legible colour: a tint behind, and links dark enough on it.

    >>> palette("#12436d").surface
    '#f3f6f8'
    """
    brand = colour.lower()
    surface = _mixed(brand, _WHITE, 0.05)
    link = _darkened(brand, until=ENOUGH, on=surface)
    return Palette(
        brand=brand,
        link=link,
        link_hover=_darkened(link, until=contrast_ratio(link, surface) * 1.5, on=surface),
        surface=surface,
        surface_border=_mixed(brand, _WHITE, 0.5),
    )


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    if not _HEX.fullmatch(colour):
        raise ValueError(f"“{colour}” is not a colour such as #12436d")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(first: str, second: str, share_of_first: float) -> str:
    pairs = zip(_parts(first), _parts(second), strict=True)
    mixed = (round(one * share_of_first + other * (1 - share_of_first)) for one, other in pairs)
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _darkened(colour: str, *, until: float, on: str) -> str:
    """The colour with so much black that it stands out from another; black at the most."""
    for hundredths in range(101):
        darker = _mixed(_BLACK, colour, hundredths / 100)
        if contrast_ratio(darker, on) >= until:
            return darker
    return _BLACK
