"""Each line opens into its years, and each year into formula, inputs and sources."""

from __future__ import annotations

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.evidence import Basis
from counterfoil.appraisal.working import Working
from counterfoil.reports.line_workings import option_views, step_of
from counterfoil.reports.stated_figures import stated_figures
from tests.fixtures.hand_made_answer import CASE


def test_every_line_has_its_years_basis_and_workings():
    answer = appraise(CASE, simulate=False)

    views = option_views(CASE, answer, stated_figures(CASE))

    assert [view.title for view in views] == [
        "Carry on as now",
        "Improve in house",
        "Custody partner",
    ]
    charge, officers, late = views[2].lines
    # 900,000 × (1 + 0.966184 + 0.933511 + 0.901943) = 3,421,474
    assert (charge.present_value, charge.basis) == ("−£3.42m", "derived")
    assert charge.table.rows[0] == ("2026-27", "−£900,000", "−£900,000", "−£900,000")
    assert [year for year, _ in charge.workings] == ["2026-27", "2027-28", "2028-29", "2029-30"]
    assert officers.about == "cash-releasing, at risk"
    assert (late.heading, late.basis) == ("risk", "illustrative")


def test_the_stated_figure_is_at_the_root_of_its_working():
    answer = appraise(CASE, simulate=False)
    charge = option_views(CASE, answer, stated_figures(CASE))[2].lines[0]

    def leaves(step):
        yield step
        for one in step.inputs:
            yield from leaves(one)

    found = list(leaves(charge.workings[0][1]))
    assert ("£90 per detention", "derived") in {(one.value, one.basis) for one in found}
    assert "accounts" in {source.id for one in found for source in one.sources}
    assert all(one.formula for one in found if one.inputs)


def test_a_step_is_told_in_its_unit():
    working = Working(
        label="discount factor", value=0.966183, unit="factor", formula="1 ÷ 1.035", inputs=()
    )
    stated = Working(label="amount", value=0.1, unit="share", basis=Basis.ASSUMED, note="a guess")

    assert (step_of(working).label, step_of(working).value) == ("Discount factor", "0.966183")
    assert (step_of(stated).value, step_of(stated).basis) == ("10%", "assumed")


def test_a_label_does_not_repeat_the_line_it_is_under():
    own = Working(
        label="Charge: managed in 2026-27: cash", value=1.0, unit="£", record="partner/charge"
    )
    other = Working(label="Charge: cash", value=1.0, unit="£", record="partner/charge-two")

    assert step_of(own, "partner/charge").label == "Cash"
    assert step_of(other, "partner/charge").label == "Charge: cash"
