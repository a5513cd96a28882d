"""Tags and filters of every page: components, fields, error summary, marking, formats.

`{% govuk "input" id="q" name="q" label__text="Search" %}` draws a GOV.UK component, `{% moj … %}`
one of MOJ's; `a__b=1` is the option b of a. `{% govukblock "details" summaryText="…" %}…{%
endgovukblock %}` gives what stands between as the component's `html`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from counterfoil.access.marking import Marking
from counterfoil_web.govuk import formats
from counterfoil_web.govuk.components import nested, rendered
from counterfoil_web.govuk.field_components import field_html
from counterfoil_web.govuk.field_messages import first_control, messages_of
from counterfoil_web.govuk.page_parts import asset_url

register = template.Library()

for _filter in (
    formats.money,
    formats.pounds,
    formats.pounds_short,
    formats.percent,
    formats.day,
    formats.moment,
):
    register.filter(_filter.__name__, _filter)


@register.simple_tag
def govuk(component: str, **options: Any) -> SafeString:
    """A GOV.UK component."""
    return rendered("govuk", component, nested(options))


@register.simple_block_tag
def govukblock(content: str, component: str, **options: Any) -> SafeString:
    """A GOV.UK component around what stands between the tags."""
    return rendered("govuk", component, nested({**options, "html": content}))


@register.simple_tag
def moj(component: str, **options: Any) -> SafeString:
    """One of MOJ's components."""
    return rendered("moj", component, nested(options))


@register.simple_block_tag
def mojblock(content: str, component: str, **options: Any) -> SafeString:
    """One of MOJ's components around what stands between the tags."""
    return rendered("moj", component, nested({**options, "html": content}))


@register.simple_tag
def asset(path: str) -> str:
    """The address of a stylesheet, script or picture, as Django's `static`, found once."""
    return asset_url(path)


@register.simple_tag
def govuk_field(field: BoundField) -> SafeString:
    """A field of a form as its component."""
    return field_html(field)


@register.simple_tag
def error_summary(*forms: Any, title: str = "There is a problem") -> SafeString:
    """What is wrong in these forms or formsets, each message leading to the first control.

    Empty when nothing is wrong. A view may also give `problems`: pairs of words and the id of the
    control, or just words.
    """
    messages = [message for form in forms if form for message in _messages(form)]
    if not messages:
        return mark_safe("")
    return rendered("govuk", "error-summary", {"titleText": title, "errorList": messages})


@register.simple_tag
def marking_banner(marking: Marking | str | None) -> SafeString:
    """The protective marking across the page; nothing when there is none."""
    if not marking:
        return mark_safe("")
    return _banner(Marking(marking))


@lru_cache(maxsize=len(Marking))
def _banner(marking: Marking) -> SafeString:
    return format_html(
        '<p class="app-marking{} app-marking--{}"><span class="govuk-visually-hidden">'
        "Protective marking: </span>{}</p>",
        " app-marking--sensitive" if marking.sensitive else "",
        marking.value.replace("_", "-"),  # by which paper repeats it on each sheet
        marking.banner,
    )


@register.filter
def has_errors(form: Any) -> bool:
    """Whether a form or formset was sent and has something wrong in it."""
    return bool(form) and any(True for _ in _messages(form))


def _messages(form: Any) -> Iterator[dict[str, str]]:
    if isinstance(form, BaseForm):
        yield from _messages_of_form(form)
    elif hasattr(form, "forms"):
        yield from ({"text": str(words)} for words in form.non_form_errors())
        for one in form.forms:
            yield from _messages_of_form(one)
    elif isinstance(form, str):
        yield {"text": form}
    elif isinstance(form, Iterable):
        for problem in form:
            yield _message_of_problem(problem)


def _messages_of_form(form: BaseForm) -> Iterator[dict[str, str]]:
    if not form.errors:
        return
    visible = form.visible_fields()
    start = f"#{first_control(visible[0])}" if visible else ""
    for words in form.non_field_errors():
        yield {"text": str(words), "href": start} if start else {"text": str(words)}
    for bound in form.hidden_fields():
        yield from ({"text": str(words)} for words in bound.errors)
    for bound in visible:
        href = f"#{first_control(bound)}"
        yield from ({"text": words, "href": href} for words in messages_of(bound))


def _message_of_problem(problem: Any) -> dict[str, str]:
    if isinstance(problem, tuple):
        words, control = problem
        return {"text": str(words), "href": f"#{control}"}
    return {"text": str(problem)}
