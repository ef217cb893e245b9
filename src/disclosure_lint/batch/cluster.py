"""Steps on a Dask cluster, with the same isolation on each of its workers and the same results."""

import multiprocessing
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from time import monotonic
from typing import Any, TypeVar

from distributed import Client, LocalCluster, as_completed

from disclosure_lint.batch.options import Limits
from disclosure_lint.batch.workers import Failure, Processes

Task = TypeVar("Task")
Made = TypeVar("Made")

CHUNK = 8
"""Tasks that go to a worker at once."""
AHEAD = 3
"""Chunks that each of its threads has at hand."""

_own = threading.local()


class Cluster:
    """A cluster: at an address, or of this machine where there is none."""

    def __init__(self, scheduler: str | None, jobs: int, limits: Limits) -> None:
        self._limits = limits
        self._local = None if scheduler else LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
        self._client = Client(scheduler or self._local, set_as_default=False)
        self._given: dict[Any, tuple[list[Any], float]] = {}

    def run(self, step: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[tuple[Task, Made | Failure]]:
        """See `Engine`."""
        coming = iter(tasks)
        done = as_completed(loop=self._client.loop)
        self._fill(step, coming, done)
        for future in done:
            chunk, _ = self._given.pop(future)
            error = future.exception() if future.status != "finished" else None
            if error is None:
                yield from zip(chunk, future.result(), strict=True)
            elif len(chunk) > 1:
                for task in chunk:
                    self._give(step, [task], done)
            else:
                yield chunk[0], Failure("died", f"{type(error).__name__}: {error}")
            self._fill(step, coming, done)

    def _fill(self, step: Any, coming: Iterator[Any], done: Any) -> None:
        """Give the cluster what it has room for, however many workers it has by now."""
        room = AHEAD * max(1, sum(self._client.nthreads().values()))
        while len(self._given) < room and (chunk := list(islice(coming, CHUNK))):
            self._give(step, chunk, done)

    def _give(self, step: Any, chunk: list[Any], done: Any) -> None:
        future = self._client.submit(run_chunk, step, chunk, self._limits, pure=False)
        self._given[future] = (chunk, monotonic())
        done.add(future)

    def running(self) -> Iterator[tuple[Any, float]]:
        """See `Engine`: the oldest that is not back."""
        now = monotonic()
        for chunk, since in list(self._given.values())[:1]:
            yield chunk[0], now - since

    def close(self) -> None:
        """Let the cluster go."""
        self._client.close()
        if self._local is not None:
            self._local.close()


def run_chunk(step: Callable[[Any], Any], chunk: list[Any], limits: Limits) -> list[Any]:
    """What a step makes of some tasks, in their order; on a worker of the cluster, in a process of its own there."""
    if getattr(_own, "limits", None) != limits:
        # Dask's workers are daemons, which may have no children unless they say that they are none.
        vars(multiprocessing.current_process())["_config"]["daemon"] = False
        _own.processes, _own.limits = Processes(1, limits), limits
    made = dict(_numbered(step, chunk))
    return [made[at] for at in range(len(chunk))]


def _numbered(step: Callable[[Any], Any], chunk: list[Any]) -> Iterator[tuple[int, Any]]:
    numbers = {id(task): at for at, task in enumerate(chunk)}
    for task, made in _own.processes.run(step, chunk):
        yield numbers[id(task)], made
