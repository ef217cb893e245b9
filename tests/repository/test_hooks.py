"""The entry for pre-commit in configurations of any shape: what was there stays, byte for byte."""

import re
from pathlib import Path

import pytest
import yaml

from disclosure_lint.inputs import SUFFIXES
from disclosure_lint.repository.hooks import HIDDEN, entry, has_hook, merged, new_config, readable

ROOT = Path(__file__).resolve().parents[2]
LINES = entry("zh")
ENTRY = yaml.safe_load("\n".join(LINES))[0]

GROWING = {
    "empty file": "",
    "comments only": "# 我们的检查\n",
    "no repos": "fail_fast: true  # stop early\n",
    "empty list": "repos: []  # none yet\nfail_fast: true\n",
    "nothing": "repos:\nfail_fast: true\n",
    "nothing at the end": "repos:",
    "indented": "repos:\n  # 格式\n  - repo: meta\n    hooks:\n      - id: identity   # 保留\n\n# end\nfail_fast: true\n",
    "not indented": "repos:\n- repo: meta\n  hooks:\n  - id: identity\n# tail comment\n",
    "no last newline": "repos:\n- repo: meta\n  hooks:\n  - id: identity",
    "windows": "repos:\r\n  - repo: meta\r\n    hooks:\r\n      - id: identity\r\nfail_fast: true\r\n",
    "flow inside": "repos:\n- {repo: meta, hooks: [{id: identity}]}  # one line\n",
    "block scalar last": "repos:\n- repo: meta\n  hooks:\n  - id: identity\n    description: |\n      two\n      lines\n",
    "two": "repos:\n-   repo: meta\n    hooks:\n    -   id: identity\n-   repo: local\n    hooks: []\n",
}  # fmt: skip
LEFT_ALONE = {
    "flow list": "repos: [{repo: meta, hooks: []}]\n",
    "a list": "- repo: meta\n",
    "a text": "repos: none\n",
    "damaged": "repos: [\n",
    "dash on a line of its own": "repos:\n-\n  repo: meta\n  hooks: []\n",
}


class TestMerging:
    @pytest.mark.parametrize("text", GROWING.values(), ids=GROWING)
    def test_adds_the_entry_and_changes_nothing_else(self, text: str) -> None:
        made = merged(text, LINES)
        assert made is not None
        before = yaml.safe_load(text) or {}
        assert yaml.safe_load(made) == before | {"repos": [*(before.get("repos") or []), ENTRY]}
        kept = [line for line in text.splitlines() if line.strip() and not line.startswith("repos: []")]
        lines = iter(made.splitlines())
        assert [line for line in kept if line not in lines] == []  # in this order
        assert [comment for comment in re.findall(r"#.*", text) if comment not in made] == []
        assert has_hook(made)
        assert ("\r\n" in made) == ("\r\n" in text)
        assert "\r\n" not in made or not re.search("(?<!\r)\n", made)

    @pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
    def test_gives_up_where_it_would_harm(self, text: str) -> None:
        assert merged(text, LINES) is None

    def test_knows_its_own(self) -> None:
        assert has_hook(new_config(LINES))
        assert has_hook("repos:\n- repo: https://example.org/x\n  rev: v1\n  hooks: [{id: disclosure-lint}]\n")
        assert not has_hook("repos: []\n# id: disclosure-lint\n")
        assert not has_hook("")


class TestFiles:
    def test_are_all_that_can_be_read(self) -> None:
        pattern = re.compile(readable())
        assert [suffix for suffix in SUFFIXES if not pattern.search(f"a/报告{suffix.upper()}")] == []
        assert not pattern.search("a.py")

    def test_of_a_folder(self) -> None:
        pattern = re.compile(readable("报告 (2024)"))
        assert pattern.search("报告 (2024)/a/b.YAML")
        assert not pattern.search("a.yaml")

    def test_hidden_ones_are_left_out(self) -> None:
        pattern = re.compile(HIDDEN)
        assert [bool(pattern.search(name)) for name in (".github/a.yml", "a/.b.yaml", "a/~$b.docx", "a.b/c.yaml")] == [
            True,
            True,
            True,
            False,
        ]

    def test_of_the_hooks_that_other_repositories_use(self) -> None:
        hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
        assert set(hooks) == {"disclosure-lint", "disclosure-lint-fix", "disclosure-lint-rules"}
        for name in ("disclosure-lint", "disclosure-lint-fix"):
            assert (hooks[name]["files"], hooks[name]["exclude"]) == (readable(), HIDDEN)
            assert hooks[name]["require_serial"]
        assert hooks["disclosure-lint"]["entry"] == ENTRY["hooks"][0]["entry"]
