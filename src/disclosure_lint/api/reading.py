"""Inputs read, in as many processes as are wanted, in the order they come in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import TypeVar

from disclosure_lint.api.options import Options, Progress
from disclosure_lint.api.packs import pack_for
from disclosure_lint.config import Settings
from disclosure_lint.inputs import Input, Trouble, load
from disclosure_lint.readers import ReaderFinding, Reading, read
from disclosure_lint.rules import Pack
from disclosure_lint.source import SourceMap

Task = tuple[Input, Settings]
Made = TypeVar("Made")

_MOST_JOBS = 60
"""Windows waits for no more than about so many processes at a time."""


def read_input(item: Input, pack: Pack, *, ocr: bool = False) -> Reading:
    """One input read; with `ocr` the text of a scan is recognised. Never raises for what is in it."""
    return _read_data(item, load(item), pack, ocr=ocr)


def _read_data(item: Input, data: bytes | Trouble, pack: Pack, *, ocr: bool) -> Reading:
    if isinstance(data, Trouble):
        return Reading(None, None, SourceMap(), (ReaderFinding("SRC001", data.reason, data.values, None),))
    return read(item.name, data, pack.forms, pack.vocabulary, ocr=ocr)


def read_all(
    tasks: Sequence[Task], options: Options, progress: Progress | None, taken: Mapping[str, Reading] | None = None
) -> list[Reading]:
    """Every input read, by the forms and word lists of its settings; `taken` are those that have been, by name."""
    known = taken or {}
    read_one = partial(_read, ocr=options.ocr)
    new = iter(_together(read_one, [task for task in tasks if task[0].name not in known], options.jobs))
    done: list[Reading] = []
    for item, _ in tasks:
        done.append(known[item.name] if item.name in known else next(new))
        if progress:
            progress(len(done), len(tasks))
    return done


def read_together(tasks: Sequence[Task], options: Options) -> Iterable[tuple[str | None, Reading]]:
    """Every input read, with the digest of the bytes that it was read from; None where there were none."""
    return _together(partial(_read_and_digest, ocr=options.ocr), tasks, options.jobs)


def holds_no_report(reading: Reading) -> bool:
    """Whether a file is none of a report's: it can be read and no report is in it, or it is not even YAML or JSON (a
    template, settings with comments) and does not have a report's first key.
    """
    broken = any(finding.rule == "SRC001" and finding.reason.startswith("syntax") for finding in reading.findings)
    other = broken and reading.source is not None and "agency" not in reading.source.text
    return other or any(finding.rule == "SRC002" for finding in reading.findings)


def _together(read_one: Callable[[Task], Made], tasks: Sequence[Task], jobs: int) -> Iterable[Made]:
    if jobs <= 1 or len(tasks) < 2:
        return map(read_one, tasks)
    return _parallel(read_one, tasks, jobs)


def _parallel(read_one: Callable[[Task], Made], tasks: Sequence[Task], jobs: int) -> Iterable[Made]:
    from concurrent.futures import ProcessPoolExecutor

    jobs = min(jobs, _MOST_JOBS)
    chunk = max(1, min(64, len(tasks) // (jobs * 4)))
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(read_one, tasks, chunksize=chunk)


def _read(task: Task, *, ocr: bool) -> Reading:
    item, settings = task
    return read_input(item, pack_for(settings), ocr=ocr)


def _read_and_digest(task: Task, *, ocr: bool) -> tuple[str | None, Reading]:
    item, settings = task
    data = load(item)
    digest = None if isinstance(data, Trouble) else sha256(data).hexdigest()
    return digest, _read_data(item, data, pack_for(settings), ocr=ocr)
