"""Markdown, for comments on pull requests, job summaries and mail: a table of reports, then each with its findings."""

import re
from collections.abc import Iterator, Mapping

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Result
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.outputs.assessed import is_assessed, is_stopped
from disclosure_lint.outputs.closing import closing
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.excerpt import excerpt
from disclosure_lint.outputs.finding import Style, factored
from disclosure_lint.outputs.missing import waiting
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.outputs.places import location_words
from disclosure_lint.outputs.wording import authority, mending, message, one_line, stands, title, value_words
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source

ROOM = 120
"""How much of a sentence is quoted before and after the words that are meant."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; neither colour nor width make a difference."""
    page = _Page(result, sources, lang)
    return "\n".join(page.lines()).rstrip() + "\n"


def escaped(text: str) -> str:
    """A text that stays what it is in Markdown, on one line."""
    return _kept(one_line(text))


def _kept(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("@", "@\u2060")  # a word joiner, so that nobody is called upon


class _Page:
    """The page of a result."""

    def __init__(self, result: Result, sources: Mapping[str, Source], lang: Lang) -> None:
        self.result, self.sources, self.lang = result, sources, lang
        self.style = Style(lang, Paint(False), 10_000)

    def say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def lines(self) -> Iterator[str]:
        yield f"## {self.say('page.heading')}"
        yield ""
        for line in closing(self.result, self.style):
            yield escaped(line)
            yield ""
        if len(self.result.reports) > 1:
            yield from self._overview()
        for report in self.result.reports:
            yield from self._report(report)

    def _overview(self) -> Iterator[str]:
        heads = ["report", "agency", "year", "errors", "warnings", "infos", "extraction", "excused", "missing"]
        yield "| " + " | ".join(self.say(f"column.{head}") for head in heads) + " |"
        yield "|---|---|---|" + "--:|" * 6
        for report in self.result.reports:
            counted = [found for found in report.diagnostics if found.counts]
            own = [found.severity for found in counted if found.cause == "report"]
            counts = [own.count(severity) for severity in SEVERITIES]
            counts += [len(counted) - len(own), len(report.diagnostics) - len(counted), len(self._waiting(report))]
            year = "" if report.year is None else str(report.year)
            facts = [_code(report.path), escaped(report.agency or ""), year, *map(str, counts)]
            yield "| " + " | ".join(facts) + " |"
        yield ""

    def _waiting(self, report: CheckedReport) -> list[str]:
        return [code for code, outcome in report.outcomes.items() if outcome == "not_assessable"]

    def _report(self, report: CheckedReport) -> Iterator[str]:
        yield f"### {_code(report.path)}"
        yield ""
        facts = [escaped(report.agency or "")]
        facts += [self.say("report.year", year=report.year)] if report.year is not None else []
        facts += [self.say(f"level.{report.level}")] if report.level else []
        if any(facts):
            yield " · ".join(filter(None, facts))
            yield ""
        for cause in ("report", "extraction"):
            found = [item for item in report.diagnostics if item.cause == cause and item.counts]
            if found and cause == "extraction":
                yield f"**{escaped(self.say('extraction.heading'))}**"
                yield ""
            for item in found:
                yield from self._finding(report, item)
        excused = [item for item in report.diagnostics if not item.counts]
        yield from (f"- {item.rule} {escaped(message(item, self.lang))}" for item in excused)
        yield from [""] * bool(excused)
        yield from self._rest(report)

    def _rest(self, report: CheckedReport) -> Iterator[str]:
        if not is_assessed(report):
            yield self.say("report.stopped" if is_stopped(report) else "report.nothing")
            yield ""
        elif not report.diagnostics and not report.broken:
            passed = list(report.outcomes.values()).count("passed")
            yield self.say("report.clean", passed=passed)
            yield ""
        for code, trace in sorted(report.broken.items()):
            yield f"**{escaped(self.say('broken.heading', rule=code))}** {self.say('broken.text')}"
            yield ""
            yield from _fenced(trace.rstrip().split("\n"))
        groups = waiting(report, self.lang)
        if groups:
            yield f"**{self.say('missing.heading')}**"
            yield ""
            for reason, rules in groups.items():
                words = self.say("missing.line", reason=reason, rules=self.say("list").join(rules))
                yield f"- {escaped(words)}"
            yield ""

    def _finding(self, report: CheckedReport, found: Diagnostic) -> Iterator[str]:
        rule = self.result.rules.get(found.rule)
        yield f"#### {self.say(f'severity.{found.severity}')} {escaped(title(found, rule, self.lang))}"
        yield ""
        yield escaped(found.message.text(self.lang))
        yield ""
        at = location_words(found.location, self.lang)
        place = f"{_code(report.path)} {escaped(at)}" if found.location.place else _code(f"{report.path}{at}")
        label = escaped(found.location.label.text(self.lang))
        yield f"{place}{' · ' * bool(label)}{label}"
        yield ""
        yield from self._quoted(report, found)
        yield from self._figures(found)
        if mend := mending(found, self.lang):
            yield f"- {escaped(mend)}"
            yield from [""] * (not rule)
        if rule:
            for item in authority(found, rule):
                yield f"- **{self.say('finding.authority')}** {escaped(item)}"
            yield f"- **{self.say('finding.fix')}** {escaped(rule.fix.text(self.lang))}"
            yield ""

    def _quoted(self, report: CheckedReport, found: Diagnostic) -> Iterator[str]:
        quoted = excerpt(found, self.sources.get(report.path), ROOM)
        if quoted:
            yield f"> {_kept(quoted.before)}<b>{_kept(quoted.marked)}</b>{_kept(quoted.after)}"
            yield ""

    def _figures(self, found: Diagnostic) -> Iterator[str]:
        if len(found.evidence) < 2:
            return
        common, labels = factored([item.label.text(self.lang) for item in found.evidence])
        placed = any(item.place for item in found.evidence)
        heads = (escaped(common), self.say("table.value"), self.say("table.place" if placed else "table.line"))
        yield f"| {' | '.join(heads)} |"
        yield "|---|--:|--:|"
        for item, label in zip(found.evidence, labels, strict=True):
            mark = "**" if item.pointer == found.location.pointer else ""
            value = escaped(value_words(item.value, self.lang))
            yield f"| {mark}{escaped(label)}{mark} | {mark}{value}{mark} | {escaped(stands(item, self.lang))} |"
        yield ""


def _code(text: str) -> str:
    """A text as code; backticks in it are kept by a longer fence."""
    text = one_line(text).replace("|", "¦")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _fenced(lines: list[str]) -> list[str]:
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *map(clean, lines), fence, ""]
