"""The case's own fields, and the lists that stand beside them in case.yaml."""

from __future__ import annotations

from enum import StrEnum

from counterfoil.appraisal.business_case import BodyKind, Role, Stage
from counterfoil.appraisal.evidence import Basis
from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.partnership_kind import PartnershipKind

NARRATIVE_PARTS = ("strategic", "economic", "commercial", "financial", "management")
EDITION_FIELD = "editions."


def words_of(words: type[StrEnum]) -> tuple[str, ...]:
    """The words of an enumeration, in its order."""
    return tuple(word.value for word in words)


def id_column(means: str) -> Column:
    """The column that names a record."""
    return Column(name="id", kind=Kind.ID, required=True, means=means)


def title_column(means: str) -> Column:
    """The column with a record's name for people."""
    return Column(name="title", kind=Kind.TEXT, required=True, means=means)


EVIDENCE = (
    Column(
        name="basis",
        kind=Kind.WORD,
        words=words_of(Basis),
        blank="assumed",
        means="How the figures came to be: printed in the source, worked out from it, a judgement, "
        "or made up to show how it works.",
    ),
    Column(
        name="sources",
        kind=Kind.IDS,
        refers_to="sources",
        means="Where the figures come from: ids in sources, parted by semicolons.",
    ),
    Column(name="note", kind=Kind.TEXT, means="The working, the page, or the reason."),
)

CORRELATION_GROUP = Column(
    name="correlation_group",
    kind=Kind.REFERENCE,
    refers_to="correlations",
    blank="moves by itself",
    means="The group of uncertain inputs that this one moves with.",
)

CASE = Table(
    name="case",
    title="The case",
    about="What the case is called, when it begins, how long it runs, and what it reckons with.",
    key=(),
    in_yaml=True,
    required=True,
    before=(
        id_column("The short name of the case, kept for its whole life."),
        title_column("The name of the case as it is printed."),
        Column(
            name="kind",
            kind=Kind.WORD,
            required=True,
            words=words_of(PartnershipKind),
            means="Which of the three kinds of partnership it is.",
        ),
        Column(
            name="stage",
            kind=Kind.WORD,
            required=True,
            words=words_of(Stage),
            means="Strategic outline (SOC), outline (OBC) or full business case (FBC).",
        ),
        Column(
            name="author",
            kind=Kind.NAME,
            required=True,
            means="Who wrote the case. The reviewer must be somebody else.",
        ),
        Column(
            name="version",
            kind=Kind.NAME,
            blank="1",
            means="The version of the case, such as 1 or 2.1.",
        ),
        Column(
            name="purpose",
            kind=Kind.TEXT,
            required=True,
            means="The decision that the case is to inform, in a sentence or two.",
        ),
        Column(
            name="first_year",
            kind=Kind.YEAR,
            required=True,
            means="The first financial year of the term, which is not discounted.",
        ),
        Column(
            name="years",
            kind=Kind.WHOLE,
            required=True,
            unit="financial years",
            means="How many financial years the term has.",
        ),
        Column(
            name="price_base",
            kind=Kind.YEAR,
            required=True,
            means="The financial year in whose prices every amount is written.",
        ),
        Column(
            name="general_inflation",
            kind=Kind.REFERENCE,
            required=True,
            refers_to="indices",
            means="The index that turns real prices into cash where a line names no other.",
        ),
        Column(
            name="discount_schedule",
            kind=Kind.NAME,
            blank="standard",
            means="The schedule of discount rates: standard, or another that the edition holds.",
        ),
        Column(
            name="monthly_detail",
            kind=Kind.TRUTH,
            blank="no",
            means="Whether results show the months of the first two years.",
        ),
        Column(
            name="simulation.trials",
            kind=Kind.WHOLE,
            unit="trials",
            blank="20000",
            means="How many times chance is run.",
        ),
        Column(
            name="simulation.seed",
            kind=Kind.WHOLE,
            blank="1",
            means="The seed of chance: the same seed gives the same answer.",
        ),
        *(
            Column(
                name=f"narrative.{part}",
                kind=Kind.TEXT,
                means=f"The {part} case in words, for the draft document.",
            )
            for part in NARRATIVE_PARTS
        ),
    ),
)

BODIES = Table(
    name="bodies",
    title="Bodies",
    about="Whose money is counted.",
    key=("id",),
    in_yaml=True,
    before=(
        id_column("The body's short name."),
        title_column("The body's full name."),
        Column(
            name="kind",
            kind=Kind.WORD,
            required=True,
            words=words_of(BodyKind),
            means="What the body is. Supplier and society are no part of the public purse.",
        ),
    ),
)

INDICES = Table(
    name="indices",
    title="Price indices",
    about="What moves prices in cash terms.",
    key=("id",),
    in_yaml=True,
    before=(
        id_column("The index's short name."),
        title_column("The index's full name."),
        Column(
            name="series",
            kind=Kind.NAME,
            blank="no series: a fixed rate each year",
            means="The published series it follows: gdp_deflator or cpi.",
        ),
        Column(
            name="rate",
            kind=Kind.NUMBER,
            unit="a year, as a decimal",
            blank="the series may not end before the term",
            means="Growth each year, or after the last year of the series (0 holds prices).",
        ),
        Column(name="uncertainty", kind=Kind.DISTRIBUTION, means="What the rate may turn out."),
        Column(
            name="each_year",
            kind=Kind.TRUTH,
            blank="no",
            means="Whether chance draws the rate afresh for each year.",
        ),
        CORRELATION_GROUP,
    ),
    after=EVIDENCE,
)

DELAYS = Table(
    name="delays",
    title="Delays",
    about="Months by which lines that name the delay start late.",
    key=("id",),
    in_yaml=True,
    before=(
        id_column("The delay's short name."),
        title_column("What is late."),
        Column(
            name="months",
            kind=Kind.NUMBER,
            required=True,
            unit="months",
            means="How late, as expected.",
        ),
        Column(
            name="uncertainty", kind=Kind.DISTRIBUTION, unit="months", means="How late it may be."
        ),
        CORRELATION_GROUP,
    ),
    after=EVIDENCE,
)

CORRELATIONS = Table(
    name="correlations",
    title="Correlation groups",
    about="Uncertain inputs that move together.",
    key=("id",),
    in_yaml=True,
    before=(
        id_column("The group's short name."),
        title_column("Why they move together."),
        Column(
            name="correlation",
            kind=Kind.NUMBER,
            required=True,
            unit="from -1 to 1",
            means="How strongly every pair in the group moves together.",
        ),
        Column(
            name="pairs",
            kind=Kind.PAIRS,
            means="Pairs that differ: driver.detentions ~ line.partner/charge: 0.3, parted by "
            "semicolons.",
        ),
    ),
)

OPTIONS = Table(
    name="options",
    title="Options",
    about="The ways of doing it, one of which is to carry on as now.",
    key=("id",),
    in_yaml=True,
    before=(
        id_column("The option's short name."),
        title_column("The option's full name."),
        Column(
            name="role",
            kind=Kind.WORD,
            required=True,
            words=words_of(Role),
            means="What the option is beside the counterfactual; exactly one is that.",
        ),
        Column(name="description", kind=Kind.TEXT, means="What would be done."),
        Column(
            name="guaranteed_saving_gbp",
            kind=Kind.NUMBER,
            unit="£ in cash over the term, undiscounted",
            blank="nothing is guaranteed",
            means="What the contract guarantees the public bodies against the counterfactual.",
        ),
    ),
    after=EVIDENCE,
)

OBJECTIVES = Table(
    name="objectives",
    title="Objectives",
    about="Objectives and critical success factors, with the weight of each.",
    key=("id",),
    in_yaml=True,
    before=(
        id_column("The objective's short name."),
        title_column("The objective in words."),
        Column(
            name="weight",
            kind=Kind.NUMBER,
            required=True,
            unit="share, as a decimal",
            means="Its weight; the weights add up to 1.",
        ),
        Column(
            name="critical",
            kind=Kind.TRUTH,
            blank="no",
            means="Whether an option that fails it is out.",
        ),
        Column(name="argument", kind=Kind.TEXT, means="Why it weighs that much."),
    ),
)
