"""What would mend a finding: places of the source and what is to stand there. Frozen values, as findings are."""

from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.diagnostics.bilingual import Bilingual
from disclosure_lint.source import Span

Safety: TypeAlias = Literal["safe", "unsafe"]
SAFETIES: tuple[Safety, ...] = ("safe", "unsafe")


class Edit(NamedTuple):
    """`text` in place of `span` (characters of the decoded source from 0); lines and columns from 1, the end past.

    An empty span is a place where something is put in. `pointer` is what of the report changes by it.
    """

    pointer: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Fix(NamedTuple):
    """How a finding can be mended: `safe` where the meaning stays, `unsafe` where somebody has to look at it.

    Without edits it is a suggestion: documents that are no structured reports are never written.
    """

    safety: Safety
    title: Bilingual
    edits: tuple[Edit, ...] = ()
