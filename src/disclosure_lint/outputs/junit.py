"""JUnit XML, for Jenkins, GitLab and other CI: a suite a report, a test a rule."""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Result, RuleInfo
from disclosure_lint.outputs.missing import reasons
from disclosure_lint.outputs.places import location_words
from disclosure_lint.outputs.wording import authority, many_lines, message, one_line, placed_figure, where
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot have, not even as references."""


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; neither sources nor colour nor width make a difference."""
    suites = [_Suite(report, result, lang) for report in result.reports]
    counts = {name: sum(suite.counts[name] for suite in suites) for name in ("tests", "failures", "errors")}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_attributes(name='disclosure-lint', **counts)}>"]
    lines += [line for number, suite in enumerate(suites) for line in suite.lines(number)]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


class _Suite:
    """A report and the tests of it: each rule that was judged, failed, or could not be judged."""

    def __init__(self, report: CheckedReport, result: Result, lang: Lang) -> None:
        self.report, self.result, self.lang = report, result, lang
        self.found: dict[str, list[Diagnostic]] = {}
        for found in report.diagnostics:
            self.found.setdefault(found.rule, []).append(found)
        self.missing: dict[str, list[str]] = {}
        for code, reason in reasons(report, lang):
            self.missing.setdefault(code, []).append(reason)
        judged = {code for code, outcome in report.outcomes.items() if outcome != "not_applicable"}
        self.codes = sorted({*judged, *self.found, *report.broken})
        kinds = [self._kind(code) for code in self.codes]
        self.counts = {
            "tests": len(kinds),
            "failures": kinds.count("failure"),
            "errors": kinds.count("error"),
            "skipped": kinds.count("skipped") + kinds.count("excused"),
        }

    def _kind(self, code: str) -> str:
        if code in self.report.broken:
            return "error"
        if code in self.found:
            return "failure" if any(found.counts for found in self.found[code]) else "excused"
        return "skipped" if self.report.outcomes.get(code) == "not_assessable" else "passed"

    def lines(self, number: int) -> Iterator[str]:
        """The suite, the `number`th of the file."""
        known = {"agency": self.report.agency, "level": self.report.level, "year": self.report.year}
        known |= {"edition": self.report.edition, "today": self.result.today}
        moment = f"{self.result.today}T00:00:00"
        name = one_line(self.report.path)
        named = _attributes(name=name, id=number, package="", hostname="localhost", timestamp=moment, time="0")
        yield f"  <testsuite{named}{_attributes(**self.counts)}>"
        yield "    <properties>"
        for key, value in known.items():
            yield f"      <property{_attributes(name=key, value='' if value is None else one_line(str(value)))}/>"
        yield "    </properties>"
        for code in self.codes:
            yield from self._test(code, name)
        yield f"    <system-out>{_text(self._besides())}</system-out>"
        yield "    <system-err/>"
        yield "  </testsuite>"

    def _test(self, code: str, suite: str) -> Iterator[str]:
        rule = self.result.rules.get(code)
        title = f"{code} {one_line(rule.title.text(self.lang))}" if rule else code
        opening = f"    <testcase{_attributes(classname=suite.replace('.', '_'), name=title, time='0')}"
        kind = self._kind(code)
        if kind == "passed":
            yield f"{opening}/>"
            return
        yield f"{opening}>"
        if kind == "failure":
            yield from self._failure(code, rule)
        elif kind == "error":
            words = say("broken.heading", self.lang, rule=code)
            trace = _text(many_lines(self.report.broken[code]))
            yield f"      <error{_attributes(message=words, type='broken')}>{trace}</error>"
        elif kind == "excused":
            words = say("missing.and", self.lang).join(message(found, self.lang) for found in self.found[code])
            yield f"      <skipped{_attributes(message=words)}/>"
        else:
            reason = say("missing.and", self.lang).join(self.missing.get(code, []))
            words = say("junit.skipped", self.lang, reason=reason)
            yield f"      <skipped{_attributes(message=words)}/>"
        yield "    </testcase>"

    def _failure(self, code: str, rule: RuleInfo | None) -> Iterator[str]:
        found = [item for item in self.found[code] if item.counts]
        words = say("junit.failed", self.lang, count=len(found), name=found[0].name)
        kind = found[0].severity if found[0].cause == "report" else "extraction"
        body = "\n\n".join("\n".join(self._told(item)) for item in found)
        if rule:
            fix = f"{say('finding.fix', self.lang)}  {one_line(rule.fix.text(self.lang))}"
            based = [f"{say('finding.authority', self.lang)}  {item}" for item in authority(found[0], rule)]
            body += "\n\n" + "\n".join([*based, fix])
        yield f"      <failure{_attributes(message=words, type=kind)}>{_text(body)}</failure>"

    def _told(self, found: Diagnostic) -> Iterator[str]:
        yield message(found, self.lang)
        at = "" if found.location.place else location_words(found.location, self.lang)
        place = where(found, self.lang)
        yield f"{one_line(self.report.path)}{at}{'  ' * bool(place)}{place}"
        for item in found.evidence:
            yield f"  {placed_figure(item, self.lang)}"

    def _besides(self) -> str:
        """Rules that failed somewhere and, elsewhere, could not be judged or have findings that do not count."""
        failed = [code for code in self.codes if self._kind(code) in ("failure", "error")]
        codes = [code for code in self.missing if code in failed or self._kind(code) == "excused"]
        excused = [
            f"{code} {message(found, self.lang)}"
            for code in failed
            for found in self.found.get(code, [])
            if not found.counts
        ]
        lines = (
            say("missing.line", self.lang, reason=reason, rules=code + say("missing.partly", self.lang))
            for code in codes
            for reason in self.missing[code]
        )
        return "\n".join([*lines, *excused])


def _attributes(**values: object) -> str:
    return "".join(f" {name}={quoteattr(_legal(str(value)))}" for name, value in values.items())


def _text(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
