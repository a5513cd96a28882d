"""A run kept so that it can be made again: the case as it was, the settings, the answer's bytes.

A run is a folder: `case/` is the case, `result.json` the answer, `run.json` says what it was made
with and the SHA-256 of every other file. The folder's name follows from the case, the settings
and the engine; no clock is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal
from counterfoil.casefile import load_case_or_raise
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.folder import folder_files
from counterfoil.errors import BadInput, NoAnswer, Problem, UnreadableInput
from counterfoil.files import UnwritableOutput, make_folder, read_text, write_folder
from counterfoil.reports.answer_json import to_json
from counterfoil.reports.stated_figures import stated_figures

FORMAT_VERSION = 1
_MOST_BYTES = 100_000_000
_RUN, _RESULT, _CASE = "run.json", "result.json", "case"
_MOST_DIFFERENCES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedRun:
    """Where a run is kept, and whether it was there already."""

    path: Path
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRun:
    """A run read back, its files found as they were written.

    made_with: engine, numpy and editions by name. simulated: whether chance was run.
    """

    path: Path
    case: BusinessCase
    result: str
    review: str
    simulated: bool
    trials: int
    seed: int
    made_with: Mapping[str, str]


def save_run(case: BusinessCase, appraisal: Appraisal, review_text: str, folder: Path) -> SavedRun:
    """Keep a run under `folder`, in a folder of its own; the same run again is left as it is.

    The answer must carry the case's fingerprint. Raises: NoAnswer when a run of the same name
    holds another answer, made on a machine that reckons otherwise; UnwritableOutput.
    """
    result = to_json(appraisal, review_text, stated_figures(case)).encode("utf-8")
    files = {f"{_CASE}/{name}": data for name, data in folder_files(case).items()}
    files[_RESULT] = result
    settings = _settings(case, appraisal, review_text)
    path = folder / f"{case.id}-{_digest(_written(settings))[:16]}"
    record = {
        **settings,
        "numpy": _numpy_version(),
        "files": {name: _digest(data) for name, data in files.items()},
    }
    is_new = not _is_taken(path)
    if is_new:
        make_folder(folder)
        try:
            write_folder(path, {**files, _RUN: _written(record)})
        except UnwritableOutput:
            if not _is_taken(path):
                raise
            is_new = False  # another process has saved it meanwhile
    if not is_new:
        _check_same(path, result)
    return SavedRun(path=path, is_new=is_new)


def read_run(path: Path) -> KeptRun:
    """A run read back. Raises: UnreadableInput when it is no run; BadInput, naming each file,
    when a file in it is not the one that was written.
    """
    record = _record(path)
    changed = tuple(_changed_files(path, record["files"]))
    if changed:
        raise BadInput(changed)
    case = load_case_or_raise(path / _CASE)
    if case_fingerprint(case) != record["case_fingerprint"]:
        raise BadInput([_tampered(_RUN, "it names another case than the one beside it")])
    result = read_text(path / _RESULT, _MOST_BYTES)
    unlike = [name for name, value in _stated_in(result).items() if record[name] != value]
    if unlike:
        what = f"its {', '.join(unlike)} differ from those of {_RESULT}"
        raise BadInput([_tampered(_RUN, what)])
    return KeptRun(
        path=path,
        case=case,
        result=result,
        review=record["review"],
        simulated=record["simulated"],
        trials=record["trials"],
        seed=record["seed"],
        made_with=_made_with(record),
    )


def made_with_now(case: BusinessCase) -> Mapping[str, str]:
    """The engine, numpy and editions that a run would be made with today."""
    from counterfoil import __version__

    return _made_with(
        {"engine": __version__, "numpy": _numpy_version(), "editions": dict(case.editions)}
    )


def differences(kept: KeptRun, result: str) -> tuple[str, ...]:
    """What is not the same in a run made again: what it was made with, then figure by figure."""
    if result == kept.result:
        return ()
    now = made_with_now(kept.case)
    found = [
        f"{name}: {kept.made_with.get(name, 'none')} then, {now.get(name, 'none')} now"
        for name in sorted({*kept.made_with, *now})
        if kept.made_with.get(name) != now.get(name)
    ]
    figures = list(_unlike(json.loads(kept.result), json.loads(result), ""))
    found += figures[:_MOST_DIFFERENCES]
    if len(figures) > _MOST_DIFFERENCES:
        found.append(f"and {len(figures) - _MOST_DIFFERENCES:,} figures more")
    return tuple(found or ["the bytes differ, the figures do not"])


def _settings(case: BusinessCase, appraisal: Appraisal, review_text: str) -> dict[str, Any]:
    run = appraisal.identity
    return {
        "format": "counterfoil/run",
        "format_version": FORMAT_VERSION,
        "case_id": case.id,
        "case_fingerprint": run.case_fingerprint,
        "engine": run.engine_version,
        "editions": dict(run.editions),
        "seed": run.seed,
        "trials": run.trials,
        "simulated": appraisal.chances is not None,
        "review": review_text,
    }


def _is_taken(path: Path) -> bool:
    return path.is_dir() and any(path.iterdir())


def _check_same(path: Path, result: bytes) -> None:
    if read_run(path).result.encode("utf-8") != result:
        raise NoAnswer(
            what="a run of the same case, settings and engine is there with another answer",
            where=str(path),
            mend="see what differs with `counterfoil rerun`, or save under another folder",
        )


def _record(path: Path) -> dict[str, Any]:
    text = read_text(path / _RUN, _MOST_BYTES)
    try:
        record = json.loads(text)
    except ValueError as error:
        raise _no_run(path, f"its {_RUN} is not JSON") from error
    kinds = {
        "case_fingerprint": str,
        "engine": str,
        "numpy": str,
        "editions": dict,
        "seed": int,
        "trials": int,
        "simulated": bool,
        "review": str,
        "files": dict,
    }
    if not isinstance(record, dict) or record.get("format") != "counterfoil/run":
        raise _no_run(path, f"its {_RUN} is not that of a run")
    if record.get("format_version") != FORMAT_VERSION:
        raise _no_run(path, f"it is not of version {FORMAT_VERSION} of the form of a run")
    for name, kind in kinds.items():
        if not isinstance(record.get(name), kind):
            raise _no_run(path, f"its {_RUN} lacks {name}")
    return record


def _stated_in(result: str) -> dict[str, Any]:
    """What an answer says of its own run, by the names that the record gives it."""
    document = json.loads(result)
    answer = document["appraisal"]
    run = answer["identity"]
    return {
        "review": document["review"],
        "simulated": answer["chances"] is not None,
        "engine": run["engine_version"],
        **{name: run[name] for name in ("case_fingerprint", "editions", "seed", "trials")},
    }


def _changed_files(path: Path, files: Mapping[str, Any]) -> Iterator[Problem]:
    """Each file that is missing, was changed, or does not belong."""
    for name, digest in sorted(files.items()):
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts:
            yield _tampered(name, "it lies outside the run")
        elif not (path / name).is_file():
            yield _tampered(name, "it is missing")
        elif _digest((path / name).read_bytes()) != digest:
            yield _tampered(name, "it is not as it was written")
    if _RESULT not in files:
        yield _tampered(_RESULT, "the run does not list it")
    there = {f"{_CASE}/{one.name}" for one in (path / _CASE).glob("*")}
    for name in sorted(there - set(files)):
        yield _tampered(name, "it was not there when the run was made")


def _tampered(name: str, what: str) -> Problem:
    return Problem(what=what, where=name, mend="take the run from where it was first saved")


def _no_run(path: Path, what: str) -> UnreadableInput:
    return UnreadableInput(
        what=what, where=str(path), mend="name a folder that `counterfoil appraise --save` wrote"
    )


def _made_with(record: Mapping[str, Any]) -> Mapping[str, str]:
    editions = {f"edition of {name}": str(found) for name, found in record["editions"].items()}
    return {"engine": record["engine"], "numpy": record["numpy"], **editions}


def _unlike(then: Any, now: Any, place: str) -> Iterator[str]:
    """Where two answers differ, each place as a path with both values."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key in sorted({*then, *now}):
            yield from _unlike(then.get(key), now.get(key), f"{place}.{key}" if place else key)
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for number, (one, other) in enumerate(zip(then, now, strict=True)):
            yield from _unlike(one, other, f"{place}[{number}]")
    elif then != now:
        yield f"{place}: {_shown(then)} then, {_shown(now)} now"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _written(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _numpy_version() -> str:
    import numpy

    return numpy.__version__
