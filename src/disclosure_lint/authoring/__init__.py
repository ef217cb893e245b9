"""For rule authors: examples run as tests, pages, coverage of the law, values of expressions, effects of a change."""

from disclosure_lint.authoring.examples import ExampleOutcome, patched, run_example, run_examples

__all__ = ["ExampleOutcome", "patched", "run_example", "run_examples"]
