"""Work off the event loop, in turn: nobody who types waits, and of several jobs for one thing the newest is done."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple


class Job(NamedTuple):
    """What is done in the thread, and who is told on the event loop what came of it."""

    work: Callable[[], Any]
    done: Callable[[Any], None]


class Turns:
    """One thread and the jobs that wait for it. A job takes the place of one with the same key that has not begun."""

    def __init__(self, failed: Callable[[Exception], None]) -> None:
        """`failed` is told, on the event loop, what a job raised."""
        self._failed = failed
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="checks")
        self._waiting: dict[Hashable, Job] = {}
        self._timers: dict[Hashable, asyncio.TimerHandle] = {}
        self._task: asyncio.Task[None] | None = None

    def ask(self, key: Hashable, work: Callable[[], Any], done: Callable[[Any], None], after: float = 0) -> None:
        """Have a job done once `after` seconds have gone by in which it was not asked for again."""
        self.drop(key)
        job = Job(work, done)
        if after:
            self._timers[key] = asyncio.get_running_loop().call_later(after, self._due, key, job)
        else:
            self._due(key, job)

    def drop(self, key: Hashable) -> None:
        """Leave a job undone that has not begun."""
        self._waiting.pop(key, None)
        timer = self._timers.pop(key, None)
        if timer:
            timer.cancel()

    def _due(self, key: Hashable, job: Job) -> None:
        self._timers.pop(key, None)
        self._waiting[key] = job
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def _work(self) -> None:
        while self._waiting:
            work, done = self._waiting.pop(next(iter(self._waiting)))
            try:
                made = await asyncio.get_running_loop().run_in_executor(self._pool, work)
                done(made)
            except Exception as error:  # noqa: BLE001 (whatever a job raises, the next one is done)
                self._failed(error)
