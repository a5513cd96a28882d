from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.record import START, Fault, Link, Point, digest, row_hash, verify


def a_chain(length: int) -> list[Link]:
    """Rows as they ought to be; each with the hash that was kept with it."""
    links, previous = [], START
    for number in range(1, length + 1):
        body = digest(f"event {number}")
        link = Link(
            number=number,
            previous=previous,
            body=body,
            stated_hash=row_hash(number, previous, body),
        )
        links.append(link)
        previous = link.hash
    return links


CHAIN = a_chain(6)
HEAD = Point(number=6, hash=CHAIN[-1].hash)


def faults(verdict) -> list[tuple[int, Fault]]:
    return [(found.number, found.fault) for found in verdict.breaks]


def test_a_whole_chain_holds():
    verdict = verify(CHAIN, head=HEAD)

    assert verdict.holds
    assert (verdict.first, verdict.last, verdict.rows, verdict.head) == (1, 6, 6, HEAD.hash)
    assert verdict.first_broken is None


def test_no_rows_hold_when_none_is_due():
    assert verify([]).holds
    assert verify([], head=Point(number=0, hash=START)).holds


def test_part_of_a_chain_holds_from_where_it_begins():
    start = Point(number=2, hash=CHAIN[1].hash)

    assert verify(CHAIN[2:], start=start, head=HEAD).holds


def test_part_of_a_chain_must_begin_with_the_hash_given():
    wrong = Point(number=2, hash=digest("something else"))

    assert faults(verify(CHAIN[2:], start=wrong, head=HEAD)) == [(3, Fault.DOES_NOT_FOLLOW)]


def test_a_changed_row_is_named():
    changed = [*CHAIN]
    changed[2] = replace(CHAIN[2], body=digest("another event"))

    verdict = verify(changed, head=HEAD)
    assert faults(verdict) == [(3, Fault.CHANGED)]
    assert verdict.first_broken == 3
    assert "Row 3 is not what its hash was made of" in verdict.breaks[0].sentence


def test_a_changed_row_with_its_hash_made_anew_is_betrayed_by_the_next():
    changed = [*CHAIN]
    body = digest("another event")
    changed[2] = replace(CHAIN[2], body=body, stated_hash=row_hash(3, CHAIN[2].previous, body))

    assert faults(verify(changed, head=HEAD)) == [(4, Fault.DOES_NOT_FOLLOW)]


def test_a_changed_last_row_with_its_hash_made_anew_is_betrayed_by_the_head():
    body = digest("another event")
    changed = [*CHAIN[:5], replace(CHAIN[5], body=body, stated_hash=None)]

    assert faults(verify(changed, head=HEAD)) == [(6, Fault.NOT_AS_NOTED)]


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ({3}, "Before row 4, row 3 is missing."),
        ({2, 3, 4}, "Before row 5, rows 2 to 4 are missing."),
    ],
)
def test_missing_rows_are_named(left_out, words):
    kept = [link for link in CHAIN if link.number not in left_out]

    verdict = verify(kept, head=HEAD)
    assert faults(verdict) == [(min(left_out), Fault.MISSING)]
    assert verdict.breaks[0].sentence == words


def test_a_missing_end_is_seen_only_with_the_head():
    assert verify(CHAIN[:4]).holds

    verdict = verify(CHAIN[:4], head=HEAD)
    assert faults(verdict) == [(5, Fault.END_MISSING)]
    assert "ends at row 4, but there was a row 6" in verdict.breaks[0].sentence


def test_rows_out_of_order_are_named():
    swapped = [CHAIN[0], CHAIN[2], CHAIN[1], *CHAIN[3:]]

    assert (2, Fault.OUT_OF_ORDER) in faults(verify(swapped, head=HEAD))


def test_a_row_twice_is_out_of_order():
    assert faults(verify([*CHAIN[:3], CHAIN[2], *CHAIN[3:]], head=HEAD))[0] == (
        3,
        Fault.OUT_OF_ORDER,
    )


def test_a_row_put_between_is_named():
    body = digest("slipped in")
    slipped = Link(number=4, previous=CHAIN[2].hash, body=body, stated_hash=None)

    assert not verify([*CHAIN[:3], slipped, *CHAIN[3:]], head=HEAD).holds


def test_a_log_written_anew_is_betrayed_by_what_was_noted():
    anew = a_chain(3)
    body = digest("forged")
    anew[0] = replace(anew[0], body=body, stated_hash=row_hash(1, START, body))
    for at in (1, 2):
        previous = anew[at - 1].hash
        anew[at] = replace(
            anew[at], previous=previous, stated_hash=row_hash(at + 1, previous, anew[at].body)
        )

    assert verify(anew).holds
    noted = [Point(number=2, hash=CHAIN[1].hash)]
    assert faults(verify(anew, noted=noted)) == [(2, Fault.NOT_AS_NOTED)]


def test_what_was_noted_must_still_be_there():
    assert faults(verify(CHAIN[:3], noted=[HEAD])) == [(4, Fault.END_MISSING)]


def test_what_was_noted_of_the_row_before_the_first_counts():
    noted = [Point(number=2, hash=digest("else"))]
    start = Point(number=2, hash=CHAIN[1].hash)

    assert faults(verify(CHAIN[2:], start=start, noted=noted)) == [(2, Fault.NOT_AS_NOTED)]


def test_a_head_before_the_end_is_no_head():
    assert faults(verify(CHAIN, head=Point(number=5, hash=CHAIN[4].hash))) == [
        (5, Fault.NOT_AS_NOTED)
    ]


def test_at_most_twenty_breaks_are_told():
    changed = [replace(link, body=digest("x")) for link in a_chain(60)]

    assert len(verify(changed).breaks) == 20


def test_every_single_change_of_a_digit_is_found():
    for at, link in enumerate(CHAIN):
        for name in ("previous", "body", "stated_hash"):
            text = getattr(link, name)
            changed = ("0" if text[10] != "0" else "1").join((text[:10], text[11:]))
            rows = [*CHAIN[:at], replace(link, **{name: changed}), *CHAIN[at + 1 :]]
            assert not verify(rows, head=HEAD).holds, (at, name)
