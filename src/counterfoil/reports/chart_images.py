"""Charts drawn: SVG for pages, PNG at twice the size for Word. No network is ever asked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

_VEGA_LITE = "6.4"
_FONT_FOLDERS = (
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/liberation",
)
_MOST_KEPT = 200  # drawings of some 50 kB: the same chart is asked for page after page
_BEYOND_BASIC_PLANE = re.compile("[\U00010000-\U0010ffff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IDENTIFIER = re.compile(r'(\bid="|url\(#|href="#)')


def svg(spec: Mapping[str, Any], prefix: str) -> str:
    """A chart as an SVG element to stand in a page.

    prefix: set before every identifier in it, so that two charts in one page do not share one.
    """
    text = _svg(json.dumps(_drawable(spec)))
    named = _IDENTIFIER.sub(rf"\g<1>{prefix}-", text)
    return named.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def png(spec: Mapping[str, Any], scale: float = 2.0) -> bytes:
    """A chart as a PNG picture, by default with two pixels to the point."""
    return _png(json.dumps(_drawable(spec)), scale)


@lru_cache(_MOST_KEPT)
def _svg(spec: str) -> str:
    drawn = _converter().vegalite_to_svg(spec, vl_version=_VEGA_LITE, allowed_base_urls=[])
    return cast(str, drawn)


@lru_cache(_MOST_KEPT)
def _png(spec: str, scale: float) -> bytes:
    drawn = _converter().vegalite_to_png(
        spec, vl_version=_VEGA_LITE, scale=scale, allowed_base_urls=[]
    )
    return cast(bytes, drawn)


def _drawable(part: Any) -> Any:
    """A definition with its texts as the converter can draw them.

    It halves a character beyond the basic plane when it shortens a label, and stops at one that
    XML does not allow: the first are drawn as a box, the second are left out.
    """
    if isinstance(part, str):
        return _NOT_XML.sub("", _BEYOND_BASIC_PLANE.sub("□", part))
    if isinstance(part, Mapping):
        return {name: _drawable(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_drawable(value) for value in part]
    return part


@cache
def _converter() -> Any:
    """The converter, told once where the machine keeps the font; without it, it has its own."""
    import vl_convert

    for folder in filter(Path.is_dir, map(Path, _FONT_FOLDERS)):
        vl_convert.register_font_directory(str(folder))
    return vl_convert
