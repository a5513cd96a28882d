"""Which component stands for a form's field, and with what options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from counterfoil_web.govuk.components import rendered
from counterfoil_web.govuk.field_messages import first_control, messages_of
from counterfoil_web.govuk.form_fields import PARTS, DateWidget

Component = tuple[str, dict[str, Any]]

# Attributes of a widget that are options of the component; any other goes to the control as it is.
_OPTIONS = ("autocomplete", "inputmode", "pattern", "spellcheck", "autocapitalize")
# Left out: the server's message says what is wrong, where a browser would cut text off or hide it.
_LEFT_OUT = ("maxlength", "minlength", "placeholder", "required", "cols", "rows", "min", "max")
_OURS = ("class", "prefix", "suffix", "label_size", "step")
_DEFAULT_ROWS = ("10", 10, None)
_MANY = 12


def field_html(bound: BoundField) -> SafeString:
    """A field with its label, hint, error and control."""
    if bound.is_hidden:
        return SafeString(bound.as_widget())
    known = component_of(bound)
    if known and known[0] == "select" and _is_long(known[1]["items"]):
        return _long_select(known[1])
    return rendered("govuk", *known) if known else _plain_group(bound)


def _is_long(items: list[dict[str, Any]]) -> bool:
    """Whether the options are written here; those in groups are, which the macro does not know."""
    return len(items) > _MANY or any("group" in one for one in items)


def _long_select(options: dict[str, Any]) -> SafeString:
    """The component with its options written here: the macro takes long over hundreds of them."""
    frame = rendered("govuk", "select", {**options, "items": []})
    items = "\n".join(
        _group_of(**one) if "group" in one else _option(**one) for one in options["items"]
    )
    return SafeString(frame.replace("</select>", f"{items}</select>"))


def _group_of(group: str, items: list[dict[str, Any]]) -> str:
    options = "\n".join(_option(**one) for one in items)
    return f'<optgroup label="{_escaped(group)}">{options}</optgroup>'


def _option(value: str, text: str, *, selected: bool) -> str:
    chosen = " selected" if selected else ""
    return f'<option value="{_escaped(value)}"{chosen}>{_escaped(text)}</option>'


def _escaped(text: str) -> str:
    return text if hasattr(text, "__html__") else escape(text)


def component_of(bound: BoundField) -> Component | None:
    """The component for the field's widget, or None where GOV.UK has none that fits."""
    widget = bound.field.widget
    for kind, make in _KINDS:
        if isinstance(widget, kind):
            return make(bound)
    return None


def _input(bound: BoundField) -> Component:
    widget: Any = bound.field.widget
    attrs = widget.attrs
    options = {
        **_common(bound),
        "type": "text" if widget.input_type == "number" else widget.input_type,
        "value": widget.format_value(bound.value()) or "",
    }
    if widget.input_type == "number":
        whole = isinstance(bound.field, forms.IntegerField) and not isinstance(
            bound.field, forms.DecimalField | forms.FloatField
        )
        options.setdefault("inputmode", "numeric" if whole else "decimal")
        options["spellcheck"] = False
    if widget.input_type == "email":
        options.setdefault("spellcheck", False)
    for affix in ("prefix", "suffix"):
        if attrs.get(affix):
            options[affix] = {"text": attrs[affix]}
    return "input", options


def _password(bound: BoundField) -> Component:
    options = _common(bound)
    options.setdefault("autocomplete", "current-password")
    return "password-input", options


def _textarea(bound: BoundField) -> Component:
    widget: Any = bound.field.widget
    rows = widget.attrs.get("rows")
    options = {
        **_common(bound),
        "value": widget.format_value(bound.value()) or "",
        "rows": 5 if rows in _DEFAULT_ROWS else rows,
    }
    longest = widget.attrs.get("maxlength") or getattr(bound.field, "max_length", None)
    if longest:
        return "character-count", {**options, "maxlength": longest, "threshold": 75}
    return "textarea", options


def _select(bound: BoundField) -> Component | None:
    widget: Any = bound.field.widget
    choices = list(iter(widget.choices))  # once, and uncounted: either may ask the database
    if widget.allow_multiple_selected:
        return None
    if not any(isinstance(label, list | tuple) for _, label in choices):
        return "select", {**_common(bound), "items": _options_of(bound, choices)}
    items: list[dict[str, Any]] = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            items.append({"group": str(value), "items": _options_of(bound, label)})
        else:
            items.extend(_options_of(bound, [(value, label)]))
    return "select", {**_common(bound), "items": items}


def _options_of(bound: BoundField, choices: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    return [
        {"value": value, "text": text or "Select an option", "selected": chosen}
        for value, text, chosen in _choices(bound, choices)
    ]


def _radios(bound: BoundField) -> Component:
    return "radios", {**_group(bound), "items": list(_boxes(bound))}


def _many_checkboxes(bound: BoundField) -> Component:
    return "checkboxes", {**_group(bound), "items": list(_boxes(bound))}


def _one_checkbox(bound: BoundField) -> Component:
    widget: Any = bound.field.widget
    item = {
        "value": "on",
        "text": str(bound.label),
        "hint": _words(bound.help_text),
        "checked": widget.check_test(bound.value()),
        "disabled": bound.field.disabled,
        "attributes": _attributes(widget.attrs),
    }
    options = {
        "idPrefix": bound.auto_id,
        "name": bound.html_name,
        "errorMessage": _error(bound),
        "items": [_given(item)],
    }
    return "checkboxes", _given(options)


def _date(bound: BoundField) -> Component:
    widget: Any = bound.field.widget
    values = widget.parts_of(bound.value())
    wrong = first_control(bound).rpartition("-")[2]
    whole = bool(bound.errors) and not any(
        error.code in ("incomplete", "year") for error in bound.errors.as_data()
    )
    items = [
        {
            "name": part,
            "value": values[part],
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
            + (" govuk-input--error" if bound.errors and (whole or part == wrong) else ""),
        }
        for part in PARTS
    ]
    group = _group(bound)
    del group["name"], group["idPrefix"]
    group.setdefault("hint", {"text": "For example, 27 3 2027"})
    return "date-input", {
        **group,
        "id": bound.auto_id,
        "namePrefix": bound.html_name,
        "items": items,
    }


def _file(bound: BoundField) -> Component:
    # The drag-and-drop variant's label and name differ, which axe rightly finds: plain input.
    options = {**_common(bound), "javascript": False}
    if getattr(bound.field.widget, "allow_multiple_selected", False):
        options["multiple"] = True
    return "file-upload", options


_KINDS: tuple[tuple[type[forms.Widget], Callable[[BoundField], Component | None]], ...] = (
    (DateWidget, _date),
    (forms.CheckboxSelectMultiple, _many_checkboxes),
    (forms.RadioSelect, _radios),
    (forms.Select, _select),
    (forms.CheckboxInput, _one_checkbox),
    (forms.Textarea, _textarea),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
    (forms.widgets.Input, _input),
)


def _common(bound: BoundField) -> dict[str, Any]:
    """What every component of one control takes."""
    attrs = bound.field.widget.attrs
    options: dict[str, Any] = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": {
            "text": _label(bound),
            "classes": f"govuk-label--{attrs.get('label_size', 's')}",
        },
        "hint": _words(bound.help_text),
        "errorMessage": _error(bound),
        "classes": attrs.get("class"),
        "disabled": bound.field.disabled,
        "attributes": _attributes(attrs),
        **{name: attrs[name] for name in _OPTIONS if name in attrs},
    }
    if "spellcheck" in options:
        options["spellcheck"] = options["spellcheck"] in (True, "true")
    return _given(options)


def _group(bound: BoundField) -> dict[str, Any]:
    """What every component of several controls takes."""
    attrs = bound.field.widget.attrs
    size = attrs.get("label_size", "s")
    return _given(
        {
            "idPrefix": bound.auto_id,
            "name": bound.html_name,
            "fieldset": {
                "legend": {"text": _label(bound), "classes": f"govuk-fieldset__legend--{size}"}
            },
            "hint": _words(bound.help_text),
            "errorMessage": _error(bound),
            "classes": attrs.get("class"),
        }
    )


def _boxes(bound: BoundField) -> Iterator[dict[str, Any]]:
    """Each choice of a group; a field's `choice_hints` says more about some of them."""
    hints = getattr(bound.field, "choice_hints", {})
    extra = _attributes(bound.field.widget.attrs)
    for value, text, chosen in _choices(bound):
        if value == "" and bound.field.required:
            continue
        item = {
            "value": value,
            "text": text or "None of these",
            "checked": chosen,
            "hint": _words(hints.get(value, "")),
            "disabled": bound.field.disabled,
            "attributes": extra,
        }
        yield _given(item)


def _choices(
    bound: BoundField, choices: Iterable[tuple[Any, Any]] | None = None
) -> Iterator[tuple[str, str, bool]]:
    """Value, text and whether it is chosen; what Django writes for no choice is left blank."""
    widget: Any = bound.field.widget
    chosen = set(widget.format_value(bound.value()))
    for value, label in widget.choices if choices is None else choices:
        key = "" if value is None else str(value)
        text = str(label)
        yield key, "" if key == "" and text.startswith("---") else text, key in chosen


def _label(bound: BoundField) -> str:
    """The label; a field that may be left empty says so, unless the form says otherwise."""
    optional = not bound.field.required and getattr(bound.form, "mark_optional", True)
    return f"{bound.label} (optional)" if optional else str(bound.label)


def _attributes(attrs: dict[str, Any]) -> dict[str, Any]:
    known = {*_OPTIONS, *_LEFT_OUT, *_OURS}
    extra = {name: value for name, value in attrs.items() if name not in known}
    return {name: str(value) for name, value in extra.items() if value not in (None, False)}


def _words(text: Any) -> dict[str, Any] | None:
    """A text as an option: as HTML only when it was made as HTML."""
    said = str(text) if text else ""
    if not said:
        return None
    return {"html" if hasattr(said, "__html__") or hasattr(text, "__html__") else "text": said}


def _error(bound: BoundField) -> dict[str, Any] | None:
    messages = messages_of(bound)
    if len(messages) < 2:
        return {"text": messages[0]} if messages else None
    lines = format_html_join(SafeString("<br>"), "{}", ((words,) for words in messages))
    return {"html": lines}


def _given(options: dict[str, Any]) -> dict[str, Any]:
    """The options that say something."""
    return {name: value for name, value in options.items() if value is not None}


def _plain_group(bound: BoundField) -> SafeString:
    """A field whose widget GOV.UK has no component for: its own HTML, between label and error."""
    id_ = bound.id_for_label
    hint, error = _words(bound.help_text), _error(bound)
    described = " ".join(
        f"{id_}-{kind}" for kind, there in (("hint", hint), ("error", error)) if there
    )
    parts = [
        rendered(
            "govuk",
            "label",
            {"for": id_, "text": _label(bound), "classes": "govuk-label--s"},
        )
    ]
    if hint:
        parts.append(rendered("govuk", "hint", {**hint, "id": f"{id_}-hint"}))
    if error:
        parts.append(rendered("govuk", "error-message", {**error, "id": f"{id_}-error"}))
    parts.append(bound.as_widget(attrs={"aria-describedby": described} if described else None))
    return format_html(
        '<div class="govuk-form-group{}">{}</div>',
        " govuk-form-group--error" if error else "",
        format_html_join("\n", "{}", ((part,) for part in parts)),
    )
