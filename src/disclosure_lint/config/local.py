"""The changes of rules and parameters of a configuration as a pack over the others; mistakes at their true places."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from disclosure_lint.config.files import ConfigError, problem, tree
from disclosure_lint.config.find import ConfigFile
from disclosure_lint.config.model import Local
from disclosure_lint.nodes import Node, parse
from disclosure_lint.rules import PackError, PackProblem
from disclosure_lint.rules.files import PackFiles
from disclosure_lint.source import Span

ID = "local"
_PACK = "pack.yaml"


def local_packs(changes: Sequence[Local]) -> tuple[PackFiles, ...]:
    """A pack for each of the changes, in order; its id is `local`, `local-2` …"""
    return tuple(_pack(change, ID if at == 0 else f"{ID}-{at + 1}") for at, change in enumerate(changes))


def _pack(change: Local, name: str) -> PackFiles:
    where = ".".join(map(str, (change.file.name, *change.path)))
    data = {
        "id": name,
        "version": "1",
        "title": {"zh": f"本地设置 {where}", "en": f"local settings {where}"},
        "overrides": json.loads(change.changes),
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return PackFiles(change.file.parent / name, {_PACK: text.encode()})


@contextmanager
def mistakes_of(changes: Sequence[Local], unsaved: ConfigFile | None = None) -> Iterator[None]:
    """Tells what is wrong with the changes where it stands in the configuration, as ConfigError.

    `unsaved` is the configuration where it is not the one on disk.
    """
    try:
        yield
    except PackError as error:
        packs = {
            f"{pack.folder.name}/{_PACK}": change for pack, change in zip(local_packs(changes), changes, strict=True)
        }
        own = [_moved(item, packs[item.source.name], unsaved) for item in error.problems if item.source.name in packs]
        others = [item for item in error.problems if item.source.name not in packs]
        if not own:
            raise
        raise ConfigError([*own, *others]) from None


def _moved(found: PackProblem, change: Local, unsaved: ConfigFile | None) -> PackProblem:
    source, node = tree(unsaved or ConfigFile(change.file, change.file.read_bytes()))
    made = parse(found.source.text, "json")[0]
    steps = _path(made, found.span) if made and found.span else ()
    owner = node.at((*change.path, *steps[1:-1]))  # without `overrides`
    key = owner.key(str(steps[-1])) if steps else None
    return problem(source, node, (key or owner).span, found.message)


def _path(node: Node, span: Span) -> tuple[str, ...]:
    """The keys that lead to the key or value at a span."""
    for key, value in node.pairs:
        if key.span.start <= span.start and span.end <= value.span.end:
            return (str(key.value), *(_path(value, span) if span.start >= value.span.start else ()))
    return ()
