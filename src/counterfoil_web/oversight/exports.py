"""Copies of the log: one that anybody can verify, and one to read in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import batched  # type: ignore[attr-defined]

