"""The registers of the contract that came of a procurement, in the words of pages."""

from __future__ import annotations

from counterfoil_web.registers.words import KindWords

CONTRACT_KINDS: dict[str, KindWords] = {
    "contract": KindWords(
        plural="Contracts entered into",
        one="contract entered into",
        about="Which contract came of it, and what its notices say of the two sides.",
        labels={
            "contract": "Contract",
            "signed_on": "Entered into on",
            "number": "Its identifier on the central digital platform",
            "supplier_contact": "Supplier’s postal and email address, as published",
            "authority_contact": "Authority’s postal and email address, as published",
        },
        hints={
            "contract": "Its id in the contract’s own room",
            "number": "Empty until the platform has given it",
        },
    ),
    "payment": KindWords(
        plural="Invoices received and paid",
        one="invoice received or paid",
        about="When each invoice came and when it was paid: what the payment notices tell.",
        labels={
            "invoice": "Invoice number",
            "received_on": "Invoice received on",
            "amount_gbp": "Amount with VAT",
            "paid_on": "Paid on",
            "part": "Part of the invoice",
        },
        hints={
            "invoice": "As in the contract’s own invoices",
            "paid_on": "The day the supplier had the money. Empty while it is not paid",
            "part": "Empty for the whole. A name for it, where an invoice is paid in parts",
        },
    ),
    "breach": KindWords(
        plural="Breaches to publish",
        one="breach to publish",
        about="What section 71(5) of the Act asks to be published: breaches, failures to perform.",
        labels={
            "applies_from": "Section 71(5) applies from",
            "came_of": "What came of it",
            "obligation": "Obligation that was not met",
            "nature": "What happened, its consequences, how long, what was done",
            "breach": "Its number among the contract’s breaches",
            "decided_on": "Day of the award, settlement or partial end",
            "unimproved_on": "Day it was held that performance had not improved",
        },
        hints={
            "nature": "In words that can be published",
            "breach": "Empty when it has none",
            "decided_on": "Empty when there was none",
            "unimproved_on": "Empty when it was not held so",
        },
    ),
    "ended": KindWords(
        plural="End of the contract",
        one="end of the contract",
        about="When and why the contract ended, which the termination notice tells.",
        labels={
            "ended_on": "Ended on",
            "how": "How",
            "reason": "Why, in words that can be published",
            "by_breach": "Breach that it ended for",
        },
        hints={"by_breach": "Empty when it ended for none"},
    ),
}

CONTRACT_VALUES = {
    "ended": "The whole contract was terminated",
    "partly_ended": "It was terminated in part",
    "damages": "Damages were awarded",
    "settlement": "A settlement was agreed",
    "not_improved": "No improvement after a proper opportunity",
    "performed": "It was performed",
    "expired": "It expired",
    "terminated": "A party terminated it",
    "rescinded": "It was rescinded",
    "set_aside": "A court set it aside",
}

LONG = ("obligation", "nature", "reason", "supplier_contact", "authority_contact")
"""Fields for which the form gives more than one line."""
