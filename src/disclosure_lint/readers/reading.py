"""What every reader hands back. Knows nothing of rules: a finding names its message, the wording is the rule's."""

from typing import Literal, NamedTuple

from disclosure_lint.report import Report
from disclosure_lint.source import Source, SourceMap, Span


class ReaderFinding(NamedTuple):
    """Trouble met while reading.

    `rule` is one that readers raise (SRC001-SRC008, HYG002); `reason` names one of that rule's messages, `values` are
    what the message may mention. `span` is None where there is no decoded text to point into.
    """

    rule: str
    reason: str
    values: dict[str, str | int]
    span: Span | None
    pointer: str = ""


class Reading(NamedTuple):
    """A document read. `source` is None where it could not be decoded, `report` where SRC001-SRC003 stopped it."""

    source: Source | None
    report: Report | None
    source_map: SourceMap
    findings: tuple[ReaderFinding, ...]
    syntax: Literal["yaml", "json"] | None = None
    """Of a structured report: what it is written in."""
