"""What a run knows of every input before any is checked: enough to place it beside the others, and no more.

Of inputs that were read before, this comes from the store; the reading itself is had only of what is new.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from disclosure_lint.api.options import Options, Progress
from disclosure_lint.api.packs import pack_for
from disclosure_lint.api.reading import Task, holds_no_report, read_together
from disclosure_lint.inputs import Trouble, load
from disclosure_lint.readers import Reading
from disclosure_lint.report.model import Level
from disclosure_lint.siblings import Sketch, sketch
from disclosure_lint.store import Misshapen, Store, shape

KIND = "facts"
UNREAD = "SRC001"
"""What cannot be read may be readable tomorrow, with another program at hand: nothing is kept of it."""


class Facts(NamedTuple):
    """Of a document: how it is placed beside others, whom it is of, as it says itself; None and no keys where it holds
    no report. `none` tells a document that holds none from one that cannot be read.
    """

    sketch: Sketch
    agency: str | None
    code: str | None
    year: int | None
    level: Level | None
    report: bool
    none: bool


class Surveyed(NamedTuple):
    """An input, the digest of its bytes (None where there were none), what is known of it, the reading if it was read
    just now.
    """

    task: Task
    digest: str | None
    facts: Facts
    reading: Reading | None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.task[0].name


def facts_of(reading: Reading) -> Facts:
    """The facts of a document."""
    report = reading.report
    if report is None:
        return Facts(Sketch((), "", ""), None, None, None, None, False, holds_no_report(reading))
    return Facts(sketch(report), report.agency, report.agency_code, report.year, report.level, True, False)


def survey(
    tasks: Sequence[Task], options: Options, store: Store | None, progress: Progress | None = None
) -> list[Surveyed]:
    """The facts of every input, in order."""
    made: list[Surveyed | None] = [_known(task, store) if store else None for task in tasks]
    unknown = [at for at, known in enumerate(made) if known is None]
    done = len(tasks) - len(unknown)
    for at, (digest, reading) in zip(unknown, read_together([tasks[at] for at in unknown], options), strict=True):
        facts = facts_of(reading)
        made[at] = Surveyed(tasks[at], digest, facts, reading)
        if store and digest and keepable(reading):
            store.keep(KIND, _key(tasks[at], digest), shape(Facts).write(facts))
        done += 1
        if progress:
            progress(done, len(tasks))
    return [each for each in made if each]


def keepable(reading: Reading) -> bool:
    """Whether what follows from a reading may be kept."""
    return not any(finding.rule == UNREAD for finding in reading.findings)


def _known(task: Task, store: Store) -> Surveyed | None:
    data = load(task[0])
    if isinstance(data, Trouble):
        return None
    digest = sha256(data).hexdigest()
    kept = store.fetch(KIND, _key(task, digest))
    try:
        return None if kept is None else Surveyed(task, digest, shape(Facts).read(kept), None)
    except Misshapen:
        return None


def _key(task: Task, digest: str) -> str:
    """What a reading depends on: name and bytes of the document, and the packs whose forms and words it is read by."""
    return repr((task[0].name, digest, reading_packs(task)))


def reading_packs(task: Task) -> tuple[str, ...]:
    """The digests of the packs that an input is read by."""
    return tuple(info.digest for info in pack_for(task[1]).infos)
