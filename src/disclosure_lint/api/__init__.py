"""The one entry behind every door: inputs to a result. Doors translate arguments and exit codes, nothing else."""

from disclosure_lint.api.check import Run, check, check_reading
from disclosure_lint.api.documents import Document, Documents, documents, read_input, without_excluded
from disclosure_lint.api.drafts import blank, convert
from disclosure_lint.api.options import Options, Progress, WrongCall
from disclosure_lint.api.packs import pack_for
from disclosure_lint.api.rules import examine_rules, explain, load_rules

__all__ = [
    "Document",
    "Documents",
    "Options",
    "Progress",
    "Run",
    "WrongCall",
    "blank",
    "check",
    "check_reading",
    "convert",
    "documents",
    "examine_rules",
    "explain",
    "load_rules",
    "pack_for",
    "read_input",
    "without_excluded",
]
