"""Kinds of record, and the parts people have."""

from counterfoil.access import CAPABILITY_RULES, Role
from counterfoil.tenderfile.tables import TENDER_FILES
from counterfoil_web.tenders.kinds import FILES, KINDS, OF_A_ROW, SeatKind


def test_every_table_of_a_folder_has_its_kind():
    assert [FILES[kind] for kind in KINDS] == list(TENDER_FILES)
    assert set(KINDS) - set(OF_A_ROW) == {"plan_locked"}


def test_each_part_asks_for_the_role_of_its_name():
    wanted = {
        SeatKind.LEAD: Role.COMMERCIAL_LEAD,
        SeatKind.EVALUATOR: Role.EVALUATOR,
        SeatKind.MODERATOR: Role.MODERATOR,
        SeatKind.OFFICER: Role.FORCE_FINANCE_OFFICER,
    }
    for kind, role in wanted.items():
        assert role in CAPABILITY_RULES[kind.capability].roles
        assert kind.label in dict(SeatKind.choices()).values()
    assert CAPABILITY_RULES[SeatKind.EVALUATOR.capability].roles == {Role.EVALUATOR}
