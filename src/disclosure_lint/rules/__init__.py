"""What a rule is: read from YAML, checked, selected, ready for each edition. Knows nothing of readers or outputs."""

from disclosure_lint.rules.load import Examined, examine_packs, examine_rule, load_packs, unknown_codes
from disclosure_lint.rules.model import Check, Rule
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.problems import PackError, PackProblem

__all__ = [
    "Check",
    "Examined",
    "Pack",
    "PackError",
    "PackProblem",
    "Rule",
    "examine_packs",
    "examine_rule",
    "load_packs",
    "unknown_codes",
]
