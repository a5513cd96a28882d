"""Records held against all there are: all of them or none, and nothing told that is secret."""

from dataclasses import replace

import pytest

from counterfoil.errors import BadInput
from counterfoil.tender.bids import Bid, Price
from counterfoil.tender.scores import Score
from counterfoil_web.records.models import Event
from counterfoil_web.registers.rows import row_named
from counterfoil_web.tenders.models import TenderRow
from counterfoil_web.tenders.records_store import (
    add_records,
    address_of,
    free_key,
    new_problems,
    rows_of,
)
from counterfoil_web.tenders.store import competition_of
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db


def _bid(held, name, **more):
    values = {"bidder": name, "name": f"Bidder {name}", "received_at": held.moment, **more}
    return Bid(id=name.lower(), entered_on=held.moment.date(), **values)


def test_one_bad_record_keeps_all_out(tender_at, opened_by, clock):
    clock("2026-11-23 11:00")
    tender_at("declared")
    with opened_by("commercial_lead") as one:
        good, bad = _bid(one.competition, "F"), _bid(one.competition, "G", lot="north")
        with pytest.raises(BadInput) as told:
            add_records(one.seen, one.tender, [good, bad])
        assert [each.what for each in told.value.problems] == ["there is no lot north"]
        assert rows_of(one.tender).filter(kind="bid").count() == 0
        assert not Event.objects.filter(kind="tender-recorded").exists()

        rows, warnings = add_records(one.seen, one.tender, [good])
        assert (rows[0].key, warnings) == ("f", ())
        assert row_named(rows_of(one.tender), "f").entered_by.name == "Commercial lead"
        assert competition_of(one.tender).dossier.bids["f"].name == "Bidder F"


def test_the_log_tells_of_a_bid_and_of_no_mark_or_price(tender_at, opened_by):
    """More people read the log than may read marks before moderation, or prices."""
    tender_at("quality_locked")
    example = dossier_until("priced")
    price = next(one for one in example.records if isinstance(one, Price))
    with opened_by("evaluator") as one:
        add_records(one.seen, one.tender, [price])
        (told,) = [str(row.after) for row in Event.objects.filter(kind="tender-recorded")]
    assert "10000000" not in told


def test_the_log_keeps_the_fingerprint_of_a_mark(tender_at, opened_by):
    tender_at("opened")
    score = next(one for one in dossier_until("priced").records if isinstance(one, Score))
    with opened_by("evaluator") as one:
        fresh = replace(score, scored_at=one.competition.moment)
        add_records(one.seen, one.tender, [fresh])
        (told,) = [row.after for row in Event.objects.filter(kind="tender-recorded")]
    assert set(told) == {"kind", "fingerprint"}


def test_an_id_is_never_used_twice_whatever_its_kind(tender, opened_by):
    with opened_by("commercial_lead") as one:
        assert free_key(one.competition, "late", "d") == "late-d-2"
        assert free_key(one.competition, "Quality method.docx") == "quality-methoddocx"
        assert address_of(one.tender, "bid", "a").endswith("/1/bid/a")


def test_a_mark_after_moderation_is_refused(tender, opened_by):
    example = dossier_until("priced")
    first = next(one for one in example.records if isinstance(one, Score))
    with opened_by("evaluator") as one:
        changed = replace(
            first,
            id="again",
            supersedes=first.id,
            change_reason="I read it again",
            scored_at=one.competition.moment,
        )
        problems = new_problems(one.competition, [changed])
        assert "moderation opened at 2026-11-30 10:00, which locked this mark" in [
            each.what for each in problems
        ]
        with pytest.raises(BadInput):
            add_records(one.seen, one.tender, [changed])
        assert not TenderRow.objects.filter(key="again").exists()
