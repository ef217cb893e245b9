"""What is wrong with a pack, with file and place, and the wording of everything but expressions (see `dsl.errors`)."""

from functools import cache
from typing import NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.nodes import parse
from disclosure_lint.resources import resource
from disclosure_lint.source import Source, Span


class PackProblem(NamedTuple):
    """A mistake in a file of a pack. `span` is None where the file as a whole is meant."""

    source: Source
    span: Span | None
    message: Bilingual


class PackError(Exception):
    """A pack that cannot be used: all its mistakes."""

    def __init__(self, problems: list[PackProblem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.source.name, p.span or Span(0, 0), p.message))
        super().__init__("; ".join(f"{p.source.name}: {p.message.en}" for p in self.problems))


WORDING: dict[str, Bilingual] = {
    "unknown_key": Bilingual("不认识的键 {key}{near}", "unknown key {key}{near}"),
    "missing_key": Bilingual("缺少 {key}", "{key} is missing"),
    "too_long": Bilingual("长度超过 {limit}", "longer than {limit}"),
    "too_short": Bilingual("不能为空", "must not be empty"),
    "too_many_items": Bilingual("超过 {limit} 项", "more than {limit} items"),
    "too_few_items": Bilingual("至少需要 {limit} 项", "at least {limit} items are needed"),
    "too_small": Bilingual("不能小于 {limit}", "must be at least {limit}"),
    "too_great": Bilingual("不能大于 {limit}", "must be at most {limit}"),
    "wrong_type": Bilingual("此处应为{expected}", "{expected} is needed here"),
    "wrong_value": Bilingual("应为 {allowed} 之一", "must be one of {allowed}"),
    "wrong_pattern": Bilingual("写法不合要求：{pattern}", "does not match {pattern}"),
    "one_kind": Bilingual(
        "示例应为 pass、fail、not_assessable 之一", "an example is one of pass, fail and not_assessable"
    ),
    "repair_instead": Bilingual(
        "kind: wording 须写 instead（错 → 对），其他种类不写", "instead belongs to kind: wording, and only there"
    ),
    "repair_unsafe": Bilingual("填入数字的修正须写 safety: unsafe", "what puts figures in needs safety: unsafe"),
    "repair_hidden": Bilingual(
        "instead 中后面的词包含前面的词，永远用不到：长的写在前面",
        "a later key of instead holds an earlier one: longer ones first",
    ),
    "repair_alone": Bilingual("repair 须与它所属的 assert 写在一起", "repair stands beside the assert it belongs to"),
    "no_baseline": Bilingual("不是基线文件：{detail}", "not a baseline: {detail}"),
    "waiver_of_all": Bilingual(
        "豁免须写明 agency（单位）或者 path（文件），不能针对所有报告",
        "a waiver names an agency or a path, never all reports",
    ),
    "invalid": Bilingual("内容无效：{detail}", "invalid: {detail}"),
    "unreadable": Bilingual("无法读取：{detail}", "cannot be read: {detail}"),
    "no_pack": Bilingual("不是规则包：缺少 pack.yaml", "not a rule pack: there is no pack.yaml"),
    "no_such_pack": Bilingual("没有名为 {name} 的规则包{near}", "there is no rule pack {name}{near}"),
    "extends_loop": Bilingual("规则包 {name} 直接或间接扩展自身", "pack {name} extends itself"),
    "extends_line": Bilingual("extends 请独占一行，写在最外层", "write extends on a line of its own, outermost"),
    "too_many_files": Bilingual("规则包超过 {limit} 个文件", "the pack has more than {limit} files"),
    "file_name": Bilingual("文件名应为 {expected}", "the file must be called {expected}"),
    "code_twice": Bilingual("规则代码 {code} 已在 {other} 中使用", "code {code} is already used in {other}"),
    "error_needs_law": Bilingual(
        "error 级规则的 basis 须为 law 或 arithmetic", "severity error needs the basis law or arithmetic"
    ),
    "blanks_across": Bilingual(
        "涉及上下级单位的规则不能把空白当 0", "a rule over several reports cannot take blanks for 0"
    ),
    "across_only": Bilingual(
        "{key} 只用于涉及上下级单位的规则", "{key} is for rules that ask for superior or subordinate units' reports"
    ),
    "no_assertion": Bilingual("规则没有 assert 或 checks", "the rule has neither assert nor checks"),
    "no_message": Bilingual("有 assert 而无 message", "there is an assert but no message"),
    "two_ways": Bilingual("assert 与 checks 只能用一种", "use either assert or checks"),
    "reader_rule": Bilingual("读取类规则只有 messages，没有 assert", "a reader's rule has messages and no assert"),
    "needs_example": Bilingual("缺少 {kind} 示例", "there is no {kind} example"),
    "unknown_edition": Bilingual("没有 {edition} 版表样{near}", "there is no edition {edition}{near}"),
    "unknown_words": Bilingual("没有词表 {words}{near}", "there is no word list {words}{near}"),
    "nowhere": Bilingual("在任何版本中都没有可检查之处", "there is nothing to check in any edition"),
    "no_place": Bilingual("没有循环变量可作位置，请写 at", "there is no loop variable to stand at: write at"),
    "pack_twice": Bilingual("规则包标识 {id} 已被使用", "another pack has the id {id}"),
    "one_change": Bilingual("应写 severity 或 off: true 之一", "give either severity or off: true"),
    "unknown_rule": Bilingual("所扩展的规则包中没有规则 {code}{near}", "the extended packs have no rule {code}{near}"),
    "unknown_parameter": Bilingual(
        "所扩展的规则包中没有参数 {name}{near}", "the extended packs have no parameter {name}{near}"
    ),
    "parameter_taken": Bilingual(
        "参数 {name} 在所扩展的规则包中已有；要改动，请写在 overrides.parameters 中并说明理由",
        "the extended packs have a parameter {name}: change it in overrides.parameters, with the reason",
    ),
    "parameter_type": Bilingual("参数 {name} 的值与原值类型不同", "not the kind of value that {name} has"),
    "reader_stays": Bilingual(
        "{code} 由读取程序提出，不能停用", "{code} is raised while reading and cannot be switched off"
    ),
    "quoted_expression": Bilingual(
        "表达式请勿加引号（用普通写法或 | 块）", "write expressions as plain or block scalars, not quoted"
    ),
    "placeholder": Bilingual("{{{name}}} 在此没有含义{near}", "{{{name}}} has no meaning here{near}"),
    "placeholders_differ": Bilingual("中英文所用的值不同：{names}", "the languages use different values: {names}"),
    "no_chinese": Bilingual("中文文字里没有汉字：可能漏译", "there is no Chinese in the Chinese text: not translated?"),
    "no_english": Bilingual(
        "英文文字里有引号、官方名称之外的汉字：可能漏译",
        "Chinese outside quotes and official names in the English text: not translated?",
    ),
    "unknown_clause": Bilingual("clauses.yaml 中没有条款 {id}{near}", "there is no clause {id} in clauses.yaml{near}"),
    "clause_uncovered": Bilingual(
        "条款 {id}（{document} {clause}）可由程序检查，但没有规则覆盖",
        "clause {id} ({document} {clause}) can be checked by a program, but no rule covers it",
    ),
    "covers_nothing": Bilingual("规则 {code} 没有写明所覆盖的条款", "rule {code} does not say which clauses it covers"),
    "pattern": Bilingual("词表 {list} 第 {index} 项无效：{detail}", "entry {index} of list {list}: {detail}"),
    "bad_pattern": Bilingual("正则表达式无效：{detail}", "no valid pattern: {detail}"),
    "claim_taken": Bilingual(
        "{key} 已由所扩展的规则包规定，只能增补 {names}", "{key} is another pack's: only {names} can be added to it"
    ),
    "missing_list": Bilingual("缺少内置函数需要的词表 {list}", "the word list {list}, which builtins need, is missing"),
    "duplicate_edition": Bilingual("版本 {edition} 有两份表样", "edition {edition} has two forms"),
    "overlap": Bilingual("{edition} 与 {other} 的适用年度重叠", "{edition} and {other} hold for the same years"),
    "bad_member": Bilingual("{name} 不在表中", "{name} is not in the table"),
}


@cache
def _reader_wording() -> dict[str, Bilingual]:
    """What the shipped rules SRC001 and SRC003 say of broken YAML and JSON: packs are YAML too."""
    found: dict[str, Bilingual] = {}
    for path in sorted((resource("rules") / "national" / "source").glob("SRC00[13]-*.yaml")):
        node, _ = parse(path.read_text(encoding="utf-8"), "yaml")
        messages = node.get("messages") if node else None
        for reason, message in messages.pairs if messages else ():
            texts = message.plain()
            if isinstance(texts, dict):
                found[str(reason.value)] = Bilingual(str(texts.get("zh")), str(texts.get("en")))
    return found


def worded(reason: str, **values: object) -> Bilingual:
    """The message of a reason with its values."""
    template = WORDING.get(reason) or _reader_wording().get(reason) or WORDING["invalid"]
    values = {"detail": reason, **values}
    return Bilingual(_filled(template.zh, values), _filled(template.en, values))


def _filled(template: str, values: dict[str, object]) -> str:
    try:
        return template.format_map(values)
    except KeyError as missing:
        return f"{template} ({missing})"
