"""The comparison for programs: every difference, numbers exact. Described by `outputs.comparison.schema`."""

from decimal import Decimal

from disclosure_lint.comparison import (
    CellChange,
    Comparison,
    Figure,
    FindingChange,
    ParagraphChange,
    TableChange,
    TextChange,
)
from disclosure_lint.diagnostics import CheckedReport, Result
from disclosure_lint.outputs.exact_json import Json, written
from disclosure_lint.outputs.json_ import diagnostic, pack
from disclosure_lint.phrases import Lang


def render(comparison: Comparison, result: Result, lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.comparison.Renderer`; neither colour nor width make a difference."""
    return written(document(comparison, result, lang)) + "\n"


def document(comparison: Comparison, result: Result, lang: Lang) -> dict[str, Json]:
    """The whole output as plain values."""
    return {
        "tool": {"name": "disclosure-lint", "version": result.version},
        "today": result.today,
        "packs": [pack(item, lang) for item in result.packs],
        "relation": comparison.relation,
        "one_agency": comparison.one_agency,
        "swapped": comparison.swapped,
        "before": _report(comparison.before),
        "after": _report(comparison.after),
        "facts": [dict(fact._asdict()) for fact in comparison.facts],
        "tables": [_table(table, lang) for table in comparison.tables],
        "texts": [_text(text, lang) for text in comparison.texts],
        "findings": {
            kind: [_finding(item, lang) for item in comparison.found(kind)] for kind in ("new", "gone", "kept")
        },
        "summary": _summary(comparison),
    }


def _report(report: CheckedReport) -> dict[str, Json]:
    return {
        "path": report.path,
        "agency": report.agency,
        "level": report.level,
        "year": report.year,
        "edition": report.edition,
    }


def _table(table: TableChange, lang: Lang) -> dict[str, Json]:
    return {
        "pointer": table.pointer,
        "label": table.label.text(lang),
        "presence": table.presence,
        "compared": table.compared,
        "cells": [_cell(cell, lang) for cell in table.cells],
        "lines": [
            {"pointer": line.pointer, "label": line.label.text(lang), "kind": line.kind, "reason": line.reason}
            for line in table.lines
        ],
    }


def _cell(cell: CellChange, lang: Lang) -> dict[str, Json]:
    made: dict[str, Json] = {
        "pointer": cell.pointer,
        "label": cell.label.text(lang),
        "before": _figure(cell.before),
        "after": _figure(cell.after),
        "change": cell.change,
        "growth": cell.growth,
        "total": cell.total,
    }
    return {**made, "parts": list(cell.parts)} if cell.parts else made


def _figure(figure: Figure) -> dict[str, Json]:
    return {"state": figure.state, "value": figure.value, "raw": figure.raw}


def _text(text: TextChange, lang: Lang) -> dict[str, Json]:
    return {
        "pointer": text.pointer,
        "label": text.label.text(lang),
        "presence": text.presence,
        "same": text.same,
        "similarity": _ratio(text.similarity),
        "paragraphs": [_paragraph(change) for change in text.paragraphs],
    }


def _paragraph(change: ParagraphChange) -> dict[str, Json]:
    made: dict[str, Json] = {
        "kind": change.kind,
        "before": dict(change.before._asdict()) if change.before else None,
        "after": dict(change.after._asdict()) if change.after else None,
        "similarity": _ratio(change.similarity),
        "moved": change.shifted,
    }
    return {**made, "pieces": [dict(piece._asdict()) for piece in change.pieces]} if change.pieces else made


def _ratio(value: float) -> Decimal:
    return Decimal(f"{value:.4f}")


def _finding(item: FindingChange, lang: Lang) -> dict[str, Json]:
    made: dict[str, Json] = {
        "before": diagnostic(item.before, lang) if item.before else None,
        "after": diagnostic(item.after, lang) if item.after else None,
    }
    return made if item.kind == "kept" else {**made, "elsewhere": item.elsewhere}


def _summary(comparison: Comparison) -> dict[str, Json]:
    return {
        "cells_compared": sum(table.compared for table in comparison.tables),
        "cells_changed": sum(len(table.cells) for table in comparison.tables),
        "paragraphs_same": sum(text.same for text in comparison.texts),
        "paragraphs_changed": sum(len(text.paragraphs) for text in comparison.texts),
        **{f"findings_{kind}": comparison.count(kind) for kind in ("new", "gone", "kept")},
        "findings_uncounted": comparison.uncounted,
    }
