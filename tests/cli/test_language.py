"""In which language the program speaks."""

import pytest

from disclosure_lint.cli.language import language_of


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ("", {}, "zh"),
        ("", {"LANG": "en_US.UTF-8"}, "en"),
        ("", {"LANG": "EN"}, "en"),
        ("", {"LANG": "zh_CN.GBK"}, "zh"),
        ("", {"LANG": "C.UTF-8"}, "zh"),
        ("", {"LANG": "fr_FR.UTF-8"}, "zh"),
        ("", {"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, "zh"),
        ("", {"LANG": "zh_CN", "LC_ALL": "en_US", "LC_MESSAGES": "zh_CN"}, "en"),
        ("", {"LANG": "en_US", "LC_ALL": ""}, "en"),
        ("check a --lang en", {}, "en"),
        ("check a --lang=en", {"LANG": "zh_CN"}, "en"),
        ("--lang zh check a", {"LANG": "en_US"}, "zh"),
        ("--lang zh check a --lang en", {}, "en"),
        ("check a --lang", {}, "zh"),
        ("check a --lang fr", {"LANG": "en_US"}, "en"),
        ("check -- --lang en", {}, "zh"),
    ],
)
def test_language_of_a_call(arguments: str, environment: dict[str, str], expected: str) -> None:
    assert language_of(arguments.split(), environment) == expected
