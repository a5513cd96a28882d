"""The mail server in one setting."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from counterfoil_web.accounts.mail import mail_settings


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example?from=a@b.example", 25, False, False),
        ("smtp+starttls://mail.example?from=a@b.example", 587, True, False),
        ("smtps://mail.example?from=a@b.example", 465, False, True),
        ("smtps://mail.example:1465?from=a@b.example", 1465, False, True),
    ],
)
def test_the_scheme_says_how_the_line_is_kept_private(url, port, tls, ssl):
    found = mail_settings(url)

    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (
        port,
        tls,
        ssl,
    )
    assert found["SENDS_MAIL"] is True


def test_user_and_password_may_hold_any_letter():
    found = mail_settings("smtps://a%40b:p%2Fw%3A%C5%B5@mail.example?from=a@b.example")

    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("a@b", "p/w:ŵ")


def test_no_address_means_no_mail():
    assert mail_settings("") == {"SENDS_MAIL": False}


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://mail.example"])
def test_a_wrong_address_says_how_to_write_it(url):
    with pytest.raises(ImproperlyConfigured, match="write it as"):
        mail_settings(url)
