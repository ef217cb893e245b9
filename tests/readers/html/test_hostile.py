"""Pages made to break a reader: an answer, soon, and never an exception."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.readers.html.tree import MAX_TAGS

SECONDS = 20
"""Far more than anything here takes, far less than what grows with the square of its input would take."""

REFUSED = {
    "nested blocks": (lambda: "<div>" * 1_000_000, "page_too_many"),
    "nested blocks, fewer": (lambda: "<div>" * 100_000 + "x", "page_too_deep"),
    "nested tables": (lambda: "<table><tr><td>" * 40_000 + "x", "page_too_deep"),
    "nested fonts": (lambda: "".join(f"<font size={n}>" for n in range(100_000)) + "x", "page_too_deep"),
    "nested wide": (lambda: ("<b>" * 900 + "x" + "</b>" * 900) * 50, "page_too_deep"),
    "cells": (lambda: "<table>" + ("<tr>" + "<td>1</td>" * 1000 + "</tr>") * 1000 + "</table>", "page_too_many"),
    "spans": (lambda: "<table>" + "<tr><td>a<td colspan=1000 rowspan=65534>1" * 500 + "</table>", "page_table"),
    "attributes": (lambda: "<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">x", "page_attributes"),
    "attributes behind a quote": (lambda: '<p a=="> <p ' + " ".join(f"b{n}" for n in range(500_000)) + '">', "page_attributes"),
    "attributes behind a name": (lambda: '<p ="> <p ' + " ".join(f"b{n}" for n in range(500_000)) + '">', "page_attributes"),
    "comments": (lambda: "<!--" * 4_000_000, "page_too_many"),
    "nothing": (lambda: "<html>", "no_report"),
    "a comment": (lambda: "<!DOCTYPE html><!-- " + "x" * 1000, "no_report"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_with_a_reason(pages, kind: str) -> None:
    make, reason = REFUSED[kind]
    page = "<html>" + make()
    start = time.process_time()
    reading = pages.read(page)
    assert time.process_time() - start < SECONDS
    assert reading.report is None
    assert [finding.reason for finding in reading.findings] == [reason]


SURVIVED = {
    "a long attribute": lambda page: page.replace("<h1>", f"<h1 title='{'x' * 5_000_000}'>"),
    "entities": lambda page: page + "&amp;" * 1_000_000,
    "an unknown entity": lambda page: page + "&nothing;" * 300_000,
    "an entity of its own": lambda page: '<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>' + page + "&a;&c;",
    "angle brackets": lambda page: page + "< " * 2_000_000,
    "null bytes": lambda page: page.replace("<p>", "<p>\0\0"),
    "spans": lambda page: page.replace("<td>", "<td rowspan=1 colspan=1>").replace("colspan=4", "colspan=1000000000"),
    "no rows": lambda page: page.replace("</table>", "</table><table rowspan=0><tr><td rowspan=0 colspan=0></table>"),
    "a long line": lambda page: page + "<p>" + "长" * 3_000_000,
    "many lines": lambda page: page + "<br>" * 140_000,
    "many siblings": lambda page: page + "<p>x</p>" * 70_000,
    "many links": lambda page: page + "<a href=x>y</a>" * 70_000,
    "empty tables": lambda page: page + "<table><tr><td><td></table>" * 20_000,
    "frames of tables": lambda page: "<table><tr><td>" * 150 + page + "</table>" * 150,
    "a style": lambda page: page.replace("<h1>", f"<h1 style='{'display' * 500_000}'>"),
    "an address": lambda page: page.replace("<h1>", f"<a href='http://[{'x' * 500_000}'>x</a><h1>"),
    "marks and controls": lambda page: page.replace("<h1>", "<h1>\x01\x02\u202e\ufeff&#0;&#xD800;&#x110000;&#99999999999;"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SURVIVED)
def test_survived(pages, kind: str) -> None:
    page = SURVIVED[kind](pages.page())
    start = time.process_time()
    reading = pages.read(page)
    assert time.process_time() - start < SECONDS
    assert pages.cells(reading) == pages.values()
    assert "root:" not in reading.source.text


def test_a_page_of_the_largest_size_is_read(pages) -> None:
    page = pages.page()
    filler = (MAX_TAGS - page.count("<")) // 2 - 10
    assert pages.cells(pages.read(page.replace("</body>", "<i>x</i>" * filler + "</body>"))) == pages.values()


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 500,
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x\n\n" * 100_000,
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nnothing",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=nonsense\nContent-Transfer-Encoding: base64\n\n!!!\n--x--",
        b"Content-Type: multipart/related; " + b"a=b; " * 200_000 + b"\n\n",
    ],
)  # fmt: skip
def test_saved_pages_that_are_none(pages, data: bytes) -> None:
    start = time.process_time()
    reading = pages.read(data, "a.mht")
    assert time.process_time() - start < SECONDS
    assert reading.report is None


SOUP = st.text(st.sampled_from("<>/=\"'&;!-ab 1\n\0中table td tr rowspan 表总体情况"), max_size=120)


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_any_soup(pages, soup: str) -> None:
    pages.read(f"<html>{soup}", "a.html")


PARTS = st.sampled_from(["<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3>", "<td colspan=0>", "<th>", "<p>", "</p>", "<div>", "</div>", "<a>", "</a>", "<br>", "<caption>", "<tbody>", "<tfoot>", "<form>", "<html>", "</html>", "<b>", "</b>", "<select>", "<!--", "-->", "一、总体情况", "其他需要报告的事项", "存在的问题", "规章", "1", "<img>", "<style>", "<title>"])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=60))
def test_any_tags(pages, parts: list[str]) -> None:
    reading = pages.read("<html>" + "".join(parts), "a.html")
    for finding in reading.findings:
        assert finding.rule in {"SRC001", "SRC002", "SRC004", "SRC005", "SRC006", "HYG002"}
    document = pages.document("<html><body>x" + "".join(parts))
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(document.source.text)
        cells = getattr(block, "cells", ())
        taken = [(row, column) for cell in cells for row in range(cell.row, cell.row + cell.rows) for column in range(cell.column, cell.column + cell.columns)]  # fmt: skip
        assert len(taken) == len(set(taken))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(pages, data: bytes) -> None:
    pages.read(data, "a.html")
    pages.read(b"<html>" + data, "a.html")
    pages.read(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + data, "a.mht")
