"""Every address is asked for as every role, and the answer held to a table that can be read.

The table is addresses.yaml beside this file. An address without a line in it fails the first test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

import pytest
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.urls import resolve, reverse

from counterfoil_web.contracts import (
    negotiation_store,
    query_views,
    rating_views,
    statement_files,
    terms_word,
)
from counterfoil_web.procurements import contract_notice_views
from counterfoil_web.procurements import notice_views as procurement_notices
from counterfoil_web.results import jobs
from tests.web.access.table import (
    METHODS,
    OUTCOMES,
    SIGNED_OUT,
    Address,
    known_addresses,
    read_table,
)
from tests.web.conftest import PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

GROUPS, ADDRESSES = read_table()
EVERYBODY = {*PEOPLE, SIGNED_OUT}
# 503 is how the health page says that no worker runs, as none does here.
_ANSWERED = (200, 204, 400, 409, 422, 503)


def may_anybody(address: Address) -> bool:
    """Whether there is somebody here who meets the page itself."""
    return any("ok" in outcomes.values() for outcomes in address.outcomes.values())


WALK = [
    pytest.param(address, method, id=f"{method} {address.name}")
    for address in ADDRESSES
    for method in METHODS
    if method in address.outcomes
]
UNANSWERED = [
    pytest.param(address, method, id=f"{method} {address.name}")
    for address in ADDRESSES
    for method in METHODS
    if address.is_ours and method not in address.outcomes and may_anybody(address)
]


def test_every_address_has_its_line():
    assert known_addresses() == {address.name for address in ADDRESSES}


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_says_what_everybody_meets(name):
    assert set(GROUPS[name]) == EVERYBODY
    assert set(GROUPS[name].values()) <= set(OUTCOMES)


DOCUMENTS = (
    *((jobs, name) for name in ("word_file", "html_file", "workbook_file")),
    *((statement_files, name) for name in ("statement_pdf", "statement_word")),
    (terms_word, "sheet_word"),
    (query_views, "query_letter"),
    (rating_views, "kpi_notice_docx"),
    (procurement_notices, "notice_word"),
    (contract_notice_views, "notice_word"),
)
"""What makes a document, by the module that asks for it."""


@pytest.fixture(scope="module", autouse=True)
def documents_made_once():
    """Who may have a document is asked here; what is in it, in the tests of the documents."""

    kept: dict[object, object] = {}

    def once(name, make):
        def made(subject, *more, **named):
            key = name, getattr(subject, "record", "")
            kept[key] = kept.get(key) or make(subject, *more, **named)
            return kept[key]

        return made

    with pytest.MonkeyPatch.context() as patched:
        for module, name in DOCUMENTS:
            patched.setattr(module, name, once(name, getattr(module, name)))
        patched.setattr(negotiation_store, "TRIALS", 20)
        yield


@pytest.mark.parametrize(("address", "method"), WALK)
def test_each_meets_what_the_table_says(address, method, installation, signed_in):
    path, sent = path_of(address, installation.parts), address.send if method == "post" else {}
    expected = address.outcomes[method]
    met = {
        person: outcome_of(asked(signed_in[person], method, path, sent))
        for person in who_asks(expected)
    }

    wrong = {person: got for person, got in met.items() if got != expected[person]}
    assert not wrong, {person: f"{got}, not {expected[person]}" for person, got in wrong.items()}


@pytest.mark.parametrize(("address", "method"), UNANSWERED)
def test_a_method_that_is_not_in_the_table_does_nothing(address, method, installation, signed_in):
    path = path_of(address, installation.parts)
    other = next(iter(address.outcomes.values()))
    person = next(person for person in sorted(EVERYBODY) if other[person] == "ok")

    assert asked(signed_in[person], method, path).status_code in (403, 404, 405)


TOO_GREAT = (2**31, 10**18 - 1)
"""More than a whole number of 32 bits holds, and the greatest that some addresses take."""


def test_a_number_too_great_for_any_record_is_not_found(installation, signed_in):
    tried, wrong = 0, []
    for address in ADDRESSES:
        numbers = numbers_of(address, installation.parts) if address.is_ours else {}
        for method in address.outcomes if numbers else ():
            outcomes = address.outcomes[method]
            person = next((one for one in sorted(EVERYBODY) if outcomes[one] == "ok"), None)
            for number in TOO_GREAT if person else ():
                for part in numbers:
                    tried += 1
                    path = reverse(address.name, kwargs={**numbers[part], part: number})
                    met = outcome_of(asked(signed_in[person], method, path, address.send))
                    wrong += [f"{method} {path}: {met}"] if met != "hidden" else []

    assert wrong == []
    assert tried > 100


def numbers_of(address: Address, parts: dict[str, object]) -> dict[str, dict[str, object]]:
    """The parts of an address that are numbers, each with all the parts of it."""
    kwargs = resolve(path_of(address, parts)).kwargs
    return {name: kwargs for name, value in kwargs.items() if isinstance(value, int)}


def who_asks(expected: Mapping[str, str]) -> list[str]:
    """Everybody. On PostgreSQL one for each outcome: its answers may differ, not the rules."""
    everybody = sorted(EVERYBODY)
    if connection.vendor == "sqlite":
        return everybody
    return list({expected[person]: person for person in everybody}.values())


def path_of(address: Address, parts: dict[str, object]) -> str:
    """The path, its parts named in the table: a name of the installation's parts, or `=words`."""
    return address.path or reverse(
        address.name,
        args=[part[1:] if part.startswith("=") else parts[part] for part in address.parts],
    )


def asked(
    client, method: str, path: str, sent: Mapping[str, str] | None = None
) -> HttpResponseBase:
    """The answer to a request, everything that it wrote undone."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = getattr(client, method)(path, sent or {})
        list(response) if response.streaming else None
        transaction.set_rollback(True)
    client.cookies = cookies
    return response


def outcome_of(response: HttpResponseBase) -> str:
    """What a person met, in a word; a status that no table should hold stands for itself."""
    status = response.status_code
    if status in (301, 302, 303):
        to_sign_in = response["Location"].startswith(reverse("account_login"))
        return "sign-in" if to_sign_in else "ok"
    words = {401: "sign-in", 403: "refused", 404: "hidden", 410: "hidden"}
    return words.get(status, "ok" if status in _ANSWERED else str(status))


def test_outcomes_are_told_apart():
    from django.http import HttpResponse, HttpResponseRedirect

    def answers() -> Iterator[tuple[HttpResponseBase, str]]:
        yield HttpResponse(), "ok"
        yield HttpResponse(status=422), "ok"
        yield HttpResponse(status=403), "refused"
        yield HttpResponse(status=404), "hidden"
        yield HttpResponse(status=500), "500"
        yield HttpResponse(status=405), "405"
        yield HttpResponseRedirect("/account/login/?next=/log/"), "sign-in"
        yield HttpResponseRedirect("/log/"), "ok"

    assert [outcome_of(response) for response, _ in answers()] == [word for _, word in answers()]
