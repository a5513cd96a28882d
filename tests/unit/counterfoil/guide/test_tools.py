from __future__ import annotations

from dataclasses import replace

from counterfoil.guide.load import load


def test_a_tool_that_is_not_built_says_so():
    tool = load().tools["baseline"]

    assert tool.words == "Baseline register"
    assert replace(tool, built=False).words == "Baseline register (not built yet)"
