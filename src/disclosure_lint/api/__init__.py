"""The one entry behind every door: inputs to a result. Doors translate arguments and exit codes, nothing else.

`api.drafts` makes documents, `api.fixing` mends reports; they are imported by themselves, as those who check have no
use for them.
"""

from disclosure_lint.api.check import check
from disclosure_lint.api.documents import Document, Documents, documents, read_input, without_excluded
from disclosure_lint.api.judging import Run, check_reading
from disclosure_lint.api.kept import forget
from disclosure_lint.api.options import Options, Progress, WrongCall
from disclosure_lint.api.packs import pack_for
from disclosure_lint.api.rules import examine_rules, explain, load_rules
from disclosure_lint.api.settings import examine_settings
from disclosure_lint.rules import examine_rule

__all__ = [
    "Document",
    "Documents",
    "Options",
    "Progress",
    "Run",
    "WrongCall",
    "check",
    "check_reading",
    "documents",
    "examine_rule",
    "examine_rules",
    "examine_settings",
    "explain",
    "forget",
    "load_rules",
    "pack_for",
    "read_input",
    "without_excluded",
]
