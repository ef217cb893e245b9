"""The report's classes are what pydantic takes them for."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from disclosure_lint.report import Cell, Report, Section, Signature, Trait

ADAPTER = TypeAdapter(Report)


def test_pydantic_validates_reports() -> None:
    cell = Cell.of(3, 3)
    made = ADAPTER.validate_python(
        {
            "agency": "示例市人民政府",
            "year": 2024,
            "sections": [{"number": 1, "title": "总体情况", "text": "正文"}],
            "tables": {"requests": {"received": {"total": cell}}},
            "signed": {"agency": "示例市人民政府办公室", "date": "2025-01-24"},
        }
    )
    assert made.signed == Signature("示例市人民政府办公室", date(2025, 1, 24))
    assert made.section(1) == Section(1, "总体情况", "正文")
    assert made.cell("requests", "received", "total") == cell
    with pytest.raises(ValidationError):
        ADAPTER.validate_python({"level": "village"})


@pytest.mark.parametrize(
    ("raw", "value", "traits"),
    [
        (3, 3, Trait(0)),
        (None, None, Trait.BLANK),
        (" \u3000", None, Trait.BLANK),
        ("/", None, Trait.TEXT),
        (-1, -1, Trait.NEGATIVE),
        (Decimal("0.5"), Decimal("0.5"), Trait.FRACTIONAL),
        (Decimal("3.0"), Decimal("3.0"), Trait(0)),
    ],
)
def test_cells_know_what_stands_in_them(raw: object, value: object, traits: Trait) -> None:
    assert Cell.of(raw, value).traits == traits  # type: ignore[arg-type]
