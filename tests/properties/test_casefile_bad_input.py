"""Whatever is done to a case's files, what comes of it is a list of problems and no traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.casefile.load import load_case
from tests.fixtures.case_folders import FILES, write_small_case

SCRAPS = (
    *("", ",", ";", '"', "\n", "\t", ":", "- ", "{", "[", "&a ", "*a", "!!x ", "---\n", "#", "'"),
    *("nan", "1e999", "-1", "0", "99999999999", "£5", "5%", "yes", "null", "~", "true"),
    *("2027-28", "2011-12", "1899-00", "2400-01", "in-house", "partner", "force", "prices"),
    *("list", "ramp", "one_off", "share_of", "driver_bands", "benefit", "counterfactual"),
    *("uniform(low=2, high=1)", "discrete()", "empirical()", "normal(mean=0, sd=0)"),
    *("reference_class(kind=business, ratio=x)", "cpi", "gdp_deflator", "\x00", "\x07", "Môn"),
)


@st.composite
def damages(draw: st.DrawFn) -> dict[str, str]:
    """Files of the small case with a few places overwritten by scraps."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        text = files[name]
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        files[name] = text[:start] + draw(st.sampled_from(SCRAPS)) + text[end:]
    return {name.replace(".", "_"): text for name, text in files.items()}


@st.composite
def swapped_cells(draw: st.DrawFn) -> dict[str, str]:
    """Files of the small case in which whole cells, or values of fields, are scraps."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        lines = files[name].split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        mark = ": " if name == "case.yaml" else ","
        cells = lines[at].split(mark)
        cells[draw(st.integers(0, len(cells) - 1))] = draw(st.sampled_from(SCRAPS))
        lines[at] = mark.join(cells)
        files[name] = "\n".join(lines)
    return {name.replace(".", "_"): text for name, text in files.items()}


@settings(max_examples=150)
@given(files=st.one_of(damages(), swapped_cells()))
def test_bad_input_is_told(files):
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_case(write_small_case(Path(folder), **files))

    assert loaded.case is not None or loaded.errors
    for problem in loaded.problems:
        assert problem.what, problem
        assert problem.where, problem
        assert problem.mend, problem
