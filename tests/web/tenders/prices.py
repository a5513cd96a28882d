"""Prices of the example, sealed and opened by the two officers of the tests."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

WORDS = {"finance_officer": "seven quiet herons", "finance_partner": "eleven loud trains"}
AMOUNTS = {"a": "11073411.37", "b": "12994522.41", "c": "9871633.59", "e": "12345678.91"}
"""Digits that nothing else in the database has by chance."""


def key_made(client, page, username):
    """An officer's key, by the page."""
    words = WORDS[username]
    return client.post(page("prices/key/"), {"passphrase": words, "again": words})


def sheet(amount, currency="GBP"):
    """A price sheet as a bidder fills it in."""
    return f"amount_gbp,currency\r\n{amount},{currency}\r\n".encode()


def received(client, page, bid, content=None, name="Prices 1.csv", **more):
    """A price file taken in, by the page."""
    content = sheet(AMOUNTS[bid]) if content is None else content
    values = {"came": "with", "file": SimpleUploadedFile(name, content), **more}
    return client.post(page(f"prices/{bid}/receive/"), values)


def opened(client, page, username, **more):
    """One officer's part in the opening, by the page."""
    return client.post(page("prices/open/"), {"passphrase": WORDS[username], **more})
