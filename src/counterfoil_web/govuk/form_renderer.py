"""Django's forms drawn as GOV.UK forms: `{{ form }}`, `{{ form.field.as_field_group }}`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates

from counterfoil_web.govuk.form_fields import DateWidget

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "govuk-textarea"),
    (forms.CheckboxInput, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.HiddenInput, ""),
    (DateWidget, ""),
    (forms.widgets.Input, "govuk-input"),
)
_NOT_FOR_HTML = ("prefix", "suffix", "label_size")


class GovukBoundField(BoundField):
    """A field whose bare control, as in a cell of a table, looks like GOV.UK's."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        used = widget or self.field.widget
        built: dict[str, Any] = {**attrs, **dict.fromkeys(_NOT_FOR_HTML, False)}
        if self.field.disabled:
            built["disabled"] = True
        if self.errors and not used.is_hidden:
            built["aria-invalid"] = "true"
        own = next((name for kind, name in _CLASSES if isinstance(used, kind)), "")
        if own and not used.is_hidden:
            wrong = f"{own}--error" if self.errors else ""
            given = attrs.get("class", used.attrs.get("class", ""))
            built["class"] = " ".join(filter(None, (own, wrong, given)))
        return built


class FormRenderer(DjangoTemplates):
    """Our form and field templates, and GOV.UK's classes on bare controls."""

    form_template_name = "govuk/form.html"
    field_template_name = "govuk/field.html"
    bound_field_class = GovukBoundField
