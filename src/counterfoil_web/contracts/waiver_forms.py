"""The forms of a waiver: asking for one, and deciding on it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from counterfoil.contract.lines import pounds
from counterfoil_web.contracts.waiver_store import Deduction
from counterfoil_web.govuk.form_fields import MoneyField


class WaiverForm(forms.Form):
    """Asking for a deduction not to be taken."""

    of = forms.ChoiceField(
        label="Deduction",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the deduction that is not to be taken"},
    )
    amount_gbp = MoneyField(
        label="Amount that is not to be taken",
        required=False,
        min_value=Decimal("0.01"),
        help_text="Leave it empty for the whole of the deduction.",
    )
    reason = forms.CharField(
        label="Why it is not to be taken",
        max_length=2_000,
        help_text="An auditor reads this: say what happened, and why the money is forgone.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter why the deduction is not to be taken"},
    )

    def __init__(self, *args: Any, deductions: Sequence[Deduction] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.by_name = {one.of: one for one in deductions}
        self.fields["of"].choices = [  # type: ignore[attr-defined]
            (one.of, f"{one.title}, {pounds(one.amount_gbp)} ({one.clause})") for one in deductions
        ]

    def clean(self) -> dict[str, Any]:
        """No more is waived than is deducted."""
        values = self.cleaned_data
        held, amount = self.by_name.get(values.get("of", "")), values.get("amount_gbp")
        if held is not None and amount is not None and amount > held.amount_gbp:
            most = pounds(held.amount_gbp)
            self.add_error("amount_gbp", f"The deduction is {most}: enter that or less")
        return values

    @property
    def chosen(self) -> Deduction:
        """The deduction of a valid form."""
        return self.by_name[self.cleaned_data["of"]]


class DecideForm(forms.Form):
    """Approving a waiver or refusing it."""

    approve = forms.ChoiceField(
        label="Decision",
        choices=[("yes", "Approve: the deduction is not taken"), ("no", "Refuse: it is taken")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the waiver is approved"},
    )
    answer = forms.CharField(
        label="Reason",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter the reason for the decision"},
    )
