"""From pack names to a checked pack: from the cache where its content was seen before, else built."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules import cache
from disclosure_lint.rules.files import PackFiles, digest, pack_files
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.problems import PackError, PackProblem
from disclosure_lint.rules.stored import DAMAGED, lines_of, pack_of
from disclosure_lint.source import Source


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
    notes that are no mistakes. `pack` is None where there is too little to make one; `paths` are its files by the names
    that problems have for them.
    """

    pack: Pack | None
    problems: tuple[PackProblem, ...]
    notes: tuple[Bilingual, ...]
    paths: dict[str, Path]


def examine_packs(names: tuple[str, ...], unsaved: Mapping[Path, bytes] | None = None) -> Examined:
    """The packs of these names or paths gone over as their authors should: more closely than loading does.

    `unsaved` are files as an editor has them (see `files.pack_files`).
    """
    from disclosure_lint.rules.build import examine

    packs = pack_files(names, unsaved or {})
    pack, problems, notes = examine(packs)
    paths = {f"{files.folder.name}/{path}": files.folder / path for files in packs for path in files.files}
    return Examined(pack, tuple(PackError(problems).problems), tuple(notes), paths)


def examine_rule(source: Source, pack: Pack) -> list[PackProblem]:
    """What is wrong with one rule file, as far as a sound pack tells: for while it is being written."""
    from disclosure_lint.rules.alone import examine_alone

    return PackError(examine_alone(source, pack)).problems


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
