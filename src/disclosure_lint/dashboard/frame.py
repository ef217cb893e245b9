"""What every page of the site is made with: templates, language, addresses, phrases."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from disclosure_lint.dashboard.agencies import page_of
from disclosure_lint.outputs.wording import one_line, percent
from disclosure_lint.phrases import LANGS, PHRASES, Lang, say

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
LANGUAGES: dict[Lang, tuple[str, str]] = {"zh": ("zh-CN", "中文"), "en": ("en", "English")}
"""Each by its tag and its own name."""


class Frame(NamedTuple):
    """The site being written: where to, and what stands on every page of it."""

    target: Path
    basis: Mapping[str, object]
    with_copies: bool
    with_changes: bool
    langs: tuple[Lang, ...] = LANGS

    def write(self, lang: Lang, address: str, template: str, **values: object) -> None:
        """A page in one language, at its address below the folder of that language."""
        up = "../" * address.count("/")
        other: Lang = "en" if lang == "zh" else "zh"
        page = (
            _environment(lang)
            .get_template(f"{template}.html")
            .render(
                values,
                lang=LANGUAGES[lang][0],
                policy=POLICY,
                home=up,
                root=f"{up}../",
                here=address,
                other=f"{up}../{other}/{address}",
                other_lang=LANGUAGES[other] if other in self.langs else None,
                basis=self.basis,
                with_copies=self.with_copies,
                with_changes=self.with_changes,
            )
        )
        file = self.target / lang / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{page}\n", encoding="utf-8", errors="replace", newline="\n")


@cache
def _environment(lang: Lang) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("disclosure_lint.dashboard"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_tidy,
    )
    made.globals.update(say=lambda key, **values: say(key, lang, **values), page_of=page_of, zh=lang == "zh")
    made.filters.update(
        word=lambda row, name: row[f"{name}_{lang}"],
        percent=percent,
        shade=shade,
        phrase=lambda key, fallback: say(key, lang) if key in PHRASES else fallback,
    )
    return made


def _tidy(value: Any) -> Any:
    """Texts stand on one line, without characters that disturb who shows them; what is no text is left alone."""
    if value is None:
        return ""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def shade(part: int, of: int, least: int) -> str:
    """The class of a cell of a heat map: 0 to 5; none where the whole is too small to say anything."""
    if not part:
        return "h0"
    return f"h{min(5, 1 + part * 5 // of)}" if of >= least else "few"


def assets() -> dict[str, str]:
    """The files that all pages share."""
    style = "\n".join(_text(*place) for place in (("outputs.html", "style.css"), ("dashboard", "templates/site.css")))
    script = "\n".join(_text(*place) for place in (("outputs.html", "light.js"), ("dashboard", "templates/site.js")))
    return {"style.css": style, "script.js": script}


def start_page(langs: Sequence[Lang], first: Lang) -> str:
    """The page in the folder itself, which leads on to the first of these languages."""
    listed = [(lang, *LANGUAGES[lang]) for lang in langs]
    return f"{_environment(first).get_template('start.html').render(policy=POLICY, first=first, listed=listed)}\n"


def _text(package: str, name: str) -> str:
    return files(f"disclosure_lint.{package}").joinpath(name).read_text(encoding="utf-8")
