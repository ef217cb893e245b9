"""Where a report came from."""

from typing import Literal, NamedTuple

from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.source import Place, Source, SourceMap, Span


class Origin(NamedTuple):
    """Where a report and last year's came from; `syntax` is that of a structured report."""

    source: Source | None
    source_map: SourceMap
    prior: Report | None = None
    syntax: Literal["yaml", "json"] | None = None

    def span(self, pointer: str, forms: Forms) -> Span | None:
        """Where a pointer stands, else what holds it, else where it would stand: the section of its table."""
        table = forms.editions[-1].tables.get(pointer.partition(".")[0])
        return self.source_map.find(pointer) or (
            self.source_map.find(f"sections.{table.section}.title") if table else None
        )

    def where(self, pointer: str) -> tuple[int | None, Place | None]:
        """The line of a pointer itself, and its place in a document that has no lines; None where it does not stand."""
        span = self.source_map.spans.get(pointer)
        if span is None or self.source is None:
            return None, None
        return self.source.position(span.start).line, self.source.place(span.start)
