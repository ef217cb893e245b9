"""Paragraphs that stand in reports of several agencies. Knows texts and word lists, not how runs are stored."""

from disclosure_lint.similarity.clusters import THRESHOLD, Cluster, Member, Row, clusters
from disclosure_lint.similarity.paragraphs import LEAST, Paragraph, paragraphs
from disclosure_lint.similarity.passages import Passage, passages

__all__ = [
    "LEAST",
    "THRESHOLD",
    "Cluster",
    "Member",
    "Paragraph",
    "Passage",
    "Row",
    "clusters",
    "paragraphs",
    "passages",
]
