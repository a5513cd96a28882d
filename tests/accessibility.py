"""What axe finds on a page: faults of accessibility by WCAG 2.2 AA and best practice."""

from __future__ import annotations

from typing import Any

from tests.architecture.repository import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES_OF_PLACE = (
    *("color-contrast", "link-in-text-block"),
    *("scrollable-region-focusable", "target-size"),
)
"""Rules that ask where, how large and in what colours things are drawn.

Every other rule asks only what is in the document and which of it is rendered. So where a page was
tried at one width, and is now at another with the same document and the same parts rendered, the
others would find the same again.
"""

_TRY = """
async ({rules, placeRules, exclude}) => {
  const rendered = [...document.querySelectorAll('body *')].map((one) => {
    const box = one.getClientRects().length && one.getBoundingClientRect();
    return box && one.checkVisibility({visibilityProperty: true}) && box.right > 0
      && box.bottom + window.scrollY > 0 && box.width > 1 && box.height > 1 ? '1' : '0';
  }).join('');
  const now = document.documentElement.outerHTML + rendered + exclude.join();
  const only = now === window.counterfoilTried
    ? {type: 'rule', values: placeRules}
    : {type: 'tag', values: rules};
  const found = await axe.run({include: [document], exclude: exclude.map((one) => [one])},
    {runOnly: only, resultTypes: ['violations']});
  window.counterfoilTried = found.violations.length ? undefined : now;
  return found.violations.map((one) => [one.id, one.nodes[0].html.slice(0, 200)]);
}
"""


def faults(page: Any, *exclude: str) -> list[tuple[str, str]]:
    """Each rule that the page breaks, with the first place. exclude: selectors left untried."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    asked = {"rules": [*RULES], "placeRules": [*RULES_OF_PLACE], "exclude": [*exclude]}
    return [(rule, html) for rule, html in page.evaluate(_TRY, asked)]
