from datetime import date

from disclosure_lint.diagnostics import Bilingual, Diagnostic, Location
from disclosure_lint.waivers import Waiver, apply

NOBODY = Bilingual("", "")
TODAY = date(2026, 1, 31)
KNOWN = ("REQ101", "CON003", "HYG003")


def found(rule: str, pointer: str) -> Diagnostic:
    return Diagnostic(rule, "name", "error", "report", NOBODY, Location(pointer, NOBODY), (), (), "")


def waiver(rule: str, expires: date = TODAY, place: str | None = None) -> Waiver:
    return Waiver(rule, "why", expires, place=place)


FINDINGS = [found("REQ101", "requests.concluded.total"), found("CON003", "requests"), found("REQ101", "requests.x.y")]


def test_a_waiver_covers_the_findings_of_its_rule_and_place() -> None:
    narrow = waiver("REQ101", place="requests.concluded")._replace(reason="narrow")
    wide = waiver("CON003")._replace(reason="wide")
    applied = apply(FINDINGS, [narrow, wide], TODAY, KNOWN, ())
    assert [item.waived and item.waived.reason for item in applied.findings] == ["narrow", "wide", None]
    assert [item.counts for item in applied.findings] == [False, False, True]
    assert applied.said == ()


def test_expired_unused_unknown_and_mandatory_are_told_and_cover_nothing() -> None:
    waivers = [
        waiver("REQ101", date(2026, 1, 30)),
        waiver("CON003", place="review"),
        waiver("XYZ001"),
        waiver("HYG003"),
    ]
    applied = apply(FINDINGS, waivers, TODAY, KNOWN, ("HYG003",))
    assert list(applied.findings) == FINDINGS
    assert sorted((said.rule, said.reason) for said in applied.said) == [
        ("WAV001", "expired"),
        ("WAV002", "unused"),
        ("WAV003", "mandatory"),
        ("WAV003", "unknown_rule"),
    ]


def test_a_waiver_is_meant_for_some_reports_only() -> None:
    of_agency = Waiver("REQ101", "why", TODAY, agency="示例县城市管理局", year=2024)
    assert of_agency.covers("a.yaml", ("示例县城市管理局", None), 2024)
    assert not of_agency.covers("a.yaml", ("示例县城市管理局",), 2023)
    assert not of_agency.covers("a.yaml", ("别的局",), 2024)
    of_path = Waiver("REQ101", "why", TODAY, path="/r/2024")
    assert of_path.covers("/r/2024/a.yaml", (None,), None)
    assert not of_path.covers("/r/2023/a.yaml", (None,), None)
