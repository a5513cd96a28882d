"""The form of an invoice: what stands at its head, and its lines one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from counterfoil.contract.records import Invoice, InvoiceLine
from counterfoil.quantities.years import Month
from counterfoil_web.govuk import formats
from counterfoil_web.govuk.form_fields import DateField, MoneyField

BLANK_LINES = 5
MOST_LINES = 200
Choices = list[tuple[str, str]]


class InvoiceForm(forms.Form):
    """The head of an invoice."""

    number = forms.CharField(
        label="Invoice number",
        max_length=60,
        error_messages={"required": "Enter the number of the invoice"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    dated = DateField(
        label="Date of the invoice", error_messages={"required": "Enter the date of the invoice"}
    )
    vat_gbp = MoneyField(
        label="VAT on the invoice",
        help_text="The whole of it. Enter 0 where there is none.",
        error_messages={"required": "Enter the VAT on the invoice, or 0"},
    )
    currency = forms.CharField(
        label="Currency",
        initial="GBP",
        min_length=3,
        max_length=3,
        help_text="Three letters, as the invoice has it.",
        error_messages={
            "required": "Enter the currency, such as GBP",
            "min_length": "Enter the currency in three letters, such as GBP",
        },
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    supersedes = forms.ChoiceField(
        label="Invoice that it replaces",
        required=False,
        help_text="Choose one if it was entered wrongly, or the supplier sent a corrected one.",
        widget=forms.Select,
    )
    source = forms.CharField(
        label="Where it is filed",
        required=False,
        max_length=300,
        help_text="The file or document that the figures were read from.",
    )

    def __init__(self, *args: Any, replaceable: Iterable[Invoice] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        held = [(one.id, f"{one.number}, dated {formats.day(one.dated)}") for one in replaceable]
        self.fields["supersedes"].choices = [("", "None"), *held]  # type: ignore[attr-defined]

    def clean_currency(self) -> str:
        """The currency in capitals."""
        return str(self.cleaned_data["currency"]).upper()


class QuantityField(forms.DecimalField):
    """A number as people type it, with commas between its thousands."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, str):
            value = value.replace(",", "").replace(" ", "")
        return super().to_python(value)


class InvoiceLineForm(forms.Form):
    """One line, before VAT. A line left blank is passed over."""

    of = forms.ChoiceField(label="What it is for", required=False, widget=forms.Select)
    title = forms.CharField(label="In the invoice’s words", required=False, max_length=200)
    quantity = QuantityField(
        label="Quantity (optional)",
        required=False,
        max_digits=15,
        decimal_places=6,
        error_messages={"invalid": "Enter the quantity as a number, such as 1940"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}),
    )
    rate_gbp = MoneyField(
        label="Rate (optional)",
        required=False,
        decimal_places=6,
        error_messages={"max_decimal_places": "Enter the rate with at most six decimals"},
    )
    amount_gbp = MoneyField(
        label="Amount before VAT",
        required=False,
        help_text="Below nought for a deduction, such as -4000.",
    )

    def __init__(
        self, *args: Any, subjects: Sequence[tuple[str, str]], number: int, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.number = number
        self.titles = dict(subjects)
        choices = [("", "Something else"), *subjects]
        self.fields["of"].choices = choices  # type: ignore[attr-defined]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered in the line."""
        return not any(self.cleaned_data.get(name) not in (None, "") for name in self.fields)

    def full_clean(self) -> None:
        """Each error names its line, so that it can be found among many."""
        super().full_clean()
        for name, words in list(self.errors.items()):
            self.errors[name] = self.error_class([f"Line {self.number}: {one}" for one in words])

    def clean(self) -> dict[str, Any]:
        """A line with anything in it has an amount and says what it is for."""
        values = self.cleaned_data
        if self.is_blank and not self.errors:
            return values
        if values.get("amount_gbp") is None and "amount_gbp" not in self.errors:
            self.add_error("amount_gbp", "Enter the amount of the line before VAT")
        if not values.get("of") and not values.get("title", "").strip():
            self.add_error("title", "Choose what the line is for, or enter its words")
        return values

    def value(self) -> InvoiceLine:
        """The line of a form that is valid and not blank."""
        values = self.cleaned_data
        of, title = values["of"], values["title"].strip()
        quantity, rate = values["quantity"], values["rate_gbp"]
        return InvoiceLine(
            of=of or title,
            title=title or self.titles.get(of, of),
            amount_gbp=values["amount_gbp"],
            quantity=None if quantity is None else Fraction(quantity),
            rate_gbp=None if rate is None else Fraction(rate),
        )


@dataclass(frozen=True)
class LineForms:
    """The lines of one invoice together, as a summary of errors reads them."""

    forms: list[InvoiceLineForm]

    def non_form_errors(self) -> list[str]:
        """What is wrong with all of them together: nothing that is told here."""
        return []


def line_forms(data: Any, subjects: Choices) -> list[InvoiceLineForm]:
    """The lines of a form that was sent, or blank ones; five more when more were asked for."""
    count = BLANK_LINES
    if data is not None:
        sent = str(data.get("lines", ""))
        count = int(sent) if sent.isdecimal() and len(sent) <= len(str(MOST_LINES)) else BLANK_LINES
        count += BLANK_LINES if "more" in data else 0
    count = max(1, min(count, MOST_LINES))
    return [
        InvoiceLineForm(data, prefix=f"line-{place}", subjects=subjects, number=place)
        for place in range(1, count + 1)
    ]


def take_as_typed(form: forms.Form) -> None:
    """Show what was typed and judge none of it: the form was sent only to be given more room."""
    form.initial = {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }
    form.is_bound = False


def invoice_from(
    head: InvoiceForm, lines: Iterable[InvoiceLineForm], *, key: str, month: Month, today: date
) -> Invoice:
    """The invoice that a valid form states."""
    values = head.cleaned_data
    return Invoice(
        id=key,
        entered_on=today,
        source=values["source"],
        supersedes=values["supersedes"],
        number=values["number"].strip(),
        month=month,
        dated=values["dated"],
        lines=tuple(line.value() for line in lines if not line.is_blank),
        vat_gbp=values["vat_gbp"],
        currency=values["currency"],
    )
