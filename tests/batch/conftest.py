"""A folder of reports as supervisors get them: two years, several formats, faults, and files that are none."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint.api import Options
from disclosure_lint.batch import BatchOptions, Ended, Limits, run
from disclosure_lint.batch.workers import Failure
from disclosure_lint.phrases import Lang

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TODAY = date(2026, 1, 31)
NOT_COMPARED = ("ledger.sqlite", "run.duckdb", "times.json")


class Silent:
    """A watch that nobody looks at; `at` is called with how many documents were done."""

    def __init__(self, at: Callable[[int], None] = lambda count: None) -> None:
        self.at, self.count = at, 0
        self.troubles: list[tuple[str, str]] = []

    def stage(self, name: str, total: int, running: Any) -> None:
        pass

    def done(self, path: str, seconds: float) -> None:
        self.count += 1
        self.at(self.count)

    def trouble(self, path: str, detail: str) -> None:
        self.troubles.append((path, detail))


class Failing:
    """Runs the steps in this process, but for one document, on which it fails as told."""

    def __init__(self, bad: str, failure: Failure) -> None:
        self.bad, self.failure = bad, failure

    def run(self, step: Any, tasks: Any) -> Iterator[tuple[Any, Any]]:
        for task in tasks:
            yield task, self.failure if self.bad in task.name else step(task)

    def running(self) -> Iterator[tuple[Any, float]]:
        return iter(())

    def close(self) -> None:
        pass


def made(root: Path) -> Path:
    """The folder."""
    clean = (SAMPLES / "clean-2024.yaml").read_text(encoding="utf-8")
    faulty = (SAMPLES / "faulty-2024.yaml").read_text(encoding="utf-8")
    for number in range(6):
        folder = root / f"市{number}"
        folder.mkdir(parents=True)
        (folder / "2024.yaml").write_text(clean.replace("示例市", f"第{number}市"), encoding="utf-8")
    (root / "市1" / "2024.yaml").write_text(faulty, encoding="utf-8")
    before = clean.replace("2024", "2023").replace("published: 2025", "published: 2024").replace("示例市", "第2市")
    (root / "市2" / "2023.yaml").write_text(before, encoding="utf-8")
    (root / "市3" / "again.yaml").write_text(clean.replace("示例市", "第3市").replace("1240", "1241"), encoding="utf-8")
    person = clean.replace("示例市", "第4市").replace("没有发生责任追究情形", "张三身份证号码11010519491231002X")
    (root / "市4" / "2024.yaml").write_text(person, encoding="utf-8")
    (root / "clean.docx").write_bytes((SAMPLES / "clean-2024.docx").read_bytes())
    (root / "notes.md").write_text("# 说明\n这里没有报告。\n", encoding="utf-8")
    (root / "broken.json").write_text('{"agency": "某局", "year": 2024,', encoding="utf-8")
    (root / "noise.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    (root / "bomb.yaml").write_text("agency: &a [x]\nyear: " + "[" * 5000, encoding="utf-8")
    (root / "huge.yaml").write_text(f"agency: 某局\nyear: 2024\npublished: {'9' * 5000}\n", encoding="utf-8")
    (root / "surrogate.json").write_text('{"agency": "\\ud800局", "year": 2024, "title": "\\udfff"}', encoding="utf-8")
    return root


def options(root: Path, folder: Path, **others: Any) -> BatchOptions:
    checking = others.pop("checking", Options(today=TODAY, isolated=True))
    return BatchOptions(root=str(root), folder=folder, checking=checking, limits=Limits(60, 4000), **others)


def ran(root: Path, folder: Path, watch: Silent | None = None, lang: Lang = "zh", **others: Any) -> Ended:
    return run(options(root, folder, **others), watch or Silent(), lang)


def results(folder: Path) -> dict[str, bytes]:
    """The files that have to be the same."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(NOT_COMPARED)}


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("batch") / "in")


@pytest.fixture(scope="session")
def undisturbed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch") / "run"
    ran(root, folder)
    return folder
