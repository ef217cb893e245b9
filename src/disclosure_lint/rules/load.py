"""From pack names to a checked pack: files read, rules validated and audited, the outcome cached by content."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from disclosure_lint.diagnostics import Bilingual, PackInfo
from disclosure_lint.dsl.errors import nearest
from disclosure_lint.nodes import Node
from disclosure_lint.rules import cache
from disclosure_lint.rules.files import PackFiles, digest, locate, parsed, read_files, validated
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.problems import PackError, PackProblem, worded
from disclosure_lint.source import Source

_EXTENDS = re.compile(rb"^extends:[ \t]*[\"']?([^\"'#\r\n]+)", re.MULTILINE)

REQUIRED_LISTS = ("year", "period", "title_boilerplate", "pronouns", "office_suffixes")
"""Word lists that builtins use by name."""


def load_packs(names: tuple[str, ...]) -> Pack:
    """The packs of these names or paths, with those they extend, as one. PackError with every mistake."""
    chain = [files for name in names for files in _chain(locate(name), ())]
    unique = list({files.folder: files for files in chain}.values())
    key = digest(unique)
    folders = tuple(files.folder for files in unique)
    stored = cache.fetch(key)
    if stored is not None:
        try:
            return Pack(stored["pack"], _infos(stored["infos"]), folders)
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError):
            cache.drop(key)  # damaged: made again below
    data, infos, pack = _build(unique, folders)
    cache.store(key, {"pack": data, "infos": [list(info[:3]) for info in infos]})
    return pack


def _infos(stored: list[list[str]]) -> tuple[PackInfo, ...]:
    return tuple(PackInfo(str(name), str(version), str(content)) for name, version, content in stored)


def _chain(folder: Path, seen: tuple[Path, ...]) -> list[PackFiles]:
    """A pack after the packs it extends."""
    files = read_files(folder)
    if folder in seen:
        message = worded("extends_loop", name=folder.name)
        raise PackError([PackProblem(files.source("pack.yaml"), None, message)])
    base = _extends(files)
    before = _chain(locate(_beside(folder, base)), (*seen, folder)) if base else []
    return [*before, files]


def _beside(folder: Path, name: str) -> str:
    sibling = folder / name
    return str(sibling) if name.startswith(".") and (sibling / "pack.yaml").is_file() else name


def _extends(files: PackFiles) -> str | None:
    """The pack that a pack extends, from its own line: parsing the file would cost every run some milliseconds."""
    found = _EXTENDS.search(files.files.get("pack.yaml", b""))
    return found[1].decode().strip() if found else None


class Examined(NamedTuple):
    """All that is to be said of packs: mistakes with their places, among them those with which they still load, and
    notes that are no mistakes. `pack` is None where there is too little to make one.
    """

    pack: Pack | None
    problems: tuple[PackProblem, ...]
    notes: tuple[Bilingual, ...]


def examine_packs(names: tuple[str, ...]) -> Examined:
    """The packs of these names or paths gone over as their authors should: more closely than loading does."""
    from disclosure_lint.rules.review import notes, review_file, review_rule

    unique = list({files.folder: files for name in names for files in _chain(locate(name), ())}.values())
    builder = _Builder()
    for files in unique:
        builder.add(files)
    found = builder.problems
    if not builder.usable:
        return Examined(None, tuple(found), ())
    pack = Pack(builder.data, tuple(builder.infos), tuple(files.folder for files in unique))
    builder.audit(pack)
    for source, node in builder.nodes:
        found += review_file(source, node, pack)
    for code, rule in pack.rules.items():
        found += review_rule(rule, pack, builder.readers[code], {problem.source for problem in builder.problems})
    return Examined(pack, tuple(PackError(found).problems), tuple(notes(pack)))


def _build(packs: list[PackFiles], folders: tuple[Path, ...]) -> tuple[dict[str, Any], tuple[PackInfo, ...], Pack]:
    builder = _Builder()
    for files in packs:
        builder.add(files)
    if builder.problems and not builder.usable:
        raise PackError(builder.problems)
    infos = tuple(builder.infos)
    pack = Pack(builder.data, infos, folders)
    builder.audit(pack)
    if builder.problems:
        raise PackError(builder.problems)
    return builder.data, infos, pack


class _Builder:
    """Merges packs, the extended ones first. Later ones add; what they change they say (see `rules.overlay`).

    Only the form of an edition and a clause are replaced by a later one of the same name.
    """

    def __init__(self) -> None:
        self.problems: list[PackProblem] = []
        self.infos: list[PackInfo] = []
        self.data: dict[str, Any] = {key: [] for key in ("forms", "levels", "clauses", "rules", "changes")}
        self.data |= {"vocabulary": {}, "parameters": {}, "adds": {}, "claims": {}}
        self.readers: dict[str, Any] = {}
        self.nodes: list[tuple[Source, Node]] = []
        self._first: PackFiles | None = None

    @property
    def usable(self) -> bool:
        """Whether there is enough to check expressions against."""
        lists = all(name in self.data["vocabulary"] for name in REQUIRED_LISTS)
        return bool(self.data["forms"]) and lists

    def add(self, files: PackFiles) -> None:
        """Merge one pack."""
        self._first = self._first or files
        self._meta(files)
        for path in files.under("forms"):
            self._form(files, path)
        self._vocabulary(files)
        self._claims(files)
        self._clauses(files)
        for path in files.rules:
            self._rule(files, path)

    def audit(self, pack: Pack) -> None:
        """Check every rule's expressions against the merged pack."""
        from disclosure_lint.rules.audit import audit_rule

        for code, rule in pack.rules.items():
            self.problems += audit_rule(rule, pack, self.readers[code])

    def _read(self, files: PackFiles, path: str, model: Any) -> Any:
        source = files.source(path)
        node = parsed(source, self.problems)
        if node is None:
            return None
        self.nodes.append((source, node))
        return validated(model, node, source, self.problems)

    def _problem(self, path: tuple[str | int, ...], message: Bilingual) -> None:
        """A mistake in the file read last, at a path."""
        source, node = self.nodes[-1]
        self.problems.append(PackProblem(source, node.at(path).span, message))

    def _meta(self, files: PackFiles) -> None:
        from disclosure_lint.rules.overlay import Overlay
        from disclosure_lint.rules.schema import PackFile

        made = self._read(files, "pack.yaml", PackFile)
        if made is None:
            return
        if made.extends != _extends(files):
            self._problem(("extends",), worded("extends_line"))
        if made.id in {info.id for info in self.infos}:
            self._problem(("id",), worded("pack_twice", id=made.id))
        self.infos.append(PackInfo(made.id, made.version, digest([files])))
        source, node = self.nodes[-1]
        overlay = Overlay(made.id, node, source, self.data)
        overlay.add_parameters(made.parameters)
        if made.overrides is not None:
            overlay.change(made.overrides.model_dump(by_alias=True))
        self.problems += overlay.problems
        self.data["levels"] = [entry.model_dump() for entry in made.levels] + self.data["levels"]

    def _form(self, files: PackFiles, path: str) -> None:
        from disclosure_lint.rules.form_schema import FormFile
        from disclosure_lint.rules.forms import form_problems

        made = self._read(files, path, FormFile)
        if made is None:
            return
        data = made.model_dump(by_alias=True, exclude_none=True)
        others = [form for form in self.data["forms"] if form["edition"] != data["edition"]]
        for problem in form_problems(data, others):
            self._problem(*problem)
        self.data["forms"] = [*others, data]

    def _vocabulary(self, files: PackFiles) -> None:
        from disclosure_lint.rules.overlay import extended
        from disclosure_lint.rules.schema import VocabularyFile
        from disclosure_lint.vocabulary import BadVocabulary, Vocabulary

        if "vocabulary.yaml" in files.files:
            made = self._read(files, "vocabulary.yaml", VocabularyFile)
            if made is not None:
                words = made.model_dump()["words"]
                try:
                    Vocabulary.from_data(words, verify=True)
                except BadVocabulary as bad:
                    for item in bad.problems:
                        message = worded("pattern", list=item.list, index=item.index + 1, detail=item.detail)
                        self._problem(("words", item.list, item.index), message)
                else:
                    self._adds([f"words.{name}" for name in words])
                    self.data["vocabulary"] = extended(self.data["vocabulary"], words)
        for name in REQUIRED_LISTS:
            if files is self._first and name not in self.data["vocabulary"]:
                self.problems.append(PackProblem(files.source("pack.yaml"), None, worded("missing_list", list=name)))

    def _claims(self, files: PackFiles) -> None:
        from disclosure_lint.rules.claims import claim_problems, extended_claims
        from disclosure_lint.rules.schema import ClaimsFile

        if "claims.yaml" in files.files:
            made = self._read(files, "claims.yaml", ClaimsFile)
            if made is not None:
                data = made.model_dump(exclude_unset=True)
                problems = list(claim_problems(data, self.data["claims"], self.data["forms"]))
                for problem in problems:
                    self._problem(*problem)
                self._adds([f"claims.{key}" for key in data.get("kinds", {})])
                if not problems:
                    self.data["claims"] = extended_claims(self.data["claims"], data)

    def _clauses(self, files: PackFiles) -> None:
        from disclosure_lint.rules.schema import ClausesFile

        if "clauses.yaml" in files.files:
            made = self._read(files, "clauses.yaml", ClausesFile)
            entries = [entry.model_dump() for entry in made.clauses] if made is not None else []
            merged = {entry["id"]: entry for entry in (*self.data["clauses"], *entries)}
            self.data["clauses"] = list(merged.values())

    def _rule(self, files: PackFiles, path: str) -> None:
        from disclosure_lint.rules.rulefile import RuleReader

        reader = RuleReader(files.source(path))
        data = reader.read()
        self.problems += reader.problems
        if reader.node is not None:
            self.nodes.append((reader.source, reader.node))
        if data is None:
            return
        code = data["code"]
        earlier = self.readers.get(code)
        if earlier is not None:
            message = worded("code_twice", code=code, other=earlier.source.name)
            span = reader.node.at(("code",)).span if reader.node else None
            self.problems.append(PackProblem(reader.source, span, message))
            return
        self.readers[code] = reader
        self._adds([code])
        data |= {"pack": self.infos[-1].id if self.infos else "", "changes": []}
        self.data["rules"] = sorted([*self.data["rules"], data], key=lambda rule: str(rule["code"]))

    def _adds(self, names: list[str]) -> None:
        """Note what a pack that extends others brings."""
        if len(self.infos) > 1:
            self.data["adds"].setdefault(self.infos[-1].id, []).extend(names)


def unknown_codes(pack: Pack, prefixes: tuple[str, ...]) -> list[Bilingual]:
    """What to say of `--select` and `--ignore` prefixes that fit no rule."""
    found = []
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in pack.rules):
            near = nearest(prefix, pack.rules)
            zh, en = f"没有代码以 {prefix} 开头的规则", f"no rule code begins with {prefix}"
            found.append(Bilingual(zh + near.zh, en + near.en))
    return found
