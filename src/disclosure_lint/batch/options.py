"""What a run over many reports may be asked for."""

from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.api import Options

Engine: TypeAlias = Literal["processes", "dask"]

SECONDS = 120
MEGABYTES = 2000


class Limits(NamedTuple):
    """What one file may take: seconds, and megabytes of memory of the process that reads it."""

    seconds: int = SECONDS
    megabytes: int = MEGABYTES


class BatchOptions(NamedTuple):
    """How to run. `checking` is how each report is checked; `folder` is where the run is kept.

    `resume` goes on with what stands in the folder; `since` is the folder of an earlier run to compare with.
    """

    root: str
    folder: Path
    checking: Options
    exclude: tuple[str, ...] = ()
    roster: Path | None = None
    since: Path | None = None
    jobs: int = 1
    limits: Limits = Limits()
    engine: Engine = "processes"
    scheduler: str | None = None
    resume: bool = False
    profile: bool = False
