"""Steps in processes of this machine, each file within its limits: a process that dies takes only its file with it.

pebble runs the processes. Each has a pool of its own, which is thrown away with it: whatever a process was doing when
it died, nothing that it shares with others is left half written.
"""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import SimpleQueue
from time import monotonic
from traceback import format_exc
from typing import Any, Literal, NamedTuple, NoReturn, TypeVar

from disclosure_lint.batch.options import Limits

Task = TypeVar("Task")
Made = TypeVar("Made")

AHEAD = 3
"""Tasks that a process has at hand, with the one it is at: it never waits for the next."""
ATTEMPTS = 3
"""How often a file is tried whose process dies, the first time in company and then alone: the process may have been
killed by somebody else. What passes a limit in company is tried once more alone, in a new process: its memory may have
been taken by others, its time lost while the machine slept.
"""
STARTS = 10
"""How often a file is given to a process that ends before it has begun with it: no fault of the file's, as it seems."""
PRELOADED = ("disclosure_lint.batch.steps",)


class Failure(NamedTuple):
    """Why there is no result: a limit was passed (`time`, `memory`), or the process died or its program failed."""

    kind: Literal["time", "memory", "died"]
    detail: str = ""


class _Given(NamedTuple):
    """A task given to a process: how often it was tried before, and since when it has been there. `starts` is how often
    its process ended before it had begun.
    """

    task: Any
    attempt: int
    since: float
    starts: int = 0


class _Slot:
    """A process and what it was given, oldest first, by future."""

    def __init__(self) -> None:
        self.pool: Any = None
        self.given: dict[Any, _Given] = {}

    def has_room(self) -> bool:
        """Whether it may be given more: never beside a file that a process has died of."""
        return len(self.given) < AHEAD and not any(item.attempt for item in self.given.values())


class Processes:
    """Processes that run steps, in a folder if it is given and there. To be closed; what they are at is lost then."""

    def __init__(self, jobs: int, limits: Limits, folder: str | None = None) -> None:
        self._limits, self._folder = limits, folder
        self._slots = [_Slot() for _ in range(jobs)]
        self._done: SimpleQueue[tuple[_Slot, Any]] = SimpleQueue()
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(list(PRELOADED))

    def run(self, step: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[tuple[Task, Made | Failure]]:
        """The tasks with what a step makes of them, as they are done. Takes no more tasks than it has room for."""
        coming = iter(tasks)
        suspects: deque[_Given] = deque()
        exhausted = False
        while True:
            exhausted = self._fill(step, coming, suspects) or exhausted
            if exhausted and not suspects and not any(slot.given for slot in self._slots):
                return
            slot, future = self._done.get()
            if future in slot.given:
                yield from self._ended(slot, future, suspects)

    def running(self) -> Iterator[tuple[Any, float]]:
        """What each process is at, and for how many seconds."""
        now = monotonic()
        for slot in self._slots:
            for item in slot.given.values():
                yield item.task, now - item.since
                break

    def close(self) -> None:
        """End the processes."""
        for slot in self._slots:
            self._discard(slot)

    def _fill(self, step: Any, coming: Iterator[Any], suspects: "deque[_Given]") -> bool:
        """Give every process what it has room for; True where there is nothing more to give."""
        for slot in sorted(self._slots, key=lambda slot: len(slot.given)):
            if suspects and not slot.given:
                item = suspects.popleft()
                if item.attempt:
                    self._discard(slot)
                self._give(slot, step, item)
            while slot.has_room():
                task = next(coming, None)
                if task is None:
                    return True
                self._give(slot, step, _Given(task, 0, monotonic()))
        return False

    def _give(self, slot: _Slot, step: Any, item: _Given) -> None:
        if slot.pool is None:
            from pebble import ProcessPool

            slot.pool = ProcessPool(1, initializer=_limit, initargs=(self._limits, self._folder), context=self._context)
        future = slot.pool.schedule(guarded, args=(step, item.task), timeout=self._limits.seconds)
        slot.given[future] = item._replace(since=monotonic())
        future.add_done_callback(lambda done: self._done.put((slot, done)))

    def _ended(self, slot: _Slot, future: Any, suspects: "deque[_Given]") -> Iterator[tuple[Any, Any]]:
        """What came of a task. Where its process died, all it was given is taken back and tried again."""
        error = future.exception()
        made = Failure("time") if isinstance(error, TimeoutError) else future.result() if error is None else None
        if isinstance(made, Failure) and made.kind in ("time", "memory"):
            item = slot.given.pop(future)
            yield from self._taken_back(slot, None, suspects)
            if item.attempt:
                yield item.task, made
            else:
                suspects.append(item._replace(attempt=1))
        elif error is None:
            item = slot.given.pop(future)
            self._started(slot)
            yield item.task, made
        else:
            from pebble import ProcessExpired

            culprit = future if isinstance(error, ProcessExpired) else None
            yield from self._taken_back(slot, culprit, suspects, f"{type(error).__name__}: {error}")

    @staticmethod
    def _started(slot: _Slot) -> None:
        """The next task begins now."""
        for future, item in slot.given.items():
            slot.given[future] = item._replace(since=monotonic())
            break

    def _taken_back(
        self, slot: _Slot, culprit: Any, suspects: "deque[_Given]", detail: str | None = None
    ) -> Iterator[tuple[Any, Any]]:
        """Throw a process away. What it was given is tried again: alone, where it may have been what it died of."""
        given, slot.given = slot.given, {}
        self._discard(slot)
        for future, item in given.items():
            if detail is not None and culprit is None:
                item = item._replace(attempt=max(1, item.attempt), starts=item.starts + 1)
            elif detail is not None and culprit is future:
                item = item._replace(attempt=item.attempt + 1)
            if item.attempt >= ATTEMPTS or item.starts >= STARTS:
                yield item.task, Failure("died", detail or "")
            else:
                suspects.append(item)

    @staticmethod
    def _discard(slot: _Slot) -> None:
        pool, slot.pool, slot.given = slot.pool, None, {}
        if pool is not None:
            with suppress(Exception):
                pool.stop()
                pool.join(timeout=30)


class _Ended(BaseException):
    """This process is to end, with all that it has started for its file: PDFium and LibreOffice run beside it."""


def guarded(step: Callable[[Any], Any], task: Any) -> Any:
    """What a step makes of a task, or what went wrong with it."""
    idle = signal.signal(signal.SIGTERM, _end)
    try:
        return step(task)
    except MemoryError:
        return Failure("memory")
    except _Ended:
        os._exit(1)
    except Exception:  # noqa: BLE001  the engine's own fault is told of its file, and the others go on
        return Failure("died", format_exc())
    finally:
        signal.signal(signal.SIGTERM, idle)


def _end(*_: object) -> NoReturn:
    raise _Ended


def _limit(limits: Limits, folder: str | None) -> None:
    """Holds this process to its memory, where the system can."""
    if folder is not None:
        with suppress(OSError):
            os.chdir(folder)
    if sys.platform == "win32":
        return
    import resource

    wanted = limits.megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
