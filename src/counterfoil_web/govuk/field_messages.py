"""What is wrong with a form's field, in words that say what to do, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from counterfoil_web.govuk.form_fields import PARTS, DateWidget

_DETERMINER = re.compile(r"(?:an?|any|each|how|our|the|their|this|what|which|who|why|your)\b")


def first_control(bound: BoundField) -> str:
    """The id of the control that a message about the field should lead to."""
    id_ = bound.auto_id or bound.html_name
    if not isinstance(bound.field.widget, DateWidget):
        return id_
    wrong = {part for error in bound.errors.as_data() for part in _parts_of(error)}
    part = next((part for part in PARTS if part in wrong), PARTS[0])
    return f"{id_}-{part}"


def messages_of(bound: BoundField) -> list[str]:
    """What is wrong with a field. Where Django would say “This field is required”, what to do."""
    plain = str(forms.Field.default_error_messages["required"])
    return [_what_to_do(bound) if words == plain else str(words) for words in bound.errors]


def _what_to_do(bound: BoundField) -> str:
    label = str(bound.label)
    if label.endswith("?"):
        return f"Answer “{label}”"
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick “{label}” to go on"
    chosen = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)
    verb = "Select" if isinstance(widget, chosen) else "Enter"
    verb = "Choose a file for" if isinstance(widget, forms.FileInput) else verb
    name = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    article = "" if _DETERMINER.match(name) else "the "
    return f"{verb} {article}{name}"


def _parts_of(error: Any) -> Iterable[str]:
    if error.code == "incomplete":
        return str(error.params["missing"]).replace(" and a ", " ").split()
    return (error.code,)
