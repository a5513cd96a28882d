"""From the last key typed to the changed answer on the screen, in a real browser.

The installation is made anew: the examples and the large case, each with an open draft. Somebody
types another value into a field of its answer page; what counts is the time from the last key to
the moment at which the answer to it, with 100,000 trials, has been painted with its range.
`python -m benchmarks.recalculation` prints the figures.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.page import shown, table
from benchmarks.web_installation import HOST, environment, served

if TYPE_CHECKING:
    from counterfoil_web.accounts.acting import Acting

MOST_SECONDS = 0.5
TIMES = 8
BETWEEN_KEYS_MS = 120
WAIT_MS = 60_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LARGE = "4 options × 40 lines × 25 years"
WATCH = """
({ field, wanted, within }) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no answer to ${wanted} was shown`)), within)
  const control = document.getElementById(field)
  const tried = document.getElementById('tried')
  let pressed = 0
  control.addEventListener('keydown', (event) => { pressed = event.timeStamp })
  const watcher = new MutationObserver(() => {
    if (!tried.querySelector(`[hx-get*="=${wanted}"]`)) return
    watcher.disconnect()
    const range = tried.querySelector('.app-answer--tried').textContent
    requestAnimationFrame(() => setTimeout(() => {
      resolve({ milliseconds: performance.now() - pressed, range })
    }))
  })
  watcher.observe(tried, { childList: true })
})
"""
"""Told of a field and the value that will be typed, gives the time once its answer is painted."""


@dataclass(frozen=True)
class Typed:
    """A figure of a draft that is typed over. name: of the assumption; values: one a time."""

    case: str
    what: str
    ref: str
    name: str
    values: tuple[str, ...]


@dataclass
class Seen:
    """Seconds from the last key to the answer: for the first value, and for those after it."""

    typed: Typed
    seconds: list[float] = field(default_factory=list)

    @property
    def later(self) -> list[float]:
        return self.seconds[1:]


def measured() -> str:
    """The figures, from a process of its own: an installation is one to a process."""
    words = [sys.executable, "-m", "benchmarks.recalculation"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Make the installation, serve it, type, and print the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        cookies, typed = installation(folder)
        with served(folder, try_out=True) as port, _browser() as browser:
            print(told([_seen(browser, port, cookies, one) for one in typed]))


def installation(folder: Path) -> tuple[dict[str, str], list[Typed]]:
    """The examples and the large case with open drafts; the cookies of who may change them."""
    os.environ.update(environment(folder, try_out=True))
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django_scopes import scopes_disabled

    from counterfoil_web.accounts.try_out import make_try_out_accounts
    from counterfoil_web.operations.examples import examples, load_examples
    from counterfoil_web.operations.upgrade import bring_up_to_date
    from counterfoil_web.operations.worked_example import acting_in

    bring_up_to_date(settings.DATA_FOLDER, lambda _: None)
    load_examples(lambda _: None)
    lead = acting_in(make_try_out_accounts(), "commercial_lead")
    typed = [_a_line(one.folder.name, one.ref, _case(one.folder)) for one in examples()]
    with scopes_disabled():
        typed += _large(lead)
    client = Client(HTTP_HOST=HOST)
    client.force_login(lead.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return {name: one.value for name, one in client.cookies.items()}, typed


def _case(folder: Path) -> Any:
    from counterfoil.casefile.load import load_case_or_raise

    return load_case_or_raise(folder)


def _large(lead: Acting) -> list[Typed]:
    from benchmarks.large_case import large_case
    from counterfoil.access import Marking, Participation
    from counterfoil.casefile.case_text import text_of_case
    from counterfoil_web.appraisals.store import open_draft_from
    from counterfoil_web.partnerships.partnership_store import Party, create

    case = large_case()
    values = {
        "title": case.title,
        "kind": case.kind.value,
        "summary": "",
        "marking": Marking.OFFICIAL,
        "stage": "outline",
    }
    partnership = create(
        lead, values, [Party(organisation=lead.organisation, part=Participation.LEAD_FORCE)]
    )
    open_draft_from(lead, partnership, text_of_case(case), source="the benchmark")
    rates = tuple(f"0.0{21 + place}" for place in range(TIMES + 1))  # 0.020 is the saved one
    return [
        _a_line(LARGE, partnership.ref, case),
        Typed(LARGE, "general inflation, on which every line rests", partnership.ref,
              "indices|general|rate", rates),
    ]  # fmt: skip


def _a_line(name: str, ref: str, case: Any) -> Typed:
    """The first amount of the last option's lines, typed a little larger each time."""
    from counterfoil.casefile.assumptions import assumptions

    last = case.options[-1].id
    found = next(
        one
        for one in assumptions(case)
        if one.table == "lines" and one.column == "amount" and one.key.startswith(f"{last}/")
    )
    start = max(1_000, round(float(found.text)))
    values = tuple(str(start + 100 + 7 * place) for place in range(TIMES + 1))
    return Typed(name, f"“{found.title}”", ref, found.name, values)


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = next(path for path in map(shutil.which, BROWSERS) if path)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def _seen(browser: Any, port: int, cookies: dict[str, str], typed: Typed) -> Seen:
    """Open the draft's answer with the field, as a person does, and type each value."""
    home = f"http://{HOST}:{port}"
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies(
        [{"name": name, "value": value, "url": home} for name, value in cookies.items()]
    )
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    address = f"{home}/partnerships/{typed.ref}/case/answer/"
    page.goto(address)
    page.select_option("#try-add", typed.name)
    page.get_by_role("button", name="Change it").click()
    control = page.locator("[data-try-values] input")
    name = control.get_attribute("id")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2_000)  # a person finds the field and thinks
    seen = Seen(typed)
    for value in typed.values:
        page.evaluate(f"(told) => {{ window.answered = ({WATCH})(told) }}",
                      {"field": name, "wanted": value, "within": WAIT_MS})  # fmt: skip
        control.select_text()
        control.press_sequentially(value, delay=BETWEEN_KEYS_MS)
        answer = page.evaluate("() => window.answered")
        if "80% of trials" not in answer["range"]:
            raise RuntimeError(f"no range was shown for {typed.name}")
        seen.seconds.append(answer["milliseconds"] / 1000)
        page.wait_for_timeout(1_500)
    context.close()
    return seen


def told(everything: list[Seen]) -> str:
    """The figures as a table, and how many meet the goal."""
    rows = [
        [
            f"{one.typed.case}: {one.typed.what}",
            shown(one.seconds[0]),
            shown(statistics.median(one.later)),
            shown(max(one.later)),
        ]
        for one in everything
    ]
    times = [seconds for one in everything for seconds in one.seconds]
    met = sum(seconds < MOST_SECONDS for seconds in times)
    heads = ["figure typed over", "first value", "later: median", "later: most"]
    return f"{table(heads, rows)}\n\n{met} of {len(times)} answers were painted within 0.5 s."


if __name__ == "__main__":
    main()
