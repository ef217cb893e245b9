"""The documentation site: which pages it has, where links lead, translations that keep up with their originals."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = SimpleNamespace(**runpy.run_path(str(ROOT / "scripts" / "site_pages.py")))
OWN = ("index.zh.md", "law-coverage.zh.md")
"""Pages that are no translation: where Chinese readers begin, and one that is generated."""
TRANSLATED = [page for page in sorted(DOCS.rglob("*.zh.md")) if page.name not in OWN]
EXTRA = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["extra"]


def levels(page: Path) -> list[int]:
    """How deep each heading of a page is."""
    return [len(line) - len(line.lstrip("#")) for _, line in PAGES.headings(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: page.name)
def test_a_translation_has_the_headings_of_its_original(page: Path) -> None:
    assert levels(page) == levels(page.with_name(page.name.replace(".zh.md", ".md")))


def test_every_place_to_start_is_there_in_both_languages() -> None:
    starts = {"clerk", "repository", "supervisor", "author"}
    assert {page.name for page in (DOCS / "start").iterdir()} == {
        f"{name}{end}" for name in starts for end in (".md", ".zh.md")
    }


def test_headings_in_code_are_none() -> None:
    assert list(PAGES.headings("# a\n```sh\n# b\n```\n## c")) == [(0, "# a"), (4, "## c")]


def test_translated_headings_have_the_anchors_of_the_original() -> None:
    assert PAGES.anchored("# 甲\n\n## 转换", "# A page\n\n## `convert` it") == "# 甲 {#a-page}\n\n## 转换 {#convert-it}"


class Site:
    """The files of a site."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def get_file_from_path(self, name: str) -> str | None:
        return name if name in self.names else None


@pytest.mark.parametrize(
    ("here", "lang", "link", "expected"),
    [
        ("index.md", "en", "[x](cli.md#a)", "[x](cli.md#a)"),
        ("index.md", "zh", "[x](install.zh.md)", "[x](install.md)"),
        ("start/clerk.md", "zh", "[x](../install.zh.md)", "[x](../install.md)"),
        ("index.md", "en", "[x](../CHANGELOG.md)", "[x](CHANGELOG.md)"),
        ("index.md", "en", "[x](../schemas/)", "[x](schemas/index.md)"),
        ("CONTRIBUTING.md", "en", "[x](docs/cli.md)", "[x](cli.md)"),
        ("index.md", "en", "[中文](install.zh.md)", '<a href="../zh/install.html">中文</a>'),
        ("rules/zh/A.md", "zh", "[English](../en/A.md)", '<a href="../../../en/rules/en/A.html">English</a>'),
        ("index.md", "en", "[x](rules/zh/index.md)", '<a href="../zh/rules/zh/index.html">x</a>'),
        ("index.md", "en", "[x](https://example.com/a.md)", "[x](https://example.com/a.md)"),
        ("index.md", "en", "[x](gone.md)", "[x](gone.md)"),
    ],
)
def test_links_lead_where_they_should(here: str, lang: str, link: str, expected: str) -> None:
    site = Site("cli.md", "install.md", "CHANGELOG.md", "schemas/index.md", "rules/en/index.md")
    page = SimpleNamespace(file=SimpleNamespace(src_uri=here, abs_src_path=""))
    config = SimpleNamespace(extra={"lang": lang})
    assert PAGES.on_page_markdown(link, page, config, site) == expected


def test_pages_that_nobody_ordered_are_there_all_the_same() -> None:
    nav = PAGES.navigation(EXTRA, ["index.md", "new-page.md", "rules/zh/index.md", "rules/zh/A.md", "a.json"], "zh")
    held = [page for section in nav for pages in section.values() for page in pages]
    assert sorted(held) == ["index.md", "new-page.md", "rules/zh/index.md"]


def test_every_heading_has_chinese_words() -> None:
    chinese = yaml.safe_load((ROOT / "mkdocs.zh.yml").read_text("utf-8"))["extra"]["headings"]
    assert set(chinese) == set(EXTRA["sections"])
