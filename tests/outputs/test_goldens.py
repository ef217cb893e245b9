"""Each format as it looks, kept in tests/golden/FORMAT.

Run with UPDATE_GOLDEN=1 to write the files anew, then read the difference.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint.outputs import renderer

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
SUFFIXES = {
    "sarif": "sarif",
    "junit": "xml",
    "github": "txt",
    "gitlab": "json",
    "rdjson": "json",
    "csv": "csv",
    "markdown": "md",
    "html": "html",
}


ASSETS = re.compile(r"<(style|script)>.*?</\1>|<meta http-equiv[^>]*>", re.DOTALL)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format_name", SUFFIXES)
def test_looks_as_it_did(format_name: str, name: str, cases: Callable[[str], Any], lang: Any) -> None:
    text = renderer(format_name)(*cases(name), lang)
    assert isinstance(text, str)
    if format_name == "html":  # style and script are files of their own
        text = ASSETS.sub("", text)
    golden = GOLDEN / format_name / f"{name}.{lang}.{SUFFIXES[format_name]}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()


@pytest.mark.parametrize("format_name", SUFFIXES)
def test_no_golden_file_is_left_over(format_name: str, cases: Callable[[str], Any]) -> None:
    for path in (GOLDEN / format_name).iterdir():
        cases(path.name.split(".")[0])
