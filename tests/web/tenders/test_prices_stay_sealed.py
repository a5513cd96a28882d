"""A curious administrator: every way to a price before it is opened, tried, and none leads to it.

Every table and column by SQL, the backup's archive, the log's export, sessions, jobs, files on
disk, what the server logs, and every page by every role.
"""

from __future__ import annotations

import gzip
import logging
import tarfile
import tempfile
from base64 import b64encode
from contextlib import nullcontext
from hashlib import sha256

import pytest
from django.core.files import uploadedfile, uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.errors import InvalidValue
from counterfoil.tender import officer_keys, sealing
from counterfoil_web.operations import records_dump
from counterfoil_web.operations.backup import write_backup
from counterfoil_web.records import log
from counterfoil_web.records.models import Event
from counterfoil_web.tenders import price_keys
from counterfoil_web.tenders.models import OfficerKey, SealedPrice
from tests.web.conftest import PEOPLE
from tests.web.tenders.prices import AMOUNTS, WORDS, key_made, received, sheet

pytestmark = pytest.mark.django_db
AMOUNT = AMOUNTS["a"]


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    monkeypatch.setattr(price_keys, "WORK", 4)


@pytest.fixture
def sealed(tender_at, client_as, page):
    """The price of bid a sealed for both officers, quality agreed and not locked."""
    tender_at("agreed")
    for name in WORDS:
        key_made(client_as(name), page, name)
    assert received(client_as("commercial_lead"), page, "a").status_code == 200


def secrets_of(amount=AMOUNT):
    """Every form in which the price, its file's fingerprint or a passphrase could be found."""
    plain = sheet(amount)
    digest = sha256(plain)
    found = [amount, "11,073,411.37", plain.hex(), digest.hexdigest(), *WORDS.values()]
    found += [b64encode(plain).decode()[:20], b64encode(digest.digest()).decode()]
    return [one.encode() for one in found] + [plain, digest.digest()]


def assert_tells_nothing(content, where):
    held = content if isinstance(content, bytes) else str(content).encode()
    for secret in secrets_of():
        assert secret not in held, f"{where} tells of the price"


def every_value():
    """Every value of every column of every table, as SQL gives it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for column, value in zip(cursor.description, row, strict=True):
                    held = bytes(value) if isinstance(value, bytes | memoryview) else value
                    yield f"{table}.{column[0]}", held


def test_the_search_would_find_it(sealed, client_as):
    """A search that cannot fail shows nothing: a price written to the log is found."""
    log.write(None, "test", record="x", after={"price": AMOUNT})
    telling = [where for where, value in every_value() if AMOUNT in str(value)]

    assert telling == ["records_event.after"]


def test_no_table_and_no_column_holds_it(sealed):
    seen = 0
    for where, value in every_value():
        assert_tells_nothing(value, where)
        seen += where.startswith("tenders_sealedprice")
    assert seen > 5


def test_the_private_halves_are_in_no_table(sealed, monkeypatch):
    """The keys opened with the passphrases: their private bytes stand nowhere in any form."""
    with scopes_disabled():
        rows = list(OfficerKey.objects.select_related("person").order_by("pk"))
    words = dict(zip([row.pk for row in rows], WORDS.values(), strict=True))
    private = [
        officer_keys.opened_key(price_keys.read(row), words[row.pk]).private.private_bytes_raw()
        for row in rows
    ]
    forms = [form for raw in private for form in (raw, raw.hex().encode(), b64encode(raw))]
    for where, value in every_value():
        held = value if isinstance(value, bytes) else str(value).encode()
        assert not any(form in held for form in forms), where


def test_no_page_tells_any_role(sealed, client_as, page, world):
    """Every page of prices and the award as everybody, and every page of the tender as its lead."""
    names = sorted(_addresses(page))
    near = [one for one in names if "/prices/" in one or "/award/" in one]
    assert len(near) > 12
    for person in PEOPLE:
        client = client_as(person)
        for address in names if person == "commercial_lead" else near:
            answer = client.get(address)
            content = b"".join(answer) if answer.streaming else answer.content
            assert_tells_nothing(content, f"{address} for {person}")


def test_the_exported_log_holds_nothing_of_it(sealed, client_as):
    client = client_as("auditor")
    client_as("finance_officer").get("/log/")
    for address in ("/log/", "/log/export/"):
        assert_tells_nothing(client.get(address).content, address)
    for event in Event.objects.order_by("number"):
        assert_tells_nothing(repr(vars(event)), f"event {event.number}")


def test_the_backups_archive_holds_nothing_of_it(sealed, tmp_path, monkeypatch):
    monkeypatch.setattr(records_dump, "snapshot", nullcontext)  # the test's own is one
    write_backup(tmp_path / "one.backup", tmp_path, timezone.now())
    seen = 0
    with tarfile.open(tmp_path / "one.backup") as tar:
        for member in tar:
            content = tar.extractfile(member).read()
            if member.name.endswith(".gz"):
                content = gzip.decompress(content)
            assert_tells_nothing(content, member.name)
            seen += "sealedprice" in member.name and len(content) > 4_000
    assert seen == 1


def test_nothing_is_written_to_disk_or_to_the_servers_log(
    tender_at, client_as, page, monkeypatch, tmp_path, caplog
):
    """Not even a file of three megabytes, which Django would write to a temporary file."""
    tender_at("opened")
    for name in WORDS:
        key_made(client_as(name), page, name)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = []
    for kind in (uploadedfile.TemporaryUploadedFile,):
        monkeypatch.setattr(kind, "__init__", lambda *a, **k: made.append(a))
    monkeypatch.setattr(
        uploadhandler.TemporaryFileUploadHandler, "new_file", lambda *a, **k: made.append(a)
    )
    with caplog.at_level(logging.DEBUG):
        large = sheet(AMOUNT) + b" " * 3_000_000
        assert received(client_as("commercial_lead"), page, "a", large).status_code == 422
        assert received(client_as("commercial_lead"), page, "a").status_code == 200
    assert made == []
    assert list(tmp_path.rglob("*")) == []
    assert_tells_nothing(caplog.text, "the server's log")


def test_the_form_still_needs_its_token(tender_at, world, page):
    """The view is exempt from the middleware's check, and makes its own."""
    tender_at("opened")
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["commercial_lead"])
    file = SimpleUploadedFile("p.csv", sheet(AMOUNT))
    answer = client.post(page("prices/a/receive/"), {"came": "with", "file": file})

    assert answer.status_code == 403
    assert b"token" in answer.content.lower() or b"csrf" in answer.content.lower()


def test_a_price_in_another_bids_place_does_not_open(sealed, tender_at, world):
    """Swapped rows are told apart: what it is of is bound into every part."""
    with scopes_disabled():
        row = SealedPrice.objects.get()
        first, second = (price_keys.read(one) for one in OfficerKey.objects.order_by("pk"))
    one, two = (
        officer_keys.opened_key(key, words)
        for key, words in zip((first, second), WORDS.values(), strict=True)
    )
    moved = sealing.read_sealed(row.text.replace('"a","prices.csv"', '"b","prices.csv"'), "x")
    assert moved.about[2] == "b"
    with pytest.raises(InvalidValue):
        sealing.unsealed(moved, sealing.release(moved, one, second), two)


def _addresses(page):
    """The pages of the tenders' application for bid a, and criterion care."""
    found = set()
    for pattern in get_resolver("counterfoil_web.tenders.urls").url_patterns:
        route = str(pattern.pattern)
        _, mark, rest = route.partition("tender/<int:number>/")
        if mark:
            for kind in ("<str:bid>", "<str:criterion>"):
                rest = rest.replace(kind, "a" if "bid" in kind else "care")
            if "<" not in rest:
                found.add(page(rest))
    return found
