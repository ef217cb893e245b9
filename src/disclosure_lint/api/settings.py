"""Settings of a repository for those who write them."""

from collections.abc import Iterator
from typing import Literal

from disclosure_lint.config import Config, ConfigError, ConfigFile, Scoped, Settings
from disclosure_lint.config.files import tree, validated
from disclosure_lint.config.load import read
from disclosure_lint.config.local import local_packs, mistakes_of
from disclosure_lint.nodes import Node
from disclosure_lint.rules import Pack, PackProblem, load_packs, unknown_codes
from disclosure_lint.source import Source


def examine_settings(
    file: ConfigFile, kind: Literal["config", "waivers"] = "config", against_packs: bool = True
) -> None:
    """ConfigError with every mistake in a configuration or in a file of waivers, as its bytes are in an editor.

    With `against_packs` the packs are loaded with the changes that are made to them, which takes its time.
    """
    if kind == "waivers":
        validated(file, "WaiverFile")
        return
    config = read(file)
    if against_packs:
        source, node = tree(file)
        problems = [problem for scope in _scopes(config, node) for problem in _codes(*scope, file, source)]
        if problems:
            raise ConfigError(list(dict.fromkeys(problems)))


def _scopes(config: Config, node: Node) -> Iterator[tuple[Node, tuple[Scoped, ...]]]:
    """Each part of a configuration, and the settings that hold there, the outer ones first."""
    yield node, (config.general,)
    for at, entry in enumerate(config.per_path):
        yield node.at(("per-path", at)), (config.general, entry.scoped)
    for level, scoped in config.per_level.items():
        yield node.at(("per-level", level)), (config.general, scoped)


def _codes(node: Node, layers: tuple[Scoped, ...], file: ConfigFile, source: Source) -> Iterator[PackProblem]:
    """Codes that no rule has."""
    pack = _pack(layers, file)
    for key in ("select", "ignore"):
        listed = node.get(key)
        for element in listed.elements if listed else ():
            for message in unknown_codes(pack, (str(element.value),)):
                yield PackProblem(source, element.span, message)


def _pack(layers: tuple[Scoped, ...], file: ConfigFile) -> Pack:
    names = next((layer.packs for layer in reversed(layers) if layer.packs), Settings().packs)
    changes = tuple(layer.local for layer in layers if layer.local)
    with mistakes_of(changes, file):
        return load_packs(names, local_packs(changes))
