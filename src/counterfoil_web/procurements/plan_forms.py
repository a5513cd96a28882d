"""The forms in which the plan of a procurement is begun, written, proposed and agreed."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms

from counterfoil.parameters.direct_award_grounds import grounds
from counterfoil.procurement.plan import Buys, Code, PlannedStep, ProcurementPlan, Route
from counterfoil.procurement.steps import Count
from counterfoil_web.contracts.terms_forms import plain_lines
from counterfoil_web.govuk.form_fields import DateField, MoneyField

_MOST = 200_000
_LONGEST = 2_000
_CODE = re.compile(r"(\d{8}(?:-\d)?)\s*[:,]?\s*(.*)")
_BUYS = {Buys.GOODS: "Goods", Buys.SERVICES: "Services", Buys.WORKS: "Works"}
_LIGHT = (("", "As the main code says"), ("yes", "Yes, it applies"), ("no", "No"))
COUNTS = {
    Count.DAYS: "days",
    Count.WORKING_DAYS: "working days",
    Count.WORKING_FROM: "working days, the first day counted",
}


class RevisionForm(forms.Form):
    """What says on which revision of the draft it was opened. 0: there was none."""

    mark_optional = True
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class LawForm(RevisionForm):
    """What is bought, for how much, by which route and from when: by which the law is found."""

    title = forms.CharField(
        label="Title",
        max_length=200,
        error_messages={"required": "Enter the title"},
    )
    description = forms.CharField(
        label="What is bought",
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is bought"},
    )
    authority = forms.CharField(
        label="Contracting authority",
        max_length=200,
        error_messages={"required": "Enter the contracting authority"},
    )
    authority_identifier = forms.CharField(
        label="Its number on the central digital platform",
        max_length=100,
        required=False,
        help_text="Such as PAAA-1111-AAAA. Without it the drafts of notices are not complete",
    )
    buys = forms.ChoiceField(
        label="What the contract is mainly for",
        choices=[(one.value, words) for one, words in _BUYS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the contract is mainly for"},
    )
    codes = forms.CharField(
        label="Codes of the common procurement vocabulary",
        required=False,
        help_text="One to a line, such as 75231200 Detention services. The first is the main "
        "subject: it says whether the light touch rules apply",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    gross_gbp = MoneyField(
        label="Estimated value with VAT",
        help_text="Over the whole term, with every option and extension: the thresholds are "
        "compared with this",
        error_messages={"required": "Enter the estimated value with VAT"},
    )
    net_gbp = MoneyField(label="The same without VAT", required=False)
    concession = forms.BooleanField(
        label="It is a concession: the supplier is paid by those who use it", required=False
    )
    light_touch = forms.ChoiceField(
        label="Do the light touch rules apply?",
        choices=_LIGHT,
        widget=forms.RadioSelect,
        required=False,
    )
    light_touch_reason = forms.CharField(
        label="Why, if not as the code says", max_length=_LONGEST, required=False
    )
    route = forms.ChoiceField(
        label="Route",
        choices=[(one.value, one.words) for one in Route],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the route"},
    )
    framework = forms.CharField(
        label="Framework, of a call-off",
        max_length=300,
        required=False,
        help_text="Its title and number",
    )
    ground = forms.ChoiceField(
        label="Ground, of a direct award", required=False, choices=[("", "Not a direct award")]
    )
    ground_reason = forms.CharField(
        label="Why the ground applies",
        max_length=_LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    engages = forms.BooleanField(label="The market is asked before the competition", required=False)
    begins_on = DateField(
        label="First day of work on it",
        error_messages={"required": "Enter the first day of work on it"},
    )
    contract_start = DateField(label="Day the contract is wanted from", required=False)
    contract_end = DateField(label="Last day of the contract", required=False)
    last_extension = DateField(label="Last day with every extension", required=False)
    standstill_days = forms.IntegerField(
        label="Working days of standstill promised",
        required=False,
        min_value=0,
        max_value=60,
        help_text="Empty: the 8 that are the least where a standstill is mandatory, else none",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        error_messages={
            "invalid": "Enter the working days as a number, such as 8",
            "max_value": "Enter 60 or fewer",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ground"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", "Not a direct award"),
                *((one.id, f"{one.title} ({one.law})") for one in grounds()),
            ]

    def clean_codes(self) -> tuple[Code, ...]:
        """The codes, one of each line."""
        found = []
        for line in self.cleaned_data["codes"].splitlines():
            text = line.strip()
            if not text:
                continue
            held = _CODE.fullmatch(text)
            if held is None:
                raise forms.ValidationError(
                    f"“{text[:60]}” does not begin with a code of eight digits, such as 75231200"
                )
            found.append(Code(code=held[1], description=held[2].strip()))
        return tuple(found)

    def clean(self) -> dict[str, Any]:
        """What a route must have said of it, beside its own field."""
        given = super().clean() or {}
        direct = given.get("route") == Route.DIRECT_AWARD
        if direct and not given.get("ground"):
            self.add_error("ground", "Choose the ground of the direct award")
        if given.get("route") and not direct and given.get("ground"):
            self.add_error("ground", "Leave the ground empty: the route is no direct award")
        if given.get("route") == Route.FRAMEWORK_CALL_OFF and not given.get("framework"):
            self.add_error("framework", "Enter the framework’s title and number")
        gross, net = given.get("gross_gbp"), given.get("net_gbp")
        if gross is not None and gross <= 0:
            self.add_error("gross_gbp", "The value must be more than £0")
        elif gross is not None and net is not None and net > gross:
            self.add_error("net_gbp", "The value without VAT must not be more than that with it")
        return given

    def plan(self, before: ProcurementPlan | None, key: str) -> ProcurementPlan:
        """The document with what is said here. key: the id of a new one."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        light = given.pop("light_touch")
        said: dict[str, Any] = {
            **given,
            "buys": Buys(given["buys"]),
            "route": Route(given["route"]),
            "gross_gbp": Fraction(given["gross_gbp"]),
            "net_gbp": None if given["net_gbp"] is None else Fraction(given["net_gbp"]),
            "light_touch": {"": None, "yes": True, "no": False}[light],
            "standstill_days": given["standstill_days"] or 0,
        }
        return ProcurementPlan(id=key, **said) if before is None else replace(before, **said)

    @staticmethod
    def initial_of(plan: ProcurementPlan) -> dict[str, Any]:
        """What the form shows of a document."""
        names = [name for name in LawForm.base_fields if name != "revision"]
        found = {name: getattr(plan, name) for name in names}
        return {
            **found,
            "codes": "\n".join(f"{one.code} {one.description}".strip() for one in plan.codes),
            "gross_gbp": _money(plan.gross_gbp),
            "net_gbp": None if plan.net_gbp is None else _money(plan.net_gbp),
            "light_touch": {None: "", True: "yes", False: "no"}[plan.light_touch],
            "standstill_days": plan.standstill_days or None,
        }


class StepForm(RevisionForm):
    """How long a step takes, and when it is or was. own: it is not of the route's own."""

    def __init__(self, *args: Any, own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            self.fields["title"] = forms.CharField(
                label="What is done",
                max_length=200,
                error_messages={"required": "Say what is done"},
            )
            self.fields["after"] = forms.CharField(
                label="Steps that it waits for",
                max_length=300,
                required=False,
                help_text="Their short names with blanks between, such as prepare conflicts",
            )
            self.fields["before"] = forms.CharField(
                label="Steps that wait for it", max_length=300, required=False
            )
        self.fields["days"] = forms.IntegerField(
            label="How long it takes after what it waits for",
            required=False,
            min_value=0,
            max_value=2_000,
            widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
            error_messages={"invalid": "Enter how long it takes as a number, such as 15"},
        )
        self.fields["count"] = forms.ChoiceField(
            label="Counted in",
            choices=[(one.value, words) for one, words in COUNTS.items()],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose how it is counted"},
        )
        self.fields["planned_on"] = DateField(label="Not before this day", required=False)
        self.fields["done_on"] = DateField(
            label="The day it was done", required=False, help_text="Empty while it is not done"
        )
        self.fields["note"] = forms.CharField(label="Note", max_length=_LONGEST, required=False)

    def step(self, before: PlannedStep) -> PlannedStep:
        """The step with what is said here."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return replace(before, **{**given, "count": Count(given["count"])})

    @staticmethod
    def initial_of(step: PlannedStep) -> dict[str, Any]:
        """What the form shows of a step."""
        names = ("title", "after", "before", "days", "count", "planned_on", "done_on", "note")
        return {name: getattr(step, name) for name in names}


class ProgressForm(RevisionForm):
    """How far the procurement has got: days and numbers that are facts."""

    begun_on = DateField(
        label="Day it began in law",
        required=False,
        help_text="By it the threshold is chosen: the first notice, else the invitation. Empty: "
        "as the timetable gives it",
    )
    conflicts_prepared_on = DateField(label="Conflicts assessment prepared", required=False)
    conflicts_revised_on = DateField(label="Conflicts assessment last revised", required=False)
    planned_notice_on = DateField(
        label="Planned procurement notice published",
        required=False,
        help_text="40 days to 12 months before the tender notice it shortens the time for tenders",
    )
    tenders_received = forms.IntegerField(label="Tenders received", required=False, min_value=0)
    tenders_assessed = forms.IntegerField(
        label="Tenders assessed to the end", required=False, min_value=0
    )
    ocid = forms.CharField(
        label="Identifier that the central digital platform gave the process",
        required=False,
        max_length=100,
        help_text="Such as ocds-h6vhtk-0513a8",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("tenders_received", "tenders_assessed"):
            self.fields[name].widget = forms.TextInput(
                attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}
            )
            self.fields[name].error_messages["invalid"] = "Enter a number, such as 4"

    def plan(self, before: ProcurementPlan) -> ProcurementPlan:
        """The document with what is said here."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return replace(before, **said)

    @staticmethod
    def initial_of(plan: ProcurementPlan) -> dict[str, Any]:
        """What the form shows of a document."""
        names = [name for name in ProgressForm.base_fields if name != "revision"]
        return {name: getattr(plan, name) for name in names}


class TextForm(RevisionForm):
    """The text of the whole document."""

    text = forms.CharField(
        label="The plan in full",
        strip=False,
        help_text="One field to a line, as in procurement.yaml",
        widget=forms.Textarea(attrs={"rows": 28, "class": "app-terms-text", "spellcheck": "false"}),
        error_messages={"required": "Enter the plan"},
    )

    def clean_text(self) -> str:
        """The text as it is kept."""
        plain = plain_lines(self.cleaned_data["text"])
        if len(plain.encode()) > _MOST:
            raise forms.ValidationError(f"The text must be {_MOST:,} bytes or smaller")
        return plain


class ReasonForm(RevisionForm):
    """Why a draft is to be agreed."""

    reason = forms.CharField(
        label="What changes, and why",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what changes, and why"},
    )


class AgreeForm(RevisionForm):
    """Agreeing the draft for ever."""

    sure = forms.BooleanField(
        label="I have read the plan: what is bought, its law, its route and its days",
        error_messages={"required": "Say that you have read it"},
    )


class SendBackForm(forms.Form):
    """Saying why it is not agreed."""

    why = forms.CharField(
        label="Why it is sent back",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is sent back"},
    )


def _money(value: Fraction) -> str:
    whole = value.denominator == 1
    return str(value.numerator) if whole else f"{float(value):.2f}"
