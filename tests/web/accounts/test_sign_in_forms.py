"""allauth's forms in our words."""

from __future__ import annotations

import pytest
from django import forms
from django.test import Client

from counterfoil_web.accounts.sign_in_forms import say


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"login": "", "password": "x"}, "Enter your email address"),
        ({"login": "nobody", "password": "x"}, "Enter an email address, such as"),
        ({"login": "a@b.example", "password": ""}, "Enter your password"),
    ],
)
def test_signing_in_says_what_is_missing(world, said, message):
    answer = Client().post("/account/login/", said)

    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_a_field_says_what_it_is_told():
    field = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Code"}))

    say(field, "Code", hint="Six figures", missing="Enter the code", width="narrow")

    assert (field.label, field.help_text) == ("Code", "Six figures")
    assert field.error_messages["required"] == "Enter the code"
    assert field.widget.attrs == {"class": "narrow"}
