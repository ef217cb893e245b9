"""`diff`, through the real command line: what is compared, what is refused, in every format."""

import json
import os
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "diff"
PAIR = [str(ROOT / "samples" / "pair" / f"{year}.yaml") for year in (2023, 2024)]
TODAY = ("--today", "2026-01-31")
SCHEMA = json.loads((ROOT / "schemas" / "diff.json").read_text("utf-8"))
IDENTITY = "11010519491231002X"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """The pair of samples under short names."""
    for name, path in zip(("a.yaml", "b.yaml"), PAIR, strict=True):
        (tmp_path / name).write_text(Path(path).read_text("utf-8"), encoding="utf-8")
    return "a.yaml", "b.yaml"


@pytest.fixture
def corrected(pair: tuple[str, str], tmp_path: Path) -> str:
    """Another version for 2024: a total, a sentence, the day of publication."""
    text = (tmp_path / "b.yaml").read_text("utf-8")
    for old, new in (("0, 1, 0, 61]", "0, 1, 0, 62]"), ("工作例会4次", "工作例会5次"), ("2025-03-11", "2025-03-28")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    return "c.yaml"


def compared(call: Any, *words: str) -> dict[str, Any]:
    result = call("diff", *words, *TODAY, "--format", "json")
    assert result.exit_code == 0, result.output
    made: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(made, SCHEMA)
    return made


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", ["years", "versions"])
def test_looks_as_it_did(call: Any, corrected: str, case: str, lang: str) -> None:
    """Run with UPDATE_GOLDEN=1 to write the files anew."""
    names = ("a.yaml", "b.yaml") if case == "years" else ("b.yaml", corrected)
    result = call("--lang", lang, "diff", *names, *TODAY)
    assert (result.exit_code, result.stderr) == (0, "")
    golden = GOLDEN / f"{case}.{lang}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == golden.read_text("utf-8")


def test_two_years_in_json(call: Any, pair: tuple[str, str]) -> None:
    made = compared(call, *pair)
    assert (made["relation"], made["one_agency"], made["swapped"]) == ("next_year", True, False)
    assert (made["before"]["year"], made["after"]["year"]) == (2023, 2024)
    cells = {cell["pointer"]: cell for table in made["tables"] for cell in table["cells"]}
    licences = cells["proactive.licensing.decisions"]
    assert (licences["before"]["value"], licences["after"]["value"], licences["change"]) == (5210, 5034, -176)
    assert cells["proactive.fees.amount"]["change"] == -14.92
    assert made["summary"]["cells_compared"] == 200
    assert made["summary"]["cells_changed"] == len(cells)
    assert made["findings"] == {"new": [], "gone": [], "kept": []}


def test_the_call_may_name_the_later_year_first(call: Any, pair: tuple[str, str]) -> None:
    forward, backward = compared(call, *pair), compared(call, *reversed(pair))
    assert backward.pop("swapped") is not forward.pop("swapped")
    assert backward == forward
    assert "已按年度先后排列" in call("diff", *reversed(pair), *TODAY).stdout


def test_last_years_report_serves_the_rules_that_need_it(call: Any, pair: tuple[str, str], tmp_path: Path) -> None:
    text = (tmp_path / "b.yaml").read_text("utf-8").replace("carried_in: [3, 1,", "carried_in: [2, 2,")
    (tmp_path / "b.yaml").write_text(text, encoding="utf-8")
    (found,) = [it for it in compared(call, *pair)["findings"]["new"] if it["after"]["rule"] == "CON001"][:1]
    assert found["elsewhere"] == "not_assessable"
    assert "不一定是新出现的" in call("diff", *pair, *TODAY).stdout


def test_two_versions_of_a_year(call: Any, corrected: str) -> None:
    made = compared(call, "b.yaml", corrected)
    assert made["relation"] == "same_year"
    assert made["facts"] == [{"name": "published", "before": "2025-03-11", "after": "2025-03-28"}]
    assert [cell["pointer"] for table in made["tables"] for cell in table["cells"]] == ["requests.received.total"]
    (change,) = [change for text in made["texts"] for change in text["paragraphs"]]
    assert change["kind"] == "figures"
    assert {found["after"]["rule"] for found in made["findings"]["new"]} == {"NAR001", "REQ101", "REQ103"}
    assert "SRC004" not in json.dumps(made)
    assert "2024 年度报告的两个版本对照" in call("diff", "b.yaml", corrected).stdout


def test_the_same_report_in_two_formats(call: Any, tmp_path: Path) -> None:
    forms = [str(ROOT / "samples" / "forms" / f"clean-2024.{suffix}") for suffix in ("docx", "xlsx")]
    result = call("diff", *forms, *TODAY)
    assert "比较 175 格，变化 0 格" in result.stdout


def test_notes_of_the_reader_are_not_the_agencys(call: Any, pair: tuple[str, str], tmp_path: Path) -> None:
    lines = [
        "样例区2023年政府信息公开工作年度报告",
        "一、总体情况",
        "2023年，全区公开信息20条。",
        "五、存在的主要问题及改进情况",
        "更新慢。",
    ]
    (tmp_path / "a.txt").write_text("\n".join([*lines, "样例区人民政府", "2024年1月20日"]), encoding="utf-8")
    made = compared(call, "a.txt", pair[1])
    assert {table["presence"] for table in made["tables"]} == {"unreadable"}
    gone = [found["before"] for found in made["findings"]["gone"]]
    assert made["summary"]["findings_uncounted"] == sum(found["cause"] == "extraction" for found in gone) >= 3
    assert made["summary"]["findings_gone"] == len(gone) - made["summary"]["findings_uncounted"]
    said = call("diff", "a.txt", pair[1], *TODAY).stdout
    assert "消除 读取提示 TAB001" in said
    assert "范围  （无） → 含所属部门" in said


def test_another_agency_is_refused_unless_forced(call: Any, pair: tuple[str, str]) -> None:
    other = str(ROOT / "samples" / "clean-2024.yaml")
    result = call("diff", pair[0], other)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "错误：两份报告不是同一单位：样例区人民政府，示例市交通运输局；确要比较请加 --force\n"
    result = call("diff", pair[0], other, "--force")
    assert result.exit_code == 0
    assert "注意：两份报告不是同一单位" in result.stdout


def test_one_code_is_one_agency_whatever_its_name(call: Any, pair: tuple[str, str], tmp_path: Path) -> None:
    for name, agency in zip(pair, ("样例区人民政府", "样例新区管理委员会"), strict=True):
        text = (
            (tmp_path / name)
            .read_text("utf-8")
            .replace("agency: 样例区人民政府\n", f"agency: {agency}\nagency_code: A1\n")
        )
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = compared(call, *pair)
    assert made["one_agency"] is True
    assert made["facts"][0] == {"name": "agency", "before": "样例区人民政府", "after": "样例新区管理委员会"}


def test_what_is_no_report_is_said(call: Any, pair: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("会议通知", encoding="utf-8")
    result = call("diff", pair[0], "x.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("错误：没有比较：x.txt：")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.yaml",), "缺少 B"),
        (("a.yaml", "none.yaml"), "路径不存在：none.yaml"),
        (("a.yaml", "."), ". 不是文件"),
        (("-", "-"), "只能有一份报告来自标准输入"),
        (("a.yaml", "b.yaml", "--format", "sarif"), "text, json, html"),
        (("a.yaml", "b.yaml", "-o", "sarif=x"), "text, json, html"),
        (("a.yaml", "b.yaml", "-o", "a.yaml"), "会覆盖"),
        (("a.yaml", "b.yaml", "--select", "XYZ"), "XYZ"),
    ],
)
def test_wrong_calls(call: Any, pair: tuple[str, str], words: tuple[str, ...], said: str) -> None:
    result = call("diff", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_one_report_may_come_in(call: Any, pair: tuple[str, str], tmp_path: Path) -> None:
    data = (tmp_path / "b.yaml").read_bytes()
    result = call("diff", "a.yaml", "-", "--stdin-filename", "来.yaml", input=data)
    assert result.exit_code == 0
    assert "2024  来.yaml" in result.stdout


class Page(HTMLParser):
    """Its open tags, its attributes, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_whole_and_closed(call: Any, pair: tuple[str, str], lang: str, tmp_path: Path) -> None:
    text = (tmp_path / "b.yaml").read_text("utf-8").replace("召开工作例会4次", "召开<script>alert(1)</script>&例会4次")
    (tmp_path / "b.yaml").write_text(text, encoding="utf-8")
    for name in pair:
        text = (tmp_path / name).read_text("utf-8").replace("全年新收政府信息", "全年<i>新收政府信息")
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert call("--lang", lang, "diff", *pair, *TODAY, "-o", "d.html").stdout == ""
    written = (tmp_path / "d.html").read_text("utf-8")
    assert "<script" not in written
    assert "<i>" not in written
    assert "default-src 'none'" in written
    page = Page(written)
    assert "<script>alert(1)</script>&例会" in page.text
    assert {value for name, value in page.attributes if name in ("href", "src")} == {"#findings", "#tables", "#texts"}
    assert written.count('class="changed') == compared(call, *pair)["summary"]["cells_changed"]


def test_numbers_of_persons_never_leave(call: Any, corrected: str, tmp_path: Path) -> None:
    text = (tmp_path / corrected).read_text("utf-8")
    text = text.replace("工作例会5次", f"申请人{IDENTITY}例会5次").replace("171.4", "110105194912310021")
    (tmp_path / corrected).write_text(text, encoding="utf-8")
    for name in ("text", "json", "html"):
        result = call("diff", "b.yaml", corrected, "--format", name)
        assert result.exit_code == 0
        assert IDENTITY not in result.stdout
        assert "110105194912310021" not in result.stdout
