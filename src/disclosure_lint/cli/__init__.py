"""The command line: arguments to calls, results to text and exit codes. Judges nothing itself."""

from disclosure_lint.cli.app import main

__all__ = ["main"]
