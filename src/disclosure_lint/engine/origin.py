"""Where a report came from."""

from typing import Literal, NamedTuple

from disclosure_lint.report import Report
from disclosure_lint.source import Source, SourceMap


class Origin(NamedTuple):
    """Where a report and last year's came from; `syntax` is that of a structured report."""

    source: Source | None
    source_map: SourceMap
    prior: Report | None = None
    syntax: Literal["yaml", "json"] | None = None
