"""The bridge in a sentence."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.outcomes.bridge import savings_bridge
from counterfoil.reports.bridge_words import bridge_rows, bridge_sentence
from tests.fixtures.small_ledgers import MET, SPENT, VOLUMES, F, ledger


def test_the_largest_causes_are_named():
    assert bridge_sentence(savings_bridge(ledger(*VOLUMES, *MET))) == (
        "From April 2026 to March 2027 the promise was a net saving of £120,000 and the record "
        "shows £128,000, £8,000 more. The largest causes are volume (+£18,000) and retained and "
        "client-side cost (−£10,000)."
    )


def test_one_cause_and_none():
    one = savings_bridge(ledger(*VOLUMES, *MET, outcomes=()))
    assert bridge_sentence(one).endswith("£18,000 more. The cause is volume (+£18,000).")
    as_promised = [replace(volume, count=F(1_000)) for volume in VOLUMES]
    none = savings_bridge(ledger(*as_promised, *MET, outcomes=()))
    assert bridge_sentence(none).endswith("£120,000: nothing came otherwise than promised.")


def test_the_rows_lead_from_promise_to_record():
    assert bridge_rows(savings_bridge(ledger(*VOLUMES, *MET, outcomes=(SPENT,)))) == (
        ("Net saving promised", "£120,000.00"),
        ("Volume", "+£18,000.00"),
        ("Retained and client-side cost", "−£10,000.00"),
        ("Net saving on the record", "£128,000.00"),
    )
