"""A configuration file checked: every mistake at its place, the outcome cached by content."""

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from disclosure_lint.config.find import LIMIT, SECTION_NAME, ConfigFile
from disclosure_lint.config.model import Config, Local, PathEntry, Scoped
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.nodes import Node
from disclosure_lint.rules import PackError, PackProblem, cache
from disclosure_lint.rules.problems import worded
from disclosure_lint.source import Source, Span


class ConfigError(PackError):
    """A configuration that cannot be used: all its mistakes."""


@lru_cache(maxsize=256)
def load(file: ConfigFile) -> Config:
    """The configuration in a file. ConfigError with every mistake."""
    key = f"config {file.path.suffix} {sha256(file.data).hexdigest()}"
    stored = cache.fetch(key)
    if stored is not None:
        try:
            return _config(file.path, stored)
        except (KeyError, TypeError, AttributeError):
            cache.drop(key)  # damaged: made again below
    data = _checked(file)
    cache.store(key, data)
    return _config(file.path, data)


def _checked(file: ConfigFile) -> dict[str, Any]:
    """The plain data of a file, validated."""
    from disclosure_lint.config.schema import Settings
    from disclosure_lint.nodes.validate import validate

    source, node, problems = tree(file)
    if node is None:
        raise ConfigError(problems)
    made, found = validate(Settings, node)
    if made is None:
        raise ConfigError([problem(source, node, item.span, worded(item.reason, **item.values)) for item in found])
    return made.model_dump(mode="json", by_alias=True, exclude_none=True)


def tree(file: ConfigFile) -> tuple[Source, Node | None, list[PackProblem]]:
    """The text of a configuration and its tree; None with what is wrong where it has none.

    TOML keeps no places: the section is taken as JSON, and `problem` names the key in place of the line.
    """
    from disclosure_lint.nodes import parse

    name, in_toml = str(file.path), file.path.suffix == ".toml"
    empty = Source(name, "")
    if len(file.data) > LIMIT:
        return empty, None, [PackProblem(empty, None, worded("unreadable", detail=f"> {LIMIT} bytes"))]
    try:
        text = file.data.decode("utf-8")
        text = _section(text) if in_toml else text
    except ValueError as error:  # no UTF-8, no TOML
        return empty, None, [PackProblem(empty, None, worded("unreadable", detail=str(error)))]
    source = empty if in_toml else Source(name, text)
    node, found = parse(text or "{}", "json" if in_toml else "yaml")
    problems = [PackProblem(source, item.span, worded(item.reason, **item.values)) for item in found]
    if not problems and (node is None or (node.kind == "scalar" and node.value is None)):
        node = parse("{}", "json")[0]  # a file with comments only
    return source, None if problems else node, problems


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


def _config(file: Path, data: dict[str, Any]) -> Config:
    entries = data.get("per-path", [])
    return Config(
        file=file,
        general=_scoped(file, (), data),
        exclude=tuple(data.get("exclude", ())),
        per_path=tuple(
            PathEntry(tuple(entry["paths"]), _scoped(file, ("per-path", at), entry)) for at, entry in enumerate(entries)
        ),
        per_level={
            level: _scoped(file, ("per-level", level), entry) for level, entry in data.get("per-level", {}).items()
        },
    )


def _scoped(file: Path, path: tuple[str | int, ...], data: dict[str, Any]) -> Scoped:
    packs, select = data.get("packs"), data.get("select")
    prior = data.get("prior")
    return Scoped(
        packs=None if packs is None else tuple(_beside(file, name) for name in packs),
        select=None if select is None else tuple(select),
        ignore=tuple(data.get("ignore", ())),
        level=data.get("level"),
        prior=None if prior is None else str(file.parent / prior),
        fail_on=data.get("fail-on"),
        local=_local(file, path, data),
    )


def _beside(file: Path, pack: str) -> str:
    """A pack by path starts at the configuration's folder; a bare name is one that ships with the tool."""
    return str(file.parent / pack) if any(mark in pack for mark in "/\\.") else pack


def _local(file: Path, path: tuple[str | int, ...], data: dict[str, Any]) -> Local | None:
    changes = {
        name: {key: {**entry, "reason": _reason(entry["reason"])} for key, entry in data.get(name, {}).items()}
        for name in ("rules", "parameters")
    }
    return Local(file, path, json.dumps(changes, ensure_ascii=False)) if any(changes.values()) else None


def _reason(reason: str | dict[str, str]) -> dict[str, str]:
    return {"zh": reason, "en": reason} if isinstance(reason, str) else reason
