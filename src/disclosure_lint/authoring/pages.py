"""The manual: a Markdown page for each rule and an index, in both languages, for people who are no programmers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from disclosure_lint.authoring.examples import check_example
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.forms import Form
from disclosure_lint.phrases import LANGS, Lang, missing_words, say
from disclosure_lint.rules import Pack, Rule
from disclosure_lint.rules.explain import ExampleStory, Explanation, explain_rule
from disclosure_lint.rules.labels import pointer_label
from disclosure_lint.rules.templates import PLACEHOLDER

GAP = {"zh": "××", "en": "…"}
"""What stands in messages for values."""
HEAD = "<!-- {note} -->"
_FOLDED = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef”]) (?=[\u3000-\u9fff\uff00-\uffef“])")


def pages(pack: Pack, overlays: Sequence[Pack] = ()) -> dict[str, str]:
    """Path below the manual's folder → text: `zh/REQ101.md`, `en/index.md` and the like. Of overlays what they add."""
    found = {}
    rules = own_rules(pack, overlays)
    stories = {code: _Story(rule, owner, overlays) for code, (rule, owner) in rules.items()}
    for lang in LANGS:
        found[f"{lang}/index.md"] = _index(stories, lang)
        for code, story in stories.items():
            found[f"{lang}/{code}.md"] = "\n".join(_page(story, lang)) + "\n"
    return found


def own_rules(pack: Pack, overlays: Sequence[Pack]) -> dict[str, tuple[Rule, Pack]]:
    """The rules of a pack and those that overlays add to it, each with the pack to run it in, by code."""
    found = {code: (rule, pack) for code, rule in pack.rules.items()}
    for overlay in overlays:
        found |= {code: (rule, overlay) for code, rule in overlay.rules.items() if code not in found}
    return dict(sorted(found.items()))


class _Story:
    """A rule with its explanation and what its examples come to."""

    def __init__(self, rule: Rule, pack: Pack, overlays: Sequence[Pack]) -> None:
        self.rule, self.pack = rule, pack
        others = (overlay.rules[rule.code] for overlay in overlays if rule.code in overlay.rules)
        self.changes = tuple(change for other in others for change in other.changes)
        self.told: Explanation = explain_rule(rule, pack)
        self.checked = [check_example(pack, example[_kind(example)]) for example in rule.examples]

    def examples(self, kind: str) -> Iterator[tuple[ExampleStory, CheckedReport, bool]]:
        """The examples of a kind; whether they are raw files."""
        for example, story, checked in zip(self.rule.examples, self.told.examples, self.checked, strict=True):
            if story.kind == kind:
                yield story, checked, bool(example[kind].get("file"))


def _kind(example: dict[str, object]) -> str:
    return next(name for name in ("pass", "fail", "not_assessable") if example.get(name) is not None)


def _index(stories: dict[str, _Story], lang: Lang) -> str:
    lines = [f"# {say('page.index', lang)}", "", HEAD.format(note=say("page.generated", lang)), ""]
    lines += [say("page.index_intro", lang, count=len(stories)), ""]
    head = [say(f"page.{key}", lang) for key in ("code", "rule", "severity")]
    for letters, group in groupby(stories, key=lambda code: code[:3]):
        name = say(f"family.{letters}", lang) if letters in FAMILIES else letters
        lines += [f"## {say('page.family', lang, name=name, letters=letters)}", ""]
        lines += ["| " + " | ".join(head) + " |", "|---|---|---|"]
        for code in group:
            info = stories[code].told.rule
            severity = say(f"severity.{info.severity}", lang)
            lines.append(f"| [{code}]({code}.md) {info.name} | {cell(info.title.text(lang))} | {severity} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


FAMILIES = ("SRC", "STR", "TIM", "TAB", "PRO", "REQ", "REV", "CON", "NAR", "FEE", "IMP", "HYG", "HIE")
"""Groups of rules that have a name."""


def cell(text: str) -> str:
    """A text in a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def _page(story: _Story, lang: Lang) -> Iterator[str]:
    told, info = story.told, story.told.rule
    yield f"# {info.code} {info.title.text(lang)}"
    yield f"\n{HEAD.format(note=say('page.generated', lang))}\n"
    other = next(item for item in LANGS if item != lang)
    names = {"zh": "中文", "en": "English"}
    yield f"[{say('page.back', lang)}](index.md) · [{names[other]}](../{other}/{info.code}.md) · `{info.name}`"
    yield from _section("demands", lang, _demands(story, lang))
    yield from _section("authority", lang, (f"- {item.document} {item.clause}" for item in info.authority))
    duties = (story.pack.duties[item] for item in story.rule.covers if item in story.pack.duties)
    yield from _section("covers", lang, (f"- {duty.id} {duty.duty.text(lang)}" for duty in duties))
    yield from _section("why", lang, [prose(info.why.text(lang))])
    mended = (f"\n{repair.text(lang)}" for repair in told.repairs)
    yield from _section("fix", lang, [prose(info.fix.text(lang)), *mended])
    yield from _section("applies", lang, [_joined(_applies(story, lang), lang)])
    yield from _section("assertion", lang, _assertion(told, lang))
    yield from _section("messages", lang, _messages(told, lang))
    for kind in ("pass", "fail", "not_assessable"):
        yield from _section(kind, lang, _examples(story, kind, lang))


def prose(text: str) -> str:
    """A text of a rule file as a paragraph; lines of Chinese are joined without a blank."""
    return _FOLDED.sub("", " ".join(text.split()))


def sentence(text: str, lang: Lang) -> str:
    """With a capital in English, and a stop at the end where there is no colon."""
    text = text[:1].upper() + text[1:]
    return text if text[-1:] in "。：:.”" else text + ("。" if lang == "zh" else ".")


def _section(key: str, lang: Lang, lines: Iterator[str] | list[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n## {say(f'page.{key}', lang)}\n"
        yield from found


def _demands(story: _Story, lang: Lang) -> Iterator[str]:
    told, info = story.told, story.told.rule
    stop = "。" if lang == "zh" else "."
    yield f"{info.title.text(lang)}{stop}"
    basis = say(f"basis.{info.basis}", lang)
    lines = [say("page.grave", lang, severity=say(f"severity.{info.severity}", lang), basis=basis)]
    for level, severity in told.severities.items():
        if level != "default":
            level_name, words = say(f"level.{level}", lang), say(f"severity.{severity}", lang)
            lines.append(say("page.by_level", lang, level=level_name, severity=words))
    yield ""
    yield _joined(lines, lang)
    for change in story.changes:
        to = say("explain.off" if change.to == "off" else f"severity.{change.to}", lang)
        change_words = say("explain.change", lang, pack=change.pack, to=to, reason=change.reason.text(lang))
        yield f"\n{change_words}"


def _joined(sentences: Iterable[str], lang: Lang) -> str:
    return ("" if lang == "zh" else " ").join(sentences)


def _edition(form: Form, lang: Lang) -> str:
    if form.last_year is None:
        return say("page.edition_open", lang, edition=form.edition, first=form.first_year)
    return say("page.edition", lang, edition=form.edition, first=form.first_year, last=form.last_year)


def _applies(story: _Story, lang: Lang) -> Iterator[str]:
    told = story.told
    first, last = told.years
    if told.editions is not None:
        forms = {form.edition: form for form in story.pack.forms.editions}
        known = [forms[edition] for edition in told.editions if edition in forms]
        named = [_edition(form, lang) for form in known]
        yield say("page.editions", lang, editions=say("list", lang).join(named))
    if first and last:
        yield say("page.between", lang, first=first, last=last)
    elif first or last:
        yield say("page.from", lang, first=first) if first else say("page.until", lang, last=last)
    elif told.editions is None:
        yield say("page.all_years", lang)
    if story.rule.pack != story.pack.infos[0].id:
        yield say("page.pack", lang, pack=story.rule.pack)
    if told.levels is None:
        yield say("page.all_levels", lang)
    else:
        listed = say("list", lang).join(say(f"level.{level}", lang) for level in told.levels)
        yield say("page.levels", lang, levels=listed)
    if story.rule.across:
        yield say("page.across", lang)
    if story.rule.exempt:
        yield say("page.exempt", lang, reason=story.rule.exempt.reason.text(lang))


def _assertion(told: Explanation, lang: Lang) -> Iterator[str]:
    if not told.assertions:
        yield say("page.reader", lang)
        return
    yield "```text"
    yield "\n\n".join(text.rstrip() for text in told.assertions)
    yield "```"


def _messages(told: Explanation, lang: Lang) -> Iterator[str]:
    texts = [prose(PLACEHOLDER.sub(GAP[lang], message.text(lang))) for message in told.messages]
    if any(GAP[lang] in text for text in texts):
        yield f"{say('page.messages_intro', lang)}\n"
    yield from (f"- {text}" for text in dict.fromkeys(texts))


def _examples(story: _Story, kind: str, lang: Lang) -> Iterator[str]:
    for example, checked, is_file in story.examples(kind):
        change, _, raw = example.change.text(lang).partition("\n") if is_file else (example.change.text(lang), "", "")
        yield f"- {sentence(prose(change), lang)}"
        if raw.strip():
            yield "\n  ```text"
            yield from (f"  {line}".rstrip() for line in raw.rstrip().split("\n"))
            yield "  ```\n"
        own = [finding for finding in checked.diagnostics if finding.rule == story.rule.code]
        for message in dict.fromkeys(prose(finding.message.text(lang)) for finding in own):
            yield f"  - {say('page.finding', lang, message=message)}"
        if kind == "not_assessable":
            yield f"  - {say('page.missing', lang, missing=_missing(story, checked, lang))}"


def _missing(story: _Story, checked: CheckedReport, lang: Lang) -> str:
    kinds: dict[str, list[str]] = {}
    for item in checked.not_assessable:
        for cause in item.missing if item.rule == story.rule.code else ():
            kinds.setdefault(cause.kind, []).append(cause.subject)
    labels = {
        subject: pointer_label(subject, story.pack.forms).text(lang)
        for subjects in kinds.values()
        for subject in subjects
    }
    return say("missing.and", lang).join(
        missing_words(kind, subjects, lang, labels) for kind, subjects in kinds.items()
    )
