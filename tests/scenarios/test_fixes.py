"""`check --fix` through the real command line: what is written, what is said, what is left alone."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disclosure_lint.api import fixing
from disclosure_lint.cli import main
from disclosure_lint.resources import resource

GOLDEN = Path(__file__).parents[1] / "golden" / "fixes"
SWAPS = (
    ("title: 示例市2024年政府信息公开工作年度报告", "title: 示例市2024年政务公开工作报告"),
    ("title: 存在的主要问题及改进情况", 'title: "存在问题及改进措施"   # 沿用旧标题'),
    ("予以公开135件，", "准予公开135件，&nbsp;&nbsp;"),
    ("decisions: 48213", 'decisions: "48,213"'),
    ("amount: 2315.4072", "amount: '2315.4072万元'"),
    ("carried_in: [12, 2, 0, 0, 1, 0, 15]", 'carried_in: [12,  2, "/", 0, 1, ~, 15]  # 待核'),
    ("granted: [120, 9, 1, 1, 3, 1, 135]", "granted: [120, 9, 1, 1, 3, 1, 153]"),
)
Check = Callable[..., Result]


@pytest.fixture
def clean() -> str:
    return (resource("rules") / "national" / "examples" / "clean-2021.yaml").read_text(encoding="utf-8")


@pytest.fixture
def faulty(clean: str) -> str:
    text = clean
    for old, new in SWAPS:
        assert text.count(f"{old}") >= 1, old
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def report(tmp_path: Path, faulty: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`a.yaml` in the folder of the call, with seven kinds of faults."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.yaml"
    path.write_bytes(faulty.encode())
    return path


@pytest.fixture
def check(report: Path) -> Check:
    runner = CliRunner()

    def run(*words: str, **more: object) -> Result:
        paths = () if "-" in words else ("a.yaml",)
        return runner.invoke(main, ["--lang", "zh", "check", *paths, "--today", "2026-01-31", *words], **more)  # type: ignore[arg-type]

    return run


def same_as_golden(name: str, text: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()


class TestDiff:
    @pytest.mark.parametrize(("name", "words"), [("safe", ()), ("unsafe", ("--unsafe-fixes",))])
    def test_shows_and_writes_nothing(self, check: Check, report: Path, name: str, words: tuple[str, ...]) -> None:
        before = report.read_bytes()
        result = check("--diff", *words)
        same_as_golden(f"{name}.diff", result.stdout)
        same_as_golden(f"{name}.told.txt", result.stderr)
        assert report.read_bytes() == before
        assert result.exit_code == 1

    def test_wins_over_writing_and_results_still_go_to_files(self, check: Check, report: Path) -> None:
        before = report.read_bytes()
        result = check("--fix", "--diff", "-o", "json=out.json")
        assert report.read_bytes() == before
        assert result.stdout.startswith("--- a.yaml\n+++ a.yaml\n")
        assert (report.parent / "out.json").read_text(encoding="utf-8").startswith("{")

    def test_of_a_faultless_report_is_empty(self, check: Check, report: Path, clean: str) -> None:
        report.write_text(clean, encoding="utf-8")
        result = check("--diff")
        assert (result.stdout, result.exit_code) == ("", 0)
        assert result.stderr == "没有可以修正的问题。\n"

    def test_masks_what_no_output_may_show(self, check: Check, report: Path, faulty: str) -> None:
        near = faulty.replace("title: 总体情况", "title: 总体情况 # 11010519491231002X")
        report.write_text(near.replace("title: 总体情况", "title: 总体工作"), encoding="utf-8")
        result = check("--diff")
        assert "+    title: 总体情况 # 110" in result.stdout
        assert "11010519491231002X" not in result.stdout


class TestFix:
    def test_mends_what_is_safe_and_tells_what_remains(self, check: Check, report: Path, faulty: str) -> None:
        result = check("--fix")
        assert result.exit_code == 1
        assert "a.yaml：修正 6 处（HYG009 1、HYG010 1、STR003 1、STR018 1、TAB009 2）" in result.stderr
        assert "可加 --unsafe-fixes 修正" in result.stderr
        assert "TAB009" not in result.stdout
        assert "REQ103" in result.stdout
        text = report.read_text(encoding="utf-8")
        changed = [line for line in text.split("\n") if line not in faulty.split("\n")]
        assert [line.strip()[:12] for line in changed] == [
            "title: 示例市20",
            "（二）依申请公开。全年新",
            'title: "存在的主',
            "licensing: {",
            "fees: {amoun",
        ]
        assert '    title: "存在的主要问题及改进情况"   # 沿用旧标题\n' in text

    def test_twice_changes_nothing_the_second_time(self, check: Check, report: Path) -> None:
        said = {
            (): "没有可以自动修正的问题；有 4 处可加 --unsafe-fixes 修正，改后请核对。\n",
            ("--unsafe-fixes",): "没有可以修正的问题。\n",
        }
        for words, told in said.items():
            check("--fix", *words)
            once, stamp = report.read_bytes(), report.stat().st_mtime_ns
            result = check("--fix", *words)
            assert (report.read_bytes(), report.stat().st_mtime_ns) == (once, stamp)
            assert result.stderr == told

    def test_all_of_it_leaves_a_clean_report(self, check: Check, report: Path) -> None:
        assert check("--fix", "--unsafe-fixes").exit_code == 0
        assert "carried_in: [12,  2, 0, 0, 1, 0, 15]  # 待核\n" in report.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("encoding", "mark", "newline"),
        [("utf-8", b"", "\r\n"), ("utf-8", b"\xef\xbb\xbf", "\n"), ("gb18030", b"", "\r\n"), ("utf-16-le", b"\xff\xfe", "\n")],
    )  # fmt: skip
    def test_keeps_encoding_and_line_ends(
        self, check: Check, report: Path, faulty: str, encoding: str, mark: bytes, newline: str
    ) -> None:
        report.write_bytes(mark + faulty.replace("\n", newline).encode(encoding))
        check("--fix")
        data = report.read_bytes()
        assert data.startswith(mark)
        text = data[len(mark) :].decode(encoding)
        assert "decisions: 48213" in text
        assert text.count("\n") == text.count(newline) == faulty.count("\n")

    def test_keeps_the_mode_and_goes_through_links(self, check: Check, report: Path) -> None:
        report.chmod(0o640)
        (report.parent / "real").mkdir()
        target = report.rename(report.parent / "real" / "b.yaml")
        report.symlink_to(target)
        check("--fix")
        assert report.is_symlink()
        assert target.stat().st_mode & 0o777 == 0o640
        assert "decisions: 48213" in target.read_text(encoding="utf-8")
        assert [path.name for path in target.parent.iterdir()] == ["b.yaml"]

    def test_a_read_only_file_is_told_and_left_alone(self, check: Check, report: Path, faulty: str) -> None:
        report.chmod(0o444)
        result = check("--fix")
        assert result.exit_code == 2
        assert "a.yaml 没有改写：文件只读" in result.stderr
        assert result.stderr.count("\n") == 1
        assert report.read_text(encoding="utf-8") == faulty
        assert "TAB009" in result.stdout

    def test_a_file_that_changes_meanwhile_is_left_alone(
        self, check: Check, report: Path, faulty: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        original = fixing.mended

        def slow(*given: object, **more: object) -> object:
            made = original(*given, **more)  # type: ignore[arg-type]
            report.write_text(faulty + "# 又改\n", encoding="utf-8")
            return made

        monkeypatch.setattr("disclosure_lint.cli.fixing.mended", slow)
        result = check("--fix")
        assert result.exit_code == 2
        assert "a.yaml 没有改写：文件在检查时被改动" in result.stderr
        assert report.read_text(encoding="utf-8") == faulty + "# 又改\n"

    def test_waived_and_known_findings_are_left_alone(self, check: Check, report: Path, faulty: str) -> None:
        waiver = '"48,213"} # disclosure-lint: waive TAB009 until 2026-06-30 — 沿用台账写法'
        report.write_text(faulty.replace('"48,213"}', waiver), encoding="utf-8")
        check("--fix")
        assert waiver in report.read_text(encoding="utf-8")
        check("--baseline", "baseline.json", "--update-baseline")
        before = report.read_bytes()
        check("--fix", "--unsafe-fixes", "--baseline", "baseline.json")
        assert report.read_bytes() == before

    def test_documents_that_are_no_structured_reports_are_never_written(self, check: Check, report: Path) -> None:
        for name in ("faulty-2024.txt", "faulty-2024.docx", "faulty-2024.html"):
            if (resource("samples") / name).is_file():
                copy = report.parent / name
                shutil.copy(resource("samples") / name, copy)
                before = copy.read_bytes()
                check("--fix", "--unsafe-fixes", name)
                assert copy.read_bytes() == before

    def test_a_value_that_others_refer_to_is_not_touched(self, check: Check, report: Path, clean: str) -> None:
        title = "title: 存在的主要问题及改进情况"
        text = clean.replace(title, "title: &t 存在问题及改进措施") + "source: {url: *t}\n"
        report.write_text(text, encoding="utf-8")
        result = check("--fix")
        assert report.read_text(encoding="utf-8") == text
        assert (
            "a.yaml：STR003（第五部分 存在的主要问题及改进情况）没有修正：改后的文件读回来，别处也变了" in result.stderr
        )


class TestRepairsThatAreNone:
    """Rules of a local pack whose repairs do harm: none of them is kept."""

    RULE = """\
code: {code}
name: local
title: {{zh: 用语, en: Wording}}
severity: info
basis: practice
authority: [{{document: 本地文件, clause: 第一条}}]
why: {{zh: 统一用语。, en: One wording.}}
fix: {{zh: 改正用语。, en: Use it.}}
assert: present(sections.1.text) implies not mentions(sections.1.text, words.{words})
at: find(sections.1.text, words.{words})
repair: {{kind: wording, instead: {instead}}}
message: {{zh: 用语不统一。, en: Not the wording.}}
examples:
  - pass: {{}}
  - fail: {{set: {{sections.1.text: {text}}}}}
    expect: [{{pointer: sections.1.text, message: 用语不统一。}}]
  - not_assessable: {{drop: [sections.1]}}
    missing: [section 1]
"""

    @pytest.fixture
    def pack(self, report: Path) -> Callable[..., str]:
        def made(words: str, **rules: tuple[str, str, str]) -> str:
            folder = report.parent / "pack"
            (folder / "rules").mkdir(parents=True)
            head = 'id: local\nversion: "1"\ntitle: {zh: 本地, en: Local}\nextends: national\n'
            (folder / "pack.yaml").write_text(head, encoding="utf-8")
            (folder / "vocabulary.yaml").write_text(words, encoding="utf-8")
            for code, (name, instead, text) in rules.items():
                rule = self.RULE.format(code=code, words=name, instead=instead, text=text)
                (folder / "rules" / f"{code}-local.yaml").write_text(rule, encoding="utf-8")
            return str(folder)

        return made

    def test_one_that_raises_another_finding(
        self, check: Check, report: Path, clean: str, pack: Callable[..., str]
    ) -> None:
        words = "words:\n  first: [甲词]\n  second: [乙词]\n"
        local = pack(words, LOC001=("first", "{甲词: 乙词}", "甲词"), LOC002=("second", "{乙词: 丙词}", "乙词"))
        text = clean.replace("满意度较上年", "甲词").replace("decisions: 48213", 'decisions: "48,213"')
        report.write_text(text, encoding="utf-8")
        result = check("--fix", "--pack", local)
        assert report.read_text(encoding="utf-8") == text.replace('"48,213"', "48213")
        assert "a.yaml：修正 1 处（TAB009 1）" in result.stderr
        assert "a.yaml：LOC001（第一部分 总体情况）没有修正" in result.stderr

    def test_one_that_leaves_its_finding(
        self, check: Check, report: Path, clean: str, pack: Callable[..., str]
    ) -> None:
        local = pack("words:\n  first: [甲词]\n", LOC001=("first", "{甲词: 另外甲词}", "甲词"))
        text = clean.replace("满意度较上年", "甲词")
        report.write_text(text, encoding="utf-8")
        check("--fix", "--pack", local)
        assert report.read_text(encoding="utf-8") == text

    def test_one_that_goes_round_in_circles(
        self, check: Check, report: Path, clean: str, pack: Callable[..., str]
    ) -> None:
        words = "words:\n  first: [甲词, 乙词乙词]\n"
        local = pack(words, LOC001=("first", "{乙词乙词: 甲词, 甲词: 乙词乙词}", "甲词"))
        text = clean.replace("满意度较上年", "甲词")
        report.write_text(text, encoding="utf-8")
        result = check("--fix", "--pack", local)
        assert result.exit_code == 0
        once = report.read_text(encoding="utf-8")
        assert once.replace("乙词乙词", "甲词") == text
        assert "没有修正" in result.stderr


class TestStdin:
    def test_the_mended_text_comes_out(self, check: Check, report: Path, faulty: str) -> None:
        result = check("-", "--stdin-filename", "a.yaml", "--fix", input=faulty)
        assert result.stdout == check("--fix").stdout * 0 + report.read_text(encoding="utf-8")

    def test_more_than_is_read_is_never_passed_on_in_part(
        self, check: Check, faulty: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for module in ("disclosure_lint.inputs", "disclosure_lint.cli.check", "disclosure_lint.cli.fixing"):
            monkeypatch.setattr(f"{module}.LIMIT", 100)
        result = check("-", "--stdin-filename", "a.yaml", "--fix", input=faulty)
        assert (result.stdout, result.exit_code) == ("", 2)
        assert "a.yaml 没有改写：超过" in result.stderr

    def test_what_cannot_be_mended_comes_out_as_it_is(self, check: Check) -> None:
        text = "示例市2024年政务公开工作报告\n一、总体情况\n公开。\n"
        assert check("-", "--stdin-filename", "a.txt", "--fix", input=text).stdout == text


def test_the_result_is_the_same_whatever_the_number_of_processes(check: Check, report: Path, faulty: str) -> None:
    for name in ("b", "c"):
        (report.parent / f"{name}.yaml").write_text(faulty.replace("示例市", f"示例{name}市"), encoding="utf-8")
    one, two = (check(".", "--diff", "--unsafe-fixes", "--jobs", jobs) for jobs in ("1", "2"))
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert one.stdout.count("+++ ") == 3


def test_a_huge_text_full_of_slips_is_left_to_another_run(
    check: Check, report: Path, clean: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fixing, "CHARACTERS", 3 * len(clean))
    text = clean.replace("满意度较上年提高", "依申公开。予于公开，以及以及，政务公工，公开开展展")
    report.write_text(text, encoding="utf-8")
    assert "HYG007 3" in check("--fix").stderr
    assert check("--fix").stderr == "a.yaml：修正 2 处（HYG007 2）\n"
    assert "没有可以修正的问题" in check("--fix").stderr


def test_unsafe_fixes_alone_are_a_wrong_call(check: Check) -> None:
    result = check("--unsafe-fixes")
    assert result.exit_code == 2
    assert "--unsafe-fixes 须与 --fix 或者 --diff 一起使用" in result.stderr


@pytest.mark.parametrize("name", ["faulty-2024.yaml", "clean-2024.yaml", "trial-2020.yaml", "pair/2024.yaml"])
def test_every_sample_comes_out_the_same_the_second_time(check: Check, report: Path, name: str) -> None:
    shutil.copy(resource("samples") / name, report)
    before = report.read_text(encoding="utf-8")
    check("--fix", "--unsafe-fixes")
    once = report.read_text(encoding="utf-8")
    check("--fix", "--unsafe-fixes")
    assert report.read_text(encoding="utf-8") == once
    assert (once == before) == (not name.startswith("faulty"))
    assert len(once.split("\n")) == len(before.split("\n"))
