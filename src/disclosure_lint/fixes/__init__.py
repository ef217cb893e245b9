"""How findings can be mended: kinds of repair that rule files name, edits exact to the scalar, and their application.

Knows reports, forms and sources; no rule, no file.
"""

from disclosure_lint.fixes.kinds import KINDS, UNSAFE, Kind, Repair, propose
from disclosure_lint.fixes.proposal import Case

__all__ = ["KINDS", "UNSAFE", "Case", "Kind", "Repair", "propose"]
