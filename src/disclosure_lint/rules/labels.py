"""A pointer in words: a cell in those of the form, a section with its official title, a field by its name."""

import re

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.fields import FIELDS
from disclosure_lint.forms import Forms
from disclosure_lint.phrases import LANGS, PHRASES, say

_NUMERALS = "〇一二三四五六七八九"
_OTHERS = (
    (re.compile(r"parent\."), Bilingual("上级单位", "superior unit")),
    (re.compile(r"children\[(?P<name>[^\]]*)\]\."), Bilingual("", "")),
    (re.compile(r"children\."), Bilingual("下级单位", "subordinate units")),
)
"""What pointers into other units' reports begin with."""


def pointer_label(pointer: str, forms: Forms) -> Bilingual:
    """The words for a pointer; the pointer itself where there are none. Last year's are marked."""
    if pointer.startswith(PRIOR):
        inner = pointer.removeprefix(PRIOR)
        label = pointer_label(inner, forms)
        known = label.zh != inner
        return Bilingual(f"上年 › {label.zh}", f"last year › {label.en}") if known else Bilingual(pointer, pointer)
    for pattern, words in _OTHERS:
        match = pattern.match(pointer)
        if match:
            label = pointer_label(pointer[match.end() :], forms)
            named = match.groupdict().get("name")
            return Bilingual(f"{named or words.zh} › {label.zh}", f"{named or words.en} › {label.en}")
    parts = pointer.split(".")
    if parts[0] == "sections" and len(parts) > 1:
        shape = forms.editions[-1].section(int(parts[1])) if parts[1].isdigit() else None
        number = _NUMERALS[int(parts[1])] if parts[1].isdigit() and len(parts[1]) == 1 else parts[1]
        zh, en = f"第{number}部分", f"section {parts[1]}"
        return Bilingual(f"{zh} {shape.title.zh}", f"{en} {shape.title.en}") if shape else Bilingual(zh, en)
    if pointer in FIELDS:
        return FIELDS[pointer].meaning
    key = f"pointer.{pointer}"
    return Bilingual(*(say(key, lang) for lang in LANGS)) if key in PHRASES else forms.label(pointer)


def pointer_words(pointer: str, forms: Forms) -> Bilingual:
    """The words for a pointer as a sentence takes them: sections with their titles in quotes, parts by name."""
    if pointer.startswith(PRIOR):
        inner = pointer_words(pointer.removeprefix(PRIOR), forms)
        return Bilingual(f"上年报告的{inner.zh}", f"last year's {inner.en}")
    label = pointer_label(pointer, forms)
    if pointer.startswith("sections."):
        (zh, _, zh_title), (en, title) = label.zh.partition(" "), label.en.split(" ", 2)[1:]
        whole = Bilingual(f"{zh}“{zh_title}”", f"section {en} “{title}”")
        return Bilingual(f"{whole.zh}的标题", f"the title of {whole.en}") if pointer.endswith(".title") else whole
    if label.zh != pointer:
        return label
    key = f"subject.{pointer}"
    return Bilingual(*(say(key, lang) if key in PHRASES else f"“{pointer}”" for lang in LANGS))
