"""What a check of one report loads: start-up is paid at every commit. Times are for `benchmarks/`, modules for tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_lint.resources import resource

PROGRAM = """\
import sys
from disclosure_lint.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
print("\\n".join(sorted(sys.modules)))
"""

FOREIGN = {
    "asyncio", "concurrent", "difflib", "email", "http", "importlib.metadata", "jsonschema", "lark", "logging", "lsprotocol", "lxml",
    "multiprocessing", "opencc", "pydantic", "pygls", "rapidfuzz", "shutil", "socket", "ssl", "subprocess", "tempfile", "traceback", "xml",
}  # fmt: skip
OWN = {
    "api.changed", "api.compare", "api.remembering", "api.survey", "authoring", "comparison", "engine.conceal_report", "lsp", "engine.failed", "engine.message",
    "dsl.elaborate", "dsl.lower", "dsl.parse", "dsl.planning", "dsl.resolve", "dsl.settle", "dsl.syntax", "dsl.unroll",
    "outputs.json_", "prose.copying", "readers.compose", "readers.document", "readers.docx", "readers.office", "readers.pdf", "readers.tables", "readers.text",
    "repository", "rules.audit", "rules.build", "rules.explain", "rules.overlay", "rules.review", "rules.rulefile", "rules.schema", "store",
}  # fmt: skip
"""What only other inputs and outputs, rule files, mistakes and findings need."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that a check of a faultless report has loaded in the end, the pack being in the cache."""
    outside = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    environment = outside | {"DISCLOSURE_LINT_CACHE": str(tmp_path_factory.mktemp("cache"))}
    command = [sys.executable, "-c", PROGRAM, "check", str(resource("samples") / "clean-2024.yaml")]
    for _ in range(2):
        ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
    return set(ran.stdout.splitlines())


@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_a_library_that_a_check_does_not_need(name: str, loaded: set[str]) -> None:
    assert name not in loaded


@pytest.mark.parametrize("name", sorted(OWN))
def test_a_module_that_a_check_does_not_need(name: str, loaded: set[str]) -> None:
    module = f"disclosure_lint.{name}"
    assert module not in loaded
    path = Path(sys.modules["disclosure_lint"].__path__[0], *name.split("."))
    assert path.is_dir() or path.with_suffix(".py").is_file(), "the list is out of date"
