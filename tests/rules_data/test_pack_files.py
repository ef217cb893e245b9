"""The national pack as plain data: files, names, severities and texts are those of the public contract."""

from pathlib import Path
from typing import Any

import pytest
import yaml

PACK = Path(__file__).parents[2] / "rules" / "national"

FAMILIES = {
    "SRC": "source",
    "STR": "structure",
    "TIM": "timeliness",
    "TAB": "tables",
    "PRO": "proactive",
    "REQ": "requests",
    "REV": "review",
    "CON": "continuity",
    "FEE": "fees",
    "IMP": "improvement",
    "HYG": "hygiene",
}

CONTRACT = """
SRC001 unreadable error
SRC002 not-a-report error
SRC003 schema error
STR001 missing-section error
STR002 section-order warning
STR003 section-title warning
STR004 empty-section error
STR005 duplicate-section error
STR006 missing-title error
STR007 title-year error
STR008 statistical-period error
STR013 sign-off info
STR015 title-form warning
TIM001 published-late error
TIM002 impossible-date error
TAB001 missing-table error
TAB002 wrong-edition error
TAB003 missing-cell-line error
TAB004 altered-label info
TAB005 blank-cell warning
TAB006 not-a-number warning
TAB007 negative-number error
TAB008 fractional-count error
TAB009 number-format info
TAB010 magnitude warning
TAB011 blank-total warning
PRO001 in-force-floor warning
REQ101 column-balance error
REQ102 outcomes-total error
REQ103 applicants-total error
REV101 review-total error
CON001 carried-over warning
CON002 in-force-continuity warning
FEE001 fee-statement error
IMP001 no-problems error
IMP002 no-improvement error
HYG001 placeholder warning
HYG002 garbled-text info
"""
RULES = [tuple(line.split()) for line in CONTRACT.split("\n") if line]

REQUEST_ROWS = [
    "received",
    "carried_in",
    "granted",
    "partially_granted",
    "refused.state_secret",
    "refused.prohibited_by_law",
    "refused.security_and_stability",
    "refused.third_party_rights",
    "refused.internal_affairs",
    "refused.deliberative",
    "refused.enforcement_files",
    "refused.administrative_inquiry",
    "unavailable.not_held",
    "unavailable.needs_creation",
    "unavailable.still_unclear",
    "not_processed.petition",
    "not_processed.duplicate",
    "not_processed.publication",
    "not_processed.excessive",
    "not_processed.reissue",
    "other.uncorrected",
    "other.fee_unpaid",
    "other.other",
    "concluded",
    "carried_out",
]
OTHER_ROWS = ["other.uncorrected", "other.fee_unpaid", "other.other"]
APPLICANTS = ["natural_person", "business", "research", "nonprofit", "legal_service", "other"]
LICENSING_2019 = ["items_last_year", "change", "decisions"]
PROACTIVE: dict[str, dict[str, list[str]]] = {
    "2021": {
        "regulations": ["issued", "repealed", "in_force"],
        "normative_documents": ["issued", "repealed", "in_force"],
        "licensing": ["decisions"],
        "penalties": ["decisions"],
        "coercion": ["decisions"],
        "fees": ["amount"],
    },
    "2019": {
        "regulations": ["made", "newly_disclosed", "disclosed_total"],
        "normative_documents": ["made", "newly_disclosed", "disclosed_total"],
        "licensing": LICENSING_2019,
        "other_services": LICENSING_2019,
        "penalties": LICENSING_2019,
        "coercion": LICENSING_2019,
        "fees": ["items_last_year", "change"],
        "procurement": ["items", "amount"],
    },
}


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def rule_file(code: str, name: str) -> Path:
    return PACK / FAMILIES[code[:3]] / f"{code}-{name}.yaml"


def texts(data: Any, key: str = "") -> list[Any]:
    """Everything that should be a text in both languages."""
    if isinstance(data, list):
        return [found for item in data for found in texts(item)]
    if not isinstance(data, dict):
        return []
    own = [data] if "zh" in data or "en" in data or key in ("title", "why", "fix", "message", "label") else []
    return own + [found for name, value in data.items() if name != "examples" for found in texts(value, name)]


@pytest.mark.parametrize(("code", "name", "severity"), RULES)
def test_every_rule_of_the_contract_is_a_file_of_its_own(code: str, name: str, severity: str) -> None:
    rule = load(rule_file(code, name))
    stated = rule["severity"]
    assert (rule["code"], rule["name"]) == (code, name)
    assert (stated["default"] if isinstance(stated, dict) else stated) == severity
    assert rule["authority"]
    assert all(entry["document"] and entry["clause"] for entry in rule["authority"])


@pytest.mark.parametrize("path", sorted(PACK.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_texts_stand_in_both_languages(path: Path) -> None:
    if path.parent.name == "examples":
        return
    lacking = [text for text in texts(load(path)) if not (text.get("zh") and text.get("en"))]
    assert lacking == []


def test_townships_published_late_are_warned_only() -> None:
    rule = load(rule_file("TIM001", "published-late"))
    assert rule["severity"] == {"default": "error", "township": "warning"}
    assert rule["levels"] == ["government", "department", "township"]


@pytest.mark.parametrize("code", ["REQ101", "REQ102", "REQ103", "REV101"])
def test_only_sums_of_a_table_take_blanks_for_zero(code: str) -> None:
    tie_outs = {path.stem[:6] for path in PACK.glob("*/*.yaml") if load(path).get("blanks") == "zero"}
    assert code in tie_outs
    assert all(found.startswith(("REQ", "REV", "TAB011")) for found in tie_outs)


@pytest.mark.parametrize("edition", ["2019", "2021"])
class TestForm:
    def form(self, edition: str) -> Any:
        return load(PACK / "forms" / f"{edition}.yaml")

    def test_table_two_has_the_rows_and_columns_of_the_contract(self, edition: str) -> None:
        table = self.form(edition)["tables"]["proactive"]
        assert {row: data["columns"] for row, data in table["rows"].items()} == PROACTIVE[edition]
        assert list(table["rows"]) == list(PROACTIVE[edition])
        assert [key for key, data in table["columns"].items() if data.get("signed")] == (
            ["change"] if edition == "2019" else []
        )

    def test_table_three_has_the_rows_and_columns_of_the_contract(self, edition: str) -> None:
        table = self.form(edition)["tables"]["requests"]
        expected = list(REQUEST_ROWS)
        if edition == "2019":
            at = expected.index(OTHER_ROWS[0])
            expected[at : at + 3] = ["other.all"]
            assert table["rows"]["other.all"]["stands_for"] == OTHER_ROWS
        assert list(table["rows"]) == expected
        assert list(table["columns"]) == [*APPLICANTS, "total"]
        assert table["row_lists"] is True
        assert [key for key, row in table["rows"].items() if row.get("total")] == ["concluded"]
        assert table["groups"]["outcomes"]["rows"] == expected[2:-2]
        assert table["groups"]["applicants"]["columns"] == APPLICANTS

    def test_table_four_has_the_rows_and_columns_of_the_contract(self, edition: str) -> None:
        table = self.form(edition)["tables"]["review"]
        assert list(table["rows"]) == ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
        assert list(table["columns"]) == ["upheld", "corrected", "other", "pending", "total"]
        assert table["columns"]["total"]["total"] is True

    def test_groups_and_bands_name_lines_that_exist(self, edition: str) -> None:
        for table in self.form(edition)["tables"].values():
            for group in table["groups"].values():
                assert set(group.get("rows", ())) <= set(table["rows"])
                assert set(group.get("columns", ())) <= set(table["columns"])
            for band in table.get("bands", ()):
                assert set(band["rows"]) <= set(table["rows"])

    def test_a_wording_means_one_line_only(self, edition: str) -> None:
        for table in self.form(edition)["tables"].values():
            for lines in (table["rows"], table["columns"]):
                owners: dict[str, set[str]] = {}
                for key, line in lines.items():
                    for label in (line["label"]["zh"], *line.get("variants", ())):
                        owners.setdefault(label, set()).add(key)
                assert [label for label, keys in owners.items() if len(keys) > 1] == []

    def test_six_sections_of_which_three_are_tables(self, edition: str) -> None:
        sections = self.form(edition)["sections"]
        assert [section["number"] for section in sections] == [1, 2, 3, 4, 5, 6]
        assert [section.get("table") for section in sections] == [None, "proactive", "requests", "review", None, None]
        wordings = [
            text for s in sections for text in (s["title"]["zh"], *s.get("accepted", ()), *s.get("variants", ()))
        ]
        assert len(wordings) == len(set(wordings))
