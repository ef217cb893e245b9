"""What editors show of rules, cells and names, as Markdown."""

from collections.abc import Iterable

from disclosure_lint.cells import CellPath
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.fields import FIELDS
from disclosure_lint.dsl.types import UNITS
from disclosure_lint.forms import Form, Forms
from disclosure_lint.lsp.names import Named
from disclosure_lint.phrases import Lang, say
from disclosure_lint.rules import Pack, Rule
from disclosure_lint.rules.labels import pointer_label

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|!~"})
MOST_WORDS = 20
"""How many phrases of a list are shown."""


def plain(text: str) -> str:
    """A text that Markdown leaves as it is."""
    return " ".join(text.split()).translate(_MARKS)


def rule(found: Rule, lang: Lang, edition: str | None = None) -> str:
    """The page of a rule: what it demands, how grave, why, how to mend, on which authority (under an edition)."""
    severity, basis = say(f"severity.{found.severity}", lang), say(f"basis.{found.basis}", lang)
    parts = [
        f"**{found.code} {plain(found.title.text(lang))}** · {severity} · {basis}",
        plain(found.why.text(lang)),
        f"**{say('finding.fix', lang)}** {plain(found.fix.text(lang))}",
        _authority([f"{item.document} {item.clause}" for item in found.authority_for(edition)], lang),
    ]
    return "\n\n".join(parts)


def _authority(texts: Iterable[str], lang: Lang) -> str:
    listed = "\n".join(f"- {plain(text)}" for text in dict.fromkeys(texts))
    return f"**{say('finding.authority', lang)}**\n\n{listed}"


def place(pointer: str, forms: Forms, lang: Lang, *, year: int | None = None) -> str | None:
    """A cell, row, column, table, section or field: its official label, unit and the form it is of. None: no such."""
    label = pointer_label(pointer, forms)
    if label.zh == pointer:
        return None
    form, unit = _form(pointer, forms, year), _unit(pointer, forms)
    head = [f"**{plain(label.text(lang))}**", *([plain(label.zh)] if lang == "en" else [])]
    head.append(f"`{pointer}`" + (f" · {UNITS[unit].text(lang)}" if unit else ""))
    law = [f"{form.authority.document} {form.authority.clause}", form.title.text(lang)] if form else []
    return "\n\n".join(["  \n".join(head), *([_authority(law, lang)] if law else [])])


def _form(pointer: str, forms: Forms, year: int | None) -> Form | None:
    """The form that a place is of: the one in force for the year, if it has the place, else the newest that has."""
    in_force = forms.in_force(year) if year else None
    listed = [form for form in (in_force, *reversed(forms.editions)) if form]
    return next((form for form in listed if form.label(pointer).zh != pointer), None)


def _unit(pointer: str, forms: Forms) -> str:
    return forms.unit(*CellPath.parse(pointer)) if pointer in forms.index else ""


def named(found: Named, pack: Pack, lang: Lang) -> str | None:
    """What a name of the rule language stands for."""
    if found.kind == "builtin":
        builtin = BUILTINS[found.key]
        call = f"{builtin.name}({', '.join(builtin.parameters)})"
        result = builtin.result.words.text(lang)
        return f"`{call}` · {builtin.chinese} → {plain(result)}\n\n{plain(builtin.meaning.text(lang))}"
    if found.kind == "field":
        field = FIELDS[found.key]
        head = f"`{found.key}` · {field.chinese} · {plain(field.type.words.text(lang))}"
        values = ", ".join(f"`{value}`" for value in field.values)
        return "\n\n".join(filter(None, (head, plain(field.meaning.text(lang)), values)))
    if found.kind == "words":
        phrases = pack.vocabulary.words[found.key]
        listed = [*phrases.literals, *(f"/{pattern.text}/" for pattern in phrases.patterns)]
        shown = "\n".join(f"- `{text.replace('`', ' ')}`" for text in listed[:MOST_WORDS])
        more = f"\n- … ({len(listed)})" if len(listed) > MOST_WORDS else ""
        return f"`words.{found.key}`\n\n{shown}{more}"
    if found.kind == "parameter":
        return f"`parameters.{found.key}`\n\n```\n{pack.parameters[found.key]}\n```"
    if found.kind == "section":
        return place(f"sections.{found.key}", pack.forms, lang)
    if found.kind == "group":
        return _group(found, pack, lang)
    pointer = found.table if found.kind == "table" else f"{found.table}.{found.key}"
    return place(found.key if found.kind == "table" else pointer, pack.forms, lang)


def _group(found: Named, pack: Pack, lang: Lang) -> str | None:
    for form in reversed(pack.forms.editions):
        table = form.tables.get(found.table)
        if table and found.key in table.groups:
            group = table.groups[found.key]
            lines = table.rows if group.axis == "rows" else table.columns
            listed = "\n".join(f"- `{key}` {plain(lines[key].label.text(lang))}" for key in group.members)
            return f"**{plain(group.label.text(lang))}** · `{found.table}.{found.key}`\n\n{listed}"
    return None


def duty(key: str, pack: Pack, lang: Lang) -> str | None:
    """A clause of the law that rules cover."""
    found = pack.duties.get(key)
    if found is None:
        return None
    law = plain(f"{found.authority.document} {found.authority.clause}")
    return f"**{found.id}** {law}\n\n{plain(found.duty.text(lang))}"


def both(text: Bilingual, lang: Lang) -> str:
    """A label for a list: in the language, with the Chinese beside it where that is another."""
    return text.zh if lang == "zh" else f"{text.en} {text.zh}"
