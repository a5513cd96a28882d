"""The forms of the business case that are not its tables."""

from __future__ import annotations

from django import forms

from counterfoil.partnership_kind import PartnershipKind

_KINDS = {
    PartnershipKind.BUSINESS: "Business support services",
    PartnershipKind.CUSTODY: "Custody",
    PartnershipKind.CONSULTANCY: "Consultancy",
}


class OpenDraftForm(forms.Form):
    """Where a new draft begins."""

    start = forms.ChoiceField(
        label="How do you want to begin?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how to begin"},
    )

    def __init__(self, *args: object, kind: str, latest: int | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("latest", f"From version {latest}")] if latest else []
        first = PartnershipKind(kind) if kind in list(PartnershipKind) else None
        order = sorted(PartnershipKind, key=lambda one: one is not first)
        choices += [(one.value, f"From the template: {_KINDS[one]}") for one in order]
        choices.append(("empty", "With an empty case"))
        field = self.fields["start"]
        field.choices = choices  # type: ignore[attr-defined]
        field.initial = choices[0][0]
        field.choice_hints = {  # type: ignore[attr-defined]
            "latest": "Carry on from what was submitted",
            first.value if first else "": "Filled with illustrative figures, each with a note "
            "on where to find your own",
            "empty": "Nothing filled in; for a case that you paste or upload",
        }


class SubmitForm(forms.Form):
    """Why a version is submitted."""

    reason = forms.CharField(
        label="What this version is for",
        help_text="What changed since the last version and who is asked to look at it. It stays "
        "with the version.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter what this version is for"},
    )


class UploadForm(forms.Form):
    """A workbook that is to be tried."""

    workbook = forms.FileField(
        label="Excel workbook",
        help_text="An .xlsx file of at most 10 MB. Nothing changes until you have seen what would.",
        error_messages={
            "required": "Choose a workbook",
            "empty": "The workbook is empty: choose another",
            "missing": "Choose a workbook",
        },
    )


class HistoryForm(forms.Form):
    """Which changes of a draft to show."""

    mark_optional = False
    table = forms.ChoiceField(label="Section", required=False)
    by = forms.ChoiceField(label="Who", required=False)

    def __init__(
        self,
        *args: object,
        tables: list[tuple[str, str]],
        people: list[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["table"].choices = [("", "Every section"), *tables]  # type: ignore[attr-defined]
        self.fields["by"].choices = [("", "Everybody"), *people]  # type: ignore[attr-defined]
