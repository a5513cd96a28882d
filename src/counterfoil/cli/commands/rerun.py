"""`counterfoil rerun`: make a saved run again and hold it against the one that was kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from counterfoil.cli.progress import progress_bar

_NO_LONGER_THE_SAME = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "run", metavar="RUN", type=Path, help="a folder that `appraise --save` wrote"
    )


def run(args: argparse.Namespace) -> int:
    """Say whether the run gives the same bytes again, and if not what differs."""
    from counterfoil.appraisal.appraise import appraise
    from counterfoil.casefile.fingerprint import case_fingerprint
    from counterfoil.reports.answer_json import to_json
    from counterfoil.reports.saved_runs import differences, read_run
    from counterfoil.reports.stated_figures import stated_figures

    kept = read_run(args.run)
    with progress_bar(f"making {kept.case.title} again") as progress:
        appraisal = appraise(
            kept.case,
            simulate=kept.simulated,
            trials=kept.trials if kept.simulated else None,
            seed=kept.seed,
            progress=progress,
            fingerprint=case_fingerprint(kept.case),
        )
    found = differences(kept, to_json(appraisal, kept.review, stated_figures(kept.case)))
    if not found:
        print(f"same bytes: {args.run}")
        return 0
    print(f"not the same: {args.run}")
    for difference in found:
        print(f"  {difference}")
    print("  mend: run it with the engine and numpy it was made with", file=sys.stderr)
    return _NO_LONGER_THE_SAME
