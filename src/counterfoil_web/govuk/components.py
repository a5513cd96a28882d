"""GOV.UK and MOJ components: Jinja macros, called from Django's templates.

The GOV.UK macros come from govuk-frontend-jinja; MOJ's have no Python package, so the few in use
are written here after the originals, in `jinja/moj`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader, select_autoescape

_FOLDERS = {"govuk": "govuk_frontend_jinja/components/{}/macro.html", "moj": "moj/{}.html"}

Options = Mapping[str, Any]


def rendered(family: str, component: str, options: Options) -> SafeString:
    """The component's HTML. Text is escaped by the macro; only `…html` options are taken as HTML.

    >>> print(rendered("govuk", "tag", {"text": "<new>"}))
    <strong class="govuk-tag">
      &lt;new&gt;
    </strong>
    """
    return _drawn(_Asked(family, component, _key(options), dict(options)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A component with its options; the same whenever the key is the same."""

    family: str
    component: str
    key: Hashable
    options: dict[str, Any] = field(compare=False)


@functools.lru_cache(maxsize=1024)
def _drawn(asked: _Asked) -> SafeString:
    """Kept, because a macro takes near a millisecond and most fields are drawn alike every time."""
    # The macros escape every option that is not HTML by name.
    return mark_safe(str(_macro(asked.family, asked.component)(asked.options)).strip())


def _key(value: Any) -> Hashable:
    """What the drawing depends on: values and their kinds, since “1” is not 1, nor safe HTML."""
    if isinstance(value, Mapping):
        return tuple((name, _key(one)) for name, one in value.items())
    if isinstance(value, list | tuple):
        return (list, *(_key(one) for one in value))
    return type(value), value if isinstance(value, Hashable) else repr(value)


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
