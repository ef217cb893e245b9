"""Whatever becomes of a run over many reports, `--resume` ends it with the bytes of an undisturbed one.

A province with its roster, faults and bombs among the reports, is checked by the real command line: once undisturbed,
then again and again with something going wrong at a random moment of a named stage. Every file of results is compared
byte by byte; of `run.duckdb`, whose bytes DuckDB does not repeat, the tables, views and rows.

- processes, with 1, 2 and 3 jobs: the whole group killed (SIGKILL) in every stage; the run alone killed (nothing may
  stay behind); single workers killed; SIGINT to the group as a terminal sends it, SIGTERM to the run;
- dask: a scheduler and two workers started separately: undisturbed, a worker killed midway without and with a nanny
  beside it, SIGINT, the scheduler lost.

Usage: python benchmarks/interruptions.py [reports] [--engine processes|dask] [--seed S]
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import duckdb
from province import LIST, ROSTER, populate

NO_RESULTS = ("ledger.sqlite", "run.duckdb")
STAGES = ("read", "check", "write", "views")
TIMES = 3
"""How often a run is killed in each stage."""
COMMAND = [sys.executable, "-m", "disclosure_lint", "--lang", "en", "batch"]
OPTIONS = ["--today", "2026-01-31", "--time-limit", "20", "--memory-limit", "1000"]


def reports(folder: Path, count: int) -> Path:
    """The reports of a province with faults in every tenth, documents that are none, and bombs; the list of all."""
    populate(folder, count, 0.1)
    for number in range(1 + count // 1000):
        (folder / "reports" / f"noise{number}.pdf").write_bytes(b"%PDF-1.7\n" + random.Random(number).randbytes(5000))
        (folder / "reports" / f"bomb{number}.yaml").write_text("agency: 某局\nyear: " + "[" * 200_000, encoding="utf-8")
    return folder / LIST


class Run:
    """A run that has been started, in a group of its own, and what it says."""

    def __init__(self, root: Path, folder: Path, *more: str) -> None:
        self.folder = folder
        roster = root.with_name(ROSTER)
        call = [*COMMAND, str(root), "-o", str(folder), "--roster", str(roster), *OPTIONS, "--resume", *more]
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", start_new_session=True
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def stage(self) -> str | None:
        """The stage it is in; None before the first."""
        if (self.folder / "run.duckdb.part").exists():
            return "views"
        if (self.folder / "reports.parquet.part").exists() or any("checking done" in line for line in self.lines):
            return "write"
        if any("reading done" in line for line in self.lines):
            return "check"
        return "read" if (self.folder / "ledger.sqlite").exists() else None

    def reaches(self, stage: str) -> bool:
        """Wait for a stage; False where the run ended before or went past it."""
        while self.process.poll() is None:
            now = self.stage()
            if now is not None and STAGES.index(now) >= STAGES.index(stage):
                return now == stage
            time.sleep(0.002)
        return False

    def members(self) -> list[int]:
        """The processes of its group besides itself."""
        return [pid for pid in group(self.process.pid) if pid != self.process.pid]

    def kill(self, number: int = signal.SIGKILL) -> None:
        """A signal to the whole group."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def wait(self) -> int:
        """The exit code."""
        code = self.process.wait(timeout=3600)
        self._reader.join(10)
        return code


def group(leader: int) -> list[int]:
    """The processes of a group that live."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [int(pid) for pid, of, state in rows if int(of) == leader and not state.startswith("Z")]


def differences(one: Path, other: Path) -> list[str]:
    """The files of two runs that are not the same."""
    mine, theirs = ({path.name: path for path in folder.iterdir()} for folder in (one, other))
    found = [f"only in one: {name}" for name in sorted(mine.keys() ^ theirs.keys())]
    for name in sorted(mine.keys() & theirs.keys()):
        if name not in NO_RESULTS and mine[name].read_bytes() != theirs[name].read_bytes():
            found.append(name)
    return found + [f"run.duckdb: {name}" for name in _tables(one, other)]


def _tables(one: Path, other: Path) -> Iterator[str]:
    """The tables and views of run.duckdb that are not the same."""
    if not all((folder / "run.duckdb").exists() for folder in (one, other)):
        return
    with duckdb.connect() as base:
        for name, folder in (("a", one), ("b", other)):
            base.execute(f"ATTACH '{folder / 'run.duckdb'}' AS {name} (READ_ONLY)")
        listed = "SELECT {} FROM {} WHERE database_name = '{}' AND NOT internal ORDER BY ALL"
        for columns, source in (("table_name, sql", "duckdb_tables()"), ("view_name, sql", "duckdb_views()")):
            a, b = (base.execute(listed.format(columns, source, name)).fetchall() for name in "ab")
            if a != b:
                yield source
        for (table,) in base.execute(listed.format("table_name", "duckdb_tables()", "a")).fetchall():
            query = 'SELECT md5(string_agg(t::VARCHAR, chr(10) ORDER BY rowid)) FROM {}."{}" t'
            a, b = (base.execute(query.format(name, table)).fetchall() for name in "ab")
            if a != b:
                yield table


class Trial:
    """Runs over one folder of reports, each against the undisturbed one."""

    def __init__(self, root: Path, work: Path, seed: int) -> None:
        self.root, self.work, self.chance = root, work, random.Random(seed)
        self.bad = 0
        self.number = 0
        self.reference = work / "reference"
        self.lasting: dict[str, float] = {}

    def undisturbed(self) -> None:
        """The run that all others are compared with; how long its stages take."""
        run, last, since = Run(self.root, self.reference, "--jobs", "2"), "read", time.monotonic()
        while run.process.poll() is None:
            now = run.stage() or "read"
            if now != last:
                self.lasting[last], since, last = time.monotonic() - since, time.monotonic(), now
            time.sleep(0.002)
        code = run.wait()
        self.lasting[last] = time.monotonic() - since
        print("\n".join(run.lines[-14:]))
        print(f"undisturbed: exit {code}; " + ", ".join(f"{name} {s:.1f} s" for name, s in self.lasting.items()))
        if code not in (0, 1):
            sys.exit(1)

    def fresh(self) -> Path:
        """A folder for the next run."""
        self.number += 1
        return self.work / f"run{self.number}"

    def moment(self, stage: str, share: float = 1.0) -> None:
        """Sleep for a random part of a stage."""
        time.sleep(self.chance.random() * self.lasting.get(stage, 1.0) * share)

    def verdict(self, what: str, folder: Path, run: Run, codes: tuple[int, ...] = (0, 1)) -> None:
        """End a run, compare, and say what was found."""
        code = run.wait()
        found = [] if code in codes else [f"exit {code}", *run.lines[-8:]]
        found += differences(self.reference, folder) if (folder / "run.json").exists() else ["no run.json"]
        self.say(what, found)
        shutil.rmtree(folder, ignore_errors=True)

    def say(self, what: str, found: list[str]) -> None:
        """A line with the verdict."""
        self.bad += bool(found)
        print(f"{'DIFFERS' if found else 'same   '}  {what}" + "".join(f"\n    {line}" for line in found), flush=True)


def killed_in_every_stage(trial: Trial, *more: str) -> None:
    """The whole group killed at random moments of every stage, several times, then gone on with."""
    folder, done = trial.fresh(), dict.fromkeys(STAGES, 0)
    for stage in STAGES:
        for _ in range(TIMES):
            run = Run(trial.root, folder, *more)
            if run.reaches(stage):
                trial.moment(stage, 0.6)
                done[stage] += run.process.poll() is None
            run.kill()
            run.wait()
    told = ", ".join(f"{count}x {stage}" for stage, count in done.items())
    trial.verdict(f"{' '.join(more)}: group killed {told}", folder, Run(trial.root, folder, *more))


def killed_alone(trial: Trial, *more: str) -> None:
    """The run alone killed, as by hand; its workers must go by themselves."""
    folder = trial.fresh()
    for stage in ("read", "check"):
        run = Run(trial.root, folder, *more)
        run.reaches(stage)
        trial.moment(stage, 0.5)
        run.process.kill()
        run.process.wait()
        end = time.monotonic() + 30
        while run.members() and time.monotonic() < end:
            time.sleep(0.1)
        left = run.members()
        trial.say(f"{' '.join(more)}: run killed alone in {stage}", [f"{len(left)} left behind"] if left else [])
        run.kill()
    trial.verdict(f"{' '.join(more)}: gone on with", folder, Run(trial.root, folder, *more))


def workers_killed(trial: Trial, *more: str) -> None:
    """Single processes killed while the run goes on: workers, and the server that they are forked from."""
    folder, count = trial.fresh(), 0
    run = Run(trial.root, folder, *more)
    pause = (trial.lasting["read"] + trial.lasting["check"]) / 12
    while run.process.poll() is None:
        time.sleep(pause * (0.5 + trial.chance.random()))
        members = run.members()
        if members and run.stage() in ("read", "check"):
            with suppress(ProcessLookupError):
                os.kill(trial.chance.choice(members), signal.SIGKILL)
                count += 1
    trial.verdict(f"{' '.join(more)}: {count} single processes killed", folder, run)


def asked_to_stop(trial: Trial, *more: str) -> None:
    """SIGINT as a terminal sends it, SIGTERM as a system does: a clear end with the way to go on."""
    folder = trial.fresh()
    for number, whole, code in ((signal.SIGINT, True, 130), (signal.SIGTERM, False, 143)):
        for stage in STAGES:
            run = Run(trial.root, folder, *more)
            if run.reaches(stage):
                trial.moment(stage, 0.5)
                os.killpg(run.process.pid, number) if whole else run.process.send_signal(number)
            ended = run.wait()
            whole_already = ended == -number and (folder / "run.json").exists()
            found = [] if ended in (code, 0, 1) or whole_already else [f"exit {ended}"]
            found += [line for line in run.lines if "Traceback" in line]
            if ended == code and not any("--resume" in line for line in run.lines):
                found.append("does not tell how to go on")
            left = run.members()
            found += [f"{len(left)} left behind"] if left else []
            said = run.lines[-6:] if found else []
            trial.say(f"{' '.join(more)}: {signal.Signals(number).name} in {stage}: exit {ended}", found + said)
            run.kill()
    trial.verdict(f"{' '.join(more)}: gone on with", folder, Run(trial.root, folder, *more))


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A program of Dask in a group of its own; ended with all of its processes."""
    call = [sys.executable, "-m", *arguments]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


class Farm:
    """A scheduler and workers, each a program of its own."""

    def __init__(self, work: Path, *nannies: str) -> None:
        self._stack = ExitStack()
        call = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.scheduler = self._stack.enter_context(started(*call))
        self.address = next(line.split()[-1] for line in self._heard(self.scheduler) if "Scheduler at:" in line)
        self._drain(self.scheduler)
        self.workers = [self._worker(work, nanny) for nanny in nannies]

    def _worker(self, work: Path, nanny: str) -> "subprocess.Popen[str]":
        more = ("--local-directory", str(work / "dask"), "--nthreads", "1", "--no-dashboard", nanny)
        worker = self._stack.enter_context(started("distributed.cli.dask_worker", self.address, *more))
        self._drain(worker)
        return worker

    @staticmethod
    def _heard(process: "subprocess.Popen[str]") -> Iterator[str]:
        assert process.stderr is not None
        yield from iter(process.stderr.readline, "")

    def _drain(self, process: "subprocess.Popen[str]") -> None:
        threading.Thread(target=lambda: [None for _ in self._heard(process)], daemon=True).start()

    def __enter__(self) -> "Farm":
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()


def on_dask(trial: Trial) -> None:
    """Runs on a scheduler and two workers that were started separately."""
    bare, nanny = "--no-nanny", "--nanny"

    def options(farm: Farm) -> tuple[str, ...]:
        return ("--engine", "dask", "--scheduler", farm.address)

    with Farm(trial.work, bare, bare) as farm:
        folder = trial.fresh()
        trial.verdict("dask: undisturbed", folder, Run(trial.root, folder, *options(farm)))
    for kind in ((bare, bare), (nanny, bare), (nanny, nanny)):
        for stage in ("read", "check"):
            with Farm(trial.work, *kind) as farm:
                folder = trial.fresh()
                run = Run(trial.root, folder, *options(farm))
                run.reaches(stage)
                trial.moment(stage, 0.5)
                killed = _killed(farm.workers[0], kind[0] == nanny)
                trial.verdict(f"dask {' '.join(kind)}: {killed} killed in {stage}", folder, run)
    with Farm(trial.work, bare, bare) as farm:
        folder = trial.fresh()
        run = Run(trial.root, folder, *options(farm))
        run.reaches("check")
        run.kill(signal.SIGINT)
        code = run.wait()
        trial.say(f"dask: SIGINT: exit {code}", [] if code == 130 else run.lines[-8:])
        run = Run(trial.root, folder, *options(farm))
        run.reaches("check")
        trial.moment("check", 0.3)
        run.kill()
        run.wait()
        trial.verdict("dask: SIGINT, group killed, gone on with", folder, Run(trial.root, folder, *options(farm)))
    lost(trial, options)


def _killed(worker: "subprocess.Popen[str]", nanny: bool) -> str:
    """Kill the worker: under a nanny the process that works, else the program itself."""
    if not nanny:
        worker.kill()
        return "worker"
    members = [pid for pid in group(worker.pid) if pid != worker.pid]
    for pid in members:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return f"worker under its nanny ({len(members)} processes)"


def lost(trial: Trial, options: "Callable[[Farm], tuple[str, ...]]") -> None:
    """The scheduler killed midway: told within bounded time, gone on with elsewhere."""
    folder = trial.fresh()
    for stage in ("read", "check"):
        with Farm(trial.work, "--no-nanny", "--no-nanny") as farm:
            run = Run(trial.root, folder, *options(farm))
            run.reaches(stage)
            trial.moment(stage, 0.5)
            farm.scheduler.kill()
            start = time.monotonic()
            code = run.wait()
            found = [] if code == 4 and any("--resume" in line for line in run.lines) else run.lines[-8:]
            found += [line for line in run.lines if "Traceback" in line]
            trial.say(
                f"dask: scheduler lost in {stage}: exit {code} after {time.monotonic() - start:.0f} s: "
                f"{run.lines[-2:]}",
                found,
            )
    trial.verdict("dask: gone on with by processes", folder, Run(trial.root, folder, "--jobs", "2"))


def main() -> None:
    """Tries all, prints, exits with 1 on a difference."""
    parser = argparse.ArgumentParser()
    parser.add_argument("reports", type=int, nargs="?", default=2000)
    parser.add_argument("--engine", choices=("processes", "dask"), default="processes")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        root = reports(work / "province", given.reports)
        trial = Trial(root, work, given.seed)
        trial.undisturbed()
        if given.engine == "dask":
            on_dask(trial)
        else:
            for jobs in ("1", "2", "3"):
                killed_in_every_stage(trial, "--jobs", jobs)
            killed_alone(trial, "--jobs", "2")
            workers_killed(trial, "--jobs", "2")
            workers_killed(trial, "--jobs", "3")
            asked_to_stop(trial, "--jobs", "2")
    print(f"{trial.bad} of all differ; seed {given.seed}, {time.monotonic() - start:.0f} s")
    sys.exit(1 if trial.bad else 0)


if __name__ == "__main__":
    main()
