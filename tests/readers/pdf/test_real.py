"""A real report as its agency published it: every cell, every section, and its real defects."""

from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import Options, check
from disclosure_lint.inputs import discover
from disclosure_lint.readers import Reading, read
from disclosure_lint.resources import resource
from disclosure_lint.rules import load_packs

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
REPORT = CORPUS / "originals" / "hongze-2023.pdf"
TRANSCRIBED = CORPUS / "reports" / "hongze-2023-tables.yaml"
pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason="the corpus of real reports is not beside the project")


def reading(path: Path) -> Reading:
    pack = load_packs((str(resource("rules") / "national"),))
    return read(path.name, path.read_bytes(), pack.forms, pack.vocabulary)


def test_every_cell_is_as_a_person_copied_it() -> None:
    found, expected = reading(REPORT).report, reading(TRANSCRIBED).report
    assert found is not None and expected is not None

    def values(tables):  # type: ignore[no-untyped-def]
        return {
            (table, row, column): cell.value
            for table, rows in tables.items()
            for row, cells in rows.items()
            for column, cell in cells.items()
        }

    assert values(found.tables) == values(expected.tables)
    assert len(values(found.tables)) > 180
    assert not found.unreadable


def test_six_sections_preamble_and_no_noise() -> None:
    found = reading(REPORT)
    assert found.report is not None and found.source is not None
    assert [section.number for section in found.report.sections] == [1, 2, 3, 4, 5, 6]
    assert [section.text.count("\n") for section in found.report.sections] == [6, 0, 0, 0, 0, 0]
    assert found.report.title == "洪泽区人民政府2023年政府信息公开工作年度报告"
    assert "自2023年1月1日起至2023年12月31日止" in (found.report.preamble or "")
    assert "- 1 -" not in found.source.text
    assert "不断完善政府信息公开制度" in found.report.sections[0].text


def test_its_real_defects_and_where_they_are() -> None:
    (report,) = check(discover([str(REPORT)]), Options(today=date(2026, 1, 31))).result.reports
    found = {(item.rule, item.location.pointer): item.location for item in report.diagnostics}
    assert {key for key in found if key[0] in ("REV101", "TAB002", "TAB004", "STR013")} == {
        ("REV101", "review.reconsideration.total"),
        ("REV101", "review.litigation_after_reconsideration.total"),
        ("TAB002", "requests"),
        ("TAB004", "requests.refused.prohibited_by_law"),
        ("STR013", "signed.agency"),
    }
    assert not [code for code, _ in found if code[:3] in ("SRC", "HYG") and code != "HYG005"]
    place = found["REV101", "review.litigation_after_reconsideration.total"].place
    assert place is not None and (place.page, place.table, place.row, place.column) == (4, 3, 4, 15)
    assert place.box is not None and place.box[0] == pytest.approx(486.4, abs=2)
