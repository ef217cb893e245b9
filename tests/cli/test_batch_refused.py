"""`batch` called in ways that cannot be carried out: exit code 2, all that is said in both languages, nothing left."""

from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Call

from disclosure_lint.batch.ledger import NAME, Ledger

TODAY = ("--today", "2026-01-31")

WRONG: dict[str, tuple[list[str], str, str]] = {
    "no such folder": (
        ["nowhere", "-o", "run"],
        "错误：路径不存在：nowhere\n",
        "error: no such path: nowhere\n",
    ),
    "no -o": (
        ["clean"],
        "错误：请用 -o 指定存放结果的目录\n",
        "error: name a folder for the results with -o\n",
    ),
    "folder of something else": (
        ["clean", "-o", "notes"],
        "错误：notes 不是空目录，也不是检查结果目录，请换一个\n",
        "error: notes is neither empty nor the folder of a run: choose another one\n",
    ),
    "folder below a file": (
        ["clean", "-o", "list.txt/run"],
        "错误：list.txt/run 不能写入：路径中有一段是文件，不是目录\n",
        "error: list.txt/run cannot be written to: a part of the path is a file, not a folder\n",
    ),
    "mistakes in the roster": (
        ["clean", "-o", "run", "--roster", "roster.csv"],
        (
            "错误：名录 roster.csv 第 2 行第 2 列：层级「厅」不对，可用：政府、部门、乡镇、其他\n"
            "错误：名录 roster.csv 第 4 行第 1 列：缺少单位名称\n"
            "错误：名录 roster.csv 第 3 行第 1 列：「甲局」在第 2 行已经用过\n"
        ),
        (
            'error: roster roster.csv, line 2, column 2: there is no level "厅", only: government, department, '
            "township, other\n"
            "error: roster roster.csv, line 4, column 1: the name of the agency is missing\n"
            'error: roster roster.csv, line 3, column 1: "甲局" stands in line 2 already\n'
        ),
    ),
    "a column that rosters have not": (
        ["clean", "-o", "run", "--roster", "heads.csv"],
        (
            "错误：名录 heads.csv 第 1 行第 2 列：没有「职务」这一列，可用：名称、代码、层级、上级、别名、曾用名、期限、"
            "统计范围\n"
        ),
        (
            'error: roster heads.csv, line 1, column 2: there is no column "职务", only: name, code, level, parent, '
            "aliases, former, deadline, scope\n"
        ),
    ),
    "a roster without names": (
        ["clean", "-o", "run", "--roster", "codes.csv"],
        "错误：名录 codes.csv 第 1 行第 1 列：缺少「名称」列：表头中要有单位名称\n",
        'error: roster codes.csv, line 1, column 1: there is no column "name" among the heads of the columns\n',
    ),
    "no such roster": (
        ["clean", "-o", "run", "--roster", "none.csv"],
        "错误：名录 none.csv 打不开：none.csv 不存在\n",
        "error: roster none.csv cannot be opened: there is no none.csv\n",
    ),
    "no such pack": (
        ["clean", "-o", "run", "--pack", "provincial"],
        "错误 没有名为 provincial 的规则包\n  --> provincial\n\n错误：规则包有 1 处错误，未作检查\n",
        (
            "error there is no rule pack provincial\n  --> provincial\n\n"
            "error: mistakes in rule packs: 1; nothing was checked\n"
        ),
    ),
    "no such code": (
        ["clean", "-o", "run", "--select", "REX"],
        "错误：没有代码以 REX 开头的规则\n",
        "error: no rule code begins with REX\n",
    ),
    "no such report of last year": (
        ["clean", "-o", "run", "--prior", "none"],
        "错误：--prior none 不存在\n",
        "error: --prior none does not exist\n",
    ),
    "compared with no run": (
        ["clean", "-o", "run", "--since-run", "empty"],
        "错误：empty 不是一次做完的检查的结果目录：empty/run.json 不存在\n",
        "error: empty is not the folder of a finished run: there is no empty/run.json\n",
    ),
    "judged again without a run": (
        ["clean", "--recheck"],
        "错误：clean 中没有可以重新核对的检查结果：clean/run.json 不存在\n",
        "error: clean holds no run that can be judged again: there is no clean/run.json\n",
    ),
    "a scheduler for nothing": (
        ["clean", "-o", "run", "--scheduler", "tcp://host:8786"],
        "用法：disclosure-lint batch [选项] ROOT|LIST|URL\n错误：--scheduler 只与 --engine dask 一起使用\n",
        ("Usage: disclosure-lint batch [OPTIONS] ROOT|LIST|URL\nerror: --scheduler goes with --engine dask only\n"),
    ),
    "no process": (
        ["clean", "-o", "run", "--jobs", "0"],
        "用法：disclosure-lint batch [选项] ROOT|LIST|URL\n错误：--jobs：0 不是正整数\n",
        "Usage: disclosure-lint batch [OPTIONS] ROOT|LIST|URL\nerror: --jobs: 0 is no number from 1\n",
    ),
}


def refused(call: Call, words: list[str], zh: str, en: str) -> None:
    for lang, text in (("zh", zh), ("en", en)):
        result = call("--lang", lang, "batch", *words)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", text)


@pytest.mark.parametrize("case", WRONG)
def test_wrong_calls_say_what_is_wrong_and_leave_nothing_behind(case: str, call: Call, many: Path) -> None:
    before = sorted(many.rglob("*"))
    refused(call, *WRONG[case])
    assert sorted(many.rglob("*")) == before


def test_the_folder_of_another_run(call: Call, many: Path) -> None:
    """Begun already, of another root, in use; gone on with as it should be."""
    again = ["batch", "clean", "-o", "run", "--resume"]
    assert call(*again, *TODAY).exit_code == 0  # there was nothing to go on with, and it begins
    refused(
        call,
        ["clean", "-o", "run"],
        "错误：run 中已有一次检查。接着做请加 --resume，重新做请换一个目录\n",
        "error: run holds a run already: go on with it by --resume, or choose another folder\n",
    )
    refused(
        call,
        ["faulty", "-o", "run", "--resume"],
        f"错误：run 是对 {many}/clean 的检查，与这次的 ROOT 不同，请换一个目录\n",
        f"error: run holds a run over {many}/clean, which is not this ROOT: choose another folder\n",
    )
    refused(
        call,
        ["clean", "-o", "run", "--resume", "--since-run", "run"],
        "错误：--since-run 和 -o 是同一个目录 run；请为这次检查另选一个目录\n",
        "error: --since-run and -o are the same folder, run: choose another one for this run\n",
    )
    with closing(Ledger(many / "run")):
        zh, en = "错误：run 正由另一次检查使用\n", "error: run is in use by another run\n"
        refused(call, ["clean", "-o", "run", "--resume"], zh, en)
    assert call(*again, "--select", "REX").exit_code == 2
    assert (many / "run" / NAME).exists()  # what was done before a wrong call stays
    assert call(*again, *TODAY).exit_code == 0
