"""The manual and the page of clauses."""

import re
from pathlib import Path

import pytest

from disclosure_lint.authoring import coverage, pages, rules_of
from disclosure_lint.phrases import LANGS, Lang, say
from disclosure_lint.rules import Pack

KEYS = ("demands", "authority", "covers", "why", "fix", "applies", "assertion", "messages", "pass", "fail")
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def written(pack: Pack) -> dict[str, str]:
    return pages(pack)


def test_a_page_for_every_rule_in_both_languages(written: dict[str, str], pack: Pack) -> None:
    names = ["index", *pack.rules]
    assert sorted(written) == sorted(f"{lang}/{name}.md" for lang in LANGS for name in names)


@pytest.mark.parametrize("lang", LANGS)
def test_headings_are_fixed(lang: Lang, written: dict[str, str], pack: Pack) -> None:
    expected = [say(f"page.{key}", lang) for key in KEYS]
    last = say("page.not_assessable", lang)
    covered = say("page.covers", lang)
    for code, rule in pack.rules.items():
        wanted = [heading for heading in expected if rule.covers or heading != covered]
        headings = re.findall(r"^## (.*)$", written[f"{lang}/{code}.md"], re.MULTILINE)
        assert [heading for heading in headings if heading != last] == wanted, code


def test_no_pointer_or_placeholder_is_left_in_chinese_pages(written: dict[str, str], pack: Pack) -> None:
    """Fit to be read aloud: no names of data, no braces outside the assertion and raw files."""
    for code in pack.rules:
        text = re.sub(r"```text\n.*?```", "", written[f"zh/{code}.md"], flags=re.DOTALL)
        assert not re.search(r"sections\.|requests\.|proactive\.|review\.|not_captured|\{\w", text), code


def test_examples_that_fail_tell_what_is_found(written: dict[str, str], pack: Pack) -> None:
    for code, rule in pack.rules.items():
        fails = [example for example in rule.examples if example.get("fail") is not None]
        expected = {item["message"].split()[0][:12] for example in fails for item in example["expect"]}
        assert all(message in written[f"zh/{code}.md"] for message in expected), code


def test_english_pages_have_english_findings(written: dict[str, str]) -> None:
    page = written["en/REQ101.md"]
    assert "Finding: Business enterprises: 24 received + 2 carried in = 26" in page
    assert not HAN.search(page.partition("## Why")[2])


def test_links_lead_somewhere(written: dict[str, str]) -> None:
    for path, text in written.items():
        for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"```text\n.*?```", "", text, flags=re.DOTALL)):
            assert (Path("/") / path).parent.joinpath(target).resolve().relative_to("/").as_posix() in written, path


def test_the_clause_page_names_every_clause_and_rule(pack: Pack) -> None:
    for lang in LANGS:
        page = coverage(pack, lang)
        assert all(f"| {id_} |" in page for id_ in pack.duties)
        assert all(f"| {code} " in page for code in pack.rules)
        human = [duty for duty in pack.duties.values() if duty.checkable == "human"]
        assert all(f"**{duty.id}** {duty.duty.text(lang)}" in page for duty in human)


def test_every_clause_for_a_program_has_a_rule(pack: Pack) -> None:
    covering = rules_of(pack)
    own = [duty for duty in pack.duties.values() if duty.checkable == "machine" and not duty.pack]
    assert [duty.id for duty in own if not covering[duty.id]] == []


def test_what_people_must_tell_has_no_rule_but_a_reason(pack: Pack) -> None:
    covering = rules_of(pack)
    human = [duty for duty in pack.duties.values() if duty.checkable == "human"]
    assert [duty.id for duty in human if covering[duty.id] or not duty.note] == []
