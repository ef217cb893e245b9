"""For rule authors: examples run as tests, pages, coverage of the law, values of expressions, effects of a change."""

from disclosure_lint.authoring.coverage import coverage, rules_of
from disclosure_lint.authoring.examples import ExampleOutcome, patched, run_example, run_examples
from disclosure_lint.authoring.impact import Impact, impact, impact_json
from disclosure_lint.authoring.pages import pages
from disclosure_lint.authoring.scaffold import new_rule
from disclosure_lint.authoring.tree import tree_lines, value_words
from disclosure_lint.authoring.values import Step, Trace, trace, value_of

__all__ = [
    "ExampleOutcome",
    "Impact",
    "Step",
    "Trace",
    "coverage",
    "impact",
    "impact_json",
    "new_rule",
    "pages",
    "patched",
    "rules_of",
    "run_example",
    "run_examples",
    "trace",
    "tree_lines",
    "value_of",
    "value_words",
]
