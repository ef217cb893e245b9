"""What was found before is used again: the same bytes come out as without, whatever has changed, whoever tampered."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from disclosure_lint.api import Options, reading
from disclosure_lint.cli import main
from disclosure_lint.config import Settings
from disclosure_lint.config.baseline import load_baseline
from disclosure_lint.config.find import _nearest
from disclosure_lint.config.waivers import load_waivers
from disclosure_lint.engine import Request
from disclosure_lint.inputs import Input
from disclosure_lint.resources import resource

SAMPLES = ("clean-2024.yaml", "faulty-2024.yaml", "pair/2023.yaml", "pair/2024.yaml")
DOCUMENTS = ("faulty-2024.docx", "web-2024.html")
TODAY = ("--today", "2026-01-31")
Check = Callable[..., bytes]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports, one of them with its year before, files that are damaged, one that is no report."""
    folder = tmp_path / "repository"
    folder.mkdir()
    for name in SAMPLES:
        shutil.copy(resource("samples") / name, folder / Path(name).name.replace("20", f"{Path(name).parent.name}20"))
    (folder / "damaged.yaml").write_text("agency: [\n", encoding="utf-8")
    (folder / "keys.yaml").write_text("agency: 甲局\nyear: 2024\nwrong: 1\n", encoding="utf-8")
    (folder / "bare.yaml").write_text("agency: 乙局\nyear: 2024\n", encoding="utf-8")
    (folder / "README.md").write_text("# 报告\n", encoding="utf-8")
    (folder / "disclosure-lint.yaml").write_text("ignore: [STR013]\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def check(tmp_path: Path) -> Iterator[Check]:
    """Standard output and error of a check with a store of its own."""

    def run(*words: str, paths: tuple[str, ...] = (".",), store: bool = True) -> bytes:
        for known in (_nearest, load_baseline, load_waivers):
            known.cache_clear()
        kept = ["--cache-dir", str(tmp_path / "store")] if store else []
        environment = {"DISCLOSURE_LINT_NO_CACHE": "" if store else "1"}
        done = CliRunner().invoke(main, ["check", *paths, *TODAY, *kept, *words], env=environment)
        assert not done.exception or isinstance(done.exception, SystemExit), done.exception
        return done.stdout_bytes + done.stderr_bytes + str(done.exit_code).encode()

    yield run
    _nearest.cache_clear()


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "store").glob("*/*.json"))


@pytest.mark.parametrize("format_", ["json", "html"])
def test_the_same_bytes_come_out(check: Check, repository: Path, tmp_path: Path, format_: str) -> None:
    for name in DOCUMENTS:
        shutil.copy(resource("samples") / name, repository / name)
    without = check("--format", format_, store=False)
    assert not entries(tmp_path)
    assert check("--format", format_) == without
    kept = entries(tmp_path)
    assert len(kept) > 10
    assert check("--format", format_) == without
    assert entries(tmp_path) == kept


def test_nothing_is_read_again(check: Check, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check()
    read = []

    def counted(name: str, *rest: Any, **more: Any) -> Any:
        read.append(name)
        return original(name, *rest, **more)

    original = reading.read
    monkeypatch.setattr(reading, "read", counted)
    assert check() == first
    assert read == ["damaged.yaml"]  # nothing is kept of what cannot be read
    text = (repository / "clean-2024.yaml").read_text(encoding="utf-8")
    (repository / "clean-2024.yaml").write_text(text.replace("year: 2024", "year: 2023"), encoding="utf-8")
    read.clear()
    check()
    assert sorted(set(read)) == ["clean-2024.yaml", "damaged.yaml"]


def edited(name: str, old: str, new: str) -> Callable[[Path], tuple[str, ...]]:
    def edit(folder: Path) -> tuple[str, ...]:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        return ()

    return edit


def written(name: str, text: str, *words: str) -> Callable[[Path], tuple[str, ...]]:
    def write(folder: Path) -> tuple[str, ...]:
        (folder / name).write_text(text, encoding="utf-8")
        return words

    return write


def called(*words: str) -> Callable[[Path], tuple[str, ...]]:
    return lambda folder: words


def gone(name: str) -> Callable[[Path], tuple[str, ...]]:
    def remove(folder: Path) -> tuple[str, ...]:
        (folder / name).unlink()
        return ()

    return remove


def copied(name: str, to: str) -> Callable[[Path], tuple[str, ...]]:
    def copy(folder: Path) -> tuple[str, ...]:
        shutil.copy(folder / name, folder / to)
        return ()

    return copy


WAIVER = "waivers:\n  - {rule: TIM001, path: '*faulty-2024.yaml', reason: x, approver: y, expires: 2026-12-31}\n"
BASELINE = '{"version": 1, "findings": []}\n'
CHANGES = {
    "the report": edited("faulty-2024.yaml", "published: 2025-02-19", "published: 2025-01-19"),
    "last year's report": edited("pair2023.yaml", "carried_out: [", "carried_out: [1"),
    "last year's report goes": gone("pair2023.yaml"),
    "another one of the same year comes": copied("pair2024.yaml", "z.yaml"),
    "the name": lambda folder: (folder / "clean-2024.yaml").rename(folder / "b.yaml") and (),
    "the day": called("--today", "2027-02-28"),
    "the day of publication": called("--published", "2025-09-09"),
    "the level": called("--level", "township"),
    "the selection": called("--select", "REQ"),
    "what is ignored": called("--ignore", "REQ"),
    "the packs": called("--pack", "shandong"),
    "no configuration": called("--no-config"),
    "the configuration": written("disclosure-lint.yaml", "rules:\n  STR003: {severity: info, reason: 沿用}\n"),
    "level by path": written("disclosure-lint.yaml", "per-path:\n  - {paths: ['*.yaml'], level: township}\n"),
    "a waiver": written("w.yaml", WAIVER, "--waivers", "w.yaml"),
    "last year's by the call": written("p.yaml", "agency: x\nyear: 2023\n", "--prior", "."),
    "last year's by the configuration": written("disclosure-lint.yaml", "prior: .\n"),
    "a baseline": written("b.json", BASELINE, "--baseline", "b.json"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_has_changed(check: Check, repository: Path, what: str) -> None:
    before = check("--format", "json")
    words = CHANGES[what](repository)
    after = check("--format", "json", *words)
    assert after == check("--format", "json", *words, store=False)
    assert after != before


def test_reports_named_as_last_years_are_known_by_their_bytes(check: Check, repository: Path, tmp_path: Path) -> None:
    prior = tmp_path / "prior.yaml"
    shutil.move(repository / "pair2023.yaml", prior)
    words = ("--format", "json", "--prior", str(prior), "--select", "CON")
    first = check(*words)
    text = prior.read_text(encoding="utf-8")
    prior.write_text(text.replace("carried_out: [", "carried_out: [1"), encoding="utf-8")
    after = check(*words)
    assert first != after
    assert after == check(*words, store=False)


def test_a_report_alone_finds_last_years_in_the_store(check: Check, repository: Path) -> None:
    (repository / "disclosure-lint.yaml").write_text("prior: .\n", encoding="utf-8")
    for _ in range(2):
        said = check("--format", "json", paths=("pair2024.yaml",))
        assert said == check("--format", "json", paths=("pair2024.yaml",), store=False)
        assert b"prior report" not in said


def test_a_structured_report_alone_needs_no_store(check: Check, repository: Path, tmp_path: Path) -> None:
    check(paths=("clean-2024.yaml",))
    assert not (tmp_path / "store").exists()
    shutil.copy(resource("samples") / DOCUMENTS[1], repository)
    check(paths=(DOCUMENTS[1],))
    assert entries(tmp_path)


@pytest.mark.parametrize("harm", ["truncated", "swapped", "another's", "emptied"])
def test_whoever_tampered(check: Check, repository: Path, tmp_path: Path, harm: str) -> None:
    without = check("--format", "json", store=False)
    check("--format", "json")
    kept = entries(tmp_path)
    contents = [file.read_bytes() for file in kept]
    for file, data, other in zip(kept, contents, contents[1:] + contents[:1], strict=True):
        forged = {
            "truncated": data[: len(data) // 2],
            "swapped": other,
            "another's": data[:64] + data[64:].replace(b'"error"', b'"info"').replace(b'"failed"', b'"passed"') + b" ",
            "emptied": b"",
        }
        file.write_bytes(forged[harm])
    assert check("--format", "json") == without


def test_nothing_that_counts_is_left_out_of_the_key() -> None:
    """A field more here has to be a part of `remembering._key`, or to change nothing that is said of a document."""
    assert Request._fields == ("report", "prior", "today", "select", "ignore")
    assert Input._fields == ("name", "path", "named", "stdin", "trouble", "unsaved")
    assert Settings._fields == (
        "packs", "select", "ignore", "level", "prior", "fail_on", "local", "file", "waivers", "baseline",
    )  # fmt: skip
    assert Options._fields == (
        "packs", "select", "ignore", "prior", "published", "today", "level", "skip_non_reports", "jobs", "fail_on",
        "config", "isolated", "waivers", "baseline", "tables", "known", "since", "store", "ocr",
    )  # fmt: skip  # with `ocr` there is no store
