"""The charts of an answer, each a Vega-Lite definition with its sentence and its table."""

from __future__ import annotations

from counterfoil.appraisal.results import Appraisal
from counterfoil.reports.benefit_charts import commitment_chart, reference_chart
from counterfoil.reports.chart_style import WIDE, Chart
from counterfoil.reports.range_charts import distribution_chart, ranges_chart
from counterfoil.reports.sensitivity_charts import (
    drivers_chart,
    switching_chart,
    tornado_chart,
)
from counterfoil.reports.sentences import reference_notes
from counterfoil.reports.year_charts import affordability_chart, costs_chart


def charts_of(appraisal: Appraisal, width: int = WIDE) -> tuple[Chart, ...]:
    """Every chart that the answer can fill, at a width in pixels, in the order of a report."""
    found = [
        ranges_chart(appraisal, width),
        distribution_chart(appraisal, width),
        drivers_chart(appraisal, width),
        tornado_chart(appraisal, width),
        switching_chart(appraisal, width),
        costs_chart(appraisal, width),
        *(affordability_chart(appraisal, purse, width) for purse in appraisal.affordability),
        commitment_chart(appraisal, width),
        *(reference_chart(note, width) for note in reference_notes(appraisal)),
    ]
    return tuple(chart for chart in found if chart is not None)
