"""Numbers of persons never leave: no output shows them, wherever they stand and whatever is found."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from disclosure_lint.api import Options, Run, check
from disclosure_lint.inputs import discover
from disclosure_lint.outputs import FORMATS, renderer
from disclosure_lint.phrases import LANGS
from disclosure_lint.vocabulary import fold

IDENTITY = "11010519491231002X"
MOBILE = "13912345678"
CARD = "6222020000000000000"
WIDE = "".join(chr(ord(character) + 0xFEE0) for character in IDENTITY)
SPACED = "110105 19491231 002X"

HEAD = "agency: {agency}\nyear: 2024\ntitle: {title}\n"
SECTIONS = """\
sections:
  - number: 1
    title: 总体{title}
    text: |-
      一、主动公开 XX 条，申请人李明（电话：{mobile}）。
      办理人身份号 {identity}，XX 项。
      折行的号码 110105
      19491231 002X 也一样，××。
  - {{number: 5, text: "申请人卡号 {card}，XX"}}
"""


def report(identity: str = IDENTITY, **texts: str) -> str:
    given = {"agency": "示例市水利局", "title": f"示例市水利局（{identity}）XX年度报告", **texts}
    return HEAD.format(**given) + SECTIONS.format(title=identity, identity=identity, mobile=MOBILE, card=CARD)


def plain(printed: str | bytes) -> str:
    """A text as it is, of a workbook each text in it on a line of its own."""
    if isinstance(printed, str):
        return printed
    with ZipFile(BytesIO(printed)) as archive:
        return re.sub("<[^>]*>", "\n|\n", archive.read("xl/sharedStrings.xml").decode())


def shown(run: Run) -> list[str]:
    """Everything that any output prints."""
    return [
        plain(renderer(name)(run.result, run.sources, lang, color=color, width=width))
        for name in FORMATS
        for lang in LANGS
        for color in (False, True)
        for width in (40, 80, 200)
    ]


def leaks(text: str, number: str) -> bool:
    """Whether a text gives what follows a number's first six characters, in whatever dress."""
    plain = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda escape: chr(int(escape[1], 16)), text)
    return number[6:] in "".join(character for character in fold(plain).upper() if character in "0123456789X")


def checked(tmp_path: Path, name: str, text: str, prior: str = "", **options: tuple[str, ...]) -> Run:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    before = tmp_path / "prior.yaml"
    before.write_text(prior, encoding="utf-8")
    given = Options(today=date(2026, 1, 31), tables=True, prior=str(before) if prior else None, **options)
    return check(discover([str(path)]), given)


@pytest.mark.parametrize("identity", [IDENTITY, IDENTITY.lower(), WIDE, SPACED])
@pytest.mark.parametrize("select", [(), ("HYG",), ("HYG001",), ("STR",)])
def test_wherever_it_stands_in_a_report(identity: str, select: tuple[str, ...], tmp_path: Path) -> None:
    run = checked(tmp_path, "report.yaml", report(identity), select=select)
    assert run.result.reports[0].diagnostics
    for text in shown(run):
        assert not leaks(text, IDENTITY)
        assert not leaks(text, CARD)
        assert MOBILE not in fold(text)


def test_the_findings_name_the_place(tmp_path: Path) -> None:
    run = checked(tmp_path, "report.yaml", report(), select=("HYG003", "HYG004"))
    found = {(item.rule, item.location.pointer) for item in run.result.reports[0].diagnostics}
    assert {("HYG003", "title"), ("HYG003", "sections.1.text"), ("HYG004", "sections.1.text")} <= found
    assert ("HYG004", "sections.5.text") in found
    assert all(item.location.line for item in run.result.reports[0].diagnostics)


def test_lines_and_columns_stay_the_same(tmp_path: Path) -> None:
    text = report()
    run = checked(tmp_path, "report.yaml", text)
    (source,) = run.sources.values()
    assert len(source.text) == len(text)
    assert source.text.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("year.yaml", f"agency: 示例市水利局\nyear: {IDENTITY}\n"),
        ("key.yaml", f"agency: 示例市水利局\nyear: 2024\n'{IDENTITY}': 1\n"),
        ("comment.yaml", f"agency: 示例市水利局 # {SPACED}\nyear: twenty\n"),
        ("agency.yaml", f"agency: 李明{IDENTITY}\nyear: 2024\n"),
        ("cell.yaml", f"agency: 示例市水利局\nyear: 2024\ntables: {{requests: {{granted: {{total: {IDENTITY}}}}}}}\n"),
        ("number.yaml", f"agency: 示例市水利局\nyear: 2024\ntables: {{review: {{reconsideration: {{upheld: 1, total: {CARD}}}}}}}\n"),
        ("escaped.json", json.dumps({"agency": "示例市水利局", "year": 2024, "title": f"XX局{WIDE}号XX"})),
        ("page.txt", f"示例市水利局2024年政府信息公开工作年度报告\n一、总体情况\nXX {IDENTITY}\n六、其他需要报告的事项\n{SPACED}\n"),
        ("broken.json", f'{{"agency": "{IDENTITY}", '),
    ],
)  # fmt: skip
def test_whatever_becomes_of_the_document(name: str, text: str, tmp_path: Path) -> None:
    for printed in shown(checked(tmp_path, name, text)):
        assert not leaks(printed, IDENTITY)
        assert not leaks(printed, CARD)


def test_what_is_quoted_from_last_year(tmp_path: Path) -> None:
    problem = f"存在的主要问题是申请人李明（{SPACED}）反映的答复说理不足，群众不满意。"
    prior = f"agency: 示例市水利局\nyear: 2023\nsections:\n  - {{number: 5, text: {problem}}}\n"
    for printed in shown(checked(tmp_path, "report.yaml", report(), prior)):
        assert not leaks(printed, IDENTITY)


def test_figures_are_not_masked(tmp_path: Path) -> None:
    text = "agency: 示例市水利局\nyear: 2024\ntables: {proactive: {licensing: {decisions: 13912345678.5}}}\n"
    assert any("13912345678.5" in printed for printed in shown(checked(tmp_path, "report.yaml", text)))
