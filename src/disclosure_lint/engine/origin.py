"""Where a report came from."""

from typing import NamedTuple

from disclosure_lint.report import Report
from disclosure_lint.source import Source, SourceMap


class Origin(NamedTuple):
    """Where a report and last year's came from."""

    source: Source | None
    source_map: SourceMap
    prior: Report | None = None
