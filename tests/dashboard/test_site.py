"""The site: whole, safe, without any request that leaves it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from lxml import html

from disclosure_lint.cli import main
from disclosure_lint.dashboard.agencies import page_of

Write = Callable[..., Path]
Tables = dict[str, list[tuple[Any, ...]]]


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["dashboard", *arguments])


def made(run: Path, *options: str) -> Path:
    result = call(str(run), "-o", str(run.parent / "site"), *options)
    assert result.exit_code == 0, result.output
    return run.parent / "site"


@pytest.fixture(scope="module")
def site(standard_run: Path) -> Path:
    return made(standard_run, "--notice", "all")


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def text_of(page: Path) -> str:
    return " ".join(html.fromstring(page.read_bytes()).text_content().split())


def test_there_is_a_page_for_everything_in_both_languages(site: Path) -> None:
    for lang in ("zh", "en"):
        names = {path.relative_to(site / lang).as_posix() for path in (site / lang).rglob("*.html")}
        agencies = {name for name in names if name.startswith("agency/")}
        assert len(agencies) == 7
        general = {"index.html", "coverage.html", "agencies-1.html", "copies-1.html", "rules.html", "documents.html"}
        general.add("changes.html")
        assert names - agencies == general


def test_pages_in_one_language(write: Write) -> None:
    site = made(write(), "--pages", "en")
    assert not (site / "zh").exists() and 'href="en/index.html"' in (site / "index.html").read_text(encoding="utf-8")
    for page in pages(site / "en"):
        assert "/zh/" not in page.read_text(encoding="utf-8")


def test_every_link_leads_somewhere(site: Path) -> None:
    for page in pages(site):
        root = html.fromstring(page.read_bytes())
        ids = set(root.xpath("//@id"))
        for address in root.xpath("//@href | //@src"):
            parts = urlsplit(str(address))
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_file(), (page, address)
            if parts.fragment:
                assert parts.fragment in (
                    ids if target == page else html.fromstring(target.read_bytes()).xpath("//@id")
                )


def test_nothing_is_asked_of_a_network(site: Path) -> None:
    for file in site.rglob("*"):
        if file.suffix in (".html", ".css", ".js"):
            found = set(re.findall(r"[a-z]+:?//[^\s\"'<>]+", file.read_text(encoding="utf-8")))
            assert found <= {"http://www.w3.org/2000/svg"}, file
        if file.suffix == ".html":
            (policy,) = html.fromstring(file.read_bytes()).xpath("//meta[contains(@http-equiv, 'Policy')]/@content")
            assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'; ")


def test_no_text_becomes_markup(site: Path, hostile: str) -> None:
    for page in pages(site):
        root = html.fromstring(page.read_bytes())
        assert [script.get("src") is not None for script in root.iter("script")] in ([True], [])
        assert not root.xpath("//i | //@style | //@onclick | //main//b[text()='加粗']"), page
        assert [node.text for node in root.iter("style")] == []
    assert hostile in text_of(site / "zh" / page_of(hostile))
    for name in ("names.js", "listing.js"):  # a script of its own, where markup is only text
        assert json.loads((site / name).read_text(encoding="utf-8").partition("=")[2].rstrip().removesuffix(";"))


def test_pages_are_well_formed(site: Path) -> None:
    for page in pages(site):
        tags = re.findall(
            r"<(/?)(table|tr|td|th|div|section|ul|li|main|figure|article|svg|nav|p|h[1-3])\b",
            page.read_text(encoding="utf-8"),
        )
        opened = [name for slash, name in tags if not slash]
        closed = [name for slash, name in tags if slash]
        assert sorted(opened) == sorted(closed), page


def test_the_overview_counts(site: Path) -> None:
    shown = text_of(site / "zh/index.html")
    for said in ("7应报送单位", "6有报告的单位85.7%", "1没有报告", "5按时公布83.3%", "1逾期公布", "19错误"):
        assert said in shown, said
    assert "REQ101要求" in shown and "2023" in shown


def test_a_report_of_a_year_by_mistake_is_not_what_the_site_is_about(write: Write, tables: Tables) -> None:
    row = next(row for row in tables["coverage"] if row[8] == "2024/0.yaml")
    tables["coverage"].append((*row[:4], 2042, None, *row[6:]))
    assert "2024 年度 总览" in text_of(made(write(tables)) / "zh/index.html")


def test_reading_notes_count_against_nobody(site: Path) -> None:
    overview = html.fromstring((site / "zh/index.html").read_bytes())
    rules = overview.xpath("//table[contains(@class, 'plain')]//code/text()")
    assert "SRC006" not in rules
    page = text_of(site / "zh" / page_of("示例县第2局"))
    assert "读取提示" in page and "不是单位的问题" in page


@pytest.mark.parametrize(("agencies", "ranked"), [(7, True), (4, False)])
def test_small_runs_are_not_ranked(write: Write, tables: Tables, agencies: int, ranked: bool) -> None:
    kept = {row[0] for row in tables["coverage"] if row[4] == 2024 and row[8]}
    kept = set(sorted(kept)[:agencies])
    tables["coverage"] = [row for row in tables["coverage"] if row[0] in kept]
    shown = text_of(made(write(tables)) / "zh/index.html")
    assert ("错误最多的报告" in shown) is True
    assert ("名次单位错误" in shown) is ranked
    assert "不足 5 份时不排名" in shown


def test_shared_text_stands_side_by_side(site: Path, hostile: str) -> None:
    page = html.fromstring((site / "zh/copies-1.html").read_bytes())
    assert page.xpath("//div[@class='pair']//mark/text()") == ["围绕公交线路调整编写", "围绕公交线路调整编写"]
    assert hostile in page.text_content() and "加粗" in page.text_content()
    assert "第 1 组" in text_of(site / "en" / page_of(hostile)) or "group 1" in text_of(site / "en" / page_of(hostile))


def test_a_run_without_shared_text_has_no_such_page(write: Write) -> None:
    site = made(write(without=("similarity",)))
    assert not (site / "zh/copies-1.html").exists()
    assert "雷同文字" not in text_of(site / "zh/index.html")


def test_what_has_changed_since_the_run_before(site: Path) -> None:
    overview = text_of(site / "zh/index.html")
    assert "1公布之后改动的文件" in overview and "1仍有的问题" in overview
    page = html.fromstring((site / "zh" / page_of("示例县第1局")).read_bytes())
    (table,) = page.xpath("//h3[text()='与上次检查相比']/following-sibling::div//tbody")
    rows = [[cell.text_content().strip() for cell in row] for row in table]
    assert [row[0] for row in rows] == ["已改正的问题", "公布之后改动的文件", "改动的格"]
    assert rows[0][3] == "相差<9>" and rows[1][2:] == ["2024/0.yaml", "", ""]
    assert rows[2][2:] == ["表三 › 总计 › 一、本年新收政府信息公开申请数量", "43", "44"]


def test_what_a_finding_says_stands_once_below_a_table(site: Path) -> None:
    page = html.fromstring((site / "zh" / page_of("示例县第2局")).read_bytes())
    (table,) = page.xpath("//figure[contains(@class, 'requests')]")
    numbers = table.xpath(".//td[contains(@class, 'bad')]/sup/a/text()")
    assert numbers == table.xpath(".//ol[@class='notes']/li/@value") != []
    assert not table.xpath(".//*[@class='tip']") and "REQ101 相差 1" in table.xpath(
        "string(.//ol[@class='notes']/li[1])"
    )


def test_last_years_figures_stand_in_the_cells(site: Path) -> None:
    page = html.fromstring((site / "zh" / page_of("示例县第1局")).read_bytes())
    assert "上年 40" in [node.text_content() for node in page.iter("small")]


def test_two_builds_are_the_same(write: Write, tmp_path: Path) -> None:
    run = write()
    for name in ("one", "two"):
        assert call(str(run), "-o", str(tmp_path / name), "--notice", "all").exit_code == 0
    files = [
        sorted(path.relative_to(tmp_path / name) for path in (tmp_path / name).rglob("*.*")) for name in ("one", "two")
    ]
    assert files[0] == files[1]
    assert all(
        (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
        for file in files[0]
        if (tmp_path / "one" / file).is_file()
    )


def test_a_new_site_takes_the_place_of_an_old_one(write: Write, tables: Tables) -> None:
    site = made(write(tables))
    stale = site / "zh/agency/00/stale.html"
    stale.parent.mkdir(exist_ok=True)
    stale.write_text("old", encoding="utf-8")
    (site / "note.txt").write_text("mine", encoding="utf-8")
    made(write(tables))
    assert not stale.exists() and (site / "note.txt").exists()


class TestRefusals:
    def test_a_folder_of_others_is_left_alone(self, write: Write, tmp_path: Path) -> None:
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs/zh").mkdir()
        (tmp_path / "docs/zh/mine.txt").write_text("mine", encoding="utf-8")
        result = call(str(write()), "-o", str(tmp_path / "docs"))
        assert result.exit_code == 2 and "--force" in result.output
        assert call(str(write()), "-o", str(tmp_path / "docs"), "--force").exit_code == 0
        assert (tmp_path / "docs/zh/mine.txt").exists()

    def test_no_run(self, tmp_path: Path) -> None:
        result = call(str(tmp_path), "-o", str(tmp_path / "site"))
        assert result.exit_code == 2 and "run.json" in result.output
        (tmp_path / "run.json").write_text(json.dumps({"schema": 9}), encoding="utf-8")
        assert "9" in call(str(tmp_path), "-o", str(tmp_path / "site")).output

    @pytest.mark.parametrize(
        ("options", "said"), [(("--year", "2019"), "2019"), (("--notice", "没有的局"), "没有的局")]
    )
    def test_what_is_not_in_the_run(self, write: Write, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
        result = call(str(write()), "-o", str(tmp_path / "site"), *options)
        assert result.exit_code == 2 and said in result.output and not (tmp_path / "site").exists()


def test_who_has_changed_is_a_page(site: Path) -> None:
    page = html.fromstring((site / "zh/changes.html").read_bytes())
    heads, *rows = [[cell.text_content().strip() for cell in row] for row in page.xpath("//table//tr")]
    told = [{head: cell for head, cell in zip(heads, row, strict=True) if cell} for row in rows]
    assert told == [
        {"单位": "示例县第1局", "已改正的问题": "1", "公布之后改动的文件": "1", "改动的格": "1"},
        {"单位": "示例县第3局", "去掉的文件": "1"},
    ]
    assert page.xpath("//tbody//a/@href") == [f"{page_of(row['单位'])}#changes" for row in told]
    assert html.fromstring((site / "zh/index.html").read_bytes()).xpath("//h2/a/@href") == ["changes.html"]


def test_who_has_withdrawn_the_report_is_not_without_a_trace(site: Path) -> None:
    page = html.fromstring((site / "zh" / page_of("示例县第3局")).read_bytes())
    (row,) = page.xpath("//*[@id='changes']//tbody/tr")
    assert [cell.text_content().strip() for cell in row] == ["去掉的文件", "2024", "2024/2.yaml", "", ""]


def test_without_a_run_before_there_is_no_page_of_changes(write: Write, tables: Any) -> None:
    tables["changes"] = []
    assert not list(made(write(tables)).rglob("changes.html"))
