"""Inputs read, in as many processes as are wanted, in the order they come in."""

from collections.abc import Iterable, Sequence

from disclosure_lint.api.options import Options, Progress
from disclosure_lint.api.packs import pack_for
from disclosure_lint.config import Settings
from disclosure_lint.inputs import Input, Trouble, load
from disclosure_lint.readers import ReaderFinding, Reading, read
from disclosure_lint.rules import Pack
from disclosure_lint.source import SourceMap

Task = tuple[Input, Settings]


def read_input(item: Input, pack: Pack) -> Reading:
    """One input read. Never raises for what is in it."""
    data = load(item)
    if isinstance(data, Trouble):
        return Reading(None, None, SourceMap(), (ReaderFinding("SRC001", data.reason, data.values, None),))
    return read(item.name, data, pack.forms, pack.vocabulary)


def read_all(tasks: Sequence[Task], options: Options, progress: Progress | None) -> list[Reading]:
    """Every input read, by the forms and word lists of its settings."""
    done: list[Reading] = []
    for reading in _readings(tasks, options.jobs):
        done.append(reading)
        if progress:
            progress(len(done), len(tasks))
    return done


def _readings(tasks: Sequence[Task], jobs: int) -> Iterable[Reading]:
    if jobs <= 1 or len(tasks) < 2:
        return map(_read, tasks)
    return _parallel(tasks, jobs)


def _parallel(tasks: Sequence[Task], jobs: int) -> Iterable[Reading]:
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(64, len(tasks) // (jobs * 4)))
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_read, tasks, chunksize=chunk)


def _read(task: Task) -> Reading:
    item, settings = task
    return read_input(item, pack_for(settings))
