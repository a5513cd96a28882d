"""The catalogue of published figures: find a parameter, and the edition of it that a case names."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from counterfoil.errors import CounterfoilError
from counterfoil.parameters.data_files import DATA_FOLDER, parameter_ids, read_parameter
from counterfoil.parameters.editions import Edition, Parameter


class UnknownParameter(CounterfoilError):
    """No published figure has this id."""


class UnknownEdition(CounterfoilError):
    """The parameter has no edition of this id."""


def catalogue(folder: Path | None = None) -> tuple[Parameter, ...]:
    """Every parameter, in order of id.

    folder: a folder of parameter files to read in place of the ones that come with Counterfoil.
    Raises BrokenParameterData when a file does not have the shape of an edition.

    >>> "discount_rates" in [parameter.id for parameter in catalogue()]
    True
    """
    home = folder or DATA_FOLDER
    return tuple(_read(home, parameter_id) for parameter_id in parameter_ids(home))


def parameter(parameter_id: str, folder: Path | None = None) -> Parameter:
    """One parameter; only its own files are read, and only once.

    Raises UnknownParameter with the nearest names.

    >>> parameter("discount_rates").edition_ids
    ('2022', '2026')
    """
    home = folder or DATA_FOLDER
    known = parameter_ids(home)
    if parameter_id not in known:
        raise UnknownParameter(
            what=f"there is no parameter {parameter_id!r}",
            where="the catalogue of parameters",
            mend=nearest(parameter_id, known),
        )
    return _read(home, parameter_id)


def edition(parameter_id: str, edition_id: str, folder: Path | None = None) -> Edition:
    """One edition of one parameter. Raises UnknownParameter or UnknownEdition.

    >>> edition("discount_rates", "2022").superseded_by
    '2026'
    """
    found = parameter(parameter_id, folder)
    for one in found.editions:
        if one.id == edition_id:
            return one
    raise UnknownEdition(
        what=f"{parameter_id} has no edition {edition_id!r}",
        where="the catalogue of parameters",
        mend=nearest(edition_id, found.edition_ids),
    )


def nearest(asked: str, known: tuple[str, ...]) -> str:
    """What to name instead: the nearest known names first, or all of them when none is near.

    >>> nearest("gdp", ("cpi", "gdp_deflator"))
    'name gdp_deflator'
    """
    inside = [name for name in known if asked and asked.lower() in name.lower()]
    near = inside or get_close_matches(asked, known, n=3, cutoff=0.6) or list(known)
    return f"name {_either(near)}"


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


@lru_cache(maxsize=256)
def _read(folder: Path, parameter_id: str) -> Parameter:
    return read_parameter(folder, parameter_id)
