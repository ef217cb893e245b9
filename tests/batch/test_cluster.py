"""The same on a Dask cluster of separate processes, one of which is killed midway."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.batch.conftest import Silent, ran, results

from disclosure_lint.batch import cluster

pytestmark = pytest.mark.filterwarnings("default")


def started(*arguments: str, heard: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", *arguments], stderr=heard, text=True)


@pytest.fixture
def scheduler() -> Iterator[str]:
    call = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with started(*call, heard=subprocess.PIPE) as process:
        try:
            assert process.stderr is not None
            yield next(line.split()[-1] for line in process.stderr if "Scheduler at:" in line)
        finally:
            process.kill()


def test_a_worker_killed_midway(root: Path, undisturbed: Path, tmp_path: Path, scheduler: str) -> None:
    directory = ["--local-directory", str(tmp_path), "--nthreads", "1", "--no-dashboard"]
    workers = [started("distributed.cli.dask_worker", scheduler, "--no-nanny", *directory) for _ in range(2)]

    def kill(count: int) -> None:
        if count == 5:
            workers[0].kill()

    try:
        ran(root, tmp_path / "run", Silent(kill), engine="dask", scheduler=scheduler)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    assert results(tmp_path / "run") == results(undisturbed)


def test_a_worker_that_cannot_fetch_what_is_to_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def required(scheme: str) -> None:
        raise ImportError(f"Install what reads {scheme}")

    monkeypatch.setattr(cluster, "required", required)
    with pytest.raises(ImportError, match="what reads s3"):
        cluster.able(".", "s3://bucket/reports")
