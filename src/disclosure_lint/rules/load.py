"""From pack names to a checked pack: from the cache where its content was seen before, else built."""

from typing import NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules import cache
from disclosure_lint.rules.files import PackFiles, digest, pack_files
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.problems import PackError, PackProblem
from disclosure_lint.rules.stored import DAMAGED, lines_of, pack_of


def load_packs(names: tuple[str, ...], local: tuple[PackFiles, ...] = ()) -> Pack:
    """The packs of these names or paths, with those they extend, as one. PackError with every mistake.

    `local` are packs that do not lie on disk, laid over the others.
    """
    packs = [*pack_files(names), *local]
    key, folders = digest(packs), tuple(files.folder for files in packs)
    lines = cache.fetch(key)
    if lines is not None:
        try:
            return pack_of(lines, folders)
        except DAMAGED:
            cache.drop(key)  # made again below
    from disclosure_lint.rules.build import build

    data, pack = build(packs)
    cache.store(key, lines_of(data, pack))
    return pack


class Examined(NamedTuple):
    """All that is to be said of packs: mistakes with their places, among them those with which they still load, and
    notes that are no mistakes. `pack` is None where there is too little to make one.
    """

    pack: Pack | None
    problems: tuple[PackProblem, ...]
    notes: tuple[Bilingual, ...]


def examine_packs(names: tuple[str, ...]) -> Examined:
    """The packs of these names or paths gone over as their authors should: more closely than loading does."""
    from disclosure_lint.rules.build import examine

    pack, problems, notes = examine(pack_files(names))
    return Examined(pack, tuple(PackError(problems).problems), tuple(notes))


def unknown_codes(pack: Pack, prefixes: tuple[str, ...]) -> list[Bilingual]:
    """What to say of `--select` and `--ignore` prefixes that fit no rule."""
    found = []
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in pack.rules):
            from disclosure_lint.dsl.errors import nearest

            near = nearest(prefix, pack.rules)
            zh, en = f"没有代码以 {prefix} 开头的规则", f"no rule code begins with {prefix}"
            found.append(Bilingual(zh + near.zh, en + near.en))
    return found
