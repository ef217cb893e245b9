"""Signals: the first ends a run in order, whatever stands between; the second is the system's."""

import os
import signal
import sys
import threading
from contextlib import closing

import duckdb
import pytest

from disclosure_lint.cli.interruption import Interruption, interruptible

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way")


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_the_first_is_told_and_the_next_are_the_systems(name: str, code: int) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    after: list[object] = []

    def interrupted() -> None:
        with interruptible():
            try:
                os.kill(os.getpid(), number)
            finally:
                after.append(signal.getsignal(number))

    with pytest.raises(Interruption) as error:
        interrupted()
    assert (error.value.exit_code, after) == (code, [signal.SIG_DFL])
    assert signal.getsignal(number) == before


def test_what_a_library_makes_of_it_is_still_an_interruption() -> None:
    long = "SELECT count(*) FROM range(1000000000) a, range(1000) b WHERE a.range % 7 = b.range"
    base = duckdb.connect()

    def interrupted() -> None:
        with interruptible():
            threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
            base.execute(long)

    with closing(base), pytest.raises(Interruption):
        interrupted()


def test_what_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interruptible():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_errors_without_a_signal_stay_what_they_are() -> None:
    with pytest.raises(ZeroDivisionError), interruptible():
        raise ZeroDivisionError


def test_only_the_main_thread_can_be_told() -> None:
    done: list[bool] = []

    def elsewhere() -> None:
        with interruptible():
            done.append(True)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert done == [True]
