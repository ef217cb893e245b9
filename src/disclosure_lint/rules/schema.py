"""The file formats of a pack as pydantic models: what may stand in rule, pack, form and vocabulary files.

Imported only when a pack is read from its files or a JSON Schema is wanted; a cached pack does without.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Text = Annotated[str, Field(min_length=1, max_length=4000)]
Level = Literal["government", "department", "township", "other"]
SeverityName = Literal["error", "warning", "info"]


class FileModel(BaseModel):
    """Keys that are not listed are mistakes."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class BilingualText(FileModel):
    """A text in Chinese and in English."""

    zh: Text
    en: Text


class AuthorityEntry(FileModel):
    """A document and the clause of it that a rule rests on; with `editions`, for reports under these alone."""

    document: Text
    clause: Text
    editions: list[str] | None = None


class SeverityByLevel(FileModel):
    """A severity that depends on the agency's level."""

    default: SeverityName
    government: SeverityName | None = None
    department: SeverityName | None = None
    township: SeverityName | None = None
    other: SeverityName | None = None


class Years(FileModel):
    """First and last report year, both included."""

    from_: int | None = Field(None, alias="from")
    to: int | None = None


class CheckEntry(FileModel):
    """One assertion of a rule: where, what, and what to say."""

    for_each: Text | None = Field(None, description="loops: `column in requests.columns where not column.is_total`")
    assert_: Text = Field(alias="assert", description="an expression that must be true")
    at: Text | None = Field(None, description="the place of the finding; by default the loop variable")
    evidence: Text | None = Field(None, description="a loop over the cells to show; by default those it reads")
    values: dict[str, Text] = Field({}, description="named values for the message")
    message: BilingualText


class Patch(FileModel):
    """A report made from a base: values set, things dropped, sections moved or repeated."""

    base: str | None = None
    set: dict[str, Any] = {}
    drop: list[str] = []
    order: list[int] = []
    repeat: list[int] = []


class FileInput(FileModel):
    """Raw input of an example: a file name and its text, or its bytes in hexadecimal."""

    name: Text
    text: str | None = None
    bytes_hex: str | None = None


class ExampleInput(Patch):
    """What an example checks: a base with changes, or a raw file; with last year's report if wanted."""

    prior: Patch | None = None
    today: str | None = None
    file: FileInput | None = None


class Expected(FileModel):
    """A finding that an example expects: the pointer of its place and its whole Chinese message."""

    pointer: str
    message: Text


class Example(FileModel):
    """One of pass, fail (with what is expected) and not_assessable (with what is missing)."""

    pass_: ExampleInput | None = Field(None, alias="pass")
    fail: ExampleInput | None = None
    not_assessable: ExampleInput | None = None
    expect: list[Expected] = []
    missing: list[str] = []

    @model_validator(mode="after")
    def _one_kind(self) -> "Example":
        if sum(item is not None for item in (self.pass_, self.fail, self.not_assessable)) != 1:
            raise ValueError("one_kind")
        return self


class RuleFile(FileModel):
    """A rule: one file that a lawyer can read."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")]
    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: BilingualText
    severity: SeverityName | SeverityByLevel
    basis: Literal["law", "arithmetic", "practice"]
    editions: list[str] | None = None
    years: Years | None = None
    levels: list[Level] | None = None
    authority: Annotated[list[AuthorityEntry], Field(min_length=1)]
    why: BilingualText
    fix: BilingualText
    blanks: Literal["zero", "unknown"] = "unknown"
    for_each: Text | None = None
    assert_: Text | None = Field(None, alias="assert")
    at: Text | None = None
    evidence: Text | None = None
    values: dict[str, Text] = {}
    message: BilingualText | None = None
    checks: list[CheckEntry] = []
    reader: bool = False
    messages: dict[str, BilingualText] = {}
    never_missing: bool = False
    examples: list[Example] = []


class LabelText(FileModel):
    """A label of the form: the official Chinese wording and its translation."""

    zh: Text
    en: Text


class ColumnEntry(FileModel):
    """A column: its label, other wordings that readers know it by, unit, and what it may hold."""

    label: LabelText
    variants: list[str] = []
    unit: Literal["count", "yuan", "wan_yuan"] = "count"
    signed: bool = False
    total: bool = False


class RowEntry(FileModel):
    """A row: its label, and its columns where not all of the table's."""

    label: LabelText
    variants: list[str] = []
    columns: list[str] = []
    total: bool = False
    stands_for: list[str] = []


class GroupEntry(FileModel):
    """Rows or columns that belong together."""

    label: LabelText
    rows: list[str] = []
    columns: list[str] = []


class BandEntry(FileModel):
    """A heading over several rows of a table (第二十条第（一）项)."""

    label: LabelText
    rows: list[str]


class TableEntry(FileModel):
    """A table of the form."""

    name: Text
    title: LabelText
    section: int
    row_lists: bool = False
    columns: dict[str, ColumnEntry]
    rows: dict[str, RowEntry]
    groups: dict[str, GroupEntry] = {}
    bands: list[BandEntry] = []


class SectionEntry(FileModel):
    """A section of the form."""

    number: int
    title: LabelText
    accepted: list[str] = []
    variants: list[str] = []
    content: Literal["text", "table"]
    table: str | None = None


class FormFile(FileModel):
    """An edition of the form."""

    edition: Text
    title: LabelText
    authority: AuthorityEntry
    years: Years
    sections: list[SectionEntry]
    tables: dict[str, TableEntry]


class LevelEntry(FileModel):
    """Names that end in one of the suffixes are of this level; the first entry that fits decides. `null`: not told."""

    level: Level | None
    suffixes: list[Text]


class PackFile(FileModel):
    """A rule pack."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Text
    title: BilingualText
    extends: str | None = None
    parameters: dict[str, Any] = {}
    levels: list[LevelEntry] = []


class Pattern(FileModel):
    """An RE2 pattern in a word list."""

    pattern: Text


class VocabularyFile(FileModel):
    """Word lists: literal phrases and patterns."""

    words: dict[str, list[str | Pattern]]
