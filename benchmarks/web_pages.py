"""How quick every page is at national size, and how many queries it makes.

Each page is asked for over four connections at once from a server run as in real work, signed in as
the role named beside it. Queries are counted once, in this process, on the same records.
"""

from __future__ import annotations

import logging
import os
import statistics
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.page import shown, table
from benchmarks.page_asked import Page
from benchmarks.room_pages import CONTRACT_PAGES, OUTCOMES_PAGES
from benchmarks.sourcing_pages import PROCUREMENT_PAGES, TENDER_PAGES
from benchmarks.web_installation import HOST, empty_page_served, environment, served

if TYPE_CHECKING:
    from django.test import Client

CONNECTIONS = 4
ROUNDS = 5
MOST_MEDIAN_SECONDS = 0.025
MOST_P95_SECONDS = 0.040
MOST_QUERIES = 12


LEAD, FINANCE = "commercial-lead", "finance-officer"
INSPECTOR, ADMINISTRATOR = "inspector", "administrator"

PAGES = (
    Page("partnerships:home", LEAD),
    Page("partnerships:list", LEAD),
    Page("partnerships:list", INSPECTOR),
    Page("partnerships:list", INSPECTOR, query="?words=custody&page=3"),
    Page("partnerships:search", LEAD, query="?q=custody"),
    Page("partnerships:search", INSPECTOR, query="?q=custody"),
    Page("partnerships:new", LEAD),
    Page("partnerships:workspace", LEAD, ("ref",)),
    *(
        Page("partnerships:room", LEAD, ("ref", room))
        for room in ("strategy", "sourcing", "governance", "contract", "outcomes", "future")
    ),
    Page("partnerships:question", LEAD, ("ref", "question")),
    Page("partnerships:answer-versions", LEAD, ("ref", "question")),
    Page("partnerships:sharing", LEAD, ("ref",)),
    Page("partnerships:share", LEAD, ("ref",)),
    Page("partnerships:gate-questions", LEAD, ("ref", "outline")),
    Page("partnerships:history", LEAD, ("ref",)),
    Page("partnerships:change", LEAD, ("ref",)),
    Page("appraisals:case", LEAD, ("ref",)),
    Page("appraisals:section", LEAD, ("ref", "lines")),
    Page("appraisals:baseline", FINANCE, ("ref",)),
    Page("appraisals:excel", LEAD, ("ref",)),
    Page("appraisals:edits", LEAD, ("ref",)),
    Page("appraisals:submit", LEAD, ("ref",)),
    Page("appraisals:versions", LEAD, ("ref",)),
    Page("results:version", LEAD, ("ref", 1)),
    Page("results:lines", LEAD, ("ref", 1)),
    Page("results:affordability", LEAD, ("ref", 1)),
    Page("results:delivery", LEAD, ("ref", 1)),
    Page("results:reference_class", LEAD, ("ref", 1)),
    Page("results:exports", LEAD, ("ref", 1)),
    Page("results:review", FINANCE, ("ref", 1)),
    Page("results:compare", LEAD, ("ref",), query="?from=1&to=2"),
    *(
        Page(f"results:{name}", LEAD, ("ref",))
        for name in (
            *("draft", "draft-lines", "draft-affordability", "draft-delivery"),
            *("draft-reference_class", "draft-exports", "draft-drivers"),
        )
    ),
    Page("results:templates", FINANCE),
    Page("decisions:list", LEAD),
    Page("decisions:list", INSPECTOR),
    Page("decisions:partnership", LEAD, ("ref",)),
    Page("decisions:decision", LEAD, ("ref", 1)),
    Page("decisions:propose", LEAD, ("ref",)),
    Page("decisions:notice", LEAD, ("ref", 1)),
    Page("decisions:scheme", FINANCE),
    Page("accounts:people", ADMINISTRATOR),
    Page("accounts:invite", ADMINISTRATOR),
    Page("accounts:organisation", ADMINISTRATOR),
    Page("accounts:you", LEAD),
    Page("experience:cases", LEAD),
    Page("experience:case", LEAD, ("case",)),
    Page("experience:classes", LEAD),
    Page("experience:guide", LEAD),
    Page("experience:question", LEAD, ("question",)),
    Page("oversight:log", FINANCE),
    Page("oversight:log", INSPECTOR),
    Page("oversight:event", INSPECTOR, (1,)),
    Page("oversight:check", INSPECTOR),
    Page("operations:jobs", LEAD),
    *CONTRACT_PAGES,
    *OUTCOMES_PAGES,
    *PROCUREMENT_PAGES,
    *TENDER_PAGES,
)
"""Every page that shows records, each with a role that reads it."""

LEFT_OUT = {
    "files, and the charts and colours in pages": (
        *("appraisals:excel-file", "appraisals:csv", "decisions:export", "decisions:notice-word"),
        *("experience:export", "oversight:export", "partnerships:list-export"),
        "partnerships:room-export",
        *(f"results:{name}" for name in ("word", "workbook", "html", "json", "csv", "chart")),
        *(f"results:draft-{name}" for name in ("word", "workbook", "html", "json", "csv")),
        *("results:compare-csv", "results:compare-json", "results:our-template"),
        *("operations:job-file", "govuk:brand"),
    ),
    "acts, to which nothing is asked for by GET": (
        *("appraisals:open-draft", "appraisals:edit-cells", "appraisals:sign"),
        *("appraisals:withdraw", "appraisals:undo", "results:draft-keep", "decisions:take"),
        *("decisions:withdraw", "decisions:condition", "decisions:publish", "accounts:role"),
        *("accounts:close", "accounts:reopen", "accounts:password-link", "accounts:lost-factor"),
        *("accounts:keepers", "accounts:invite-administrator", "accounts:archive-organisation"),
        *("accounts:end-other-sessions", "accounts:switch", "accounts:keep-alive"),
        *("oversight:verify", "operations:job-cancel", "operations:job-again", "try_as:enter"),
        *("partnerships:answer", "partnerships:answer-draft", "partnerships:answer-discard"),
        *("partnerships:challenge", "partnerships:challenge-reply", "partnerships:sharing-end"),
        "partnerships:challenge-settle",
        *("partnerships:archive", "partnerships:restore", "partnerships:party-add"),
        *("partnerships:party-hand-over", "decisions:enter-scheme"),
    ),
    "what only stands there after an act: an import, a job, an invitation, a figure": (
        *("appraisals:import", "appraisals:draft-changes", "appraisals:version-edits"),
        "operations:job",
        *("accounts:invitation", "accounts:person", "results:figure", "results:draft-figure"),
    ),
    "what only leads on to another page": ("appraisals:draft",),
    "pages of signing in, and of the installation's own keeper": (
        *("accounts:second-factor-needed", "accounts:nowhere", "accounts:kept-words"),
        *("accounts:join", "accounts:first-administrator", "accounts:not-here", "try_as:list"),
        *("accounts:organisations", "accounts:add-organisation", "accounts:one-organisation"),
        *("operations:live", "operations:ready"),
    ),
}
"""Addresses that are not measured, by the reason."""


@dataclass
class Measured:
    """What a page took. status: of the answer, which counts only when it is 200."""

    page: Page
    address: str
    status: int
    queries: int
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        return percentile(self.seconds, 0.95)

    @property
    def meets_the_goal(self) -> bool:
        return (
            self.status == 200
            and self.median <= MOST_MEDIAN_SECONDS
            and self.p95 <= MOST_P95_SECONDS
            and self.queries <= MOST_QUERIES
        )


def percentile(seconds: Sequence[float], share: float) -> float:
    """The time within which that share of the requests was answered (nearest rank).

    >>> percentile([4.0, 1.0, 3.0, 2.0], 0.5), percentile([1.0], 0.95)
    (2.0, 1.0)
    """
    ranked = sorted(seconds)
    return ranked[max(0, -(-len(ranked) * round(share * 1000) // 1000) - 1)]


def prepare(folder: Path) -> None:
    """Make Django ready in this process, on the same records; once in a process."""
    os.environ.update(environment(folder))
    import django

    django.setup()
    logging.disable(logging.WARNING)


def browsers(posts: Iterable[str]) -> dict[str, Client]:
    """A signed-in browser for each post in the first force, or of a national reader."""
    from django.conf import settings
    from django.test import Client

    from counterfoil_web.accounts.models import User
    from counterfoil_web.operations.seeding.people import email_of

    found = {}
    for post in set(posts):
        found[post] = Client(HTTP_HOST=HOST, raise_request_exception=False)
        user = User.objects.get(email=email_of(post, 1))
        found[post].force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return found


def cookie_of(browser: Client) -> str:
    """The browser's cookies as a header."""
    return "; ".join(f"{name}={one.value}" for name, one in browser.cookies.items())


def addresses(pages: Iterable[Page], signed_in: dict[str, Client]) -> list[Measured]:
    """Each page with its address, status and queries; those whose address is not there left out."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import NoReverseMatch, reverse

    from counterfoil.experience import partnerships as experience
    from counterfoil.guide import questions
    from counterfoil_web.operations.seeding.partnerships import reference

    words = {
        "ref": reference(1, 1),
        "question": next(iter(questions())).id,
        "case": experience()[0].id,
    }
    measured = []
    for page in pages:
        args = [words.get(arg, arg) if isinstance(arg, str) else arg for arg in page.args]
        try:
            address = reverse(page.name, args=args) + page.query
        except NoReverseMatch:
            continue
        browser = signed_in[page.post]
        browser.get(address)  # caches of the process and of the records are filled
        with CaptureQueriesContext(connection) as caught:
            status = browser.get(address).status_code
        measured.append(Measured(page, address, status, len(caught)))
    return measured


def ask(port: int, address: str, cookie: str, times: int) -> list[float]:
    """Seconds of so many requests in turn over one connection."""
    connection = HTTPConnection(HOST, port, timeout=60)
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        connection.request("GET", address, headers={"Cookie": cookie} if cookie else {})
        connection.getresponse().read()
        taken.append(time.perf_counter() - started)
    connection.close()
    return taken


def over_connections(port: int, address: str, cookie: str, times: int) -> list[float]:
    """The same over four connections at once, after some unmeasured ones; five rounds of it.

    Each round opens its connections anew. Which process takes a connection is chance, and a page
    takes twice as long where one process has all four: five rounds show what is usual.
    """
    ask(port, address, cookie, 3)
    taken: list[float] = []
    for _ in range(ROUNDS):
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            each = [pool.submit(ask, port, address, cookie, times) for _ in range(CONNECTIONS)]
            taken += [seconds for one in each for seconds in one.result()]
    return taken


def measure(folder: Path, times: int, pages: Sequence[Page] = PAGES) -> tuple[list[float], list]:
    """The empty page's times, and every page's, from servers that run one after the other."""
    prepare(folder)
    signed_in = browsers(page.post for page in pages)
    measured = addresses(pages, signed_in)
    with empty_page_served() as port:
        empty = over_connections(port, "/", "", times)
    with served(folder) as port:
        for one in measured:
            cookie = cookie_of(signed_in[one.page.post])
            one.seconds = over_connections(port, one.address, cookie, times)
    return empty, measured


def pages_table(empty: list[float], measured: list[Measured]) -> str:
    """The figures of each page, and a sentence on how many meet the goal."""
    floor = statistics.median(empty)
    rows = [["an empty Django page", "", shown(floor), shown(percentile(empty, 0.95)), "1.0", "0"]]
    rows += [
        [
            f"`{one.page.name}`{' (' + one.page.query + ')' if one.page.query else ''}",
            one.page.post if one.status == 200 else f"{one.page.post}: status {one.status}",
            shown(one.median),
            shown(one.p95),
            f"{one.median / floor:,.1f}",
            str(one.queries),
        ]
        for one in measured
    ]
    met = sum(one.meets_the_goal for one in measured)
    heads = ["page", "as", "median", "95% within", "÷ empty page", "queries"]
    return f"{table(heads, rows)}\n\n{met} of {len(measured)} pages meet the goal."
