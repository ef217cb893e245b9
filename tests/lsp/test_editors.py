"""What is shipped for editors: valid, of this version, calling what there is."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from disclosure_lint import __version__
from disclosure_lint.cli.app import COMMANDS
from disclosure_lint.lsp.actions import FIX_ALL

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "editors" / "vscode"
PAGES = [ROOT / "docs" / name for name in ("editors.md", "editors.zh.md")]


def test_the_extension_starts_what_there_is() -> None:
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert package["version"] == __version__.split(".dev")[0]
    properties = package["contributes"]["configuration"]["properties"]
    assert properties["disclosure-lint.command"]["default"][1] in COMMANDS
    code = (EXTENSION / "extension.js").read_text(encoding="utf-8")
    assert {f"disclosure-lint.{name}" for name in re.findall(r'settings\.get\("(\w+)"\)', code)} == set(properties)
    assert {item["command"] for item in package["contributes"]["commands"]} == {"disclosure-lint.restart"}
    assert "${NAME}.restart" in code


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_the_extension_is_javascript() -> None:
    subprocess.run(["node", "--check", str(EXTENSION / "extension.js")], check=True, capture_output=True)


@pytest.mark.parametrize("page", [*PAGES, EXTENSION / "README.md"], ids=lambda page: page.name)
def test_what_pages_say_to_write(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```(\w+)\n(.*?)```", text, re.DOTALL)
    for language, block in blocks:
        if language == "json":
            json.loads(block if block.startswith("{") else f"{{{block}}}")
        elif language == "yaml":
            yaml.safe_load(block)
    assert f"{FIX_ALL}" in text
    assert set(re.findall(r"disclosure-lint (lsp|schema|check)", text)) <= set(COMMANDS)
