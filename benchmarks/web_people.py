"""Fifty people at once: each signed in, reading pages and saving cells of a draft, without a pause.

They belong to different forces, three or so to a draft; every answer but 200 counts as an error,
and so does a saved cell that clashes though nobody else writes in it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier

from benchmarks.page import shown, table
from benchmarks.web_installation import HOST, served
from benchmarks.web_pages import cookie_of, percentile, prepare

PEOPLE = 50
POSTS = ("commercial-lead", "finance-partner", "finance-officer")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody at work: their cookies, what they read, and the cell that is theirs alone."""

    cookie: str
    token: str
    reads: tuple[str, ...]
    saves_at: str
    row: str
    column: str
    text: str


@dataclass
class Told:
    """What one person met with."""

    reads: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def people(count: int, organisations: int) -> list[Person]:
    """So many people of the first forces, each with a row of the draft of their own."""
    from django_scopes import scopes_disabled

    with scopes_disabled():
        return list(_people(count, organisations))


def _people(count: int, organisations: int) -> Iterator[Person]:
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from counterfoil_web.accounts.models import User
    from counterfoil_web.appraisals.models import DraftTable
    from counterfoil_web.operations.seeding.partnerships import reference
    from counterfoil_web.operations.seeding.people import email_of

    for place in range(count):
        force, post = place % organisations + 1, POSTS[place // organisations % len(POSTS)]
        ref = reference(force, 1)
        client = Client(HTTP_HOST=HOST)
        user = User.objects.get(email=email_of(post, force))
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        section = reverse("appraisals:section", args=[ref, "lines"])
        client.get(section)
        lines = DraftTable.objects.get(
            partnership__ref=ref, name="lines", draft__closed_at=None
        ).rows
        line = lines[place // organisations % len(lines)]
        yield Person(
            cookie=cookie_of(client),
            token=client.cookies["csrftoken"].value,
            reads=(
                reverse("partnerships:home"),
                reverse("partnerships:list"),
                reverse("partnerships:workspace", args=[ref]),
                reverse("partnerships:room", args=[ref, "strategy"]),
                section,
                reverse("results:version", args=[ref, 1]),
            ),
            saves_at=reverse("appraisals:edit-cells", args=[ref, "lines"]),
            row=line["row"],
            column="title",
            text=line["cells"].get("title", ""),
        )


def at_work(port: int, person: Person, rounds: int, start: Barrier) -> Told:
    """One person's rounds: a page, then a save, and so on."""
    told, text = Told(), person.text
    connection = HTTPConnection(HOST, port, timeout=60)
    start.wait()
    for number in range(rounds):
        address = person.reads[number % len(person.reads)]
        status, _, seconds = _send(connection, "GET", address, person)
        told.reads.append(seconds)
        if status != 200:
            told.errors.append(f"{status} at {address}")
        after = f"Line at save {number}"
        edit = {
            "kind": "cell",
            "row": person.row,
            "column": person.column,
            "base": text,
            "text": after,
        }
        status, body, seconds = _send(
            connection, "POST", person.saves_at, person, json.dumps({"edits": [edit]})
        )
        told.saves.append(seconds)
        if status != 200 or json.loads(body)["clashes"]:
            told.errors.append(f"{status} at a save")
        text = after
    connection.close()
    return told


def _send(
    connection: HTTPConnection, method: str, address: str, person: Person, body: str = ""
) -> tuple[int, bytes, float]:
    headers = {"Cookie": person.cookie}
    if body:
        headers |= {"X-CSRFToken": person.token, "Content-Type": "application/json"}
    started = time.perf_counter()
    connection.request(method, address, body=body or None, headers=headers)
    response = connection.getresponse()
    content = response.read()
    return response.status, content, time.perf_counter() - started


def measure(folder: Path, *, organisations: int, rounds: int, count: int = PEOPLE) -> str:
    """Everybody at once; the figures as a table."""
    prepare(folder)
    everybody = people(count, organisations)
    start = Barrier(count)
    with served(folder) as port, ThreadPoolExecutor(count) as pool:
        began = time.perf_counter()
        working = [pool.submit(at_work, port, one, rounds, start) for one in everybody]
        told = [one.result() for one in working]
        whole = time.perf_counter() - began
    return people_table(told, whole)


def people_table(told: list[Told], whole: float) -> str:
    """Times of reads and saves, and how many errors there were."""
    rows = []
    for name, taken in (
        ("pages read", [seconds for one in told for seconds in one.reads]),
        ("cells saved", [seconds for one in told for seconds in one.saves]),
    ):
        rows.append(
            [
                name,
                f"{len(taken):,}",
                shown(percentile(taken, 0.5)),
                shown(percentile(taken, 0.95)),
                shown(max(taken)),
                f"{len(taken) / whole:,.0f}",
            ]
        )
    errors = [error for one in told for error in one.errors]
    said = f"{len(errors)} errors" + (f", the first: {errors[0]}" if errors else "")
    heads = ["", "how many", "median", "95% within", "longest", "a second"]
    return f"{table(heads, rows)}\n\n{len(told)} people at once: {said}."
