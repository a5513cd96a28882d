"""The pages of the contract and outcomes rooms that are measured, and why others are not.

The made-up records have the example custody partnership first: its contract, and a month of it.
"""

from __future__ import annotations

from benchmarks.page_asked import Page

MANAGER = "contract-manager"
CONTRACT = "cleveland-custody-2017"
MONTH = "2019-06"
_OF = ("ref", CONTRACT)
_IN_MONTH = (*_OF, MONTH)

CONTRACT_PAGES = (
    Page("contracts:list", MANAGER, ("ref",)),
    Page("contracts:overview", MANAGER, _OF),
    Page("contracts:statement", MANAGER, _IN_MONTH),
    *(
        Page(f"contracts:{name}", MANAGER, _OF)
        for name in (
            *("terms", "records-index", "invoices", "queries", "waivers", "disputes", "compare"),
            *("performance", "rating", "breaches", "breach-new", "changes", "change-new"),
            *("health", "health-year", "obligations", "obligation-new", "forecast", "negotiation"),
        )
    ),
    *(
        Page(f"contracts:{name}", MANAGER, (*_OF, "volume"))
        for name in ("records", "record-new", "import-new")
    ),
    Page("contracts:invoice-check", MANAGER, _IN_MONTH),
    Page("contracts:invoice-new", MANAGER, _IN_MONTH),
)

OUTCOMES_PAGES = (
    *(
        Page(f"outcomes:{name}", MANAGER, ("ref",))
        for name in (
            *("overview", "plan", "benefits", "claims", "net", "records-index"),
            *("bridge", "verdict", "figures", "public-statement"),
            *("future", "calendar", "what-next", "hand-back", "exit-plan", "lessons"),
        )
    ),
    Page("outcomes:records", MANAGER, ("ref", "claim")),
    Page("outcomes:record-new", MANAGER, ("ref", "claim")),
    Page("outcomes:shared-lessons", MANAGER),
    Page("outcomes:compared-pairs", MANAGER),
)

_PAGE_OF_A_FILE = "tenders:marking-workbook"
_ROOMS = ("contracts:", "outcomes:", "procurements:", "tenders:")
_FILE_ENDINGS = ("-file", "-csv", "-json", "-word", "-pdf", "-workbook", "-chart", "-letter")

ROOMS_LEFT_OUT = {
    "acts, to which nothing is asked for by GET, or which ask for a yes": (
        *(f"contracts:{name}" for name in ("propose-close", "close", "send-back")),
        *(f"contracts:terms-{name}" for name in ("propose", "agree", "send-back")),
        *("contracts:query-send", "contracts:obligation-met", "contracts:obligation-end"),
        *(f"outcomes:plan-{name}" for name in ("start", "draft", "propose", "agree", "send-back")),
        *("outcomes:claim-certify", "outcomes:claim-bank", "outcomes:hand-back-status"),
        *("outcomes:begin-next", "outcomes:lesson-review", "outcomes:lesson-share"),
        *("outcomes:pair-offer", "outcomes:pair-review", "outcomes:pair-withdraw"),
    ),
    "what only stands there after an act: a draft, an import, a query, a waiver, a rating": (
        *("contracts:terms-draft", "contracts:import", "contracts:import-columns"),
        *("contracts:query", "contracts:waiver", "contracts:dispute", "contracts:breach"),
        *("contracts:rating-notice", "contracts:measure", "contracts:line"),
        *("contracts:record", "contracts:record-supersede", "contracts:waiver-new"),
        *("contracts:dispute-new", "contracts:supplier-sight"),
        *("outcomes:benefit", "outcomes:claim", "outcomes:record", "outcomes:record-put-right"),
        *("outcomes:records-import", "outcomes:bridge-cause", "outcomes:evidence-pack"),
    ),
    "forms like others that are measured, and choices that are set once": (
        *("contracts:new", "contracts:rating-bands", "contracts:rating-exemption"),
        *("contracts:health-bands", "contracts:health-group"),
    ),
    "what another kind of partnership shows": ("outcomes:advice",),
    "what leads on to the form of its kind": ("outcomes:claim-new",),
    "files": ("contracts:calendar", "contracts:term-sheet", "contracts:terms-document"),
}
"""Addresses of these rooms that are not measured, by the reason."""


def is_file(name: str) -> bool:
    """Whether an address gives a file to take away, or a chart inside a page.

    >>> is_file("contracts:statement-word"), is_file("contracts:statement")
    (True, False)
    """
    ends_so = name.startswith(_ROOMS) and name.endswith(_FILE_ENDINGS)
    return ends_so and name != _PAGE_OF_A_FILE
