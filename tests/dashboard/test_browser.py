"""Every page in Chromium: nothing to complain of, and what the scripts do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, opened, pages_of, program
from tests.dashboard.test_site import made

pytestmark = pytest.mark.skipif(program() is None, reason="no Chromium here")


@pytest.fixture(scope="module")
def site(standard_run: Path) -> Path:
    return made(standard_run, "--notice", "all")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    started = Browser()
    yield started
    started.close()


@pytest.mark.parametrize("width", [1440, 500])
def test_no_page_gives_reason_to_complain(site: Path, width: int) -> None:
    assert {page: told for page, told in opened(pages_of(site), width) if told} == {}


def test_complaints_are_heard(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(
        "<script src='none.js'></script><script>nothing()</script><p style='width:9000px'>x", encoding="utf-8"
    )
    told = " ".join(browser.complaints(page))
    assert "exception" in told and "ERR_FILE_NOT_FOUND" in told and "wider" in told


def wait(browser: Browser, condition: str) -> bool:
    return bool(
        browser.evaluate(
            f"new Promise((done) => {{ let left = 100; const look = () => ({condition}) || !left-- ? "
            f"done(Boolean({condition})) : setTimeout(look, 50); look(); }})"
        )
    )


def filled(browser: Browser, name: str, value: str) -> None:
    browser.evaluate(
        f"(() => {{ const field = document.querySelector('.sieve').elements.{name}; field.value = '{value}';"
        " field.dispatchEvent(new Event('input', { bubbles: true })); })()"
    )


def test_agencies_are_looked_through(browser: Browser, site: Path, hostile: str) -> None:
    assert browser.complaints(site / "zh/agencies-1.html") == []
    filled(browser, "state", "missing")
    assert wait(browser, "document.querySelectorAll('.sieve tbody tr').length === 1")
    assert browser.evaluate("document.querySelector('.sieve tbody th').textContent") == "示例县第3局"
    assert browser.evaluate("document.querySelector('.listed').offsetHeight") == 0
    filled(browser, "state", "")
    filled(browser, "rule", "REQ101")
    filled(browser, "order", "errors")
    assert wait(browser, "document.querySelectorAll('.sieve tbody tr').length === 5")
    assert browser.evaluate("document.querySelector('.sieve tbody a').textContent") == hostile
    assert "5 个" in browser.evaluate("document.querySelector('.sieve .note').textContent")
    filled(browser, "rule", "")
    filled(browser, "order", "")
    assert browser.evaluate("document.querySelector('.listed').offsetHeight") > 0


def test_a_marked_cell_says_what_is_wrong(browser: Browser, site: Path) -> None:
    from disclosure_lint.dashboard.agencies import page_of

    assert browser.complaints(site / "zh" / page_of("示例县第2局")) == []
    browser.evaluate("document.querySelector('.form td.bad').focus()")
    said = browser.evaluate("document.querySelector('.form td.bad .tip').textContent")
    assert said.startswith("REQ101 相差 1")
    assert browser.evaluate("getComputedStyle(document.querySelector('.tip')).display") == "block"


def test_a_table_of_all_rules_fits_on_paper(browser: Browser, site: Path) -> None:
    """With as many rules as the pack has; what stands beyond the edge of the paper is lost."""
    assert browser.complaints(site / "zh/agencies-1.html") == []
    browser.evaluate(
        "document.querySelectorAll('.heat.agencies tr:not(.group)').forEach((row) => { for (let n = 0; n < 110; n++)"
        " row.append(row.lastElementChild.cloneNode(true)); })"
    )
    browser.ask("Emulation.setEmulatedMedia", media="print")
    wide = (
        "document.querySelector('.heat.agencies').offsetWidth - document.querySelector('.listed .scroll').clientWidth"
    )
    assert browser.evaluate(wide) <= 0
    browser.ask("Emulation.setEmulatedMedia", media="")
    assert browser.evaluate(wide) > 0


def test_paper_has_nothing_to_click_on(browser: Browser, site: Path) -> None:
    assert browser.complaints(site / "zh/agencies-1.html") == []
    shown = (
        "[...document.querySelectorAll('.bar nav, .finder, .sieve, .pages')].filter((each) => each.offsetHeight).length"
    )
    assert browser.evaluate(shown) == 3
    browser.ask("Emulation.setEmulatedMedia", media="print")
    assert browser.evaluate(shown) == 0
    browser.ask("Emulation.setEmulatedMedia", media="")
