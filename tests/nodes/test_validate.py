"""Mistakes in files that pydantic models describe, each at its place."""

import subprocess
import sys
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, model_validator

from disclosure_lint.nodes import parse
from disclosure_lint.nodes.validate import validate


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Words(Strict):
    zh: Annotated[str, Field(min_length=1, max_length=5)]
    en: str


class ByLevel(Strict):
    default: Literal["error", "warning"]


class Rule(Strict):
    code: Annotated[str, Field(pattern=r"^[A-Z]{3}\d{3}$")]
    severity: Literal["error", "warning"] | ByLevel = "error"
    title: Words | None = None
    checks: list[Words] = []
    tags: Annotated[list[str], Field(max_length=2)] = []
    weight: Annotated[int, Field(ge=0, le=9)] = 0
    table: dict[str, Words] = {}

    @model_validator(mode="after")
    def _sane(self) -> "Rule":
        if self.code == "BAD000":
            raise ValueError("bad_code")
        if self.code == "BAD001":
            raise ValueError("this is not good")
        return self


def mistakes(text: str) -> list[tuple[str, str, dict[str, str | int]]]:
    node, problems = parse(text, "yaml")
    assert node is not None
    assert problems == []
    made, found = validate(Rule, node)
    assert (made is None) == bool(found)
    return [(problem.reason, text[slice(*problem.span)], problem.values) for problem in found]


def test_a_good_file() -> None:
    node, _ = parse("code: REQ101\nseverity: {default: error}\nchecks: [{zh: a, en: b}]", "yaml")
    assert node is not None
    made, problems = validate(Rule, node)
    assert problems == []
    assert made is not None
    assert made.severity == ByLevel(default="error")


@pytest.mark.parametrize(
    ("text", "reason", "where", "values"),
    [
        ("severity: error", "missing_key", "severity", {"key": "code"}),
        ("code: REQ101\ntitle: {zh: a}", "missing_key", "title", {"key": "en"}),
        ("code: REQ101\nchecks: [{zh: a}]", "missing_key", "zh", {"key": "en"}),
        ("code: REQ101\ncheks: []", "unknown_key", "cheks", {"key": "cheks", "near": " (checks?)"}),
        ("code: REQ101\nxyz: []", "unknown_key", "xyz", {"key": "xyz", "near": ""}),
        ("code: REQ101\ntitle: {zh: a, en: b, eng: c}", "unknown_key", "eng", {"key": "eng", "near": " (en?)"}),
        ("code: REQ101\ntable: {a: {zh: a, en: b, z: c}}", "unknown_key", "z", {"key": "z", "near": " (zh?)"}),
        ("code: REQ101\nchecks: [{zh: a, en: b, e: c}]", "unknown_key", "e", {"key": "e", "near": " (en?)"}),
        ("code: REQ101\ntitle: a", "wrong_type", "a", {"expected": "mapping"}),
        ("code: REQ101\nchecks: a", "wrong_type", "a", {"expected": "list"}),
        ("code: [1]", "wrong_type", "[1]", {"expected": "text"}),
        ("code: REQ101\nweight: a", "wrong_type", "a", {"expected": "whole number"}),
        ("code: REQ101\nweight: 10", "too_great", "10", {"limit": 9}),
        ("code: REQ101\ntags: [a, b, c]", "too_many_items", "[a, b, c]", {"limit": 2}),
        ("code: REQ101\ntitle: {zh: abcdef, en: b}", "too_long", "abcdef", {"limit": 5}),
        ("code: REQ101\ntitle: {zh: '', en: b}", "too_short", "''", {"limit": 1}),
        ("code: req101", "wrong_pattern", "req101", {"text": "req101", "pattern": r"^[A-Z]{3}\d{3}$"}),
        (
            "code: REQ101\nseverity: eror",
            "wrong_value",
            "eror",
            {"text": "eror", "allowed": "error, warning", "near": " (error?)"},
        ),
        (
            "code: REQ101\nseverity: {default: x}",
            "wrong_value",
            "x",
            {"text": "x", "allowed": "error, warning", "near": ""},
        ),
        (
            "code: REQ101\nseverity: {defalt: error, default: error}",
            "unknown_key",
            "defalt",
            {"key": "defalt", "near": " (default?)"},
        ),
        ("code: BAD000", "bad_code", "code: BAD000", {}),
        ("code: BAD001", "invalid", "code: BAD001", {"detail": "this is not good"}),
    ],
)
def test_mistake(text: str, reason: str, where: str, values: dict[str, str | int]) -> None:
    assert mistakes(text) == [(reason, where, values)]


def test_all_mistakes_in_the_order_of_the_file() -> None:
    assert [reason for reason, _, _ in mistakes("a: 1\nseverity: [1]\ntags: 3\n")] == [
        "missing_key", "unknown_key", "wrong_value", "wrong_type",
    ]  # fmt: skip


def test_reading_nodes_does_not_load_pydantic() -> None:
    code = "import sys, disclosure_lint.nodes, disclosure_lint.nodes.validate; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
