"""Message templates: the names in braces, and what a name stands for where it is a path in scope."""

import re

from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Term

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(template: str) -> list[str]:
    """The names in a message template."""
    return PLACEHOLDER.findall(template)


def named_value(name: str, scope: Scope) -> Term | None:
    """The term of a placeholder that is a name in scope; None where it is none."""
    from disclosure_lint.dsl.elaborate import Elaborator
    from disclosure_lint.dsl.errors import Errors
    from disclosure_lint.dsl.parse import parse_path

    tree, found = parse_path(name), Errors()
    term = Elaborator(found).value(tree, scope) if tree else None
    return None if found.found else term
