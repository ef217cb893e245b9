"""The files that a repository of reports keeps for this tool: checked, mistakes at their places, cached by content."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeVar

from disclosure_lint.config.find import LIMIT, SECTION_NAME, ConfigFile
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.nodes import Node, parse
from disclosure_lint.rules import PackError, PackProblem, cache
from disclosure_lint.rules.problems import worded
from disclosure_lint.source import Source, Span

Made = TypeVar("Made")


class ConfigError(PackError):
    """A configuration that cannot be used: all its mistakes."""


def named(path: Path) -> ConfigFile:
    """A file that a call or a configuration names. ConfigError where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return ConfigFile(path.absolute(), file.read(LIMIT + 1))
    except OSError as error:
        message = worded("unreadable", detail=error.strerror or str(error))
        raise ConfigError([PackProblem(Source(str(path), ""), None, message)]) from None


def checked(
    file: ConfigFile, model: Literal["Settings", "WaiverFile"], build: Callable[[dict[str, Any]], Made]
) -> Made:
    """What `build` makes of the plain data of a file that fits a model of `schema`. ConfigError with every mistake.

    `line` in the data of an entry is where it stands, for models that ask for it.
    """
    key = f"config {model} {file.path.suffix} {sha256(file.data).hexdigest()}"
    stored = cache.fetch(key)
    if stored is not None:
        try:
            return build(json.loads(stored[0]))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
            cache.drop(key)  # damaged: made again below
    data = validated(file, model)
    cache.store(key, [json.dumps(data, ensure_ascii=False)])
    return build(data)


def validated(file: ConfigFile, model: Literal["Settings", "WaiverFile"]) -> dict[str, Any]:
    """The plain data of a file that fits a model of `schema`. ConfigError with every mistake."""
    from disclosure_lint.config import schema
    from disclosure_lint.nodes.validate import validate

    source, node = tree(file)
    made, found = validate(getattr(schema, model), node)
    if made is None:
        raise ConfigError([problem(source, node, item.span, worded(item.reason, **item.values)) for item in found])
    data: dict[str, Any] = made.model_dump(mode="json", by_alias=True, exclude_none=True)
    for at, entry in enumerate(data.get("waivers", ()) if model == "WaiverFile" else ()):
        entry["line"] = source.position(node.at(("waivers", at)).span.start).line
    return data


def tree(file: ConfigFile) -> tuple[Source, Node]:
    """The text of a file and its tree. ConfigError where it has none.

    TOML keeps no places: its section is taken as JSON, and `problem` names the key in place of the line.
    """
    name, in_toml = str(file.path), file.path.suffix == ".toml"
    empty = Source(name, "")
    if len(file.data) > LIMIT:
        raise ConfigError([PackProblem(empty, None, worded("unreadable", detail=f"> {LIMIT} bytes"))])
    try:
        text = file.data.decode("utf-8")
        text = _section(text) if in_toml else text
    except ValueError as error:  # no UTF-8, no TOML
        raise ConfigError([PackProblem(empty, None, worded("unreadable", detail=str(error)))]) from None
    source = empty if in_toml else Source(name, text)
    node, found = parse(text, "json" if in_toml else "yaml")
    if found:
        raise ConfigError([PackProblem(source, item.span, worded(item.reason, **item.values)) for item in found])
    if node is None or (node.kind == "scalar" and node.value is None):  # a file with comments only
        return source, Node("mapping", Span(0, 0))
    return source, node


def _section(text: str) -> str:
    import tomllib

    return json.dumps(tomllib.loads(text)["tool"][SECTION_NAME], ensure_ascii=False, default=str)


def problem(source: Source, node: Node, span: Span, message: Bilingual) -> PackProblem:
    """A mistake at its place; where the file keeps none, at its key."""
    if source.text:
        return PackProblem(source, span, message)
    keys = ".".join(_keys_to(node, span))
    return PackProblem(source, None, Bilingual(f"{keys}：{message.zh}", f"{keys}: {message.en}") if keys else message)


def _keys_to(node: Node, span: Span) -> list[str]:
    for key, value in node.pairs:
        if key.span.start <= span.start and span.end <= value.span.end:
            return [str(key.value), *_keys_to(value, span)]
    for at, element in enumerate(node.elements):
        if element.span.start <= span.start and span.end <= element.span.end:
            return [str(at + 1), *_keys_to(element, span)]
    return []
