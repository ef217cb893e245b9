"""The file formats of a pack as pydantic models: what may stand in rule, pack and vocabulary files.

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

    zh: Text = Field(description="in Chinese, as officials read it")
    en: Text = Field(description="the same in English")


class AuthorityEntry(FileModel):
    """A document and the clause of it that a rule rests on; with `editions`, for reports under these alone."""

    document: Text = Field(description="short official name and number: `国办公开办函〔2021〕30号`")
    clause: Text = Field(description="article or part of it: `第四十九条`")
    editions: list[str] | None = Field(None, description="editions of the form for which this holds; by default all")


class SeverityByLevel(FileModel):
    """A severity that depends on the agency's level."""

    default: SeverityName = Field(description="where no level below is stated")
    government: SeverityName | None = Field(None, description="for governments")
    department: SeverityName | None = Field(None, description="for departments")
    township: SeverityName | None = Field(None, description="for townships and subdistricts")
    other: SeverityName | None = Field(None, description="for other bodies")


class Years(FileModel):
    """First and last report year, both included."""

    from_: int | None = Field(None, alias="from", description="first report year")
    to: int | None = Field(None, description="last report year")


class RepairEntry(FileModel):
    """How findings can be mended without asking anybody."""

    kind: Literal[
        "plain_number",
        "official_title",
        "official_label",
        "wording",
        "markup",
        "doubled_words",
        "solved_blank",
        "computed_total",
    ] = Field(description="what is proposed; see docs/fixes.md")
    safety: Literal["safe", "unsafe"] = Field(
        "safe", description="`unsafe` where somebody has to look at it: `--fix` alone leaves it"
    )
    instead: dict[Annotated[str, Field(min_length=1)], str] = Field(
        {}, description="for `wording`: what is wrong → what to write; the first that stands there is replaced"
    )

    @model_validator(mode="after")
    def _fitting(self) -> "RepairEntry":
        if (self.kind == "wording") != bool(self.instead):
            raise ValueError("repair_instead")
        if self.kind in ("solved_blank", "computed_total") and self.safety == "safe":
            raise ValueError("repair_unsafe")
        keys = list(self.instead)
        if any(early in late for at, late in enumerate(keys) for early in keys[:at]):
            raise ValueError("repair_hidden")
        return self


class Telling(FileModel):
    """A message of a rule over several reports that does not speak of one place."""

    values: dict[str, Text] = Field({}, description="named values for the message, without the loop variables")
    message: BilingualText = Field(description="what to say; `{name}` stands for a value or a name in scope")


class CheckEntry(FileModel):
    """One assertion of a rule: where, what, and what to say."""

    for_each: Text | None = Field(None, description="loops: `column in requests.columns where not column.is_total`")
    assert_: Text = Field(alias="assert", description="an expression that must be true")
    at: Text | None = Field(None, description="the place of the finding; by default the loop variable")
    evidence: Text | None = Field(None, description="a loop over the cells to show; by default those it reads")
    values: dict[str, Text] = Field({}, description="named values for the message")
    repair: RepairEntry | None = Field(None, description="how findings can be mended by the program")
    message: BilingualText = Field(
        description="what to say; `{name}` stands for a value, a loop variable or a name in scope"
    )
    together: Telling | None = Field(
        None,
        description="one finding for all places of this check, said in place of many: `{count}` is how many there are, "
        "`{places}` what is said of the first of them",
    )
    bounds: Telling | None = Field(
        None, description="where it cannot be judged: what is known all the same, said beside what is missing"
    )


class Patch(FileModel):
    """A report made from a base: values set, things dropped, sections moved or repeated."""

    base: str | None = Field(
        None, description="name of a report in `examples/`, without `.yaml`; by default `clean-2021`"
    )
    set: dict[str, Any] = Field(
        {}, description="pointer → value: `requests.granted.total: 12`, `sections.5.text: …`; null leaves a cell blank"
    )
    drop: list[str] = Field([], description="pointers to leave out: a cell, row, column, table, section or field")
    order: list[int] = Field([], description="numbers of the sections in the order in which they are to stand")
    repeat: list[int] = Field([], description="numbers of sections that are to stand twice")


class FileInput(FileModel):
    """Raw input of an example: a file name and its text, or its bytes in hexadecimal."""

    name: Text = Field(description="what the file is called; its ending tells the format")
    text: str | None = Field(None, description="what stands in it")
    bytes_hex: str | None = Field(None, description="its bytes in hexadecimal, for what is no text")


class ChildInput(Patch):
    """The report of a subordinate unit; with `absent` there is none, and only the roster knows of it."""

    absent: Literal[True] | None = Field(None, description="true where the unit has not reported")


class ExampleInput(Patch):
    """What an example checks: a base with changes, or a raw file; with last year's report if wanted."""

    prior: Patch | None = Field(None, description="last year's report; by default there is none")
    beside: list[Patch] = Field([], description="other reports of the same run, called `beside-1`, `beside-2` …")
    parent: Patch | None = Field(None, description="the report of the superior unit; by default there is none")
    children: list[ChildInput] = Field([], description="the reports of subordinate units; by default there are none")
    today: str | None = Field(None, description="the day of the check as 2026-01-31, which is the default")
    file: FileInput | None = Field(None, description="raw input in place of a base with changes")


class Expected(FileModel):
    """A finding that an example expects: the pointer of its place and its whole Chinese message."""

    pointer: str = Field(description="where the finding stands: `requests.concluded.business`")
    message: Text = Field(description="the whole Chinese message")


class Example(FileModel):
    """One of pass, fail (with what is expected) and not_assessable (with what is missing)."""

    pass_: ExampleInput | None = Field(
        None, alias="pass", description="a report on which the rule holds; `{}` is the faultless one"
    )
    fail: ExampleInput | None = Field(None, description="a report on which it does not")
    not_assessable: ExampleInput | None = Field(None, description="a report on which it cannot be judged")
    expect: list[Expected] = Field([], description="for fail: the findings, all of them")
    missing: list[str] = Field([], description="for not_assessable: what is missing, in the words of the JSON output")

    @model_validator(mode="after")
    def _one_kind(self) -> "Example":
        if sum(item is not None for item in (self.pass_, self.fail, self.not_assessable)) != 1:
            raise ValueError("one_kind")
        return self


class ExemptEntry(FileModel):
    """Agencies that a rule is not for although it is for their level."""

    agencies: Text = Field(
        description="word list; an agency whose name has one of its phrases is exempt: `subdistricts`"
    )
    reason: BilingualText = Field(description="why; outputs give it as the reason why the rule is not applicable")


class RuleFile(FileModel):
    """A rule: one file that a lawyer can read."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")] = Field(
        description="three letters for the group and a number that is never used again: `REQ101`"
    )
    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] = Field(
        description="a few words joined by hyphens; the file is called `CODE-name.yaml`"
    )
    title: BilingualText = Field(description="what the rule demands, in a line")
    severity: SeverityName | SeverityByLevel = Field(
        description="how grave a finding is; may depend on the level of the agency"
    )
    basis: Literal["law", "arithmetic", "practice"] = Field(
        description="what the rule rests on; `error` needs law or arithmetic"
    )
    editions: list[str] | None = Field(
        None, description="editions of the form it is for; by default every year, also those without a form"
    )
    years: Years | None = Field(None, description="report years it is for")
    levels: list[Level] | None = Field(None, description="levels of agencies it is for; by default all")
    exempt: ExemptEntry | None = Field(None, description="agencies of these levels that it is not for")
    authority: Annotated[list[AuthorityEntry], Field(min_length=1)] = Field(
        description="what it rests on: at least one document and clause"
    )
    covers: list[str] = Field([], description="ids of the clauses in `clauses.yaml` that it checks")
    why: BilingualText = Field(description="why this matters, for people who do not know the law")
    fix: BilingualText = Field(description="what to do about a finding")
    blanks: Literal["zero", "unknown"] = Field(
        "unknown", description="`zero`: blank parts of sums count as 0 (the message says so)"
    )
    for_each: Text | None = Field(None, description="loops: `column in requests.columns where not column.is_total`")
    assert_: Text | None = Field(None, alias="assert", description="an expression that must be true")
    at: Text | None = Field(None, description="the place of the finding; by default the loop variable")
    evidence: Text | None = Field(
        None, description="a loop over the cells to show; by default those that the assertion reads"
    )
    values: dict[str, Text] = Field({}, description="named values for the message: name → expression")
    repair: RepairEntry | None = Field(None, description="how findings can be mended by the program")
    message: BilingualText | None = Field(
        None, description="what to say; `{name}` stands for a value, a loop variable or a name in scope"
    )
    together: Telling | None = Field(
        None,
        description="one finding for all places, said in place of many: `{count}` is how many there are, `{places}` "
        "what is said of the first of them",
    )
    bounds: Telling | None = Field(
        None, description="where it cannot be judged: what is known all the same, said beside what is missing"
    )
    checks: list[CheckEntry] = Field([], description="several assertions in place of one")
    reader: bool = Field(
        False, description="true for rules that the readers raise; they have `messages` and no assertion"
    )
    messages: dict[str, BilingualText] = Field({}, description="for reader's rules: reason → what to say")
    mandatory: bool = Field(False, description="true for rules that cannot be waived")
    never_missing: bool = Field(
        False, description="true where nothing can be missing, so that no not_assessable example is needed"
    )
    examples: list[Example] = Field(
        [], description="tests and manual in one: at least one each of pass, fail and not_assessable"
    )
