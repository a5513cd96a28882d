"""The registers of a procurement and their fields in the words of pages."""

from __future__ import annotations

from counterfoil.procurement.coverage import Standing
from counterfoil.procurement.notices import NoticeState
from counterfoil_web.procurements.contract_register_words import CONTRACT_KINDS, CONTRACT_VALUES
from counterfoil_web.registers.words import KindWords, RegisterWords

_MOMENT = "Local time, for example 3 April 2026 14:30"

KIND_WORDS: dict[str, KindWords] = {
    "engagement": KindWords(
        plural="Market engagement",
        one="entry in the engagement log",
        about="Who was asked before the competition, what they were told and where all suppliers "
        "can read the same.",
        labels={
            "held_on": "Day",
            "about": "What it was about",
            "told": "What the supplier learned",
            "published_in": "Where all suppliers can read the same",
            "advantage": "Advantage that the supplier had from it",
            "cured_by": "What took the advantage away",
        },
        hints={
            "told": "Empty: nothing that others could not read",
            "advantage": "Empty: none. One that cannot be taken away excludes the supplier (s.16)",
        },
    ),
    "participant": KindWords(
        plural="Suppliers that take part",
        one="supplier that takes part",
        about="To whom every answer goes. One that joins later is owed the answers before too.",
        labels={"joined_on": "Takes part from", "left_on": "Left on"},
        hints={"left_on": "Empty while it takes part"},
    ),
    "question": KindWords(
        plural="Questions",
        one="question",
        about="What suppliers asked. Who asked is never released.",
        labels={
            "asked_by": "Supplier that asked",
            "asked_at": "When",
            "text": "The question as it came",
            "as_released": "The question as all will read it",
            "confidential": "It asked that the answer go to nobody else",
            "confidential_agreed": "Why that was agreed to",
        },
        hints={
            "asked_at": _MOMENT,
            "as_released": "In words that give nobody away. Empty: as it came",
            "confidential_agreed": "Empty: it was not agreed to, and the answer goes to all",
        },
    ),
    "answer": KindWords(
        plural="Answers",
        one="answer",
        about="What is answered. It goes to every supplier that takes part, at the same time.",
        labels={
            "answered_on": "Day",
            "text": "The answer",
            "material": "It changes the documents, so that tenders may need more time",
            "extended_to": "New last day for tenders",
        },
        hints={"extended_to": "Empty: the day stays as it is"},
    ),
    "release": KindWords(
        plural="Releases",
        one="release",
        about="Which answer reached which supplier when. They are made on the page of the "
        "question, for all at once.",
        labels={"released_at": "When"},
        hints={"released_at": _MOMENT},
    ),
    "declaration": KindWords(
        plural="Declarations of interests",
        one="declaration",
        about="What each person with a part in the procurement declared, and what was done.",
        labels={
            "person": "Person",
            "part": "Part in the procurement",
            "declared_on": "Declared on",
            "interest": "Interest",
            "supplier": "Supplier that it is in",
            "details": "What it is",
            "mitigation": "What was done about it",
            "steps": "How",
            "decided_by": "Who decided",
            "decided_on": "Decided on",
        },
        hints={
            "person": "By post or number, never more than is needed",
            "part": "Such as evaluator",
            "supplier": "Empty when there is no interest",
            "decided_by": "Somebody other than the person",
        },
    ),
    "published": KindWords(
        plural="Notices published",
        one="published notice",
        about="Which notice was published when, with its number on the central digital platform.",
        labels={
            "published_on": "Day",
            "number": "Number",
            "address": "Address",
            "about": "Which time, of a notice that the contract has more than once",
        },
        hints={
            "number": "Such as 094477-2026",
            "address": "Where it can be read",
            "about": "As in the list of notices, such as 2026-q2. Empty where there is only one",
        },
    ),
    **CONTRACT_KINDS,
}

VALUE_WORDS = {
    "none": "No interest",
    "actual": "An actual interest",
    "potential": "A potential interest",
    "perceived": "None, though others may think there is one",
    "nothing_yet": "Nothing yet",
    "removed": "They take no part",
    "limited": "Their part is limited",
    "explained": "Explained, and no more is needed",
    "yes": "Yes",
    "no": "No",
    **CONTRACT_VALUES,
}

STATES: dict[NoticeState, tuple[str, str]] = {
    NoticeState.DUE: ("Due", "blue"),
    NoticeState.LATE: ("Late", "red"),
    NoticeState.WHEN: ("If it happens", "grey"),
    NoticeState.OPTIONAL: ("Optional", "grey"),
    NoticeState.PUBLISHED: ("Published", "green"),
    NoticeState.PUBLISHED_LATE: ("Published late", "yellow"),
    NoticeState.NOT_NEEDED: ("Not asked for", "grey"),
}
"""Each state of a notice in words, and the colour of its tag."""

STANDINGS = {
    Standing.COVERED: "The full duties of the Procurement Act 2023 apply",
    Standing.NOTIFIABLE: "Below the threshold, with the duties of part 6",
    Standing.SMALL: "Below the threshold, and below the duties of part 6",
    Standing.EARLIER_LAW: "Under the law before the Procurement Act 2023",
}

WORDS = RegisterWords(KIND_WORDS, VALUE_WORDS)
label_of = WORDS.label_of
hint_of = WORDS.hint_of
value_words = WORDS.value_words

FIELD_WORDS = {
    "gross_gbp": "estimated value with VAT",
    "net_gbp": "estimated value without VAT",
    "codes": "codes",
    "begins_on": "first day of work",
    "begun_on": "day it began in law",
    "contract_start": "day the contract is wanted from",
    "contract_end": "last day of the contract",
    "last_extension": "last day with every extension",
    "standstill_days": "working days of standstill",
    "days": "how long it takes",
    "count": "how that is counted",
    "planned_on": "not before",
    "done_on": "done on",
    "ground": "ground of the direct award",
}
"""Fields of the plan in words, where their names do not say it."""


def field_words(name: str) -> str:
    """A field of the plan in words.

    >>> field_words("gross_gbp"), field_words("no_lots_reason")
    ('estimated value with VAT', 'no lots reason')
    """
    return FIELD_WORDS.get(name) or name.replace("_", " ")
