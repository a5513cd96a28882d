"""GOV.UK and MOJ components: Jinja macros, called from Django's templates.

The GOV.UK macros come from govuk-frontend-jinja; MOJ's have no Python package, so the few in use
are written here after the originals, in `jinja/moj`.
"""

from __future__ import annotations

import functools
import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader, select_autoescape

_FOLDERS = {"govuk": "govuk_frontend_jinja/components/{}/macro.html", "moj": "moj/{}.html"}
_LONGEST_KEY = 32 * 1024

Options = Mapping[str, Any]


def rendered(family: str, component: str, options: Options) -> SafeString:
    """The component's HTML. Text is escaped by the macro; only `…html` options are taken as HTML.

    >>> print(rendered("govuk", "tag", {"text": "<new>"}))
    <strong class="govuk-tag">
      &lt;new&gt;
    </strong>
    """
    key = _key(options)
    if key is None:
        return _drawn(family, component, options)
    return _kept(_Asked(family, component, key, options))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A component with its options; the same whenever the key is the same."""

    family: str
    component: str
    key: bytes
    options: Options = field(compare=False)


@functools.lru_cache(maxsize=2048)
def _kept(asked: _Asked) -> SafeString:
    """Kept, because a macro takes near a millisecond and most fields are drawn alike every time."""
    return _drawn(asked.family, asked.component, asked.options)


def _drawn(family: str, component: str, options: Options) -> SafeString:
    # The macros escape every option that is not HTML by name.
    return mark_safe(str(_macro(family, component)(dict(options))).strip())


def _key(options: Options) -> bytes | None:
    """What the drawing depends on: values and their kinds, since “1” is not 1, nor safe HTML.

    Written by pickle, ten times as fast as anything of ours, and never read. `fast` leaves out
    marks that say which values were one object. None for what is too long to keep or has no key.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True
    try:
        pickler.dump(options)
    except (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError):
        return None
    return written.getvalue() if written.tell() <= _LONGEST_KEY else None


def nested(flat: Options) -> dict[str, Any]:
    """Options of a template tag as macros take them: parts by `__`, what is None left out.

    >>> nested({"label__text": "Name", "label__classes": None, "id": "name"})
    {'label': {'text': 'Name'}, 'id': 'name'}
    """
    options: dict[str, Any] = {}
    for key, value in flat.items():
        if value is None:
            continue
        *parents, last = key.split("__")
        place = options
        for parent in parents:
            place = place.setdefault(parent, {})
        place[last] = value
    return options


@functools.cache
def _macro(family: str, component: str) -> Callable[[dict[str, Any]], str]:
    template = _environment().get_template(_FOLDERS[family].format(component))
    name = family + "".join(word.capitalize() for word in component.split("-"))
    macro: Callable[[dict[str, Any]], str] = getattr(template.module, name)
    return macro


@functools.cache
def _environment() -> Environment:
    return Environment(
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        loader=PrefixLoader(
            {
                "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
                "moj": PackageLoader("counterfoil_web.govuk", "jinja/moj"),
            }
        ),
    )
