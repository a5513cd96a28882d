"""What is wrong, in the words of a page: what, where and the mend."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from counterfoil.errors import BadInput, CounterfoilError, Problem, errors_among
from counterfoil.reports.wording import sentence_case


def told(fault: CounterfoilError | Problem) -> str:
    """A fault as two sentences."""
    return f"{sentence_case(fault.what)}. {sentence_case(fault.mend)}."


def all_told(fault: CounterfoilError) -> list[str]:
    """Every error of a refusal, each as two sentences and once."""
    if isinstance(fault, BadInput):
        return list(dict.fromkeys(told(one) for one in errors_among(fault.problems)))
    return [told(fault)]


def tell(form: forms.Form, fault: CounterfoilError, at: Mapping[str, str] | None = None) -> None:
    """Each error beside the field that it is about. at: words of a fault, and the field's name."""
    if not isinstance(fault, BadInput):
        form.add_error(fault.where if fault.where in form.fields else None, told(fault))
        return
    for problem in errors_among(fault.problems):
        words = f"{sentence_case(problem.what)}. {sentence_case(problem.mend)}."
        name = next((name for said, name in (at or {}).items() if said in problem.what), None)
        form.add_error(name if name in form.fields else None, words)
