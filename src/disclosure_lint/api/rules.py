"""Rules for those who want to read or write them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.api.options import WrongCall
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules import Examined, Pack, examine_packs, load_packs, unknown_codes

if TYPE_CHECKING:
    from disclosure_lint.rules.explain import Explanation


def load_rules(packs: tuple[str, ...] = ("national",)) -> Pack:
    """The rules of these packs. PackError with every mistake where they cannot be used."""
    return load_packs(packs)


def examine_rules(packs: tuple[str, ...] = ("national",), unsaved: Mapping[Path, bytes] | None = None) -> Examined:
    """The rules of these packs gone over for their authors. PackError where there are no such packs.

    `unsaved` are files, links followed, as an editor has them, in place of those on disk.
    """
    return examine_packs(packs, unsaved)


def explain(code: str, packs: tuple[str, ...] = ("national",)) -> "Explanation":
    """A rule told to a reader. WrongCall where there is none of that code."""
    pack = load_packs(packs)
    if code not in pack.rules:
        raise WrongCall(unknown_codes(pack, (code,)) or [Bilingual(f"没有规则 {code}", f"there is no rule {code}")])
    from disclosure_lint.rules.explain import explain_rule  # only readers of rules need it

    return explain_rule(pack.rules[code], pack)
