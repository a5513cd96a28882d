"""What stands on a day: entered by then, and not superseded by then."""

from datetime import date
from fractions import Fraction

from counterfoil.contract.knowledge import known
from counterfoil.contract.records import Figure, Relief, ReliefState, Volume
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import volume

MAY = Month(2026, 5)
FIRST = volume("2026-05", 100, entered=date(2026, 6, 1))
MENDED = volume("2026-05", 110, entered=date(2026, 7, 1), id="mended", supersedes="v-2026-05")
CHECKED = volume("2026-05", 104, entered=date(2026, 8, 1), id="checked", figure=Figure.VERIFIED)
ALL = [FIRST, MENDED, CHECKED]


def may_volume(day: date | None):
    found = known(ALL, day).volume("detentions", MAY)
    return None if found is None else found.count


def test_the_figure_changes_as_more_becomes_known():
    assert may_volume(date(2026, 5, 31)) is None
    assert may_volume(date(2026, 6, 1)) == 100
    assert may_volume(date(2026, 7, 1)) == 110
    assert may_volume(date(2026, 8, 1)) == 104
    assert may_volume(None) == 104


def test_records_of_one_kind_and_other_months():
    facts = known(ALL)
    assert [record.id for record in facts.of_kind(Volume)] == ["mended", "checked"]
    assert facts.volume("detentions", Month(2026, 6)) is None
    assert facts.measurement("detentions", MAY) is None


def test_only_accepted_relief_counts():
    def relief(name: str, state: ReliefState) -> Relief:
        return Relief(
            id=name,
            of="calls",
            month=MAY,
            state=state,
            reason="mast failure",
            denominator=Fraction(5),
            event="e1" if state is ReliefState.ACCEPTED else "e2",
            entered_on=date(2026, 6, 1),
        )

    facts = known([relief(state.value, state) for state in ReliefState])
    assert [one.id for one in facts.reliefs["calls", MAY]] == ["accepted"]
    assert list(facts.excused) == ["e1"]
