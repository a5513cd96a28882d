"""What is wrong, in the words of a page: what and the mend, beside the field that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from counterfoil.errors import BadInput, CounterfoilError, Problem, errors_among
from counterfoil.reports.wording import sentence_case

ToldAt = Mapping[str, str | tuple[str, ...]]
"""By words of a fault the name of the field that it is told at; or names, the first that is there.
"""


def told(fault: CounterfoilError | Problem) -> str:
    """A fault as two sentences."""
    return f"{sentence_case(fault.what)}. {sentence_case(fault.mend)}."


def all_told(fault: CounterfoilError) -> list[str]:
    """Every error of a refusal, each as two sentences and once."""
    if isinstance(fault, BadInput):
        return list(dict.fromkeys(told(one) for one in errors_among(fault.problems)))
    return [told(fault)]


def told_of_draft(fault: CounterfoilError) -> str:
    """What keeps a draft from going on, where the page of the draft lists its problems."""
    if not isinstance(fault, BadInput):
        return told(fault)
    count = len(fault.problems)
    return (
        f"{count} problem{'' if count == 1 else 's'} must be mended first. "
        "Open the draft: each is listed."
    )


def tell(form: forms.Form, fault: CounterfoilError, at: ToldAt | None = None) -> None:
    """Each error beside the field that it is about, where that is clear; else above the form."""
    if not isinstance(fault, BadInput):
        form.add_error(fault.where if fault.where in form.fields else None, told(fault))
        return
    for problem in errors_among(fault.problems):
        form.add_error(_place(form, problem.what, at or {}), told(problem))


def warn(request: HttpRequest, problems: Iterable[Problem]) -> None:
    """Tell on the next page what is worth a warning."""
    for one in problems:
        messages.warning(request, told(one))


def _place(form: forms.Form, what: str, at: ToldAt) -> str | None:
    named = (names for said, names in at.items() if said in what)
    places = (name for names in named for name in ([names] if isinstance(names, str) else names))
    return next((name for name in places if name in form.fields), None)
