"""Two reports of one agency side by side: what changed in tables, texts and findings. Judges nothing."""

from disclosure_lint.comparison.compare import compare
from disclosure_lint.comparison.model import (
    CellChange,
    Comparison,
    Fact,
    Figure,
    FindingChange,
    LineChange,
    Paragraph,
    ParagraphChange,
    Piece,
    Relation,
    Side,
    TableChange,
    TextChange,
)

__all__ = [
    "CellChange",
    "Comparison",
    "Fact",
    "Figure",
    "FindingChange",
    "LineChange",
    "Paragraph",
    "ParagraphChange",
    "Piece",
    "Relation",
    "Side",
    "TableChange",
    "TextChange",
    "compare",
]
