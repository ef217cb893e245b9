"""Each format as it looks, kept in tests/golden/FORMAT.

Run with UPDATE_GOLDEN=1 to write the files anew, then read the difference.
"""

import os
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
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format_name", SUFFIXES)
def test_looks_as_it_did(format_name: str, name: str, cases: Callable[[str], Any], lang: Any) -> None:
    text = renderer(format_name)(*cases(name), lang)
    assert isinstance(text, str)
    golden = GOLDEN / format_name / f"{name}.{lang}.{SUFFIXES[format_name]}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()


@pytest.mark.parametrize("format_name", SUFFIXES)
def test_no_golden_file_is_left_over(format_name: str, cases: Callable[[str], Any]) -> None:
    for path in (GOLDEN / format_name).iterdir():
        cases(path.name.split(".")[0])
