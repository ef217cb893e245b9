"""`batch` as its users call it: what a run came to, its exit code, and all that is said with it in both languages."""

import errno
import importlib
import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.batch.conftest import Failing
from tests.cli.conftest import NOWHERE, Call

from disclosure_lint.batch.results import views
from disclosure_lint.batch.workers import Failure
from disclosure_lint.engine.judge import Judge

RUN = importlib.import_module("disclosure_lint.batch.run")
TODAY = ("--today", "2026-01-31")
LANGS = ("zh", "en")

pytestmark = pytest.mark.usefixtures("many")


def said(text: str) -> str:
    """What is said, without how many seconds it took."""
    return re.sub(r"\d+\.\d", "N", text)


ENDS: dict[str, tuple[list[str], int, str, str]] = {
    "clean": (
        ["clean"],
        0,
        (
            "共 1 份文件：已检查 1 份。\n"
            "没有发现问题。\n"
            "结果在 run：findings.xlsx 便于阅读，run.duckdb 和 *.parquet 便于查询。\n"
        ),
        (
            "Documents: 1 (1 checked).\n"
            "Nothing was found.\n"
            "Results in run: findings.xlsx to read, run.duckdb and *.parquet to query.\n"
        ),
    ),
    "found, and who has not reported": (
        ["faulty", "--select", "REQ,TIM001", "--roster", "agencies.csv"],
        1,
        (
            "共 1 份文件：已检查 1 份。\n"
            "发现问题：错误 5 处、警告 0 处、提示 0 处；有错误的报告 1 份。\n"
            "最常不符合的要求：\n"
            "  REQ101 表三各列收支平衡：1 份报告\n"
            "  REQ102 办理结果各项之和等于总计：1 份报告\n"
            "  REQ103 各类申请人之和等于总计：1 份报告\n"
            "  TIM001 按期向社会公布：1 份报告\n"
            "2024 年度，名录中 2 个单位，有报告的 1 个。\n"
            "  没有报告 1 个，几份不同 0 个，逾期公布 1 个，公布日期不明 0 个。\n"
            "没有报告：甲局\n"
            "结果在 run：findings.xlsx 便于阅读，run.duckdb 和 *.parquet 便于查询。\n"
        ),
        (
            "Documents: 1 (1 checked).\n"
            "Findings: 5 errors, 0 warnings, 0 infos; reports with errors: 1.\n"
            "Requirements most often not met, with the number of reports:\n"
            "  REQ101 Requests balance in every applicant column: 1\n"
            "  REQ102 The outcomes add up to the total concluded: 1\n"
            "  REQ103 The kinds of applicant add up to the total: 1\n"
            "  TIM001 Published in time: 1\n"
            "2024: 2 agencies on the roster, 1 of them reported.\n"
            "  1 missing, 0 with several different reports, 1 late, 0 of unknown day.\n"
            "Missing: 甲局\n"
            "Results in run: findings.xlsx to read, run.duckdb and *.parquet to query.\n"
        ),
    ),
    "found, and never a failure": (
        ["faulty", "--select", "REQ101", "--fail-on", "never"],
        0,
        (
            "共 1 份文件：已检查 1 份。\n"
            "发现问题：错误 2 处、警告 0 处、提示 0 处；有错误的报告 1 份。\n"
            "最常不符合的要求：\n"
            "  REQ101 表三各列收支平衡：1 份报告\n"
            "结果在 run：findings.xlsx 便于阅读，run.duckdb 和 *.parquet 便于查询。\n"
        ),
        (
            "Documents: 1 (1 checked).\n"
            "Findings: 2 errors, 0 warnings, 0 infos; reports with errors: 1.\n"
            "Requirements most often not met, with the number of reports:\n"
            "  REQ101 Requests balance in every applicant column: 1\n"
            "Results in run: findings.xlsx to read, run.duckdb and *.parquet to query.\n"
        ),
    ),
    "an empty folder": (
        ["empty"],
        3,
        "没有找到可以检查的文件。\n",
        "No document was found that could be checked.\n",
    ),
    "no report among the files": (
        ["notes"],
        3,
        (
            "共 1 份文件：不是年度报告 1 份。\n"
            "没有一份报告能够判断：未发现问题不等于没有问题。\n"
            "结果在 run：findings.xlsx 便于阅读，run.duckdb 和 *.parquet 便于查询。\n"
        ),
        (
            "Documents: 1 (1 no report).\n"
            "No report could be judged: no findings does not mean no problems.\n"
            "Results in run: findings.xlsx to read, run.duckdb and *.parquet to query.\n"
        ),
    ),
    "a list with lines that lead nowhere": (
        ["list.txt"],
        1,
        (
            "共 3 份文件：已检查 1 份、读不出 2 份。\n"
            "清单所列的文件中有 2 份不存在：乙局.pdf、甲局.docx\n"
            "没有发现问题。\n"
            "读取提示 2 条：是读取文件时遇到的，不计入单位的问题。\n"
            "结果在 run：findings.xlsx 便于阅读，run.duckdb 和 *.parquet 便于查询。\n"
        ),
        (
            "Documents: 3 (1 checked, 2 unreadable).\n"
            "Listed, but not there: 2 (乙局.pdf, 甲局.docx)\n"
            "Nothing was found.\n"
            "Reading notes: 2, trouble with reading documents, not held against the agencies.\n"
            "Results in run: findings.xlsx to read, run.duckdb and *.parquet to query.\n"
        ),
    ),
}


@pytest.mark.parametrize("case", ENDS)
def test_what_a_run_came_to(case: str, call: Call) -> None:
    words, code, *texts = ENDS[case]
    for lang, text in zip(LANGS, texts, strict=True):
        result = call("--lang", lang, "batch", *words, "-o", "run", "--resume", *TODAY)
        assert (result.exit_code, result.stdout) == (code, text)


def test_how_far_it_is_in_lines_where_stderr_is_no_terminal(call: Call) -> None:
    for lang, text in (
        (
            "zh",
            "读取 1/1\n读取完成：1 份；最慢的是 2024.yaml（N 秒）\n检查 1/1\n检查完成：1 份；最慢的是 2024.yaml（N 秒）\n写结果\n",
        ),
        (
            "en",
            (
                "reading 1/1\nreading done: 1; the slowest was 2024.yaml (N s)\n"
                "checking 1/1\nchecking done: 1; the slowest was 2024.yaml (N s)\nwriting results\n"
            ),
        ),
    ):
        result = call("--lang", lang, "batch", "clean", "-o", lang, *TODAY)
        assert (result.exit_code, said(result.stderr)) == (0, text)


@pytest.mark.parametrize(("kind", "code"), [("time", 1), ("died", 4)])
def test_a_file_over_a_limit_beside_findings_and_one_that_the_program_fails_on(
    kind: Any, code: int, call: Call, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (many / "faulty" / "long.yaml").write_text("agency: 甲局\nyear: 2024\n", encoding="utf-8")
    failing = Failing("long", Failure(kind, "Traceback\nValueError: no such thing\n"))
    monkeypatch.setattr(RUN, "engine_of", lambda options: failing)
    parts = {
        ("time", "zh"): (
            "已检查 1 份、超出时间或内存限制 1 份",
            "读取提示 1 条：是读取文件时遇到的，不计入单位的问题。\n",
        ),
        ("time", "en"): (
            "1 checked, 1 over a limit",
            "Reading notes: 1, trouble with reading documents, not held against the agencies.\n",
        ),
        ("died", "zh"): ("已检查 1 份、程序出错 1 份", ""),
        ("died", "en"): ("1 checked, 1 program failed", ""),
    }
    errors = {
        "zh": "错误：检查程序处理 long.yaml 时出错，其余文件照常检查：ValueError: no such thing\n",
        "en": "error: the program failed on long.yaml, the others are checked: ValueError: no such thing\n",
    }
    heads = {
        "zh": (
            "共 2 份文件：{}。\n发现问题：错误 2 处、警告 0 处、提示 0 处；有错误的报告 1 份。\n"
            "最常不符合的要求：\n  REQ101 表三各列收支平衡：1 份报告\n"
        ),
        "en": (
            "Documents: 2 ({}).\nFindings: 2 errors, 0 warnings, 0 infos; reports with errors: 1.\n"
            "Requirements most often not met, with the number of reports:\n"
            "  REQ101 Requests balance in every applicant column: 1\n"
        ),
    }
    for lang in LANGS:
        result = call("--lang", lang, "batch", "faulty", "-o", "run", "--resume", "--select", "REQ101", *TODAY)
        part, note = parts[kind, lang]
        assert result.exit_code == code
        assert result.stdout.startswith(heads[lang].format(part) + note)
        told = [line for line in result.stderr.splitlines(True) if line.startswith(("错误", "error"))]
        assert "".join(told) == (errors[lang] if kind == "died" else "")


def test_a_rule_that_breaks(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnose = Judge.diagnose

    def broken(self: Judge, evaluation: Any, failure: Any) -> Any:
        if failure.rule.code == "REQ101":
            raise ZeroDivisionError
        return diagnose(self, evaluation, failure)

    monkeypatch.setattr(Judge, "diagnose", broken)
    for lang, text in (
        ("zh", "错误：规则 REQ101 在检查 2024.yaml 时执行失败\n"),
        ("en", "error: rule REQ101 crashed on 2024.yaml\n"),
    ):
        result = call("--lang", lang, "batch", "faulty", "-o", lang, "--select", "REQ101,REQ102", *TODAY)
        assert (result.exit_code, result.stderr.splitlines(True)[5:]) == (4, [text])


def test_a_run_that_cannot_go_on(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(views, "write", full)
    for lang, text in (
        (
            "zh",
            (
                "错误：磁盘已满，不能再往 run 写。请腾出空间\n检查没有做完，做完的部分都已保存。接着做：\n"
                "  disclosure-lint --lang zh batch clean -o run --resume\n"
            ),
        ),
        (
            "en",
            (
                "error: the disk is full, nothing more can be written to run: make room\n"
                "The run is not finished; all that was done is kept. To go on:\n"
                "  disclosure-lint --lang en batch clean -o run --resume\n"
            ),
        ),
    ):
        words = ["--lang", lang, "batch", "clean", "-o", "run", "--resume"]
        monkeypatch.setattr(sys, "argv", ["disclosure-lint", *words])
        result = call(*words)
        assert (result.exit_code, result.stdout) == (4, "")
        assert "".join(result.stderr.splitlines(True)[-3:]) == text


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_run_that_is_told_to_end(name: str, code: int, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    class Told(Failing):
        def run(self, step: Any, tasks: Any) -> Iterator[tuple[Any, Any]]:
            for done in super().run(step, tasks):
                os.kill(os.getpid(), getattr(signal, name))
                yield done

    for lang, text in (
        (
            "zh",
            (
                "已停止，做完的部分都已保存。接着做：\n"
                "  disclosure-lint --lang zh batch clean -o run --roster '各 单位.csv' --resume\n"
            ),
        ),
        (
            "en",
            (
                "Stopped; all that was done is kept. To go on:\n"
                "  disclosure-lint --lang en batch clean -o run --roster '各 单位.csv' --resume\n"
            ),
        ),
    ):
        words = ["--lang", lang, "batch", "clean", "-o", "run", "--roster", "各 单位.csv", "--resume"]
        Path("各 单位.csv").write_text("名称\n示例市人民政府\n", encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["disclosure-lint", *words])
        monkeypatch.setattr(RUN, "engine_of", lambda options: Told(NOWHERE, Failure("died", "")))
        result = call(*words)
        assert (result.exit_code, result.stdout, result.stderr) == (code, "", text)
    monkeypatch.setattr(RUN, "engine_of", lambda options: Failing(NOWHERE, Failure("died", "")))
    assert call(*words).exit_code == 0


def test_what_is_left_out_of_folders_lists_and_addresses(call: Call, many: Path) -> None:
    """A folder of a list and an address are searched like a folder; what a list names itself stays."""
    (many / "all" / "drafts" / "old").mkdir(parents=True)
    for name in ("a.yaml", "b-draft.yaml", "drafts/c.yaml", "drafts/old/d.yaml"):
        (many / "all" / name).write_text("agency: 甲局\nyear: 2024\n", encoding="utf-8")
    (many / "some.txt").write_text("all\nall/b-draft.yaml\n", encoding="utf-8")
    leaving = ["--exclude", "drafts", "--exclude", "*-draft.yaml"]
    for at, (root, count) in enumerate([("all", 1), ((many / "all").as_uri(), 1), ("some.txt", 2)]):
        result = call("--lang", "en", "batch", root, "-o", f"run{at}", *leaving, *TODAY)
        assert result.stdout.startswith(f"Documents: {count} ({count} checked).\n")
    result = call("--lang", "en", "batch", (many / "all").as_uri(), "-o", "run", "--exclude", "drafts/old", *TODAY)
    assert result.stdout.startswith("Documents: 3 (3 checked).\n")
