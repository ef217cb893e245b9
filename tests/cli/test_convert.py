"""`convert`, through the real command line: what is written, what is refused, what is said."""

import json
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "samples" / "clean-2024.yaml"
TEXT = """示例市水利局2024年政府信息公开工作年度报告

一、总体情况
2024年，本局公开信息20条。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
更新不够及时，已经改进。
六、其他需要报告的事项
本年度未收取信息处理费。
示例市水利局
2025年1月20日
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_to_standard_output_in_yaml(call) -> None:
    result = call("convert", str(CLEAN))
    assert result.exit_code == 0
    assert yaml.safe_load(result.stdout)["tables"]["requests"]["received"] == [15, 3, 0, 0, 0, 0, 18]
    assert result.stderr == ""


def test_the_suffix_tells_the_format(call, tmp_path: Path) -> None:
    assert call("convert", str(CLEAN), "-o", "a.json").stderr == "已转换：a.json\n"
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["agency"] == "示例市交通运输局"
    assert call("convert", str(CLEAN), "-o", "a.out", "--to", "html").exit_code == 0
    assert (tmp_path / "a.out").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert call("convert", str(CLEAN), "--to", "docx").stdout_bytes.startswith(b"PK")


def test_lost_tables_are_said_and_not_held_against_the_agency(call, text: Path, tmp_path: Path) -> None:
    result = call("convert", "a.txt", "-o", "a.yaml")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-2:] == ["3 处读不准，已用批注标出，请对照原文件核对。", "已转换：a.yaml"]
    written = (tmp_path / "a.yaml").read_text("utf-8")
    assert written.startswith("# 没有找到“表二 主动公开政府信息情况”。\n")
    checked = json.loads(call("check", "a.yaml", "--format", "json", "--today", "2025-02-01").stdout)
    causes = {found["rule"]: found["cause"] for found in checked["reports"][0]["diagnostics"]}
    assert causes["TAB001"] == "extraction"


def test_doubts_are_told_in_english_too(call, text: Path) -> None:
    result = call("--lang", "en", "convert", "a.txt")
    assert "doubt a.txt:5:3: " in result.stderr
    assert "Doubts: 3, marked by comments." in result.stderr
    assert result.stdout.startswith("# ")


def test_what_the_document_does_not_say_is_asked_for(call, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        TEXT.replace("示例市水利局", "").replace("2024", "").replace("2025", ""), encoding="utf-8"
    )
    result = call("convert", "b.txt")
    assert result.exit_code == 1
    assert "文档中没有读到机关名称" in result.stderr
    assert "# 文档中没有读到机关名称，请补上 agency" in result.stdout
    assert "# 文档中没有读到报告年度，请补上 year" in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.yaml"], "路径不存在：none.yaml"),
        (["."], ". 不是文件：一次转换一份报告"),
        (["a.txt", "-o", "a.bin"], "看不出 a.bin 是什么格式"),
        (["a.txt", "-o", "none/a.yaml"], "不能写入"),
        (["a.txt", "--to", "doc"], "没有 doc"),
        (["a.txt", "-o", "there.yaml"], "there.yaml 已存在；加 --force 覆盖"),
        (["a.txt", "-o", "./a.txt", "--to", "yaml", "--force"], "a.txt"),
        ([], "缺少"),
    ],
)
def test_wrong_calls_write_nothing(words: list[str], said: str, call, text: Path, tmp_path: Path) -> None:
    (tmp_path / "there.yaml").write_text("mine", encoding="utf-8")
    result = call("convert", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert (tmp_path / "there.yaml").read_text("utf-8") == "mine"
    assert text.read_text("utf-8") == TEXT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "there.yaml"]


def test_force_overwrites(call, tmp_path: Path) -> None:
    (tmp_path / "there.yaml").write_text("mine", encoding="utf-8")
    assert call("convert", str(CLEAN), "-o", "there.yaml", "--force").exit_code == 0
    assert "示例市交通运输局" in (tmp_path / "there.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "said"), [("明天开会。\n", "没有转换"), ("agency: a\nyear: b\n", "没有转换"), ("", "没有转换")]
)
def test_no_report_is_3(content: str, said: str, call, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(content, encoding="utf-8")
    result = call("convert", "c.yaml", "-o", "d.yaml")
    assert result.exit_code == 3
    assert said in result.stderr
    assert not (tmp_path / "d.yaml").exists()


def test_standard_input(call) -> None:
    result = call("convert", "-", "--stdin-filename", "a.yaml", input=CLEAN.read_bytes())
    assert result.exit_code == 0
    assert "agency: 示例市交通运输局" in result.stdout


def test_what_the_call_says_is_written(call) -> None:
    result = call("convert", str(ROOT / "samples" / "faulty-2024.yaml"), "--level", "township")
    assert "level: township" in result.stdout
