"""What the files of a run are made of besides its ledger."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.batch.coverage import Coverage
from disclosure_lint.batch.facts import Facts
from disclosure_lint.batch.hierarchy import Across
from disclosure_lint.batch.roster import Roster
from disclosure_lint.diagnostics import PackInfo, RuleInfo
from disclosure_lint.forms import Forms
from disclosure_lint.phrases import Lang
from disclosure_lint.vocabulary import Vocabulary


class Context(NamedTuple):
    """The folder and the call. `options` are those of the call that make a difference, `digests` those of each rule.

    `layouts` are the cells of the forms by the name that `columnar.figures` has for them.
    """

    folder: Path
    today: date
    packs: tuple[PackInfo, ...]
    rules: dict[str, RuleInfo]
    facts: dict[str, Facts]
    priors: dict[str, str]
    coverage: Coverage
    roster: Roster | None
    digests: dict[str, tuple[str, str]]
    layouts: dict[str, list[str]]
    across: Across
    options: dict[str, object]
    lang: Lang
    vocabulary: Vocabulary
    forms: Forms
    since: Path | None = None
