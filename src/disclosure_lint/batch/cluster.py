"""Steps on a Dask cluster, with the same isolation on each of its workers and the same results."""

import asyncio
import logging
import multiprocessing
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple, TypeVar

from distributed import Client, LocalCluster, Security, as_completed
from distributed.comm.core import connect

from disclosure_lint import __version__
from disclosure_lint.batch.addresses import is_address, required, scheme_of
from disclosure_lint.batch.ends import Stopped, wrong
from disclosure_lint.batch.options import BatchOptions, Limits
from disclosure_lint.batch.workers import ATTEMPTS, Failure, Processes

Task = TypeVar("Task")
Made = TypeVar("Made")

CHUNK = 8
"""Tasks that go to a worker at once."""
AHEAD = 3
"""Chunks that each of its threads has at hand."""
REACHED = 10
"""Seconds within which a scheduler has to answer."""
PATIENCE = 60.0
"""Seconds that a run goes on without any worker."""
_PAUSE = 0.02

_own = threading.local()


class _Given(NamedTuple):
    """Tasks given to the cluster: since when, and how often their workers have died of them or otherwise."""

    chunk: list[Any]
    since: float
    attempt: int = 0


class Cluster:
    """A cluster: at an address, or of this machine where there is none. WrongCall where it cannot run the steps."""

    def __init__(self, options: BatchOptions) -> None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is told here, in plain words
        scheduler, self._limits, self._folder = options.scheduler, options.limits, str(Path.cwd())
        self._local: Any = None
        if scheduler:
            _reach(scheduler)
        else:
            self._local = LocalCluster(n_workers=options.jobs, threads_per_worker=1, dashboard_address=None)
        self._client = Client(scheduler or self._local, set_as_default=False, timeout=REACHED)
        self._given: dict[Any, _Given] = {}
        try:
            self._try_out(options)
        except BaseException:
            self.close()
            raise

    def _try_out(self, options: BatchOptions) -> None:
        """WrongCall where there are no workers, or some have another version or do not see what is to be read."""
        address = options.scheduler or self._local.scheduler_address
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise wrong("batch.no_workers", scheduler=address, seconds=f"{PATIENCE:.0f}") from None
        for worker, found in self._client.run(able, self._folder, options.root, on_error="return").items():
            if isinstance(found, OSError):
                continue  # it is gone since
            if isinstance(found, BaseException):
                raise wrong("batch.worker_unable", worker=worker, detail=found)
            version, sees = found
            if version != __version__:
                raise wrong("batch.worker_version", worker=worker, version=version, own=__version__)
            if not sees:
                raise wrong("batch.worker_blind", worker=worker, root=Path(options.root).absolute())

    def run(self, step: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[tuple[Task, Made | Failure]]:
        """See `Engine`. Stopped where the scheduler is lost, or all workers are and none comes."""
        coming = iter(tasks)
        done = as_completed(loop=self._client.loop)
        self._fill(step, coming, done)
        while self._given:
            for future in self._back(done):
                yield from self._ended(step, future, done)
            self._fill(step, coming, done)

    def _ended(self, step: Any, future: Any, done: Any) -> Iterator[tuple[Any, Any]]:
        """What came of some tasks. Where their worker died, each is tried again by itself."""
        if future.status in ("cancelled", "lost"):
            raise Stopped("batch.scheduler_lost")
        chunk, _, attempt = self._given.pop(future)
        error = future.exception() if future.status != "finished" else None
        if error is None:
            yield from zip(chunk, future.result(), strict=True)
        elif len(chunk) == 1 and attempt + 1 >= ATTEMPTS:
            yield chunk[0], Failure("died", f"{type(error).__name__}: {error}")
        else:
            for task in chunk:
                self._give(step, [task], done, attempt + 1)

    def _back(self, done: Any) -> list[Any]:
        """What is back, once there is something."""
        there = asked = monotonic()
        while True:
            found: list[Any] = done.next_batch(block=False)
            if found:
                return found
            sleep(_PAUSE)
            if monotonic() - asked > 1:
                asked = monotonic()
                there = asked if self._threads() else there
                if asked - there > PATIENCE:
                    raise Stopped("batch.workers_lost", seconds=f"{PATIENCE:.0f}")

    def _threads(self) -> int:
        """How many tasks the workers that there are now do at once."""
        if self._client.status != "running":
            raise Stopped("batch.scheduler_lost")
        try:
            return sum(self._client.nthreads().values())
        except (OSError, RuntimeError, ValueError):
            raise Stopped("batch.scheduler_lost") from None

    def _fill(self, step: Any, coming: Iterator[Any], done: Any) -> None:
        """Give the cluster what it has room for, however many workers it has by now."""
        room = AHEAD * max(1, self._threads())
        while len(self._given) < room and (chunk := list(islice(coming, CHUNK))):
            self._give(step, chunk, done)

    def _give(self, step: Any, chunk: list[Any], done: Any, attempt: int = 0) -> None:
        future = self._client.submit(run_chunk, step, chunk, self._limits, self._folder, pure=False)
        self._given[future] = _Given(chunk, monotonic(), attempt)
        done.add(future)

    def running(self) -> Iterator[tuple[Any, float]]:
        """See `Engine`: the oldest that is not back."""
        now = monotonic()
        for given in list(self._given.values())[:1]:
            yield given.chunk[0], now - given.since

    def close(self) -> None:
        """Let the cluster go."""
        with suppress(Exception):
            self._client.close(timeout=2)
        if self._local is not None:
            with suppress(Exception):
                self._local.close(timeout=5)


def _reach(address: str) -> None:
    """WrongCall where no scheduler answers at an address."""

    async def reached() -> None:
        comm = await connect(address, timeout=REACHED, **Security().get_connection_args("client"))
        comm.abort()

    try:
        asyncio.run(reached())
    except (OSError, ValueError, TypeError) as error:
        raise wrong("batch.no_scheduler", scheduler=address, detail=str(error) or type(error).__name__) from None


def able(folder: str, root: str) -> tuple[str, bool]:
    """The version of a worker, and whether it sees what is to be read. ImportError where it cannot fetch it."""
    if is_address(root):
        required(scheme_of(root))
        return __version__, True
    return __version__, (Path(folder) / root).exists()


def run_chunk(step: Callable[[Any], Any], chunk: list[Any], limits: Limits, folder: str) -> list[Any]:
    """What a step makes of some tasks, in their order; on a worker of the cluster, in a process of its own there, whose
    folder is that of the call.
    """
    if getattr(_own, "limits", None) != (limits, folder):
        # Dask's workers are daemons, which may have no children unless they say that they are none.
        vars(multiprocessing.current_process())["_config"]["daemon"] = False
        _own.processes, _own.limits = Processes(1, limits, folder), (limits, folder)
    made = dict(_numbered(step, chunk))
    return [made[at] for at in range(len(chunk))]


def _numbered(step: Callable[[Any], Any], chunk: list[Any]) -> Iterator[tuple[int, Any]]:
    numbers = {id(task): at for at, task in enumerate(chunk)}
    for task, made in _own.processes.run(step, chunk):
        yield numbers[id(task)], made
