"""Reports made by hand and read by the true reader, checked by no rule."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from disclosure_lint.comparison import Side
from disclosure_lint.diagnostics import CheckedReport, Diagnostic
from disclosure_lint.forms import Forms, build_form
from disclosure_lint.readers import read
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

NATIONAL = resource("rules") / "national"


@pytest.fixture(scope="session")
def forms() -> Forms:
    files = sorted((NATIONAL / "forms").glob("*.yaml"))
    return Forms([build_form(yaml.safe_load(path.read_text("utf-8"))) for path in files])


@pytest.fixture(scope="session")
def side(forms: Forms) -> Callable[..., Side]:
    vocabulary = Vocabulary.from_data(yaml.safe_load((NATIONAL / "vocabulary.yaml").read_text("utf-8"))["words"])

    def made(year: int | None = 2024, found: tuple[Diagnostic, ...] = (), outcomes: Any = None, **keys: Any) -> Side:
        """A report with these keys besides agency and year."""
        data = {"agency": "青河市水利局", **({"year": year} if year else {}), **keys}
        reading = read("a.yaml", yaml.safe_dump(data, allow_unicode=True).encode(), forms, vocabulary)
        assert reading.report, reading.findings
        checked = CheckedReport("a.yaml", "青河市水利局", "department", year, None, outcomes or {}, found)
        return Side(checked, reading.report)

    return made
