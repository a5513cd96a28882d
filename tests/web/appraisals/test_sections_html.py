from __future__ import annotations

from counterfoil_web.appraisals.sections import Section, SectionState
from counterfoil_web.appraisals.sections_html import sections_html

LINES = Section(
    table="lines",
    title="Lines",
    about="Costs & benefits.",
    state=SectionState.PROBLEMS,
    rows=2,
    errors=1,
    warnings=0,
)
CASE = Section(
    table="case",
    title="About the case",
    about="What it is.",
    state=SectionState.COMPLETE,
    rows=1,
    errors=0,
    warnings=0,
)


def test_each_section_leads_to_its_page_and_says_how_far_it_is():
    html = sections_html([("Costs <all>", [LINES])], "k3m9q2xw")

    assert 'href="/partnerships/k3m9q2xw/case/draft/lines/"' in html
    assert "2 rows. Costs &amp; benefits." in html
    assert '<strong class="govuk-tag govuk-tag--red">1 problem</strong>' in html
    assert "Costs &lt;all&gt;" in html


def test_the_case_itself_counts_no_rows_and_what_is_done_has_no_tag():
    html = sections_html([("The case", [CASE])], "k3m9q2xw")

    assert "row" not in html.replace("app-task-group", "")
    assert 'id="state-case">Complete</div>' in html
