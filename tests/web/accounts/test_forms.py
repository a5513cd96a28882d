"""Forms about people."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.access import Role
from counterfoil_web.accounts.forms import InviteForm, JoinForm, NameForm
from counterfoil_web.accounts.models import Organisation

TODAY = date(2026, 11, 22)
SUPPLIER = Organisation(kind="supplier", name="Example supplier")


def invite(**said):
    known = {"email": "Someone@Supplier.Example", "roles": ["supplier_user"]}
    return InviteForm({**known, **said}, today=TODAY, organisation=SUPPLIER)


def dates(name, day, month, year):
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def test_what_is_left_out_means_from_today_without_end():
    form = invite()

    assert form.is_valid()
    assert form.cleaned_data == {
        "email": "someone@supplier.example",
        "roles": [Role.SUPPLIER_USER],
        "starts": TODAY,
        "ends": None,
    }


def test_only_roles_of_the_kind_of_organisation_are_offered():
    assert [value for value, _ in invite().fields["roles"].choices] == [
        "supplier_user",
        "administrator",
    ]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (dates("ends", "21", "11", "2026"), "ends"),
        ({**dates("starts", "2", "1", "2027"), **dates("ends", "1", "1", "2027")}, "ends"),
        (dates("starts", "1", "1", "1899"), "starts"),
        (dates("ends", "1", "1", "9999"), "ends"),
        (dates("ends", "30", "2", "2027"), "ends"),
        ({"roles": ["auditor"]}, "roles"),
    ],
)
def test_a_wrong_invitation_says_where(said, field):
    form = invite(**said)

    assert not form.is_valid()
    assert list(form.errors) == [field]


def test_today_may_be_the_last_day():
    assert invite(**dates("ends", "22", "11", "2026")).is_valid()


@pytest.mark.parametrize("name", ["Prif Swyddog Ŵyl'r", "Swyddog Ŷd’r-Ail", "Ŵ"])
def test_a_name_is_kept_as_typed_but_for_spaces(name):
    form = NameForm({"name": f"  {name}  "})

    assert form.is_valid()
    assert form.cleaned_data["name"] == name


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("elevenchars", "The password must have at least 12 characters"),
        ("administrator", "This password is one of those tried first. Choose another"),
        ("someone-supplier", "The password is too much like your name or email address"),
    ],
)
def test_a_weak_password_is_told_in_our_words(password, message):
    said = {"name": "Someone Supplier", "password": password}
    form = JoinForm(said, email=lambda _: "someone@supplier.example")

    assert message in form.errors["password"]


def test_spaces_of_a_pass_phrase_count():
    said = {"name": "Prif Swyddog", "password": "  four green words  "}
    form = JoinForm(said, email=lambda _: "a@b.example")

    assert form.is_valid()
    assert form.cleaned_data["password"] == "  four green words  "
