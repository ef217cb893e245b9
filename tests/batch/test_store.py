"""An object store as supervisors have them: the same results as from a folder. Needs s3fs and moto, which are no part of
the extra `dev`: pip install s3fs 'moto[server]'.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import socket

import pytest
from tests.batch.conftest import SAMPLES, TODAY, results

boto3 = pytest.importorskip("boto3", reason="pip install s3fs 'moto[server]'")
for package in ("s3fs", "moto.server"):
    pytest.importorskip(package, reason="pip install s3fs 'moto[server]'")
SECRET = "streng+geheim/wort"
ODD = ("双::冒号", "井#号", "百分%20号", "问?号", "[方]*括", "带 空格 ", "深/a/b/报告")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    for number, name in enumerate(ODD):
        sample = SAMPLES / ("clean-2024.docx" if number % 2 else "faulty-2024.yaml")
        path = folder / f"{name}{sample.suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sample, path)
    (folder / "empty.yaml").touch()
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """What tells a program of a store and who it is."""
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": "AKIAGEHEIM"}
    told |= {"AWS_SECRET_ACCESS_KEY": SECRET, "AWS_DEFAULT_REGION": "us-east-1"}
    call = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while server.poll() is None:
            with closing(socket()) as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield {**os.environ, **told}
    finally:
        server.kill()
        server.wait()


def batch(root: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    call = ["--lang", "en", "batch", root, "-o", str(folder), "--today", TODAY.isoformat(), "--jobs", "2"]
    return subprocess.run(
        [sys.executable, "-m", "disclosure_lint", *call],
        env=environment,
        cwd=folder.parent,
        text=True,
        capture_output=True,
        check=False,
    )


def test_a_store_gives_what_a_folder_gives(reports: Path, environment: dict[str, str], tmp_path: Path) -> None:
    client = boto3.client(
        "s3",
        endpoint_url=environment["AWS_ENDPOINT_URL"],
        aws_access_key_id="AKIAGEHEIM",
        aws_secret_access_key=SECRET,
        region_name="us-east-1",
    )
    client.create_bucket(Bucket="reports")
    for path in reports.rglob("*"):
        if path.is_file():
            client.put_object(Bucket="reports", Key=f"年报/{path.relative_to(reports)}", Body=path.read_bytes())
    stored = batch("s3://reports/年报", tmp_path / "stored", environment)
    plain = batch(str(reports), tmp_path / "plain", environment)
    assert stored.returncode == plain.returncode == 1, stored.stderr
    assert results(tmp_path / "stored") == results(tmp_path / "plain")
    held = b"".join(path.read_bytes() for path in (tmp_path / "stored").iterdir())
    held += (stored.stdout + stored.stderr).encode()
    assert SECRET.encode() not in held and b"AKIAGEHEIM" not in held


@pytest.mark.parametrize("root", ["s3://nobucket/a", "s3://reports"])
def test_what_is_not_there_is_told(root: str, environment: dict[str, str], tmp_path: Path) -> None:
    ended = batch(root, tmp_path / "run", environment)
    assert ended.returncode == 2
    assert f"error: {root} cannot be opened" in ended.stderr
    assert SECRET not in ended.stderr and not (tmp_path / "run").exists()
