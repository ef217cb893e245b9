"""The file formats around the rules of a pack as pydantic models: pack, vocabulary, claims and clauses of law."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from disclosure_lint.rules.schema import BilingualText, FileModel, Level, SeverityByLevel, SeverityName, Text


class LevelEntry(FileModel):
    """Names that end in one of the suffixes are of this level; the first entry that fits decides. `null`: not told."""

    level: Level | None = Field(description="the level, null where such names do not tell")
    suffixes: list[Text] = Field(description="how names end")


class RuleOverride(FileModel):
    """What becomes of a rule of an extended pack: another severity, or none at all."""

    severity: SeverityName | SeverityByLevel | None = Field(None, description="its severity here")
    off: Literal[True] | None = Field(None, description="true: the rule is not applied")
    reason: BilingualText = Field(description="why; outputs give it")

    @model_validator(mode="after")
    def _one_change(self) -> "RuleOverride":
        if (self.severity is None) == (self.off is None):
            raise ValueError("one_change")
        return self


class ParameterOverride(FileModel):
    """Another value of a parameter of an extended pack; of a mapping only the keys that are given change."""

    value: Any = Field(description="of the same kind as before")
    reason: BilingualText = Field(description="why; outputs give it")


class Overrides(FileModel):
    """What a pack changes of those it extends."""

    rules: dict[str, RuleOverride] = Field({}, description="by code")
    parameters: dict[str, ParameterOverride] = Field({}, description="by name")


class PackFile(FileModel):
    """A rule pack."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] = Field(description="name of the pack")
    version: Text = Field(description="its version, as text")
    title: BilingualText = Field(description="what it is called")
    extends: str | None = Field(None, description="name or path of the pack that this one adds to")
    parameters: dict[str, Any] = Field({}, description="numbers and lists that rules use as `parameters.NAME`")
    overrides: Overrides | None = Field(None, description="what changes in the packs it extends")
    levels: list[LevelEntry] = Field(
        [], description="how the level of an agency is told from its name; the first entry that fits decides"
    )


class Pattern(FileModel):
    """An RE2 pattern in a word list."""

    pattern: Text = Field(
        description="a regular expression as RE2 knows it; named groups are handed to the functions that use the list"
    )


class VocabularyFile(FileModel):
    """Word lists: literal phrases and patterns."""

    words: dict[str, list[str | Pattern]] = Field(description="word lists by name, used in rules as `words.NAME`")


class PhraseEntry(FileModel):
    """What stands around a figure in a text, as RE2: before it, after it, or both."""

    before: str = Field("", description="what stands right before the figure; white space is left out")
    after: str = Field("", description="what stands right after the figure and its measure word")


Cells = list[Text] | dict[str, list[Text]]
"""Cells and groups of cells to be summed; where editions differ, by edition."""


class ClaimEntry(FileModel):
    """A thing that the text of a report may state a number of."""

    label: BilingualText | None = Field(None, description="what it is called in messages")
    cells: Cells = Field([], description="what it is a number of: `requests.refused.total`, summed")
    may_include: Cells = Field([], description="what may be counted in with it")
    may_mean: Cells = Field([], description="what may be meant instead")
    definition_may_differ: bool = Field(False, description="people count it in several ways: messages say so")
    unit: Literal["count", "wan_yuan"] = Field("count", description="unit of the cells")
    in_lists: bool = Field(False, description="a figure in a list after 其中 counts, too")
    measures: list[Text] = Field([], description="measure words; by default those of the file")
    phrases: list[PhraseEntry] = Field([], description="the words it is stated in")
    none: list[str | Pattern] = Field([], description="how it is said that there was none")
    context: list[str | Pattern] = Field([], description="one of these stands in the paragraph or the one before")
    unless: list[str | Pattern] = Field([], description="none of these stands in the clause")


class ClaimsFile(FileModel):
    """What texts may state a number of; a pack that extends another adds kinds, and phrases to kinds."""

    measures: list[Text] = Field([], description="measure words of figures")
    fillers: list[Text] = Field([], description="words that may stand between a phrase and its figure")
    kinds: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], ClaimEntry] = Field({}, description="by key")


class ClauseEntry(FileModel):
    """A clause of the law or the form, in one's own words, and who can tell whether it was kept."""

    id: Annotated[str, Field(pattern=r"^[A-Z]+[0-9]+$")] = Field(description="by which rules name it: `B10`")
    document: Text = Field(description="short official name and number")
    clause: Text = Field(description="article or part of it")
    duty: BilingualText = Field(description="what it demands, in one's own words")
    checkable: Literal["machine", "heuristic", "human"] = Field(
        description="who can tell from the report: a program, a program that can only hint, people alone"
    )
    sure: Literal["seen", "partly", "known", "guess"] = Field(
        description="how sure the wording is: read at the source, in part, known from elsewhere, plausible"
    )
    pack: str | None = Field(None, description="id of the overlay that it belongs to; by default it is for all")
    note: BilingualText | None = Field(None, description="why a program can do no more")


class ClausesFile(FileModel):
    """The clauses that the rules of a pack are measured against; those of packs that extend it replace or add."""

    clauses: list[ClauseEntry] = Field(description="in the order of the documents")
