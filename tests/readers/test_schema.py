"""The JSON Schema of the structured report says the same as the reader."""

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from disclosure_lint.forms import Forms, build_form
from disclosure_lint.nodes import parse
from disclosure_lint.readers import read
from disclosure_lint.readers.schema import report_schema
from disclosure_lint.readers.structured import KEYS
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

FORMS = Forms(
    build_form(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in (resource("rules") / "national" / "forms").glob("*.yaml")
)
SCHEMA = report_schema(FORMS)
VALIDATOR = Draft202012Validator(SCHEMA)


def both(text: str) -> tuple[bool, bool]:
    """Whether the schema and whether the reader accepts a report."""
    tree, problems = parse(text, "yaml")
    assert tree is not None
    assert problems == []
    plain: Any = tree.plain()
    return VALIDATOR.is_valid(plain), read("x.yaml", text.encode(), FORMS, Vocabulary({})).findings == ()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(KEYS)
    row = SCHEMA["properties"]["tables"]["properties"]["requests"]["properties"]["received"]
    assert row["description"].startswith("表三 › 一、本年新收政府信息公开申请数量 / ")


@pytest.mark.parametrize(
    "more",
    [
        "",
        "title:\npreamble: ''\nlevel: department\nscope: own\nedition: 2019\nagency_code: 12",
        "published: 2025-01-27\nsigned: {agency: 甲, date: 2025-01-24}",
        "sections: [{number: 1, title: 总体情况, text: 甲}, {number: 6}]",
        "tables: {requests: {received: [1, 2, 3, '/', ~, 1.5, 7], granted: {total: 1}, other.all: {}}}",
        "tables: {proactive: {regulations: {made: 1, issued: 2}, procurement: {items: 1, amount: '3万元'}}, review: {}}",
        "source: {url: x, retrieved: 2025-02-01, not_captured: [title, signed], labels: {requests.granted: 公开}}",
    ],
)
def test_both_accept(more: str) -> None:
    assert both(f"agency: 甲\nyear: 2024\n{more}") == (True, True)


@pytest.mark.parametrize(
    "more",
    [
        "titel: x",
        "title: 3",
        "level: city",
        "scope: x",
        "edition: 2020",
        "published: 2025",
        "sections: [{title: 甲}]",
        "sections: [{number: 7}]",
        "sections: [{number: 1, body: 甲}]",
        "sections: {number: 1}",
        "tables: {request: {}}",
        "tables: {requests: }",
        "tables: {requests: {received: [1, 2, 3, 4, 5, 6]}}",
        "tables: {requests: {received: [1, 2, 3, 4, 5, 6, 7, 8]}}",
        "tables: {requests: {received: [1, 2, 3, 4, 5, 6, true]}}",
        "tables: {requests: {received: {sum: 1}}}",
        "tables: {review: {reconsideration: [1, 2, 3, 4, 5]}}",
        "signed: 甲",
        "source: {not_captured: [tables]}",
        "source: {labels: {granted: x}}",
    ],
)
def test_both_refuse(more: str) -> None:
    assert both(f"agency: 甲\nyear: 2024\n{more}") == (False, False)


@pytest.mark.parametrize(
    "text", ["agency: 甲", "agency: ''\nyear: 2024", "agency: 甲\nyear: '2024'", "agency: 甲\nyear: 24"]
)
def test_both_demand(text: str) -> None:
    assert both(text) == (False, False)
