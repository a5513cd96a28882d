"""What happens in the example contracts, month by month. `example_contracts` writes it out.

Every figure is illustrative: no force published it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from contract_story import (
    FIGURES_DAY,
    Entry,
    Story,
    credited,
    day_after,
    drawn,
    months_from,
    with_amount,
    without,
)
from counterfoil.contract.records import (
    Acceptance,
    CertifiedSaving,
    DaysWorked,
    Figure,
    Measurement,
    Relief,
    ReliefState,
    Unavailability,
    Volume,
)
from counterfoil.quantities.years import Month

# Lincolnshire: the twelve months of 2012-13 add up to the 80,896 calls that were published.

CALLS_2012_13 = (6523, 6758, 6691, 7018, 6984, 6727, 6743, 6817, 7002, 6679, 6211, 6743)


def lincolnshire() -> Story:
    """A business partnership: April 2012 to March 2014 closed, April and May 2014 open."""
    entry = Entry("contract manager")
    story = Story(id="lincolnshire-business-2012", prefix="LIN", closed=24, open=2)
    story.wrong = {
        "2012-10": without("emergency-calls-answered"),
        "2014-04": without("emergency-calls-answered"),
    }
    line = credited("emergency-calls-answered", "999 calls answered in ten seconds", "-15000.00")
    story.credits = (("2012-10", "LIN-CR-01", date(2013, 1, 9), line),)
    add = story.records.append
    for place, month in enumerate(months_from("2012-04", 26)):
        known = place < len(CALLS_2012_13)
        calls = CALLS_2012_13[place] if known else drawn(f"calls/{month}", 6451, 6977)
        first = 7182 if str(month) == "2012-07" else calls
        share = {"2012-10": "0.9098", "2014-04": "0.9105"}.get(str(month))
        of_1000 = drawn(f"answered/{month}", 9264, 9449)
        met = int(calls * (Fraction(share) if share else Fraction(of_1000, 10_000)))
        add(entry.volume("emergency-calls", month, first))
        add(entry.measured("emergency-calls-answered", month, met, calls))
        checks = drawn(f"checks/{month}", 8611, 8987)
        add(entry.measured("systems-available", month, _worked(month, checks), checks))
        desk = drawn(f"desk/{month}", 1805, 2394)
        # Always just above nine in ten: what the check for heaping looks for.
        add(
            entry.measured(
                "service-desk", month, -(-desk * 9 // 10) + drawn(f"heap/{month}", 0, 9), desk
            )
        )
    add(entry.index("2012-03", "120.0", date(2012, 4, 18)))
    add(entry.index("2013-02", "122.1", date(2013, 3, 20)))
    add(entry.index("2013-03", "122.4", date(2013, 6, 4)))
    add(entry.index("2014-03", "123.624", date(2014, 4, 22)))
    _lincolnshire_events(story, entry)
    return story


def _lincolnshire_events(story: Story, entry: Entry) -> None:
    add = story.records.append
    july = Month(2012, 7)
    add(
        entry.of(
            Volume,
            "emergency-calls-2012-07-corrected",
            date(2012, 10, 5),
            volume="emergency-calls",
            month=july,
            count=Fraction(7018),
            supersedes="emergency-calls-2012-07",
            note="164 transferred calls had been counted twice",
        )
    )
    add(
        entry.waiver(
            "systems-available",
            "2012-12",
            "The works on the power supply that would have prevented it were put off by us",
        )
    )
    add(
        entry.of(
            CertifiedSaving,
            "saving-2012-13",
            date(2013, 6, 28),
            charge="beyond-guarantee",
            certified_on=date(2013, 6, 28),
            amount_gbp=Fraction(1_400_000),
            saving="2012-13",
            note="The parties reported £1.4 million (published); that it was certified is made up",
        )
    )
    add(
        entry.of(
            Measurement,
            "service-desk-2014-02-sample",
            date(2014, 5, 6),
            measure="service-desk",
            month=Month(2014, 2),
            numerator=Fraction(168),
            denominator=Fraction(200),
            figure=Figure.VERIFIED,
            sample=200,
            note="200 calls of the telephone log, drawn after the check for heaping was set off",
        )
    )


def _worked(month: Month, checks: int) -> int:
    of_1000 = 961 if str(month) == "2012-12" else drawn(f"worked/{month}", 983, 997)
    return checks * of_1000 // 1000


# Cleveland: one service, the same records, priced in two ways.


def cleveland() -> Story:
    """Custody by availability: July 2017 to July 2019 closed, August and September 2019 open."""
    entry = Entry("supplier user")
    story = Story(id="cleveland-custody-2017", prefix="CUS", closed=25, open=2)
    story.wrong = {
        "2018-05": without("booking-in"),
        "2019-08": without("booking-in"),
        "2019-09": with_amount("cells-available", "301104.00"),
    }
    line = credited("booking-in", "Booked in within 30 minutes of arrival", "-2976.00")
    story.credits = (("2018-05", "CUS-CR-01", date(2018, 8, 9), line),)
    add = story.records.append
    told = {"2018-03": 1905, "2018-12": 1437}
    booked = {"2018-05": 886, "2018-11": 889, "2019-08": 874}
    filled = {"2018-11": 892, "2019-01": 941}
    for month in months_from("2017-07", 27):
        name = str(month)
        count = told.get(name, drawn(f"detentions/{name}", 1572, 1748))
        add(entry.volume("detentions", month, count))
        share = booked.get(name, drawn(f"booked/{name}", 908, 957))
        add(entry.measured("booking-in", month, count * share // 1000, count))
        shifts = drawn(f"shifts/{name}", 611, 648)
        share = filled.get(name, drawn(f"filled/{name}", 956, 991))
        add(entry.measured("posts-filled", month, shifts * share // 1000, shifts))
        calls = drawn(f"health/{name}", 402, 588)
        met = calls * drawn(f"health-met/{name}", 914, 958) // 1000
        add(entry.measured("healthcare-response", month, met, calls))
    add(entry.index("2017-06", "100.0", date(2017, 7, 19)))
    add(entry.index("2018-06", "102.5", date(2018, 7, 18)))
    add(entry.index("2019-06", "104.55", date(2019, 7, 17)))
    _cleveland_events(story, entry)
    return story


def _cleveland_events(story: Story, entry: Entry) -> None:
    add = story.records.append
    add(
        entry.of(
            Volume,
            "detentions-2018-03-verified",
            date(2018, 6, 12),
            by="contract manager",
            volume="detentions",
            month=Month(2018, 3),
            count=Fraction(1845),
            figure=Figure.VERIFIED,
            note="Counted from the custody record: 60 had been counted twice",
        )
    )
    for name, began, until, units, on in (
        (
            "heating",
            datetime.fromisoformat("2018-01-10T08:00"),
            datetime.fromisoformat("2018-01-12T20:00"),
            2,
            date(2018, 2, 8),
        ),
        (
            "water",
            datetime.fromisoformat("2018-10-02T06:00"),
            datetime.fromisoformat("2018-10-03T06:00"),
            5,
            date(2018, 11, 8),
        ),
    ):
        out: dict[str, Any] = {"regime": "cells", "unit_type": "standard", "units": Fraction(units)}
        add(entry.of(Unavailability, name, on, began=began, until=until, **out))
    add(
        entry.of(
            Relief,
            "relief-water",
            date(2018, 11, 16),
            by="contract manager",
            of="cells",
            month=Month(2018, 10),
            state=ReliefState.ACCEPTED,
            reason="The water was turned off for the authority's own works",
            event="water",
            decided_by="Contract manager",
        )
    )
    add(
        entry.waiver(
            "posts-filled",
            "2019-01",
            "Half of it: we had asked for a course of recruits to be put off by two weeks",
            1500,
        )
    )


def cleveland_by_detention() -> Story:
    """The same figures for the twin: no invoices, and no month closed."""
    story = cleveland()
    return replace(story, id="cleveland-custody-2017-by-detention", closed=0, wrong={}, credits=())


# Ammanford: advisers on ending a PFI.

GRADES = {"Lead adviser": (2, 4), "Lawyer": (1, 3), "Engineer": (0, 2), "Finance analyst": (1, 3)}


def ammanford() -> Story:
    """Advisers: April 2013 to April 2015 closed, May and June 2015 open."""
    entry = Entry("contract manager")
    story = Story(id="ammanford-consultancy-2013", prefix="ADV", closed=25, open=2)
    story.wrong = {
        "2013-11": with_amount("base/days/Lead adviser", "4750.00"),
        "2014-02": without("report-day"),
        "2015-06": lambda lines: [*lines, ADVISERS_JUNE],
    }
    story.credits = (
        (
            "2013-11",
            "ADV-CR-01",
            date(2014, 2, 11),
            credited("base/days/Lead adviser", "Days worked: Lead adviser", "-950.00"),
        ),
        (
            "2014-02",
            "ADV-CR-02",
            date(2014, 5, 13),
            credited("report-day", "Report late", "-500.00"),
        ),
    )
    add = story.records.append
    told = {("2013-11", "Lead adviser"): 4, ("2014-06", "Lawyer"): 6}
    late = {"2014-02": 8, "2014-08": 9}
    for month in months_from("2013-04", 27):
        on = day_after(month, FIGURES_DAY)
        for grade, (low, high) in GRADES.items():
            days = told.get((str(month), grade), drawn(f"days/{month}/{grade}", low, high))
            if days:
                name = f"days-{month}-{grade.lower().replace(' ', '-')}"
                about: dict[str, Any] = {"charge": "days", "grade": grade, "month": month}
                add(entry.of(DaysWorked, name, on, days=Fraction(days), **about))
        count = late.get(str(month), drawn(f"report/{month}", 2, 5))
        add(entry.measured("report-day", month, count))
    _ammanford_events(story, entry)
    return story


ADVISERS_JUNE = credited("travel", "Travel", "1260.00")


def _ammanford_events(story: Story, entry: Entry) -> None:
    add = story.records.append
    add(
        entry.of(
            DaysWorked,
            "days-2014-06-lawyer-verified",
            date(2014, 8, 12),
            charge="days",
            grade="Lawyer",
            month=Month(2014, 6),
            days=Fraction(4),
            figure=Figure.VERIFIED,
            note="Two of the six days stood on no time sheet",
        )
    )
    for milestone, on, note in (
        ("options", date(2013, 9, 20), ""),
        ("lender", date(2014, 10, 24), ""),
        ("ended", date(2015, 6, 18), "The day on which the PFI ended is published"),
    ):
        about: dict[str, Any] = {
            "charge": "stages",
            "milestone": milestone,
            "accepted_on": on,
            "note": note,
        }
        add(entry.of(Acceptance, f"accepted-{milestone}", on, **about))
    add(
        entry.waiver(
            "report-day", "2014-08", "We sent the figures that the report rests on a week late"
        )
    )
    add(
        entry.of(
            CertifiedSaving,
            "saving-present-value",
            date(2015, 6, 29),
            charge="success",
            certified_on=date(2015, 6, 29),
            amount_gbp=Fraction(3_100_000),
            saving="present-value",
            note="£3.1 million in present value is published; that it was certified is made up",
        )
    )


STORIES: tuple[Callable[[], Story], ...] = (
    lincolnshire,
    cleveland,
    cleveland_by_detention,
    ammanford,
)
