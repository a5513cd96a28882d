"""What is answered, reviewed and recommended in the worked example, from what its case shows.

A reviewer's reply is yes where the case shows it; where it cannot show it the reply is "not
applicable", and the remark says what is missing.
"""

from __future__ import annotations

from counterfoil.casefile.review_answers import Reply

NOT_YET = "Not yet, because this example shows only the business case, from published figures."

ANSWERED: dict[str, tuple[str, str]] = {
    "P1-C1": (
        "Central: about 20,000 detentions a year, kept level over the term because no forecast was "
        "published. Low: 7.4% fewer each year, the fall to 15,877 in 2020/21, which was a pandemic "
        "year. High: 3% more each year, which is assumed.",
        "The business case, table Drivers, People detained: its sources and its note.",
    ),
    "P1-C6": (
        "In part, as far as it was published. The review of 2017 found in-house staff about "
        "£300,000 a year dearer, with on-costs, holiday and sickness cover, and a chief inspector "
        "at £76,974 needed as well. The whole cost of neither side was published.",
        "The business case, table Lines, option Run detention in house.",
    ),
    "P4-B1": (
        "One post with on-costs, at £60,000 a year. It is assumed; nothing was published. It is a "
        "cost of the options in which the service is bought, so it is in the savings case.",
        "The business case, table Lines, Managing the contract.",
    ),
}
"""By question: the answer, and the table of the case that shows it."""

REVIEW_REMARK = (
    "An example of a review, in a try-out with invented organisations. Nobody reviewed this case "
    "for a real force. “Not applicable” stands where published figures cannot show it."
)

REVIEWED: dict[str, tuple[Reply, str]] = {
    "in-house-comparator": (
        Reply.YES,
        "The option Run detention in house has the same rewritten specification. Like the "
        "partner’s, its cost is the level of 2007 with the published difference.",
    ),
    "counterfactual": (
        Reply.NOT_APPLICABLE,
        "Whether the contract of 2007 could have been prolonged was not found. It is a level to "
        "measure against; a real case has to show what would happen.",
    ),
    "baseline-signed": (
        Reply.YES,
        "Table Baseline: one service, dated, and signed in this try-out by somebody who wrote none "
        "of it. No signed baseline was published.",
    ),
    "whole-cost": (
        Reply.NOT_APPLICABLE,
        "Client side and transition are costed, on assumptions. Redundancy, pensions, change "
        "control and the way out are not in the case.",
    ),
    "optimism-bias": (
        Reply.NOT_APPLICABLE,
        "The charges and the in-house service have one, cut on the case writer’s judgement alone; "
        "client side and transition have a range instead.",
    ),
    "volumes": (Reply.YES, "Table Drivers, People detained: two sources, and a range."),
    "vat-and-transfers": (
        Reply.NOT_APPLICABLE,
        "The charges are marked recoverable and no transfer is marked. Nothing that the case cites "
        "shows how VAT fell.",
    ),
    "prices-and-indices": (
        Reply.NOT_APPLICABLE,
        "The average of the 2007 contract is taken as the price of 2017-18, and CPI is assumed: "
        "the indexation clause was not found.",
    ),
    "commitments": (
        Reply.YES,
        "No guarantee was found, so the saving is marked as hoped for in every option.",
    ),
    "cash-and-benefit": (
        Reply.NOT_APPLICABLE,
        "Only a cash-releasing saving is counted, and no officer’s time. Whether a budget would be "
        "cut for it, the case cannot show: the real budget was not found.",
    ),
    "risks": (
        Reply.YES,
        "Table Risks: each has a body that bears it, and none is in the range of a line as well. "
        "Chances and costs are assumed.",
    ),
    "switching-values": (
        Reply.NOT_APPLICABLE,
        "Looked at. The charge is near its switching value, and since the price of 2017 was not "
        "published, nobody can say here whether that is far enough.",
    ),
    "sources": (
        Reply.NOT_APPLICABLE,
        "Nobody opened them for this example of a review. Table Sources gives the address of each.",
    ),
    "illustrative-figures": (
        Reply.YES,
        "Each figure says whether it is published, derived or assumed.",
    ),
}
"""By question of the reviewer's checklist: the reply, and what the case shows."""

ASKED = (
    "This is an example in a try-out: no real body was asked for it in these words. To approve the "
    "outline business case, version {number}, and to go to market."
)

RECOMMENDATION = (
    "An example of a recommendation, from published figures and marked assumptions. The case "
    "prefers: {preferred}. No saving is guaranteed, and the price of the new contract was not "
    "published.\n\n"
    "The value, {value}, is {yearly} a year for the {years} years of the case. {yearly} is the "
    "published £35 million of the contract of 2007, spread over its ten years."
)
