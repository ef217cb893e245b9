"""The page: well formed, closed to the outside, whole without its script, its tables marked."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from disclosure_lint.outputs.html import render

from . import conftest as made  # noqa: TID252 - its results, outside of fixtures

Cases = Callable[[str], Any]
VOID = {"meta", "input", "br"}


class Outline(HTMLParser):
    """Every tag with its attributes; AssertionError where one is closed that is not open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: Counter[str] = Counter()
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts[self.open[-1] if self.open else ""] += len(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_is_well_formed_with_ids_of_its_own(name: str, cases: Cases, lang: Any) -> None:
    outline = Outline(render(*cases(name), lang))
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    links = {attributes.get("href") for attributes in outline.all("a")}
    assert links <= {f"#{name}" for name in ids}


def test_says_its_language(cases: Cases) -> None:
    assert '<html lang="zh-CN">' in render(*cases("clean"), "zh")
    assert '<html lang="en">' in render(*cases("clean"), "en")


class TestOutside:
    def test_nothing_is_asked_for(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        outline = Outline(page)
        assert not re.search(r"https?:|@import|url\(|\bfetch\(|XMLHttp|\bimport\(", page)
        assert all("src" not in attributes for _, attributes in outline.tags)
        assert not any(tag in ("link", "img", "iframe", "object", "embed", "base", "form") for tag, _ in outline.tags)

    def test_only_its_own_style_and_script_are_allowed(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', page)
        assert policy.startswith("default-src 'none'; ")
        for tag in ("style", "script"):
            (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy
        for _, attributes in Outline(page).tags:
            assert not any(name == "style" or name.startswith("on") for name in attributes)

    def test_hostile_texts_make_no_tags(self) -> None:
        page = render(made.hostile(), made.SOURCES, "zh")
        outline = Outline(page)
        assert len(outline.all("script")) == 1
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


class TestFindings:
    def test_stand_by_severity_those_of_the_reader_last(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        assert re.findall('<section class="kind (.*?)">', page) == ["error", "warning", "extraction"]
        numbers = [int(number) for number in re.findall(r'class="finding" id="r1-(\d+)"', page)]
        assert numbers == list(range(1, 14))

    def test_tell_a_rule_once(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        assert page.count("核对该行各列与总计。") == 1
        assert page.count('<p class="message">六类申请人合计') == 8

    def test_show_the_paragraph_with_the_words_marked(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        (quoted,) = [text for text in re.findall("<blockquote>(.*)</blockquote>", page) if "3646" in text]
        assert quoted.startswith("2024年，本机关深入贯彻落实")
        assert "<mark>3646 件</mark>，同比增长" in quoted

    def test_in_documents_have_their_place(self, cases: Cases) -> None:
        page = render(*cases("document"), "zh")
        assert '<p class="place">第 3 段 · 一、总体情况</p>' in page

    def test_that_do_not_count_stand_apart_with_the_reason(self, cases: Cases) -> None:
        page = render(*cases("excused"), "zh")
        assert re.findall('<section class="kind (.*?)">', page) == ["error", "excused", "excused"]
        assert '<p class="excuse">已豁免 reorganised（批准人：Zhang San，' in page
        assert page.count('<p class="excuse">基线中已有</p>') == 2


class TestTables:
    def cell(self, page: str, number: int) -> str:
        return next(cell for cell in re.findall("<t[dh][^>]*>.*?</t[dh]>", page) if f'data-of="{number}' in cell)

    def test_mark_the_cell_and_say_why(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        (bad,) = [
            cell for cell in re.findall("<td[^>]*>.*?</td>", page) if 'class="bad error"' in cell and ">77<" in cell
        ]
        assert "商业企业：新收 75 + 上年结转 3 ≠ 办理总计 77" in bad
        assert 'tabindex="0"' in bad
        assert 'role="tooltip"' in bad

    def test_tell_cells_that_were_read_blank_or_absent(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        assert re.search('<td class="read" data-of="2[^"]*">75</td>', page)
        assert re.search('<td class="bad warning"[^>]*><sup>', page)  # blank, and that is the finding
        assert page.count("absent") >= 2

    def test_are_there_only_where_something_is_wrong(self, cases: Cases) -> None:
        assert '<figure class="form' in render(*cases("findings"), "zh")
        clean = made.result(made.report(tables=(made.drawn(),)))
        assert '<figure class="form' not in render(clean, {}, "zh")

    def test_have_notes_for_paper(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        (notes,) = re.findall('<ol class="notes">(.*?)</ol>', page, re.DOTALL)
        assert "REQ101 商业企业：新收 75" in notes

    def test_list_cells_of_other_forms(self, cases: Cases) -> None:
        assert "（六）其他处理 = 3" in render(*cases("findings"), "zh")


class TestWithoutScript:
    def test_severities_are_switched_by_style(self, cases: Cases) -> None:
        page = render(*cases("findings"), "zh")
        for kind in ("error", "warning", "info", "extraction", "missing"):
            assert f'id="show-{kind}"' in page
            assert f"#show-{kind}:not(:checked)" in page

    def test_the_search_is_hidden(self, cases: Cases) -> None:
        (search,) = [
            item for item in Outline(render(*cases("findings"), "zh")).all("input") if item.get("id") == "search"
        ]
        assert "hidden" in search


def test_several_reports_have_an_overview(cases: Cases) -> None:
    assert '<nav class="overview">' in render(*cases("findings"), "zh")
    assert '<nav class="overview">' not in render(*cases("document"), "zh")
