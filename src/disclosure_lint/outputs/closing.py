"""The last lines: how many of what, on which day, by which rules. Nothing judged is never called clean."""

from disclosure_lint.diagnostics import Result, Safety
from disclosure_lint.outputs.assessed import is_assessed
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.finding import Style
from disclosure_lint.outputs.paint import Tone


def closing(result: Result, style: Style) -> list[str]:
    """The summary of a run."""
    summary = result.summary
    waiting = sum(outcome == "not_assessable" for report in result.reports for outcome in report.outcomes.values())
    counts = style.say("closing.counts", **summary._asdict())
    if summary.extraction:
        counts += style.say("closing.extraction", count=summary.extraction)
    if summary.waived:
        counts += style.say("closing.waived", count=summary.waived)
    if summary.known:
        counts += style.say("closing.known", count=summary.known)
    if waiting:
        counts += style.say("closing.not_assessable", count=waiting)
    broken = sum(len(report.broken) for report in result.reports)
    if broken:
        counts += style.say("closing.broken", count=broken)
    told = style.prose(counts + style.say("closing.end"), "")
    lines = [*_verdict(result, style), *(style.paint(line, _tone(result)) for line in told)]
    lines += _fixable(result, style)
    packs = style.say("list").join(f"{pack.id} {pack.version}" for pack in result.packs)
    if packs:
        day = style.say("closing.basis", today=result.today, packs=clean(packs), version=result.version)
        lines += [style.paint(line, "faint") for line in style.prose(day, "")]
    return lines


def _fixable(result: Result, style: Style) -> list[str]:
    """How many of the findings can be mended by the program."""
    findings = (found for report in result.reports for found in report.diagnostics if found.counts)
    safeties = [found.fix.safety for found in findings if found.fix and found.fix.edits]
    keys: dict[Safety, str] = {"safe": "closing.fixable", "unsafe": "closing.fixable_unsafe"}
    said = [style.say(key, count=count) for safety, key in keys.items() if (count := safeties.count(safety))]
    text = style.say("folded.and").join(said) + style.say("closing.end")
    text = text[:1].upper() + text[1:]
    return [style.paint(line, "good") for line in style.prose(text, "")] if said else []


def _tone(result: Result) -> Tone:
    summary = result.summary
    if summary.errors or any(report.broken for report in result.reports):
        return "error"
    nothing = not any(map(is_assessed, result.reports)) and not (result.unchanged and not result.reports)
    if summary.warnings or summary.extraction or nothing:
        return "warning"
    return "good"


def _verdict(result: Result, style: Style) -> list[str]:
    """What must not be overlooked before the counts."""
    if not result.reports and result.unchanged:
        return style.prose(style.say("closing.unchanged", count=result.unchanged), "")
    if not result.reports:
        return [style.paint(line, "warning") for line in style.prose(style.say("closing.no_report"), "")]
    if not any(is_assessed(report) for report in result.reports):
        return [style.paint(line, "warning") for line in style.prose(style.say("closing.nothing"), "")]
    return []
