"""The real `batch` as a process of its own, watched: when each stage ended, and what memory all its processes took."""

import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psutil

_EVERY = 0.25
"""Seconds between two looks at memory."""
MB = 1_000_000


@dataclass
class Watched:
    """How a run went. Seconds by stage; memory in MB: of the main process and of the largest other one (resident), and
    of all together, what they share counted once (PSS).
    """

    exit: int = 0
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    main: float = 0.0
    main_stages: dict[str, float] = field(default_factory=dict)
    worker: float = 0.0
    together: float = 0.0
    said: str = ""
    results: float = 0.0
    """Size of the run's folder."""


def watched(root: Path, run: Path, *options: str) -> Watched:
    """Run `batch` over a root into a new folder."""
    found = Watched()
    call = [sys.executable, "-m", "disclosure_lint", "batch", str(root), "-o", str(run), "--lang", "en", *options]
    start = time.perf_counter()
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout
    assert process.stderr
    threads = [
        threading.Thread(target=_stages, args=(process.stderr, start, found)),
        threading.Thread(target=_memory, args=(process, found)),
    ]
    for thread in threads:
        thread.start()
    found.said = process.stdout.read()
    found.exit = process.wait()
    found.seconds = time.perf_counter() - start
    for thread in threads:
        thread.join()
    found.stages["write"] = found.seconds - sum(found.stages.values())
    found.results = sum(file.stat().st_size for file in run.rglob("*") if file.is_file()) / MB
    return found


def _stages(errors: IO[str], start: float, found: Watched) -> None:
    for line in errors:
        name = {"reading done": "read", "checking done": "check"}.get(line.partition(":")[0].lower())
        if name:
            found.stages[name] = time.perf_counter() - start - sum(found.stages.values())


def _memory(process: "subprocess.Popen[str]", found: Watched) -> None:
    own = psutil.Process(process.pid)
    while process.poll() is None:
        together = 0.0
        with suppress(psutil.Error):
            for each in (own, *own.children(recursive=True)):
                with suppress(psutil.Error):
                    info = each.memory_full_info()
                    together += getattr(info, "pss", info.uss) / MB
                    size = info.rss / MB
                    if each.pid == own.pid:
                        stage = ("read", "check", "write")[len(found.stages)]
                        found.main = max(found.main, size)
                        found.main_stages[stage] = max(found.main_stages.get(stage, 0), size)
                    else:
                        found.worker = max(found.worker, size)
        found.together = max(found.together, together)
        time.sleep(_EVERY)
