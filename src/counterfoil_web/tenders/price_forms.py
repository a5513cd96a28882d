"""What is asked of who takes a price in, and of the officers who open it."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Any

from django import forms

from counterfoil.tender.bids import Bid
from counterfoil.tender.officer_keys import SHORTEST
from counterfoil.tender.plan import Plan
from counterfoil.tenderfile.price_sheet import MOST_BYTES as MOST_SHEET
from counterfoil_web.govuk.form_fields import DateField, MoneyField
from counterfoil_web.tenders.price_keys import Officer

_ENDINGS = (".csv", ".xlsx", ".xls", ".ods", ".pdf", ".docx", ".odt", ".txt", ".zip")
_WITH_THE_BID, _LATER = "with", "later"


def _passphrase(label: str, hint: str, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", **attrs}),
        error_messages={"required": "Enter the passphrase"},
    )


class KeyForm(forms.Form):
    """A passphrase, twice."""

    passphrase = _passphrase(
        "Passphrase",
        f"At least {SHORTEST} characters: three words or more that nobody would guess together.",
        autocomplete="new-password",
    )
    again = _passphrase("The passphrase again", "", autocomplete="new-password")

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        data = super().clean() or self.cleaned_data
        first, second = data.get("passphrase"), data.get("again")
        if first and len(first.strip()) < SHORTEST:
            self.add_error("passphrase", f"The passphrase must be {SHORTEST} characters or more")
        elif first and second and first != second:
            self.add_error("again", "The two passphrases must be the same")
        return data


class PassphraseForm(forms.Form):
    """The passphrase of one's own key."""

    passphrase = _passphrase(
        "Your passphrase", "The one that you chose when you made your key for this tender."
    )


class HandOverForm(PassphraseForm):
    """To whom an officer hands over."""

    successor = forms.ChoiceField(
        label="Who takes over",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who takes over"},
    )
    field_order = ("successor", "passphrase")

    def __init__(self, *args: Any, officers: tuple[Officer, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(one.seat.person_id), one.words) for one in officers]
        self.fields["successor"].choices = choices  # type: ignore[attr-defined]


class PriceFileForm(forms.Form):
    """The price file of one bid, and when it came in."""

    mark_optional = False

    file = forms.FileField(
        label="Price file",
        help_text="At most 2 MB. It is sealed at once, and nobody can read it again before both "
        "price officers open it.",
        allow_empty_file=False,
        error_messages={
            "required": "Choose the price file",
            "empty": "The price file is empty",
            "missing": "Choose the price file",
            "invalid": "Choose the price file",
        },
    )
    came = forms.ChoiceField(
        label="When it came in",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose when it came in"},
    )
    day = DateField(label="Day (if at another time)", required=False)
    time = forms.TimeField(
        label="Time (if at another time)",
        help_text="On a 24-hour clock, such as 14:30.",
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={"invalid": "Enter the time on a 24-hour clock, such as 14:30"},
    )

    def __init__(self, *args: Any, bid: Bid, too_large: bool = False, **options: Any) -> None:
        super().__init__(*args, initial={"came": _WITH_THE_BID}, **options)
        at = f"{bid.received_at.day} {bid.received_at:%B %Y at %H:%M}"
        self.fields["came"].choices = [  # type: ignore[attr-defined]
            (_WITH_THE_BID, f"With the bid, on {at}"),
            (_LATER, "At another time"),
        ]
        if too_large:
            message = "The price file must be 2 MB or smaller"
            self.fields["file"].error_messages["required"] = message
        self._bid = bid

    def clean(self) -> dict[str, Any]:
        """Another time is said in full."""
        data = super().clean() or self.cleaned_data
        if data.get("came") == _LATER:
            if not data.get("day") and "day" not in self.errors:
                self.add_error("day", "Enter the day on which it came in")
            if not data.get("time") and "time" not in self.errors:
                self.add_error("time", "Enter the time at which it came in")
        return data

    @property
    def came_at(self) -> datetime:
        """When it came in, local time."""
        data = self.cleaned_data
        if data["came"] == _WITH_THE_BID:
            return self._bid.received_at
        return datetime.combine(data["day"], data["time"])

    @property
    def name(self) -> str:
        """What the file is called from now on: its own name might tell of the price."""
        ending = PurePath(self.cleaned_data["file"].name or "").suffix.lower()
        return f"prices{ending if ending in _ENDINGS else ''}"


class PriceByHandForm(forms.Form):
    """The price of a file that is no table, read by an officer and typed in."""

    total = MoneyField(
        label="Total price, without VAT",
        min_value=0,
        error_messages={"required": "Enter the total price"},
    )
    sheet = forms.CharField(
        label="Rates, as a table",
        help_text="One line for each rate: charge,part,rate_gbp,currency. Begin with that line.",
        max_length=MOST_SHEET,
        widget=forms.Textarea(attrs={"rows": 12, "class": "app-code"}),
        error_messages={"required": "Enter the rates"},
    )

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        whole_life = plan.price is not None and plan.price.figure.is_whole_life
        del self.fields["total" if whole_life else "sheet"]
        self._currency = plan.currency

    @property
    def content(self) -> bytes:
        """What was typed, as a price sheet."""
        data = self.cleaned_data
        if "sheet" in data:
            return str(data["sheet"]).encode()
        return f"amount_gbp,currency\r\n{data['total']:f},{self._currency}\r\n".encode()
