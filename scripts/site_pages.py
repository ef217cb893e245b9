"""Which pages the documentation site of one language has, and where their links lead: hooks of mkdocs.

The pages lie in docs/ as they are read in the repository: `NAME.md` in English, `NAME.zh.md` beside it where there is a
Chinese one, rule pages in rules/en and rules/zh. A site takes those of its language, in Chinese the English ones where
there are no others, and with them what lies outside of docs/ and is linked to. `extra` of mkdocs.yml has the language
and the order of the pages.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
CHINESE = ".zh.md"
OUTSIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "grammar/expression.lark")
"""Files of the repository that pages link to, by their place there and on the site."""

ASSETS = ROOT / "scripts" / "site_assets"
"""Style of the site, and the script by which the search needs no server; the theme would ask another for it."""

_SHIM = "https://unpkg.com/iframe-worker/shim"
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]*)\]\((?P<target>[^)\s#]*)(?P<anchor>#[^)\s]*)?\)")
_ELSEWHERE = {"English": "en", "中文": "zh"}
"""What links to a page in the other language are called."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages of the language, and the files from outside."""
    lang = config.extra["lang"]
    other = "en" if lang == "zh" else "zh"
    kept = {file.src_uri: file for file in files if not file.src_uri.startswith(f"rules/{other}/")}
    for name in [name for name in kept if name.endswith(CHINESE)]:
        file = kept.pop(name)
        if lang == "zh":
            plain = name.removesuffix(CHINESE) + ".md"
            kept[plain] = File.generated(config, plain, abs_src_path=str(file.abs_src_path))
    for path in OUTSIDE:
        kept[path] = File.generated(config, path, abs_src_path=str(ROOT / path))
    for asset in sorted(ASSETS.iterdir()):
        kept[asset.name] = File.generated(config, asset.name, abs_src_path=str(asset))
    schemas = sorted((ROOT / "schemas").glob("*.json"))
    for schema in schemas:
        name = f"schemas/{schema.name}"
        kept[name] = File.generated(config, name, abs_src_path=str(schema))
    kept["schemas/index.md"] = File.generated(config, "schemas/index.md", content=_schemas(schemas, lang))
    config.nav = navigation(config.extra, kept, lang)
    return Files(kept.values())


def _schemas(schemas: Iterable[Path], lang: str) -> str:
    """A page that lists them."""
    title, said = ("Schemas", "JSON Schema of each file format:")
    if lang == "zh":
        title, said = ("JSON Schema", "各种文件格式的 JSON Schema：")
    return f"# {title}\n\n{said}\n\n" + "".join(f"- [{path.stem}]({path.name})\n" for path in schemas)


def navigation(extra: Any, known: Iterable[str], lang: str) -> list[Any]:
    """The pages under their headings: those that there are, with those that are not named under the last."""
    headings = extra.get("headings", {})
    sections = {heading: [_own(page, lang) for page in pages] for heading, pages in extra["sections"].items()}
    named = {page for pages in sections.values() for page in pages}
    there = [name for name in known if name.endswith(".md")]
    rest = [name for name in there if name not in named and not name.startswith("rules/")]
    list(sections.values())[-1].extend(sorted(rest))
    return [
        {headings.get(heading, heading): [page for page in pages if page in there]}
        for heading, pages in sections.items()
    ]


def _own(page: str, lang: str) -> str:
    return page.replace("rules/en/", f"rules/{lang}/")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The text with links that hold on the site; headings of a translation have the anchors of the English page."""
    here, lang = page.file.src_uri, config.extra["lang"]
    if str(page.file.abs_src_path).endswith(CHINESE) and (ROOT / "docs" / here).exists():
        markdown = anchored(markdown, (ROOT / "docs" / here).read_text(encoding="utf-8"))
    return _LINK.sub(lambda found: _link(found, here, lang, files), markdown)


def headings(markdown: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are headings, by number from 0; not what looks like one in a block of code."""
    fenced = False
    for number, line in enumerate(markdown.split("\n")):
        fenced ^= line.startswith("```")
        if line.startswith("#") and not fenced:
            yield number, line


def anchored(translation: str, original: str) -> str:
    """A translation whose headings have the anchors of the original's, one by one: links to either lead to both."""
    lines = translation.split("\n")
    for (number, line), (_, english) in zip(headings(translation), headings(original), strict=False):
        words = re.sub(r"[`*]|\]\([^)]*\)", "", english.lstrip("# "))
        lines[number] = f"{line} {{#{slugify(words, '-')}}}"
    return "\n".join(lines)


def _link(found: re.Match[str], here: str, lang: str, files: Files) -> str:
    """A link: to the same page of the other site, to a page under its name here, or as it is."""
    text, target, anchor = found["text"], found["target"], found["anchor"] or ""
    if not target or "://" in target or target.startswith("mailto:"):
        return found[0]
    folder = posixpath.dirname(here)
    path = posixpath.normpath(posixpath.join("docs", folder, target))
    if here in OUTSIDE:
        path = posixpath.normpath(target)
    site = path.removeprefix("docs/")
    elsewhere = _ELSEWHERE.get(text)
    if (elsewhere and elsewhere != lang) or site.startswith("rules/en/" if lang == "zh" else "rules/zh/"):
        return _to_other_site(text, site, here, "en" if lang == "zh" else "zh")
    site = site.removesuffix(CHINESE) + ".md" if site.endswith(CHINESE) else site
    site = "schemas/index.md" if site == "schemas" else site
    if files.get_file_from_path(site) is None:
        return found[0]
    return f"[{text}]({posixpath.relpath(site, folder or '.')}{anchor})"


def _to_other_site(text: str, site: str, here: str, lang: str) -> str:
    page = re.sub(r"(\.zh)?\.md$", ".html", site)
    up = "../" * (here.count("/") + 1)
    return f'<a href="{up}{lang}/{page}">{text}</a>'


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """The switch of languages leads to the same page."""
    url = page.file.dest_uri
    if url.startswith("rules/"):
        url = "rules/{}/" + url.split("/", 2)[2]
    up = "../" * (page.file.dest_uri.count("/") + 1)
    config.extra["alternate"] = [
        {"name": name, "link": f"{up}{lang}/{url.format(lang)}", "lang": lang}
        for lang, name in (("zh", "中文"), ("en", "English"))
    ]
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses where there is none, alike."""
    return output_content.replace(_SHIM, "iframe-worker.js")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page with its own copy of the script."""
    return output.replace(_SHIM, "../" * page.file.dest_uri.count("/") + "iframe-worker.js")
