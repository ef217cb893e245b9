"""What the tool itself says, in both languages side by side. Knows no rule: their messages are data of the packs."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from disclosure_lint.values import Cause

Lang: TypeAlias = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

PHRASES: dict[str, tuple[str, str]] = {
    # The text output
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.info": ("提示", "info"),
    "level.government": ("政府", "government"),
    "level.department": ("部门", "department"),
    "level.township": ("乡镇（街道）", "township or subdistrict"),
    "level.other": ("其他单位", "other body"),
    "list": ("、", ", "),
    "report.year": ("{year} 年度", "report for {year}"),
    "report.edition": ("{edition} 年版格式", "{edition} form"),
    "report.clean": (
        "未发现问题：能够判断的 {passed} 条规则全部通过。",
        "No findings: the {passed} rules that could be judged have passed.",
    ),
    "report.clean_but_read": (
        "除读取提示外未发现问题：{passed} 条规则通过。",
        "No findings besides the reading notes: {passed} rules have passed.",
    ),
    "report.stopped": ("这份文件未能检查。", "This file could not be checked."),
    "report.nothing": (
        "没有一条规则能够作出判断：未发现问题不等于没有问题。",
        "No rule could be judged: no findings does not mean no problems.",
    ),
    "extraction.heading": (
        "读取提示：以下是读取文档时遇到的问题，不计入机关的问题",
        "Reading notes: trouble with reading the document, not held against the agency",
    ),
    "finding.authority": ("依据", "authority"),
    "finding.fix": ("改法", "fix"),
    "table.value": ("数值", "value"),
    "table.line": ("行", "line"),
    "table.zeros": ("另有 {count} 格为 0", "and {count} cells that are 0"),
    "table.more": ("另有 {count} 格", "and {count} more cells"),
    "value.blank": ("空白", "blank"),
    "value.text": ("「{text}」", '"{text}"'),
    "folded": ("另有 {count} 处同类问题：{places}", "{count} more of the same: {places}"),
    "folded.common": ("{common}：{places}", "{common}: {places}"),
    "folded.and": ("；", "; "),
    "folded.place": ("{label}（第 {line} 行）", "{label} (line {line})"),
    "broken.heading": ("内部错误 {rule}：规则执行失败", "internal error {rule}: the rule crashed"),
    "broken.text": (
        "这是检查工具或规则包的故障，不是报告的问题；其余规则已照常检查。请将以下内容反馈给维护者：",
        "A fault of the tool or the rule pack, not of the report; the rest is checked. Please tell the maintainers:",
    ),
    "missing.heading": ("未能判断：", "Not assessable:"),
    "missing.line": ("{reason}：{rules}", "{reason}: {rules}"),
    "missing.partly": ("（部分）", " (partly)"),
    "missing.and": ("；", "; "),
    "missing.more": ("{subjects}等 {count} 项", "{subjects} and {count} more"),
    "closing.no_report": (
        "没有检查任何报告：输入中没有政府信息公开工作年度报告。",
        "Nothing was checked: there is no annual report among the inputs.",
    ),
    "closing.nothing": (
        "没有一份报告能够判断：不能据此认为没有问题。",
        "No report could be judged: this does not mean that there are no problems.",
    ),
    "closing.counts": (
        "共 {reports} 份报告：错误 {errors}，警告 {warnings}，提示 {infos}",
        "Reports: {reports}. Errors: {errors}, warnings: {warnings}, infos: {infos}",
    ),
    "closing.extraction": ("；读取提示 {count}", "; reading notes: {count}"),
    "closing.not_assessable": ("；未能判断 {count} 条次", "; not assessable: {count}"),
    "closing.broken": ("；内部错误 {count}", "; internal errors: {count}"),
    "closing.end": ("。", "."),
    "closing.basis": (
        "检查日期 {today}，规则包 {packs}，disclosure-lint {version}",
        "Checked as of {today} with {packs}, disclosure-lint {version}",
    ),
    # Why a rule is not assessable
    "missing.absent": ("缺{subjects}", "no {subjects}"),
    "missing.blank": ("{subjects}为空白", "{subjects} left blank"),
    "missing.blank_total": ("{subjects}为空白", "{subjects} left blank"),
    "missing.all_blank": ("{subjects}全为空白", "{subjects} all blank"),
    "missing.not_a_number": ("{subjects}不是数字", "{subjects} not a number"),
    "missing.not_captured": ("转录件未收录{subjects}", "{subjects} not in the transcription"),
    "missing.unreadable": ("{subjects}无法读取", "{subjects} unreadable"),
    "missing.no_prior": ("缺上一年报告", "no report for the year before"),
    "missing.not_stated": ("未写明{subjects}", "{subjects} not stated"),
    "missing.empty": ("{subjects}没有内容", "{subjects} empty"),
    "missing.undefined": ("无法计算（{subjects}）", "undefined ({subjects})"),
    "subject.prior": ("上年{subject}", "last year's {subject}"),
    "subject.section": ("第 {number} 部分", "section {number}"),
    "subject.section_title": ("第 {number} 部分标题", "title of section {number}"),
    "subject.agency": ("机关名称", "agency"),
    "subject.level": ("机关层级", "level of the agency"),
    "subject.scope": ("报告范围", "scope"),
    "subject.year": ("年度", "year"),
    "subject.edition": ("格式版本", "edition"),
    "subject.title": ("标题", "title"),
    "subject.preamble": ("引言", "preamble"),
    "subject.sections": ("各部分正文", "sections"),
    "subject.published": ("公布日期", "day of publication"),
    "subject.signed": ("落款", "signature"),
    "subject.signed.agency": ("落款机关", "signing agency"),
    "subject.signed.date": ("落款日期", "date of signature"),
    "subject.statistical period": ("统计期限", "statistical period"),
    "subject.year in title": ("标题中的年份", "year in the title"),
    "subject.phrase": ("相关表述", "phrase"),
    "subject.division by zero": ("除数为 0", "division by zero"),
    "subject.empty list": ("没有可比的数值", "empty list"),
    "subject.deadline for level other": ("其他单位的公布期限", "deadline for other bodies"),
}
"""Key → Chinese, English. Both have the same placeholders."""


def say(key: str, lang: Lang, **values: object) -> str:
    """The phrase of a key with its values; KeyError where there is no such phrase or a value is missing."""
    return PHRASES[key][LANGS.index(lang)].format_map(values)


_BORDER = re.compile("(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])")
"""Between a Chinese character and a pointer or number, where people set a space."""

_SUFFIXES = {
    "blank": " (blank)",
    "blank_total": " (blank)",
    "all_blank": " (all blank)",
    "not_a_number": " (not a number)",
    "not_captured": " (not captured)",
    "unreadable": " (unreadable)",
    "empty": " (empty)",
    "undefined": " (undefined)",
}


def missing_text(cause: Cause) -> str:
    """A cause as JSON has it: English, stable, never translated (`prior report`, `requests.granted.total (blank)`)."""
    if cause.kind == "no_prior":
        return "prior report"
    subject = cause.subject
    prior = "prior." if subject.startswith("prior.") else ""
    head, _, rest = subject.removeprefix(prior).partition(".")
    if head == "sections" and rest:
        number, _, part = rest.partition(".")
        subject = f"{prior.replace('.', ' ')}section {number}" + (" title" if part == "title" else "")
    return f"{subject}{_SUFFIXES.get(cause.kind, '')}"


def missing_words(kind: str, subjects: Sequence[str], lang: Lang, labels: Mapping[str, str], most: int = 3) -> str:
    """Causes of one kind for people: `subjects` by their `labels`, at most `most` of them by name."""
    if kind == "no_prior":
        return say("missing.no_prior", lang)
    names = list(dict.fromkeys(_subject(subject, lang, labels) for subject in subjects))
    listed = say("list", lang).join(names[:most])
    if len(names) > most:
        rest = len(names) if lang == "zh" else len(names) - most
        listed = say("missing.more", lang, subjects=listed, count=rest)
    return _BORDER.sub(" ", say(f"missing.{kind}", lang, subjects=listed))


def _subject(subject: str, lang: Lang, labels: Mapping[str, str]) -> str:
    if subject in labels:
        return labels[subject]
    if subject.startswith("prior."):
        return say("subject.prior", lang, subject=_subject(subject.removeprefix("prior."), lang, labels))
    if subject.startswith("sections."):
        _, number, *part = subject.split(".")
        key = "subject.section_title" if part == ["title"] else "subject.section"
        return say(key, lang, number=number)
    return say(f"subject.{subject}", lang) if f"subject.{subject}" in PHRASES else subject
