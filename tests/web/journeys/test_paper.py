"""The main pages on paper: nothing is cut off, no address of ours, the marking on each sheet."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil_web.appraisals.versions_store import make_version_from_case
from tests.web.journeys.test_from_excel_to_decision import (
    bring_in_the_workbook,
    sign_the_baseline,
    start_a_partnership,
    submit,
)
from tests.web.results.conftest import long_example

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SHEET = {"width": 680, "height": 1000}  # A4 within margins of 15 mm, at 96 pixels to the inch
PAGES = {
    "partnerships:workspace": (),
    "partnerships:history": (),
    "partnerships:sharing": (),
    "appraisals:case": (),
    "appraisals:baseline": (),
    "results:version": (1,),
    "results:lines": (1,),
    "results:affordability": (1,),
    "results:delivery": (1,),
    "results:review": (1,),
}
CUT_OFF = """() => Array.from(document.querySelectorAll('main *')).filter((one) => {
    const style = getComputedStyle(one)
    const hidden = style.position === 'absolute' || one.closest('.govuk-visually-hidden, svg')
    const clips = style.overflowX !== 'visible' && style.overflowX !== 'clip'
    return !hidden && clips && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
  }).map((one) => one.outerHTML.slice(0, 160))"""
MARKING_BOXES = """() => {
    const name = getComputedStyle(document.body).page
    return Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules))
      .filter((rule) => rule instanceof CSSPageRule && rule.selectorText === name)
      .map((rule) => rule.cssText).join(' ')
  }"""
LINKS_SHOWN = """() => Array.from(document.querySelectorAll('a[href^="/"]'))
    .map((one) => getComputedStyle(one, '::after').content)
    .filter((words) => words.includes('/'))"""


def test_the_main_pages_on_paper(walker, workbook):
    page = walker.page
    with walker.unlooked():
        ref = start_a_partnership(walker)
        bring_in_the_workbook(walker, ref, workbook)
        page.goto(walker.address + reverse("appraisals:section", args=[ref, "bodies"]))
        nothing_is_lost(page)
        sign_the_baseline(walker, ref)
        submit(walker, ref)
    for name, more in PAGES.items():
        page.goto(walker.address + reverse(name, args=[ref, *more]))
        nothing_is_lost(page)


def test_forty_years_of_a_body_are_whole_on_paper(walker):
    page, world = walker.page, walker.world
    partnership = world.partnerships["business"]
    with scopes_disabled():
        version = make_version_from_case(
            partnership,
            long_example(40),
            submitted_by=world.people["commercial_lead"],
            reason="forty years",
        )
    with walker.unlooked():
        walker.sign_in("commercial_lead")
    page.goto(
        walker.address + reverse("results:affordability", args=[partnership.ref, version.number])
    )
    nothing_is_lost(page)


def nothing_is_lost(page) -> None:
    """What the page would look like on a sheet."""
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= SHEET["width"], (page.url, wide)
    assert page.evaluate(CUT_OFF) == [], page.url
    assert page.evaluate(LINKS_SHOWN) == [], page.url
    marking = page.locator(".app-marking").first.evaluate("one => one.lastChild.textContent")
    assert page.evaluate(MARKING_BOXES).count(f'"{marking}"') == 2, (page.url, marking)
    page.emulate_media(media="screen")
