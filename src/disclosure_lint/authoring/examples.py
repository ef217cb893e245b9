"""The examples in rule files, run as the tests they are."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from disclosure_lint.api import check_reading
from disclosure_lint.api.hierarchy import Related, Unit, Wanted, check_hierarchy, member_of, with_related
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.engine import Request
from disclosure_lint.fixes.application import applied, strays, unwanted
from disclosure_lint.nodes import parse
from disclosure_lint.phrases import missing_text
from disclosure_lint.readers import read
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack, Rule
from disclosure_lint.siblings import Siblings

TODAY = date(2026, 1, 31)
"""The day examples are checked on unless they name one."""
BASE = "clean-2021"
"""The base of examples that name none."""


class ExampleOutcome(NamedTuple):
    """One example run: `number` counts a rule's examples from 1, `detail` is what is not as expected, '' if all is."""

    rule: str
    number: int
    kind: str
    detail: str

    @property
    def ok(self) -> bool:
        """Whether the example came out as expected."""
        return not self.detail


def run_examples(pack: Pack, codes: Iterable[str] | None = None) -> Iterator[ExampleOutcome]:
    """The examples of these rules, of all by default, in order."""
    wanted = set(codes) if codes is not None else None
    for code, rule in pack.rules.items():
        if rule.off is None and (wanted is None or code in wanted):
            for number, example in enumerate(rule.examples, 1):
                yield run_example(pack, rule, number, example)


def run_example(pack: Pack, rule: Rule, number: int, example: dict[str, Any]) -> ExampleOutcome:
    """One example run through the readers and the engine, as a document would be."""
    kind = next(name for name in ("pass", "fail", "not_assessable") if example.get(name) is not None)
    try:
        checked = check_example(pack, example[kind])
    except (KeyError, ValueError, TypeError, IndexError, OSError) as error:
        return ExampleOutcome(rule.code, number, kind, f"cannot be built: {error!r}")
    detail = {"pass": _passes, "fail": _fails, "not_assessable": _is_missing}[kind](rule.code, checked, example)
    detail = detail or _harm(pack, rule.code, example[kind], checked)
    return ExampleOutcome(rule.code, number, kind, detail)


def _harm(pack: Pack, code: str, given: dict[str, Any], checked: CheckedReport) -> str:
    """What the rule's repair does to an example besides mending it; '' where nothing."""
    name, data = _document(pack, given)
    for found in checked.diagnostics:
        if found.rule != code or found.fix is None or not found.fix.edits:
            continue
        title, edits = found.fix.title.en, found.fix.edits
        mended = applied(data.decode(), edits).encode()
        before, after = (read(name, each, pack.forms, pack.vocabulary).report for each in (data, mended))
        if before is None or after is None:
            return f"its repair ({title}) leaves no report"
        if other := strays(before, after, edits):
            return f"its repair ({title}) changes {', '.join(other)}"
        for left in unwanted(checked, check_example(pack, given, mended), [found]):
            return f"its repair ({title}) leaves or raises {left.rule}: {left.message.zh}"
    return ""


def check_example(pack: Pack, given: dict[str, Any], data: bytes | None = None) -> CheckedReport:
    """What is said of an example's report, or of `data` in its place. KeyError, ValueError and the like where it cannot
    be built.
    """
    today = date.fromisoformat(given["today"]) if given.get("today") else TODAY
    name, made = _document(pack, given)
    reading = read(name, made if data is None else data, pack.forms, pack.vocabulary)
    prior = _made(pack, given["prior"]) if given.get("prior") is not None else None
    report = reading.report or Report()
    if given.get("beside"):
        siblings = Siblings((f"beside-{at}", _made(pack, other)) for at, other in enumerate(given["beside"], 1))
        prior = siblings.prior(report)
        reading = reading._replace(findings=(*reading.findings, *siblings.remarks("example", report)))
    checked = check_reading("example", reading, Request(report, prior, today), pack)
    if given.get("parent") is None and not given.get("children"):
        return checked
    return with_related(checked, _related(pack, given, report, prior, today))


def _related(pack: Pack, given: dict[str, Any], report: Report, prior: Report | None, today: date) -> Related:
    """What rules over several reports say of an example, among the units that it names."""
    parent = _made(pack, given["parent"]) if given.get("parent") is not None else None
    made = [(_made(pack, other), other.get("absent")) for other in given.get("children") or ()]
    others = [parent, *(child for child, absent in made if not absent), prior]
    members = [member_of("example", report, level=None)]
    members += [member_of(f"other-{at}", other) for at, other in enumerate(others, 1) if other is not None]
    own = report.agency or ""
    roster = [Unit(own, parent.agency if parent else None, report.level)]
    roster += [Unit(parent.agency or "", None, parent.level)] if parent else []
    roster += [Unit(child.agency or "", own, child.level) for child, _ in made]
    return check_hierarchy(members, roster, pack, Wanted(today))["example"]


def _made(pack: Pack, given: dict[str, Any]) -> Report:
    """A report that an example names besides its own."""
    report = read(*_document(pack, given), pack.forms, pack.vocabulary).report
    if report is None:
        raise ValueError("a report besides the example's own cannot be read")
    return report


def _document(pack: Pack, given: dict[str, Any]) -> tuple[str, bytes]:
    """The example as a named document."""
    if given.get("file"):
        file = given["file"]
        data = bytes.fromhex(file["bytes_hex"]) if file.get("bytes_hex") is not None else file["text"].encode()
        return file["name"], data
    report = patched(_base(pack, given.get("base") or BASE), given, pack)
    return "example.json", json.dumps(report, ensure_ascii=False, default=_number).encode()


def _number(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"not JSON: {value!r}")


def _base(pack: Pack, name: str) -> dict[str, Any]:
    for folder in reversed(pack.folders):
        path = folder / "examples" / f"{name}.yaml"
        if path.is_file():
            node, problems = parse(path.read_text(encoding="utf-8"), "yaml")
            if node is None or problems:
                raise ValueError(f"{path}: {problems}")
            plain = node.plain()
            assert isinstance(plain, dict)
            return plain
    raise ValueError(f"no base report {name}")


def patched(report: dict[str, Any], patch: dict[str, Any], pack: Pack) -> dict[str, Any]:
    """A report with an example's changes made: values set, things dropped, sections moved and repeated."""
    for table, rows in report.get("tables", {}).items():
        columns = pack.forms.row_order(table)
        for key, row in rows.items():
            if isinstance(row, list):
                rows[key] = dict(zip(columns, row, strict=True))
    for pointer, value in (patch.get("set") or {}).items():
        owner, key = _slot(report, pointer, pack)
        owner[key] = value
    for pointer in patch.get("drop") or ():
        _drop(report, pointer, pack)
    if patch.get("order"):
        by_number = {section["number"]: section for section in report["sections"]}
        report["sections"] = [by_number[number] for number in patch["order"]]
    for number in patch.get("repeat") or ():
        report["sections"] += [section for section in report["sections"] if section["number"] == number]
    return report


def _slot(report: dict[str, Any], pointer: str, pack: Pack) -> tuple[Any, Any]:
    """The container and key that a pointer names."""
    head, _, rest = pointer.partition(".")
    if head == "sections" and rest:
        number, _, part = rest.partition(".")
        return _section(report, int(number)), part
    if head in pack.forms.known:
        tables = report.setdefault("tables", {})
        if not rest:
            return tables, head
        rows = tables.setdefault(head, {})
        if rest in rows or rest in pack.forms.known[head]:
            return rows, rest
        row, _, column = rest.rpartition(".")
        return rows.setdefault(row, {}), column
    return (report.setdefault(head, {}), rest) if rest else (report, head)


def _section(report: dict[str, Any], number: int) -> dict[str, Any]:
    found: dict[str, Any] = next(section for section in report["sections"] if section["number"] == number)
    return found


def _drop(report: dict[str, Any], pointer: str, pack: Pack) -> None:
    head, _, rest = pointer.partition(".")
    if head == "sections" and rest.isdigit():
        report["sections"] = [section for section in report["sections"] if section["number"] != int(rest)]
        return
    columns = {column for row in pack.forms.known.get(head, {}).values() for column in row}
    if rest in columns and rest not in report["tables"][head]:
        for row in report["tables"][head].values():
            row.pop(rest, None)
        return
    owner, key = _slot(report, pointer, pack)
    del owner[key]


def _own(code: str, checked: CheckedReport) -> list[tuple[str, str]]:
    return [(item.location.pointer, item.message.zh) for item in checked.diagnostics if item.rule == code]


def _passes(code: str, checked: CheckedReport, example: dict[str, Any]) -> str:
    outcome = checked.outcomes.get(code)
    if outcome == "passed":
        return ""
    return f"outcome {outcome}, not passed; found {_own(code, checked)}{_broken(code, checked)}"


def _fails(code: str, checked: CheckedReport, example: dict[str, Any]) -> str:
    expected = sorted((item["pointer"], item["message"]) for item in example.get("expect", ()))
    found = sorted(_own(code, checked))
    if not expected:
        return "nothing is expected: name pointer and message"
    return "" if found == expected else f"expected {expected}, found {found}{_broken(code, checked)}"


def _is_missing(code: str, checked: CheckedReport, example: dict[str, Any]) -> str:
    missing = [missing_text(cause) for item in checked.not_assessable if item.rule == code for cause in item.missing]
    if checked.outcomes.get(code) != "not_assessable":
        return f"outcome {checked.outcomes.get(code)}, not not_assessable{_broken(code, checked)}"
    expected = sorted(example.get("missing", ()))
    return "" if sorted(missing) == expected else f"expected missing {expected}, found {sorted(missing)}"


def _broken(code: str, checked: CheckedReport) -> str:
    return f"; broken: {checked.broken[code]}" if code in checked.broken else ""
