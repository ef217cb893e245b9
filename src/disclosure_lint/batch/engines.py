"""What runs the steps: processes of this machine, or a Dask cluster. Both give the same results."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from disclosure_lint.batch.options import BatchOptions
from disclosure_lint.batch.workers import Failure, Processes

Task = TypeVar("Task")
Made = TypeVar("Made")


class Engine(Protocol):
    """Runs a step over tasks; to be closed."""

    def run(self, step: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[tuple[Task, Made | Failure]]:
        """The tasks with what a step makes of them, as they are done."""

    def running(self) -> Iterator[tuple[Any, float]]:
        """What is being worked on, and for how many seconds."""

    def close(self) -> None:
        """Stop."""


def engine_of(options: BatchOptions) -> Engine:
    """The engine that was asked for. ImportError where it is not installed, WrongCall where it cannot run the steps."""
    if options.engine == "dask":
        from disclosure_lint.batch.cluster import Cluster  # an extra

        return Cluster(options)
    return Processes(options.jobs, options.limits)
