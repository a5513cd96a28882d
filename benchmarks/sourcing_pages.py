"""The pages of procurements and tenders that are measured, and why others are not.

The made-up records have the example custody partnership first, with its procurement and two
tenders: one as it ended, and one whose bids were opened and wait to be marked.
"""

from __future__ import annotations

from benchmarks.page_asked import Page

LEAD, EVALUATOR, MODERATOR = "commercial-lead", "evaluator", "moderator"
OFFICER, COMMISSIONER = "finance-officer", "commissioner"
_ENDED, _OPENED = ("ref", 1), ("ref", 2)
_ANSWER = ("care", "a")

TENDER_PAGES = (
    Page("tenders:list", LEAD, ("ref",)),
    Page("tenders:start", LEAD, ("ref",)),
    *(
        Page(f"tenders:{name}", LEAD, _ENDED)
        for name in (
            *("overview", "check", "plan", "plan-try", "people", "interests", "bids"),
            *(
                "records-index",
                "prices",
                "award",
                "counted-prices",
                "robustness",
                "recommendation",
                "summaries",
            ),
        )
    ),
    Page("tenders:bid", LEAD, (*_ENDED, "a")),
    Page("tenders:records", LEAD, (*_ENDED, "score")),
    Page("tenders:record-new", LEAD, (*_ENDED, "irregularity")),
    Page("tenders:records-import", LEAD, (*_ENDED, "bid")),
    Page("tenders:record-put-right", LEAD, (*_ENDED, "a-insured")),
    Page("tenders:low-price", LEAD, (*_ENDED, "c")),
    Page("tenders:summary", LEAD, (*_ENDED, "a")),
    Page("tenders:supplier", LEAD, (*_ENDED, "a")),
    Page("tenders:why", LEAD, (*_ENDED, *_ANSWER)),
    Page("tenders:recommendation", COMMISSIONER, _ENDED),
    Page("tenders:prices", OFFICER, _OPENED),
    Page("tenders:officer-key", OFFICER, _OPENED),
    *(
        Page(f"tenders:{name}", EVALUATOR, _OPENED)
        for name in ("overview", "declare", "marking", "marking-workbook", "specimens")
    ),
    Page("tenders:mark", EVALUATOR, (*_OPENED, *_ANSWER)),
    Page("tenders:overview", MODERATOR, _OPENED),
    Page("tenders:moderation", MODERATOR, _OPENED),
    Page("tenders:specimen-new", MODERATOR, _OPENED),
    Page("tenders:moderation-criterion", MODERATOR, (*_ENDED, "care")),
    Page("tenders:moderate", MODERATOR, (*_ENDED, *_ANSWER)),
)

PROCUREMENT_PAGES = (
    *(
        Page(f"procurements:{name}", LEAD, ("ref",))
        for name in (
            *("overview", "law", "standstill", "plan", "timetable", "notices", "clarifications"),
            *("engagement", "conflicts", "records-index"),
        )
    ),
    Page("procurements:version", LEAD, ("ref", 1)),
    Page("procurements:notice", LEAD, ("ref", "UK4")),
    Page("procurements:clarification", LEAD, ("ref", "q1")),
    *(
        Page(f"procurements:{name}", LEAD, ("ref", "declaration"))
        for name in ("records", "record-new", "records-import")
    ),
    Page("procurements:record", LEAD, ("ref", "declaration", "d1")),
    Page("procurements:record-put-right", LEAD, ("ref", "declaration", "d1")),
)

SOURCING_LEFT_OUT = {
    "acts, to which nothing is asked for by GET, or which ask for a yes": (
        *("tenders:mark-draft", "tenders:hand-in", "tenders:moderate-draft", "tenders:plan-lock"),
        *("tenders:moderation-open", "tenders:quality-lock", "tenders:seat-end"),
        "tenders:interest-settle",
        *("procurements:plan-agree", "procurements:plan-send-back", "procurements:plan-propose"),
        *("procurements:plan-keep-days", "procurements:draft-discard", "procurements:release"),
    ),
    "what only stands there after an act: a draft, a specimen, a sealed price, a tie": (
        *("tenders:plan-draft", "tenders:specimen", "tenders:bids-open", "tenders:draw-lots"),
        *("tenders:open-prices", "tenders:hand-over-prices", "tenders:receive-price"),
        "tenders:enter-price",
        *(f"procurements:draft{name}" for name in ("", "-law", "-text", "-progress", "-step")),
        *("procurements:draft-step-new", "procurements:contract-notice"),
    ),
    "files": (
        *("tenders:folder", "tenders:plan-locked-text", "tenders:marking-workbook-out"),
        *("tenders:blank-price-sheet", "tenders:challenge-bundle", "procurements:calendar"),
    ),
}
"""Addresses of these rooms that are not measured, by the reason."""
