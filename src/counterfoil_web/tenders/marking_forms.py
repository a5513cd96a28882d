"""The forms in which marks, interests and workbooks come in."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms

from counterfoil.contract.lines import number_text
from counterfoil.contractfile.exact_text import exact_text, read_exact
from counterfoil.tender.plan import Scale
from counterfoil.tender.scores import Consensus, Score
from counterfoil.tenderfile.marking_words import plain
from counterfoil.tenderfile.marking_workbook_reader import LONGEST_REASON

MOST_RADIOS = 12
_LONG = 2_000


class MarkField(forms.Field):
    """A mark of the plan's scale: a radio for each while they are few, else a number.

    labelled: each with what the scale calls it.
    """

    def __init__(self, scale: Scale, *, labelled: bool = False, **kwargs: Any) -> None:
        self.scale = scale
        steps = (scale.highest - scale.lowest) / scale.step + 1
        self.choices = (
            [(exact_text(one), _called(scale, one, labelled)) for one in marks_of(scale)]
            if steps <= MOST_RADIOS
            else []
        )
        widget = forms.RadioSelect(choices=self.choices) if self.choices else forms.TextInput()
        self.span = f"{number_text(scale.lowest)} to {number_text(scale.highest)}"
        super().__init__(
            widget=widget,
            error_messages={"required": f"Choose a mark from {self.span}"},
            **kwargs,
        )

    def clean(self, value: Any) -> Fraction | None:
        """The mark. Raises: ValidationError when it is none of the scale."""
        text = super().clean(value)
        if not text:
            return None
        found = read_exact(str(text))
        if found is None or not self.scale.holds(found):
            step = number_text(self.scale.step)
            raise forms.ValidationError(f"Give a mark from {self.span}, {step} apart")
        return found


class WordsField(forms.CharField):
    """Words as a record keeps them: ends of lines alike, no control characters."""

    def to_python(self, value: Any) -> Any:
        """The words, with the blanks around them gone."""
        return super().to_python(plain(value) if isinstance(value, str) else value)


class MarkForm(forms.Form):
    """One mark with its reason. held: the mark that it would replace."""

    def __init__(self, scale: Scale, *args: Any, held: Score | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        self.fields["mark"] = MarkField(scale, label="Mark")
        self.fields["reason"] = long_text("Why this mark", "Say why it earns this mark")
        self.fields["change_reason"] = WordsField(
            label="Why you change your mark",
            required=False,
            max_length=_LONG,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    @property
    def is_same(self) -> bool:
        """Whether it says what is on record already."""
        given = self.cleaned_data
        return self.held is not None and (given.get("mark"), given.get("reason")) == (
            self.held.mark,
            self.held.reason,
        )

    def clean(self) -> dict[str, Any]:
        """A mark on record is changed with a reason alone."""
        given = super().clean() or {}
        changes = self.held is not None and not self.errors and not self.is_same
        if changes and not given.get("change_reason"):
            self.add_error("change_reason", "Say why you change the mark that is on record")
        return given


class ConsensusForm(forms.Form):
    """The mark agreed, with what the record needs. present: ids, one a line or divided by ;."""

    def __init__(
        self, scale: Scale, *args: Any, held: Consensus | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        self.fields["mark"] = MarkField(scale, label="Mark agreed")
        self.fields["reason"] = long_text("Why this mark was agreed", "Say why it was agreed")
        self.fields["considered"] = long_text(
            "What was considered", "Say what was considered, by page", rows=2
        )
        self.fields["present"] = forms.CharField(
            label="Who was present",
            max_length=_LONG,
            error_messages={"required": "Say who was present"},
        )
        self.fields["change_reason"] = WordsField(
            label="Why the agreed mark changes",
            required=False,
            max_length=_LONG,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def clean(self) -> dict[str, Any]:
        """An agreed mark is changed with a reason alone."""
        given = super().clean() or {}
        if self.held is not None and not self.errors and not given.get("change_reason"):
            self.add_error("change_reason", "Say why the agreed mark changes")
        return given


class DeclarationForm(forms.Form):
    """Interests in one bidder, or in any: whether there is a conflict, and what it is."""

    conflict = forms.ChoiceField(
        choices=[("no", "No interest"), ("yes", "A conflict of interest")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you have an interest"},
    )
    what = WordsField(required=False, max_length=_LONG, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        """A conflict is described."""
        given = super().clean() or {}
        if given.get("conflict") == "yes" and not given.get("what"):
            self.add_error("what", "Say what the interest is")
        return given


class WorkbookForm(forms.Form):
    """A marking workbook that comes back."""

    file = forms.FileField(
        label="Your marking workbook",
        help_text="The Excel workbook that you took out here, with your marks in it",
        error_messages={
            "required": "Choose the workbook",
            "empty": "The file is empty. Choose the workbook that you filled in",
        },
    )


def _called(scale: Scale, mark: Fraction, labelled: bool) -> str:
    anchor = scale.anchor(mark) if labelled else None
    return f"{number_text(mark)}: {anchor.label}" if anchor else number_text(mark)


def marks_of(scale: Scale) -> list[Fraction]:
    """Every mark of a scale, from the lowest."""
    count = int((scale.highest - scale.lowest) / scale.step) + 1
    return [scale.lowest + at * scale.step for at in range(count)]


def long_text(label: str, required: str, rows: int = 6) -> WordsField:
    """A text that must say something."""
    return WordsField(
        label=label,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": required,
            "max_length": f"{label} must be {LONGEST_REASON:,} characters or fewer",
        },
    )
