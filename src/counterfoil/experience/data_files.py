"""The experience base on disk: YAML read once, each fault told with the file and the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from counterfoil.errors import CounterfoilError

DATA_FOLDER = Path(__file__).parent / "data"


class BrokenExperienceData(CounterfoilError):
    """A file of the experience base that cannot be read or lacks something."""


@lru_cache(maxsize=16)
def read_mapping(path: Path) -> Mapping[str, Any]:
    """A YAML file as a mapping; read once, not to be changed. Raises BrokenExperienceData."""
    import yaml

    with fault_told(path.name):
        raw = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        if not isinstance(raw, dict):
            raise ValueError("it is not a mapping of names to values")
    return raw


@contextmanager
def fault_told(where: str) -> Iterator[None]:
    """Turn any fault met inside into BrokenExperienceData that says where."""
    import yaml

    try:
        yield
    except BrokenExperienceData:
        raise
    except CounterfoilError as error:
        raise _broken(where, error.what) from error
    except KeyError as error:
        raise _broken(where, f"it lacks {error.args[0]!r}") from error
    except (ValueError, TypeError, OSError, yaml.YAMLError) as error:
        raise _broken(where, str(error)) from error


def _broken(where: str, what: str) -> BrokenExperienceData:
    return BrokenExperienceData(what=what, where=where, mend="correct the data file")
