"""The kinds of record of outcomes and their fields in the words of pages."""

from __future__ import annotations

from counterfoil_web.registers.words import KindWords, RegisterWords

_MONTHS = {"from_month": "For example, April 2026", "to_month": "The last month of it"}
_NUMBER = "Digits, such as 1940 or 12.5"
_POUNDS = "In pounds without VAT, such as 1250.50"

KIND_WORDS: dict[str, KindWords] = {
    "benefit": KindWords(
        plural="Benefits",
        one="benefit",
        about="What was promised: its nature, measure, baseline, owner and the budget it leaves.",
        labels={
            "better": "Which way is better",
            "case_line": "Line of the approved case that it descends from",
            "line_share": "Share of that line",
            "from_month": "First month",
            "to_month": "Last month",
            "owner": "Who owns it",
            "budget_line": "Budget that it is to leave",
            "wanted_evidence": "What will show it",
            "worth_gbp": "What one unit is worth",
            "baseline_value": "Baseline: the value",
            "baseline_on": "Baseline: on which day",
            "baseline_source": "Baseline: where it is written",
            "baseline_confidence": "Baseline: how sure its source is",
            "baseline_basis": "Baseline: how the figure came to be",
            "baseline_signed_by": "Baseline: signed by",
            "baseline_signed_on": "Baseline: signed on",
        },
        hints={
            **_MONTHS,
            "to_month": "Empty: to the end of the partnership",
            "unit": "GBP for pounds, or what one of it is, such as officer hour",
            "case_line": "Such as partner/guaranteed-saving. Empty: no line of the case "
            "promised it, and every page says so",
            "line_share": "1 for the whole, 0.5 for half of it",
            "worth_gbp": "For a benefit not in money; shown and never added to cash",
            "owner": "A post, such as head of custody",
        },
    ),
    "planned": KindWords(
        plural="Planned amounts",
        one="planned amount",
        about="What a benefit without an ancestor in the case was to come to.",
        labels={"from_month": "First month", "to_month": "Last month"},
        hints={**_MONTHS, "amount": "In the unit of the benefit"},
    ),
    "budget_amount": KindWords(
        plural="Budgets",
        one="budget",
        about="What a budget holds for some months. A claim above the whole of it is refused.",
        labels={
            "from_month": "First month",
            "to_month": "Last month",
            "body": "Whose budget it is",
            "amount_gbp": "Amount",
        },
        hints={**_MONTHS, "amount_gbp": _POUNDS},
    ),
    "claim": KindWords(
        plural="Claims",
        one="claim",
        about="That a benefit came to so much in some months. A claim counts once somebody other "
        "than its owner certifies it; cash is certified by finance.",
        labels={
            "from_month": "First month",
            "to_month": "Last month",
            "claimant": "Who claims it",
            "evidence": "What shows it, and where that is kept",
            "how_known": "Whether it was counted",
            "budget_line": "Budget that it left",
            "post": "Post that it did away with",
            "volume": "Reduction of volume that it comes from",
            "also_claimed_by": "Another partnership or force that counts it too",
        },
        hints={
            **_MONTHS,
            "amount": "In the unit of the benefit",
            "unit": "That of the benefit: GBP for pounds",
            "budget_line": "Empty: the budget of the benefit",
            "also_claimed_by": "As far as you know",
        },
    ),
    "certification": KindWords(
        plural="Certifications",
        one="certification",
        about="What finance found of each claim. They are written on the page of the claim.",
        labels={"certified_on": "Day", "office": "Office", "amount": "Certified"},
    ),
    "banking": KindWords(
        plural="Savings banked",
        one="saving banked",
        about="Certified savings taken out of a budget. They are written on the page of the claim.",
        labels={
            "from_month": "First month",
            "to_month": "Last month",
            "amount_gbp": "Amount",
            "budget_line": "Budget that was cut",
            "budget_paper": "Paper that cut it",
        },
        hints={**_MONTHS, "amount_gbp": _POUNDS},
    ),
    "claim_elsewhere": KindWords(
        plural="Claims of others",
        one="claim of another",
        about="Savings that another partnership or force claims. Ours are held against them, so "
        "that no pound counts twice.",
        labels={
            "from_month": "First month",
            "to_month": "Last month",
            "title": "What is claimed",
            "amount_gbp": "Amount",
        },
        hints={**_MONTHS, "amount_gbp": _POUNDS},
    ),
    "actual_cost": KindWords(
        plural="Costs beside the contract",
        one="cost",
        about="What was really spent outside the contract’s statements: retained cost, the client "
        "side, transition, change, exit.",
        labels={
            "from_month": "First month",
            "to_month": "Last month",
            "heading": "What for",
            "title": "Title",
            "amount_gbp": "Amount",
            "case_line": "Line of the approved case that it stands beside",
            "how_known": "Whether it was counted",
        },
        hints={
            **_MONTHS,
            "amount_gbp": _POUNDS,
            "case_line": "Such as partner/transition. Empty: none was promised",
        },
    ),
    "actual_volume": KindWords(
        plural="Volumes that happened",
        one="volume",
        about="How many units of a driver of the case there were. The counterfactual moves with "
        "them. Months that the contract’s own records count need none.",
        labels={
            "from_month": "First month",
            "to_month": "Last month",
            "driver": "Driver of the case",
            "count": "How many",
        },
        hints={**_MONTHS, "count": _NUMBER},
    ),
    "reading": KindWords(
        plural="Readings",
        one="reading",
        about="The value of a benefit’s measure: the thing itself, not the saving.",
        labels={
            "from_month": "First month",
            "to_month": "Last month",
            "how_known": "Whether it was counted",
            "group": "Of which people",
        },
        hints={
            **_MONTHS,
            "value": _NUMBER,
            "group": "Leave it blank for everybody. Two groups in the same months show how far "
            "apart they are: evidence of equity in the verdict",
        },
    ),
    "handback": KindWords(
        plural="Hand-back",
        one="item of hand-back",
        about="People, assets, data and rights that come back at the end, with how far each is.",
        labels={
            "what": "What it is",
            "status": "How far it has come",
            "owner": "Who sees to it",
            "count": "How many",
            "price_gbp": "What is paid for it",
            "clause": "Where the contract says so",
            "evidence": "What shows it",
        },
        hints={"price_gbp": "Empty: not known", "needed_by": "Empty: the end of the contract"},
    ),
    "lesson": KindWords(
        plural="Lessons",
        one="lesson",
        about="What went well or wrong, with its evidence and what to do differently.",
        labels={
            "worked": "It tells what worked",
            "happened": "What happened",
            "evidence": "What shows it",
            "differently": "What to do differently",
            "written_by": "Written by",
            "reviewed_by": "Reviewed by",
            "sharing": "How much of it other forces may see",
            "shared_by": "Whose decision the sharing is",
        },
        hints={"written_by": "An office", "reviewed_by": "Another office than wrote it"},
    ),
    "skill_test": KindWords(
        plural="Tests of skills",
        one="test of a skill",
        about="Whether our own people can do it. Only a test after the consultants left counts.",
        labels={
            "by_whom": "Who was tested, by post",
            "passed": "It was passed",
            "evidence": "What shows it",
        },
    ),
}

VALUE_WORDS = {
    "cash_releasing": "Cash-releasing: a budget can be cut by it",
    "non_cash_releasing": "Not cash-releasing: time or space is freed",
    "cost_avoided": "A cost avoided",
    "quality_only": "Quality only",
    "guaranteed": "Guaranteed in the contract",
    "at_risk": "At risk",
    "hoped_for": "Hoped for",
    "one_off": "Once",
    "recurring": "Year upon year",
    "higher": "Higher is better",
    "lower": "Lower is better",
    "confirmed": "Seen in its source",
    "recalled": "Recalled, to be checked",
    "published": "Published in the source named",
    "derived": "Worked out from published figures",
    "assumed": "Somebody’s judgement",
    "illustrative": "Made up, to show how it works",
    "measured": "Counted or measured",
    "estimated": "Estimated",
    "not_said": "Nobody said",
    "certified": "Certified",
    "refused": "Refused",
    "finance": "Finance",
    "internal_audit": "Internal audit",
    "external_audit": "External audit",
    "service": "The service",
    "supplier": "The supplier",
    "charge": "A bill that has no statement here",
    "not_listed": "Not listed yet",
    "listed": "Listed",
    "agreed": "Agreed",
    "handed_back": "Handed back, as the supplier says",
    "accepted": "Accepted by us",
    "disputed": "Disputed",
    "not_coming": "Not coming",
    "people": "People",
    "asset": "An asset",
    "data": "Data",
    "right": "A right",
    "not_shared": "Nothing: it is not shared",
    "without_names": "The lesson, without names",
    "named": "The lesson, with force and partnership",
    "with_evidence": "All of it, with what shows it",
    "yes": "Yes",
    "no": "No",
}
"""What a field of few values says, in words."""

SHORT_WORDS = {
    "cash_releasing": "cash-releasing",
    "non_cash_releasing": "not cash-releasing",
    "cost_avoided": "cost avoided",
    "quality_only": "quality",
    "guaranteed": "guaranteed",
    "at_risk": "at risk",
    "hoped_for": "hoped for",
}
"""The same within a sentence or a narrow cell."""

WORDS = RegisterWords(KIND_WORDS, VALUE_WORDS, {"basis": "How the figure came to be"})
label_of = WORDS.label_of
hint_of = WORDS.hint_of
value_words = WORDS.value_words
