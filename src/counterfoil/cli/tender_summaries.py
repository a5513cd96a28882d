"""`counterfoil tender summaries`: what each supplier is told, refused while a line is missing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The lot, where the criteria can be read, and where to write."""
    parser.add_argument("--lot", metavar="ID", default="", help="the lot, where there are lots")
    parser.add_argument(
        "--criteria-at",
        metavar="WORDS",
        default="",
        help="where the award criteria and the method of assessment can be read in full, such as "
        "the address of the tender notice; as in publications.csv unless given",
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="a new folder for the summaries"
    )


def run(args: argparse.Namespace) -> int:
    """Write one Word document for each supplier, all of them or none."""
    from counterfoil.files import write_folder
    from counterfoil.reports.assessment_summary_word import summary_word
    from counterfoil.tender.assessment_summary import complete_summaries
    from counterfoil.tender.entries import ranking
    from counterfoil.tenderfile.folder import counted_prices_in, read_tender_folder

    dossier = read_tender_folder(args.folder).dossier
    prices = counted_prices_in(args.folder, dossier)
    found = ranking(dossier, args.lot, prices)
    of_lot = {one.id: prices[one.id] for one in dossier.bids_for(args.lot) if one.id in prices}
    summaries = complete_summaries(dossier, found, criteria_at=args.criteria_at, prices_gbp=of_lot)
    names = {bid.id: bid.name for bid in dossier.bids.values()}
    illustrative = dossier.plan.illustrative
    files = {
        f"{one.bid}.docx": summary_word(one, names, illustrative=illustrative) for one in summaries
    }
    write_folder(args.out, files)
    for name in files:
        print(args.out / name)
    print(f"wrote {len(files)} summaries, each checked against regulation 31", file=sys.stderr)
    return 0
