"""The kinds of record of a tender and their fields in the words of pages."""

from __future__ import annotations

import re

from counterfoil_web.registers.words import KindWords, RegisterWords
from counterfoil_web.tenders.kinds import KINDS

_OFFICE = re.compile(r"[a-z]+(_[a-z]+)*")
_MOMENT = "Local time, for example 23 November 2026 11:40"
_ENTERED = (
    *("evaluation_day", "bid", "irregularity", "condition_result", "answer"),
    *("supplier", "criteria_published"),
)
ENTERED: tuple[str, ...] = tuple(kind for kind in _ENTERED if kind in KINDS)
"""What the commercial lead types or brings in. All else is written where it is decided."""

KIND_WORDS: dict[str, KindWords] = {
    "plan_locked": KindWords(
        plural="Locks of the plan", one="lock", about="When the plan was fixed, by whom, and why."
    ),
    "evaluation_day": KindWords(
        plural="Days of the evaluation",
        one="day of the evaluation",
        about="By when interests are declared and marks handed in, and when people meet. Whoever "
        "keeps a day has it on their first page. A day that moves is put right, with the reason.",
        labels={
            "what": "What it is the day for",
            "day": "Day",
            "criterion": "Criterion",
            "place": "Time and place",
        },
        hints={
            "criterion": "Where each has a day of its own",
            "place": "Such as 10:00, room 4, or the link of the meeting",
        },
    ),
    "bid": KindWords(
        plural="Bids",
        one="bid",
        about="Who bid for what, and when it came in.",
        labels={
            "bidder": "Id that evaluators see",
            "name": "Bidder’s name",
            "received_at": "When it came in",
            "lot": "Lot",
        },
        hints={
            "bidder": "A letter or two, such as A. It must tell nothing of who it is",
            "received_at": f"{_MOMENT}. When the portal took the last of it",
        },
    ),
    "receipt": KindWords(
        plural="Receipts",
        one="receipt",
        about="Which file came in when, with its fingerprint.",
        labels={"sha256": "Fingerprint (SHA-256)", "size": "Bytes", "received_at": "Came in"},
    ),
    "irregularity": KindWords(
        plural="Late and partial bids",
        one="entry in the register",
        about="What was out of order with a bid, what was decided on it, and why.",
        labels={
            "trouble": "What is out of order",
            "what": "What happened",
            "decision": "Decision",
            "reason": "Reason for the decision",
            "decided_by": "Decided by",
        },
        hints={
            "what": "Such as: the last file came in 40 minutes after the time",
            "reason": "What the tender documents say of it, and why this is fair to all bidders",
        },
    ),
    "declaration": KindWords(
        plural="Declarations of interests",
        one="declaration",
        about="What each evaluator declared before seeing the bids, and since.",
        labels={"what": "What was declared", "conflict": "A conflict"},
    ),
    "bids_opened": KindWords(
        plural="Opening", one="opening", about="When the quality parts were opened, before whom."
    ),
    "condition_result": KindWords(
        plural="Conditions of participation",
        one="result of a condition",
        about="Whether each bid meets each condition, and why.",
        labels={"condition": "Condition", "met": "It is met", "decided_by": "Decided by"},
        hints={"reason": "What was looked at, and what it shows"},
    ),
    "answer": KindWords(
        plural="Answers",
        one="answer",
        about="What each bid says to each criterion.",
        labels={
            "text": "Its words",
            "document": "Or the document that holds it",
            "words": "How many words, if it is in a document",
        },
        hints={
            "document": "The file’s name, and the pages",
            "words": "Digits. Empty: they are counted in the words above",
        },
    ),
    "specimen": KindWords(
        plural="Specimen answers", one="specimen", about="Answers made up to calibrate on."
    ),
    "calibration": KindWords(
        plural="Marks of specimens", one="mark", about="What evaluators gave them. None counts."
    ),
    "score": KindWords(
        plural="Individual marks",
        one="mark",
        about="Each evaluator’s own mark of each answer with its reason, once moderation of the "
        "criterion has opened.",
        labels={"scored_at": "When"},
    ),
    "submission": KindWords(
        plural="Handed in", one="handing in", about="Which evaluator handed in which criterion."
    ),
    "moderation": KindWords(
        plural="Moderation opened",
        one="opening of moderation",
        about="From when individual marks of a criterion were locked.",
    ),
    "consensus": KindWords(
        plural="Consensus marks",
        one="consensus",
        about="The mark agreed for each answer, why, who was present and what was considered.",
        labels={"agreed_at": "When"},
    ),
    "quality_locked": KindWords(
        plural="Quality locked", one="lock of quality", about="From when no consensus changes."
    ),
    "price": KindWords(plural="Prices", one="price", about="The total that each bid asks."),
    "rate": KindWords(plural="Rates", one="rate", about="Each bid’s schedule of prices."),
    "price_question": KindWords(
        plural="Questions on low prices", one="question", about="What a bidder was asked."
    ),
    "price_answer": KindWords(
        plural="Answers on low prices", one="answer", about="What the bidder answered."
    ),
    "price_decision": KindWords(
        plural="Decisions on low prices", one="decision", about="What was decided, and why."
    ),
    "drawn": KindWords(
        plural="Lots drawn", one="lot drawn", about="Where the tie rule came to drawing lots."
    ),
    "supplier": KindWords(
        plural="Bidders’ particulars",
        one="bidder’s particulars",
        about="Who each bidder is and how it is reached, as assessment summaries need it.",
        labels={
            "bidder": "Bidder",
            "name": "Full name",
            "email": "E-mail address",
            "identifier": "Identifier",
        },
        hints={"identifier": "A Public Procurement Organisation Number, or a company number"},
    ),
    "criteria_published": KindWords(
        plural="Where the criteria can be read",
        one="publication of the criteria",
        about="Where the award criteria and the method of assessment were published.",
        labels={"where": "Address or document", "published_on": "Since which day"},
    ),
}
"""Every kind; one that the library adds is called as it is named there."""

_VALUES = {
    "declare": "Interests are declared",
    "mark": "Marks are handed in",
    "moderate": "Moderation meeting",
    "open_prices": "Prices are opened",
    "late": "Late",
    "partial": "Partial: something is missing",
    "altered": "A file was replaced after its receipt",
    "other": "Something else",
    "taken": "The bid is taken",
    "left_out": "The bid is left out",
    "yes": "Yes",
    "no": "No",
}
WORDS = RegisterWords(
    KIND_WORDS, _VALUES, {"id": "Record", "change_reason": "Why it was put right"}
)
words_of = WORDS.of
label_of = WORDS.label_of
hint_of = WORDS.hint_of
value_words = WORDS.value_words


def office_words(name: str) -> str:
    """An office that an example names by its id; a person’s name stays as it is.

    >>> office_words("legal_adviser"), office_words("Head of custody")
    ('Legal adviser', 'Head of custody')
    """
    return name.replace("_", " ").capitalize() if _OFFICE.fullmatch(name) else name
