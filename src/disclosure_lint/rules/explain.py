"""A rule told to a reader: what it demands, on which authority, why, how to mend, and examples in words."""

from typing import Any, NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual, RuleInfo, Severity
from disclosure_lint.fixes import Repair
from disclosure_lint.forms import Forms
from disclosure_lint.phrases import LANGS, say
from disclosure_lint.rules.labels import pointer_words
from disclosure_lint.rules.model import Rule
from disclosure_lint.rules.pack import Pack


class ExampleStory(NamedTuple):
    """An example in words: what is changed in a faultless report, and the messages that follow, if any."""

    kind: str
    change: Bilingual
    messages: tuple[str, ...]
    missing: tuple[str, ...]


class Explanation(NamedTuple):
    """All of a rule that people want to know. `editions`, `levels` None: all; `assertions` are as written.

    `repairs` say what the program can mend by itself, and with which options.
    """

    rule: RuleInfo
    severities: dict[str, Severity]
    editions: tuple[str, ...] | None
    years: tuple[int | None, int | None]
    levels: tuple[str, ...] | None
    assertions: tuple[str, ...]
    messages: tuple[Bilingual, ...]
    examples: tuple[ExampleStory, ...]
    repairs: tuple[Bilingual, ...] = ()


def explain_rule(rule: Rule, pack: Pack) -> Explanation:
    """The explanation of a rule."""
    return Explanation(
        rule=rule.info,
        severities=rule.severities,
        editions=rule.editions,
        years=(rule.first_year, rule.last_year),
        levels=rule.levels,
        assertions=tuple(check.text for check in rule.checks),
        messages=tuple(check.together or check.message for check in rule.checks) + tuple(rule.messages.values()),
        examples=tuple(_story(example, pack.forms) for example in rule.examples),
        repairs=tuple(dict.fromkeys(_mends(check.repair) for check in rule.checks if check.repair)),
    )


def _mends(repair: Repair) -> Bilingual:
    said = (say(f"repair.{repair.safety}", lang, what=say(f"repair.{repair.kind}", lang)) for lang in LANGS)
    return Bilingual(*said)


def _story(example: dict[str, Any], forms: Forms) -> ExampleStory:
    kind = next(name for name in ("pass", "fail", "not_assessable") if example.get(name) is not None)
    expected = tuple(item["message"] for item in example.get("expect", ()))
    return ExampleStory(kind, _change(example[kind], forms), expected, tuple(example.get("missing", ())))


def _change(given: dict[str, Any], forms: Forms) -> Bilingual:
    """What an example checks, in words: a file, or a report with what was changed in it, and others beside it."""
    if given.get("parent") is not None or given.get("children"):
        return _among_others(given, forms)
    others = [_change(other, forms) for other in given.get("beside") or ()]
    if others:
        own = _change({**given, "beside": ()}, forms)
        named = [Bilingual(f"beside-{n} 是{made.zh}", f"beside-{n} is {made.en}") for n, made in enumerate(others, 1)]
        both = Bilingual("；".join(item.zh for item in named), "; ".join(item.en for item in named))
        return Bilingual(f"{own.zh}；一起检查的还有：{both.zh}", f"{own.en}; checked with it: {both.en}")
    if given.get("file"):
        name = given["file"]["name"]
        text = given["file"].get("text")
        raw = f"\n{text}" if text else ""
        return Bilingual(f"文件 {name}{raw and '：'}{raw}", f"the file {name}{raw and ':'}{raw}")
    zh, en = _patched(given, forms, "")
    base, prior = _base(given), given.get("prior")
    if prior:
        more_zh, more_en = _patched(prior, forms, PRIOR)
        zh, en = [*zh, *more_zh], [*en, *more_en]
        base = Bilingual(f"{base.zh}，同时给出上一年的报告", f"{base.en}, with last year's report")
    if not zh:
        return base if prior else Bilingual(f"{base.zh}，不作改动", f"{base.en} as it is")
    return Bilingual(f"{base.zh}，改动：" + "；".join(zh), f"{base.en}, in which " + "; ".join(en))


def _among_others(given: dict[str, Any], forms: Forms) -> Bilingual:
    """An example with the reports of superior and subordinate units."""
    own = _change({**given, "parent": None, "children": ()}, forms)
    others = [("上级单位", "the superior unit", given["parent"])] if given.get("parent") is not None else []
    below = given.get("children") or ()
    others += [(f"下级单位{n}", f"subordinate unit {n}", child) for n, child in enumerate(below, 1)]
    zh, en = [own.zh], [own.en]
    for name_zh, name_en, other in others:
        made = _change({key: value for key, value in other.items() if key != "absent"}, forms)
        if other.get("absent"):
            made = Bilingual(f"{made.zh}，但没有报告", f"{made.en}, but it has not reported")
        zh.append(f"{name_zh}：{made.zh}")
        en.append(f"{name_en}: {made.en}")
    return Bilingual("；".join(zh), "; ".join(en))


def _base(given: dict[str, Any]) -> Bilingual:
    name = given.get("base")
    if not name:
        return Bilingual("合格报告", "a faultless report")
    return Bilingual(f"合格报告（示例 {name}）", f"the faultless report {name}")


def _patched(patch: dict[str, Any], forms: Forms, prefix: str) -> tuple[list[str], list[str]]:
    zh, en = [], []
    for pointer, value in (patch.get("set") or {}).items():
        if pointer == "source.not_captured":
            names = [pointer_words(str(item), forms) for item in value]
            zh.append(f"注明转录时未收录{'、'.join(name.zh for name in names)}")
            en.append(f"the transcription is said not to hold {', '.join(name.en for name in names)}")
            continue
        label = pointer_words(prefix + pointer, forms)
        zh.append(f"{label.zh}改为{_shown(value).zh}")
        en.append(f"{label.en} becomes {_shown(value).en}")
    for pointer in patch.get("drop") or ():
        label = pointer_words(prefix + pointer, forms)
        zh.append(f"删去{label.zh}")
        en.append(f"{label.en} is left out")
    if patch.get("order"):
        listed = [str(number) for number in patch["order"]]
        zh.append(f"各部分按 {'、'.join(listed)} 排列")
        en.append(f"the sections stand in the order {', '.join(listed)}")
    for number in patch.get("repeat") or ():
        zh.append(f"第 {number} 部分出现两次")
        en.append(f"section {number} stands twice")
    return zh, en


def _shown(value: Any) -> Bilingual:
    if value is None or value == "":
        return Bilingual("空白", "blank")
    if isinstance(value, dict | list):
        listed = [_shown(item) for item in (value.values() if isinstance(value, dict) else value)]
        return Bilingual(f" {'、'.join(item.zh.strip() for item in listed)}", ", ".join(item.en for item in listed))
    text = str(value)
    return Bilingual(f"“{text}”", f"“{text}”") if isinstance(value, str) else Bilingual(f" {text}", text)
