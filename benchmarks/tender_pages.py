"""How quick every page of a large tender is: 20 bids × 60 sub-criteria × 8 evaluators.

In an installation of its own, seeded small, stand three such tenders: awarded, being marked and
being moderated. Each page is asked for by the role that works with it, of the tender in which that
role has work, from a server run as in real work: over one connection, then over four at once. A
page's first reading, when nothing of the tender is held in memory, is timed on a server just begun.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import large_tender
from benchmarks.page import shown, table
from benchmarks.page_asked import Page
from benchmarks.web_installation import HOST, Size, environment, seeded, served
from benchmarks.web_pages import (
    addresses,
    ask,
    browsers,
    cookie_of,
    over_connections,
    percentile,
    prepare,
)

if TYPE_CHECKING:
    from counterfoil_web.accounts.models import User

SMALL = Size(organisations=1, partnerships=3, versions=1)
MOST_SECONDS = 0.060
LEAD, EVALUATOR, MODERATOR = "commercial-lead", "evaluator", "moderator"
OFFICER, COMMISSIONER = "finance-officer", "commissioner"
AWARDED, MARKED, MODERATED = 3, 4, 5
TENDERS = {
    AWARDED: large_tender.awarded,
    MARKED: large_tender.being_marked,
    MODERATED: large_tender.being_moderated,
}
"""The tenders by number: two of the example are there before them."""

_QUESTION, _BID = "c3-4", "b7"
_ANSWER = (_QUESTION, _BID)
PAGES = (
    Page("tenders:list", LEAD, ("ref",)),
    *(
        Page(f"tenders:{name}", LEAD, ("ref", AWARDED))
        for name in (
            *("overview", "check", "plan", "people", "interests", "bids", "records-index"),
            *("prices", "award", "counted-prices", "robustness", "recommendation", "summaries"),
        )
    ),
    Page("tenders:bid", LEAD, ("ref", AWARDED, _BID)),
    *(
        Page("tenders:records", LEAD, ("ref", AWARDED, kind))
        for kind in ("score", "consensus", "answer", "price")
    ),
    Page("tenders:records", LEAD, ("ref", AWARDED, "score"), "?page=100"),
    Page("tenders:summary", LEAD, ("ref", AWARDED, _BID)),
    Page("tenders:why", LEAD, ("ref", AWARDED, *_ANSWER)),
    Page("tenders:recommendation", COMMISSIONER, ("ref", AWARDED)),
    Page("tenders:award", COMMISSIONER, ("ref", AWARDED)),
    Page("tenders:prices", OFFICER, ("ref", AWARDED)),
    *(
        Page(f"tenders:{name}", EVALUATOR, ("ref", MARKED))
        for name in ("overview", "declare", "marking", "marking-workbook", "specimens")
    ),
    Page("tenders:mark", EVALUATOR, ("ref", MARKED, *_ANSWER)),
    *(
        Page(f"tenders:{name}", MODERATOR, ("ref", MODERATED))
        for name in ("overview", "moderation", "specimens")
    ),
    Page("tenders:moderation-criterion", MODERATOR, ("ref", MODERATED, _QUESTION)),
    Page("tenders:moderate", MODERATOR, ("ref", MODERATED, "c5-4", _BID)),
    Page("tenders:why", MODERATOR, ("ref", MODERATED, *_ANSWER)),
)
FIRST = (
    Page("tenders:overview", LEAD, ("ref", AWARDED)),
    Page("tenders:award", LEAD, ("ref", AWARDED)),
    Page("tenders:robustness", LEAD, ("ref", AWARDED)),
    Page("tenders:why", LEAD, ("ref", AWARDED, *_ANSWER)),
    Page("tenders:mark", EVALUATOR, ("ref", MARKED, *_ANSWER)),
    Page("tenders:moderation", MODERATOR, ("ref", MODERATED)),
)
"""Pages whose first reading by a server just begun is timed."""


@dataclass
class Taken:
    """What a page took: alone, among others, and the first time in a process if that was timed."""

    page: Page
    status: int
    queries: int
    alone: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    first: float | None = None

    @property
    def meets_the_goal(self) -> bool:
        return self.status == 200 and statistics.median(self.alone) <= MOST_SECONDS


def installation() -> Path:
    """The data folder with the three tenders, made when it is not there."""
    folder, _ = seeded(SMALL)
    done = folder / "large-tenders"
    if not done.exists():
        words = [sys.executable, "-c", "from benchmarks.tender_pages import fill; fill()"]
        subprocess.run(words, check=True, env=environment(folder))
        done.touch()
    return folder


def fill() -> None:
    """Put the tenders into the installation that the environment names, beside the examples'."""
    import django

    django.setup()
    from django.db import transaction
    from django_scopes import scopes_disabled

    from counterfoil_web.accounts.models import Organisation, User
    from counterfoil_web.accounts.try_out import TryOut
    from counterfoil_web.operations.example_tenders import load_dossier
    from counterfoil_web.operations.seeding.partnerships import reference
    from counterfoil_web.operations.seeding.people import FORCE_ROLES, email_of
    from counterfoil_web.partnerships.models import Partnership

    with scopes_disabled(), transaction.atomic():
        posts = TryOut(
            organisations={"force": Organisation.objects.get(kind="force")},
            people={
                post.replace("-", "_"): User.objects.get(email=email_of(post, 1))
                for post in FORCE_ROLES
            },
        )
        partnership = Partnership.objects.get(ref=reference(1, 1))
        for number, made in TENDERS.items():
            if load_dossier(partnership, made(), posts).number != number:
                raise RuntimeError(f"the large tender is not tender {number}")
    _weigh(posts.people["commercial_lead"])


def _weigh(lead: User) -> None:
    """Rank the bids of the awarded tender under a million weightings, as a worker does."""
    from counterfoil.tender.acceptability import acceptability
    from counterfoil.tender.robustness import NEAR
    from counterfoil_web.accounts.scope import organisation_scope
    from counterfoil_web.accounts.store import acting_for
    from counterfoil_web.operations.seeding.partnerships import reference
    from counterfoil_web.partnerships.store import partnership_for
    from counterfoil_web.tenders.award_answers import award_of
    from counterfoil_web.tenders.award_store import keep_ranks
    from counterfoil_web.tenders.store import competition_of, tender_for

    acting = acting_for(lead, wanted=None, today=date.today())  # noqa: DTZ011 (no rule asks for it)
    with organisation_scope(acting.organisation, acting.today):
        seen = partnership_for(acting, reference(1, 1))
        tender = tender_for(seen.partnership, AWARDED)
        held = competition_of(tender)
        award = award_of(seen, held, "")
        totals = award.contest.totals(award.contest.ranked)
        keep_ranks(seen, tender, held, award, acceptability(totals, NEAR))


def first_read(folder: Path, address: str, cookie: str) -> float:
    """Seconds of a page from a server just begun, which has read nothing of the tender yet."""
    with served(folder) as port:
        connection = HTTPConnection(HOST, port, timeout=60)  # one process has all of it
        seconds = 0.0
        for each in ("/partnerships/", address):  # the first prepares what Django itself needs
            started = time.perf_counter()
            connection.request("GET", each, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            seconds = time.perf_counter() - started
            if answer.status != 200:
                raise RuntimeError(f"{each} was not shown: {answer.status}")
        connection.close()
        return seconds


def measure(times: int, pages: Sequence[Page] = PAGES) -> list[Taken]:
    """Every page, alone and over four connections; and the first reading of some."""
    folder = installation()
    prepare(folder)
    signed_in = browsers(page.post for page in pages)
    asked = [(one, cookie_of(signed_in[one.page.post])) for one in addresses(pages, signed_in)]
    found = []
    with served(folder) as port:
        for one, cookie in asked:
            taken = Taken(one.page, one.status, one.queries)
            taken.together = over_connections(port, one.address, cookie, times)
            taken.alone = ask(port, one.address, cookie, 4 * times)
            found.append(taken)
    for taken, (one, cookie) in zip(found, asked, strict=True):
        if one.page in FIRST:
            taken.first = first_read(folder, one.address, cookie)
    return found


def measured() -> str:
    """The figures as a table, and how many pages meet the goal."""
    return told(measure(times=8))


def told(taken: Sequence[Taken]) -> str:
    rows = [
        [
            " ".join(filter(None, (f"`{one.page.name}`", _which(one.page)))),
            one.page.post if one.status == 200 else f"{one.page.post}: status {one.status}",
            shown(statistics.median(one.alone)),
            shown(percentile(one.alone, 0.95)),
            shown(statistics.median(one.together)),
            shown(percentile(one.together, 0.95)),
            "" if one.first is None else shown(one.first),
            str(one.queries),
        ]
        for one in taken
    ]
    heads = ["page", "as", "alone", "95% within", "of four", "95% within", "first", "queries"]
    met = sum(one.meets_the_goal for one in taken)
    words = f"Asked for alone, {met} of {len(taken)} pages take at most 60 ms in the median."
    return f"{table(heads, rows)}\n\n{words}"


def _which(page: Page) -> str:
    """What of several addresses of a page was asked for."""
    kinds = [str(arg) for arg in page.args[2:3]] if page.name == "tenders:records" else []
    return " ".join([*kinds, *([f"({page.query})"] if page.query else [])])
