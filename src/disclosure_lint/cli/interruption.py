"""Ctrl-C, and what a system sends to programs that have to end: the first ends a run in order, the second at once."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Interruption(KeyboardInterrupt):
    """A run is to end. `exit_code` is what a shell expects of it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


@contextmanager
def interruptible() -> Iterator[None]:
    """Raises Interruption at the first signal; after it signals do what they do by themselves. Only the main thread of
    a program can be told.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    watched = [number for number, handler in before.items() if handler != signal.SIG_IGN]

    received: list[int] = []

    def end(number: int, frame: FrameType | None) -> None:
        received.append(number)
        for each in watched:
            signal.signal(each, signal.SIG_DFL)
        raise Interruption(number)

    for number in watched:
        signal.signal(number, end)
    try:
        yield
    except Exception as error:
        if received:  # DuckDB makes an error of its own of what is raised while it is at a query
            raise Interruption(received[0]) from error
        raise
    finally:
        for number in watched:
            signal.signal(number, before[number])
