"""Reports to a batch run to a site, through the real commands: what agencies share, what changed, what has to be mended."""

from pathlib import Path

from click.testing import CliRunner

from disclosure_lint.cli import main
from disclosure_lint.dashboard.agencies import page_of
from disclosure_lint.resources import resource

CLEAN, FAULTY = (
    (resource("samples") / f"{name}-2024.yaml").read_text(encoding="utf-8") for name in ("clean", "faulty")
)
OWN = "示例市交通运输局"
SHARED = "围绕公交线路调整编写办事指南36件，由法规科逐条解释并配上示例，网站检索入口合并为一个，来电重复询问明显减少，留言当日转办、三日内答复到人。"


def call(*arguments: object) -> None:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code in (0, 1), result.output


def test_reports_run_site(tmp_path: Path) -> None:
    folder, names = tmp_path / "in", ("甲县民政局", "乙县水务局")
    folder.mkdir()
    for number, name in enumerate(names):
        text = CLEAN.replace(OWN, name).replace(
            "    text: |-\n", f"    text: |-\n      {SHARED.replace('36', str(number + 9))}\n", 1
        )
        (folder / f"{number}.yaml").write_text(text.replace("2025-01-22", f"2025-01-1{number}"), encoding="utf-8")
    (folder / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    options = ("--today", "2025-06-01", "--lang", "zh", "--jobs", 1)
    call("batch", folder, "-o", tmp_path / "first", *options)
    changed = (folder / "0.yaml").read_text(encoding="utf-8").replace("received: [15,", "received: [16,")
    (folder / "0.yaml").write_text(changed, encoding="utf-8")
    call("batch", folder, "-o", tmp_path / "run", "--since-run", tmp_path / "first", *options)
    call("dashboard", tmp_path / "run", "-o", tmp_path / "site", "--notice", "all", "--jobs", 1)

    site = tmp_path / "site/zh"
    copies = (site / "copies-1.html").read_text(encoding="utf-8")
    assert all(name in copies for name in names) and "<mark>围绕公交线路调整编写办事指南" in copies
    agency = (site / page_of(names[0])).read_text(encoding="utf-8")
    assert "新出现的问题" in agency and "改动的格" in agency and "REQ103" in agency
    assert (tmp_path / f"site/notices/{names[0]}-2024.docx").exists()
    assert len(list((tmp_path / "site").rglob("*.docx"))) == 2
