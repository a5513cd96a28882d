"""What every import takes and tells."""

from __future__ import annotations

import argparse
from dataclasses import replace

import pytest

from counterfoil.cli.import_arguments import (
    add_import_arguments,
    import_summary,
    mapping_asked,
)
from counterfoil.contractfile.column_mapping import CONTRACT_KINDS
from counterfoil.contractfile.mapped_rows import Imported
from counterfoil.errors import InvalidValue, Problem

FOUND = Imported(
    file="June.csv",
    kind="index_value",
    rows=1_200,
    records=(),
    superseding=0,
    unchanged=1_200,
    problems=(),
)


def test_what_a_file_comes_to_is_told_in_a_line():
    assert import_summary(FOUND) == (
        "June.csv: 1,200 rows read; 0 records of kind index value to add, 0 of them in place of "
        "others; 1,200 on record already."
    )
    wrong = replace(FOUND, problems=(Problem(what="a", where="b", mend="c"),), left_off=1_001)
    assert import_summary(wrong) == (
        "June.csv: 1,200 rows read, none can be added and 1,001 more problems."
    )


def test_a_mapping_that_is_not_remembered_is_refused(tmp_path):
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=type(tmp_path))
    add_import_arguments(parser, with_day=False)
    args = parser.parse_args([str(tmp_path), "June.csv", "--mapping", "monthly"])

    with pytest.raises(InvalidValue, match="remembers no mapping 'monthly'"):
        mapping_asked(args, CONTRACT_KINDS)
    assert not hasattr(args, "on")
