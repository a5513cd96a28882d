"""Kernels are found by their text, compiled once, and compiled anew when they have changed."""

from __future__ import annotations

import sys
import types

import pytest

import compile_kernels


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A small library with one module that uses numba; `calls` counts its compilations."""
    source = tmp_path / "src"
    source.mkdir()
    (source / "kernel_for_this_test.py").write_text("from numba import njit\n")
    (source / "plain.py").write_text("raise ImportError('nothing here needs compiling')\n")
    module = types.ModuleType("kernel_for_this_test")
    module.calls = []
    module.compile_kernels = lambda: module.calls.append("compiled")
    monkeypatch.setitem(sys.modules, "kernel_for_this_test", module)
    monkeypatch.setattr(compile_kernels, "SOURCE", source)
    monkeypatch.setattr(compile_kernels, "STAMP", tmp_path / "stamp")
    return module


def test_compiled_once(library):
    compile_kernels.main()
    compile_kernels.main()

    assert library.calls == ["compiled"]


def test_compiled_anew_when_changed(library):
    compile_kernels.main()
    (compile_kernels.SOURCE / "kernel_for_this_test.py").write_text("import numba  # changed\n")
    compile_kernels.main()

    assert library.calls == ["compiled", "compiled"]


def test_module_that_offers_nothing_is_left_for_its_first_use(library):
    del library.compile_kernels

    compile_kernels.main()

    assert compile_kernels.STAMP.exists()
