"""The frame of a page that holds everything and asks nothing of any server."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from disclosure_lint.phrases import Lang

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def page(title: str, lang: Lang, body: Iterable[str], styles: Sequence[str], scripts: Sequence[str] = ()) -> str:
    """The page: its title (safe already) and the lines of its body, the files of its style and its scripts.

    Its content security policy lets in these two and nothing else.
    """
    style = f"\n{chr(10).join(map(_asset, styles))}\n"
    program = f"\n{chr(10).join(map(_asset, scripts))}\n" if scripts else ""
    allowed = f"script-src {_hash(program)}; " if program else ""
    policy = f"default-src 'none'; style-src {_hash(style)}; {allowed}base-uri 'none'; form-action 'none'"
    lines = [
        "<!doctype html>",
        f'<html lang="{LANGUAGES[lang]}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
        f"<title>{title}</title>",
        f"<style>{style}</style></head><body>",
        *body,
        f"<script>{program}</script></body></html>" if program else "</body></html>",
    ]
    return "\n".join(lines) + "\n"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
