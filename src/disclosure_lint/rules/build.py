"""Packs put together from their files: read, validated, merged and audited, every mistake told at its place."""

from typing import Any

from disclosure_lint.diagnostics import Bilingual, PackInfo
from disclosure_lint.nodes import Node
from disclosure_lint.rules.audit import audit_rule
from disclosure_lint.rules.claims import claim_problems, extended_claims
from disclosure_lint.rules.files import PackFiles, digest, extends
from disclosure_lint.rules.form_schema import FormFile
from disclosure_lint.rules.forms import form_problems
from disclosure_lint.rules.overlay import Overlay, extended
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.pack_schema import ClaimsFile, ClausesFile, PackFile, VocabularyFile
from disclosure_lint.rules.parsing import parsed, validated
from disclosure_lint.rules.problems import PackError, PackProblem, worded
from disclosure_lint.rules.review import notes, review_file, review_rule
from disclosure_lint.rules.rulefile import RuleReader
from disclosure_lint.source import Source
from disclosure_lint.vocabulary import BadVocabulary, Vocabulary

REQUIRED_LISTS = ("year", "period", "title_boilerplate", "pronouns", "office_suffixes")
"""Word lists that builtins use by name."""


def examine(packs: list[PackFiles]) -> tuple[Pack | None, list[PackProblem], list[Bilingual]]:
    """The pack, None where there is too little to make one; mistakes; notes that are no mistakes."""
    builder = _Builder()
    for files in packs:
        builder.add(files)
    found = builder.problems
    if not builder.usable:
        return None, found, []
    pack = builder.pack(packs)
    builder.audit(pack)
    for source, node in builder.nodes:
        found += review_file(source, node, pack)
    for code, rule in pack.rules.items():
        found += review_rule(rule, pack, builder.readers[code], {problem.source for problem in builder.problems})
    return pack, found, list(notes(pack))


def build(packs: list[PackFiles]) -> tuple[dict[str, Any], Pack]:
    """The merged data of packs and the pack it makes. PackError with every mistake."""
    builder = _Builder()
    for files in packs:
        builder.add(files)
    if builder.problems and not builder.usable:
        raise PackError(builder.problems)
    pack = builder.pack(packs)
    builder.audit(pack)
    if builder.problems:
        raise PackError(builder.problems)
    return builder.data, pack


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

    def pack(self, packs: list[PackFiles]) -> Pack:
        """The merged pack."""
        return Pack(self.data, tuple(self.infos), tuple(files.folder for files in packs))

    def audit(self, pack: Pack) -> None:
        """Check every rule's expressions against the merged pack."""
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

        made = self._read(files, "pack.yaml", PackFile)
        if made is None:
            return
        if made.extends != extends(files):
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

        made = self._read(files, path, FormFile)
        if made is None:
            return
        data = made.model_dump(by_alias=True, exclude_none=True)
        others = [form for form in self.data["forms"] if form["edition"] != data["edition"]]
        for problem in form_problems(data, others):
            self._problem(*problem)
        self.data["forms"] = [*others, data]

    def _vocabulary(self, files: PackFiles) -> None:

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

        if "clauses.yaml" in files.files:
            made = self._read(files, "clauses.yaml", ClausesFile)
            entries = [entry.model_dump() for entry in made.clauses] if made is not None else []
            merged = {entry["id"]: entry for entry in (*self.data["clauses"], *entries)}
            self.data["clauses"] = list(merged.values())

    def _rule(self, files: PackFiles, path: str) -> None:

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
