"""Processes: each file within its limits, and what dies takes only its file with it."""

import multiprocessing
import os
import signal
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from disclosure_lint.batch import workers
from disclosure_lint.batch.options import Limits
from disclosure_lint.batch.stored import packed, unpacked
from disclosure_lint.batch.workers import Failure, Processes

SLEEP = "__import__('time').sleep(60)"
DIE = "__import__('os').kill(__import__('os').getpid(), 9)"
EAT = "bytearray(3_000_000_000)"
FAIL = "1 / 0"


def outcomes(tasks: list[str], jobs: int = 2) -> dict[str, object]:
    with closing(Processes(jobs, Limits(1, 1500))) as processes:
        return dict(processes.run(eval, tasks))


def test_every_task_has_its_result_and_those_beside_a_bad_one_too() -> None:
    fine = [f"{number} + 1" for number in range(20)]
    made = outcomes([*fine[:7], DIE, *fine[7:13], SLEEP, EAT, *fine[13:], FAIL])
    assert {task: made[task] for task in fine} == {task: number + 1 for number, task in enumerate(fine)}
    assert made[SLEEP] == Failure("time")
    assert made[EAT] == Failure("memory")
    for task, word in ((DIE, "ProcessExpired"), (FAIL, "ZeroDivisionError")):
        failure = made[task]
        assert isinstance(failure, Failure)
        assert failure.kind == "died" and word in failure.detail


ONCE = "__import__('os').path.exists({0!r}) or (open({0!r}, 'w').close(), {1})"
"""Goes wrong the first time and not again."""


@pytest.mark.parametrize("wrong", [SLEEP, EAT, DIE])
def test_what_goes_wrong_once_is_tried_again_alone(wrong: str, tmp_path: Path) -> None:
    fine = [f"{number} + 1" for number in range(8)]
    once = ONCE.format(str(tmp_path / "mark"), wrong)
    made = outcomes([*fine[:2], once, *fine[2:]])
    assert made[once] is True
    assert {task: made[task] for task in fine} == {task: number + 1 for number, task in enumerate(fine)}


def test_a_process_that_ends_before_it_begins_is_no_fault_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first four processes end as they start."""
    marks = [str(tmp_path / str(number)) for number in range(4)]
    monkeypatch.setattr(workers, "_limit", partial(end_at_first, marks))
    with closing(Processes(1, Limits(60, 1500))) as processes:
        assert dict(processes.run(eval, ["1 + 1"])) == {"1 + 1": 2}


def end_at_first(marks: list[str], *arguments: object) -> None:
    left = [mark for mark in marks if not Path(mark).exists()]
    if left:
        Path(left[0]).touch()
        os.kill(os.getpid(), signal.SIGTERM)


def test_what_others_have_left_in_memory_is_not_held_against_a_file() -> None:
    leave = "vars(__import__('disclosure_lint')).update(left=bytes(900_000_000)) or 1"
    need = "len(bytes(800_000_000))"
    with closing(Processes(1, Limits(60, 1500))) as processes:
        assert dict(processes.run(eval, [leave, need])) == {leave: 1, need: 800_000_000}


def test_too_little_memory_for_a_reading_is_not_taken_for_a_damaged_one() -> None:
    reading = packed(bytes(390_000_000))
    with closing(Processes(1, Limits(60, 700))) as processes:
        assert dict(processes.run(unpacked, [reading])) == {reading: Failure("memory")}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_what_a_file_has_started_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    program = [
        sys.executable,
        "-c",
        f"import os, time; open({str(mark)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(60)",
    ]
    task = f"__import__('subprocess').run({program!r})"
    with closing(Processes(1, Limits(4, 1500))) as processes:
        assert dict(processes.run(eval, [task])) == {task: Failure("time")}
    started = [int(line) for line in mark.read_text().split()]
    assert started
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_a_process_that_somebody_kills_is_no_fault_of_its_file() -> None:
    with closing(Processes(2, Limits(30, 1500))) as processes:
        made = {}
        for task, result in processes.run(eval, [f"{number} + 0" for number in range(60)]):
            made[task] = result
            if len(made) in (5, 25, 40):
                for child in multiprocessing.active_children():
                    os.kill(child.pid or 0, signal.SIGKILL)
    assert made == {f"{number} + 0": number for number in range(60)}


def test_no_more_is_taken_than_there_is_room_for() -> None:
    taken = 0

    def tasks() -> object:
        nonlocal taken
        for number in range(50):
            taken += 1
            yield str(number)

    with closing(Processes(1, Limits(30, 1500))) as processes:
        coming = processes.run(eval, tasks())  # type: ignore[arg-type]
        next(coming)
        assert taken < 10
