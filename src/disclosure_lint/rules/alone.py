"""One rule file by itself, against a pack that is sound: all mistakes but those that other files have a part in."""

from disclosure_lint.rules.audit import audit_rule
from disclosure_lint.rules.model import build_rule
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.problems import PackProblem
from disclosure_lint.rules.review import review_file, review_rule
from disclosure_lint.rules.rulefile import RuleReader
from disclosure_lint.source import Source


def examine_alone(source: Source, pack: Pack) -> list[PackProblem]:
    """What is wrong with a rule file."""
    reader = RuleReader(source)
    data = reader.read()
    problems = reader.problems
    if reader.node is not None:
        problems += review_file(source, reader.node, pack)
    if data is None:
        return problems
    rule = build_rule(data | {"pack": "", "changes": []})
    problems += audit_rule(rule, pack, reader)
    return [*problems, *review_rule(rule, pack, reader, {problem.source for problem in problems})]
