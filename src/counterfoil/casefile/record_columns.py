"""The tables that each have a CSV file of their own, but for that of lines."""

from __future__ import annotations

from counterfoil.casefile.case_fields import (
    CORRELATION_GROUP,
    EVIDENCE,
    id_column,
    title_column,
    words_of,
)
from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.citation import Confidence

OPTION = Column(
    name="option",
    kind=Kind.REFERENCE,
    required=True,
    refers_to="options",
    means="The option it belongs to.",
)
UNCERTAINTY_OF = Column(
    name="uncertainty_of",
    kind=Kind.WORD,
    words=("factor", "amount"),
    blank="factor",
    means="Whether the uncertainty is of a factor on the figure, or of the figure itself.",
)

SOURCES = Table(
    name="sources",
    title="Sources",
    about="The documents that figures are taken from.",
    key=("id",),
    before=(
        id_column("The source's short name."),
        title_column("Author and title, with the page or table."),
        Column(name="url", kind=Kind.NAME, means="Its address on the web."),
        Column(name="date", kind=Kind.DATE, means="When it was published."),
        Column(
            name="confidence",
            kind=Kind.WORD,
            words=words_of(Confidence),
            blank="confirmed",
            means="Whether the fact was seen in the source, or is recalled and to be checked.",
        ),
    ),
)

SCORES = Table(
    name="scores",
    title="Scores",
    about="How well each option meets each objective.",
    key=("objective", "option"),
    before=(
        Column(
            name="objective",
            kind=Kind.REFERENCE,
            required=True,
            refers_to="objectives",
            means="The objective.",
        ),
        OPTION,
        Column(
            name="score",
            kind=Kind.NUMBER,
            required=True,
            unit="0 (not at all) to 5 (wholly)",
            means="How well the option meets the objective.",
        ),
        Column(name="reason", kind=Kind.TEXT, means="Why."),
    ),
)

BASELINE = Table(
    name="baseline",
    title="Baseline",
    about="What each service costs, does and employs today, and who signed that.",
    key=("id",),
    before=(
        id_column("The service's short name."),
        title_column("The service."),
        Column(
            name="cost_gbp", kind=Kind.NUMBER, unit="£ a year", blank="not known", means="Its cost."
        ),
        Column(
            name="as_at",
            kind=Kind.DATE,
            required=True,
            means="The day, month or financial year of the figures.",
        ),
        Column(
            name="volume",
            kind=Kind.NUMBER,
            unit="units a year",
            blank="not known",
            means="Its volume.",
        ),
        Column(name="unit", kind=Kind.NAME, means="What the volume counts, such as detention."),
        Column(
            name="headcount_fte",
            kind=Kind.NUMBER,
            unit="full-time equivalents",
            blank="not known",
            means="The staff it employs.",
        ),
        Column(name="quality", kind=Kind.TEXT, means="How well it is done, with the measure."),
        Column(
            name="signed_by",
            kind=Kind.NAME,
            blank="not signed",
            means="Who signed it. A case without a signed baseline can be drafted, never approved.",
        ),
        Column(
            name="signed_on", kind=Kind.DATE, blank="not signed", means="The day it was signed."
        ),
    ),
    after=EVIDENCE,
)

DRIVERS = Table(
    name="drivers",
    title="Drivers",
    about="Named volumes that lines are priced by.",
    key=("id",),
    before=(
        id_column("The driver's short name."),
        title_column("The driver in words."),
        Column(
            name="unit",
            kind=Kind.NAME,
            required=True,
            means="What is counted, in the singular, such as detention.",
        ),
        Column(
            name="value",
            kind=Kind.NUMBER,
            unit="units in the first year, or a factor on the profile",
            blank="1",
            means="The volume in the first year; with a profile, a factor on it.",
        ),
        Column(
            name="growth",
            kind=Kind.NUMBER,
            unit="a year, as a decimal",
            blank="0",
            means="Growth of the volume each year.",
        ),
        Column(
            name="profile",
            kind=Kind.REFERENCE,
            refers_to="profiles",
            means="The profile with a volume for each year.",
        ),
        Column(name="uncertainty", kind=Kind.UNCERTAINTY, means="What the volume may turn out."),
        UNCERTAINTY_OF,
        Column(
            name="growth_uncertainty", kind=Kind.DISTRIBUTION, means="What growth may turn out."
        ),
        CORRELATION_GROUP,
    ),
    after=EVIDENCE,
)

PROFILES = Table(
    name="profiles",
    title="Profiles",
    about="Numbers listed year by year; a month column each for the first two years if wanted.",
    key=("id",),
    has_years=True,
    has_months=True,
    before=(id_column("The profile's short name."), title_column("What the numbers are.")),
    after=EVIDENCE,
)

BANDS = Table(
    name="bands",
    title="Price bands",
    about="Marginal prices by band; the rows of one table follow each other.",
    key=("table",),
    before=(
        Column(
            name="table",
            kind=Kind.ID,
            required=True,
            means="The short name of the table of bands, on each of its rows.",
        ),
        Column(
            name="title",
            kind=Kind.TEXT,
            means="What the bands price, on the table's first row.",
        ),
        Column(name="unit", kind=Kind.NAME, means="What is priced, on the table's first row."),
        Column(
            name="above",
            kind=Kind.NUMBER,
            required=True,
            unit="units a year",
            means="Where the band begins; 0 in the first.",
        ),
        Column(
            name="up_to",
            kind=Kind.NUMBER,
            unit="units a year",
            blank="no end, in the last band",
            means="Where the band ends.",
        ),
        Column(
            name="rate_gbp",
            kind=Kind.NUMBER,
            required=True,
            unit="£ per unit",
            means="The price of each unit in the band.",
        ),
    ),
    after=EVIDENCE,
)

RISKS = Table(
    name="risks",
    title="Risks",
    about="Things that may happen once, their chance, and their cost if they do.",
    key=("option", "id"),
    before=(
        OPTION,
        id_column("The risk's short name, once in its option."),
        title_column("What may happen."),
        Column(
            name="body",
            kind=Kind.REFERENCE,
            required=True,
            refers_to="bodies",
            means="Who bears it.",
        ),
        Column(
            name="chance",
            kind=Kind.NUMBER,
            required=True,
            unit="share, as a decimal",
            means="How likely it is, from 0 to 1.",
        ),
        Column(
            name="impact",
            kind=Kind.DISTRIBUTION,
            required=True,
            unit="£ in each year that it falls in",
            means="What it costs if it happens, such as pert(low=1e5, mode=2e5, high=5e5).",
        ),
        Column(
            name="start",
            kind=Kind.YEAR,
            required=True,
            means="The year, or first year, it falls in.",
        ),
        Column(
            name="end", kind=Kind.YEAR, blank="one year only", means="The last year it falls in."
        ),
        Column(name="response", kind=Kind.TEXT, means="What is done about it."),
        CORRELATION_GROUP,
    ),
    after=EVIDENCE,
)

BUDGETS = Table(
    name="budgets",
    title="Budgets",
    about="Cash set aside in a body's medium-term plan, year by year.",
    key=("id",),
    has_years=True,
    before=(
        id_column("The budget line's short name."),
        title_column("The budget line."),
        Column(
            name="body",
            kind=Kind.REFERENCE,
            required=True,
            refers_to="bodies",
            means="Whose budget.",
        ),
    ),
    after=EVIDENCE,
)
