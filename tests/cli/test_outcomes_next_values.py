"""The next decision as values for programs."""

from __future__ import annotations

import json

from counterfoil.cli.outcomes_next_values import next_values
from counterfoil.outcomes.next_answer import next_answer
from counterfoil.partnership_kind import PartnershipKind
from tests.fixtures.small_outcomes import a_certification, a_claim, the_benefit, the_ledger
from tests.unit.counterfoil.outcomes.test_handback import item
from tests.unit.counterfoil.outcomes.test_lessons import lesson
from tests.unit.counterfoil.outcomes.test_next_document import DOCUMENT


def test_every_part_is_there_and_can_be_written():
    ledger = the_ledger(
        the_benefit(), a_claim(), a_certification(), kind=PartnershipKind.CONSULTANCY
    )
    found = next_answer(ledger, DOCUMENT, items=[item("vans")], lessons=[lesson()], simulate=False)
    values = json.loads(json.dumps(next_values(ledger, found)))

    assert values["calendar"]["ends"] == "2028-03-31"
    assert values["what_next"]["volumes"][0]["counts"] == {"2026-27": 1080.0}
    lines = {one["line"]: one for one in values["what_next"]["lines"]}
    assert lines["partner/saving"]["seen"][0]["share"] == 8_000 / 12_000
    assert values["handback"][1]["items"][0]["id"] == "vans"
    assert values["consultancy"]["certified_gbp"] == "8000"
    assert values["lessons"][0]["shared"] == "without_names"
    assert values["offered"]["certified_gbp"] == "8000"
    assert values["why_not"] == {}


def test_what_is_not_known_is_null():
    ledger = the_ledger()
    values = next_values(ledger, next_answer(ledger, None))

    assert values["what_next"] is None
    assert values["consultancy"] is None
    assert "next.yaml" in values["why_not"]["what_next"]
